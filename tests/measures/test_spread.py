import doctest
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures import spread
from measures.spread import pair_difference_by


def test_the_examples_hold():
    assert doctest.testmod(spread).failed == 0


@given(st.lists(st.floats(0, 100), min_size=2, max_size=12))
def test_it_is_the_mean_over_all_pairs(values):
    found = pair_difference_by(values, ["m"] * len(values))["m"]
    pairs = [abs(a - b) for a, b in combinations(values, 2)]
    assert found == pytest.approx(np.mean(pairs), abs=1e-9)


def test_groups_do_not_mix_and_a_missing_value_takes_no_part():
    values = [1.0, 50.0, 3.0, np.nan, 60.0, 7.0, np.nan]
    found = pair_difference_by(values, list("abaabcd"))
    assert found[["a", "b"]].tolist() == [2.0, 10.0]
    assert found[["c", "d"]].isna().all()


def test_areas_all_alike_do_not_differ():
    assert pair_difference_by([4.2] * 5, ["m"] * 5)["m"] == 0
