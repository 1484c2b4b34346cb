import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from measures.access import nearest

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
