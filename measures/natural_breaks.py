"""Natural breaks: classes of numbers that lie close together.

Reference: Fisher (1958), On grouping for maximum homogeneity, Journal of the
American Statistical Association 53; Jenks (1977) brought it to maps.
"""

import numpy as np
from numpy.typing import ArrayLike


def natural_breaks(values: ArrayLike, k: int) -> np.ndarray:
    """Upper limits of the k classes with the least sum of squared deviations from their means.

    The exact optimum, by dynamic programming over the sorted different values:
    n steps of one vector each, so that some thousand values take a fraction of a
    second. `values` hold no NaN. Fewer limits where there are fewer different values.

    >>> natural_breaks([1.0, 2.0, 2.0, 9.0, 10.0], 2).tolist()
    [2.0, 10.0]
    """
    found, times = np.unique(np.asarray(values, float), return_counts=True)
    if len(found) <= k:
        return found
    centred = found - np.average(found, weights=times)  # squares of large numbers lose digits
    count, total, square = (
        np.r_[0.0, np.cumsum(times * power)] for power in (1.0, centred, centred**2)
    )
    least = np.full((k, len(found) + 1), np.inf)  # [classes − 1, how many values they hold]
    begins = np.zeros((k, len(found) + 1), int)  # where the last of them begins
    for end in range(1, len(found) + 1):
        size, added = count[end] - count[:end], total[end] - total[:end]
        alone = square[end] - square[:end] - added**2 / size
        least[0, end] = alone[0]
        with_last = least[:-1, :end] + alone
        begins[1:, end] = with_last.argmin(axis=1)
        least[1:, end] = with_last.min(axis=1)
    ends = [len(found)]
    for classes in range(k - 1, 0, -1):
        ends.append(begins[classes, ends[-1]])
    return found[np.array(ends[::-1]) - 1]
