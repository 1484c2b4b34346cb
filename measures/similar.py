"""How alike the rows of a table are: a standardised, weighted distance over its columns."""

from collections.abc import Collection, Hashable, Mapping

import numpy as np
import pandas as pd


def distances(
    table: pd.DataFrame,
    left: Hashable,
    weights: Mapping[str, float],
    nominal: Collection[str] = (),
) -> pd.DataFrame:
    """Distance from row `one` to every other row of `table`, nearest first; equal ones in the table's order.

    d(i, j) = √( Σ_k w_k δ_k(i, j) / Σ_k w_k ). Of a column of numbers
    δ = (z_i − z_j)², z standardised over all rows (mean 0, standard deviation 1
    with n in the denominator), so that its unit and scale do not matter. Of a
    `nominal` column δ is 0 for the same class and else 2/P, where P is the
    chance that two rows drawn with replacement are of different classes. So δ
    averages 2 over all pairs in every column, and with equal weights no column
    counts more than another: two rows drawn at random are √2 apart in the mean square.

    A value that is NaN in either row takes no part, nor does its weight (as in
    Gower 1971); a column in which all rows are alike gives δ = 0. A column
    without a weight is not used.

    Index: the other rows. Columns: `distance` (0: alike in every column; NaN
    where nothing is known of both rows, or all weights are 0; such rows come
    last), `known` (share 0–1 of the weights that took part) and a column for
    each of `weights`: what it adds to the square of the distance, so they sum
    to it (NaN where it took no part).
    KeyError for a row or column that is not there, ValueError for a weight below 0.

    Gower (1971), A general coefficient of similarity and some of its
    properties, Biometrics 27.

    >>> table = pd.DataFrame({"size": [1.0, 2.0, 3.0]}, index=["a", "b", "c"])
    >>> distances(table, "a", {"size": 1})["distance"].round(3).to_dict()
    {'b': 1.225, 'c': 2.449}
    """
    weight = pd.Series(dict(weights), dtype=float)
    if not (weight >= 0).all():
        raise ValueError(f"a weight must be 0 or more, not {weight.min()}")
    columns = list(weight.index)
    apart = pd.DataFrame(
        {name: _apart(table[name], left, is_nominal=name in nominal) for name in columns},
        index=table.index,
    )
    used = apart.notna() * weight
    total = used.sum(axis=1)
    adds = (apart * weight).div(total.where(total > 0), axis=0)
    squared = adds.sum(axis=1, min_count=1)
    found = pd.DataFrame(
        {"distance": np.sqrt(squared), "known": total / weight.sum()}, index=table.index
    ).join(adds)
    return found.drop(left).sort_values("distance", kind="stable")


def _apart(values: pd.Series, left: Hashable, *, is_nominal: bool) -> pd.Series:
    """δ between row `one` and every row; NaN where either is not known."""
    if is_nominal:
        differ = 1 - float((values.value_counts(normalize=True) ** 2).sum())
        scale = 2 / differ if differ > 0 else 0.0
        other = (values != values[left]) * scale
        return other.where(values.notna() & pd.notna(values[left]))
    spread = float(values.std(ddof=0))
    # Equal numbers may differ from their own mean in the last digit.
    is_even = np.isnan(spread) or values.min() == values.max()
    return ((values - values[left]) / (1.0 if is_even else spread)) ** 2
