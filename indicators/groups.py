"""The groups whose segregation can be measured: a share of people (or dwellings) per area."""

from dataclasses import dataclass

from indicators.indicator import DESO, REGSO
from translations import Text


@dataclass(frozen=True, kw_only=True)
class Group:
    """`share` (percent) and `total` (count) are indicators with values at `level` in `years`."""

    id: str
    title: Text
    share: str
    total: str
    level: str
    years: tuple[int, ...]


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
            years=(2019,),
        ),
        Group(
            id="lowest_income",
            title=Text(
                sv="Lägsta inkomstfjärdedelen, DeSO",
                en="Lowest income quarter, DeSO",
                nb="Laveste inntektsfjerdedel, DeSO",
            ),
            share="lowest_income_quartile_pct",
            total="population",
            level=DESO,
            years=(2019,),
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
    )
}
