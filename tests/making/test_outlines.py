"""Outlines stay whole through simplifying and rounding."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from indicators.drawn import dissolved
from making.outlines import simplified


def tiles(many: int, seed: int) -> gpd.GeoDataFrame:
    """A square of ten kilometres cut into areas around random points."""
    rng = np.random.default_rng(seed)
    corners = [500_000, 6_500_000], [510_000, 6_510_000]
    points = shapely.multipoints(rng.uniform(*corners, (many, 2)))
    whole = shapely.box(500_000, 6_500_000, 510_000, 6_510_000)
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=whole))
    shapes = shapely.intersection(cells, whole)
    return gpd.GeoDataFrame({"name": np.arange(many)}, geometry=shapes, crs=3006)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_neighbours_share_their_border_after_rounding(seed: int):
    """Seed 2 has areas that rounding to a hundred metres pinches apart."""
    given = tiles(400, seed)
    drawn = simplified(given, 5, decimals=3)
    shapes = drawn.geometry.to_numpy()
    assert drawn.crs.to_epsg() == 4326
    assert list(drawn["name"]) == list(given["name"])
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    coordinates = shapely.get_coordinates(shapes)
    assert (np.abs(coordinates.round(3) - coordinates) < 1e-12).all()


def test_an_area_that_rounding_would_swallow_is_an_error():
    with pytest.raises(ValueError, match="keep more decimals"):
        simplified(tiles(400, 0), 5, decimals=2)


def test_the_areas_of_a_group_become_one():
    given = tiles(20, 0)
    groups = pd.Series(np.where(given["name"] < 8, "a", "b"))
    both = dissolved(given, groups)
    assert list(both.index) == ["a", "b"]
    assert both.area.sum() == pytest.approx(1e8)
