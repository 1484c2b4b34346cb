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
