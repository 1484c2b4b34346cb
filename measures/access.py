"""Distance to what people need. Straight line: no road is followed."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree


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


def cumulative(
    origins: ArrayLike,
    destinations: ArrayLike,
    radius_m: float,
    amounts: ArrayLike | None = None,
) -> np.ndarray:
    """What lies within a radius of each origin: Σ_j O_j·1[d_ij ≤ τ] (n,).

    `amounts` (m,) is what each destination has (beds, departures); without it
    the destinations are counted. 0: nothing is within reach.

    >>> cumulative([[0, 0], [9, 9]], [[3, 4], [0, 1]], 5, amounts=[10, 2]).tolist()
    [12.0, 0.0]
    """
    origins = np.asarray(origins, float).reshape(-1, 2)
    destinations = np.asarray(destinations, float).reshape(-1, 2)
    has = np.ones(len(destinations)) if amounts is None else np.asarray(amounts, float)
    if not len(origins) or not len(destinations):
        return np.zeros(len(origins))
    near = cKDTree(origins).sparse_distance_matrix(
        cKDTree(destinations), radius_m, output_type="ndarray"
    )
    return np.bincount(near["i"], has[near["j"]], minlength=len(origins))
