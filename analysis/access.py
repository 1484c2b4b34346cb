"""Places that people go to: pharmacies with competition and closure, stop places with departures.

Straight lines from the centres of the inhabited squares. What is returned is
shared between readers: do not change it.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators import embedded, figures, live
from indicators.access import nearest_id
from indicators.indicator import DESO_2025, SQUARE
from loaders import dalatrafik_stops, gtfs, population_grid
from measures import access, intervals, reach, weighted

RADII_KM = (5, 10, 20, 30)
# E2SFCA: thirds of the radius and their weights, the slower decay of Luo & Qi (2009).
_THIRDS = (1.0, 0.68, 0.22)
_DAYS = ("weekday", "saturday", "sunday")
HIGH_CAPACITY = ("rail", "metro", "ferry")
_HOURS = 14  # from 06 to 20
NEWER_GRID = "squares_grid"  # the part with a refreshed population grid
NEAR_M = 5000  # how far from a stop of a timetable a square may be to be counted
_NORDIC = (4.0, 54.0, 32.0, 72.0)  # degrees: beyond it the Swedish grid means nothing
_BANDS_06_20 = ("06_09", "09_15", "15_18", "18_20")


@live.cached(maxsize=1)
def centres() -> np.ndarray:
    """Centres of the inhabited squares, (n, 2), metres in EPSG:3006."""
    return population_grid.centres(figures.squares().index)


def share_beyond(service: str, km: float) -> pd.Series:
    """Percentage (0–100) of each municipality's people with more than `km` to a service; an estimate.

    `service` is one of `indicators.services.SERVICES`. In the order of `figures.areas`;
    NaN where nobody lives in its squares. ValueError for a service that is not known.
    """
    squares = figures.squares()
    codes = squares["municipality_code"].astype(str)
    share = weighted.share_beyond_by(_km(service), squares["population"], codes, km)
    return share.reindex(figures.areas().index)


def people_beyond(service: str, km: float) -> tuple[float, float]:
    """The country's people with more than `km` to a service, and all of whom a distance is known.

    An island without a place has no distance. Errors as of `share_beyond`.
    """
    people, distance = figures.squares()["population"].to_numpy(float), _km(service)
    return float(people[distance > km].sum()), float(people[~np.isnan(distance)].sum())


def _km(service: str) -> np.ndarray:
    return figures.values(nearest_id(service), SQUARE)["value"].to_numpy()


@live.cached(maxsize=2)
def pharmacies(with_agents: bool) -> gpd.GeoDataFrame:
    """Pharmacies, with or without medicine agents, in EPSG:4326: name, is_pharmacy, municipality_code."""
    frame = embedded.frame("pharmacies.parquet")
    return frame if with_agents else frame[frame["is_pharmacy"]]


@live.cached(maxsize=16)
def catchment(with_agents: bool, km: int, with_decay: bool) -> pd.Series:
    """Places per 10,000 people within `km` of each square (2SFCA); 0 where none is within reach.

    With `with_decay` a farther third of the radius weighs less (E2SFCA). Each
    place counts as one, whatever its size.
    """
    places = metres_of(pharmacies(with_agents))
    zones = [(1000 * km * (i + 1) / 3, weight) for i, weight in enumerate(_THIRDS)]
    found = access.two_step_catchment(
        centres(),
        figures.squares()["population"],
        places,
        np.ones(len(places)),
        1000 * km,
        zones if with_decay else None,
    )
    return pd.Series(10_000 * found, figures.squares().index)


@live.cached(maxsize=16)
def closures(with_agents: bool, km: int) -> gpd.GeoDataFrame:
    """`pharmacies` with the columns of `measures.access.closure_effects` for a limit of `km`."""
    places = pharmacies(with_agents)
    effects = access.closure_effects(
        centres(), figures.squares()["population"], metres_of(places), 1000 * km
    )
    return places.join(effects.set_index(places.index))


@live.cached(maxsize=16)
def income_gradient(
    with_agents: bool, km: int, with_decay: bool, income: str, year: int
) -> tuple[float, float, float]:
    """Concentration index of `catchment` over the municipalities' income, and its 95% interval.

    Bootstrap over municipalities. All squares of a municipality share its
    rank, so the municipalities' means say as much as the squares.
    """
    found = municipal_mean(catchment(with_agents, km, with_decay))
    by = figures.values(income, year=year)["value"].reindex(found.index).to_numpy()
    people = people_of().reindex(found.index).to_numpy(float)
    draw = np.random.default_rng(1)
    drawn = []
    for _ in range(1000):
        some = draw.integers(0, len(found), len(found))
        drawn.append(access.concentration_index(found.to_numpy()[some], by[some], people[some]))
    low, high = intervals.percentile(drawn)
    return access.concentration_index(found, by, people), float(low), float(high)


def municipal_mean(of_squares: pd.Series) -> pd.Series:
    """Mean over each municipality's people, in the order of `figures.areas`."""
    squares = figures.squares()
    codes = squares["municipality_code"].astype(str)
    found = weighted.mean_by(of_squares, squares["population"], codes)
    return found.reindex(figures.areas().index)


