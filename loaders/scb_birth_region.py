"""Population by region of birth, RegSO."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, read_bytes
from loaders.faults import InputFault
from loaders.scb_area_key import codes_of_names
from loaders.scb_yearly import by_year
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_birth_region",
    publisher="SCB",
    title="Folkmängden efter födelseregion, RegSO 2020",
    table="TAB6572",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    years=(2020, 2021, 2022, 2023),
    units="people, 31 December",
    file="regso_foreign_born_2020_2023.csv",
    rows=6726,
    computed=Text(
        sv="Utrikes födda är alla minus födda i Sverige. Kommunens tal är summan av dess RegSO.",
        en="Foreign-born is everyone minus those born in Sweden. A municipality is the sum of its RegSO.",
        nb="Utenlandsfødte er alle minus født i Sverige. Kommunens tall er summen av dens RegSO.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key: pd.DataFrame) -> pd.DataFrame:
    """People per RegSO 2020 and year: index (area_id, year); columns population, born_abroad."""
    table = csv_of(raw, SOURCE)
    need(table, ["födelseregion"], SOURCE, SOURCE.rows)
    long = by_year(table, "Antal", SOURCE)
    long["area_id"] = codes_of_names(long["region"], key, SOURCE)
    if long.duplicated(["area_id", "year", "födelseregion"]).any():
        raise InputFault(f"{SOURCE.file}: the same area and region of birth twice")
    wide = long.pivot(index=["area_id", "year"], columns="födelseregion", values="value")
    need(wide, ["totalt", "Sverige"], SOURCE)
    frame = pd.DataFrame(
        {"population": wide["totalt"], "born_abroad": wide["totalt"] - wide["Sverige"]}
    )
    return check(
        frame,
        SOURCE,
        counts=["population", "born_abroad"],
        rows=key["regso_code"].nunique() * len(SOURCE.years),
    )
