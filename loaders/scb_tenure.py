"""Dwellings by form of tenure, RegSO."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, read_bytes
from loaders.faults import InputFault
from loaders.scb_area_key import codes_of_names
from loaders.scb_yearly import by_year
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_tenure",
    publisher="SCB",
    title="Antal lägenheter efter upplåtelseform, RegSO 2020",
    table="TAB6258",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    years=(2020, 2021, 2022, 2023),
    units="dwellings, 31 December",
    file="regso_housing_tenure_2020_2023.csv",
    rows=13452,
    computed=Text(
        sv="Andelar av alla bostäder, även de utan uppgift. Kommunens tal är summan av dess RegSO.",
        en="Shares of all dwellings, those with tenure unknown included. A municipality is the sum of its RegSO.",
        nb="Andeler av alle boliger, også dem uten opplysning. Kommunens tall er summen av dens RegSO.",
    ),
    limits=Text(
        sv="Specialbostäder kan ingå; fritidshus ingår inte.",
        en="Special housing may be included; holiday homes are not.",
        nb="Spesialboliger kan inngå; fritidsboliger inngår ikke.",
    ),
)
_TENURES = {
    "hyresrätt": "rented",
    "bostadsrätt": "cooperative",
    "äganderätt": "owned",
    "uppgift saknas": "unknown",
}


def load(folder: Path) -> bytes:
    """The publisher's table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key: pd.DataFrame) -> pd.DataFrame:
    """Dwellings per RegSO 2020 and year: index (area_id, year); columns rented, cooperative, owned, unknown."""
    table = csv_of(raw, SOURCE)
    need(table, ["upplåtelseform"], SOURCE, SOURCE.rows)
    long = by_year(table, "Antal", SOURCE)
    strange = set(long["upplåtelseform"]) - set(_TENURES)
    if strange:
        raise InputFault(f"{SOURCE.file}: unknown tenure {', '.join(sorted(strange))}")
    long["area_id"] = codes_of_names(long["region"], key, SOURCE)
    if long.duplicated(["area_id", "year", "upplåtelseform"]).any():
        raise InputFault(f"{SOURCE.file}: the same area and tenure twice")
    wide = long.pivot(index=["area_id", "year"], columns="upplåtelseform", values="value")
    frame = wide.rename(columns=_TENURES).rename_axis(columns=None)
    return check(
        frame,
        SOURCE,
        counts=_TENURES.values(),
        rows=key["regso_code"].nunique() * len(SOURCE.years),
    )
