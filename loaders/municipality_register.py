"""Registered population of the municipalities, every year: what other sources are held against."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="municipality_register",
    publisher="SCB",
    title="Folkmängd per kommun 2011–2024",
    table="BE0101",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    years=tuple(range(2011, 2025)),
    units="people, 31 December",
    file="municipality_housing_panel_2011_2024.csv",
    rows=4060,
    computed=Text(
        sv="Visas inte: används för att kontrollera kilometerrutornas folkmängd och andra källors summor.",
        en="Not shown: the population of the square kilometres, and the sums of other sources, are held against it.",
        nb="Vises ikke: brukes til å kontrollere folketallet i kilometerrutene og summene i andre kilder.",
    ),
    limits=Text(
        sv="Genom en sammanställning av bostadsdata; bara folkmängden används.",
        en="Through a compilation of housing data; only the population is used.",
        nb="Gjennom en sammenstilling av boligdata; bare folketallet brukes.",
    ),
)


def load(folder: Path) -> bytes:
    """The compilation as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """People per municipality and year: index (area_id, year); column population."""
    table = csv_of(raw, SOURCE)
    need(table, ("region_code", "year", "population"), SOURCE)
    years = numbers_of(table["year"], SOURCE)
    if years.isna().any():
        raise InputFault(f"{SOURCE.file}: a row without a year")
    frame = pd.DataFrame(
        {
            "area_id": table["region_code"].str.zfill(4),
            "year": years.astype(int),
            "population": numbers_of(table["population"], SOURCE),
        }
    )
    frame = frame.set_index(["area_id", "year"]).sort_index()
    return check(frame, SOURCE, positive=["population"], rows=SOURCE.rows)
