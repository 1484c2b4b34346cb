"""The gap between town and country: of one indicator, under every scheme, over the years.

A gap is the weighted mean of the rural areas minus that of the urban ones, in
the unit of the indicator (percentages: percentage points). Which areas are
rural is the scheme's word (`indicators.schemes`), given by its id. Intervals
are 95 % bootstraps over the areas of the level (`measures.gaps`): they say how
much a gap owes to single areas. Below the municipality whole municipalities are
drawn: their small areas are alike, and no independent witnesses. Every function raises ValueError for an
indicator, level or year that is not known, or that has no weighted mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS, declared
from indicators.countries import neighbours
from indicators.indicator import DESO, DESO_2025, LEVELS, MUNICIPALITY, SQUARE, Indicator
from indicators.schemes import SCHEMES, Cut, Scheme, schemes_at
from measures import gaps, weighted
from measures.gaps import Change, Trend

_PERCENTILES = [0.1, 0.25, 0.5, 0.75, 0.9]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The gap of one indicator under one scheme: the means of both sides, and the interval of their difference.

    In the unit of the indicator. `low` and `high` are NaN where a side has fewer
    than two areas, a mean where it has none.
    """

    rural: float
    urban: float
    low: float
    high: float

    @property
    def value(self) -> float:
        """Rural minus urban."""
        return self.rural - self.urban

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return bool(self.low > 0 or self.high < 0)


def of_values(values: pd.Series, weights: pd.Series, scheme: Scheme, areas: pd.DataFrame) -> Gap:
    """The gap of any values of areas; `values`, `weights` and `areas` share their index.

    An area whose value is NaN, or whose weight is NaN or ≤ 0, takes no part.
    """
    rural, urban = scheme.sides(areas)
    low, high = gaps.gap_interval(values, weights, rural, urban, clusters=clusters(areas))
    return Gap(
        rural=weighted.mean(values[rural], weights[rural]),
        urban=weighted.mean(values[urban], weights[urban]),
        low=low,
        high=high,
    )


def clusters(areas: pd.DataFrame) -> pd.Series | None:
    """The municipality of each area, drawn whole by an interval; None where the areas are Sweden's municipalities."""
    return areas.get("municipality_code")


@live.cached(maxsize=64)
def of_indicator(id: str, scheme: str, level: str = MUNICIPALITY, year: int | None = None) -> Gap:
    """The gap of a declared indicator between the areas of a level; `year=None` is the latest."""
    indicator, year = declared(id, level, year)
    values = figures.values(id, level, year)["value"]
    weights = figures.weights(indicator, year, level)
    return of_values(values, weights, SCHEMES[scheme], figures.areas(level))


def class_means(
    values: pd.Series, weights: pd.Series, scheme: Scheme, areas: pd.DataFrame
) -> pd.Series:
    """The weighted mean of each class of the scheme, in the scheme's order; arguments as of `of_values`.

    In the unit of the values; NaN for a class in which no area takes part.
    """
    return weighted.mean_by(values, weights, areas[scheme.column]).reindex(list(scheme.classes))


def class_intervals(
    values: pd.Series, weights: pd.Series, scheme: Scheme, areas: pd.DataFrame
) -> pd.DataFrame:
    """Each class of the scheme, in its order: `mean`, `low`, `high` and `areas`; arguments as of `of_values`.

    An area without a class takes no part; NaN as in `measures.gaps.means_by`.
    """
    classes = areas[scheme.column]
    known = classes.notna()
    within = clusters(areas[known])
    means = gaps.means_by(values[known], weights[known], classes[known], clusters=within)
    return means.reindex(list(scheme.classes))


@live.cached(maxsize=64)
def by_class(
    id: str, scheme: str, level: str = MUNICIPALITY, year: int | None = None
) -> pd.DataFrame:
    """`class_intervals` of a declared indicator; do not change it."""
    indicator, year = declared(id, level, year)
    values = figures.values(id, level, year)["value"]
    weights = figures.weights(indicator, year, level)
    return class_intervals(values, weights, SCHEMES[scheme], figures.areas(level))


def class_percentiles(values: pd.Series, scheme: Scheme, areas: pd.DataFrame) -> pd.DataFrame:
    """Percentiles 10, 25, 50, 75 and 90 (columns 0.1 … 0.9) of the areas' values in each class, sorted.

    Every area counts once, whatever its people; NaN takes no part. `values` and
    `areas` share their index.
    """
    return values.groupby(areas[scheme.column]).quantile(_PERCENTILES).unstack()


def first_level(indicator: Indicator) -> str | None:
    """The level that the schemes are compared at: the largest areas with values; None without a mean."""
    known = (level for level in LEVELS if level != SQUARE and figures.has_mean(indicator, level))
    return next(known, None)


