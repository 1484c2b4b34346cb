"""Outlines of NUTS 3 regions, for comparisons across borders, and of the municipalities of Sweden and Norway."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from indicators import embedded, live
from indicators.indicator import MUNICIPALITY, NORWAY
from loaders import gisco
from loaders.faults import InputFault
from making import outlines
from making.refresh import Collected, Tell

KEY = "gisco"
# By country of the LAU: the level, the CRS in which its outlines are simplified, and how (as the snapshot's).
COUNTRIES = {"SE": (MUNICIPALITY, 3006, {"tolerance_m": 250}), "NO": (NORWAY, 25833, {"tolerance_m": 500, "gap_m": 200})}  # fmt: skip


def collect(tell: Tell) -> Collected:
    """The part `outlines_nuts3`, and `outlines_<level>` of each country whose municipalities are still the same.

    What fails is named, and keeps its old outlines.
    """
    parts: dict[str, pd.DataFrame] = {}
    faults: list[str] = []

    def take(make: Callable[[], dict[str, pd.DataFrame]]) -> None:
        try:
            parts.update(make())
        except InputFault as fault:
            kind = getattr(fault, "kind", "")
            if kind == "cancelled" or (kind == "unreachable" and not parts):
                raise
            faults.append(str(fault))

    tell(0, 2, "NUTS 3")
    take(lambda: {"outlines_nuts3": gisco.parse(gisco.load())})
    tell(1, 2, "LAU")
    file = live.folder() / "gisco-lau.geojson"
    try:
        take(partial(_fetched, file, lambda got: tell(1, 2, f"LAU, {got / 1e6:,.0f} MB")))
        for country in COUNTRIES if file.exists() else ():
            take(partial(_municipalities, file, country))
    finally:
        file.unlink(missing_ok=True)
    tell(2, 2, "")
    return Collected(parts=parts, faults=tuple(faults))


def _fetched(file: Path, progress: Callable[[int], None]) -> dict[str, pd.DataFrame]:
    """Fetch the LAU; there is no part in it yet."""
    try:
        gisco.load_lau(file, progress=progress)
    except OSError as error:
        raise live.CannotWrite(
            f"{live.folder()} cannot be written ({error.strerror or error})."
        ) from None
    return {}


def _municipalities(file: Path, country: str) -> dict[str, pd.DataFrame]:
    """A country's municipalities, simplified for the screen as the embedded ones are."""
    level, metres, how = COUNTRIES[country]
    areas = gisco.parse_lau(file, country, embedded.frame(f"{level}.parquet"))
    try:
        drawn = outlines.simplified(areas.to_crs(metres), **how)
    except ValueError as error:
        raise InputFault(f"{gisco.LAU.key} {country}: cannot be simplified ({error})") from None
    return {f"outlines_{level}": drawn}
