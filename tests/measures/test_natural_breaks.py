import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.natural_breaks import natural_breaks


def spread(parts):
    return sum(((part - part.mean()) ** 2).sum() for part in parts)


def least_spread(values, k):
    """Every way of cutting the sorted values, tried."""
    values = np.sort(values)
    cuts = itertools.combinations(range(1, len(values)), k - 1)
    return min(spread(np.split(values, cut)) for cut in cuts)


@settings(deadline=None)  # trying every cut takes as long as the machine lets it
@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=11, unique=True), st.integers(2, 4))
def test_no_other_cut_has_a_smaller_spread(values, k):
    limits = natural_breaks(values, k)
    assert len(limits) == k
    assert limits[-1] == max(values)
    classes = np.searchsorted(limits, values)
    parts = [np.array(values)[classes == c] for c in range(k)]
    assert spread(parts) == pytest.approx(least_spread(values, k), abs=1e-6)


def test_it_cuts_as_mapclassify_does():
    mapclassify = pytest.importorskip("mapclassify")
    values = np.random.default_rng(3).gamma(2, 5, 700).round(2)
    expected = mapclassify.FisherJenks(values, k=5).bins
    assert natural_breaks(values, 5) == pytest.approx(expected)


def test_a_repeated_value_weighs_as_often_as_it_occurs():
    assert natural_breaks([0, 4, 10], 2).tolist() == [4, 10]
    assert natural_breaks([0, 6.5, *[10] * 9], 2).tolist() == [0, 10]
    assert natural_breaks([*[0] * 9, 4.9, 4.9, 10], 2).tolist() == [0, 10]


def test_fewer_different_values_than_classes_are_a_class_each():
    assert natural_breaks([3, 1, 3], 5).tolist() == [1, 3]
    assert natural_breaks([], 5).tolist() == []


def test_large_numbers_lose_no_digits():
    near = natural_breaks(np.r_[np.arange(5.0), 100 + np.arange(5.0)] + 1e9, 2)
    assert (near - 1e9).tolist() == [4, 104]
