"""Figures of wages, tenure and birth by RegSO, and of tables that cover a part of the country."""

import json
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from tests.second_route import project, tables
from tests.second_route.comparing import Figure

SKURUP, STOCKHOLM = "1264", "0180"
LAST = 2023
SHOWN = 0.05  # of a figure with one decimal


def births_by_municipality(folder: Path, year: int) -> pd.DataFrame:
    """Σ RegSO of all, and of those born abroad."""
    return _by_municipality(tables.births(folder).xs(year, level="year"))


def dwellings_by_municipality(folder: Path, year: int) -> pd.DataFrame:
    """Σ RegSO of dwellings, a column a tenure."""
    return _by_municipality(tables.tenures(folder).xs(year, level="year"))


def wages_by_municipality(folder: Path, year: int) -> pd.Series:
    """Σ people × mean wage / Σ people over the RegSO of each municipality, thousand kronor."""
    wages = tables.wages(folder).xs(year, level="year")
    people = tables.births(folder)["all"].xs(year, level="year")
    sums = _by_municipality(pd.DataFrame({"paid": wages * people, "people": people}))
    return sums["paid"] / sums["people"]


def _by_municipality(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.groupby(frame.index.str[:4]).sum()


def foreign_born_pct(folder: Path, codes: pd.Index) -> float:
    """Born abroad / all × 100 in these municipalities together."""
    table = births_by_municipality(folder, LAST).loc[codes]
    return float(100 * table["abroad"].sum() / table["all"].sum())


def tenure_pct(folder: Path, tenure: str, codes: pd.Index) -> float:
    """Dwellings of a tenure / all dwellings (those of unknown tenure too) × 100."""
    table = dwellings_by_municipality(folder, LAST).loc[codes]
    return float(100 * table[tenure].sum() / table.to_numpy().sum())


def dwellings_per_1000(folder: Path, code: str) -> float:
    """All dwellings / all people × 1,000."""
    dwellings = dwellings_by_municipality(folder, LAST).loc[code].sum()
    return float(1000 * dwellings / births_by_municipality(folder, LAST).at[code, "all"])


def wage(folder: Path, codes: pd.Index) -> float:
    """Mean wage by people of these municipalities together."""
    people = births_by_municipality(folder, LAST).loc[codes, "all"]
    return float(np.average(wages_by_municipality(folder, LAST)[codes], weights=people))


def gap(folder: Path, division: str, of_side: str) -> float:
    """Wage or share of rented dwellings in rural municipalities together minus in urban ones."""
    codes = tables.classification(folder).index.to_series()
    rural, urban = (codes[side].index for side in tables.sides(folder, codes, division))
    if of_side == "wage_mean_tkr":
        return wage(folder, rural) - wage(folder, urban)
    return tenure_pct(folder, "hyresrätt", rural) - tenure_pct(folder, "hyresrätt", urban)


def theil_between_pct(folder: Path) -> float:
    """Σ_g s_g ln(μ_g/μ) / Σ_i s_i ln(y_i/μ) × 100 of municipal wages over SKR's nine groups."""
    wages, people = _incomes(folder)
    total = wages * people
    mean = total.sum() / people.sum()
    groups = tables.classification(folder)["skr"].reindex(wages.index)
    of_group, of_people = total.groupby(groups).sum(), people.groupby(groups).sum()
    between = (of_group * np.log(of_group / of_people / mean)).sum()
    return float(100 * between / (total * np.log(wages / mean)).sum())


def gini(folder: Path) -> float:
    """Σ_i Σ_j n_i n_j |y_i − y_j| / (2 N² μ) of municipal wages."""
    wages, people = _incomes(folder)
    pairs = np.abs(np.subtract.outer(wages.to_numpy(), wages.to_numpy()))
    weight = np.multiply.outer(people.to_numpy(), people.to_numpy())
    mean = np.average(wages, weights=people)
    return float((pairs * weight).sum() / (2 * people.sum() ** 2 * mean))


def _incomes(folder: Path) -> tuple[pd.Series, pd.Series]:
    wages = wages_by_municipality(folder, LAST)
    return wages, births_by_municipality(folder, LAST)["all"].reindex(wages.index)


def cars_in_traffic(folder: Path) -> float:
    """deso_stockholm_personbil.csv and _boende.csv: cars in traffic / people × 1,000."""
    cars = tables.stockholm(folder, "personbil")["in_traffic"].sum()
    return float(1000 * cars / tables.stockholm(folder, "boende")["tot"].sum())


def low_standard(folder: Path) -> float:
    """deso_stockholm_lag_hog_inkomst.csv: Σ people × share / Σ people; whole percentages by DeSO."""
    table = tables.stockholm(folder, "lag_hog_inkomst")[["tot_low_pct", "tot_tot"]].dropna()
    return float(np.average(table["tot_low_pct"], weights=table["tot_tot"]))


def minutes(folder: Path, code: str) -> float:
    """The median of the DeSO of a municipality, minutes to T-Centralen."""
    table = tables.minutes(folder)
    return float(table[table.index.str.startswith(code)].median())


def votes(folder: Path, area: str, party: str) -> float:
    """elections/riksdag_2022_regso.json: per cent of all votes in a RegSO 2025."""
    answer = json.loads((folder / "elections" / "riksdag_2022_regso.json").read_text("utf-8"))
    return float(answer["partyVotes"][area][party])


def figures(folder: Path) -> list[Figure]:
    """Every figure of wages, tenure, birth, and of Stockholm."""
    return [*_municipal(folder), *_country(folder), *_gaps(folder), *_partial(folder)]


def _municipal(folder: Path) -> list[Figure]:
    skurup = pd.Index([SKURUP])
    second = {
        "wage_mean_tkr": partial(wage, folder, skurup),
        "rented_pct": partial(tenure_pct, folder, "hyresrätt", skurup),
        "cooperative_pct": partial(tenure_pct, folder, "bostadsrätt", skurup),
        "dwellings_per_1000": partial(dwellings_per_1000, folder, SKURUP),
        "foreign_born_pct": partial(foreign_born_pct, folder, skurup),
    }
    return [
        Figure(
            id=f"{id} {LAST}",
            area=tables.named(folder, SKURUP),
            ours=partial(project.value, id, SKURUP, year=LAST),
            second=answer,
            bound=SHOWN,
        )
        for id, answer in second.items()
    ]


def _country(folder: Path) -> list[Figure]:
    every = tables.classification(folder).index
    second = {
        "wage_mean_tkr": ("population", partial(wage, folder, every)),
        "rented_pct": ("dwellings", partial(tenure_pct, folder, "hyresrätt", every)),
        "foreign_born_pct": ("population", partial(foreign_born_pct, folder, every)),
    }
    means = [
        Figure(
            id=f"{id} {LAST}",
            area="Sweden",
            ours=partial(project.mean, id, weight, year=LAST),
            second=answer,
            bound=SHOWN,
        )
        for id, (weight, answer) in second.items()
    ]
    theil = Figure(
        id=f"wage_mean_tkr {LAST}, Theil's T between SKR's groups, per cent",
        area="Sweden",
        ours=partial(project.theil_between_pct, "wage_mean_tkr", "population", "skr_group", LAST),
        second=partial(theil_between_pct, folder),
        bound=SHOWN,
    )
    spread = Figure(
        id=f"wage_mean_tkr {LAST}, Gini of municipalities",
        area="Sweden",
        ours=partial(project.gini, "wage_mean_tkr", "population", LAST),
        second=partial(gini, folder),
        bound=0.00005,
    )
    return [*means, theil, spread]


def _gaps(folder: Path) -> list[Figure]:
    return [
        Figure(
            id=f"{id} {LAST}, gap {division}",
            area="Sweden",
            ours=partial(project.gap, id, weight, division, year=LAST),
            second=partial(gap, folder, division, id),
            bound=SHOWN,
        )
        for id, weight in (("wage_mean_tkr", "population"), ("rented_pct", "dwellings"))
        for division in tables.DIVISIONS
    ]


def _partial(folder: Path) -> list[Figure]:
    stockholm = tables.named(folder, STOCKHOLM)
    return [
        Figure(
            id="cars_in_traffic_per_1000 2020",
            area=stockholm,
            ours=partial(
                project.mean, "cars_in_traffic_per_1000", "people_by_tenure", level=project.DESO
            ),
            second=partial(cars_in_traffic, folder),
            bound=SHOWN,
        ),
        Figure(
            id="low_economic_standard_pct 2020",
            area=stockholm,
            ours=partial(
                project.mean,
                "low_economic_standard_pct",
                "disposable_income_people",
                level=project.DESO,
                year=2020,
            ),
            second=partial(low_standard, folder),
            bound=SHOWN,
        ),
        Figure(
            id="minutes_to_tcentralen, median of DeSO",
            area=tables.named(folder, "0181"),
            ours=partial(
                project.median_of_areas, "minutes_to_tcentralen", "0181", level=project.DESO_2025
            ),
            second=partial(minutes, folder, "0181"),
            bound=0.5,
        ),
        Figure(
            id="votes_riksdag_s_pct 2022",
            area="0114R001 (RegSO 2025)",
            ours=partial(project.value, "votes_riksdag_s_pct", "0114R001", level="regso_2025"),
            second=partial(votes, folder, "0114R001", "S"),
            bound=SHOWN,
        ),
    ]
