"""Where one area stands on each indicator: its value beside those of its peers, and how it has changed.

Peers are the municipalities of the same class of a scheme; below the
municipality, the areas of the same municipality.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis import means
from indicators import breaks, figures, live, margins, vintages
from indicators.access import LIMITS_KM, beyond_id, nearest_id
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPAL, SQUARE, UNITS, Indicator
from indicators.schemes import SCHEMES

YEARS_BACK = 10
FEWEST_PEERS = 8  # with fewer, a quarter of them is one or two areas
_QUARTER = 0.25
# The ends of the ids of distances that are told once: the share beyond 5 km, and within 500 m of a stop.
_DISTANCES = (
    *(beyond_id("", km) for km in LIMITS_KM if km != 5),
    nearest_id("", "mean"),
    nearest_id("", "median"),
    *(f"_hourly_stop_{metres}m_pct" for metres in (400, 1000, 2000)),
)
_TWICE = ("tax_base_sek",)  # the same in fixed prices can be compared over the years


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One area on one indicator, in the latest year that the area has a value for.

    `value` is in the indicator's unit, with ± `margin` where it is of a survey and `change_margin`
    around the change (NaN where none is published), `median` that of the peers with a value (the
    area among them), `country` the weighted mean of all areas of the level (where there
    is none the areas' median, which nothing may call the country: `is_mean`; NaN where `is_part`: the source covers
    a part of the country). `place` counts from the lowest value
    among `among` peers; `shared` is how many of these have the same value, itself among them. `lower` and `higher` are the shares (0–1) of the *other*
    peers with a lower and a higher value. `series` has a value a year from
    YEARS_BACK years before `year` on; `breaks` are declared breaks inside it, `joins`
    the years in it from which the values come from elsewhere (`vintages.joins`).
    """

    indicator: Indicator
    level: str
    area: str
    year: int
    value: float
    margin: float
    change_margin: float
    status: str
    median: float
    country: float
    is_mean: bool
    is_part: bool
    place: int
    among: int
    shared: int
    lower: float
    higher: float
    series: pd.Series
    breaks: tuple[breaks.Break, ...]
    joins: tuple[int, ...]

    @property
    def better_than(self) -> float:
        """Share (0–1) of the other peers with a worse value; NaN where neither end is better."""
        match self.indicator.direction:
            case "high":
                return self.lower
            case "low":
                return self.higher
        return float("nan")

    @property
    def worse_than(self) -> float:
        """Share (0–1) of the other peers with a better value; NaN where neither end is better."""
        match self.indicator.direction:
            case "high":
                return self.higher
            case "low":
                return self.lower
        return float("nan")

    @property
    def can_stand_out(self) -> bool:
        """Whether one end is better, there are enough peers, and the figure is sure enough.

        Figures of an extract are not, nor one of a survey whose ± reaches the median.
        """
        is_sure = not reaches(self.value, self.margin, self.median)
        known = self.indicator.direction is not None and not self.indicator.is_extract and is_sure
        return known and self.among >= FEWEST_PEERS

    @property
    def side(self) -> Literal["strength", "behind", ""]:
        """Whether the area is in the better or the worse quarter of its peers.

        A value that three quarters of the others do not pass: where many share the
        same value (0 %), nobody stands out by it. Nor by a figure that is not sure enough.
        """
        if not self.can_stand_out:
            return ""
        if self.better_than >= 1 - _QUARTER:
            return "strength"
        return "behind" if self.worse_than >= 1 - _QUARTER else ""

    @property
    def change(self) -> float:
        """Last minus first value of the series; NaN with one year."""
        return float(self.series.iloc[-1] - self.series.iloc[0]) if len(self.series) > 1 else np.nan


def shown_at(level: str) -> list[Indicator]:
    """The indicators of a profile that have values at a level."""
    return [
        indicator
        for indicator in INDICATORS.values()
        if level != SQUARE and is_told(indicator) and vintages.years(indicator, level)
    ]


def is_told(indicator: Indicator) -> bool:
    """Whether a profile tells of it: a distance to a service once, as the share beyond 5 km; no counts, no projection."""
    if indicator.is_projection or indicator.id in _TWICE or indicator.id.endswith(_DISTANCES):
        return False
    kind = UNITS[indicator.unit].kind
    return indicator.id == "population" if kind == "count" else kind != "class"


def peers(area: str, level: str, scheme: str) -> pd.Series:
    """Mask over the areas of a level: those that `area` is compared with, itself among them.

    An area whose class is not known is compared with none other. Raises KeyError for an area that the level does not have.
    """
    areas = figures.areas(level)
    column = SCHEMES[scheme].column if level in MUNICIPAL else "municipality_code"
    return (areas[column] == areas.at[area, column]) | (areas.index == area)


