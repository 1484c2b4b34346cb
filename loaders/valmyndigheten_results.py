"""The official result of the Riksdag election of 2022 per municipality."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import FREE_WITH_SOURCE, Source
from loaders.valmyndigheten_2022 import PARTIES
from translations import Text

SOURCE = Source(
    key="valmyndigheten_results",
    publisher="Valmyndigheten",
    title="Röster efter parti och kommun, riksdagsvalet 2022",
    table="",
    address="https://www.val.se/",
    licence=FREE_WITH_SOURCE,
    years=(2022,),
    units="votes",
    file="turnout_municipality_2018_2022.csv",
    rows=1448,
    computed=Text(
        sv="Visas inte: används för att kontrollera partiernas andelar per RegSO, som är omräknade av "
        "tredje part.",
        en="Not shown: the party shares by RegSO, which a third party has recomputed, are held against them.",
        nb="Vises ikke: brukes til å kontrollere partienes andeler per RegSO, som en tredjepart har regnet "
        "om.",
    ),
    limits=Text(
        sv="Summerade från valdistrikten.",
        en="Summed from the election districts.",
        nb="Summert fra valgkretsene.",
    ),
)


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, municipalities: pd.DataFrame) -> pd.DataFrame:
    """Percentages of all votes cast per municipality, index `area_id`; a column `C` … `V` a party.

    `municipalities` has the codes as index: each must be there, and no other.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("election", "year", "code", "voters", *PARTIES), SOURCE, SOURCE.rows)
    (year,) = SOURCE.years
    table = table[(table["election"] == "riksdag") & (table["year"] == str(year))]
    votes = table.set_index("code")[["voters", *PARTIES]].rename_axis("area_id").sort_index()
    votes = votes.apply(numbers_of, source=SOURCE)
    odd = votes.index.symmetric_difference(municipalities.index)
    if len(odd):
        raise InputFault(f"{SOURCE.file}: municipality {odd[0]} is unknown, or missing")
    frame = 100 * votes[list(PARTIES)].div(votes["voters"], axis=0)
    return check(frame, SOURCE, shares=PARTIES)
