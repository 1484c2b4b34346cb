"""Weighted means of the areas of a level: of all of them, of a class, or of those of a municipality."""

import pandas as pd
from numpy.typing import ArrayLike

from indicators import figures, vintages
from indicators.catalogue import declared
from indicators.indicator import MUNICIPALITY
from measures import weighted


def mean(
    id: str,
    level: str = MUNICIPALITY,
    year: int | None = None,
    among: ArrayLike | None = None,
) -> float:
    """The weighted mean of an indicator over the areas of a level, in its unit: of people, not of areas.

    Weighted as the indicator is (`figures.weights`). `among` is a mask over
    `figures.areas(level)`: only these take part (None: all). `year=None` is the latest.
    NaN where none that takes part has a value. ValueError for what the level or the
    year does not have, and for an indicator without a mean (`figures.has_mean`).
    """
    indicator, year = declared(id, level, year)
    values = figures.values(id, level, year)["value"]
    weights = figures.weights(indicator, year, level)
    if among is not None:
        values, weights = values[among], weights[among]
    return float(weighted.mean(values, weights))


def by_year(id: str, level: str = MUNICIPALITY, among: ArrayLike | None = None) -> pd.Series:
    """`mean` in every year of an indicator at a level; index: the years, ascending."""
    indicator, _ = declared(id, level, None)
    years = vintages.years(indicator, level)
    return pd.Series({year: mean(id, level, year, among) for year in years})
