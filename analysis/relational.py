"""Is it segregated? Segregation as a relation between the areas of one municipality.

A municipality is segregated in this sense when it holds both areas with
socio-economic challenges (types 1–2) and areas with good conditions (types
4–5), by the official types of its RegSO (`measures.segregation.relational`).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import figures, live, vintages
from indicators.area_types import YEAR
from indicators.catalogue import INDICATORS
from indicators.indicator import REGSO, REGSO_2025
from indicators.schemes import SCHEMES
from measures import segregation

WAGE = "wage_mean_tkr"  # of the second reading, without limits
AT_EACH_END = (0.05, 0.10)  # shares of the people, of stricter readings


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Per municipality: status, intensity, areas, people by type, people in all, spread of wages (NaN: not known).

    `table` has the columns of `measures.segregation.relational`, `people`,
    `wage_spread` (thousand kronor a year) and `fewest`: how many areas the end with fewer
    has (types 1–2, types 4–5). `year` is that of the types, `level` that
    of their areas.
    """

    table: pd.DataFrame
    year: int = YEAR
    level: str = REGSO

    @property
    def wage_year(self) -> int:
        """The year of the wages that `wage_spread` is of: the nearest known to `year`."""
        return vintages.nearest_year(INDICATORS[WAGE], self.level, self.year)

    @property
    def is_yes(self) -> pd.Series:
        """Mask over the municipalities: those that are segregated in the relational sense."""
        return self.table["status"] == "yes"

    def share_yes(self, at_each_end: float = 0.0) -> float:
        """Percentage of all municipalities that are segregated in the relational sense.

        Stricter with `at_each_end`: only those where at least that share of the people (0–1)
        lives at each end, so that one small area does not decide.
        """
        enough = self.table["intensity"] >= 2 * at_each_end
        return 100 * float((self.is_yes & enough).mean())

    def resting_on_one(self) -> int:
        """How many of the segregated municipalities have a single area at one of the ends."""
        return int((self.is_yes & (self.table["fewest"] == 1)).sum())

    def people_share_yes(self) -> float:
        """Percentage of the population that lives in them."""
        people = self.table["people"]
        return 100 * float(people[self.is_yes].sum() / people.sum())


def years() -> dict[int, str]:
    """The years whose types are known, with the level of their areas: the snapshot's, and those of a refresh."""
    types, people = INDICATORS["area_type"], INDICATORS["population"]
    return {
        year: level
        for level in (REGSO_2025, REGSO)  # a year of both is read by the areas before
        if vintages.years(people, level)
        for year in vintages.years(types, level)
    }


@live.cached(maxsize=8)
def reading(year: int = YEAR, level: str = REGSO) -> Reading:
    """The relational reading of all municipalities, from the official types of their RegSO; do not change it.

    `year` and `level` as of `years()`; ValueError for others. A municipality of one
    area is "not assessable".
    """
    types = figures.values("area_type", level, year)["value"]
    people, wages = nearest("population", level, year), nearest(WAGE, level, year)
    assert people is not None  # see `years`
    within = figures.areas(level)["municipality_code"].astype(str)
    table = segregation.relational(types, people, within)
    table["people"] = people.groupby(within).sum()
    ends = (types.le(2) & people.gt(0), types.ge(4) & people.gt(0))
    table["fewest"] = pd.concat([end.groupby(within).sum() for end in ends], axis=1).min(axis=1)
    spread = np.nan if wages is None else segregation.weighted_spread(wages, people, within)
    table["wage_spread"] = spread
    table = table.reindex(figures.areas().index)
    table["status"] = table["status"].fillna("not assessable")
    return Reading(table=table, year=year, level=level)


@dataclass(frozen=True, kw_only=True)
class Moves:
    """What changed between the types of two years of the same areas.

    Of `areas` with a type in both, `up` moved to a higher type and `down` to a lower, by at most
    `steps`. `gained` and `lost` are the codes of the municipalities that are segregated only in
    the last year, and only in the first.
    """

    first: int
    last: int
    areas: int
    up: int
    down: int
    steps: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def moves(last: int, level: str = REGSO) -> Moves | None:
    """The moves since the latest earlier year whose types are of the same level; None where there is none."""
    first = max((year for year, at in years().items() if at == level and year < last), default=None)
    if first is None:
        return None
    before, after = (figures.values("area_type", level, year)["value"] for year in (first, last))
    steps = (after - before).dropna()
    was, now = (reading(year, level).is_yes for year in (first, last))
    return Moves(
        first=first,
        last=last,
        areas=len(steps),
        up=int((steps > 0).sum()),
        down=int((steps < 0).sum()),
        steps=int(steps.abs().max()),
        gained=tuple(now.index[now & ~was]),
        lost=tuple(now.index[was & ~now]),
    )


def by_class(reading: Reading, scheme: str) -> pd.DataFrame:
    """The reading by the classes of a scheme of the municipalities, in the scheme's order.

    Columns `municipalities` and `segregated` (how many), `share` (per cent of the
    municipalities) and `people` (per cent of the people who live in such).
    """
    classes = figures.areas()[SCHEMES[scheme].column]
    is_yes, people = reading.is_yes, reading.table["people"]
    columns = {
        "municipalities": classes.value_counts(),
        "segregated": is_yes.groupby(classes).sum(),
        "share": 100 * is_yes.groupby(classes).mean(),
        "people": 100
        * people.where(is_yes, 0).groupby(classes).sum()
        / people.groupby(classes).sum(),
    }
    return pd.DataFrame(columns).reindex(list(SCHEMES[scheme].classes))


def nearest(id: str, level: str, year: int) -> pd.Series | None:
    """Values of an indicator in the year nearest to `year`; None where the level has none."""
    indicator = INDICATORS[id]
    if not vintages.years(indicator, level):
        return None
    return figures.values(id, level, vintages.nearest_year(indicator, level, year))["value"]
