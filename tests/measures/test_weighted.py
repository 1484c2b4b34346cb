import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from measures import weighted

VALUES = st.integers(1, 40).flatmap(
    lambda n: st.tuples(
        arrays(float, n, elements=st.floats(0, 1e6)),
        arrays(float, n, elements=st.floats(1, 1e5)),
        arrays(int, n, elements=st.integers(0, 3)),
    )
)


def test_mean_weights_people_not_areas():
    assert weighted.mean([10, 20], [3, 1]) == 12.5


def test_missing_values_and_empty_weights_take_no_part():
    assert weighted.mean([10, np.nan, 99], [1, 5, 0]) == 10


def test_nothing_left_is_nan_not_zero():
    assert np.isnan(weighted.mean([np.nan], [1]))
    assert np.isnan(weighted.mean([], []))
    assert np.isnan(weighted.mean([5.0], [0]))


def test_a_group_left_with_nothing_stays_and_is_nan():
    found = weighted.mean_by([1, np.nan], [1, 1], ["a", "b"])
    assert found["a"] == 1
    assert np.isnan(found["b"])


@given(VALUES)
def test_the_groups_means_average_to_the_mean(data):
    values, weights, groups = data
    means = weighted.mean_by(values, weights, groups)
    sizes = np.array([weights[groups == g].sum() for g in means.index])
    assert np.average(means, weights=sizes) == pytest.approx(
        weighted.mean(values, weights), abs=1e-6
    )


@given(VALUES)
def test_the_median_splits_the_weight_in_half(data):
    values, weights, _ = data
    median = weighted.median_by(values, weights, np.zeros(len(values)))[0.0]
    half = weights.sum() / 2
    assert weights[values <= median].sum() >= half - 1e-6
    assert weights[values < median].sum() <= half + 1e-6


def test_the_median_of_equal_weights_is_the_lower_middle():
    assert weighted.median_by([4, 1, 3, 2], [1, 1, 1, 1], ["x"] * 4)["x"] == 2


@given(VALUES, st.floats(0, 1e6))
def test_a_share_beyond_is_the_weight_beyond(data, limit):
    values, weights, groups = data
    found = weighted.share_beyond_by(values, weights, groups, limit)
    for group, share in found.items():
        own = groups == group
        beyond = weights[own & (values > limit)].sum() / weights[own].sum()
        assert share == pytest.approx(100 * beyond)


def test_exactly_at_the_limit_is_not_beyond():
    assert weighted.share_beyond_by([5.0, 5.1], [1, 1], ["a", "a"], 5)["a"] == 50


def test_an_unknown_distance_is_not_within_nor_beyond():
    assert weighted.share_beyond_by([np.nan, 9.0], [1, 1], ["a", "a"], 5)["a"] == 100
