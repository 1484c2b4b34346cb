"""Population-weighted statistics, for all groups at once.

`values` and `weights` are one-dimensional and equally long. A NaN value, or a
weight that is NaN or ≤ 0, takes no part. A group left with nothing is NaN.
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike


def mean(values: ArrayLike, weights: ArrayLike) -> float:
    """Weighted mean, in the unit of the values; NaN when nothing takes part.

    >>> float(mean([10.0, 20.0], [3, 1]))
    12.5
    """
    frame = _taking_part(values, weights)
    return float(np.average(frame["value"], weights=frame["weight"])) if len(frame) else np.nan


def mean_by(values: ArrayLike, weights: ArrayLike, groups: ArrayLike) -> pd.Series:
    """Weighted mean of each group; index: the groups, sorted."""
    frame = _taking_part(values, weights, groups)
    sums = (frame["value"] * frame["weight"]).groupby(frame["group"]).sum()
    return _every_group(sums / frame.groupby("group")["weight"].sum(), groups)


def median_by(values: ArrayLike, weights: ArrayLike, groups: ArrayLike) -> pd.Series:
    """Weighted lower median of each group: the smallest value that half the weight does not exceed."""
    frame = _taking_part(values, weights, groups).sort_values(["group", "value"], kind="stable")
    reached = frame.groupby("group")["weight"].cumsum()
    half = frame.groupby("group")["weight"].transform("sum") / 2
    return _every_group(frame[reached >= half].groupby("group")["value"].first(), groups)


def share_beyond_by(
    values: ArrayLike, weights: ArrayLike, groups: ArrayLike, limit: float
) -> pd.Series:
    """Percentage of each group's weight at which the value exceeds `limit` (0–100)."""
    beyond = np.where(
        np.isnan(np.asarray(values, float)), np.nan, np.asarray(values, float) > limit
    )
    return mean_by(beyond * 100.0, weights, groups)


def _taking_part(
    values: ArrayLike, weights: ArrayLike, groups: ArrayLike | None = None
) -> pd.DataFrame:
    frame = pd.DataFrame({"value": np.asarray(values, float), "weight": np.asarray(weights, float)})
    if groups is not None:
        frame["group"] = np.asarray(groups)
    return frame[frame["value"].notna() & (frame["weight"] > 0)]


def _every_group(result: pd.Series, groups: ArrayLike) -> pd.Series:
    # Hashed first: of many squares in few groups only the groups are sorted.
    return result.reindex(pd.Index(np.sort(pd.unique(np.asarray(groups)))))
