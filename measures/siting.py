"""What if a place opened or closed, and where one more would serve most people.

Origins are where people are, in projected coordinates in metres, `nearest_m`
their distance to the nearest place that there is now, as from
`measures.access.nearest` (NaN: there is none). Straight line. A model of
distance alone: whether a place could be run there, and by whom, it does not know.

Reference: Church & ReVelle (1974), The maximal covering location problem,
Papers of the Regional Science Association 32.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import ArrayLike
from scipy.optimize import Bounds, LinearConstraint, milp

from measures.access import amounts_at, cumulative, nearest, pairs, points

_MOST_PAIRS = 3_000_000  # of several sites: beyond it the programme would not be solved in a wait
_TOLERANCE = 1e-6  # of HiGHS: a bound this little above what is gained proves it the best


@dataclass(frozen=True, kw_only=True)
class Sites:
    """The best sites found, what they gain, and how sure it is that none are better.

    - `chosen`: positions in the candidates, at most as many as asked for; in
      the order of what they gain alone, largest first. Fewer, or none, where
      a further site would bring nobody within the limit;
    - `alone`: people whom each of them alone would bring within it;
    - `gained`: people whom all of them bring within it; the same person is
      counted once;
    - `within_before` and `within_after`: people within it without and with them;
    - `bound`: no choice of so many sites gains more than this;
    - `optimality_gap`: (bound − gained)/bound, 0–1; 0: proven to be the best.
    """

    chosen: np.ndarray
    alone: np.ndarray
    gained: float
    within_before: float
    within_after: float
    bound: float
    optimality_gap: float


def recount(nearest_m: ArrayLike, origins: ArrayLike, new_xy: ArrayLike) -> np.ndarray:
    """Distances (n,) after one or more places are added at `new_xy` ((2,) or (k, 2)).

    Never larger than before. With no new place they are as they were; NaN
    where there is no place at all.

    >>> recount([100.0, 5.0], [[0, 0], [90, 0]], [0, 30]).tolist()
    [30.0, 5.0]
    """
    origins = points(origins)
    return np.fmin(amounts_at(nearest_m, len(origins)), nearest(origins, points(new_xy))[0])


def recount_without(
    nearest_m: ArrayLike,
    which: ArrayLike,
    origins: ArrayLike,
    destinations: ArrayLike,
    closed: ArrayLike,
) -> tuple[np.ndarray, np.ndarray]:
    """Distances and which is nearest after the destinations at positions `closed` are gone.

    `nearest_m` and `which` are those of `measures.access.nearest` among all
    `destinations`; only origins whose nearest closes are searched again.
    Positions stay those in `destinations`; NaN and −1 where none is left.
    ValueError for a position that is not one.

    >>> places = [[0, 0], [50, 0]]
    >>> recount_without([10.0, 1.0], [0, 1], [[10, 0], [51, 0]], places, [0])[0].tolist()
    [40.0, 1.0]
    """
    origins, destinations = points(origins), points(destinations)
    metres, which = amounts_at(nearest_m, len(origins)).copy(), np.array(which, int)
    closed = np.unique(np.asarray(closed, int))
    if len(closed) and not (closed[0] >= 0 and closed[-1] < len(destinations)):
        raise ValueError(f"Not all of {closed.tolist()} are among {len(destinations)} places.")
    left = np.setdiff1d(np.arange(len(destinations)), closed)
    moved = np.flatnonzero(np.isin(which, closed))
    metres[moved], found = nearest(origins[moved], destinations[left])
    which[moved] = left[found] if len(left) else -1
    return metres, which


def best_site(
    origins: ArrayLike,
    weights: ArrayLike,
    nearest_m: ArrayLike,
    candidates: ArrayLike,
    limit_m: float,
    count: int = 1,
    *,
    time_limit_s: float = 10.0,
) -> Sites:
    """Where `count` more places would bring most people within `limit_m`: maximal cover.

    One site is found by trying every candidate, so it is exact; of equals the
    first is taken. Several are an integer programme solved by HiGHS within
    `time_limit_s`; what it has then stands, or what choosing one after the
    other gives where that is better, with the `optimality_gap` that is left.
    `weights` is people; a NaN is nobody. Nobody gained is an answer: `chosen`
    is then empty. ValueError where there is no candidate, `count` is not at
    least 1, or there are too many pairs within reach for several sites.
    Church & ReVelle (1974).

    >>> found = best_site(
    ...     [[0, 0], [900, 0]], [30, 10], [5000, 5000], [[0, 0], [400, 0]], 500
    ... )
    >>> found.chosen.tolist(), found.gained, found.optimality_gap
    ([1], 40.0, 0.0)
    """
    places = points(candidates)
    if not len(places):
        raise ValueError("There is no candidate to choose from.")
    if count < 1:
        raise ValueError(f"{count} is not a number of sites to choose.")
    origins, people, beyond = _beyond(origins, weights, nearest_m, limit_m)
    alone = cumulative(places, origins[beyond], limit_m, people[beyond])
    useful = np.flatnonzero(alone > 0)
    if count == 1 or len(useful) <= 1:
        chosen = useful[[np.argmax(alone[useful])]] if len(useful) else useful
        gained = bound = float(alone[chosen].sum())
    else:
        reaches = _reaches(origins[beyond], places[useful], limit_m)
        some, gained, bound = _cover(reaches, people[beyond], count, time_limit_s)
        chosen = useful[some]
    before = float(people[~beyond].sum())
    chosen = chosen[np.argsort(-alone[chosen], kind="stable")]
    return Sites(
        chosen=chosen,
        alone=alone[chosen],
        gained=gained,
        within_before=before,
        within_after=before + gained,
        bound=bound,
        optimality_gap=(bound - gained) / bound if bound > 0 else 0.0,
    )


def _beyond(
    origins: ArrayLike, weights: ArrayLike, nearest_m: ArrayLike, limit_m: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Origins, people, and who is not within the limit now."""
    places = points(origins)
    people = np.nan_to_num(amounts_at(weights, len(places)))
    return places, people, ~(amounts_at(nearest_m, len(places)) <= limit_m)


