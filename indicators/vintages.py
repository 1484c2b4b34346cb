"""Which years an indicator has at a level: the snapshot's, and further ones that a refresh has brought.

A refresh extends the snapshot's series and never replaces a year of it: the
same figure is read today and after a refresh, and the join is between years.
"""

import itertools

import pandas as pd

from indicators.indicator import LEVELS, Indicator
from loaders import live


def years(indicator: Indicator, level: str) -> tuple[int, ...]:
    """All years with values at a level, ascending; none where there are none."""
    embedded = indicator.years.get(level, ())
    return tuple(sorted({*embedded, *_refreshed_years().get((indicator.id, level), ())}))


def levels(indicator: Indicator) -> list[str]:
    """The levels at which there are values, in the order of LEVELS."""
    return [level for level in LEVELS if years(indicator, level)]


def default_year(indicator: Indicator, level: str) -> int:
    """The latest year at a level."""
    return years(indicator, level)[-1]


def is_refreshed(indicator: Indicator, level: str, year: int) -> bool:
    """Whether the values of a year come from a refresh, not from the snapshot.

    Where the snapshot covers a part of the country only, the whole of a refresh is shown.
    """
    is_whole = indicator.covers is None and year in indicator.years.get(level, ())
    return not is_whole and year in _refreshed_years().get((indicator.id, level), ())


def joins(indicator: Indicator, level: str) -> list[int]:
    """The years from which the series comes from elsewhere: from a refresh, or from the snapshot again."""
    known = years(indicator, level)
    return [
        later
        for earlier, later in itertools.pairwise(known)
        if is_refreshed(indicator, level, earlier) != is_refreshed(indicator, level, later)
    ]


@live.cached(maxsize=1)
def refreshed() -> dict[tuple[str, str, int], pd.DataFrame]:
    """Refreshed values by indicator, level and year; do not change them.

    Index `area_id`; columns value, status, source, table, query, retrieved. Where
    two publishers give the same, the part that comes first by name holds.
    """
    found: dict[tuple[str, str, int], pd.DataFrame] = {}
    for name in live.names():
        frame = live.read(name) if name.startswith("values_") else None
        if frame is None or not set(live.COLUMNS) <= set(frame):
            continue
        for (id, level, year), part in frame.groupby(["indicator", "level", "year"], observed=True):
            values = part.drop(columns=["indicator", "level", "year"]).set_index("area_id")
            values.index = values.index.astype(str)
            found.setdefault((str(id), str(level), int(year)), values)
    return found


@live.cached(maxsize=1)
def _refreshed_years() -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for id, level, year in refreshed():
        found.setdefault((id, level), []).append(year)
    return found
