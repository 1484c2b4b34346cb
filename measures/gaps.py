"""The urban–rural gap and its interval.

Reference for the bootstrap: Efron & Tibshirani (1993), An Introduction to the
Bootstrap, ch. 13 (percentile interval).
"""

import numpy as np
from numpy.typing import ArrayLike

from measures import weighted


def gap(values: ArrayLike, weights: ArrayLike, rural: ArrayLike, urban: ArrayLike) -> float:
    """Weighted mean of the rural areas minus that of the urban areas.

    `values` and `weights` are per area, `rural` and `urban` are masks of the
    same length. In the unit of the values (percentages: percentage points).
    Areas with a NaN value take no part; NaN when either side is empty.

    >>> float(gap([8.0, 2.0], [1, 1], [True, False], [False, True]))
    6.0
    """
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    rural, urban = np.asarray(rural, bool), np.asarray(urban, bool)
    return weighted.mean(values[rural], weights[rural]) - weighted.mean(
        values[urban], weights[urban]
    )


def gap_interval(
    values: ArrayLike,
    weights: ArrayLike,
    rural: ArrayLike,
    urban: ArrayLike,
    *,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 1,
) -> tuple[float, float]:
    """Percentile bootstrap interval of `gap`, with areas as the sampling units.

    Each draw takes, on either side, as many areas as there are, with
    replacement, each with its own weight. (NaN, NaN) when either side has
    fewer than two areas: an interval cannot be told from one.
    """
    generator = np.random.default_rng(seed)
    of_rural = _drawn_means(values, weights, rural, draws, generator)
    of_urban = _drawn_means(values, weights, urban, draws, generator)
    if of_rural is None or of_urban is None:
        return (np.nan, np.nan)
    low, high = np.quantile(of_rural - of_urban, [(1 - level) / 2, (1 + level) / 2])
    return (float(low), float(high))


def _drawn_means(
    values: ArrayLike,
    weights: ArrayLike,
    side: ArrayLike,
    draws: int,
    generator: np.random.Generator,
) -> np.ndarray | None:
    """Weighted means of `draws` resamples of one side's areas; None below two areas."""
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    use = np.asarray(side, bool) & ~np.isnan(values) & (weights > 0)
    n = int(use.sum())
    if n < 2:
        return None
    times = generator.multinomial(n, np.full(n, 1 / n), size=draws)
    return (times @ (values[use] * weights[use])) / (times @ weights[use])
