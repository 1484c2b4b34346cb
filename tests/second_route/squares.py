"""The inhabited squares, and the municipality that the people of each belong to.

The grid names a municipality by generalised outlines, which put whole villages on the wrong
side of a border. Where the detailed outlines of DeSO are at hand (the counties of Stockholm and
Uppsala) they decide; elsewhere squares near a border move until each municipality has its
people of the same day.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

OUTLINED = ("01", "03")  # counties whose DeSO outlines are at hand
GAP_M = 100  # between outlines that were simplified one by one
NEAR_M = 4000  # so far from its outline a square may belong to a municipality
RELUCTANCE_M = 200  # a square moves only where that much is won
TOLERANCE = 0.02  # of the people of a municipality
ROUNDS = 300
STEP_M = 3000  # what a municipality with twice its people raises its price by in the first round
FADING = 0.98
DEAREST_M = 8000


@cache
def municipalities(folder: Path) -> gpd.GeoSeries:
    """boundaries/kommun_scb_generalised.gpkg: outlines in EPSG:3006 by municipality code."""
    return _outlined(folder).set_index("KnKod").geometry.sort_index()


@cache
def _outlined(folder: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(folder / "boundaries" / "kommun_scb_generalised.gpkg")


@cache
def inhabited(folder: Path) -> pd.DataFrame:
    """grid/population_1km_2024.parquet by square id: x, y of the centre, people, code (municipality)."""
    table = pd.read_parquet(folder / "grid" / "population_1km_2024.parquet")
    frame = pd.DataFrame(
        {
            "x": table["square"] // 10**7 + 500.0,
            "y": table["square"] % 10**7 + 500.0,
            "people": table["population"].astype(float),
            "code": _by_name(table["kommun"], folder),
        }
    ).set_index(table["square"].astype(str).rename("square"))
    detailed = _by_deso(frame, folder)
    misnamed = frame["code"].str[:2].isin(OUTLINED) & detailed.isna()
    # The grid's outline puts them in the county, the detailed one does not.
    beside = _beside(frame[misnamed], folder)
    frame["code"] = detailed.fillna(beside.reindex(frame.index)).fillna(frame["code"])
    unsettled = ~frame["code"].str[:2].isin(OUTLINED)
    frame.loc[unsettled, "code"] = balanced(
        frame[unsettled], municipalities(folder), register(folder)
    )
    return frame


@cache
def register(folder: Path) -> pd.Series:
    """Registered people on 31 December 2024: municipality_housing_panel_2011_2024.csv."""
    path = folder / "added" / "housing" / "municipality_housing_panel_2011_2024.csv"
    table = pd.read_csv(path, dtype={"region_code": str})
    return table[table["year"] == 2024].set_index("region_code")["population"].astype(float)


def _by_name(names: pd.Series, folder: Path) -> pd.Series:
    """The grid's own municipality; "Malung" is Malung-Sälen."""
    code = _outlined(folder).set_index("KnNamn")["KnKod"]
    return names.replace({"Malung": "Malung-Sälen"}).map(code)


def _by_deso(frame: pd.DataFrame, folder: Path) -> pd.Series:
    """The municipality of the DeSO that a square's centre lies in, but for the gaps of simplified outlines."""
    outlines = pd.concat([_stockholm(folder), _uppsala(folder)])
    points = gpd.GeoSeries(gpd.points_from_xy(frame["x"], frame["y"]), frame.index, crs=3006)
    joined = points.to_frame("geometry").sjoin_nearest(outlines, max_distance=GAP_M)
    joined = joined[~joined.index.duplicated()]
    return joined["deso"].str[:4].reindex(frame.index)


def _beside(frame: pd.DataFrame, folder: Path) -> pd.Series:
    """The nearest municipality of another county within reach; squares without one are left out."""
    outlines = municipalities(folder)
    outlines = outlines[~outlines.index.str[:2].isin(OUTLINED)]
    points = shapely.points(frame[["x", "y"]].to_numpy())
    square, near = shapely.STRtree(outlines.to_numpy()).query_nearest(
        points, max_distance=NEAR_M, all_matches=False
    )
    return pd.Series(outlines.index[near], frame.index[square])


