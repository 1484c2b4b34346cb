"""Figures of municipalities: the tax base in the prices of its own year, age and education."""

from functools import cache, partial
from pathlib import Path

import pandas as pd

from tests.second_route import project, tables
from tests.second_route.comparing import Figure

# Consumer price index, yearly means, 1980 = 100: SCB, KPI, fastställda tal.
CPI = {2009: 299.66, 2013: 314.06, 2017: 322.11, 2021: 343.19, 2023: 403.70}
REAL = "tax_base_2023_prices_sek"
SKURUP = "1264"
KRONOR = 5  # of a tax base: the file rounds its own deflator


@cache
def panel(folder: Path) -> pd.DataFrame:
    """municipalities/municip_data.csv by code and income year: a row of year t is about t − 1."""
    table = pd.read_csv(folder / "municipalities" / "municip_data.csv", dtype={"municip_code": str})
    table["code"] = table["municip_code"].str.zfill(4)
    table["of"] = table["year"] - 1
    return table.set_index(["code", "of"]).sort_index()


def column(folder: Path, name: str, year: int) -> pd.Series:
    """A column of the panel in an income year, by municipality."""
    return panel(folder)[name].xs(year, level="of")


def real_tax_base(folder: Path, year: int) -> pd.Series:
    """tax_base × CPI of 2023 / CPI of the income year, kronor an inhabitant."""
    return column(folder, "tax_base", year) * CPI[2023] / CPI[year]


def of_country(folder: Path, year: int) -> float:
    """Σ people × real tax base / Σ people."""
    people = column(folder, "pop", year)
    return float((people * real_tax_base(folder, year)).sum() / people.sum())


def change(folder: Path, code: str, first: int, last: int) -> float:
    """Real tax base of the last year minus that of the first."""
    return float(real_tax_base(folder, last)[code] - real_tax_base(folder, first)[code])


def percent(folder: Path, name: str, code: str, year: int) -> float:
    """A share of the panel (0–1) × 100."""
    return float(100 * column(folder, name, year)[code])


def turnout(folder: Path, election: str, code: str, year: int) -> float:
    """Voters / entitled × 100."""
    path = folder / "added" / "elections" / "turnout_municipality_2018_2022.csv"
    table = pd.read_csv(path, dtype={"code": str})
    row = table.query("election == @election and year == @year and code == @code").iloc[0]
    return float(100 * row["voters"] / row["eligible"])


def near_stop(folder: Path, metres: int, code: str, year: int) -> float:
    """Dwellings within the distance / all × 100."""
    path = folder / "added" / "transport" / "scb_dwellings_near_stop_municipality_2014_2021.csv"
    table = pd.read_csv(path, dtype={"code": str})
    row = table.query("year == @year and code == @code").iloc[0]
    return float(100 * row[f"within_{metres}m"] / row["dwellings_total"])


def falling(folder: Path, first: int, last: int) -> float:
    """In how many municipalities the real tax base is lower in the last year than in the first."""
    return float((real_tax_base(folder, last) < real_tax_base(folder, first)).sum())


def gap(folder: Path, year: int, division: str) -> float:
    """Mean real tax base by people of rural municipalities minus that of urban ones."""
    base, people = real_tax_base(folder, year), column(folder, "pop", year)
    rural, urban = tables.sides(folder, base.index.to_series(), division)
    of_rural, of_urban = ((base * people)[s].sum() / people[s].sum() for s in (rural, urban))
    return float(of_rural - of_urban)


def figures(folder: Path) -> list[Figure]:
    """Every figure of the panel."""
    return [
        *_levels(folder),
        *_changes(folder),
        *_gaps(folder),
        *_shares(folder),
        *_turnout(folder),
        *_near_stops(folder),
        *_of_register(folder),
        _median_income(folder),
    ]


def _levels(folder: Path) -> list[Figure]:
    skurup = Figure(
        id=f"{REAL} 2021",
        area=tables.named(folder, SKURUP),
        ours=partial(project.value, REAL, SKURUP, year=2021),
        second=lambda: real_tax_base(folder, 2021)[SKURUP],
        bound=KRONOR,
    )
    country = [
        Figure(
            id=f"{REAL} {year}",
            area="Sweden",
            ours=partial(project.mean, REAL, "population", year=year),
            second=partial(of_country, folder, year),
            bound=KRONOR,
        )
        for year in (2017, 2021)
    ]
    return [skurup, *country]


