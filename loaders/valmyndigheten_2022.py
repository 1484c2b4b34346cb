"""Party shares in the Riksdag election of 2022 by RegSO 2025."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import json_of, read_bytes
from loaders.faults import InputFault
from loaders.source import FREE_WITH_SOURCE, Source
from translations import Text

SOURCE = Source(
    key="valmyndigheten_2022",
    publisher="Valmyndigheten, SCB",
    title="Riksdagsvalet 2022, röster efter parti, omräknade till RegSO 2025",
    table="",
    address="https://www.val.se/",
    licence=FREE_WITH_SOURCE,
    years=(2022,),
    units="% of all votes, one decimal",
    file="riksdag_2022_regso.json",
    rows=3327,
    computed=Text(
        sv="Används oförändrade: andel av alla avgivna röster, även blanka och ogiltiga.",
        en="Used as they are: share of all votes cast, blank and invalid ones included.",
        nb="Brukes uendret: andel av alle avgitte stemmer, også blanke og ugyldige.",
    ),
    limits=Text(
        sv="Omräknade från valdistrikt efter yta av tredje part, och därför en skattning som troligen "
        "jämnar ut skillnaderna mellan områden. Antal röster och valdeltagande saknas. 3 327 av 3 363 "
        "RegSO.",
        en="Area-weighted from election districts by a third party, so an estimate that probably evens out the differences between areas. The number of votes and the "
        "turnout are missing. 3,327 of 3,363 RegSO.",
        nb="Omregnet fra valgkretser etter areal av en tredjepart, og derfor et anslag som trolig jevner ut "
        "forskjellene mellom områder. Antall stemmer og valgdeltakelse mangler. 3 327 av 3 363 RegSO.",
    ),
)
# The parties of the Riksdag, by the letters on the ballot's list.
PARTIES = ("C", "KD", "L", "M", "MP", "S", "SD", "V")


def load(folder: Path) -> bytes:
    """The recomputed shares as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key_2025: pd.DataFrame) -> pd.DataFrame:
    """Percentages of all votes per RegSO 2025, index `area_id`; a column `C` … `V` a party of the Riksdag.

    The shares of all parties, blank and invalid votes make 100 in every area, but for rounding.
    """
    answer = json_of(raw, SOURCE)
    kind, year, shares = (answer.get(name) for name in ("electionType", "year", "partyVotes"))
    if (kind, year) != ("riksdag", *SOURCE.years) or not isinstance(shares, dict):
        raise InputFault(f"{SOURCE.file}: not the shares of the Riksdag election of 2022")
    try:
        table = pd.DataFrame.from_dict(shares, orient="index", dtype=float).rename_axis("area_id")
    except (ValueError, TypeError, AttributeError):
        raise InputFault(f"{SOURCE.file}: a share that is no number") from None
    need(table, PARTIES, SOURCE)
    unknown = set(table.index) - set(key_2025["regso_code"])
    if unknown:
        raise InputFault(f"{SOURCE.file}: unknown area {min(unknown)}")
    whole = table.sum(axis=1)
    odd = table.index[(whole - 100).abs() > 1]
    if len(odd):
        raise InputFault(f"{SOURCE.file}: the shares of {odd[0]} make {whole[odd[0]]:.1f}, not 100")
    frame = table[list(PARTIES)].sort_index()
    lacking = frame.index[frame.isna().any(axis=1)]
    if len(lacking):
        raise InputFault(f"{SOURCE.file}: {lacking[0]} lacks a party of the Riksdag")
    return check(frame, SOURCE, shares=PARTIES, rows=SOURCE.rows)
