"""Mean wage income, RegSO."""

from pathlib import Path

import pandas as pd

from loaders._check import check
from loaders._files import csv_of, read_bytes
from loaders.scb_area_key import codes_of_names
from loaders.scb_yearly import by_year
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_wages",
    publisher="SCB",
    title="Löneinkomst, medelvärde för samtliga, RegSO 2020",
    table="HE0110",
    address="https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__HE__HE0110/",
    licence=CC0,
    years=(2020, 2021, 2022, 2023),
    units="thousand kronor a year, prices not stated",
    file="regso_income_2020_2023.csv",
    rows=3363,
    computed=Text(
        sv="Kommunens värde är RegSO-värdena vägda med folkmängden.",
        en="A municipality's value is that of its RegSO, weighted by population.",
        nb="Kommunens verdi er RegSO-verdiene vektet med folketallet.",
    ),
    limits=Text(
        sv="Medelvärde för samtliga, även de utan lön. Antalet personer bakom varje värde publiceras inte i "
        "tabellen: kommunens värde är därför en skattning.",
        en="A mean over everyone, also those without a wage. The number of people behind each value is not in "
        "the table: a municipality's value is therefore an estimate.",
        nb="Gjennomsnitt for alle, også dem uten lønn. Antallet personer bak hver verdi står ikke i tabellen: "
        "kommunens verdi er derfor et anslag.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key: pd.DataFrame) -> pd.DataFrame:
    """Per RegSO 2020 and year: index (area_id, year); column wage_mean_tkr (thousand kronor)."""
    long = by_year(csv_of(raw, SOURCE), "Medelvärde för samtliga, tkr", SOURCE)
    long["area_id"] = codes_of_names(long["region"], key, SOURCE)
    frame = (
        long.rename(columns={"value": "wage_mean_tkr"}).set_index(["area_id", "year"]).sort_index()
    )
    return check(
        frame[["wage_mean_tkr"]],
        SOURCE,
        positive=["wage_mean_tkr"],
        rows=key["regso_code"].nunique() * len(SOURCE.years),
    )
