"""Outlines for the screen: simplified together, so that neighbours still share their border."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

_FURTHER = 3  # decimals that are tried beyond those that were asked for
_WORTH = 0.05  # of an area: water that is less is not cut off


def simplified(
    frame: gpd.GeoDataFrame, tolerance_m: float, *, gap_m: float = 0.0, decimals: int = 4
) -> gpd.GeoDataFrame:
    """A coverage (polygons that tile an area) cleaned, simplified and quantised, in EPSG:4326.

    `frame` is in a projected CRS (metres). Gaps narrower than `gap_m` and all
    overlaps are closed first; then one topology-keeping simplification
    (`shapely.coverage_simplify`, Visvalingam–Whyatt), and `decimals` of a
    degree (four are some 10 m); where areas would vanish or gape with these, up to
    three more. Index and columns are kept, every area stays a valid polygon, and
    neighbours share their border to the last decimal, but for the `untidy` ones.
    """
    shapes = frame.geometry.to_numpy()
    simple = gpd.GeoSeries(_simple(shapes, tolerance_m, gap_m), crs=frame.crs)
    degrees = simple.to_crs(4326).to_numpy()
    for many in range(decimals, decimals + 1 + _FURTHER):
        tiled = _mended(degrees, many)
        if _is_whole(tiled):
            break
    return frame.set_geometry(gpd.GeoSeries(tiled, index=frame.index, crs=4326))


def untidy(frame: gpd.GeoDataFrame) -> pd.Index:
    """The areas of a coverage that overlap a neighbour, or whose border does not meet its neighbour's."""
    edges = shapely.coverage_invalid_edges(frame.geometry.to_numpy())
    return frame.index[~(shapely.is_empty(edges) | shapely.is_missing(edges))]


def on_land(frame: gpd.GeoDataFrame, land: shapely.Geometry) -> gpd.GeoDataFrame:
    """The areas without what lies outside of `land` (same CRS), where that is a twentieth of them or more.

    An area of which nothing would be left is kept as it is.
    """
    shapes = frame.geometry.to_numpy().copy()
    shapely.prepare(land)
    for at in np.flatnonzero(~shapely.covers(land, shapes)):
        near = shapely.clip_by_rect(land, *shapely.bounds(shapes[at]))
        dry = _polygons(shapely.intersection(shapes[at], near.buffer(0)))
        if 0 < dry.area <= (1 - _WORTH) * shapes[at].area:
            shapes[at] = dry
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """What has an area of a shape; an intersection may leave lines and points too."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.area(parts) > 0])


def _simple(shapes: np.ndarray, tolerance_m: float, gap_m: float) -> np.ndarray:
    """Simplified together; an area that cleaning swallows, or all where it fails, each by itself."""
    alone = shapely.simplify(shapes, tolerance_m)
    try:
        clean = shapely.coverage_clean(shapes, gap_width=gap_m)
        there = ~shapely.is_empty(clean)
        alone[there] = shapely.coverage_simplify(clean[there], tolerance_m)
    except shapely.GEOSException:
        pass
    return alone


def _mended(degrees: np.ndarray, decimals: int) -> np.ndarray:
    """The coverage rounded and made whole again: rounding pinches necks and opens hairline gaps."""
    whole = _filled(_rounded(degrees, decimals), degrees)
    if not shapely.coverage_is_valid(whole):
        whole = _filled(_rounded(shapely.coverage_clean(whole), decimals), whole)
    return whole


def _filled(shapes: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Valid polygons; as `before` where nothing of one would be left."""
    whole = np.where(shapely.area(shapes) > 0, shapes, before)
    bad = ~shapely.is_valid(whole)
    whole[bad] = shapely.make_valid(whole[bad], method="structure", keep_collapsed=False)
    lost = shapely.area(whole) == 0
    whole[lost] = before[lost]
    return whole


def _is_whole(shapes: np.ndarray) -> bool:
    return bool(shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes))


def _rounded(shapes: np.ndarray, decimals: int) -> np.ndarray:
    return shapely.transform(shapes, lambda xy: np.round(xy, decimals))


def shared_borders(shapes: gpd.GeoSeries) -> shapely.Geometry:
    """The lines along which two of the polygons meet (coasts and outer borders left out)."""
    tree = shapely.STRtree(shapes.to_numpy())
    left, right = tree.query(shapes.to_numpy(), predicate="intersects")
    once = left < right
    geometry = shapes.to_numpy()
    lines = shapely.intersection(
        shapely.boundary(geometry[left[once]]), shapely.boundary(geometry[right[once]])
    )
    return shapely.line_merge(shapely.union_all(lines[shapely.length(lines) > 0]))
