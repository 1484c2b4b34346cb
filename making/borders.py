"""Which municipality each inhabited square belongs to.

The grid names one by generalised outlines, which put whole villages on the wrong side of a
border. Where outlines of DeSO are at hand, in full detail or nearly so, they say which it is.
Then squares near a border move, as short a way as possible, until the municipalities have
their registered people of the same day. See docs/decisions/0001-border-squares.md.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators.drawn import dissolved
from measures import assignment

REACH_M = 4000  # how far from its outline a square may still belong to a municipality
RELUCTANCE_M = 200  # what a move costs besides the way
TOLERANCE = 0.02  # of a municipality's people
_PENALTY_M = 8000
_GAP_M = 100  # between DeSO outlines that were simplified one by one


def municipality_codes(
    grid: pd.DataFrame,
    municipalities: gpd.GeoDataFrame,
    deso_outlines: gpd.GeoDataFrame,
    register: pd.Series,
) -> np.ndarray:
    """Municipality code of each square of `grid` (population, easting, northing, municipality_code).

    `municipalities` and `deso_outlines` are in EPSG:3006 with codes as index, the DeSO those of
    whole counties; `register` has the people of each municipality on the day of the grid.
    """
    detailed = _municipalities_of(deso_outlines)
    home = _home(grid, municipalities, detailed)
    outlines = detailed.combine_first(municipalities.geometry).sort_index()
    return _balanced(grid, home, outlines, register)


def _municipalities_of(deso_outlines: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The municipalities that the DeSO make up."""
    valid = deso_outlines.set_geometry(deso_outlines.geometry.make_valid())
    return dissolved(valid, valid.index.str[:4].to_series())


def _home(
    grid: pd.DataFrame, municipalities: gpd.GeoDataFrame, detailed: gpd.GeoSeries
) -> np.ndarray:
    """The municipality whose detailed outline holds the centre; elsewhere the grid's own.

    A square that the grid puts in a county with detailed outlines, and they do not, goes to the
    nearest municipality of another county, where one is within reach.
    """
    points = _centres(grid)
    home = grid["municipality_code"].to_numpy(str).copy()
    inside = _nearest(points, detailed, _GAP_M)
    astray = np.isin(_counties(home), _counties(detailed.index)) & (inside == "")
    others = municipalities.geometry[
        ~np.isin(_counties(municipalities.index), _counties(detailed.index))
    ]
    beside = np.where(astray, _nearest(points, others, REACH_M), "")
    for better in (inside, beside):
        home = np.where(better != "", better, home)
    return home


def _counties(codes: pd.Index | np.ndarray) -> np.ndarray:
    return pd.Index(codes).str[:2].to_numpy(str)


def _nearest(points: np.ndarray, outlines: gpd.GeoSeries, within_m: float) -> np.ndarray:
    """Code of the nearest outline of each point, "" where none is within so many metres."""
    found = np.full(len(points), "", dtype=object)
    if len(outlines):
        tree = shapely.STRtree(outlines.to_numpy())
        point, near = tree.query_nearest(points, max_distance=within_m, all_matches=False)
        found[point] = outlines.index.to_numpy()[near]
    return found.astype(str)


def _balanced(
    grid: pd.DataFrame, home: np.ndarray, outlines: gpd.GeoSeries, register: pd.Series
) -> np.ndarray:
    """Squares near a border moved so that populations agree with the register.

    A move costs the people's distance to the other's outline plus RELUCTANCE_M; municipal totals
    may miss the register's, scaled to the grid, by TOLERANCE.
    """
    codes, shapes, points = outlines.index.to_numpy(str), outlines.to_numpy(), _centres(grid)
    at_home = pd.Index(codes).get_indexer(home)
    square, near = shapely.STRtree(shapes).query(points, predicate="dwithin", distance=REACH_M)
    other = near != at_home[square]
    square, near = square[other], near[other]
    people = grid["population"].to_numpy(float)
    target = register.reindex(codes).to_numpy(float)
    chosen = assignment.balanced(
        np.r_[np.arange(len(grid)), square],
        np.r_[at_home, near],
        np.r_[np.zeros(len(grid)), shapely.distance(points[square], shapes[near]) + RELUCTANCE_M],
        people,
        target * people.sum() / target.sum(),
        tolerance=TOLERANCE,
        penalty=_PENALTY_M,
    )
    return codes[chosen]


def _centres(grid: pd.DataFrame) -> np.ndarray:
    return shapely.points(grid[["easting", "northing"]].to_numpy(float))
