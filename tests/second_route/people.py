"""Figures of schools, length of life, projection, area types of 2023 and Norway, by plain pandas."""

import itertools
from functools import cache, partial
from pathlib import Path

import numpy as np
import pandas as pd

from tests.second_route import project, tables
from tests.second_route.comparing import Figure

SKURUP, STOCKHOLM, DOROTEA = "1264", "0180", "2425"
NORWAY = "norway_municipality_2024"
FEWEST = 50  # pupils
SHOWN = 0.05


@cache
def schools(folder: Path) -> pd.DataFrame:
    """added/schools/skolverket_grade9_results_2024_25.csv; withheld cells are NaN."""
    path = folder / "added" / "schools" / "skolverket_grade9_results_2024_25.csv"
    return pd.read_csv(path, dtype={"code": str})


def of_schools(folder: Path, column: str, code: str) -> float:
    """Σ pupils × value / Σ pupils of the schools in a municipality; none on fewer than FEWEST pupils."""
    table = schools(folder)
    own = table[table["code"] == code].dropna(subset=["pupils", column])
    if own["pupils"].sum() < FEWEST:
        return np.nan
    return float((own["pupils"] * own[column]).sum() / own["pupils"].sum())


def merit_of_shown(folder: Path) -> float:
    """The merit value of all pupils in municipalities where it is shown."""
    known = schools(folder).dropna(subset=["pupils", "merit_value_17"])
    enough = known.groupby("code")["pupils"].transform("sum") >= FEWEST
    known = known[enough]
    return float(np.average(known["merit_value_17"], weights=known["pupils"]))


def withheld_pct(folder: Path, code: str) -> float:
    """Schools without a merit value / all schools × 100."""
    own = schools(folder).query("code == @code")
    return float(100 * own["merit_value_17"].isna().mean())


@cache
def lives(folder: Path) -> pd.DataFrame:
    """added/health/scb_life_expectancy_municipality_1998_2019.csv."""
    path = folder / "added" / "health" / "scb_life_expectancy_municipality_1998_2019.csv"
    return pd.read_csv(path, dtype={"code": str})


def life_median(folder: Path, sex: str) -> float:
    """The median of the municipalities in 2015–2019."""
    table = lives(folder)
    return float(table.query("sex == @sex and period == '2015-2019'")["life_expectancy"].median())


def chance(folder: Path, sex: str) -> float:
    """1.96 √(mean of d² n / 2) of periods without a common year, n the people of 2014 (housing panel)."""
    wide = lives(folder).query("sex == @sex").set_index(["code", "period"])["life_expectancy"]
    path = folder / "added" / "housing" / "municipality_housing_panel_2011_2024.csv"
    panel = pd.read_csv(path, dtype={"region_code": str})
    people = panel[panel["year"] == 2014].set_index("region_code")["population"]
    ends = ["2000-2004", "2005-2009", "2010-2014", "2015-2019"]
    parts = []
    for before, after in itertools.pairwise(ends):
        d = wide.xs(after, level="period") - wide.xs(before, level="period")
        parts.append((d - d.median()) ** 2 * people / 2)
    return float(1.96 * np.sqrt(pd.concat(parts).mean()))


@cache
def projected(folder: Path) -> pd.Series:
    """added/areas/population_projection_municipality.csv by code and year."""
    path = folder / "added" / "areas" / "population_projection_municipality.csv"
    table = pd.read_csv(path, dtype={"Kommunkod": str})
    return table.set_index(["Kommunkod", "År"])["Befolkning"]


def index_of_2040(folder: Path, code: str) -> float:
    """Projected people of 2040 / of 2025 × 100."""
    people = projected(folder)
    return float(100 * people[code, 2040] / people[code, 2025])


def both_ends_2023(folder: Path) -> float:
    """regso_area_type_2023.csv: municipalities with an area of types 1–2 and one of types 4–5."""
    path = folder / "added" / "segregation" / "regso_area_type_2023.csv"
    table = pd.read_csv(path, encoding="utf-8-sig", dtype=str, on_bad_lines="skip")
    table.columns = ["name", "type", *table.columns[2:]]
    table = table[table["type"].isin(list("12345"))]
    kinds = table["type"].astype(int).groupby(tables.coded(table["name"], folder).str[:4])
    return float(kinds.agg(lambda own: own.min() <= 2 and own.max() >= 4).sum())


@cache
def bands(folder: Path) -> pd.DataFrame:
    """added/norway/ssb_population_municipality_ageband_2005_2026.csv."""
    path = folder / "added" / "norway" / "ssb_population_municipality_ageband_2005_2026.csv"
    return pd.read_csv(path, dtype={"code": str})


def aged_65_plus(folder: Path, code: str, year: int) -> float:
    """People of 65 and over / all × 100."""
    (row,) = bands(folder).query("code == @code and year == @year").to_dict("records")
    return 100 * (row["65-79"] + row["80+"]) / row["total"]


