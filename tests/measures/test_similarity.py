"""Likeness, computed a second way and by its properties."""

import doctest
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures import similar
from measures.similar import distances

TABLE = pd.DataFrame(
    {
        "size": [1.0, 4.0, 2.0, 9.0],
        "age": [20.0, 25.0, np.nan, 22.0],
        "kind": ["town", "town", "land", "land"],
    },
    index=list("abcd"),
)
WEIGHTS = {"size": 2, "age": 1, "kind": 0.5}
numbers = st.lists(
    st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=8
).map(lambda rows: pd.DataFrame(rows, columns=["x", "y"], dtype=float))


def test_the_example_holds():
    assert doctest.testmod(similar).failed == 0


def by_hand(one, other):
    """The same distance by plain loops over the columns."""
    total = weights = 0.0
    for name, weight in WEIGHTS.items():
        column = list(TABLE[name])
        mine, its = TABLE[name][one], TABLE[name][other]
        if name == "kind":
            pairs = [(a, b) for a in column for b in column]
            chance = sum(a != b for a, b in pairs) / len(pairs)
            apart = 2 / chance if mine != its else 0
        elif math.isnan(mine) or math.isnan(its):
            continue
        else:
            known = [v for v in column if not math.isnan(v)]
            mean = sum(known) / len(known)
            sd = math.sqrt(sum((v - mean) ** 2 for v in known) / len(known))
            apart = ((mine - mean) / sd - (its - mean) / sd) ** 2
        total += weight * apart
        weights += weight
    return math.sqrt(total / weights)


@pytest.mark.parametrize("one", list("abcd"))
def test_it_is_what_loops_give_nearest_first(one):
    found = distances(TABLE, one, WEIGHTS, nominal=["kind"])
    expected = {other: by_hand(one, other) for other in "abcd" if other != one}
    assert found["distance"].to_dict() == pytest.approx(expected)
    assert list(found.index) == sorted(expected, key=expected.get)


def test_what_the_columns_add_sums_to_the_square_and_a_missing_one_adds_nothing():
    found = distances(TABLE, "a", WEIGHTS, nominal=["kind"])
    assert (found[list(WEIGHTS)].sum(axis=1) ** 0.5).to_numpy() == pytest.approx(found["distance"])
    assert np.isnan(found["age"]["c"])
    assert found["known"]["c"] == pytest.approx(2.5 / 3.5)
    assert found["known"]["b"] == 1


def test_every_column_is_two_apart_in_the_mean_over_all_pairs():
    """So no column counts more than another, classes included."""
    known = TABLE.dropna()
    for name in WEIGHTS:
        squares = [
            distances(known, one, {name: 1}, nominal=["kind"])["distance"] ** 2
            for one in known.index
        ]
        assert sum(s.sum() for s in squares) / len(known) ** 2 == pytest.approx(2)


@given(numbers)
def test_it_is_symmetric_and_a_twin_is_at_zero(table):
    weights = {"x": 1, "y": 3}
    twins = pd.concat([table, table.iloc[[0]]], ignore_index=True)
    last = len(twins) - 1
    assert distances(twins, 0, weights)["distance"][last] == 0
    there, back = distances(twins, 0, weights), distances(twins, 1, weights)
    assert there["distance"][1] == pytest.approx(back["distance"][0])


@given(numbers, st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_the_unit_of_a_column_does_not_matter(table, scale, shift):
    other = table.assign(x=table["x"] * scale + shift)
    weights = {"x": 1, "y": 1}
    before = distances(table, 0, weights)["distance"].sort_index()
    after = distances(other, 0, weights)["distance"].sort_index()
    assert after.to_numpy() == pytest.approx(before.to_numpy(), rel=1e-6, abs=1e-6)


def test_only_the_proportions_of_the_weights_matter():
    double = {name: 2 * weight for name, weight in WEIGHTS.items()}
    first = distances(TABLE, "b", WEIGHTS, nominal=["kind"])
    pd.testing.assert_frame_equal(first, distances(TABLE, "b", double, nominal=["kind"]))


def test_without_any_weight_or_any_known_value_there_is_no_distance():
    assert distances(TABLE, "a", dict.fromkeys(WEIGHTS, 0), ["kind"])["distance"].isna().all()
    alone = distances(TABLE, "c", {"age": 1})
    assert alone["distance"].isna().all()


def test_a_column_in_which_all_are_alike_tells_nothing():
    table = TABLE.assign(same=0.1)
    assert (distances(table, "a", {"same": 1})["distance"] == 0).all()


def test_what_is_wrong_is_an_error():
    with pytest.raises(ValueError, match="weight"):
        distances(TABLE, "a", {"size": -1})
    with pytest.raises(KeyError):
        distances(TABLE, "z", {"size": 1})
    with pytest.raises(KeyError):
        distances(TABLE, "a", {"height": 1})
