"""Which places lie in Sweden, and how far they are from where people live, on the same land."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from measures import access

NEAR_PEOPLE_M = 1500  # so near an inhabited Swedish square a place is a Swedish one
# Land farther apart than any bridge reaches is not one land. The longest in Sweden is 6 km
# (to Öland), and Gotland lies 80 km out: every width between gives the same two lands.
BRIDGED_M = 10_000


def is_swedish(places: gpd.GeoSeries, outlines: gpd.GeoSeries, people: np.ndarray) -> np.ndarray:
    """Mask of the places that lie inside an outline, or near an inhabited square.

    All in EPSG:3006; `people` (n, 2) are the centres of the inhabited squares. The outlines are
    generalised and cut off town centres by the sea, so people decide there. A place abroad that
    lies as near would be let in: `making.gates` counts those in Norway, and Tornio's only shop
    of a chain that is counted is 1.9 km from the nearest square of Haparanda.
    """
    near = cKDTree(people).query(shapely.get_coordinates(places.to_numpy()))[0] <= NEAR_PEOPLE_M
    tree = shapely.STRtree(outlines.to_numpy())
    near[tree.query(places.to_numpy(), predicate="intersects")[0]] = True
    return near


def lands(outlines: gpd.GeoSeries) -> np.ndarray:
    """The country in parts that lie more than BRIDGED_M apart, each a polygon with its waters."""
    reach = shapely.buffer(outlines.to_numpy(), BRIDGED_M / 2)
    return shapely.get_parts(shapely.union_all(reach))


def land_of(xy: np.ndarray, lands: np.ndarray) -> np.ndarray:
    """Position of the land that each point lies on or nearest to (n,)."""
    return shapely.STRtree(lands).nearest(shapely.points(xy))


def nearest_on_land(
    people: np.ndarray, places: np.ndarray, lands: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """`measures.access.nearest` among the places on the same land: NaN and −1 where it has none."""
    metres, which = np.full(len(people), np.nan), np.full(len(people), -1)
    at, of_places = land_of(people, lands), land_of(places, lands)
    for land in np.unique(at):
        there = np.flatnonzero(of_places == land)
        some = at == land
        if len(there):
            metres[some], nearest = access.nearest(people[some], places[there])
            which[some] = there[nearest]
    return metres, which


def amid_people(
    localities: gpd.GeoDataFrame, squares: pd.DataFrame, municipalities: gpd.GeoSeries
) -> gpd.GeoDataFrame:
    """The localities as points, and `municipality_code`: where most of their people live. All in EPSG:3006.

    The point is the centre of the inhabited square inside the outline that is nearest to the mean of
    its people; of a locality with no such square, a point of the outline, in the municipality that
    holds it or is nearest. `squares` has easting, northing, population and municipality_code.
    """
    points = localities.geometry.representative_point()
    at = shapely.STRtree(municipalities.to_numpy()).nearest(points.to_numpy())
    codes = pd.Series(municipalities.index[at].astype(str), index=points.index)
    inside = _squares_inside(localities.geometry, squares)
    people = inside.groupby(["locality_id", "municipality_code"])["population"].sum()
    codes.update(people.groupby("locality_id").idxmax().str[1])
    amid = inside.loc[_off_the_mean(inside).groupby(inside["locality_id"]).idxmin()]
    xy = gpd.points_from_xy(amid["easting"], amid["northing"])
    points.update(gpd.GeoSeries(xy, index=amid["locality_id"], crs=points.crs))
    return localities.assign(municipality_code=codes).set_geometry(points)


def _squares_inside(outlines: gpd.GeoSeries, squares: pd.DataFrame) -> pd.DataFrame:
    """The squares whose centre lies in an outline, with its `locality_id`."""
    centres = shapely.points(squares[["easting", "northing"]].to_numpy(float))
    which, square = shapely.STRtree(centres).query(outlines.to_numpy(), predicate="intersects")
    columns = ["easting", "northing", "population", "municipality_code"]
    inside = squares[columns].iloc[square].reset_index(drop=True)
    return inside.assign(
        locality_id=outlines.index[which],
        municipality_code=inside["municipality_code"].astype(str),
    )


def _off_the_mean(inside: pd.DataFrame) -> pd.Series:
    """Metres from each square to the mean of the people of its locality."""
    id, weight = inside["locality_id"], inside["population"]
    mean = {
        axis: (inside[axis] * weight).groupby(id).sum() / weight.groupby(id).sum()
        for axis in ("easting", "northing")
    }
    off = [inside[axis] - id.map(mean[axis]) for axis in mean]
    return np.hypot(*off)
