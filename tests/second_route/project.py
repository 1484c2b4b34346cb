"""What the project says: its values through `indicators.get`, put together by its `measures`.

The only module here that imports the project.
"""

from functools import cache

import numpy as np
import pandas as pd

from indicators import get
from measures import access, gaps, inequality, segregation, weighted
from tests.second_route.tables import DIVISIONS

MUNICIPALITY, SQUARE = "municipality", "square_1km_2024"
REGSO, DESO, DESO_2025 = "regso_2020", "deso_2018", "deso_2025"


@cache
def table(id: str, level: str = MUNICIPALITY, year: int | None = None) -> pd.DataFrame:
    """The table of `get` without outlines; its ValueError where it has no such figure."""
    return pd.DataFrame(get(id, level=level, year=year).drop(columns="geometry"))


def value(id: str, area: str, *, level: str = MUNICIPALITY, year: int | None = None) -> float:
    """One area's value."""
    return float(table(id, level, year)["value"].loc[area])


def mean(id: str, weight: str, *, level: str = MUNICIPALITY, year: int | None = None) -> float:
    """The mean of all areas, weighted by another figure of the same year (of its latest where None)."""
    return weighted.mean(table(id, level, year)["value"], table(weight, level, year)["value"])


def mean_of_known(id: str, weight: str) -> float:
    """The mean of the municipalities that have a value, weighted by another figure of the same year."""
    values = table(id)["value"].dropna()
    return weighted.mean(values, table(weight)["value"].reindex(values.index))


def chance(id: str) -> float:
    """The ± around a value times the root of the people, which is one number for all."""
    people = table("population", year=2019)["value"]
    return float((table(id)["margin"] * people**0.5).median())


def people_beyond(id: str) -> float:
    """How many people a share of the municipalities' people is."""
    share, people = table(id)["value"], table("population_in_squares")["value"]
    return float((share * people).sum() / 100)


def median_of_squares(id: str, people: pd.Series) -> float:
    """The distance that half of all people have at most; `people` by square."""
    km = table(id, SQUARE)["value"]
    return float(weighted.median_by(km, people.reindex(km.index), np.zeros(len(km))).iloc[0])


def median_of_areas(id: str, prefix: str, *, level: str = MUNICIPALITY) -> float:
    """The median of the areas whose codes start with `prefix`; each counts as one."""
    values = table(id, level)["value"]
    return float(values[values.index.str.startswith(prefix)].median())


def gap(id: str, weight: str, division: str, *, year: int | None = None) -> float:
    """The gap between the rural and the urban municipalities of a division."""
    frame, people = table(id, MUNICIPALITY, year), table(weight, MUNICIPALITY, year)["value"]
    column, rural, urban = DIVISIONS[division]
    classes = frame[{"skr": "skr_group"}.get(column, column)].astype(str)
    return gaps.gap(frame["value"], people, classes.isin(rural), classes.isin(urban))


def change(id: str, area: str, first: int, last: int) -> float:
    """Last year's value minus the first year's."""
    return value(id, area, year=last) - value(id, area, year=first)


def falling(id: str, first: int, last: int) -> int:
    """How many areas have a lower value in the last year than in the first."""
    before, after = (table(id, MUNICIPALITY, year)["value"] for year in (first, last))
    if before.isna().all() or after.isna().all():
        raise ValueError(f"{id} has no values of {first} and {last}")
    return int((after < before).sum())


def theil_between_pct(id: str, weight: str, column: str, year: int) -> float:
    """How much of Theil's T of the municipalities lies between classes, in per cent."""
    frame, people = table(id, MUNICIPALITY, year), table(weight, MUNICIPALITY, year)["value"]
    split = inequality.theil(frame["value"], people, frame[column])
    return float(100 * split.between / split.total)


def gini(id: str, weight: str, year: int) -> float:
    """Gini of the municipalities' means."""
    people = table(weight, MUNICIPALITY, year)["value"]
    return float(inequality.gini(table(id, MUNICIPALITY, year)["value"], people))


def concentration(id: str, income: str, weight: str, year: int) -> float:
    """Concentration index of access over the municipalities' income."""
    by = table(income, MUNICIPALITY, year)["value"]
    return access.concentration_index(table(id)["value"], by, table(weight)["value"])


def dissimilarity(code: str, year: int) -> float:
    """D of the foreign-born over the RegSO of one municipality."""
    group, total = _foreign_born(code, year)
    return float(segregation.dissimilarity(group, total))


def isolation(code: str, year: int) -> float:
    """Isolation of the foreign-born over the RegSO of one municipality."""
    group, total = _foreign_born(code, year)
    return float(segregation.isolation(group, total))


def _foreign_born(code: str, year: int) -> tuple[pd.Series, pd.Series]:
    total = table("population", REGSO, year)["value"]
    share = table("foreign_born_pct", REGSO, year)["value"]
    of_code = total.index.str.startswith(code)
    return (share * total / 100)[of_code], total[of_code]


def rank_order() -> float:
    """H^R of household income in quarters over the DeSO of Stockholm municipality, 2020."""
    people = table("disposable_income_people", DESO, 2020)["value"]
    quarters = [table(f"disposable_income_q{n}_pct", DESO, 2020)["value"] for n in (1, 2, 3, 4)]
    counts = pd.concat([quarter * people / 100 for quarter in quarters], axis=1).dropna()
    return float(segregation.rank_order_information(counts))


def relational_count(year: int) -> int:
    """How many municipalities are segregated in the relational sense."""
    return int((_relational(year)["status"] == "yes").sum())


def relational_people_pct(year: int) -> float:
    """The share of all people who live in them."""
    table = _relational(year)
    return float(100 * table.loc[table["status"] == "yes", "people"].sum() / table["people"].sum())


def _relational(year: int) -> pd.DataFrame:
    types, people = (table(id, REGSO, year)["value"] for id in ("area_type", "population"))
    code = types.index.str[:4]
    frame = segregation.relational(types, people, code)
    return frame.assign(people=people.groupby(code).sum())


def exactly_zero(id: str, level: str, areas: pd.Index) -> int:
    """How many of these areas are said to have exactly 0; 0 too where the figure is withdrawn."""
    try:
        values = table(id, level)["value"]
    except ValueError:
        return 0
    return int((values.reindex(areas) == 0).sum())
