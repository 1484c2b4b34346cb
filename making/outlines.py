"""Outlines for the screen: simplified together, so that neighbours still share their border."""

import geopandas as gpd
import numpy as np
import shapely


def simplified(
    frame: gpd.GeoDataFrame, tolerance_m: float, *, gap_m: float = 0.0, decimals: int = 4
) -> gpd.GeoDataFrame:
    """A coverage (polygons that tile an area) cleaned, simplified and quantised, in EPSG:4326.

    `frame` is in a projected CRS (metres). Gaps narrower than `gap_m` and all
    overlaps are closed first; then one topology-keeping simplification
    (`shapely.coverage_simplify`, Visvalingam–Whyatt), and `decimals` of a
    degree (four are some 10 m). Index and columns are kept; every polygon is valid,
    and neighbours share their border to the last decimal. ValueError where they do not.
    """
    clean = shapely.coverage_clean(frame.geometry.to_numpy(), gap_width=gap_m)
    simple = gpd.GeoSeries(
        shapely.coverage_simplify(clean, tolerance_m), index=frame.index, crs=frame.crs
    )
    tiled = _mended(_rounded(simple.to_crs(4326).to_numpy(), decimals), decimals)
    return frame.set_geometry(gpd.GeoSeries(tiled, index=frame.index, crs=4326))


def _mended(shapes: np.ndarray, decimals: int) -> np.ndarray:
    """The coverage made whole again: rounding pinches necks and opens hairline gaps."""
    whole = np.array([shape if shape.is_valid else shape.buffer(0) for shape in shapes])
    if not shapely.coverage_is_valid(whole):
        whole = _rounded(shapely.coverage_clean(whole), decimals)
    if not _is_whole(whole):
        raise ValueError("Outlines vanish, overlap or gape after rounding: keep more decimals")
    return whole


def _is_whole(shapes: np.ndarray) -> bool:
    return bool(
        shapely.is_valid(shapes).all()
        and not shapely.is_empty(shapes).any()
        and shapely.coverage_is_valid(shapes)
    )


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
