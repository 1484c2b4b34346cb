"""Registered population, prices of houses, dwellings completed and open unemployment, by municipality and year."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="municipality_register",
    publisher="SCB, Arbetsförmedlingen",
    title="Folkmängd, småhuspriser, färdigställda bostäder och öppen arbetslöshet per kommun 2011–2024",
    table="BE0101",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    years=tuple(range(2011, 2025)),
    units="people on 31 December, kronor, dwellings, per cent",
    file="municipality_housing_panel_2011_2024.csv",
    rows=4060,
    computed=Text(
        sv="Färdigställda bostäder / folkmängden × 1 000; priser och arbetslöshet som de står. Folkmängden visas inte: "
        "kilometerrutornas folkmängd och andra källors summor kontrolleras mot den.",
        en="Dwellings completed / population × 1,000; prices and unemployment as they stand. The population is not shown: that "
        "of the square kilometres, and the sums of other sources, are held against it.",
        nb="Fullførte boliger / folketallet × 1 000; priser og arbeidsledighet som de står. Folketallet vises ikke: "
        "folketallet i kilometerrutene og summene i andre kilder kontrolleres mot det.",
    ),
    limits=Text(
        sv="Genom en sammanställning av bostadsdata, inte ur utgivarnas egna tabeller.",
        en="Through a compilation of housing data, not from the publishers' own tables.",
        nb="Gjennom en sammenstilling av boligdata, ikke fra utgivernes egne tabeller.",
    ),
)
_COLUMNS = {
    "population": "population",
    "mean_price_smahus_sek": "house_price_sek",
    "open_unemployment_pct_N03937": "open_unemployment_pct",
    "completions": "completions",
}


def load(folder: Path) -> bytes:
    """The compilation as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per municipality and year: index (area_id, year).

    Columns population, house_price_sek (kronor, mean of the houses sold), open_unemployment_pct and
    completions (dwellings). NaN where the table has no figure; never of the population.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("region_code", "year", *_COLUMNS), SOURCE)
    years = numbers_of(table["year"], SOURCE)
    if years.isna().any():
        raise InputFault(f"{SOURCE.file}: a row without a year")
    frame = pd.DataFrame(
        {
            "area_id": table["region_code"].str.zfill(4),
            "year": years.astype(int),
            **{name: numbers_of(table[column], SOURCE) for column, name in _COLUMNS.items()},
        }
    )
    frame = frame.set_index(["area_id", "year"]).sort_index()
    return check(
        frame,
        SOURCE,
        positive=["population", "house_price_sek"],
        counts=["completions"],
        shares=["open_unemployment_pct"],
        rows=SOURCE.rows,
    )
