"""Which municipalities are alike: by size, density, age, income and class, never by how they do.

The conditions that a municipality has to work with, not what comes out. Income
is a condition of the municipality's economy and an outcome for its people: its
weight may be set to 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import SCHEMES
from measures import similar
from translations import Text

CLASS = "class"
GREATEST_WEIGHT = 3
MOST = 8


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One side of a municipality that makes it like another.

    The indicators that tell of it are those of the country (`Country.conditions`),
    at most two of them: the first with values. They share the `weight`. Where
    `is_log`, a doubling counts the same from any start.
    """

    id: str
    title: Text
    weight: int = 1
    is_log: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the table of conditions: of which condition, what it shows, and of which year."""

    condition: Condition
    id: str
    title: Text
    unit: str
    year: int
    indicator: Indicator | None = None


DENSITY = "people_per_inhabited_km2"
GRID = "population_grid"  # key of the source of the squares that density is counted in
CONDITIONS = {
    condition.id: condition
    for condition in (
        Condition(
            id="size",
            title=Text(sv="Storlek", en="Size", nb="Størrelse"),
            is_log=True,
        ),
        Condition(
            id="density",
            title=Text(sv="Täthet", en="Density", nb="Tetthet"),
            is_log=True,
        ),
        Condition(
            id="age",
            title=Text(sv="Ålder", en="Age", nb="Alder"),
        ),
        Condition(
            id="income",
            title=Text(sv="Inkomst", en="Income", nb="Inntekt"),
        ),
        Condition(
            id=CLASS,
            title=Text(sv="Klass", en="Class", nb="Klasse"),
        ),
    )
}
_DENSITY_TITLE = Text(
    sv="Invånare per bebodd km²",
    en="Inhabitants per inhabited km²",
    nb="Innbyggere per bebodd km²",
)
_GRID_YEAR = 2024
_AT_MOST = 2  # the young and the old, by the first limit of age that has values


def defaults() -> dict[str, int]:
    """The weight of each condition unless the reader sets another."""
    return {id: condition.weight for id, condition in CONDITIONS.items()}


def columns(level: str) -> dict[str, Column]:
    """The numeric columns of the table at a level, those that have values; in the order of CONDITIONS."""
    found: dict[str, Column] = {}
    conditions = COUNTRIES[level].conditions if level in COUNTRIES else {}
    for condition in CONDITIONS.values():
        known = [id for id in conditions.get(condition.id, ()) if _year(id, level)]
        for id in known[:_AT_MOST]:
            found[id] = _column(condition, id, level)
    return found


def _column(condition: Condition, id: str, level: str) -> Column:
    year = _year(id, level)
    if id == DENSITY:
        return Column(condition=condition, id=id, title=_DENSITY_TITLE, unit="per_km2", year=year)
    indicator = INDICATORS[id]
    return Column(
        condition=condition,
        id=id,
        title=indicator.title,
        unit=indicator.unit,
        year=year,
        indicator=indicator,
    )


def _year(id: str, level: str) -> int:
    """The latest year of a column; 0 where there is none."""
    if id == DENSITY:
        return _GRID_YEAR
    years = vintages.years(INDICATORS[id], level)
    return years[-1] if years else 0


@live.cached(maxsize=4)
def table(level: str = MUNICIPALITY) -> pd.DataFrame:
    """The conditions of every municipality of a level, in their units, a column each; do not change it."""
    return pd.DataFrame(
        {id: _values(id, level) for id in columns(level)}, index=figures.areas(level).index
    )


def _values(id: str, level: str) -> pd.Series:
    return density() if id == DENSITY else figures.values(id, level)["value"]


def density() -> pd.Series:
    """People per inhabited square kilometre of each municipality: of the squares, not of all its land."""
    squares = figures.squares()
    people = squares["population"].groupby(squares["municipality_code"].astype(str)).mean()
    return people.reindex(figures.areas().index)


def found(
    area: str, level: str, scheme: str, weights: Mapping[str, float], most: int = MOST
) -> pd.DataFrame:
    """The municipalities most like `area`, nearest first, at most `most`.

    Index: their codes. Columns: `distance` and `known` as of
    `measures.similar.distances`, and for each condition what it adds to the
    square of the distance. Empty where no condition with a weight above 0 is known.
    KeyError for an area that the level does not have.
    """
    whole = table(level).copy()
    of_table = columns(level)
    for id, column in of_table.items():
        if column.condition.is_log:
            whole[id] = np.log(whole[id].where(whole[id] > 0))
    whole[CLASS] = figures.areas(level)[SCHEMES[scheme].column]
    shares = _shared(of_table, weights)
    nearest = similar.distances(whole, area, shares, nominal=[CLASS])
    nearest = nearest.dropna(subset=["distance"]).head(most)
    parts = {
        id: nearest[[name for name in shares if _condition(of_table, name) == id]].sum(axis=1)
        for id in CONDITIONS
    }
    return nearest[["distance", "known"]].assign(**parts)


def _condition(of_table: Mapping[str, Column], name: str) -> str:
    return of_table[name].condition.id if name in of_table else CLASS


def _shared(of_table: Mapping[str, Column], weights: Mapping[str, float]) -> dict[str, float]:
    """The weight of each column: that of its condition, divided among the condition's columns."""
    of_condition = [column.condition.id for column in of_table.values()]
    shares = {
        id: weights[column.condition.id] / of_condition.count(column.condition.id)
        for id, column in of_table.items()
    }
    return {**shares, CLASS: weights[CLASS]}
