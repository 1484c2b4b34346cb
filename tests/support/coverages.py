"""A made-up country of small areas, as badly drawn as a real one may be."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

KINDS = ("plain", "shrunk", "grown", "island", "sea")


def made_up_country(many: int, seed: int = 0) -> gpd.GeoDataFrame:
    """`many` areas in EPSG:3006 around clustered points, with column kind; index: codes.

    Of every ten some are drawn a metre too small (a gap) or too large (a sliver that
    overlaps), have an island a kilometre off, or are mostly water: a strip far
    out. One lies inside another as a hole that it fills.
    """
    rng = np.random.default_rng(seed)
    size = 1000 * np.sqrt(many * 70)  # as large as Sweden's areas are in the mean
    west, south = 470_000, 6_900_000
    towns = rng.uniform(0, size, (max(many // 40, 1), 2))
    near = towns[rng.integers(len(towns), size=many)] + rng.normal(0, size / 40, (many, 2))
    points = np.where(rng.random((many, 1)) < 0.7, near, rng.uniform(0, size, (many, 2)))
    points = points % size + np.array([west, south])
    whole = shapely.box(west, south, west + size, south + size)
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=whole, ordered=True)
    shapes = shapely.segmentize(shapely.intersection(shapely.get_parts(cells), whole), 200)
    kinds = rng.choice(KINDS, many, p=(0.6, 0.1, 0.1, 0.1, 0.1))
    made = [_drawn(shape, kind, rng) for shape, kind in zip(shapes, kinds, strict=True)]
    index = pd.Index([f"{1 + i // 50:04d}A{i % 50:03d}0" for i in range(many)], name="area_id")
    frame = gpd.GeoDataFrame({"kind": kinds}, geometry=made, index=index, crs=3006)
    return _with_one_inside(frame)


def _drawn(shape: shapely.Geometry, kind: str, rng: np.random.Generator) -> shapely.Geometry:
    if kind == "shrunk":
        return shape.buffer(-1) if shape.buffer(-1).area else shape
    if kind == "grown":
        return shape.buffer(1, join_style="mitre")
    if kind == "island":
        corner = shapely.Point(300_000 + rng.uniform(0, 100_000), 6_000_000 + rng.uniform(0, 9e5))
        return shapely.union_all([shape, corner.buffer(rng.uniform(20, 400))])
    if kind == "sea":
        west, south = 100_000 + rng.uniform(0, 150_000), 6_000_000 + rng.uniform(0, 9e5)
        return shapely.union_all([shape, shapely.box(west, south, west + 900, south + 300)])
    return shape


def _with_one_inside(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The largest area gets a hole, and the second the filling of it besides its own."""
    around, inside = frame.area.nlargest(2).index
    shape = frame.geometry[around]
    at = shape.representative_point().buffer(min(100.0, np.sqrt(shape.area) / 10))
    shapes = frame.geometry.copy()
    shapes[around] = shape.difference(at)
    shapes[inside] = shapely.union_all([shapes[inside], at])
    frame.loc[[around, inside], "kind"] = ["around", "inside"]
    return frame.set_geometry(shapes)
