"""Results of year 9 by school, added up to the municipality that the school lies in."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.source import USUAL_TERMS, Source
from translations import Text

SOURCE = Source(
    key="skolverket_year9",
    publisher="Skolverket",
    title="Grundskolan, slutbetyg årskurs 9 per skolenhet 2024/25",
    table="",
    address="https://www.skolverket.se/skolutveckling/statistik",
    licence=USUAL_TERMS,
    years=(2025,),
    units="pupils, shares, points",
    file="skolverket_grade9_results_2024_25.csv",
    rows=1714,
    computed=Text(
        sv="Skolornas värden vägs med antalet elever i årskurs 9 till kommunen där skolan ligger. ”~100” räknas "
        "som 100. Skolor vars värde är dolt ingår inte, men räknas: 132 av 1 714 saknar meritvärde, 163 saknar "
        "andel behöriga, och av 113 är inte heller elevantalet känt.",
        en="The schools' values, weighted by their pupils in year 9, to the municipality that the school lies in. “~100” "
        "counts as 100. Schools whose value is withheld are left out, and counted: 132 of 1,714 have no merit "
        "value, 163 no share of eligible, and of 113 the number of pupils is unknown too.",
        nb="Skolenes verdier vektes med antall elever på 9. trinn til kommunen der skolen ligger. «~100» regnes "
        "som 100. Skoler der verdien er skjult, inngår ikke, men telles: 132 av 1 714 mangler meritverdi, 163 "
        "mangler andel kvalifiserte, og for 113 er heller ikke elevtallet kjent.",
    ),
    limits=Text(
        sv="Gäller skolor i kommunen, inte elever som bor där. Genom en sammanställning av Skolverkets filer.",
        en="Of schools in the municipality, not of pupils who live there. Through a compilation of the agency's files.",
        nb="Gjelder skoler i kommunen, ikke elever som bor der. Gjennom en sammenstilling av Skolverkets filer.",
    ),
)
_COLUMNS = {"eligible_vocational_pct": "eligible", "merit_value_17": "merit"}


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per municipality with a school of year 9, index `area_id`.

    Columns: `eligible_pct` (0–100) and `merit` (points, 0–340), Σ pupils × value / Σ pupils over
    the schools that have both (NaN where none has); `eligible_pupils` and `merit_pupils`, the
    pupils of those schools; `schools`, and `eligible_withheld` and `merit_withheld`, how many of
    them have no such value.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("school_code", "code", "pupils", *_COLUMNS), SOURCE, SOURCE.rows)
    schools = pd.DataFrame(
        {
            "pupils": numbers_of(table["pupils"], SOURCE),
            **{new: numbers_of(table[old], SOURCE) for old, new in _COLUMNS.items()},
        }
    )
    schools.index = pd.Index(table["school_code"], name="school")
    check(schools, SOURCE, counts=["pupils", "merit"], shares=["eligible"])
    code = table["code"].str.zfill(4).set_axis(schools.index)
    sums = {"schools": schools.groupby(code).size()}
    for column in _COLUMNS.values():
        known = schools[column].notna() & schools["pupils"].notna()
        pupils = schools["pupils"].where(known, 0)
        of_all = pupils.groupby(code).sum()
        total = (pupils * schools[column].fillna(0)).groupby(code).sum()
        name = "eligible_pct" if column == "eligible" else column
        sums |= {
            name: total / of_all.where(of_all > 0),
            f"{column}_pupils": of_all,
            f"{column}_withheld": (~known).groupby(code).sum(),
        }
    frame = pd.DataFrame(sums).rename_axis("area_id").sort_index()
    return check(frame, SOURCE, counts=["merit_pupils"], shares=["eligible_pct"])
