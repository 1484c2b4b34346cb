import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from measures import reach
from measures.reach import departures_within, n07418, sdg_11_2_1

GRID = arrays(int, st.tuples(st.integers(1, 25), st.just(2)), elements=st.integers(0, 15)).map(
    lambda xy: xy * 100.0
)


@st.composite
def town(draw):
    """Squares, people, stops, and departures of each stop in fourteen hours."""
    squares, stops = draw(GRID), draw(GRID)
    people = draw(arrays(int, len(squares), elements=st.integers(1, 300)))
    hours = draw(arrays(int, (len(stops), 14), elements=st.sampled_from([0, 1, 1, 1, 5])))
    return squares, people, stops, hours


# The two definitions


@given(town(), st.data())
def test_sdg_11_2_1_stop_by_stop(given_town, data):
    squares, people, stops, _ = given_town
    is_high = data.draw(arrays(bool, len(stops)))
    every = cdist(squares, stops)
    within = (every <= np.where(is_high, 1000, 500)).any(axis=1)
    found = sdg_11_2_1(squares, people, stops, is_high)
    assert found.within.tolist() == within.tolist()
    assert found.people == people[within].sum()
    assert found.share_pct == pytest.approx(100 * people[within].sum() / people.sum())
    assert (
        sdg_11_2_1(squares, people, stops, np.ones(len(stops), bool)).share_pct >= found.share_pct
    )


@given(town())
def test_n07418_stop_by_stop(given_town):
    squares, people, stops, hours = given_town
    every = cdist(squares, stops)
    each = (every <= 500) & (hours.min(axis=1) >= 1)
    average = (every <= 500) & (hours.sum(axis=1) >= 14)
    found = n07418(squares, people, stops, hours)
    assert found.within.tolist() == each.any(axis=1).tolist()
    loose = n07418(squares, people, stops, hours, on_average=True)
    assert loose.within.tolist() == average.any(axis=1).tolist()
    assert loose.share_pct >= found.share_pct  # one in each hour is fourteen in all
    # With service at every stop it is the other definition with no stop of high capacity.
    everywhere = n07418(squares, people, stops, hours * 0 + 1)
    low = sdg_11_2_1(squares, people, stops, np.zeros(len(stops), bool))
    assert everywhere.within.tolist() == low.within.tolist()


def test_the_two_definitions_differ():
    squares, people = [[0, 0], [5000, 0]], [30, 10]
    stops, hours = [[0, 900], [5000, 300]], [[2] * 14, [1] * 13 + [0]]
    assert sdg_11_2_1(squares, people, stops, [True, False]).share_pct == 100
    assert sdg_11_2_1(squares, people, stops, [False, False]).share_pct == 25
    assert n07418(squares, people, stops, hours).share_pct == 0
    assert n07418(squares, people, stops, [[2] * 14] * 2).share_pct == 25


def test_the_limit_itself_is_within():
    assert sdg_11_2_1([[0, 0]], [1], [[300, 400]], [False]).share_pct == 100
    assert sdg_11_2_1([[0, 0]], [1], [[600, 800]], [True]).share_pct == 100
    assert n07418([[0, 0]], [1], [[300, 401]], [[1] * 14]).share_pct == 0


def test_an_unknown_hour_has_no_known_departure():
    hours = [[1] * 13 + [np.nan]]
    assert n07418([[0, 0]], [1], [[0, 0]], hours).share_pct == 0
    assert n07418([[0, 0]], [1], [[0, 0]], [[2] * 13 + [np.nan]], on_average=True).share_pct == 100


def test_no_stops_and_no_people():
    none = np.empty((0, 2))
    assert sdg_11_2_1([[0, 0]], [5], none, []).share_pct == 0
    assert n07418([[0, 0]], [5], none, []).share_pct == 0
    assert n07418([[0, 0]], [5], none, np.empty((0, 14))).people == 0
    assert np.isnan(sdg_11_2_1([[0, 0]], [np.nan], [[0, 0]], [True]).share_pct)
    assert np.isnan(n07418(none, [], [[0, 0]], [[1] * 14]).share_pct)


# By hour band


@given(town(), st.sampled_from([0.0, 300.0, 500.0, 2000.0]))
def test_departures_stop_by_stop(given_town, radius):
    squares, _, stops, hours = given_town
    within = cdist(squares, stops) <= radius
    found = departures_within(squares, stops, hours, radius)
    assert found.tolist() == (within @ hours).tolist()
    one = departures_within(squares, stops, hours[:, 3], radius)
    assert one.tolist() == found[:, 3].tolist()


@given(town())
def test_a_stop_more_never_takes_a_departure_away(given_town):
    squares, _, stops, hours = given_town
    fewer = departures_within(squares, stops[:-1], hours[:-1], 500)
    assert (departures_within(squares, stops, hours, 500) >= fewer).all()


def test_a_frame_gives_its_bands():
    bands = pd.DataFrame({"weekday_evening": [2, 0.5], "sunday": [0, 0.6]}, ["x", "y"])
    squares, stops = [[0, 0], [900, 0]], [[0, 0], [0, 100]]
    found = departures_within(squares, stops, bands, 500)
    assert found.columns.tolist() == ["weekday_evening", "sunday"]
    assert found.to_numpy().tolist() == [[2.5, 0.6], [0, 0]]


def test_unknown_departures_are_not_counted():
    assert departures_within([[0, 0]], [[0, 0], [1, 1]], [np.nan, 3], 50).tolist() == [3]
    assert departures_within([[0, 0]], np.empty((0, 2)), [], 50).tolist() == [0]


# What is wrong


def test_bad_stops():
    with pytest.raises(ValueError, match="Not 14 hours a stop"):
        n07418([[0, 0]], [1], [[0, 0]], [[1] * 13])
    with pytest.raises(ValueError, match="Not one capacity a stop"):
        sdg_11_2_1([[0, 0]], [1], [[0, 0]], [True, False])
    with pytest.raises(ValueError, match="Not one row of departures"):
        departures_within([[0, 0]], [[0, 0]], [1, 2], 500)
    with pytest.raises(ValueError, match=r"position 1: -1.0"):
        departures_within([[0, 0]], [[0, 0], [1, 1]], [1, -1], 500)
    with pytest.raises(ValueError, match="Not one amount a place"):
        sdg_11_2_1([[0, 0]], [1, 2], [[0, 0]], [True])
    with pytest.raises(ValueError, match="Point at position 0"):
        n07418([[0, 0]], [1], [[np.nan, 0]], [[1] * 14])


def test_examples():
    found = doctest.testmod(reach)
    assert found.attempted
    assert not found.failed
