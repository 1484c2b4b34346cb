"""Assigning border squares so that known totals are met."""

import numpy as np
import scipy.sparse as sparse
from numpy.typing import ArrayLike
from scipy.optimize import linprog


def balanced(
    origin: ArrayLike,
    choice: ArrayLike,
    cost: ArrayLike,
    weight: ArrayLike,
    target: ArrayLike,
    *,
    tolerance: float,
    penalty: float,
) -> np.ndarray:
    """The group of each origin that meets the groups' known totals at the least cost.

    A transport problem, solved as a linear programme (HiGHS). Row r says that
    origin `origin[r]` (0…n−1; each at least once) may go to group `choice[r]`
    at `cost[r]` a unit of its `weight` (n,). Group totals may miss `target`
    (m,) by the share `tolerance` at no cost, beyond it at `penalty` a unit.
    An origin that the solution splits goes whole to the group that takes most
    of it. Returns the chosen group of each origin (n,).
    """
    origin, choice = np.asarray(origin), np.asarray(choice)
    weight, target = np.asarray(weight, float), np.asarray(target, float)
    rows, groups = len(origin), len(target)
    one_each = sparse.csr_matrix(
        (np.ones(rows), (origin, np.arange(rows))), (len(weight), rows + 2 * groups)
    )
    load = sparse.csr_matrix((weight[origin], (choice, np.arange(rows))), (groups, rows))
    over, none = sparse.identity(groups), sparse.csr_matrix((groups, groups))
    limits = sparse.vstack(
        [sparse.hstack([load, -over, none]), sparse.hstack([-load, none, -over])]
    )
    solution = linprog(
        np.r_[weight[origin] * np.asarray(cost, float), np.full(2 * groups, penalty)],
        A_ub=limits.tocsr(),
        b_ub=np.r_[target * (1 + tolerance), -target * (1 - tolerance)],
        A_eq=one_each,
        b_eq=np.ones(len(weight)),
        bounds=(0, None),
        method="highs",
    )
    if solution.x is None:
        raise ValueError(f"No assignment: {solution.message}")
    by_share = np.lexsort((-choice, solution.x[:rows], origin))
    last = np.r_[origin[by_share][1:] != origin[by_share][:-1], True]
    return choice[by_share][last]
