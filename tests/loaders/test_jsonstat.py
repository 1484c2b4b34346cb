"""JSON-stat 2 in every packing that the publishers use."""

import itertools

import numpy as np
import pytest

from loaders import _jsonstat
from loaders._jsonstat import cube
from loaders.faults import InputFault


def answer(**changed):
    """Two sexes in three years: cell = 10 · sex + year."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Made up",
        "id": ["sex", "time"],
        "size": [2, 3],
        "dimension": {
            "time": {"category": {"index": ["2020", "2021", "2022"]}},
            "sex": {"category": {"index": {"F": 1, "M": 0}, "label": {"M": "Men", "F": "Women"}}},
        },
        "value": [0, 1, 2, 10, 11, 12],
        **changed,
    }


def test_a_list_is_laid_out_by_the_order_of_the_dimensions():
    found = cube(answer())
    assert found.values.tolist() == [[0, 1, 2], [10, 11, 12]]
    assert found.categories == {
        "sex": {"M": "Men", "F": "Women"},
        "time": {"2020": "2020", "2021": "2021", "2022": "2022"},
    }
    assert (found.status == "").all()


def test_another_order_of_dimensions_gives_the_same_cells():
    turned = cube(answer(id=["time", "sex"], size=[3, 2], value=[0, 10, 1, 11, 2, 12]))
    for sex, year in itertools.product("MF", ("2020", "2021", "2022")):
        assert turned.at(sex=sex, time=year).values == cube(answer()).at(time=year, sex=sex).values


def test_sparse_values_and_statuses_leave_cells_out():
    found = cube(answer(value={"0": 5, "4": 7.5}, status={"1": ":", "4": "b"}))
    np.testing.assert_equal(found.values.ravel(), [5, np.nan, np.nan, np.nan, 7.5, np.nan])
    assert found.status.ravel().tolist() == ["", ":", "", "", "b", ""]


def test_a_status_may_be_a_list_or_one_word():
    assert cube(answer(status=["", "e", None, "", "", "p"])).status.ravel().tolist() == [
        "",
        "e",
        "",
        "",
        "",
        "p",
    ]
    assert set(cube(answer(status="p")).status.ravel()) == {"p"}


def test_null_is_nan_and_zero_is_zero():
    values = cube(answer(value=[0, None, 2, 10, 11, 12])).values
    assert values[0, 0] == 0
    assert np.isnan(values[0, 1])


def test_one_category_may_come_without_an_index():
    one = answer(id=["sex", "unit", "time"], size=[2, 1, 3])
    one["dimension"]["unit"] = {"category": {"label": {"PC": "Percentage"}}}
    assert cube(one).at(unit="PC").values.tolist() == [[0, 1, 2], [10, 11, 12]]


def test_the_table_has_a_row_a_cell():
    table = cube(answer(status={"5": "e"})).table()
    assert list(table) == ["sex", "time", "value", "status"]
    assert len(table) == 6
    assert table.iloc[-1].tolist() == ["F", "2022", 12, "e"]
    assert table["sex"].cat.categories.tolist() == ["M", "F"]


def test_a_symbol_in_a_numbers_place_is_its_status():
    found = cube(answer(value=["..", 1, 2, ":", 11, "-"], status={"3": "c"}))
    np.testing.assert_equal(found.values.ravel(), [np.nan, 1, 2, np.nan, 11, np.nan])
    assert found.status.ravel().tolist() == ["..", "", "", "c", "", "-"]


def test_notes_and_roles_are_told_and_an_answer_without_them_has_none():
    assert cube(answer()).notes == ()
    assert cube(answer(note="One.")).at(sex="M").notes == ("One.",)
    told = answer(note=["One.", "Two."], role={"time": ["time"], "geo": None})
    assert cube(told).notes == ("One.", "Two.")
    assert _jsonstat.roles(told) == {"time": "time"}
    assert _jsonstat.roles(answer(role=["time"])) == {}


def test_a_description_without_values_has_its_dimensions():
    without = answer(value=[])
    assert list(_jsonstat.dimensions(without)) == ["sex", "time"]


def test_fields_that_nobody_asked_for_do_no_harm():
    assert cube(answer(extension={"x": 1}, role={"time": ["time"]}, note=["…"])).values.shape == (
        2,
        3,
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"value": [1, 2]}, "2 in value where 6 cells"),
        ({"value": {"6": 1}}, "position '6' in value lies outside"),
        ({"value": {"-1": 1}}, "position '-1'"),
        ({"value": 3}, "neither a list nor an object"),
        ({"value": ["a", 1, 1, 1, 1, 1]}, "'a' is no number"),
        ({"value": [True, 1, 1, 1, 1, 1]}, "True is no number"),
        ({"size": [3, 2]}, r"sizes \[3, 2\] do not fit"),
        ({"id": ["sex", "time", "geo"]}, "dimension geo is not described"),
        ({"id": ["sex", "sex"]}, "named twice"),
        ({"id": None}, "no order"),
        ({"dimension": None}, "there are no dimensions"),
        ({"status": ["e"]}, "1 in status where 6 cells"),
    ],
)
def test_what_does_not_fit_together_is_named(changed, sentence):
    with pytest.raises(InputFault, match=sentence):
        cube(answer(**changed))


def test_no_values_at_all_is_named():
    without = answer()
    del without["value"]
    with pytest.raises(InputFault, match="no values"):
        cube(without)


@pytest.mark.parametrize("index", [[], {}, None, {"M": 0, "F": 2}, ["M", "M"]])
def test_categories_must_be_whole(index):
    broken = answer()
    broken["dimension"]["sex"]["category"] = {"index": index}
    with pytest.raises(InputFault, match="sex"):
        cube(broken)


def test_a_code_or_dimension_that_is_not_there_is_told_what_there_is():
    with pytest.raises(InputFault, match="sex has no 'T'; it has M, F"):
        cube(answer()).at(sex="T")
    with pytest.raises(InputFault, match="no dimension geo; there are sex, time"):
        cube(answer()).at(geo="SE")


def test_a_cube_too_large_is_refused_before_room_is_made(monkeypatch):
    monkeypatch.setattr(_jsonstat, "MOST_CELLS", 5)
    with pytest.raises(InputFault, match="6 cells are more"):
        cube(answer())


@pytest.mark.parametrize("wrong", [None, [], "x", 3])
def test_something_else_is_no_cube(wrong):
    with pytest.raises(InputFault, match="not JSON-stat"):
        cube(wrong)
