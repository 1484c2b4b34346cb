"""Median earned income of everybody aged 16 and older, by municipality and year."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.source import USUAL_TERMS, Source
from translations import Text

SOURCE = Source(
    key="scb_median_income",
    publisher="SCB",
    title="Sammanräknad förvärvsinkomst, median, 16 år och äldre, kommun, 2014–2021",
    table="HE0110",
    address="https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__HE__HE0110/",
    licence=USUAL_TERMS,
    years=tuple(range(2014, 2022)),
    units="thousand kronor a year, prices not stated",
    file="scb_median_income_16plus_municipality_2014_2021.csv",
    rows=2320,
    computed=Text(
        sv="Medianen som den står.",
        en="The median as it stands.",
        nb="Medianen som den står.",
    ),
)


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per municipality and year: index (area_id, year); column income_tkr, thousand kronor, none missing."""
    table = csv_of(raw, SOURCE)
    need(table, ("code", "year", "median_earned_income_16plus_tkr"), SOURCE)
    income = numbers_of(table["median_earned_income_16plus_tkr"], SOURCE)
    years = numbers_of(table["year"], SOURCE).astype(int)
    index = pd.MultiIndex.from_arrays(
        [table["code"].str.zfill(4), years], names=["area_id", "year"]
    )
    frame = pd.DataFrame({"income_tkr": income.to_numpy()}, index=index)
    return check(frame.sort_index(), SOURCE, positive=["income_tkr"], rows=SOURCE.rows)
