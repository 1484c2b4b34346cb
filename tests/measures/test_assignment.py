import numpy as np
import pytest

from measures.assignment import balanced

# Two groups; origins 0–3 belong to group 0, but 2 and 3 may go to group 1.
ORIGIN = [0, 1, 2, 3, 2, 3]
CHOICE = [0, 0, 0, 0, 1, 1]
COST = [0, 0, 0, 0, 5, 1]


def test_nothing_moves_when_the_totals_fit():
    assert (
        balanced(ORIGIN, CHOICE, COST, [1] * 4, [4, 0], tolerance=0.1, penalty=100).tolist()
        == [0] * 4
    )


def test_the_cheapest_moves_until_the_totals_fit():
    found = balanced(ORIGIN, CHOICE, COST, [1] * 4, [3, 1], tolerance=0.0, penalty=100)
    assert found.tolist() == [0, 0, 0, 1]


def test_a_move_dearer_than_the_penalty_is_not_made():
    found = balanced(ORIGIN, CHOICE, COST, [1] * 4, [2, 2], tolerance=0.0, penalty=0.2)
    assert found.tolist() == [0] * 4


def test_every_origin_goes_whole_to_one_of_its_choices():
    generator = np.random.default_rng(3)
    origin = np.r_[np.arange(50), np.arange(50)]
    choice = np.r_[np.zeros(50, int), np.ones(50, int)]
    weight = generator.integers(1, 100, 50)
    found = balanced(
        origin,
        choice,
        generator.random(100),
        weight,
        [weight.sum() / 2] * 2,
        tolerance=0.02,
        penalty=50,
    )
    assert set(found) == {0, 1}
    assert weight[found == 1].sum() == pytest.approx(weight.sum() / 2, rel=0.1)


def test_a_whole_origin_moves_on_where_the_solution_split_it():
    """Both small ones stay where most of them is, and the totals are as near as whole ones come."""
    origin, choice = [0, 1, 2, 0, 1, 2], [0, 0, 1, 1, 1, 0]
    cost = [0, 0, 0, 50, 60, 900]
    found = balanced(origin, choice, cost, [40, 100, 100], [110, 130], tolerance=0, penalty=100)
    assert found.tolist() == [1, 0, 1]


def test_no_single_move_would_lower_the_cost():
    generator = np.random.default_rng(11)
    size, groups = 60, 4
    home = generator.integers(0, groups, size)
    origin = np.r_[np.arange(size), np.repeat(np.arange(size), groups)]
    choice = np.r_[home, np.tile(np.arange(groups), size)]
    cost = np.r_[np.zeros(size), generator.uniform(1, 10, size * groups)]
    weight = generator.integers(1, 300, size).astype(float)
    target = np.full(groups, weight.sum() / groups)

    def objective(chosen):
        price = [cost[(origin == i) & (choice == c)].min() for i, c in enumerate(chosen)]
        totals = np.bincount(chosen, weight, groups)
        missed = np.maximum(np.abs(totals - target) - 0.02 * target, 0).sum()
        return float(np.dot(price, weight) + 8 * missed)

    found = balanced(origin, choice, cost, weight, target, tolerance=0.02, penalty=8)
    best = objective(found)
    for i in range(size):
        for c in range(groups):
            other = found.copy()
            other[i] = c
            assert objective(other) >= best - 1e-6