def people_of() -> pd.Series:
    """People in the squares of each municipality."""
    (year,) = population_grid.SOURCE.years  # of the squares, whatever newer grid there is
    return figures.values("population_in_squares", year=year)["value"]


@dataclass(frozen=True, kw_only=True)
class NewerGrid:
    """People by square of a year after the snapshot's; `new_squares` and `new_people`: where no distance is known."""

    year: int
    squares: int
    people: int
    new_squares: int
    new_people: int


@live.cached(maxsize=1)
def newer_grid() -> NewerGrid | None:
    """What a refresh has brought of a newer population grid; None where there is none."""
    found = live.read(NEWER_GRID)
    if found is None or not {"population", "year", "is_new"} <= set(found) or not len(found):
        return None
    new = found[found["is_new"]]
    return NewerGrid(
        year=int(found["year"].iloc[0]),
        squares=len(found),
        people=int(found["population"].sum()),
        new_squares=len(new),
        new_people=int(new["population"].sum()),
    )


def metres_of(points: gpd.GeoDataFrame) -> np.ndarray:
    """Coordinates (n, 2) in EPSG:3006."""
    return shapely.get_coordinates(points.geometry.to_crs(3006).to_numpy())


@dataclass(frozen=True, kw_only=True)
class Stops:
    """Stop places in EPSG:4326 with name, municipality_code and departures_weekday, _saturday, _sunday.

    `municipalities` are those that the stops are known for; `source` is the key
    of their source; `date` is the weekday counted, "" where they are means.
    Refreshed stops have `mode`, `hours_06_20` and departures by band besides.
    """

    frame: gpd.GeoDataFrame
    municipalities: tuple[str, ...]
    source: str
    date: str = ""


@live.cached(maxsize=1)
def stops() -> Stops:
    """Sweden's stop places from a refresh of the timetables; without one, Dalarna's, embedded.

    A refreshed stop belongs to the municipality of the inhabited square nearest to it.
    """
    refreshed = live.read("stops_gtfs")
    if isinstance(refreshed, gpd.GeoDataFrame) and (refreshed["feed"] == "sweden").any():
        own = refreshed[(refreshed["feed"] == "sweden") & (refreshed["mode"] != "other")]
        _, nearest = access.nearest(metres_of(own), centres())
        codes = figures.squares()["municipality_code"].astype(str).to_numpy()[nearest]
        own = own.assign(municipality_code=codes)
        source, date = gtfs.SWEDEN.key, str(own["date"].iloc[0])
    else:
        own, source, date = embedded.frame("stops_dalarna.parquet"), dalatrafik_stops.SOURCE.key, ""
    known = tuple(sorted(set(own["municipality_code"].astype(str))))
    return Stops(frame=own, municipalities=known, source=source, date=date)


@live.cached(maxsize=16)
def stops_near_people(radius_m: int, least: int) -> pd.DataFrame:
    """What the people of each municipality with known stops have within `radius_m`. Index municipality code.

    Columns: people; near_pct, the share with a stop place of at least `least`
    departures on a weekday; departures_weekday, _saturday, _sunday, the mean
    number of departures over the people; sunday_pct, the share with at least
    one on a Sunday. NaN where the timetable has no such day.
    """
    known = stops()
    squares = figures.squares()
    codes = squares["municipality_code"].astype(str)
    own = codes.isin(known.municipalities).to_numpy()
    at, people, codes = centres()[own], squares["population"][own].to_numpy(), codes[own]
    places, days = metres_of(known.frame), [f"departures_{day}" for day in _DAYS]
    departures = known.frame[days]
    within = reach.departures_within(at, places, departures.reset_index(drop=True), radius_m)
    assert isinstance(within, pd.DataFrame)
    within.loc[:, departures.isna().all().to_numpy()] = np.nan
    enough = (known.frame["departures_weekday"] >= least).to_numpy()
    metres, _ = access.nearest(at, places[enough])
    sunday = within["departures_sunday"]
    table = pd.DataFrame(
        {
            "people": pd.Series(people).groupby(codes.to_numpy()).sum(),
            "near_pct": weighted.mean_by(100.0 * (metres <= radius_m), people, codes.to_numpy()),
            **{day: weighted.mean_by(within[day], people, codes.to_numpy()) for day in days},
            "sunday_pct": weighted.mean_by(
                (100.0 * (sunday >= 1)).where(sunday.notna()), people, codes.to_numpy()
            ),
        }
    )
    return table.loc[list(known.municipalities)]


