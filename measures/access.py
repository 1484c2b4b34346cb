"""Access to what people need. Straight line: no road is followed, no queue is stood in.

Origins are where people are (squares), destinations where the service is, both
(n, 2) arrays of projected coordinates in metres. A radius is met by what lies
exactly on it. With very many pairs within reach work is done in parts, so
memory does not grow with their number. ValueError, with the position, for a
coordinate that is not finite, and for an amount that is negative or infinite.

References: Luo & Wang (2003), Measures of spatial accessibility to health care
in a GIS environment, Environment and Planning B 30; Luo & Qi (2009), An
enhanced two-step floating catchment area (E2SFCA) method, Health & Place 15;
Wagstaff, Paci & van Doorslaer (1991), On the measurement of inequalities in
health, Social Science & Medicine 33; Kakwani, Wagstaff & van Doorslaer (1997),
Socioeconomic inequalities in health, Journal of Econometrics 77. PySAL's
`access` has the same definitions; it gives NaN where nothing is within reach,
here that is 0.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree

_PAIRS = (
    500_000  # origins × destinations within reach held at a time: 24 bytes each and as much again
)


def nearest(origins: ArrayLike, destinations: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Straight-line distance from each origin to its nearest destination, and which that is.

    Both are (n, 2) arrays of projected coordinates in metres. Returns metres
    (n,) and positions in `destinations` (n,). With no destination the
    distances are NaN and the positions −1.

    >>> metres, which = nearest([[0, 0]], [[300, 400], [30, 40]])
    >>> float(metres[0]), int(which[0])
    (50.0, 1)
    """
    origins = np.asarray(origins, float).reshape(-1, 2)
    destinations = np.asarray(destinations, float).reshape(-1, 2)
    if not len(destinations):
        return np.full(len(origins), np.nan), np.full(len(origins), -1)
    return cKDTree(destinations).query(origins)


