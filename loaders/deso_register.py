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
        sv="Kommunens värde är DeSO-värdena vägda med folkmängden.",
        en="A municipality's value is that of its DeSO, weighted by population.",
        nb="Kommunens verdi er DeSO-verdiene vektet med folketallet.",
    ),
    limits=Text(
        sv="Andra hand: bearbetat av forskare. Vilka åldrar som inkomstkvartilen avser anges inte.",
        en="Second hand: processed by researchers. The ages that the income quartile covers are not stated.",
        nb="Annenhånds: bearbeidet av forskere. Hvilke aldre inntektskvartilen gjelder, oppgis ikke.",
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
