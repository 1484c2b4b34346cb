"""Where there are compulsory schools: the register of school units, by their postal towns."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, read_bytes
from loaders.source import USUAL_TERMS, Source
from translations import Text

SOURCE = Source(
    key="skolverket_units",
    publisher="Skolverket",
    title="Skolenhetsregistret, grundskolor, augusti 2020",
    table="",
    address="https://www.skolverket.se/skolutveckling/skolenhetsregistret",
    licence=USUAL_TERMS,
    years=(2020,),
    units="school units",
    file="skolverket_compulsory_school_units_2020-08.csv",
    rows=4894,
    computed=Text(
        sv="En tätort har en grundskola där en enhet med någon av årskurserna 1–9 har tätortens namn som postort, i "
        "samma kommun.",
        en="A locality has a compulsory school where a unit with any of the years 1–9 has the locality's name as its postal "
        "town, in the same municipality.",
        nb="Et tettsted har en grunnskole der en enhet med noen av trinnene 1–9 har tettstedets navn som poststed, i "
        "samme kommune.",
    ),
    limits=Text(
        sv="Registret har inga koordinater. 77 procent av enheterna har en postort som är en tätorts namn i kommunen; "
        "övriga ligger på landsbygden eller i en tätort med annan postort (Bromma, Hisings Kärra), så andelen "
        "tätorter med skola är en undre gräns. Augusti 2020.",
        en="The register has no coordinates. The postal town of 77 per cent of the units is the name of a locality in the "
        "municipality; the others lie in the country, or in a locality with another postal town (Bromma, Hisings "
        "Kärra), so that the share of localities with a school is a lower bound. August 2020.",
        nb="Registeret har ingen koordinater. 77 prosent av enhetene har et poststed som er navnet på et tettsted i "
        "kommunen; resten ligger på landsbygda eller i et tettsted med et annet poststed (Bromma, Hisings "
        "Kärra), så andelen tettsteder med skole er en nedre grense. August 2020.",
    ),
)
_YEARS = [f"ÅR{year}" for year in range(1, 10)]


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per unit with any of years 1–9, index `unit`; columns municipality_code, postal_town (lower case)."""
    table = csv_of(raw, SOURCE)
    need(table, ("SKOLENHETSKOD", "KOMMUN", "BESÖKSPOSTORT", "ÅR1", *_YEARS), SOURCE, SOURCE.rows)
    frame = pd.DataFrame(
        {
            "municipality_code": table["KOMMUN"].str.zfill(4).to_numpy(),
            "postal_town": table["BESÖKSPOSTORT"].map(town).to_numpy(),
        },
        index=pd.Index(table["SKOLENHETSKOD"], name="unit"),
    )
    has_pupils = (table[_YEARS] == "J").any(axis=1).to_numpy()
    return check(frame, SOURCE)[has_pupils]


def town(name: str) -> str:
    """The name of a place as two registers can be compared: lower case, single spaces."""
    return " ".join(name.casefold().split())
