"""The promise of every frame: `check` returns it, or names every fault at once."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point, Polygon
from support.small_inputs import square

from loaders._check import check
from loaders.faults import InputFault
from loaders.scb_classification import SOURCE

BOW_TIE = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


def table(index: tuple = ("0114", "0115"), **columns: list) -> pd.DataFrame:
    return pd.DataFrame(columns, index=pd.Index(index, name="area_id"))


def drawn(*shapes: object, crs: int | None = 3006) -> gpd.GeoDataFrame:
    index = pd.Index([f"{i:04}" for i in range(len(shapes))], name="area_id")
    return gpd.GeoDataFrame(geometry=list(shapes), index=index, crs=crs)


def faults(frame: pd.DataFrame, **promise: object) -> str:
    with pytest.raises(InputFault) as caught:
        check(frame, SOURCE, **promise)
    return str(caught.value)


def test_a_right_frame_is_returned_itself():
    frame = gpd.GeoDataFrame(
        table(name=["A", "B"], people=[0, 7], share=[0.0, 100.0], price=[0.1, 9.0]),
        geometry=[square(), square(502_000)],
        crs=3006,
    )
    same = check(
        frame,
        SOURCE,
        columns=["name"],
        counts=["people"],
        shares=["share"],
        positive=["price"],
        rows=2,
        crs=3006,
    )
    assert same is frame


def test_a_missing_figure_is_not_a_wrong_one():
    frame = table(people=[np.nan, 7], share=[np.nan, 50.0], price=[np.nan, 9.0])
    assert check(frame, SOURCE, counts=["people"], shares=["share"], positive=["price"]) is frame


def test_a_fault_names_the_file():
    assert faults(table(people=[-1, 7]), counts=["people"]).startswith(f"{SOURCE.file}: ")


@pytest.mark.parametrize(
    ("promise", "values", "said"),
    [
        ("counts", [-1, 7], "figure out of range at 0114"),
        ("counts", [1, np.inf], "figure out of range at 0115"),
        ("counts", [1, -np.inf], "figure out of range at 0115"),
        ("shares", [0.0, 100.1], "figure out of range at 0115"),
        ("shares", [-0.1, 100.0], "figure out of range at 0114"),
        ("shares", [1.0, np.inf], "figure out of range at 0115"),
        ("positive", [0.0, 1.0], "figure out of range at 0114"),
        ("positive", [1.0, np.inf], "figure out of range at 0115"),
        ("counts", ["1", "2"], "figure is not numbers"),
    ],
)
def test_a_figure_out_of_its_range(promise: str, values: list, said: str):
    assert said in faults(table(figure=values), **{promise: ["figure"]})


def test_a_missing_column_is_named_whichever_promise_asks_for_it():
    said = faults(
        table(name=["A", "B"]), columns=["a"], counts=["b"], shares=["c"], positive=["name"]
    )
    assert "no column a, b, c" in said


def test_wrong_rows_and_a_duplicate_key_and_a_missing_column_come_in_one_message():
    said = faults(table(("0114", "0114"), name=["A", "B"]), columns=["people"], rows=3)
    assert "2 rows where 3 were expected" in said
    assert "the same key twice: 0114" in said
    assert "no column people" in said


def test_every_figure_out_of_range_comes_in_one_message():
    frame = table(people=[-1, 7], share=[1.0, 101.0], price=[np.inf, 1.0])
    said = faults(frame, counts=["people"], shares=["share"], positive=["price"])
    assert all(f"{column} out of range" in said for column in frame)


def test_wrong_rows_do_not_hide_a_figure_out_of_range():
    said = faults(table(people=[-1, 7]), counts=["people"], rows=3)
    assert "2 rows where 3 were expected" in said
    assert "people out of range at 0114" in said


def test_a_wrong_key_and_a_wrong_outline_come_in_one_message():
    frame = pd.concat([drawn(BOW_TIE), drawn(square())])
    said = faults(frame, crs=3006)
    assert "the same key twice: 0000" in said
    assert "no valid geometry at 0000" in said


def test_a_row_without_a_key():
    assert "a row without a key" in faults(table(("0114", None)))


def test_a_key_of_two_columns_is_unique_as_a_pair():
    pairs = pd.MultiIndex.from_tuples([("0114", 2020), ("0114", 2021)], names=["area_id", "year"])
    frame = pd.DataFrame({"people": [1, 2]}, index=pairs)
    assert check(frame, SOURCE) is frame
    assert "the same key twice" in faults(pd.concat([frame, frame.iloc[:1]]))


@pytest.mark.parametrize("shape", [BOW_TIE, Polygon(), None], ids=["bow tie", "empty", "none"])
def test_an_outline_that_is_none(shape: object):
    assert "no valid geometry at 0001" in faults(drawn(square(), shape), crs=3006)


@pytest.mark.parametrize(
    "frame",
    [drawn(Point(18, 59), crs=4326), drawn(Point(18, 59), crs=None), table(people=[1, 2])],
    ids=["another CRS", "no CRS", "no geometry"],
)
def test_geometry_in_another_coordinate_system(frame: pd.DataFrame):
    assert "the geometry is not in EPSG:3006" in faults(frame, crs=3006)


def test_long_lists_are_shortened():
    frame = table(tuple("ABCDE"), people=[-1] * 5)
    assert "A, B, C and 2 more" in faults(frame, counts=["people"])
