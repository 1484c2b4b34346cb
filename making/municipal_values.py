"""Values of Swedish municipalities that are published as counts of people or dwellings.

Long frames as `making.frames` makes them; run by the snapshot builder only.
"""

import pandas as pd

from loaders import municipality_register, scb_median_income, scb_near_stops, valmyndigheten_results
from making.frames import in_year, long


def turnout(results: pd.DataFrame) -> list[pd.DataFrame]:
    """Voters in per cent of those entitled to vote, in each election that was held."""
    return [
        long(
            f"turnout_{election}_pct",
            in_year(results[f"{election}_{year}"].dropna(), year),
            "observed",
            valmyndigheten_results.SOURCE.key,
        )
        for election in valmyndigheten_results.ELECTIONS.values()
        for year in valmyndigheten_results.SOURCE.years
        if f"{election}_{year}" in results
    ]


def near_stops(dwellings: pd.DataFrame) -> list[pd.DataFrame]:
    """Dwellings near a stop in per cent of all dwellings, for each distance."""
    return [
        long(
            f"dwellings_near_hourly_stop_{metres}m_pct",
            100 * dwellings[str(metres)] / dwellings["all"],
            "observed",
            scb_near_stops.SOURCE.key,
        )
        for metres in scb_near_stops.METRES
    ]


def housing(panel: pd.DataFrame) -> list[pd.DataFrame]:
    """Prices and unemployment as published, and dwellings completed per 1,000 inhabitants."""
    columns = {
        "house_price_mean_sek": panel["house_price_sek"],
        "open_unemployment_pct": panel["open_unemployment_pct"],
        "new_dwellings_per_1000": 1000 * panel["completions"] / panel["population"],
    }
    key = municipality_register.SOURCE.key
    return [long(id, column, "observed", key) for id, column in columns.items()]


def median_income(incomes: pd.DataFrame) -> pd.DataFrame:
    """The median as published."""
    column = incomes["income_tkr"]
    return long("earned_income_median_tkr", column, "observed", scb_median_income.SOURCE.key)
