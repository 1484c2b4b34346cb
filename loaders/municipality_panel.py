"""Age, education and tax base per municipality, every fourth year."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import NOT_STATED, Source
from translations import Text

SOURCE = Source(
    key="municipality_panel",
    publisher="SCB, SKR (bearbetade)",
    title="Kommundata 2002–2022 (folkmängd, ålder, utbildning, skattekraft)",
    table="BE0101, UF0506, OE0101",
    address="https://www.statistikdatabasen.scb.se/",
    licence=NOT_STATED,
    years=(2001, 2005, 2009, 2013, 2017, 2021),
    units="people, shares, kronor per inhabitant",
    file="municip_data.csv",
    rows=1739,
    computed=Text(
        sv="Åren i filen är ett år efter dem som siffrorna gäller (folkmängden ”2022” är den 31 december 2021); "
        "här anges det år som siffran gäller. Skattekraften i 2023 års priser räknas om med SCB:s konsumentprisindex "
        "för inkomståret (årsmedeltal, 1980 = 100); filens egen omräkning gäller året efter.",
        en="The years in the file are one after those that the figures are about (the population of “2022” is "
        "that of 31 December 2021); here the year is the one that the figure is about. The tax base in 2023 prices "
        "is converted by Statistics Sweden's consumer price index of the income year (yearly mean, 1980 = 100); the "
        "file's own conversion is by that of the year after.",
        nb="Årene i filen er ett år etter dem tallene gjelder (folketallet «2022» er det 31. desember 2021); "
        "her oppgis året tallet gjelder. Skattegrunnlaget i 2023-priser regnes om med SCBs konsumprisindeks for "
        "inntektsåret (årsgjennomsnitt, 1980 = 100); filens egen omregning gjelder året etter.",
    ),
    limits=Text(
        sv="Knivsta bildades 2003 och saknar värde för 2001; Uppsala 2001 innefattar Knivsta.",
        en="Knivsta was founded in 2003 and has no value for 2001; Uppsala in 2001 includes Knivsta.",
        nb="Knivsta ble dannet i 2003 og mangler verdi for 2001; Uppsala i 2001 omfatter Knivsta.",
    ),
)
_SHARES = {
    "share0_19": "age_0_19_pct",
    "share75_": "age_75_plus_pct",
    "share_elementary_school": "education_primary_pct",
    "share_secondary_school": "education_secondary_pct",
    "share_tertiary_school": "education_tertiary_pct",
}
_COUNTS = {"pop": "population", "tax_base": "tax_base_sek"}
_REAL = "tax_base_2023_prices_sek"
# Consumer price index of SCB (KPI, fastställda tal, 1980 = 100), yearly means: of the income years,
# of the years after them, by which the file converts, and of the year whose prices are wanted.
_PRICES_OF = 2023
CPI = {
    2001: 267.1,
    2002: 272.8,
    2005: 280.4,
    2006: 284.22,
    2009: 299.66,
    2010: 303.46,
    2013: 314.06,
    2014: 313.49,
    2017: 322.11,
    2018: 328.40,
    2021: 343.19,
    2022: 371.91,
    2023: 403.70,
}


def load(folder: Path) -> bytes:
    """The panel as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """Per municipality and reference year: index (area_id, year); shares 0–100, counts, kronor.

    A tax base in 2023 prices is that of the income year × CPI of 2023 / CPI of the income year.
    """
    table = csv_of(raw, SOURCE)
    names = {**_SHARES, **_COUNTS, "real_tax_base": _REAL}
    need(table, ("municip_code", "year", *names), SOURCE)
    frame = pd.DataFrame({new: numbers_of(table[old], SOURCE) for old, new in names.items()})
    frame[list(_SHARES.values())] *= 100
    frame["area_id"] = table["municip_code"].str.zfill(4)
    labels = numbers_of(table["year"], SOURCE)
    if labels.isna().any():
        raise InputFault(f"{SOURCE.file}: a row without a year")
    _check_prices(frame[_REAL] / frame["tax_base_sek"], labels)
    frame["year"] = labels.astype(int) - 1
    frame[_REAL] = frame["tax_base_sek"] * _deflator(frame["year"])
    frame = frame.set_index(["area_id", "year"]).sort_index()
    positive = [*_COUNTS.values(), _REAL]
    return check(frame, SOURCE, shares=_SHARES.values(), positive=positive, rows=SOURCE.rows)


def _deflator(years: pd.Series) -> pd.Series:
    """What an amount of each year is multiplied by to be one in the prices of 2023."""
    prices = years.map(CPI)
    if prices.isna().any():
        year = years[prices.isna()].iloc[0]
        raise InputFault(f"{SOURCE.file}: no consumer price index is declared for {year:.0f}")
    return CPI[_PRICES_OF] / prices


def _check_prices(converted: pd.Series, labels: pd.Series) -> None:
    """InputFault unless the file converts by the very series that is declared here, of its own labels."""
    off = (converted / _deflator(labels) - 1).abs() > 0.0005
    if off.any():
        raise InputFault(
            f"{SOURCE.file}: real_tax_base of {labels[off].iloc[0]:.0f} is not tax_base in {_PRICES_OF} prices"
        )
