import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.gaps import gap, gap_interval

RURAL = np.array([True, True, False, False])


def test_the_gap_is_between_people():
    values, weights = [10, 20, 5, 5], [3, 1, 1, 1]
    assert gap(values, weights, RURAL, ~RURAL) == 7.5


def test_an_empty_side_has_no_gap():
    assert np.isnan(gap([1, 2, 3, 4], [1] * 4, np.zeros(4, bool), RURAL))
    assert np.isnan(gap([np.nan, np.nan, 1, 1], [1] * 4, RURAL, ~RURAL))


@given(st.lists(st.floats(-1e3, 1e3), min_size=4, max_size=4), st.floats(-100, 100))
def test_a_shift_of_the_rural_side_shifts_the_gap(values, shift):
    weights = np.array([1.0, 2.0, 3.0, 4.0])
    moved = np.array(values) + np.where(RURAL, shift, 0)
    before, after = (gap(v, weights, RURAL, ~RURAL) for v in (values, moved))
    assert after - before == pytest.approx(shift, abs=1e-9)


@given(st.lists(st.floats(-1e3, 1e3), min_size=4, max_size=4))
def test_turning_the_sides_turns_the_sign(values):
    weights = [1, 2, 3, 4]
    forth, back = gap(values, weights, RURAL, ~RURAL), gap(values, weights, ~RURAL, RURAL)
    assert forth == pytest.approx(-back, abs=1e-9)


def test_the_interval_holds_the_gap_and_repeats_itself():
    generator = np.random.default_rng(7)
    values, weights = generator.normal(10, 3, 80), generator.integers(1, 50, 80)
    rural = np.arange(80) < 40
    low, high = gap_interval(values, weights, rural, ~rural)
    assert low < gap(values, weights, rural, ~rural) < high
    assert (low, high) == gap_interval(values, weights, rural, ~rural)
    assert (low, high) != gap_interval(values, weights, rural, ~rural, seed=2)


def test_the_interval_of_equal_weights_is_about_two_standard_errors_wide():
    generator = np.random.default_rng(1)
    values = generator.normal(0, 1, 400)
    rural = np.arange(400) < 200
    low, high = gap_interval(values, np.ones(400), rural, ~rural, draws=4000)
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(2 / 200), rel=0.12)


def test_one_area_tells_no_interval():
    one = np.array([True, False, False, False])
    assert np.isnan(gap_interval([1, 2, 3, 4], [1] * 4, one, ~one)).all()


def test_areas_all_alike_have_an_interval_of_no_width():
    assert gap_interval([5, 5, 2, 2], [1, 9, 1, 9], RURAL, ~RURAL) == pytest.approx((3, 3))


def test_many_areas_have_the_interval_that_theory_gives():
    generator = np.random.default_rng(2)
    values = generator.normal(0, 1, 4000)
    rural = np.arange(4000) < 1000
    low, high = gap_interval(values, np.ones(4000), rural, ~rural)
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(1 / 1000 + 1 / 3000), rel=0.08)
    assert (low, high) == gap_interval(values, np.ones(4000), rural, ~rural)


def test_many_areas_are_drawn_with_their_weights_as_few_are(monkeypatch):
    generator = np.random.default_rng(4)
    values, weights = generator.gamma(2, 5, 250), generator.gamma(2, 100, 250)
    rural = np.arange(250) < 120
    few = gap_interval(values, weights, rural, ~rural, draws=20_000)
    monkeypatch.setattr("measures.gaps._MANY", 1)
    many = gap_interval(values, weights, rural, ~rural, draws=20_000)
    assert many == pytest.approx(few, abs=0.03 * (few[1] - few[0]))