def divided(folder: Path, year: int) -> float:
    """Ålesund's part of Ålesund and Haram together, as on 1 January 2024."""
    totals = bands(folder).set_index(["code", "year"])["total"]
    both = totals["1508", year] + totals["1580", year]
    return float(both * totals["1508", 2024] / (totals["1508", 2024] + totals["1580", 2024]))


def merged_turnout(folder: Path, code: str, year: int) -> float:
    """Official turnout of the municipalities that a municipality was made of, by those entitled to vote."""
    votes = pd.read_csv(
        folder / "added" / "norway" / "valgdir_storting_turnout_municipality_2009_2025.csv",
        dtype={"code": str},
    )
    became = pd.read_csv(
        folder / "added" / "norway" / "municipality_redistricting_to_2024.csv",
        dtype={"old_code": str, "code_2024": str},
    )
    old = became.query("calyear == @year and code_2024 == @code").set_index("old_code")["weighting"]
    then = votes[(votes["year"] == year) & votes["code"].isin(old.index)].set_index("code")
    entitled = then["eligible"] * old
    return float(np.average(then["turnout_official_rounded"], weights=entitled[then.index]))


def figures(folder: Path) -> list[Figure]:
    """Every figure of people, schools and Norway."""
    return [*_schools(folder), *_lives(folder), *_sweden(folder), *_norway(folder)]


def _schools(folder: Path) -> list[Figure]:
    columns = {
        "merit_value": "merit_value_17",
        "eligible_vocational_in_schools_pct": "eligible_vocational_pct",
    }
    found = [
        Figure(
            id=id,
            area=tables.named(folder, code),
            ours=partial(project.value, id, code),
            second=partial(of_schools, folder, column, code),
            bound=SHOWN,
        )
        for id, column in columns.items()
        for code in (SKURUP, STOCKHOLM, DOROTEA)
    ]
    country = Figure(
        id="merit_value, mean by pupils",
        area="Sweden",
        ours=partial(project.mean_of_known, "merit_value", "year9_pupils"),
        second=partial(merit_of_shown, folder),
        bound=SHOWN,
    )
    withheld = Figure(
        id="year9_schools_withheld_pct",
        area=tables.named(folder, STOCKHOLM),
        ours=partial(project.value, "year9_schools_withheld_pct", STOCKHOLM),
        second=partial(withheld_pct, folder, STOCKHOLM),
        bound=SHOWN,
    )
    return [*found, country, withheld]


def _lives(folder: Path) -> list[Figure]:
    medians = [
        Figure(
            id=f"life_expectancy_{sex}_years, median",
            area="Sweden",
            ours=partial(project.median_of_areas, f"life_expectancy_{sex}_years", ""),
            second=partial(life_median, folder, sex),
            bound=SHOWN,
        )
        for sex in ("women", "men")
    ]
    margins = [
        Figure(
            id=f"life_expectancy_{sex}_years, ± × √people",
            area="Sweden",
            ours=partial(project.chance, f"life_expectancy_{sex}_years"),
            second=partial(chance, folder, sex),
            bound=5,  # of 160: other years' people
        )
        for sex in ("women", "men")
    ]
    return [*medians, *margins]


def _sweden(folder: Path) -> list[Figure]:
    return [
        Figure(
            id="population_projection_index 2040",
            area=tables.named(folder, DOROTEA),
            ours=partial(project.value, "population_projection_index", DOROTEA, year=2040),
            second=partial(index_of_2040, folder, DOROTEA),
            bound=SHOWN,
        ),
        Figure(
            id="area_type 2023, municipalities with both ends",
            area="Sweden",
            ours=partial(project.relational_count, 2023),
            second=partial(both_ends_2023, folder),
            bound=0,
        ),
    ]


def _norway(folder: Path) -> list[Figure]:
    old = Figure(
        id="age_65_plus_pct 2025",
        area="Oslo (0301)",
        ours=partial(project.value, "age_65_plus_pct", "0301", level=NORWAY, year=2025),
        second=partial(aged_65_plus, folder, "0301", 2025),
        bound=SHOWN,
    )
    parted = Figure(
        id="population 2020",
        area="Ålesund (1508)",
        ours=partial(project.value, "population", "1508", level=NORWAY, year=2020),
        second=partial(divided, folder, 2020),
        bound=0.5,
    )
    turnouts = [
        Figure(
            id=f"turnout_parliament_norway_pct {year}",
            area=area,
            ours=partial(
                project.value, "turnout_parliament_norway_pct", code, level=NORWAY, year=year
            ),
            second=partial(merged_turnout, folder, code, year),
            bound=SHOWN,
        )
        for code, area, year in (
            ("5001", "Trondheim (5001)", 2017),
            ("1506", "Molde (1506)", 2013),
            ("0301", "Oslo (0301)", 2021),
        )
    ]
    return [old, parted, *turnouts]