def of_area(area: str, level: str, scheme: str) -> list[Standing]:
    """The area on every indicator of `shown_at` that it has a value for, in the order of the catalogue.

    Raises KeyError for an area that the level does not have.
    """
    return of_each(shown_at(level), area, level, scheme)


def of_each(indicators: Iterable[Indicator], area: str, level: str, scheme: str) -> list[Standing]:
    """The area on each of some indicators that it has a value for, in their order; errors as of `of_area`."""
    known = (indicator for indicator in indicators if vintages.years(indicator, level))
    each = (of_indicator(indicator.id, area, level, scheme) for indicator in known)
    return [standing for standing in each if standing is not None]


@live.cached(maxsize=2048)
def of_indicator(
    id: str, area: str, level: str, scheme: str, until: int | None = None
) -> Standing | None:
    """The area on one indicator, as it was known `until` a year; None where it has no value."""
    indicator = INDICATORS[id]
    own = _series(id, level).loc[area].dropna()
    if until is not None:
        own = own[own.index <= until]
    if own.empty:
        return None
    year = int(own.index[-1])
    table = figures.values(id, level, year)
    values, value = table["value"], float(own.iloc[-1])
    alike = values[peers(area, level, scheme)].dropna()
    others = alike.drop(area)
    place, among = place_of(value, alike)
    whole = own[own.index >= year - YEARS_BACK]
    series = breaks.unbroken(whole, id, level)
    country, is_mean = _country(id, level, year)
    margin = _margin(id, level, area, year)
    is_part = indicator.covers is not None and not vintages.is_refreshed(indicator, level, year)
    return Standing(
        indicator=indicator,
        level=level,
        area=area,
        year=year,
        value=value,
        margin=margin,
        change_margin=_margin_of_change(margin, id, level, area, int(series.index[0]), year),
        status=str(table.at[area, "status"]),
        median=float(alike.median()),
        country=np.nan if is_part else country,
        is_mean=is_mean,
        is_part=is_part,
        place=place,
        among=among,
        shared=sharing(value, alike),
        lower=float((others < value).mean()) if len(others) else np.nan,
        higher=float((others > value).mean()) if len(others) else np.nan,
        series=series,
        breaks=tuple(breaks.crossed(id, set(whole.index), level=level)),
        joins=tuple(y for y in vintages.joins(indicator, level) if series.index[0] < y <= year),
    )


def reaches(value: float, margin: float, other: float) -> bool:
    """Whether the interval value ± margin includes another value; not where there is no margin (NaN)."""
    return abs(value - other) <= margin


def _margin(id: str, level: str, area: str, year: int) -> float:
    return float(margins.of(id, level, year, figures.areas(level).index)[area])


def _margin_of_change(
    margin: float, id: str, level: str, area: str, first: int, last: int
) -> float:
    """The ± of the difference of two years, whose samples are drawn apart; NaN with one year."""
    if first == last:
        return np.nan
    return margins.of_difference(margin, _margin(id, level, area, first))


@live.cached(maxsize=512)
def _series(id: str, level: str) -> pd.DataFrame:
    return figures.series(id, level)


@live.cached(maxsize=512)
def _country(id: str, level: str, year: int) -> tuple[float, bool]:
    if figures.has_mean(INDICATORS[id], level):
        return means.mean(id, level, year), True
    return float(figures.values(id, level, year)["value"].median()), False


def place_of(value: float, values: pd.Series) -> tuple[int, int]:
    """The place of a value, 1 for the lowest, and among how many; (0, n) for NaN. NaN among the values takes no part."""
    known = values.dropna()
    return (int((known < value).sum()) + 1 if not np.isnan(value) else 0, len(known))


def sharing(value: float, values: pd.Series) -> int:
    """How many of the values are the same as one of them, itself among them: who shares its place."""
    return int((values == value).sum())


def stands_out(standings: list[Standing], most: int = 5) -> tuple[list[Standing], list[Standing]]:
    """Strengths, and where the area is behind its peers: at most `most` of each, at most two a theme.

    The clearest first: those that most peers are on the other side of; equal ones in the order given.
    """
    strengths = [s for s in standings if s.side == "strength"]
    behind = [s for s in standings if s.side == "behind"]
    strengths.sort(key=lambda s: -s.better_than)
    behind.sort(key=lambda s: -s.worse_than)
    return _of_each_theme(strengths)[:most], _of_each_theme(behind)[:most]


def _of_each_theme(standings: list[Standing], most: int = 2) -> list[Standing]:
    kept: list[Standing] = []
    for one in standings:
        if sum(s.indicator.theme == one.indicator.theme for s in kept) < most:
            kept.append(one)
    return kept
