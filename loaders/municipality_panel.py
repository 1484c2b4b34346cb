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
        "här anges det år som siffran gäller.",
        en="The years in the file are one after those that the figures are about (the population of “2022” is "
        "that of 31 December 2021); here the year is the one that the figure is about.",
        nb="Årene i filen er ett år etter dem tallene gjelder (folketallet «2022» er det 31. desember 2021); "
        "her oppgis året tallet gjelder.",
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
_COUNTS = {
    "pop": "population",
    "tax_base": "tax_base_sek",
    "real_tax_base": "tax_base_2023_prices_sek",
}


def load(folder: Path) -> bytes:
    """The panel as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """Per municipality and reference year: index (area_id, year); shares 0–100, counts, kronor."""
    table = csv_of(raw, SOURCE)
    names = {**_SHARES, **_COUNTS}
    need(table, ("municip_code", "year", *names), SOURCE)
    frame = pd.DataFrame({new: numbers_of(table[old], SOURCE) for old, new in names.items()})
    frame[list(_SHARES.values())] *= 100
    frame["area_id"] = table["municip_code"].str.zfill(4)
    years = numbers_of(table["year"], SOURCE)
    if years.isna().any():
        raise InputFault(f"{SOURCE.file}: a row without a year")
    frame["year"] = years.astype(int) - 1
    frame = frame.set_index(["area_id", "year"]).sort_index()
    return check(
        frame, SOURCE, shares=_SHARES.values(), positive=_COUNTS.values(), rows=SOURCE.rows
    )