def _reaches(origins: np.ndarray, candidates: np.ndarray, limit_m: float) -> sparse.csr_matrix:
    """Which candidate reaches which origin, origins × candidates."""
    found: list[tuple[np.ndarray, np.ndarray]] = []
    size = 0
    for origin, candidate, _ in pairs(origins, candidates, limit_m):
        size += len(origin)
        if size > _MOST_PAIRS:
            raise ValueError(
                "Too many candidates within reach of too many people for several sites."
            )
        found.append((origin, candidate))
    rows, columns = (np.concatenate(part) for part in zip(*found, strict=True))
    return sparse.csr_matrix((np.ones(size), (rows, columns)), (len(origins), len(candidates)))


def _cover(
    reaches: sparse.csr_matrix, people: np.ndarray, count: int, time_limit_s: float
) -> tuple[np.ndarray, float, float]:
    """Positions of the best candidates, the people they reach, and what none can exceed."""
    reached = np.flatnonzero((np.diff(reaches.indptr) > 0) & (people > 0))
    reaches, people = reaches[reached], people[reached]
    chosen = _one_after_the_other(reaches, people, count)
    alone = np.sort(reaches.T @ people)[::-1]
    bound = min(float(alone[:count].sum()), float(people.sum()))
    gained = _gained(reaches, people, chosen)
    if gained < bound:
        found, limit = _programme(reaches, people, count, time_limit_s)
        if found is not None and _gained(reaches, people, found) > gained:
            chosen, gained = found, _gained(reaches, people, found)
        bound = min(bound, limit)
    is_proven = bound <= gained * (1 + _TOLERANCE)
    return chosen, gained, gained if is_proven else bound


def _programme(
    reaches: sparse.csr_matrix, people: np.ndarray, count: int, time_limit_s: float
) -> tuple[np.ndarray | None, float]:
    """Maximise Σ n_i y_i with y_i ≤ Σ x_j in reach and Σ x_j ≤ count; x whole, y from 0 to 1."""
    origins, candidates = reaches.shape
    covered = sparse.hstack([-reaches, sparse.identity(origins)])
    number = sparse.hstack(
        [sparse.csr_matrix(np.ones((1, candidates))), sparse.csr_matrix((1, origins))]
    )
    solution = milp(
        np.r_[np.zeros(candidates), -people],
        integrality=np.r_[np.ones(candidates), np.zeros(origins)],
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            sparse.vstack([covered, number]).tocsr(), -np.inf, np.r_[np.zeros(origins), count]
        ),
        options={"time_limit": time_limit_s, "mip_rel_gap": 0.0},
    )
    bound = getattr(solution, "mip_dual_bound", None)
    found = None if solution.x is None else np.flatnonzero(solution.x[:candidates] > 0.5)
    return found, np.inf if bound is None else -float(bound)


def _one_after_the_other(reaches: sparse.csr_matrix, people: np.ndarray, count: int) -> np.ndarray:
    """Candidates chosen one after the other, each the one that gains most then."""
    left, by_candidate = people.copy(), reaches.tocsc()
    chosen: list[int] = []
    while len(chosen) < count:
        gain = reaches.T @ left
        best = int(np.argmax(gain))
        if not gain[best] > 0:
            break
        chosen.append(best)
        left[by_candidate.indices[by_candidate.indptr[best] : by_candidate.indptr[best + 1]]] = 0
    return np.array(chosen, int)


def _gained(reaches: sparse.csr_matrix, people: np.ndarray, chosen: np.ndarray) -> float:
    return float(people @ (np.asarray(reaches[:, chosen].sum(axis=1)).ravel() > 0))
