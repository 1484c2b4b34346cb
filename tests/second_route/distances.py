"""Figures of the straight-line distance from inhabited squares to services and trains."""

from functools import cache, partial
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from tests.second_route import areas, places, project, squares, tables
from tests.second_route.comparing import Figure

KINDS = (*places.CHAINS, "pharmacy", "pharmacy_or_agent", "rail")
ROUNDING = 0.05  # of a figure with one decimal
BORDER = 0.5  # points: what squares on a border, put on either side, change at most
OPEN_BORDER = 1.0  # points: where a town lies across the border
REACH_M = 20_000  # of the two-step catchment

# Kind, km and municipality of the shares that are compared, and their bounds.
SHARES = (
    ("police", 5, "1080", BORDER),
    ("police", 20, "1080", BORDER),
    ("police", 5, "1415", OPEN_BORDER),
    ("police", 20, "1419", BORDER),
    ("police", 5, "0187", OPEN_BORDER),
    ("cash", 5, "0187", OPEN_BORDER),
    ("fuel", 5, "0187", OPEN_BORDER),
    ("grocery", 5, "2506", BORDER),
    ("fuel", 5, "2506", BORDER),
    ("community_hall", 5, "0880", BORDER),
    ("rail", 5, "1283", BORDER),
    ("rail", 5, "0880", BORDER),
    ("pharmacy", 5, "2425", BORDER),  # five squares well inside Strömsund and Åsele are not its
    ("fuel", 2, "1762", BORDER),  # the limit is tested on unrounded distances: 1.5 points here
    ("pharmacy", 2, "1264", BORDER),
    ("pharmacy", 5, "1264", BORDER),
    ("pharmacy", 10, "1264", BORDER),
    ("pharmacy_or_agent", 5, "2425", BORDER),
)
PEOPLE = "population_in_squares"
SHARED = "pharmacies_within_20km_per_10000"


@cache
def metres(folder: Path) -> pd.DataFrame:
    """Squares with people, code, and the unrounded metres to the nearest place of each kind.

    NaN where there is none this side of the sea: Gotland has no bridge, and no community hall
    in the file.
    """
    grid = squares.inhabited(folder)
    xy = grid[["x", "y"]].to_numpy()
    frame = grid.assign(
        **{kind: cKDTree(places.of_kind(kind, folder)).query(xy)[0] for kind in KINDS}
    )
    lacking = [kind for kind in KINDS if not places.on_gotland(kind, folder)]
    frame.loc[frame["code"] == places.GOTLAND, lacking] = np.nan
    return frame


def share_beyond(folder: Path, kind: str, km: int, code: str | None = None) -> float:
    """People in squares farther than `km` / people in squares × 100; of all Sweden without `code`."""
    return _percent_beyond(_of(folder, kind, code), kind, km)


def people_beyond(folder: Path, kind: str, km: int) -> float:
    """People in squares farther than `km`, in all Sweden."""
    frame = metres(folder)
    return float(frame.loc[frame[kind] > 1000 * km, "people"].sum())


def mean_km(folder: Path, kind: str, code: str | None = None) -> float:
    """Σ people × distance / Σ people, in kilometres; NaN where no distance is known."""
    frame = _of(folder, kind, code)
    if frame.empty:
        return np.nan
    return float(np.average(frame[kind], weights=frame["people"]) / 1000)


def median_km(folder: Path, kind: str, code: str | None = None) -> float:
    """The least distance, in kilometres, that half of the people do not exceed."""
    frame = _of(folder, kind, code).sort_values(kind)
    half = frame["people"].cumsum() >= frame["people"].sum() / 2
    return float(frame.loc[half, kind].iloc[0] / 1000)


@cache
def catchments(folder: Path) -> np.ndarray:
    """2SFCA of every square: Σ over pharmacies within 20 km of 10,000 / people within 20 km of each."""
    frame = metres(folder)
    people = frame["people"].to_numpy()
    access = np.zeros(len(frame))
    tree = cKDTree(frame[["x", "y"]].to_numpy())
    for near in tree.query_ball_point(places.pharmacies(folder), REACH_M):
        access[near] += 10_000 / people[near].sum()
    return access


def per_10000(folder: Path, code: str) -> float:
    """Mean of the two-step catchment over the people of a municipality."""
    of_code = (metres(folder)["code"] == code).to_numpy()
    people = metres(folder)["people"].to_numpy()[of_code]
    return float(np.average(catchments(folder)[of_code], weights=people))


def concentration(folder: Path) -> float:
    """C = 2·cov(h, r)/μ of the catchment h, r the rank of people by their municipality's wage of 2023.

    The rank of a municipality is the middle of its people in the line from the lowest wage.
    """
    frame = metres(folder).assign(access=catchments(folder))
    frame["wage"] = frame["code"].map(areas.wages_by_municipality(folder, 2023))
    of_wage = frame.groupby("wage")["people"].sum()
    rank = ((of_wage.cumsum() - of_wage / 2) / of_wage.sum()).reindex(frame["wage"]).to_numpy()
    people, access = frame["people"], frame["access"]
    mean = np.average(access, weights=people)
    return float(2 * np.average((access - mean) * (rank - 0.5), weights=people) / mean)


