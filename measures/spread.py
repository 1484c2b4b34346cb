"""How far apart the areas of a group lie, each area counting once."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike


def pair_difference_by(values: ArrayLike, groups: ArrayLike) -> pd.Series:
    """Mean absolute difference between two areas of the same group (Gini's mean difference).

    Σ_{i<j} |y_i − y_j| / (n(n−1)/2), in the unit of the values: 0 where all
    areas are alike. Unweighted: every pair of areas counts once, whoever lives
    there; its expectation does not depend on how many areas a group has.
    Index: the groups, sorted; NaN with fewer than two values, and a NaN value
    takes no part. Gini (1912), Variabilità e mutabilità.

    >>> pair_difference_by([1.0, 2.0, 4.0, 7.0], ["a", "a", "a", "b"]).tolist()
    [2.0, nan]
    """
    frame = pd.DataFrame({"value": np.asarray(values, float), "group": np.asarray(groups)})
    every = pd.Index(np.unique(frame["group"]))
    frame = frame.dropna(subset=["value"]).sort_values(["group", "value"], kind="stable")
    within = frame.groupby("group")["value"]
    count = within.transform("size")
    # In rising order the k-th of n values (from 0) is added k times and taken off n − 1 − k times.
    signs = 2 * within.cumcount() - (count - 1)
    sums = (signs * frame["value"]).groupby(frame["group"]).sum()
    pairs = within.size() * (within.size() - 1) / 2
    return (sums / pairs.where(pairs > 0)).reindex(every)
