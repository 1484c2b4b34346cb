"""DeSO 2025 → RegSO 2025 → municipality."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import json_of, read_bytes
from loaders.faults import InputFault
from loaders.scb_area_key import area_name
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_area_key_2025",
    publisher="SCB",
    title="Kopplingstabell DeSO 2025 – RegSO 2025",
    table="",
    address="https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/regso---regionala-statistikomraden/",
    licence=CC0,
    years=(2025,),
    units="codes",
    file="deso2025_regso2025_key.json",
    rows=6160,
    computed=Text(
        sv="Används oförändrad. DeSO-kodens femte tecken anger områdets läge: A, B eller C.",
        en="Used as it is. The fifth character of a DeSO code is the area's position: A, B or C.",
        nb="Brukes uendret. DeSO-kodens femte tegn angir områdets beliggenhet: A, B eller C.",
    ),
    limits=Text(
        sv="141 RegSO består av andra DeSO-koder än 2020 trots att den egna koden är densamma, och i "
        "Perstorp, Munkfors och Lycksele har två områden bytt namn med varandra. De två årgångarna "
        "kopplas därför aldrig ihop.",
        en="141 RegSO consist of other DeSO codes than in 2020 though their own is the same, and in Perstorp, Munkfors "
        "and Lycksele two areas have each other's former name. So the two vintages are never joined.",
        nb="141 RegSO består av andre DeSO-koder enn i 2020 selv om deres egen er den samme, og i Perstorp, Munkfors og "
        "Lycksele har to områder byttet navn med hverandre. De to årgangene kobles derfor aldri sammen.",
    ),
)
_COLUMNS = {
    "kommun_code": "municipality_code",
    "kommun_name": "municipality",
    "regso_code": "regso_code",
    "regso_name": "regso",
}
_HEADING = "DeSO_2025"  # the publisher's header row, kept by the file as its first area


def load(folder: Path) -> bytes:
    """The key as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per DeSO 2025, index `area_id`; columns municipality_code, municipality,
    regso_code, regso, deso_class (A, B, C). Codes are plain: SCB's own tables write
    `0114C1010_DeSO2025`."""
    areas = json_of(raw, SOURCE)
    areas.pop(_HEADING, None)
    if not all(isinstance(area, dict) for area in areas.values()):
        raise InputFault(f"{SOURCE.file}: an area that is not described by its RegSO")
    table = pd.DataFrame.from_dict(areas, orient="index").rename_axis("area_id")
    need(table, _COLUMNS, SOURCE)
    frame = table[list(_COLUMNS)].rename(columns=_COLUMNS).sort_index()
    frame["deso_class"] = frame.index.str[4]
    for column, code in (("municipality_code", frame.index), ("regso_code", frame["regso_code"])):
        strange = frame.index[code.str[:4] != frame["municipality_code"]]
        if len(strange):
            raise InputFault(f"{SOURCE.file}: {strange[0]} is in another municipality ({column})")
    unknown = frame.index[~frame["deso_class"].isin(list("ABC"))]
    if len(unknown):
        raise InputFault(f"{SOURCE.file}: {unknown[0]} is no DeSO code")
    frame["regso"] = frame["regso"].map(area_name)
    return check(frame, SOURCE, rows=SOURCE.rows)
