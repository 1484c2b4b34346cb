"""How uncertain figures are: ± around each value, as the publisher of a survey gives it, or as chance makes it."""

from functools import lru_cache

import numpy as np
import pandas as pd

from indicators import embedded, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY

PART = (
    "margins_"  # so begins the name of a refreshed part that holds them, in the columns of values
)


def of(id: str, level: str, year: int, areas: pd.Index) -> pd.Series:
    """Half the width of the interval around each value, in the indicator's unit, in the order of `areas`.

    For an indicator with a declared `chance` it is chance / √people, at the municipality. NaN where none is
    published, for every other figure that is of no survey, and for values of the snapshot.
    """
    chance = INDICATORS[id].chance
    if chance is not None and level == MUNICIPALITY:
        return chance / _people(year).reindex(areas) ** 0.5
    if not vintages.is_refreshed(INDICATORS[id], level, year):
        return pd.Series(np.nan, areas)
    return _published(id, level, year).reindex(areas)


def of_difference(margin: float | pd.Series, other: float | pd.Series) -> float | pd.Series:
    """The uncertainty of the difference of two values from samples of their own: √(a² + b²); NaN where one is NaN.

    >>> of_difference(3.0, 4.0)
    5.0
    """
    return (margin**2 + other**2) ** 0.5


@lru_cache(maxsize=64)
def _people(year: int) -> pd.Series:
    """The people of the municipalities in the embedded year that is nearest."""
    table = embedded.frame(f"values_{MUNICIPALITY}.parquet")
    nearest = min(
        INDICATORS["population"].years[MUNICIPALITY], key=lambda known: (abs(known - year), -known)
    )
    rows = table[(table["indicator"] == "population") & (table["year"] == nearest)]
    return rows.set_index(rows["area_id"].astype(str))["value"]


@live.cached(maxsize=64)
def _published(id: str, level: str, year: int) -> pd.Series:
    for name in live.names():
        if name.startswith(PART) and set(live.COLUMNS) <= set(live.columns(name)):
            rows = live.read_where(name, indicator=id, level=level, year=year)
            if len(rows):
                return rows.set_index(rows["area_id"].astype(str))["value"]
    return pd.Series(dtype=float)