def nearest_two(origins: ArrayLike, destinations: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Distance from each origin to its nearest and its next destination, and which they are.

    Metres (n, 2) and positions in `destinations` (n, 2); NaN and −1 where
    there is no such destination. Two at the same place are two.

    >>> metres, which = nearest_two([[0, 0]], [[300, 400], [30, 40]])
    >>> metres.tolist(), which.tolist()
    ([[50.0, 500.0]], [[1, 0]])
    """
    origins, destinations = points(origins), points(destinations)
    if not len(destinations):
        return np.full((len(origins), 2), np.nan), np.full((len(origins), 2), -1)
    metres, which = cKDTree(destinations).query(origins, k=[1, 2])
    none = np.isinf(metres)
    return np.where(none, np.nan, metres), np.where(none, -1, which)


def closure_effects(
    origins: ArrayLike, weights: ArrayLike, destinations: ArrayLike, limit_m: float
) -> pd.DataFrame:
    """What each single closure would do, one row a destination, in the order given.

    `weights` (n,) is people; a NaN weighs nothing. Columns:

    - `people_nearest`: people to whom it is the nearest;
    - `people_beyond`: those of them within `limit_m` now whose next one lies
      beyond it: the people whom its closure alone moves beyond the limit. With
      no other destination that is all who are within;
    - `metres_now` and `metres_then`: their mean distance (of `people_nearest`)
      now and to the next one; NaN where it is nearest to nobody, or there is
      no next.

    Each closes with all the others open; effects of two closures do not add
    up. Of two at the same place, neither moves anybody.

    >>> closure_effects([[0, 0], [9000, 0]], [5, 7], [[0, 0], [18500, 0]], 10000)[
    ...     ["people_nearest", "people_beyond"]
    ... ].values.tolist()
    [[12.0, 5.0], [0.0, 0.0]]
    """
    destinations = points(destinations)
    metres, which = nearest_two(origins, destinations)
    people = np.nan_to_num(amounts_at(weights, len(metres)))
    if not len(destinations):
        people, metres, which = people[:0], metres[:0], which[:0]
    now, then = metres.T
    moved = (now <= limit_m) & ~(then <= limit_m)

    def sums(values: np.ndarray) -> np.ndarray:
        return np.bincount(which[:, 0], values, minlength=len(destinations))

    of_all = sums(people)
    frame = pd.DataFrame({"people_nearest": of_all, "people_beyond": sums(people * moved)})
    for column, distance in (("metres_now", now), ("metres_then", then)):
        frame[column] = sums(people * distance) / np.where(of_all > 0, of_all, np.nan)
    return frame


def cumulative(
    origins: ArrayLike,
    destinations: ArrayLike,
    radius_m: float,
    amounts: ArrayLike | None = None,
) -> np.ndarray:
    """What lies within a radius of each origin: Σ_j O_j·1[d_ij ≤ τ] (n,).

    `amounts` (m,) is what each destination has (beds, departures); a NaN is
    not counted. Without it the destinations are counted. 0: nothing is within
    reach, which is known, not missing.

    >>> cumulative([[0, 0], [9, 9]], [[3, 4], [0, 1]], 5, amounts=[10, 2]).tolist()
    [12.0, 0.0]
    """
    origins, destinations = points(origins), points(destinations)
    has = 1.0 if amounts is None else amounts
    has = np.nan_to_num(amounts_at(np.broadcast_to(has, len(destinations)), len(destinations)))
    found = np.zeros(len(origins))
    for origin, destination, _ in pairs(origins, destinations, radius_m):
        found += np.bincount(origin, has[destination], minlength=len(origins))
    return found


def two_step_catchment(
    demand_xy: ArrayLike,
    demand: ArrayLike,
    supply_xy: ArrayLike,
    supply: ArrayLike,
    radius_m: float,
    weights: Sequence[tuple[float, float]] | None = None,
) -> np.ndarray:
    """Access with competition: supply within reach, each shared among all within its reach (n,).

    First each site's supply is divided by the people it must serve,
    R_j = S_j/Σ_{k: d_kj ≤ d0} P_k; then each origin adds up the ratios it can
    reach, A_i = Σ_{j: d_ij ≤ d0} R_j (2SFCA, Luo & Wang 2003). In units of
    supply per person; 0: nothing within reach. The people's mean of A is all
    supply that somebody reaches over all people.

    `weights` are zones (limit_m, weight), limits rising: a distance up to the
    first limit has the first weight, and so on, beyond the last or `radius_m`
    0. They weigh in both steps (E2SFCA, Luo & Qi 2009); without them every
    distance up to `radius_m` weighs 1.

    A site with nobody within reach contributes nothing. A NaN demand is
    nobody (the origin's access is computed all the same), a NaN supply
    nothing. ValueError for zones that do not rise or weigh below 0.

    >>> two_step_catchment([[0, 0], [8, 0]], [10, 30], [[1, 0], [5, 0]], [1, 2], 5).tolist()
    [0.15000000000000002, 0.05]
    """
    people_at, sites = points(demand_xy), points(supply_xy)
    people = np.nan_to_num(amounts_at(demand, len(people_at)))
    has = np.nan_to_num(amounts_at(supply, len(sites)))
    limits, weighs = _zones(weights)
    radius_m = radius_m if weights is None else min(radius_m, limits[-1])
    found = np.zeros(len(people_at))
    # All people of a site come in the same part, so that both steps are done part by part.
    for person, site, metres in pairs(people_at, sites, radius_m):
        weight = 1.0 if weights is None else weighs[np.searchsorted(limits, metres)]
        served = np.bincount(site, people[person] * weight, minlength=len(sites))
        ratio = np.divide(has, served, out=np.zeros(len(sites)), where=served > 0)
        found += np.bincount(person, ratio[site] * weight, minlength=len(people_at))
    return found


def concentration_index(access: ArrayLike, income_rank_by: ArrayLike, weights: ArrayLike) -> float:
    """Whether access gathers where incomes are high or low (C), −1 to 1.

    C = 2·cov(h, r)/μ, with h the access, μ its weighted mean and r the
    fractional rank of people by `income_rank_by` (areas of the same income
    share the middle of their ranks). 0: no gradient, or one that turns; above
    0: more at higher incomes; below 0: more at lower. For a *distance* read it
    the other way: above 0, the better-off have farther. Income is the area's,
    not the person's. Equals `measures.inequality.gini` when ranked by itself.

    An area in which any of the three is NaN, or the weight ≤ 0, takes no part;
    NaN where none does or the mean is 0. ValueError where access is negative.
    Wagstaff et al. (1991); ties as in Kakwani et al. (1997).

    >>> round(concentration_index([0, 1, 2], [100, 200, 300], [1, 1, 1]), 4)
    0.4444
    """
    has, by, people = (np.asarray(v, float) for v in (access, income_rank_by, weights))
    if not has.shape == by.shape == people.shape or has.ndim != 1:
        raise ValueError(f"Not one value an area: {has.shape}, {by.shape} and {people.shape}.")
    use = ~np.isnan(has) & ~np.isnan(by) & (people > 0)
    amounts_at(np.where(use, has, np.nan), len(has))
    has, by, people = has[use], by[use], people[use]
    if not (people * has).sum() > 0:
        return np.nan
    _, tied = np.unique(by, return_inverse=True)
    of_tie = np.bincount(tied, people)
    rank = (np.cumsum(of_tie) - of_tie / 2)[tied] / people.sum()
    mean = np.average(has, weights=people)
    return float(2 * np.average((has / mean - 1) * (rank - 0.5), weights=people))


def pairs(
    origins: np.ndarray, destinations: np.ndarray, radius_m: float
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Every origin and destination within the radius of each other, some at a time.

    Positions of origins, positions of destinations, and metres, all equally
    long. All pairs of a destination come in the same part. ValueError for a
    radius that is not a number of at least 0.
    """
    if not radius_m >= 0:
        raise ValueError(f"A radius of {radius_m} m is not a distance.")
    if not len(origins) or not len(destinations):
        return
    tree = cKDTree(origins, balanced_tree=False)  # built in half the time, searched as fast
    many = np.cumsum(tree.query_ball_point(destinations, radius_m, return_length=True))
    part = (many - 1) // _PAIRS
    for number in np.unique(part):
        some = np.flatnonzero(part == number)
        near = tree.sparse_distance_matrix(
            cKDTree(destinations[some]), radius_m, output_type="ndarray"
        )
        yield near["i"], some[near["j"]], near["v"]


def points(xy: ArrayLike) -> np.ndarray:
    """Coordinates as (n, 2); ValueError with the position of one that is not finite."""
    found = np.asarray(xy, float).reshape(-1, 2)
    wrong = ~np.isfinite(found).all(axis=1)
    if wrong.any():
        at = int(np.argmax(wrong))
        raise ValueError(f"Point at position {at}: {found[at].tolist()} is not a place.")
    return found


def amounts_at(amounts: ArrayLike, places: int) -> np.ndarray:
    """One amount a place; ValueError where that is not so, or one is negative or infinite."""
    found = np.asarray(amounts, float)
    if found.shape != (places,):
        raise ValueError(f"Not one amount a place: shape {found.shape} for {places} places.")
    wrong = (found < 0) | np.isinf(found)
    if wrong.any():
        at = int(np.argmax(wrong))
        raise ValueError(f"Place at position {at}: {found[at]} is not an amount.")
    return found


def _zones(weights: Sequence[tuple[float, float]] | None) -> tuple[np.ndarray, np.ndarray]:
    """Limits and weights of the zones."""
    if weights is None:
        return np.empty(0), np.empty(0)
    limits, weighs = np.asarray(weights, float).reshape(-1, 2).T
    if not len(limits) or not (np.diff(limits, prepend=0) > 0).all() or not (weighs >= 0).all():
        raise ValueError(f"Zones {list(weights)} are not rising limits with weights of at least 0.")
    return limits, weighs