def _stockholm(folder: Path) -> gpd.GeoDataFrame:
    """areas/deso2018_stockholm_county.geojson, simplified one by one: gaps and invalid rings."""
    frame = gpd.read_file(folder / "areas" / "deso2018_stockholm_county.geojson").to_crs(3006)
    return gpd.GeoDataFrame({"deso": frame["id"]}, geometry=frame.geometry.make_valid())


def _uppsala(folder: Path) -> gpd.GeoDataFrame:
    """areas/deso2018_uppsala_county.parquet, without the neighbours that it also holds."""
    frame = gpd.read_parquet(folder / "areas" / "deso2018_uppsala_county.parquet")
    frame = frame[frame["Deso"].str.startswith("03")].to_crs(3006)
    return gpd.GeoDataFrame({"deso": frame["Deso"]}, geometry=frame.geometry)


@dataclass(frozen=True, kw_only=True)
class Border:
    """The squares near a border, a row for each municipality that they may belong to, home first.

    `square` (sorted) and `choice` are positions; `metres` is the way to the outline, and the
    reluctance to move, 0 at home.
    """

    square: np.ndarray
    choice: np.ndarray
    metres: np.ndarray

    def cheapest(self, home: np.ndarray, price: np.ndarray) -> np.ndarray:
        """The municipality of every square where way and price together are least."""
        cost = self.metres + price[self.choice]
        order = np.lexsort((cost, self.square))  # stable: home before its equals
        first = np.r_[True, self.square[order][1:] != self.square[order][:-1]]
        chosen = home.copy()
        chosen[self.square[order][first]] = self.choice[order][first]
        return chosen


def balanced(frame: pd.DataFrame, outlines: gpd.GeoSeries, people: pd.Series) -> np.ndarray:
    """The municipality of each square, so that all have their registered people, within 2 %.

    `frame` is as `inhabited` has it, with the grid's own municipality as code. A municipality
    with too many people raises its price, one with too few lowers it, and one that is even
    lets it fade. The round that misses fewest people is kept.
    """
    codes = np.array(sorted(set(frame["code"])))
    home = np.searchsorted(codes, frame["code"])
    border = _border(frame, home, outlines[codes].to_numpy())
    weight, target = frame["people"].to_numpy(), people[codes].to_numpy()
    target = target * weight.sum() / target.sum()
    price, best, fewest = np.zeros(len(codes)), home, np.inf
    for turn in range(ROUNDS):
        chosen = border.cheapest(home, price)
        beyond = _beyond(np.bincount(chosen, weight, len(codes)) / target - 1)
        missed = float((np.abs(beyond) * target).sum())
        if missed < fewest:
            best, fewest = chosen, missed
        moved = price + STEP_M / (1 + turn / 20) * beyond
        price = np.clip(np.where(beyond == 0, FADING * price, moved), -DEAREST_M, DEAREST_M)
    return codes[best]


def _beyond(surplus: np.ndarray) -> np.ndarray:
    """What of a surplus (above 0) or lack (below 0) passes the tolerance."""
    return np.sign(surplus) * np.maximum(np.abs(surplus) - TOLERANCE, 0)


def _border(frame: pd.DataFrame, home: np.ndarray, outlines: np.ndarray) -> Border:
    points = shapely.points(frame[["x", "y"]].to_numpy())
    square, near = shapely.STRtree(outlines).query(points, "dwithin", distance=NEAR_M)
    other = near != home[square]
    square, near = square[other], near[other]
    metres = shapely.distance(points[square], outlines[near]) + RELUCTANCE_M
    border = np.unique(square)
    rows = np.r_[border, square]
    order = np.argsort(rows, kind="stable")
    return Border(
        square=rows[order],
        choice=np.r_[home[border], near][order],
        metres=np.r_[np.zeros(len(border)), metres][order],
    )
