"""Values of Swedish municipalities that are published as counts of people or dwellings.

Long frames as `making.frames` makes them; run by the snapshot builder only.
"""

import pandas as pd

from loaders import scb_near_stops, valmyndigheten_results
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
