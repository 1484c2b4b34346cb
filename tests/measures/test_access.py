import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from measures.access import cumulative, nearest

POINTS = arrays(float, st.tuples(st.integers(1, 30), st.just(2)), elements=st.floats(-1e6, 1e6))


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


def test_what_lies_within_a_radius_is_added_up_and_the_edge_belongs_to_it():
    origins = [[0, 0], [1000, 0], [50_000, 0]]
    places = [[0, 0], [1000, 0], [0, 1000], [1001, 1001]]
    assert cumulative(origins, places, 1000).tolist() == [3, 2, 0]
    assert cumulative(origins, places, 1000, [1, 10, 100, 1000]).tolist() == [111, 11, 0]
    assert cumulative(origins, [], 1000).tolist() == [0, 0, 0]


def test_what_lies_within_a_radius_agrees_with_looking_at_every_pair():
    generator = np.random.default_rng(3)
    origins, places = generator.uniform(0, 10_000, (200, 2)), generator.uniform(0, 10_000, (90, 2))
    amounts = generator.integers(0, 50, 90)
    apart = np.hypot(*(origins[:, None] - places[None]).transpose(2, 0, 1))
    expected = ((apart <= 1500) * amounts).sum(axis=1)
    assert cumulative(origins, places, 1500, amounts).tolist() == expected.tolist()