def in_the_nordic_countries(stops: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The stops (as `Stops.frame`) within the Nordic countries."""
    west, south, east, north = _NORDIC
    return stops.cx[west:east, south:north]


def squares_near(stops: gpd.GeoDataFrame) -> np.ndarray:
    """Which squares lie within NEAR_M of a stop (n,); none for stops outside of the Nordic countries."""
    own = in_the_nordic_countries(stops)
    if not len(own):
        return np.zeros(len(figures.squares()), bool)
    metres, _ = access.nearest(centres(), metres_of(own))
    return metres <= NEAR_M


def is_high_capacity(stops: gpd.GeoDataFrame) -> np.ndarray:
    """Train, metro or ferry, as SDG 11.2.1 sees it; a stop of unknown mode is of low capacity."""
    if "mode" not in stops:
        return np.zeros(len(stops), bool)
    return stops["mode"].isin(HIGH_CAPACITY).to_numpy()


@dataclass(frozen=True, kw_only=True)
class Reached:
    """People in some squares, and those of them within reach by each definition; None: not computable."""

    people: float
    sdg: reach.Reach
    hourly: reach.Reach | None
    hourly_on_average: reach.Reach | None


def reached(frame: gpd.GeoDataFrame, of_squares: np.ndarray) -> Reached:
    """Reach of stop places (as `Stops.frame`) among the squares that `of_squares` (n,) picks.

    SDG 11.2.1 from stops with a departure on a weekday; N07418 where hours are
    known: as at least one departure in each of the 14 hours, and as 14 in all.
    """
    at = centres()[of_squares]
    people = figures.squares()["population"].to_numpy(float)[of_squares]
    running = frame[frame["departures_weekday"] > 0]
    places = metres_of(running)
    hourly = on_average = None
    if "hours_06_20" in frame:
        each = np.repeat(running["hours_06_20"].to_numpy()[:, None] == _HOURS, _HOURS, axis=1)
        total = running[[f"departures_{band}" for band in _BANDS_06_20]].sum(axis=1).to_numpy()
        spread = np.repeat(total[:, None] / _HOURS, _HOURS, axis=1)
        hourly = reach.n07418(at, people, places, each.astype(float))
        on_average = reach.n07418(at, people, places, spread, on_average=True)
    return Reached(
        people=float(people.sum()),
        sdg=reach.sdg_11_2_1(at, people, places, is_high_capacity(running)),
        hourly=hourly,
        hourly_on_average=on_average,
    )


@live.cached(maxsize=1)
def reached_where_known() -> Reached:
    """`reached` of `stops`, among the squares of the municipalities that they are known for."""
    known = stops()
    codes = figures.squares()["municipality_code"].astype(str)
    frame = known.frame
    if "mode" not in frame:  # the railway stations are known from another source
        stations = embedded.frame("stations.parquet").assign(mode="rail")
        frame = gpd.GeoDataFrame(
            pd.concat([frame.assign(mode="bus"), stations], ignore_index=True), crs=4326
        )
    return reached(frame, codes.isin(known.municipalities).to_numpy())


def minutes_to_tcentralen() -> pd.DataFrame:
    """Stockholm county's areas (DeSO) by municipality: how many have a value, and what it is, in minutes.

    Index: municipality codes. Columns areas, median, shortest and longest (of the
    areas, unweighted), and estimated: how many of the values are.
    """
    table = figures.values("minutes_to_tcentralen", DESO_2025)
    known = table[table["value"].notna()]
    codes = figures.areas(DESO_2025)["municipality_code"].astype(str).reindex(known.index)
    minutes = known["value"].groupby(codes)
    return pd.DataFrame(
        {
            "areas": minutes.size(),
            "median": minutes.median(),
            "shortest": minutes.min(),
            "longest": minutes.max(),
            "estimated": (known["status"] == "estimated").groupby(codes).sum().astype(int),
        }
    )
