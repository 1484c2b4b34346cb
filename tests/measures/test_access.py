import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from indicators import figures
from measures import access
from measures.access import (
    closure_effects,
    concentration_index,
    cumulative,
    nearest,
    nearest_two,
    two_step_catchment,
)
from measures.inequality import gini

POINTS = arrays(float, st.tuples(st.integers(1, 30), st.just(2)), elements=st.floats(-1e6, 1e6))
ZONES = [(400.0, 1.0), (700.0, 0.68), (1000.0, 0.22)]


def on_a_grid(most=30):
    """Places a hundred metres apart: many at the same place, and many distances the same."""
    shape = st.tuples(st.integers(1, most), st.just(2))
    return arrays(int, shape, elements=st.integers(0, 15)).map(lambda xy: xy * 100.0)


@st.composite
def served(draw):
    """Squares with people, and sites with what they have."""
    squares, sites = draw(on_a_grid()), draw(on_a_grid(8))
    people = draw(arrays(int, len(squares), elements=st.integers(0, 500)))
    has = draw(arrays(int, len(sites), elements=st.integers(0, 9)))
    return squares, people, sites, has


def real(sites=60, every=40):
    """Some inhabited squares with their people, and sites where people live."""
    squares = figures.squares()[::every]
    corner = squares.index.to_numpy().astype(np.int64)
    xy = np.c_[corner // 10**7 + 500, corner % 10**7 + 500].astype(float)
    people = squares["population"].to_numpy(float)
    generator = np.random.default_rng(1)
    at = generator.choice(len(xy), sites, replace=False, p=people / people.sum())
    return xy, people, xy[at] + generator.integers(-400, 400, (sites, 2)), squares


# The nearest


def test_the_nearest_of_two():
    metres, which = nearest([[0, 0]], [[300, 400], [30, 40]])
    assert metres[0] == 50
    assert which[0] == 1


def test_with_nowhere_to_go_the_distance_is_unknown_not_zero():
    metres, which = nearest([[0, 0], [1, 1]], np.empty((0, 2)))
    assert np.isnan(metres).all()
    assert (which == -1).all()


@given(POINTS, POINTS)
def test_no_destination_is_nearer_than_the_nearest(origins, destinations):
    metres, which = nearest(origins, destinations)
    every = cdist(origins, destinations)
    assert metres == pytest.approx(every.min(axis=1))
    assert metres == pytest.approx(every[np.arange(len(origins)), which])


@given(POINTS, POINTS)
def test_the_next_is_the_nearest_when_the_nearest_is_gone(origins, destinations):
    metres, which = nearest_two(origins, destinations)
    assert metres[:, 0] == pytest.approx(nearest(origins, destinations)[0])
    every = cdist(origins, destinations)
    every[np.arange(len(origins)), which[:, 0]] = np.inf
    if len(destinations) == 1:
        assert np.isnan(metres[:, 1]).all()
        assert (which[:, 1] == -1).all()
    else:
        assert metres[:, 1] == pytest.approx(every.min(axis=1))


def test_the_next_of_none():
    metres, which = nearest_two([[0, 0]], np.empty((0, 2)))
    assert np.isnan(metres).all()
    assert which.tolist() == [[-1, -1]]


# Closures


@given(served(), st.sampled_from([100.0, 300.0, 500.0, 900.0]))
def test_a_closure_is_what_is_found_when_the_place_is_left_out(places, limit):
    squares, people, sites, _ = places
    found = closure_effects(squares, people, sites, limit)
    now = nearest(squares, sites)[0]
    for site, row in found.iterrows():
        then = nearest(squares, np.delete(sites, site, axis=0))[0]
        moved = (now <= limit) & ~(then <= limit)
        assert row["people_beyond"] == people[moved].sum()
    assert found["people_nearest"].sum() == people.sum()
    assert (found["people_beyond"] <= found["people_nearest"]).all()


def test_a_closure_by_hand():
    squares, sites = [[0, 0], [10, 0], [100, 0]], [[0, 0], [60, 0], [500, 0]]
    found = closure_effects(squares, [5, np.nan, 7], sites, 50)
    assert found["people_nearest"].tolist() == [5, 7, 0]
    assert found["people_beyond"].tolist() == [5, 7, 0]
    assert found["metres_now"].tolist()[:2] == [0, 40]
    assert found["metres_then"].tolist()[:2] == [60, 100]
    assert np.isnan(found["metres_now"][2])


def test_two_at_one_place_stand_in_for_each_other():
    found = closure_effects([[0, 0]], [9], [[3, 4], [3, 4]], 50)
    assert found["people_beyond"].tolist() == [0, 0]


def test_the_only_place_and_no_place():
    found = closure_effects([[0, 0], [0, 99]], [9, 1], [[3, 4]], 50)
    assert found["people_beyond"].tolist() == [9]
    assert np.isnan(found["metres_then"][0])
    assert closure_effects([[0, 0]], [9], np.empty((0, 2)), 50).empty


# Within a radius


@given(served(), st.sampled_from([0.0, 100.0, 500.0, 1500.0]))
def test_what_is_within_reach(places, radius):
    squares, _, sites, has = places
    within = cdist(squares, sites) <= radius
    assert cumulative(squares, sites, radius).tolist() == within.sum(axis=1).tolist()
    assert cumulative(squares, sites, radius, has).tolist() == (within @ has).tolist()


def test_what_is_on_the_radius_is_within():
    assert cumulative([[0, 0]], [[3000, 4000], [3001, 4000]], 5000).tolist() == [1]


def test_an_unknown_amount_is_not_counted_and_nothing_in_reach_is_nothing():
    assert cumulative([[0, 0]], [[1, 0], [2, 0]], 5, [np.nan, 3]).tolist() == [3]
    assert cumulative([[0, 0]], np.empty((0, 2)), 5).tolist() == [0]


# With competition


def by_hand(squares, people, sites, has, radius, zones=None):
    """The definition, site by site and square by square."""
    every = cdist(squares, sites)
    if zones is None:
        weight = (every <= radius).astype(float)
    else:
        weight = np.zeros(every.shape)
        for limit, w in reversed(zones):
            weight[every <= limit] = w
        weight[every > radius] = 0
    ratios = []
    for site in range(len(sites)):
        served = sum(weight[k, site] * people[k] for k in range(len(squares)))
        ratios.append(has[site] / served if served > 0 else 0)
    return [sum(weight[i, j] * ratios[j] for j in range(len(sites))) for i in range(len(squares))]


@given(served(), st.sampled_from([0.0, 400.0, 1000.0]))
def test_a_second_computation_of_the_two_steps(places, radius):
    expected = by_hand(*places, radius)
    assert two_step_catchment(*places, radius) == pytest.approx(np.array(expected))


@given(served(), st.sampled_from([300.0, 700.0, 1000.0, 5000.0]))
def test_a_second_computation_with_zones(places, radius):
    expected = by_hand(*places, radius, ZONES)
    assert two_step_catchment(*places, radius, ZONES) == pytest.approx(np.array(expected))


@pytest.mark.parametrize("zones", [None, ZONES])
@given(served())
def test_what_is_shared_out_is_what_there_is(zones, places):
    squares, people, sites, has = places
    found = two_step_catchment(squares, people, sites, has, 1000, zones)
    reached = cumulative(sites, squares, 1000, people) > 0
    assert found @ people == pytest.approx(has[reached].sum())


@given(served(), st.integers(2, 9))
def test_twice_the_people_have_half_and_twice_the_supply_twice(places, times):
    squares, people, sites, has = places
    found = two_step_catchment(squares, people, sites, has, 500)
    assert two_step_catchment(squares, people * times, sites, has, 500) * times == pytest.approx(
        found
    )
    assert two_step_catchment(squares, people, sites, has * times, 500) / times == pytest.approx(
        found
    )
    order = np.arange(len(squares))[::-1]
    turned = two_step_catchment(squares[order], people[order], sites[::-1], has[::-1], 500)
    assert turned == pytest.approx(found[order])


def test_one_zone_is_no_zone():
    squares, people, sites, _ = real()
    has = np.ones(len(sites))
    plain = two_step_catchment(squares, people, sites, has, 20_000)
    assert two_step_catchment(squares, people, sites, has, 20_000, [(20_000, 1)]) == pytest.approx(
        plain
    )
    assert two_step_catchment(
        squares, people, sites, has, 90_000, [(20_000, 0.3)]
    ) == pytest.approx(plain)


def test_a_site_without_people_gives_nothing_and_unknown_people_are_nobody():
    found = two_step_catchment([[0, 0], [1, 0]], [np.nan, 4], [[0, 0], [900, 0]], [2, 5], 10)
    assert found.tolist() == [0.5, 0.5]
    assert two_step_catchment([[0, 0]], [0], [[0, 0]], [2], 10).tolist() == [0]
    assert two_step_catchment([[0, 0]], [1], np.empty((0, 2)), [], 10).tolist() == [0]


def test_parts_change_nothing(monkeypatch):
    squares, people, sites, _ = real()
    has = np.arange(len(sites))
    whole = two_step_catchment(squares, people, sites, has, 30_000, [(10_000, 1), (30_000, 0.4)])
    counted = cumulative(squares, sites, 30_000, has)
    monkeypatch.setattr(access, "_PAIRS", 50)
    parts = [len(p) for p, _, _ in access.pairs(squares, sites, 30_000)]
    assert len(parts) > 20
    again = two_step_catchment(squares, people, sites, has, 30_000, [(10_000, 1), (30_000, 0.4)])
    assert again == pytest.approx(whole, rel=1e-12)
    assert cumulative(squares, sites, 30_000, has) == pytest.approx(counted)


@pytest.mark.parametrize("zones", [None, [(5_000, 1), (10_000, 0.68), (20_000, 0.22)]])
@pytest.mark.filterwarnings("ignore")
def test_the_two_steps_equal_pysals(zones):
    from access import Access, weights

    squares, people, sites, _ = real(sites=200, every=15)
    has = np.random.default_rng(2).integers(1, 9, len(sites)).astype(float)
    every = cdist(squares, sites)
    origin, dest = np.nonzero(every <= 20_000)
    theirs = Access(
        demand_df=pd.DataFrame({"people": people, "id": np.arange(len(people))}),
        demand_index="id",
        demand_value="people",
        supply_df=pd.DataFrame({"has": has, "id": np.arange(len(has))}),
        supply_index="id",
        supply_value="has",
        cost_df=pd.DataFrame({"origin": origin, "dest": dest, "cost": every[origin, dest]}),
        cost_origin="origin",
        cost_dest="dest",
        cost_name="cost",
    )
    step = weights.step_fn(dict(zones)) if zones else None
    found = theirs.two_stage_fca(name="a", cost="cost", max_cost=20_000, weight_fn=step)
    ours = two_step_catchment(squares, people, sites, has, 20_000, zones)
    assert (ours > 0).sum() > 1000
    assert ours == pytest.approx(found["a_has"].fillna(0).to_numpy(), rel=1e-12)


# Access over income


def test_access_over_income_by_hand():
    assert concentration_index([0, 0, 1], [1, 2, 3], [1, 1, 1]) == pytest.approx(2 / 3)
    assert concentration_index([1, 0, 0], [1, 2, 3], [1, 1, 1]) == pytest.approx(-2 / 3)
    assert concentration_index([1, 1, 1], [1, 2, 3], [5, 1, 2]) == pytest.approx(0)
    # Twenty poorer people share one, ten richer have three each.
    rank = np.r_[np.full(20, 10 / 30), np.full(10, 25 / 30)]
    has = np.r_[np.full(20, 1), np.full(10, 3)]
    expected = 2 * np.cov(has, rank, bias=True)[0, 1] / has.mean()
    assert concentration_index([1, 3], [100, 200], [20, 10]) == pytest.approx(expected)


AREAS = st.integers(2, 15).flatmap(
    lambda n: st.tuples(
        arrays(int, n, elements=st.integers(1, 99)),
        arrays(int, n, elements=st.integers(0, 5)),
        arrays(int, n, elements=st.integers(1, 99)),
    )
)


@given(AREAS)
def test_over_itself_it_is_the_gini_and_over_anything_no_more(areas):
    has, by, people = areas
    most = gini(has, people)
    assert concentration_index(has, has, people) == pytest.approx(most, abs=1e-12)
    assert abs(concentration_index(has, by, people)) <= most + 1e-12


@given(AREAS, st.integers(2, 4))
def test_the_gradient_has_no_unit_order_or_size(areas, times):
    has, by, people = areas
    found = concentration_index(has, by, people)
    assert concentration_index(has * 3.5, by**3, people * times) == pytest.approx(found, abs=1e-12)
    assert concentration_index(has[::-1], by[::-1], people[::-1]) == pytest.approx(found, abs=1e-12)
    assert concentration_index(has, -by, people) == pytest.approx(-found, abs=1e-12)
    # Areas of the same income may be cut or joined.
    twice = [np.repeat(v, times) for v in areas]
    assert concentration_index(*twice) == pytest.approx(found, abs=1e-12)
    joined = pd.DataFrame({"has": has * people, "people": people}).groupby(by).sum()
    mean = joined["has"] / joined["people"]
    assert concentration_index(mean, joined.index, joined["people"]) == pytest.approx(
        found, abs=1e-12
    )


def test_what_is_not_known_takes_no_part():
    found = concentration_index([0, 1, np.nan, 5, 6], [1, 2, 3, np.nan, 9], [1, 1, 1, 1, 0])
    assert found == pytest.approx(concentration_index([0, 1], [1, 2], [1, 1]))
    assert np.isnan(concentration_index([0, 0], [1, 2], [1, 1]))
    assert np.isnan(concentration_index([np.nan], [1], [1]))
    with pytest.raises(ValueError, match=r"position 1: -1.0"):
        concentration_index([0, -1], [1, 2], [1, 1])
    with pytest.raises(ValueError, match="Not one value an area"):
        concentration_index([0, 1], [1], [1, 1])


# What is wrong


def test_bad_places_amounts_and_zones():
    with pytest.raises(ValueError, match="Point at position 1"):
        cumulative([[0, 0], [np.nan, 1]], [[0, 0]], 5)
    with pytest.raises(ValueError, match="Point at position 0"):
        nearest_two([[0, 0]], [[np.inf, 1]])
    with pytest.raises(ValueError, match=r"position 0: -3.0 is not an amount"):
        two_step_catchment([[0, 0]], [-3], [[0, 0]], [1], 5)
    with pytest.raises(ValueError, match="Not one amount a place"):
        two_step_catchment([[0, 0]], [3], [[0, 0]], [1, 2], 5)
    with pytest.raises(ValueError, match="is not a distance"):
        cumulative([[0, 0]], [[0, 0]], -5)
    for zones in ([], [(500, 1), (400, 0.5)], [(0, 1)], [(400, -1)], [(np.nan, 1)]):
        with pytest.raises(ValueError, match="not rising limits"):
            two_step_catchment([[0, 0]], [3], [[0, 0]], [1], 5, zones)


def test_examples():
    found = doctest.testmod(access)
    assert found.attempted
    assert not found.failed
