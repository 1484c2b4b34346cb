"""Outlines stay whole through simplifying and rounding."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from support.coverages import made_up_country

from indicators.drawn import dissolved
from making.outlines import on_land, simplified, untidy


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


def test_where_rounding_would_swallow_an_area_more_decimals_are_tried():
    given = tiles(400, 0)
    drawn = simplified(given, 5, decimals=2)
    assert not len(untidy(drawn))
    assert not drawn.geometry.is_empty.any()
    coordinates = shapely.get_coordinates(drawn.geometry.to_numpy())
    assert (np.abs(coordinates.round(5) - coordinates) < 1e-12).all()
    assert (np.abs(coordinates.round(2) - coordinates) > 1e-6).any()


@pytest.fixture(scope="module")
def country() -> gpd.GeoDataFrame:
    return made_up_country(300, seed=0)


def test_a_coverage_with_slivers_gaps_islands_and_water_comes_whole(country):
    drawn = simplified(country, 60, gap_m=100, decimals=5)
    assert drawn.index.equals(country.index)
    assert drawn.geometry.is_valid.all()
    assert set(drawn.geom_type) <= {"Polygon", "MultiPolygon"}
    areas = drawn.geometry.to_crs(3006).area
    assert (areas > 0).all()
    whole = country["kind"] == "plain"
    assert areas[whole].to_numpy() == pytest.approx(country.area[whole].to_numpy(), rel=0.05)
    # What could not be mended is told by its code, and that are none but those inside another area.
    assert set(country.loc[untidy(drawn), "kind"]) <= {"inside", "around"}


def test_an_area_within_another_is_named(country):
    twice = gpd.GeoDataFrame(
        {"kind": "double"}, geometry=[country.geometry.iloc[0]], index=["0000A9999"], crs=3006
    )
    both = gpd.GeoDataFrame(pd.concat([country, twice]), crs=3006)
    drawn = simplified(both, 60, gap_m=100, decimals=5)
    assert (drawn.geometry.to_crs(3006).area > 0).all()
    assert {country.index[0], "0000A9999"} & set(untidy(drawn))


def test_water_is_cut_off_and_what_is_all_water_stays():
    boxes = [shapely.box(x, 0, x + 100, 100) for x in (0, 100, 200, 300)]
    frame = gpd.GeoDataFrame({"name": list("abcd")}, geometry=boxes, crs=3006)
    dry = on_land(frame, shapely.box(-10, -10, 215, 110))
    assert list(dry.area) == [10_000, 10_000, 1_500, 10_000]
    nearly = on_land(frame, shapely.box(-10, -10, 196, 110))  # four per cent of b is water
    assert list(nearly.area) == [10_000, 10_000, 10_000, 10_000]


def test_the_areas_of_a_group_become_one():
    given = tiles(20, 0)
    groups = pd.Series(np.where(given["name"] < 8, "a", "b"))
    both = dissolved(given, groups)
    assert list(both.index) == ["a", "b"]
    assert both.area.sum() == pytest.approx(1e8)
