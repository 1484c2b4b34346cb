import doctest
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from indicators import figures
from measures import siting
from measures.access import nearest
from measures.siting import best_site, recount, recount_without


def places(most, least=1):
    shape = st.tuples(st.integers(least, most), st.just(2))
    return arrays(int, shape, elements=st.integers(0, 15)).map(lambda xy: xy * 100.0)


@st.composite
def country(draw):
    """Squares, people, distances to the places there are, and candidates."""
    squares, now = draw(places(20)), draw(places(3, least=0))
    people = draw(arrays(int, len(squares), elements=st.integers(0, 300)))
    return squares, people, nearest(squares, now)[0], draw(places(10))


def skurup():
    """The squares of a municipality with their people and their way to a pharmacy."""
    squares = figures.squares()
    squares = squares[squares["municipality_code"].astype(str) == "1264"]
    corner = squares.index.to_numpy().astype(np.int64)
    xy = np.c_[corner // 10**7 + 500, corner % 10**7 + 500].astype(float)
    return xy, squares["population"].to_numpy(float), squares["pharmacy_m"].to_numpy(float)


def reached(squares, people, metres, limit, chosen):
    """People within the limit after places at `chosen`, by every distance."""
    to_new = cdist(squares, chosen).min(axis=1) if len(chosen) else np.full(len(squares), np.inf)
    return people[(metres <= limit) | (to_new <= limit)].sum()


# Recounting


@given(places(20), places(5, least=0), places(4, least=0))
def test_a_recount_is_a_count_anew(squares, now, new):
    before = nearest(squares, now)[0]
    after = recount(before, squares, new)
    expected = nearest(squares, np.r_[now, new])[0]
    assert after == pytest.approx(expected, nan_ok=True)
    assert not (after > before).any()


@given(places(20), places(6), st.data())
def test_closing_is_a_count_anew(squares, now, data):
    closed = data.draw(st.sets(st.integers(0, len(now) - 1)))
    metres, which = nearest(squares, now)
    after, found = recount_without(metres, which, squares, now, sorted(closed))
    left = [n for n in range(len(now)) if n not in closed]
    expected = nearest(squares, now[left])[0]
    assert after == pytest.approx(expected, nan_ok=True)
    assert not (after < metres).any()
    if left:
        assert cdist(squares, now)[np.arange(len(squares)), found] == pytest.approx(after)
        assert not set(found) & closed
    else:
        assert (found == -1).all()
        assert np.isnan(after).all()


def test_one_place_may_be_given_as_a_pair():
    assert recount([100.0, np.nan], [[0, 0], [90, 0]], [0, 30]).tolist() == [
        30.0,
        pytest.approx(np.hypot(90, 30)),
    ]


def test_closing_leaves_what_was_given_alone():
    metres, which = np.array([10.0]), np.array([0])
    recount_without(metres, which, [[10, 0]], [[0, 0], [50, 0]], [0])
    assert (metres[0], which[0]) == (10, 0)


# One more


@given(country(), st.sampled_from([0.0, 200.0, 500.0]))
def test_the_best_site_is_the_best_of_all(given_country, limit):
    squares, people, metres, candidates = given_country
    found = best_site(squares, people, metres, candidates, limit)
    before = reached(squares, people, metres, limit, [])
    each = [reached(squares, people, metres, limit, [c]) - before for c in candidates]
    assert found.gained == found.bound == max(each)
    assert found.within_before == before
    assert found.within_after == before + max(each)
    assert found.optimality_gap == 0
    assert found.chosen.tolist() == ([int(np.argmax(each))] if max(each) else [])
    assert found.alone.tolist() == ([max(each)] if max(each) else [])
    # What it says comes true.
    after = recount(metres, squares, candidates[found.chosen])
    assert people[after <= limit].sum() == found.within_after


def test_nobody_to_gain_is_an_answer():
    found = best_site([[0, 0]], [9], [100], [[5000, 0], [6000, 0]], 500)
    assert found.chosen.tolist() == []
    assert (found.gained, found.within_before, found.within_after) == (0, 9, 9)
    out_of_reach = best_site([[0, 0]], [9], [np.nan], [[5000, 0]], 500, 3)
    assert out_of_reach.chosen.tolist() == []
    assert (out_of_reach.within_before, out_of_reach.optimality_gap) == (0, 0)


# Several more


@given(country(), st.sampled_from([200.0, 500.0]), st.integers(2, 3))
def test_the_best_sites_are_the_best_of_every_choice(given_country, limit, count):
    squares, people, metres, candidates = given_country
    found = best_site(squares, people, metres, candidates, limit, count)
    every = combinations(range(len(candidates)), min(count, len(candidates)))
    best = max(reached(squares, people, metres, limit, candidates[list(c)]) for c in every)
    assert found.within_after == best
    assert reached(squares, people, metres, limit, candidates[found.chosen]) == best
    assert found.optimality_gap == 0
    assert len(found.chosen) <= count
    assert len(set(found.chosen)) == len(found.chosen)
    assert (np.diff(found.alone) <= 0).all()


def test_choosing_one_after_the_other_would_be_worse():
    # The middle reaches four squares, either end three; the two ends together all six.
    squares = [[east, 0] for east in range(0, 60, 10)]
    people, nowhere = [2] * 6, [np.nan] * 6
    candidates = [[25, 0], [10, 0], [40, 0]]
    one = best_site(squares, people, nowhere, candidates, 15)
    assert (one.chosen.tolist(), one.gained) == ([0], 8)
    two = best_site(squares, people, nowhere, candidates, 15, 2)
    assert (two.chosen.tolist(), two.gained) == ([1, 2], 12)
    assert two.alone.tolist() == [6, 6]


def test_more_sites_never_cover_fewer():
    xy, people, metres = skurup()
    found = [best_site(xy, people, metres, xy, 2000, count) for count in range(1, 6)]
    gained = [sites.gained for sites in found]
    assert (np.diff(gained) > 0).all()
    assert all(sites.optimality_gap == 0 for sites in found)
    for sites in found:
        after = recount(metres, xy, xy[sites.chosen])
        assert people[after <= 2000].sum() == sites.within_after
        assert sites.gained <= sites.alone.sum() + 1e-9


def test_out_of_time_there_is_an_answer_and_it_says_how_good():
    xy, people, metres = skurup()
    hurried = best_site(xy, people, metres, xy, 2000, 4, time_limit_s=0.0)
    patient = best_site(xy, people, metres, xy, 2000, 4)
    assert hurried.gained <= patient.gained <= hurried.bound
    assert hurried.gained >= (1 - 1 / np.e) * patient.gained
    assert hurried.optimality_gap == pytest.approx(1 - hurried.gained / hurried.bound)


# What is wrong


def test_bad_questions_get_one_sentence(monkeypatch):
    with pytest.raises(ValueError, match="no candidate to choose from"):
        best_site([[0, 0]], [9], [100], np.empty((0, 2)), 500)
    with pytest.raises(ValueError, match="0 is not a number of sites"):
        best_site([[0, 0]], [9], [100], [[0, 0]], 500, 0)
    with pytest.raises(ValueError, match="Point at position 0"):
        recount([5.0], [[0, 0]], [np.nan, 1])
    with pytest.raises(ValueError, match="among 1 places"):
        recount_without([5.0], [0], [[0, 0]], [[0, 5]], [3])
    with pytest.raises(ValueError, match="Not one amount a place"):
        best_site([[0, 0]], [9, 9], [100], [[0, 0]], 500)
    monkeypatch.setattr(siting, "_MOST_PAIRS", 1)
    xy, people, metres = skurup()
    with pytest.raises(ValueError, match="Too many candidates"):
        best_site(xy, people, metres, xy, 2000, 2)


def test_examples():
    found = doctest.testmod(siting)
    assert found.attempted
    assert not found.failed
