"""Turnout in Storting elections by Norwegian municipality, in the borders of 2024."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import USUAL_TERMS, Source
from translations import Text

SOURCE = Source(
    key="valgdir_turnout",
    publisher="Valgdirektoratet",
    title="Stortingsvalg 2009–2025, valgdeltakelse per kommune",
    table="",
    address="https://valgresultat.no/",
    licence=USUAL_TERMS,
    years=(2009, 2013, 2017, 2021, 2025),
    units="shares of those entitled to vote",
    file="valgdir_storting_turnout_municipality_2009_2025.csv",
    rows=1997,
    computed=Text(
        sv="Det officiella valdeltagandet, avrundat till en decimal. Tidigare kommuner vägs ihop med antalet "
        "röstberättigade till dem av 2024; delarna av en kommun som delades har samma valdeltagande.",
        en="The official turnout, rounded to one decimal. Earlier municipalities are put together, weighted by those "
        "entitled to vote, to those of 2024; the parts of one that was divided have the same turnout.",
        nb="Den offisielle valgdeltakelsen, avrundet til én desimal. Tidligere kommuner vektes sammen etter antall "
        "stemmeberettigede til dem fra 2024; delene av en kommune som ble delt, har samme valgdeltakelse.",
    ),
    limits=Text(
        sv="2009 är preliminärt. Röster delade med röstberättigade avviker 2025 från det officiella i några små kommuner "
        "(Gamvik med 5,6 procentenheter), så det officiella används.",
        en="2009 is provisional. Votes divided by those entitled differ in 2025 from the official turnout in some small "
        "municipalities (Gamvik by 5.6 percentage points), so the official one is used.",
        nb="2009 er foreløpig. Stemmer delt på stemmeberettigede avviker i 2025 fra den offisielle i noen små kommuner "
        "(Gamvik med 5,6 prosentpoeng), så den offisielle brukes.",
    ),
)

OF_NORWAY = {2021: 77.2, 2025: 80.0}  # per cent, as published for the whole country


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, redistricting: pd.DataFrame) -> pd.DataFrame:
    """Turnout per municipality of 2024 and election: index (area_id, year).

    Columns turnout_pct (0–100), eligible (people entitled to vote) and is_exact (the
    municipality is one of that year, with the figure as published).
    """
    table = csv_of(raw, SOURCE)
    columns = ("year", "code", "eligible", "turnout_official_rounded")
    need(table, columns, SOURCE, SOURCE.rows)
    then = pd.DataFrame(
        {
            "year": numbers_of(table["year"], SOURCE).astype(int),
            "old_code": table["code"].str.zfill(4),
            "eligible": numbers_of(table["eligible"], SOURCE),
            "turnout_pct": numbers_of(table["turnout_official_rounded"], SOURCE),
        }
    )
    check(
        then.set_index(["old_code", "year"]), SOURCE, positive=["eligible"], shares=["turnout_pct"]
    )
    latest = then[then["year"] == max(SOURCE.years)]
    same = latest[["year", "old_code"]].assign(area_id=latest["old_code"], weight=1.0)
    parts = then.merge(pd.concat([redistricting, same]), on=["year", "old_code"], how="left")
    unknown = parts.loc[parts["area_id"].isna(), "old_code"]
    if len(unknown):
        raise InputFault(f"{SOURCE.file}: no municipality of 2024 is known for {unknown.iloc[0]}")
    parts["eligible"] *= parts["weight"]
    parts["voted"] = parts["eligible"] * parts["turnout_pct"]
    parts["is_exact"] = parts["weight"] == 1
    grouped = parts.groupby(["area_id", "year"])
    frame = grouped[["eligible", "voted"]].sum()
    frame["turnout_pct"] = frame.pop("voted") / frame["eligible"]
    frame["is_exact"] = grouped["is_exact"].all() & (grouped.size() == 1)
    return check(frame.sort_index(), SOURCE, positive=["eligible"], shares=["turnout_pct"])
