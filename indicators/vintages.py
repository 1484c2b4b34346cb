"""Which years an indicator has at a level: the snapshot's, and further ones that a refresh has brought.

A refresh extends the snapshot's series and never replaces a year of it: the
same figure is read today and after a refresh, and the join is between years.
Only where the snapshot covers a part of the country is the whole of a refresh
shown in its place.
"""

import itertools

import pandas as pd

from indicators import live
from indicators.indicator import LEVELS, Indicator

_HELD_BY = ("indicator", "level", "year", "part")


def years(indicator: Indicator, level: str) -> tuple[int, ...]:
    """All years with values at a level, ascending; none where there are none."""
    embedded = indicator.years.get(level, ())
    return tuple(sorted({*embedded, *_part_by_year().get((indicator.id, level), ())}))


def levels(indicator: Indicator) -> list[str]:
    """The levels at which there are values, in the order of LEVELS."""
    return [level for level in LEVELS if years(indicator, level)]


def default_year(indicator: Indicator, level: str) -> int:
    """The latest year at a level."""
    return years(indicator, level)[-1]


def nearest_year(indicator: Indicator, level: str, year: int) -> int:
    """The year with values at a level that is nearest to `year`, the later of two; ValueError where there is none."""
    return min(years(indicator, level), key=lambda known: (abs(known - year), -known))


def is_awaited(indicator: Indicator, level: str) -> bool:
    """Whether only a refresh brings values at a level, and has not yet."""
    is_fed = any(feed.level == level for feed in indicator.feeds)
    return is_fed and not years(indicator, level)


def is_refreshed(indicator: Indicator, level: str, year: int) -> bool:
    """Whether the values of a year come from a refresh, not from the snapshot.

    Where the snapshot covers a part of the country only, the whole of a refresh is shown.
    """
    is_whole = indicator.covers is None and year in indicator.years.get(level, ())
    return not is_whole and year in _part_by_year().get((indicator.id, level), ())


def joins(indicator: Indicator, level: str) -> list[int]:
    """The years from which the series comes from elsewhere: from a refresh, or from the snapshot again."""
    known = years(indicator, level)
    return [
        later
        for earlier, later in itertools.pairwise(known)
        if is_refreshed(indicator, level, earlier) != is_refreshed(indicator, level, later)
    ]


def refreshed_values(id: str, level: str, year: int) -> pd.DataFrame:
    """The refreshed values of one indicator, level and year; do not change them.

    Index `area_id`; columns value, status, source, table, query, retrieved.
    KeyError when no refresh has brought any.
    """
    return _of_part(_part_by_year()[(id, level)][year], id, level)[year]


@live.cached(maxsize=1)
def refreshed_kinds() -> pd.DataFrame:
    """What refreshes have brought, without the values: `rows` by indicator, level, year, source, retrieved, part.

    Where two publishers give the same, the part that comes first by name holds.
    """
    columns = ["indicator", "level", "year", "source", "retrieved"]
    found = []
    for name in live.names():
        if not name.startswith("values_") or not set(live.COLUMNS) <= set(live.columns(name)):
            continue
        found.append(live.kinds(name, columns).assign(part=name))
    if not found:
        return pd.DataFrame(columns=[*columns, "rows", "part"])
    words = {column: str for column in (*columns, "part") if column != "year"}
    every = pd.concat([part.astype(words) for part in found], ignore_index=True)
    first = every.groupby(["indicator", "level", "year"])["part"].transform("min")
    return every[every["part"] == first]


@live.cached(maxsize=1)
def _part_by_year() -> dict[tuple[str, str], dict[int, str]]:
    """The part that holds each year of an indicator at a level."""
    found: dict[tuple[str, str], dict[int, str]] = {}
    kinds = refreshed_kinds()
    for id, level, year, part in zip(*(kinds[c] for c in _HELD_BY), strict=True):
        found.setdefault((id, level), {})[int(year)] = part
    return found


@live.cached(maxsize=64)
def _of_part(name: str, id: str, level: str) -> dict[int, pd.DataFrame]:
    """All years of an indicator at a level that a part holds."""
    frame = live.read_where(name, indicator=id, level=level).set_index("area_id")
    frame.index = frame.index.astype(str)
    years = frame.drop(columns=["indicator", "level"]).groupby("year")
    return {int(year): part.drop(columns="year") for year, part in years}
