"""Small maps as SVG."""

import re
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from views.compare import small_maps

SHAPES = gpd.GeoSeries(
    {"a": shapely.box(0, 0, 100, 100), "b": shapely.box(100, 0, 200, 100)}, crs=3006
)


def paths(svg):
    return [
        path
        for path in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
        if path.get("d")
    ]


def test_every_area_is_drawn_in_its_colour_and_the_marked_one_again():
    colours = pd.Series({"a": "#ff0000", "b": "#00ff00"})
    svg = small_maps.svg(SHAPES, colours, marked=["b", "elsewhere"], ink="#000000", size=206)
    fills = [path.get("fill") for path in paths(svg)]
    assert fills == ["#ff0000", "#00ff00", "none"]
    # 200 metres are 200 pixels (2,000 tenths) with a margin of 30: b begins in the middle.
    assert re.match(r"M\d+ \d+", paths(svg)[1].get("d"))
    xs = [int(x) for x in re.findall(r"M(\d+)", paths(svg)[1].get("d"))]
    assert xs[0] in (1030, 2030)


def test_the_ground_is_one_shape_beneath():
    colours = pd.Series({"a": "#eeeeee", "b": "#00ff00"})
    svg = small_maps.svg(SHAPES, colours, ink="#000000", ground="#eeeeee")
    assert [path.get("fill") for path in paths(svg)] == ["#eeeeee", "#00ff00"]


@pytest.mark.parametrize("size", [100, 320])
def test_north_is_up_and_the_size_is_kept(size):
    tall = gpd.GeoSeries({"south": shapely.box(0, 0, 10, 50), "north": shapely.box(0, 50, 10, 400)})
    svg = small_maps.svg(
        tall, pd.Series({"south": "#111111", "north": "#222222"}), ink="#000", size=size
    )
    assert int(ElementTree.fromstring(svg).get("height")) == size
    south, north = (int(re.match(r"M\d+ (\d+)", path.get("d"))[1]) for path in paths(svg))
    assert north < south


def test_a_hole_and_several_parts_are_kept():
    ring = shapely.box(0, 0, 90, 90) - shapely.box(30, 30, 60, 60)
    shape = shapely.union_all([ring, shapely.box(200, 0, 210, 10)])
    svg = small_maps.svg(gpd.GeoSeries({"a": shape}), pd.Series({"a": "#111111"}), ink="#000")
    assert paths(svg)[0].get("d").count("M") == 3