def under_schemes(id: str, level: str = MUNICIPALITY, year: int | None = None) -> pd.DataFrame:
    """The same gap under every scheme: does the answer hold, whoever draws the line?

    A row a scheme: `scheme`, `same_as`, `level`, `year`, and the columns of
    `measures.gaps.under_schemes` (`gap`, `low`, `high`, `rural`, `urban`, …). First
    the schemes of `level`, from the same draws; then those of further levels that the
    indicator has, in the year nearest to `year` (None: the latest). `same_as` is the
    scheme above that has the very same areas on both sides, "" where there is none: two
    such are one answer.
    """
    indicator, year = declared(id, level, year)
    parts = [_under_schemes(id, level, year)]
    for other, scheme in _beside().items():
        if other == level or not figures.has_mean(indicator, other):
            continue
        every = _under_schemes(id, other, vintages.nearest_year(indicator, other, year))
        parts.append(every[every["scheme"] == scheme].assign(same_as=""))
    return pd.concat(parts, ignore_index=True)


def under_cuts(id: str, level: str = MUNICIPALITY, year: int | None = None) -> pd.DataFrame:
    """The gap under all lines of one level that differ: the schemes' usual ones, then other cuts (`schemes.Cut`).

    Columns as of `under_schemes`, and `cut`: the id of the cut, that of the scheme where the
    line is the usual one. A line that repeats another's sides, or that gives no gap, has no row.
    """
    _, year = declared(id, level, year)
    table = _under_cuts(id, level, year)
    return table[(table["same_as"] == "") & table["gap"].notna()].reset_index(drop=True)


def _beside() -> dict[str, str]:
    """The scheme of each further level that an indicator may have beside its first."""
    first = {country.level: list(schemes_at(country.level))[:1] for country in neighbours()}
    of_neighbours = {level: scheme for level, schemes in first.items() for scheme in schemes}
    return {DESO: "deso_class", DESO_2025: "deso_class", **of_neighbours}


def _under_schemes(id: str, level: str, year: int) -> pd.DataFrame:
    table = _under_cuts(id, level, year)
    return table[table["cut"] == table["scheme"]].drop(columns="cut")


@live.cached(maxsize=64)
def _under_cuts(id: str, level: str, year: int) -> pd.DataFrame:
    areas, values = figures.areas(level), figures.values(id, level, year)["value"]
    weights = figures.weights(INDICATORS[id], year, level)
    lines = _lines(level)
    sides = {cut.id: scheme.cut_sides(cut, areas) for scheme, cut in lines}
    known = (values.notna() & (weights > 0)).to_numpy()
    table = gaps.under_schemes(values, weights, sides, clusters=clusters(areas))
    table["same_as"] = pd.Series(repeated(sides, known)).where(table["gap"].notna(), "")
    table["scheme"] = [scheme.id for scheme, _ in lines]
    return table.rename_axis("cut").reset_index().assign(level=level, year=year)


def _lines(level: str) -> list[tuple[Scheme, Scheme | Cut]]:
    """Every line through the areas of a level: the usual ones of the schemes first, then their other cuts."""
    schemes = schemes_at(level).values()
    return [(s, s) for s in schemes] + [(s, cut) for s in schemes for cut in s.cuts]


def repeated(sides: Mapping[str, tuple[ArrayLike, ArrayLike]], known: np.ndarray) -> dict[str, str]:
    """For each name, the first name before it with the same two masks among the `known` areas; "" where none."""
    first: dict[bytes, str] = {}
    of = {}
    for name, masks in sides.items():
        masked = np.array([np.asarray(mask, bool)[known] for mask in masks]).tobytes()
        of[name] = first.get(masked, "")
        first.setdefault(masked, name)
    return of


@live.cached(maxsize=64)
def trend(id: str, scheme: str, level: str = MUNICIPALITY) -> Trend:
    """The gap in all years of an indicator, and its slope, with intervals; the classes are the same throughout."""
    sides = SCHEMES[scheme].sides(figures.areas(level))
    within = clusters(figures.areas(level))
    return gaps.trend(figures.series(id, level), _weights(id, level), *sides, clusters=within)


@live.cached(maxsize=64)
def change(id: str, scheme: str, level: str = MUNICIPALITY) -> Change:
    """What the change of the gap from the first to the last year is made of: levels, and who lives where.

    ValueError where the gap is known in fewer than two years.
    """
    years = trend(id, scheme, level).by_year.dropna(subset=["gap"]).index
    if len(years) < 2:
        raise ValueError(f"{id} has no change of its gap: {len(years)} year(s) with one.")
    values, weights = figures.series(id, level), _weights(id, level)
    before, after = ((values[year], weights[year]) for year in (years[0], years[-1]))
    return gaps.change_of_gap(*before, *after, *SCHEMES[scheme].sides(figures.areas(level)))


def _weights(id: str, level: str) -> pd.DataFrame:
    indicator = INDICATORS[id]
    return pd.DataFrame(
        {y: figures.weights(indicator, y, level) for y in vintages.years(indicator, level)}
    )
