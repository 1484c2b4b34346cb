"""Where services and railway stations lie in Sweden, in metres of EPSG:3006."""

import warnings
import zipfile
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from tests.second_route import squares

NEAR_PEOPLE_M = 1500  # a place that far from an inhabited Swedish square is a Swedish one
CHAINS = {
    "grocery": ("City Gross", "Coop", "Hemköp", "ICA", "Lidl", "Tempo", "Willys"),
    "fuel": (
        "Din-X",
        "GULF Sverige",
        "Green Petroleum",
        "Ingo",
        "OKQ8",
        "Paroy",
        "Preem",
        "QStar",
        "Shell Sverige",
        "St1 Sverige",
        "Tanka",
    ),
    "cash": ("Bankomat", "Uttagsautomater"),
    "community_hall": ("Folkets Hus och Parker",),
    "police": ("Polisen",),
}
GOTLAND = "0980"


def swedish(xy: np.ndarray, folder: Path) -> np.ndarray:
    """Mask of the points inside a Swedish municipality, or near an inhabited Swedish square.

    The outlines are generalised and cut off whole town centres by the sea: people decide there.
    """
    grid = squares.inhabited(folder)
    near = cKDTree(grid[["x", "y"]].to_numpy()).query(xy)[0] <= NEAR_PEOPLE_M
    tree = shapely.STRtree(squares.municipalities(folder).to_numpy())
    inside = tree.query(shapely.points(xy), "intersects")[0]
    near[inside] = True
    return near


@cache
def services(folder: Path) -> pd.DataFrame:
    """points/service_points_2023_2025.parquet: chain, x, y of every point in Sweden with a position."""
    table = pd.read_parquet(folder / "points" / "service_points_2023_2025.parquet")
    table = table[table["lat"].between(54, 70) & table["lon"].between(10, 25)]
    xy = _metres(table["lon"], table["lat"])
    frame = pd.DataFrame({"chain": table["chain"].to_numpy(), "x": xy[:, 0], "y": xy[:, 1]})
    return frame[swedish(xy, folder)]


def of_kind(kind: str, folder: Path) -> np.ndarray:
    """Coordinates of a kind of place: a key of CHAINS, pharmacy, pharmacy_or_agent, or rail."""
    if kind == "rail":
        return stations(folder)[["x", "y"]].to_numpy()
    if kind.startswith("pharmacy"):
        return pharmacies(folder, with_agents=kind == "pharmacy_or_agent")
    table = services(folder)
    return table.loc[table["chain"].isin(CHAINS[kind]), ["x", "y"]].to_numpy()


def on_gotland(kind: str, folder: Path) -> bool:
    """Whether a place of the kind lies on Gotland, an island without a bridge."""
    outline = squares.municipalities(folder)[GOTLAND]
    points = shapely.points(of_kind(kind, folder))
    return bool(shapely.dwithin(points, outline, NEAR_PEOPLE_M).any())


@cache
def pharmacies(folder: Path, *, with_agents: bool = False) -> np.ndarray:
    """points/pipos_apoteksvaror_2025-11-12.xlsx: X, Y; a pharmacy that is listed twice counts once."""
    table = _pipos(folder).drop_duplicates(["Serviceplatsid", "Serviceform"])
    kinds = ["Apotek", "Apoteksombud"] if with_agents else ["Apotek"]
    return table.loc[table["Serviceform"].isin(kinds), ["X", "Y"]].to_numpy(float)


@cache
def _pipos(folder: Path) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the workbook names no default style
        return pd.read_excel(folder / "points" / "pipos_apoteksvaror_2025-11-12.xlsx")


@cache
def stations(folder: Path) -> pd.DataFrame:
    """transit/sweden_rail_gtfs_2025.zip: x, y and departures of the Swedish stations on one day.

    The day is the Tuesday on which most stations have a departure. A departure is a call at
    which one may board (pickup_type is not 1), other than the trip's last.
    """
    calls, stops = _boarding(folder), _feed(folder, "stops").set_index("stop_id")
    served = calls.groupby("date")["stop_id"].nunique()
    tuesdays = served[pd.to_datetime(served.index).dayofweek == 1]
    departures = calls[calls["date"] == tuesdays.idxmax()].groupby("stop_id").size()
    of_day = stops.loc[departures.index]
    xy = _metres(of_day["stop_lon"].astype(float), of_day["stop_lat"].astype(float))
    frame = pd.DataFrame(
        {"x": xy[:, 0], "y": xy[:, 1], "departures": departures.to_numpy()}, departures.index
    )
    return frame[swedish(xy, folder)]


def _boarding(folder: Path) -> pd.DataFrame:
    """A row for each departure of each date: date, stop_id."""
    calls = _feed(folder, "stop_times")
    order = calls["stop_sequence"].astype(int)
    last = order.groupby(calls["trip_id"]).transform("max")
    calls = calls[(order < last) & (calls["pickup_type"] != "1")]
    days = _feed(folder, "calendar_dates").query("exception_type == '1'")
    trips = _feed(folder, "trips").merge(days, on="service_id")
    return trips[["trip_id", "date"]].merge(calls[["trip_id", "stop_id"]], on="trip_id")


def _feed(folder: Path, name: str) -> pd.DataFrame:
    path = folder / "transit" / "sweden_rail_gtfs_2025.zip"
    with zipfile.ZipFile(path) as feed, feed.open(f"{name}.txt") as file:
        return pd.read_csv(file, dtype=str)


def _metres(lon: pd.Series, lat: pd.Series) -> np.ndarray:
    points = gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=4326).to_crs(3006)
    return np.c_[points.x, points.y]