def _changes(folder: Path) -> list[Figure]:
    return [
        Figure(
            id=f"{REAL}, change 2013–2021",
            area=tables.named(folder, SKURUP),
            ours=partial(project.change, REAL, SKURUP, 2013, 2021),
            second=partial(change, folder, SKURUP, 2013, 2021),
            bound=2 * KRONOR,
        ),
        Figure(
            id=f"{REAL}, municipalities that fall 2017–2021",
            area="Sweden",
            ours=partial(project.falling, REAL, 2017, 2021),
            second=partial(falling, folder, 2017, 2021),
            bound=0,
        ),
    ]


def _gaps(folder: Path) -> list[Figure]:
    return [
        Figure(
            id=f"{REAL} 2021, gap {division}",
            area="Sweden",
            ours=partial(project.gap, REAL, "population", division, year=2021),
            second=partial(gap, folder, 2021, division),
            bound=2 * KRONOR,
        )
        for division in tables.DIVISIONS
    ]


def _turnout(folder: Path) -> list[Figure]:
    """Voters of those entitled, by municipality."""
    return [
        Figure(
            id=f"turnout_{ours}_pct {year}",
            area=tables.named(folder, SKURUP),
            ours=partial(project.value, f"turnout_{ours}_pct", SKURUP, year=year),
            second=partial(turnout, folder, theirs, SKURUP, year),
            bound=0.001,
        )
        for ours, theirs, year in (
            ("parliament", "riksdag", 2018),
            ("region", "region", 2022),
            ("municipality", "kommun", 2022),
        )
    ]


def _near_stops(folder: Path) -> list[Figure]:
    return [
        Figure(
            id=f"dwellings_near_hourly_stop_{metres}m_pct 2021",
            area=tables.named(folder, SKURUP),
            ours=partial(
                project.value, f"dwellings_near_hourly_stop_{metres}m_pct", SKURUP, year=2021
            ),
            second=partial(near_stop, folder, metres, SKURUP, 2021),
            bound=0.001,
        )
        for metres in (500, 2000)
    ]


def registered(folder: Path, code: str, year: int) -> pd.Series:
    """A municipality's row of the compilation of housing figures."""
    path = folder / "added" / "housing" / "municipality_housing_panel_2011_2024.csv"
    table = pd.read_csv(path, dtype={"region_code": str})
    return table.query("year == @year and region_code == @code").iloc[0]


def _of_register(folder: Path) -> list[Figure]:
    seconds = {
        "open_unemployment_pct": lambda row: row["open_unemployment_pct_N03937"],
        "house_price_mean_sek": lambda row: row["mean_price_smahus_sek"],
        "new_dwellings_per_1000": lambda row: 1000 * row["completions"] / row["population"],
    }
    return [
        Figure(
            id=f"{id} 2024",
            area=tables.named(folder, SKURUP),
            ours=partial(project.value, id, SKURUP, year=2024),
            second=lambda of_row=of_row: float(of_row(registered(folder, SKURUP, 2024))),
            bound=0.001,
        )
        for id, of_row in seconds.items()
    ]


def _median_income(folder: Path) -> Figure:
    def second() -> float:
        name = "scb_median_income_16plus_municipality_2014_2021.csv"
        table = pd.read_csv(folder / "added" / "segregation" / name, dtype={"code": str})
        row = table.query("year == 2021 and code == @SKURUP").iloc[0]
        return float(row["median_earned_income_16plus_tkr"])

    return Figure(
        id="earned_income_median_tkr 2021",
        area=tables.named(folder, SKURUP),
        ours=partial(project.value, "earned_income_median_tkr", SKURUP, year=2021),
        second=second,
        bound=0.001,
    )


def _shares(folder: Path) -> list[Figure]:
    """What the panel has as shares of 0–1."""
    names = {"age_75_plus_pct": "share75_", "education_tertiary_pct": "share_tertiary_school"}
    return [
        Figure(
            id=f"{id} 2021",
            area=tables.named(folder, SKURUP),
            ours=partial(project.value, id, SKURUP, year=2021),
            second=partial(percent, folder, name, SKURUP, 2021),
            bound=0.005,
        )
        for id, name in names.items()
    ]
