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
    of it; then single origins move for as long as that lowers the cost and the
    penalties together. Returns the chosen group of each origin (n,).
    """
    origin, choice, cost = np.asarray(origin), np.asarray(choice), np.asarray(cost, float)
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
        np.r_[weight[origin] * cost, np.full(2 * groups, penalty)],
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
    even = target * (1 - tolerance), target * (1 + tolerance)
    of_all = cost * weight[origin]
    return choice[_improved(by_share[last], origin, choice, of_all, weight, even, penalty)]


def _improved(
    chosen: np.ndarray,
    origin: np.ndarray,
    choice: np.ndarray,
    cost: np.ndarray,
    weight: np.ndarray,
    even: tuple[np.ndarray, np.ndarray],
    penalty: float,
) -> np.ndarray:
    """Which row each origin takes, after every move of one origin that pays, the best first.

    `chosen` is the row that each takes before, `cost` that of a row for all of its origin's
    weight, `even` the least and the most that a group may have without a penalty.
    """

    def missed(totals: np.ndarray, group: np.ndarray) -> np.ndarray:
        low, high = even[0][group], even[1][group]
        return penalty * (np.maximum(low - totals, 0) + np.maximum(totals - high, 0))

    chosen, moved = chosen.copy(), weight[origin]
    totals = np.bincount(choice[chosen], weight, minlength=len(even[0]))
    while True:
        now, then = choice[chosen][origin], choice
        change = cost - cost[chosen][origin]
        for group, sign in ((now, -1), (then, 1)):
            change += missed(totals[group] + sign * moved, group) - missed(totals[group], group)
        change[now == then] = 0
        best = int(np.argmin(change))
        if not change[best] < -1e-6 * max(penalty, 1):
            return chosen
        totals[now[best]] -= moved[best]
        totals[then[best]] += moved[best]
        chosen[origin[best]] = best
