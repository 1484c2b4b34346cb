"""Birth country, income quartile and cars per DeSO, 2019."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import read_bytes, read_parquet
from loaders.source import NOT_STATED, Source
from translations import Text

SOURCE = Source(
    key="deso_register",
    publisher="SCB (bearbetning: Liao et al.)",
    title="Registeruppgifter per DeSO 2018 (data om rörlighet och segregation i Sverige)",
    table="",
    address="https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/deso---demografiska-statistikomraden/",
    licence=NOT_STATED,
    years=(2019,),
    units="shares 0–1, cars per person, people",
    file="deso2018_register_2019.parquet",
    rows=5984,
    computed=Text(
        sv="Bara folkmängd och bilar används: kommunens värde är DeSO-värdena vägda med folkmängden.",
        en="Only people and cars are used: a municipality's value is that of its DeSO, weighted by population.",
        nb="Bare folketall og biler brukes: kommunens verdi er DeSO-verdiene vektet med folketallet.",
    ),
    limits=Text(
        sv="Andrahandsuppgift, bearbetad av forskare. Andelen utrikes födda och andelen i lägsta "
        "inkomstfjärdedelen används inte: för mer än ett område av tre avviker värdet med mer än en "
        "fjärdedel från SCB:s egen siffra.",
        en="Second hand: processed by researchers. The shares of foreign-born and of the lowest income quarter are not "
        "used: more than one area in three lies more than a quarter from Statistics Sweden's own figure.",
        nb="Annenhåndsopplysning, bearbeidet av forskere. Andelen utenlandsfødte og andelen i laveste "
        "inntektsfjerdedel brukes ikke: for mer enn ett område av tre avviker verdien med mer enn en "
        "fjerdedel fra SCBs eget tall.",
    ),
)
_COLUMNS = {
    "deso": "area_id",
    "Not Sweden": "foreign_born_pct",
    "Lowest income group": "lowest_income_quartile_pct",
    "car_ownership": "cars_per_1000",
    "population": "population",
}


def load(folder: Path) -> bytes:
    """The researchers' Parquet file as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per DeSO 2018, index `area_id`; columns foreign_born_pct, lowest_income_quartile_pct
    (0–100), cars_per_1000 (people), population (people)."""
    table = read_parquet(raw, SOURCE)
    need(table, _COLUMNS, SOURCE)
    frame = table[list(_COLUMNS)].rename(columns=_COLUMNS).set_index("area_id").sort_index()
    frame[["foreign_born_pct", "lowest_income_quartile_pct"]] *= 100
    frame["cars_per_1000"] *= 1000
    return check(
        frame,
        SOURCE,
        counts=["cars_per_1000", "population"],
        shares=["foreign_born_pct", "lowest_income_quartile_pct"],
        rows=SOURCE.rows,
    )
