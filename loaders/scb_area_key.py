"""DeSO 2018 → RegSO 2020 → municipality."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_area_key",
    publisher="SCB",
    title="Kopplingstabell DeSO 2018 – RegSO 2020",
    table="",
    address="https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/regso---regionala-statistikomraden/",
    licence=CC0,
    years=(2020,),
    units="codes",
    file="deso2018_regso2020_key.csv",
    rows=5984,
    computed=Text(
        sv="Används oförändrad. DeSO-kodens femte tecken anger områdets läge: A, B eller C.",
        en="Used as it is. The fifth character of a DeSO code is the area's position: A, B or C.",
        nb="Brukes uendret. DeSO-kodens femte tegn angir områdets beliggenhet: A, B eller C.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's key as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per DeSO 2018, index `area_id`; columns municipality_code, municipality,
    regso_code, regso, deso_class (A, B, C)."""
    table = csv_of(raw, SOURCE).rename(
        columns={
            "DeSO_2018": "area_id",
            "Kommun": "municipality_code",
            "Kommunnamn": "municipality",
            "RegSOkod_2020": "regso_code",
            "RegSO_2020": "regso",
        }
    )
    wanted = ["area_id", "municipality_code", "municipality", "regso_code", "regso"]
    need(table, wanted, SOURCE)
    frame = table[wanted].set_index("area_id").sort_index()
    frame["deso_class"] = frame.index.str[4]
    unknown = frame.index[~frame["deso_class"].isin(list("ABC"))]
    if len(unknown):
        raise InputFault(f"{SOURCE.file}: {unknown[0]} is no DeSO code")
    frame["regso"] = frame["regso"].map(area_name)
    return check(frame, SOURCE, rows=SOURCE.rows)


def regso_of(key: pd.DataFrame) -> pd.DataFrame:
    """The RegSO of a parsed key (3,363 in 2020 and 2025), index `area_id`; columns name,
    municipality_code, municipality."""
    frame = key.drop_duplicates("regso_code").set_index("regso_code").sort_index()
    frame = frame.rename(columns={"regso": "name"}).rename_axis("area_id")
    return frame[["name", "municipality_code", "municipality"]]


def area_name(name: str) -> str:
    """A RegSO name as SCB's own tables should spell it: single spaces, plain hyphens."""
    return " ".join(
        name.replace("\N{EN DASH}", "-").replace("\N{NO-BREAK SPACE}", " ").split()
    ).replace(" )", ")")


def codes_of_names(names: pd.Series, key: pd.DataFrame, source: Source) -> pd.Series:
    """RegSO codes of names such as "Upplands Väsby (Bollstanäs)".

    The tables are keyed by name alone. Raises InputFault with every name that
    the key does not know, so that no area is dropped in silence.
    """
    regso = regso_of(key)
    known = {
        f"{m} ({n})": code
        for code, m, n in zip(regso.index, regso["municipality"], regso["name"], strict=True)
    }
    codes = names.map(area_name).map(known)
    unknown = names[codes.isna()].unique()
    if len(unknown):
        raise InputFault(
            f"{source.file}: unknown area {', '.join(unknown[:3])} ({len(unknown)} in all)"
        )
    return codes
