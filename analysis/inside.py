"""The gap inside municipalities: between their centres and their countryside, by the class of each DeSO.

The class is the fifth character of a DeSO code: C in the municipality's
centre, B in another locality, A mostly outside localities.
"""

import pandas as pd

from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS, declared
from indicators.indicator import DESO, DESO_2025, Indicator
from measures import weighted

CLASSES = "CBA"  # from the centre to the countryside
LEVELS_INSIDE = (DESO_2025, DESO)  # a year of both is read by the areas before


def offered() -> dict[str, Indicator]:
    """The indicators that are known for the DeSO of the whole country, and have a mean."""
    return {
        i.id: i
        for i in INDICATORS.values()
        if i.weight is not None
        and i.covers is None  # all municipalities are told of
        and any(figures.has_mean(i, level) for level in LEVELS_INSIDE)
    }


def years(indicator: Indicator) -> dict[int, str]:
    """The years of an indicator, with the level of their areas."""
    return {
        year: level
        for level in LEVELS_INSIDE
        if figures.has_mean(indicator, level)
        for year in vintages.years(indicator, level)
    }


def default_year(indicator: Indicator) -> int:
    """The snapshot's latest year; the latest of a refresh where the snapshot has none."""
    embedded = indicator.years.get(DESO, ())
    return max(embedded) if embedded else max(years(indicator))


@live.cached(maxsize=64)
def means(id: str, level: str = DESO, year: int | None = None) -> pd.DataFrame:
    """The weighted mean of each class in each municipality (columns C, B, A), and `gap`, A minus C; do not change it.

    Index: the municipalities' codes. In the indicator's unit, its gap in points for
    percentages; NaN where a municipality has no area of a class with a value. People
    (or what else the indicator is weighted by) in areas of a class are `people_C`,
    `people_B` and `people_A`. ValueError for an indicator that the level does not have.
    """
    indicator, year = declared(id, level, year)
    values = figures.values(id, level, year)["value"]
    people = figures.weights(indicator, year, level)
    areas = figures.areas(level)
    key = areas["municipality_code"].astype(str) + areas["deso_class"].astype(str)
    of_class = weighted.mean_by(values, people, key)
    counted = people.groupby(key).sum()
    codes = figures.areas().index
    table = pd.DataFrame({c: of_class.reindex(codes + c).to_numpy() for c in CLASSES}, index=codes)
    for c in CLASSES:
        table[f"people_{c}"] = counted.reindex(codes + c).fillna(0).to_numpy()
    table["gap"] = table["A"] - table["C"]
    return table


def country_means(id: str, level: str = DESO, year: int | None = None) -> pd.Series:
    """The weighted mean of all the country's areas of each class, in the order of CLASSES; errors as of `means`."""
    indicator, year = declared(id, level, year)
    values = figures.values(id, level, year)["value"]
    classes = figures.areas(level)["deso_class"].astype(str)
    return weighted.mean_by(values, figures.weights(indicator, year, level), classes).reindex(
        list(CLASSES)
    )
