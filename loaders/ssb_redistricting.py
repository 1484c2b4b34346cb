"""Which Norwegian municipality of 2024 each earlier one is, or became a part of."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import NLOD, Source
from translations import Text

SOURCE = Source(
    key="ssb_redistricting",
    publisher="Statistisk sentralbyrå",
    title="Kommuner 2009–2021 och kommunen 2024",
    table="",
    address="https://www.ssb.no/klass/klassifikasjoner/131",
    licence=NLOD,
    years=(2009, 2013, 2017, 2021),
    units="code to code",
    file="municipality_redistricting_to_2024.csv",
    rows=1665,
    computed=Text(
        sv="Äldre kommuner förs till kommunerna 2024. En kommun som delades (Ålesund, Tysfjord, Snillfjord) förs till "
        "delarna med fasta vikter.",
        en="Earlier municipalities are brought to those of 2024. One that was divided (Ålesund, Tysfjord, Snillfjord) is "
        "brought to its parts with fixed weights.",
        nb="Eldre kommuner føres til kommunene 2024. En kommune som ble delt (Ålesund, Tysfjord, Snillfjord), føres til "
        "delene med faste vekter.",
    ),
    limits=Text(
        sv="Genom Folkehelseinstituttets sammanställning. Vikterna är lika stora delar, inte folkmängd.",
        en="Through a compilation of the Norwegian Institute of Public Health. The weights are equal parts, not people.",
        nb="Gjennom Folkehelseinstituttets sammenstilling. Vektene er like store deler, ikke folketall.",
    ),
)


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """A row for each part of each earlier municipality: columns year, old_code, area_id (of 2024), weight (0–1).

    The weights of an earlier municipality are 1 together.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("calyear", "old_code", "code_2024", "weighting"), SOURCE, SOURCE.rows)
    frame = pd.DataFrame(
        {
            "year": numbers_of(table["calyear"], SOURCE).astype(int),
            "old_code": table["old_code"].str.zfill(4),
            "area_id": table["code_2024"].str.zfill(4),
            "weight": numbers_of(table["weighting"], SOURCE),
        }
    )
    check(frame.set_index(["year", "old_code", "area_id"]), SOURCE, positive=["weight"])
    whole = frame.groupby(["year", "old_code"])["weight"].sum()
    odd = whole.index[(whole - 1).abs() > 1e-9]
    if len(odd):
        raise InputFault(
            f"{SOURCE.file}: the parts of {odd[0][1]} in {odd[0][0]} are not 1 together"
        )
    return frame
