"""How many people Statistics Sweden has projected that the municipalities will have."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import USUAL_TERMS, Source
from translations import Text

SOURCE = Source(
    key="scb_projection",
    publisher="SCB",
    title="Befolkningsframskrivning efter kommun, 2022 års framskrivning",
    table="BE0401",
    address="https://www.statistikdatabasen.scb.se/",
    licence=USUAL_TERMS,
    years=(2025, 2030, 2035, 2040),
    units="people, 31 December",
    file="population_projection_municipality.csv",
    rows=14210,
    computed=Text(
        sv="Vart femte år till och med 2040 används; framskrivningen går till 2070.",
        en="Every fifth year up to 2040 is used; the projection goes on to 2070.",
        nb="Hvert femte år til og med 2040 brukes; framskrivingen går til 2070.",
    ),
    limits=Text(
        sv="En äldre framskrivning, med 2022 som första år: för 2024 ligger den 0,35 procent över utfallet i hela landet.",
        en="An old projection, whose first year is 2022: for 2024 it is 0.35 per cent above the outcome in the whole country.",
        nb="En eldre framskriving, med 2022 som første år: for 2024 ligger den 0,35 prosent over utfallet i hele landet.",
    ),
)


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.Series:
    """People by municipality and projected year (every year of the file): index (area_id, year)."""
    table = csv_of(raw, SOURCE)
    need(table, ("Kommunkod", "År", "Befolkning"), SOURCE, SOURCE.rows)
    years = numbers_of(table["År"], SOURCE)
    if years.isna().any():
        raise InputFault(f"{SOURCE.file}: a row without a year")
    frame = pd.DataFrame(
        {
            "area_id": table["Kommunkod"].str.zfill(4),
            "year": years.astype(int),
            "people": numbers_of(table["Befolkning"], SOURCE),
        }
    ).set_index(["area_id", "year"])
    check(frame, SOURCE, positive=["people"])
    missing = set(SOURCE.years) - set(frame.index.get_level_values("year"))
    if missing:
        raise InputFault(f"{SOURCE.file}: no year {min(missing)}")
    return frame["people"].sort_index()
