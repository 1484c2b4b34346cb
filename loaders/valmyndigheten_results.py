"""Official results per municipality: turnout of 2018 and 2022, and the parties in the Riksdag election of 2022."""

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
    title="Röstberättigade, röstande och röster efter parti, valen 2018 och 2022",
    table="",
    address="https://www.val.se/",
    licence=FREE_WITH_SOURCE,
    years=(2018, 2022),
    units="votes",
    file="turnout_municipality_2018_2022.csv",
    rows=1448,
    computed=Text(
        sv="Valdeltagande: röstande / röstberättigade × 100. Partiernas röster visas inte: de används för att kontrollera "
        "andelarna per RegSO, som är omräknade av tredje part.",
        en="Turnout: voters / entitled to vote × 100. The parties' votes are not shown: the shares by RegSO, which a third "
        "party has recomputed, are held against them.",
        nb="Valgdeltakelse: stemmende / stemmeberettigede × 100. Partienes stemmer vises ikke: de brukes til å kontrollere "
        "andelene per RegSO, som en tredjepart har regnet om.",
    ),
    limits=Text(
        sv="Summerade från valdistrikten. Kommunvalet finns bara för 2022. Gotland har inget regionval: kommunen sköter "
        "regionens uppgifter.",
        en="Summed from the election districts. The municipal election is there for 2022 only. Gotland has no regional "
        "election: the municipality has the region's tasks.",
        nb="Summert fra valgkretsene. Kommunevalget finnes bare for 2022. Gotland har ikke regionvalg: kommunen har "
        "regionens oppgaver.",
    ),
)
# The publisher's word for each election, and the word in the indicators' ids.
ELECTIONS = {"riksdag": "parliament", "region": "region", "kommun": "municipality"}
_PARTIES_OF = ("riksdag", 2022)


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, municipalities: pd.DataFrame) -> pd.DataFrame:
    """Percentages per municipality, index `area_id`.

    `C` … `V`: of all votes cast in the Riksdag election of 2022, a column a party. `parliament_2018`
    and so on: turnout, voters of those entitled, a column an election; NaN where none was held.
    `municipalities` has the codes as index: each must be there, and no other.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("election", "year", "code", "eligible", "voters", *PARTIES), SOURCE, SOURCE.rows)
    turnout = _turnout(table)
    election, year = _PARTIES_OF
    table = table[(table["election"] == election) & (table["year"] == str(year))]
    votes = table.set_index("code")[["voters", *PARTIES]].rename_axis("area_id").sort_index()
    votes = votes.apply(numbers_of, source=SOURCE)
    odd = votes.index.symmetric_difference(municipalities.index)
    if len(odd):
        raise InputFault(f"{SOURCE.file}: municipality {odd[0]} is unknown, or missing")
    frame = 100 * votes[list(PARTIES)].div(votes["voters"], axis=0)
    frame = frame.join(turnout)
    return check(frame, SOURCE, shares=frame.columns)


def _turnout(table: pd.DataFrame) -> pd.DataFrame:
    """Voters in per cent of those entitled, by municipality; a column an election and year."""
    strange = table["election"][~table["election"].isin(list(ELECTIONS))]
    if len(strange):
        raise InputFault(f"{SOURCE.file}: {strange.iloc[0]!r} is no election")
    voters, eligible = (numbers_of(table[column], SOURCE) for column in ("voters", "eligible"))
    held = table["election"].map(ELECTIONS) + "_" + table["year"]
    long = pd.DataFrame(
        {"area_id": table["code"], "held": held, "turnout": 100 * voters / eligible}
    )
    check(long.set_index(["area_id", "held"]), SOURCE, shares=["turnout"])
    return long.pivot(index="area_id", columns="held", values="turnout")
