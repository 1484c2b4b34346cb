"""The percentile interval of draws, beside numpy's and pandas' own."""

import doctest

import numpy as np
import pandas as pd
import pytest

from measures import intervals

DRAWS = np.random.default_rng(3).normal(5, 2, (400, 3))


def test_each_column_has_its_own_ends():
    low, high = intervals.percentile(DRAWS)
    assert low == pytest.approx(np.percentile(DRAWS, 2.5, axis=0))
    assert high == pytest.approx(np.percentile(DRAWS, 97.5, axis=0))


def test_another_level_is_narrower_or_wider():
    low, high = intervals.percentile(DRAWS[:, 0], 0.5)
    assert (low, high) == pytest.approx(np.percentile(DRAWS[:, 0], [25, 75]))


def test_a_draw_that_is_nan_takes_no_part():
    some = DRAWS.copy()
    some[:50, 1] = np.nan
    low, high = intervals.percentile(some)
    assert low == pytest.approx(pd.DataFrame(some).quantile(0.025))
    assert high == pytest.approx(pd.DataFrame(some).quantile(0.975))
    assert low[1] == pytest.approx(np.percentile(DRAWS[50:, 1], 2.5))


def test_nothing_drawn_is_nan():
    some = DRAWS.copy()
    some[:, 2] = np.nan
    low, high = intervals.percentile(some)
    assert np.isnan([low[2], high[2]]).all()
    assert not np.isnan([low[:2], high[:2]]).any()
    assert np.isnan(intervals.percentile([])).all()
    assert np.isnan(intervals.percentile(np.full((0, 4), 1.0))).all()


def test_the_example_holds():
    assert doctest.testmod(intervals).failed == 0
