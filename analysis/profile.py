"""What there is to say of one area: what stands out, and how far apart the areas of a municipality lie."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import inside, segregation, standing
from analysis.groups import GROUPS, known_years
from analysis.standing import Standing
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, REGSO, Indicator

# Told of the areas of a municipality: each at the smallest level that has it for the whole country.
SPREAD = (
    (REGSO, "wage_mean_tkr"),
    (REGSO, "rented_pct"),
    (REGSO, "foreign_born_pct"),
    (DESO, "cars_per_1000"),
)
GROUP = "foreign_born"  # whose unevenness is told with its null
_TENTHS = [0.1, 0.9]


def stands_out(
    area: str, scheme: str = "degurba", level: str = MUNICIPALITY, most: int = 5
) -> tuple[list[Standing], list[Standing]]:
    """An area's strengths, and where it is behind its peers: at most `most` of each, two of a theme, the clearest first.

    Peers are the municipalities of the same class of a scheme; below the
    municipality, the areas of the same one. An area stands out where at least
    three quarters of the others are on the other side (`Standing.side`). KeyError for
    an area or a scheme that is not known.
    """
    return standing.stands_out(standing.of_area(area, level, scheme), most)


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How far apart the areas of a municipality lie on one indicator, each area counting once.

    `values` of those that have one, in the indicator's unit; `areas`: how many there
    are; `low` and `high`: the first and the ninth tenth; `gap`: the mean of its
    countryside minus that of its centre (`analysis.inside`; NaN where it is not known).
    """

    indicator: Indicator
    level: str
    year: int
    values: pd.Series
    areas: int
    low: float
    high: float
    gap: float


def spread(area: str, id: str, level: str) -> Spread | None:
    """The areas of a municipality on one indicator in its latest year; None with fewer than two values.

    ValueError for an indicator that the level does not have.
    """
    year = vintages.default_year(INDICATORS[id], level)
    own = figures.areas(level)["municipality_code"] == area
    values = figures.values(id, level, year)["value"][own].dropna()
    if len(values) < 2:
        return None
    low, high = values.quantile(_TENTHS)
    is_inside = id in inside.offered() and level in inside.LEVELS_INSIDE
    return Spread(
        indicator=INDICATORS[id],
        level=level,
        year=year,
        values=values,
        areas=int(own.sum()),
        low=float(low),
        high=float(high),
        gap=float(inside.means(id, level, year).at[area, "gap"]) if is_inside else np.nan,
    )


def unevenness(area: str) -> tuple[int, pd.Series]:
    """How unevenly GROUP lives over the areas of a municipality: the year, and D with its null and interval.

    The entries are the columns of `analysis.segregation.with_noise`.
    """
    year = known_years(GROUPS[GROUP])[-1]
    counted = segregation.of_group(GROUP, year)
    return year, segregation.with_noise(counted, "dissimilarity", (area,)).loc[area]
