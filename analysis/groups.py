"""The groups whose segregation can be measured: shares of people (or dwellings) per area."""

from dataclasses import dataclass

import pandas as pd

from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, DESO_2025, LEVELS, REGSO, REGSO_2025
from translations import Text


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group against the rest: `share` (percent) and `total` (count) are indicators with
    values at `level` in `years`.

    Areas outside the municipalities of `covers` are NaN, and so "not assessable".
    """

    id: str
    title: Text
    share: str
    total: str
    level: str
    years: tuple[int, ...]

    @property
    def covers(self) -> tuple[str, ...]:
        """Codes of the municipalities with values, as the indicator declares them (empty: all)."""
        return _municipalities(self.share)


@dataclass(frozen=True, kw_only=True)
class MultiGroup:
    """Several groups that together are everyone: `categories` are shares (percent) of `total` (count).

    `ordered` where the categories go from low to high, in the order they are written.
    """

    id: str
    title: Text
    categories: tuple[str, ...]
    total: str
    level: str
    years: tuple[int, ...]
    ordered: bool

    @property
    def covers(self) -> tuple[str, ...]:
        """Codes of the municipalities with values, as the indicators declare them (empty: all)."""
        return _municipalities(self.total)


def counts(group: MultiGroup, year: int) -> pd.DataFrame:
    """People of each group (columns: the ids of its `categories`, in their order) in each area of the level.

    Index `area_id`, in the order of `figures.areas`; not whole numbers. A row's sum is
    the area's total: shares published in whole percentages, which make 99 to 101, are
    scaled to that. NaN in the whole row where a share or the total is not known.
    """
    total = figures.values(group.total, group.level, year)["value"]
    shares = pd.DataFrame(
        {id: figures.values(id, group.level, year)["value"] for id in group.categories}
    )
    whole = shares.sum(axis=1, skipna=False)
    return shares.mul(total / whole, axis=0)


def known_years(group: Group | MultiGroup) -> tuple[int, ...]:
    """The years with values of the group and of its total, those of a refresh among them, ascending."""
    parts = (group.share,) if isinstance(group, Group) else group.categories
    found = [set(vintages.years(INDICATORS[id], group.level)) for id in (*parts, group.total)]
    return tuple(sorted(set.intersection(*found)))


def _municipalities(id: str) -> tuple[str, ...]:
    covers = INDICATORS[id].covers
    return covers.municipalities if covers else ()


GROUPS = {
    group.id: group
    for group in (
        Group(
            id="foreign_born",
            title=Text(
                sv="Utrikes födda, RegSO", en="Foreign-born, RegSO", nb="Utenlandsfødte, RegSO"
            ),
            share="foreign_born_pct",
            total="population",
            level=REGSO,
            years=(2020, 2021, 2022, 2023),
        ),
        Group(
            id="foreign_born_deso",
            title=Text(
                sv="Utrikes födda, DeSO", en="Foreign-born, DeSO", nb="Utenlandsfødte, DeSO"
            ),
            share="foreign_born_pct",
            total="population",
            level=DESO,
            years=(),  # a refresh brings them
        ),
        *(
            Group(
                id=f"foreign_born_{level}",
                title=Text(
                    sv="Utrikes födda, {level}",
                    en="Foreign-born, {level}",
                    nb="Utenlandsfødte, {level}",
                ).format(level=LEVELS[level]),
                share="foreign_born_pct",
                total="population",
                level=level,
                years=(),  # a refresh brings them
            )
            for level in (REGSO_2025, DESO_2025)
        ),
        Group(
            id="rented",
            title=Text(
                sv="Hyresrätter (bostäder), RegSO",
                en="Rented dwellings, RegSO",
                nb="Leieboliger, RegSO",
            ),
            share="rented_pct",
            total="dwellings",
            level=REGSO,
            years=(2020, 2021, 2022, 2023),
        ),
        Group(
            id="low_economic_standard",
            title=Text(
                sv="Låg ekonomisk standard, DeSO, Stockholms kommun",
                en="Low economic standard, DeSO, Stockholm municipality",
                nb="Lav økonomisk standard, DeSO, Stockholm kommune",
            ),
            share="low_economic_standard_pct",
            total="disposable_income_people",
            level=DESO,
            years=(2020,),
        ),
        Group(
            id="high_economic_standard",
            title=Text(
                sv="Hög ekonomisk standard, DeSO, Stockholms kommun",
                en="High economic standard, DeSO, Stockholm municipality",
                nb="Høy økonomisk standard, DeSO, Stockholm kommune",
            ),
            share="high_economic_standard_pct",
            total="disposable_income_people",
            level=DESO,
            years=(2020,),
        ),
        # The kind of index that the Segregation Barometer calls ojämlikhetsindex. That it is
        # this D is our reading; theirs is of fifths, the published shares are of quarters.
        Group(
            id="income_ends",
            title=Text(
                sv="Lägsta mot högsta inkomstfjärdedelen (egen tolkning), DeSO, Stockholms kommun",
                en="Lowest against highest income quarter (our reading), DeSO, Stockholm municipality",
                nb="Laveste mot høyeste inntektsfjerdedel (egen tolkning), DeSO, Stockholm kommune",
            ),
            share="income_ends_lowest_pct",
            total="income_ends_people",
            level=DESO,
            years=(2020,),
        ),
    )
}

SEVERAL = {
    group.id: group
    for group in (
        MultiGroup(
            id="income_quarters",
            title=Text(
                sv="Inkomstfjärdedelar, DeSO, Stockholms kommun",
                en="Income quarters, DeSO, Stockholm municipality",
                nb="Inntektsfjerdedeler, DeSO, Stockholm kommune",
            ),
            categories=tuple(f"disposable_income_q{i}_pct" for i in (1, 2, 3, 4)),
            total="disposable_income_people",
            level=DESO,
            years=(2020,),
            ordered=True,
        ),
        MultiGroup(
            id="education",
            title=Text(
                sv="Utbildningsnivåer 25–64 år, DeSO, Stockholms kommun",
                en="Levels of education, ages 25–64, DeSO, Stockholm municipality",
                nb="Utdanningsnivåer 25–64 år, DeSO, Stockholm kommune",
            ),
            categories=tuple(
                f"education_25_64_{level}_pct"
                for level in ("primary", "secondary", "short_tertiary", "long_tertiary")
            ),
            total="education_25_64_people",
            level=DESO,
            years=(2020,),
            ordered=True,
        ),
        MultiGroup(
            id="people_by_tenure",
            title=Text(
                sv="Personer efter upplåtelseform, DeSO, Stockholms kommun",
                en="People by tenure, DeSO, Stockholm municipality",
                nb="Personer etter eieform, DeSO, Stockholm kommune",
            ),
            categories=tuple(
                f"people_in_{kind}_pct" for kind in ("rented", "cooperative", "owned", "other")
            ),
            total="people_by_tenure",
            level=DESO,
            years=(2020,),
            ordered=False,
        ),
    )
}