def departures(folder: Path, code: str) -> float:
    """Mean by people of the departures of the nearest Swedish station."""
    frame, stations = _of(folder, "rail", code), places.stations(folder)
    tree = cKDTree(stations[["x", "y"]].to_numpy())
    nearest = tree.query(frame[["x", "y"]].to_numpy())[1]
    return float(np.average(stations["departures"].to_numpy()[nearest], weights=frame["people"]))


def gap(folder: Path, kind: str, km: int, division: str) -> float:
    """Share beyond `km` of all people in rural classes minus that in urban classes, in points."""
    frame = _of(folder, kind, None)
    rural, urban = (frame[side] for side in tables.sides(folder, frame["code"], division))
    return _percent_beyond(rural, kind, km) - _percent_beyond(urban, kind, km)


def _of(folder: Path, kind: str, code: str | None) -> pd.DataFrame:
    frame = metres(folder).dropna(subset=kind)
    return frame if code is None else frame[frame["code"] == code]


def _percent_beyond(frame: pd.DataFrame, kind: str, km: int) -> float:
    return float(100 * frame.loc[frame[kind] > 1000 * km, "people"].sum() / frame["people"].sum())


def figures(folder: Path) -> list[Figure]:
    """Every figure of a distance."""
    return [*_shares(folder), *_country(folder), *_means(folder), *_catchments(folder)]


def _shares(folder: Path) -> list[Figure]:
    return [
        Figure(
            id=f"{kind}_over_{km}km_pct",
            area=tables.named(folder, code),
            ours=partial(project.value, f"{kind}_over_{km}km_pct", code),
            second=partial(share_beyond, folder, kind, km, code),
            bound=bound,
        )
        for kind, km, code, bound in SHARES
    ]


def _country(folder: Path) -> list[Figure]:
    shares = [
        Figure(
            id=f"{kind}_over_{km}km_pct",
            area="Sweden",
            ours=partial(project.mean, f"{kind}_over_{km}km_pct", PEOPLE),
            second=partial(share_beyond, folder, kind, km),
            bound=ROUNDING,
        )
        for kind, km in (("police", 20), ("pharmacy", 5), ("grocery", 5), ("cash", 5))
    ]
    gaps = [
        Figure(
            id=f"pharmacy_over_5km_pct, gap {division}",
            area="Sweden",
            ours=partial(project.gap, "pharmacy_over_5km_pct", PEOPLE, division),
            second=partial(gap, folder, "pharmacy", 5, division),
            bound=BORDER,
        )
        for division in tables.DIVISIONS
    ]
    people = Figure(
        id="police_over_20km_pct, people",
        area="Sweden",
        ours=partial(project.people_beyond, "police_over_20km_pct"),
        second=partial(people_beyond, folder, "police", 20),
        bound=500,
    )
    return [*shares, people, *gaps]


def _means(folder: Path) -> list[Figure]:
    people = squares.inhabited(folder)["people"]
    means = [
        Figure(
            id=f"{kind}_nearest_mean_km",
            area="Sweden",
            ours=partial(project.mean, f"{kind}_nearest_mean_km", PEOPLE),
            second=partial(mean_km, folder, kind),
            bound=ROUNDING,
        )
        for kind in ("pharmacy", "community_hall", "rail")
    ]
    medians = [
        Figure(
            id=f"{kind}_nearest_km, median",
            area="Sweden",
            ours=partial(project.median_of_squares, f"{kind}_nearest_km", people),
            second=partial(median_km, folder, kind),
            bound=ROUNDING,
        )
        for kind in ("community_hall", "police")
    ]
    gotland = Figure(
        id="community_hall_nearest_mean_km",
        area=tables.named(folder, places.GOTLAND),
        ours=partial(project.value, "community_hall_nearest_mean_km", places.GOTLAND),
        second=partial(mean_km, folder, "community_hall", places.GOTLAND),
        bound=ROUNDING,
    )
    return [*means, *medians, gotland]


def _catchments(folder: Path) -> list[Figure]:
    shared = [
        Figure(
            id=SHARED,
            area=tables.named(folder, code),
            ours=partial(project.value, SHARED, code),
            second=partial(per_10000, folder, code),
            bound=0.05,
        )
        for code in ("2425", "1264")
    ]
    trains = Figure(
        id="rail_departures_weekday",
        area=tables.named(folder, "1264"),
        ours=partial(project.value, "rail_departures_weekday", "1264"),
        second=partial(departures, folder, "1264"),
        bound=ROUNDING,
    )
    gradient = Figure(
        id=f"{SHARED}, concentration index by wage_mean_tkr 2023",
        area="Sweden",
        ours=partial(project.concentration, SHARED, "wage_mean_tkr", PEOPLE, 2023),
        second=partial(concentration, folder),
        bound=0.0005,
    )
    return [*shared, trains, gradient]
