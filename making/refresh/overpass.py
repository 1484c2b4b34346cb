"""Places of OpenStreetMap, and how far people live from them."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators import figures, live
from indicators.access import LIMITS_KM
from indicators.indicator import MUNICIPALITY
from indicators.services import OSM_PLACES, OSM_TABLE
from loaders import overpass
from loaders.faults import InputFault, PublisherFault
from making.refresh import Collected, Tell, checked_values
from measures import access, weighted

KEY = "overpass"
PART, VALUES = "places_osm", "values_overpass"
_COAST_M = 2000  # the generalised outlines cut off piers and islets


def collect(tell: Tell) -> Collected:
    """Parts `places_osm` and `values_overpass`.

    A county that fails keeps its old places. Distances are computed only when
    every county has places: the nearest one may lie across a border.
    """
    by_county, faults = _counties(tell)
    if not by_county:
        return Collected(parts={}, faults=tuple(faults))
    places = _with_old(_located(pd.concat(by_county.values())), list(by_county))
    parts: dict[str, pd.DataFrame] = {PART: places}
    absent = [county for county in overpass.COUNTIES if county not in set(places["county"])]
    if absent:
        faults.append(f"No distances: no place of county {', '.join(absent)} is known.")
    else:
        parts[VALUES] = _values(places)
    return Collected(parts=parts, faults=tuple(faults))


def _counties(tell: Tell) -> tuple[dict[str, gpd.GeoDataFrame], list[str]]:
    """The places by county, and a sentence for each thing that is wrong."""
    by_county: dict[str, gpd.GeoDataFrame] = {}
    faults: list[str] = []
    for done, county in enumerate(overpass.COUNTIES):
        tell(done, len(overpass.COUNTIES) + 1, overpass.COUNTIES[county])
        try:
            answer = overpass.load(county)
            by_county[county] = overpass.parse(answer, county)
            nowhere = overpass.without_position(answer, county)
        except InputFault as fault:
            kind = getattr(fault, "kind", "")
            if kind == "cancelled":
                raise
            faults.append(str(fault))
            is_silent = isinstance(fault, PublisherFault) and fault.status is None
            nothing_yet = not by_county and len(faults) > 1
            if kind == "unreachable" or (is_silent and nothing_yet):
                break
            continue
        if nowhere:
            faults.append(f"{KEY} county {county}: no position of {', '.join(nowhere[:3])} ({len(nowhere)} in all)")  # fmt: skip
    tell(len(overpass.COUNTIES), len(overpass.COUNTIES) + 1, OSM_TABLE)
    return by_county, faults


def _located(places: pd.DataFrame) -> gpd.GeoDataFrame:
    """The places with their municipality_code (None far off the coast), each once.

    A place on a county's border comes with both counties, and is one place.
    """
    once = places[~places.set_index("service", append=True).index.duplicated()]
    shapes = figures.areas(MUNICIPALITY).geometry.to_crs(3006)
    points = gpd.GeoSeries(once.geometry, crs=4326).to_crs(3006).to_numpy()
    (position, nearest) = shapely.STRtree(shapes.to_numpy()).query_nearest(
        points, max_distance=_COAST_M, all_matches=False
    )
    codes = np.full(len(once), None, dtype=object)
    codes[position] = shapes.index.to_numpy()[nearest]
    return gpd.GeoDataFrame(once.assign(municipality_code=codes), crs=4326)


def _with_old(new: gpd.GeoDataFrame, counties: list[str]) -> gpd.GeoDataFrame:
    """The new places, and the old ones of the counties that did not come."""
    old = live.read(PART)
    if not isinstance(old, gpd.GeoDataFrame) or not set(new.columns) <= set(old.columns):
        return new
    rest = old.loc[~old["county"].isin(counties), list(new.columns)]
    return gpd.GeoDataFrame(pd.concat([new, rest]), crs=4326)


def _values(places: gpd.GeoDataFrame) -> pd.DataFrame:
    """The access measures of every service that has a place, by municipality, in the columns of live.COLUMNS."""
    squares = figures.squares()
    corner = squares.index.to_numpy().astype(np.int64)
    centres = np.column_stack([corner // 10**7, corner % 10**7]) + 500.0
    people, codes = squares["population"], squares["municipality_code"].astype(str)
    points = places.to_crs(3006)
    frames = []
    for key in OSM_PLACES:
        there = shapely.get_coordinates(points.geometry[points["service"] == key].to_numpy())
        if not len(there):
            continue
        km = access.nearest(centres, there)[0] / 1000
        columns = {
            **{f"over_{x}km_pct": weighted.share_beyond_by(km, people, codes, x) for x in LIMITS_KM},
            "nearest_median_km": weighted.median_by(km, people, codes),
            "nearest_mean_km": weighted.mean_by(km, people, codes),
        }  # fmt: skip
        frames += [
            pd.DataFrame(
                {"area_id": c.index, "value": c.to_numpy(), "indicator": f"osm_{key}_{id}"}
            )
            for id, c in columns.items()
        ]
    values = pd.concat(frames, ignore_index=True).assign(
        level=MUNICIPALITY,
        year=int(max(places["base"])[:4]),
        status="estimated",
        source=overpass.SOURCE.key,
        table=OSM_TABLE,
        query=overpass.query("01").replace('"SE-AB"', '"SE-…"'),
        retrieved=max(places["retrieved"]),
    )
    known = {MUNICIPALITY: figures.areas(MUNICIPALITY).index}
    return checked_values(values, KEY, known)
