"""Percentile intervals of draws."""

import numpy as np
from numpy.typing import ArrayLike


def percentile(draws: ArrayLike, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """The lower and the upper end of the percentile interval of each column of draws.

    `draws` is draws, or draws × columns, in any unit; both ends have the shape
    of one draw. `level` is the share of the draws between them (0.95: from the
    2.5th to the 97.5th percentile). A draw that is NaN takes no part; NaN where
    none does. Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.

    >>> [round(float(end), 3) for end in percentile([0.0, 1.0, 2.0, 3.0, 4.0])]
    [0.1, 3.9]
    """
    drawn = np.asarray(draws, float)
    columns = drawn.reshape(len(drawn), int(np.prod(drawn.shape[1:])))
    is_nan = np.isnan(columns)
    known = ~is_nan.all(axis=0)
    ends = np.full((2, columns.shape[1]), np.nan)
    if known.any():
        shares = [(1 - level) / 2, (1 + level) / 2]
        quantile = np.nanquantile if is_nan.any() else np.quantile  # the latter goes much faster
        ends[:, known] = quantile(columns[:, known], shares, axis=0)
    low, high = ends.reshape(2, *drawn.shape[1:])
    return low, high
