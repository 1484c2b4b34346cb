"""Dwellings near a stop with departures every hour, by municipality."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import USUAL_TERMS, Source
from translations import Text

SOURCE = Source(
    key="scb_near_stops",
    publisher="SCB",
    title="Bostäder efter avstånd till närmaste hållplats med minst en avgång i timmen, kommun, 2014–2021",
    table="",
    address="https://www.statistikdatabasen.scb.se/",
    licence=USUAL_TERMS,
    years=tuple(range(2014, 2022)),
    units="dwellings",
    file="scb_dwellings_near_stop_municipality_2014_2021.csv",
    rows=2320,
    computed=Text(
        sv="Bostäder inom avståndet / alla bostäder × 100.",
        en="Dwellings within the distance / all dwellings × 100.",
        nb="Boliger innenfor avstanden / alle boliger × 100.",
    ),
    limits=Text(
        sv="I 52 kommuner ändras andelen mer än 10 procentenheter från ett år till nästa, troligen för att "
        "tidtabellsuppgifterna ändrats: nivåer kan jämföras, men inte en enskild kommuns utveckling.",
        en="In 52 municipalities the share changes by more than 10 percentage points from one year to the next, probably "
        "because the timetable data changed: levels can be compared, but not the course of a single municipality.",
        nb="I 52 kommuner endres andelen med mer enn 10 prosentpoeng fra ett år til det neste, trolig fordi "
        "rutedataene er endret: nivåer kan sammenlignes, men ikke utviklingen i en enkelt kommune.",
    ),
)
METRES = (400, 500, 1000, 2000)


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """Dwellings per municipality and year: index (area_id, year); columns 400, 500, 1000, 2000 and all.

    InputFault where fewer dwellings lie within a longer distance than within a shorter.
    """
    names = {**{f"within_{metres}m": str(metres) for metres in METRES}, "dwellings_total": "all"}
    table = csv_of(raw, SOURCE)
    need(table, ("code", "year", *names), SOURCE)
    frame = pd.DataFrame(
        {name: numbers_of(table[column], SOURCE) for column, name in names.items()}
    )
    frame.index = pd.MultiIndex.from_arrays(
        [table["code"].str.zfill(4), numbers_of(table["year"], SOURCE).astype(int)],
        names=["area_id", "year"],
    )
    falls = frame.index[(frame.diff(axis=1).iloc[:, 1:] < 0).any(axis=1)]
    if len(falls):
        raise InputFault(f"{SOURCE.file}: fewer dwellings within a longer distance at {falls[0]}")
    return check(
        frame.sort_index(), SOURCE, positive=["all"], counts=list(frame.columns), rows=SOURCE.rows
    )
