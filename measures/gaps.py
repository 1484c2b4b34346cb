"""The urban–rural gap, its interval, its trend, and what a change of it is made of.

`values` and `weights` are per area, `rural` and `urban` are masks of the same
length: any two sets of classes of any scheme, named after the usual ones.
Areas in neither stand between. Everything is read by position. An area whose
value is NaN, or whose weight is NaN or ≤ 0, takes no part.

Intervals are studentised bootstrap intervals in which *areas* are the sampling
units: each draw takes as many areas as there are, with replacement and over
the whole country, each with its own weight; a draw that has no area of one
side is left out. So all gaps of one set of areas, under any scheme or in any
year, are computed from the same draws. How far each draw lies from the gap is
measured in the draw's own standard error (of a ratio of sums, by linearisation),
so that a draw without the few areas that weigh most is known to be unsure. With
`clusters` (a label per area, such as the municipality of a small area) whole
clusters are drawn: areas of one municipality are alike, and are not so many
independent witnesses.

The intervals say how much the gap owes to single areas, not how surely each
value is known. (NaN, NaN) when a side has fewer than two units: an interval
cannot be told from one; with fewer than STUDENTISED_FROM it is the percentile
interval, too narrow, as it always is for a ratio. Even so a nominal 95 % covers less where a few areas hold
much of the weight, as Sweden's cities do: `bench.coverage` simulates it.

References: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 12
(bootstrap-t) and 13 (percentile interval); Cochran (1977), Sampling Techniques,
ch. 6 (standard error of a ratio); Kitagawa (1955), Components of a difference
between two rates, Journal of the American Statistical Association 50.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from measures import intervals, weighted

_CELLS = 500_000  # areas × draws held at a time
STUDENTISED_FROM = 10  # units on each side; with fewer, a draw tells too little of its own error


@dataclass(frozen=True, kw_only=True)
class Trend:
    """The gap by year, and the straight line through it.

    `by_year` has a row a year: `rural` and `urban` (weighted means), `gap`,
    `low` and `high` (interval), `rural_areas` and `urban_areas` (how many take
    part). `slope` is the change of the gap a year by least squares, in the
    unit of the values a year, above 0 where the rural side moves upwards
    against the urban one; `slope_low` and `slope_high` are its interval. NaN
    with fewer than two years in which there is a gap.
    """

    by_year: pd.DataFrame
    slope: float
    slope_low: float
    slope_high: float


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """Weighted means of masks, as they are and in each draw, with their standard errors.

    `mean`, `error`: a mask; `means`, `errors`: draws × masks; `units`: how many
    areas or clusters take part; `areas`: how many areas.
    """

    mean: np.ndarray
    error: np.ndarray
    means: np.ndarray
    errors: np.ndarray
    areas: np.ndarray
    units: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change between two years and its two parts: total = levels + people.

    `levels` is what the change of values within areas adds, `people` what the
    change of who lives where adds, both in the unit of the values. `by_area`
    has these two as columns, a row an area, 0 where it takes no part; they
    add up to the parts. An area adds to `people` when it grows against the
    others and lies above their mean, or shrinks and lies below it.
    """

    total: float
    levels: float
    people: float
    by_area: pd.DataFrame


def gap(values: ArrayLike, weights: ArrayLike, rural: ArrayLike, urban: ArrayLike) -> float:
    """Weighted mean of the rural areas minus that of the urban areas.

    `values` and `weights` are per area, `rural` and `urban` are masks of the
    same length. In the unit of the values (percentages: percentage points).
    Areas with a NaN value take no part; NaN when either side is empty.

    >>> float(gap([8.0, 2.0], [1, 1], [True, False], [False, True]))
    6.0
    """
    of_rural, of_urban = _means(values, weights, rural, urban)
    return of_rural - of_urban


def gap_interval(
    values: ArrayLike,
    weights: ArrayLike,
    rural: ArrayLike,
    urban: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 1,
) -> tuple[float, float]:
    """Studentised bootstrap interval of `gap`, with areas (or `clusters` of them) as the sampling units.

    The same as the row of `under_schemes`. (NaN, NaN) when either side has
    fewer than two areas.
    """
    row = under_schemes(
        values,
        weights,
        {0: (rural, urban)},
        clusters=clusters,
        draws=draws,
        level=level,
        seed=seed,
    ).loc[0]
    return (float(row["low"]), float(row["high"]))


def under_schemes(
    values: ArrayLike,
    weights: ArrayLike,
    sides: Mapping,
    *,
    clusters: ArrayLike | None = None,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 1,
) -> pd.DataFrame:
    """Many gaps of the same values, such as the same gap under every scheme, from the same draws.

    `sides` maps a name to its two masks (rural, urban). A frame with a row a
    name: `rural` and `urban` (weighted means), `gap`, `low`, `high`, `ratio`,
    `ratio_low`, `ratio_high`, `rural_areas`, `urban_areas`. `ratio` is rural over
    urban, for quantities with a true zero; NaN unless the urban mean is above 0.
    NaN else as in `gap` and the head of this module. ValueError where a mask is not
    of the values' length.

    >>> masks = {"a": ([True, False], [False, True]), "b": ([False, True], [True, False])}
    >>> under_schemes([8.0, 2.0], [1, 1], masks)["gap"].tolist()
    [6.0, -6.0]
    """
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    masks = _masks(list(sides.values()), len(values))
    drawn = _means_drawn(values, weights, masks, clusters, draws, seed)
    rural, urban = np.arange(0, len(masks), 2), np.arange(1, len(masks), 2)
    frame = pd.DataFrame({"rural": drawn.mean[rural], "urban": drawn.mean[urban]}, pd.Index(sides))
    frame["gap"], frame["low"], frame["high"] = _difference(drawn, rural, urban, level)
    frame["ratio"], frame["ratio_low"], frame["ratio_high"] = _quotient(drawn, rural, urban, level)
    frame["rural_areas"], frame["urban_areas"] = drawn.areas[rural], drawn.areas[urban]
    return frame


def means_by(
    values: ArrayLike,
    weights: ArrayLike,
    groups: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 1,
) -> pd.DataFrame:
    """Weighted mean of each group of areas, with its interval from the draws of `under_schemes`.

    `groups` is per area, such as the class of each. A frame with a row a
    group, sorted: `mean`, `low`, `high` (in the unit of the values) and
    `areas` (how many take part). A mean is NaN where none does, an interval
    where fewer than two do. Two intervals that overlap do not say that the
    groups are alike: for that, read the interval of their gap.

    >>> means_by([8.0, 4.0, 2.0], [1, 3, 1], ["rural", "rural", "urban"])["mean"].tolist()
    [5.0, 2.0]
    """
    return between(values, weights, groups, clusters=clusters, draws=draws, level=level, seed=seed)[
        0
    ]


def between(
    values: ArrayLike,
    weights: ArrayLike,
    groups: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 1,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frame of `means_by`, and the difference of every two of its groups from the same draws.

    The second frame is indexed by two groups, either way round: `gap` (mean of
    the one minus mean of the other), `low`, `high`; as `under_schemes` has them
    for the same areas. NaN where either group has fewer than two areas.

    >>> pairs = between([8.0, 4.0, 2.0], [1, 3, 1], ["rural", "rural", "urban"])[1]
    >>> pairs["gap"].to_dict()
    {('rural', 'urban'): 3.0, ('urban', 'rural'): -3.0}
    """
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    group = np.asarray(groups)
    names = pd.Index(np.unique(group))
    masks = group[None, :] == names.to_numpy()[:, None]
    drawn = _means_drawn(values, weights, masks, clusters, draws, seed)
    frame = pd.DataFrame({"mean": drawn.mean}, names)
    frame["low"], frame["high"] = _ends(
        drawn.mean, drawn.error, drawn.means, drawn.errors, drawn.units, level
    )
    frame["areas"] = drawn.areas
    pairs = list(permutations(range(len(names)), 2))
    first, second = np.array(pairs, int).reshape(-1, 2).T
    differences = pd.DataFrame(
        index=pd.MultiIndex.from_arrays([names[first], names[second]]),
        columns=["gap", "low", "high"],
        dtype=float,
    )
    for column, part in zip(differences, _difference(drawn, first, second, level), strict=True):
        differences[column] = part
    return frame, differences


def resampled_means(
    values: ArrayLike, weights: ArrayLike, *, draws: int = 2000, seed: int = 1
) -> np.ndarray:
    """The weighted mean in each draw of a bootstrap over these areas alone, whatever others there are.

    For two sets of areas that are what they are, such as two municipalities:
    give each a seed of its own, and the percentiles of the difference of their
    draws are its interval, the same beside any third. NaN throughout where no
    area takes part.

    >>> resampled_means([4.0, 4.0], [1, 3], draws=3).tolist()
    [4.0, 4.0, 4.0]
    """
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    everywhere = np.ones((1, len(values)), bool)
    every = _means_drawn(values, weights, everywhere, None, draws, seed).means[:, 0]
    return every if len(every) else np.full(draws, np.nan)


def trend(
    values: pd.DataFrame,
    weights: ArrayLike,
    rural: ArrayLike,
    urban: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 1,
) -> Trend:
    """The gap in each year and its slope, both with intervals; the classes are the same throughout.

    `values` is areas × years, its columns the years (numbers); `weights` is
    of the same shape, or per area for all years. A draw takes an area with
    all its years, so what an area always has does not blur the slope. An area
    takes no part in a year in which its value is missing: compare the numbers
    of areas before a slope is read. ValueError for shapes that do not fit.

    >>> wide = pd.DataFrame({2020: [8.0, 2.0], 2022: [9.0, 2.0]})
    >>> trend(wide, [1, 1], [True, False], [False, True]).slope
    0.5
    """
    value = values.to_numpy(float)
    people = np.broadcast_to(_by_year(weights), value.shape)
    masks = _masks([(rural, urban)], len(value))
    use = ~np.isnan(value) & (people > 0)
    some = use.any(axis=1)
    value, people = np.where(use, value, 0.0)[some], np.where(use, people, 0.0)[some]
    # Rural and urban in each year, side by side: a row a unit, a column a side and year.
    has = np.hstack([side[some, None] * people * value for side in masks])
    weight = np.hstack([side[some, None] * people for side in masks])
    areas = (weight > 0).sum(axis=0)
    has, weight = _by_cluster(has, weight, None if clusters is None else np.asarray(clusters)[some])
    drawn = _drawn(has, weight, areas, draws, seed)
    of_rural = np.arange(value.shape[1])
    of_urban = of_rural + value.shape[1]
    by_year = pd.DataFrame(
        {"rural": drawn.mean[of_rural], "urban": drawn.mean[of_urban]}, values.columns
    )
    gap_and_ends = _difference(drawn, of_rural, of_urban, level)
    by_year["gap"], by_year["low"], by_year["high"] = gap_and_ends
    by_year["rural_areas"], by_year["urban_areas"] = areas[of_rural], areas[of_urban]
    slope, low, high = _slope_with_ends(by_year, has, weight, drawn, draws, seed, level)
    return Trend(by_year=by_year, slope=slope, slope_low=low, slope_high=high)


def change_of_mean(
    values_before: ArrayLike,
    weights_before: ArrayLike,
    values_after: ArrayLike,
    weights_after: ArrayLike,
) -> Change:
    """A change of the weighted mean between two years, split into levels and people.

    With p_i the share of the weights that area i has in a year,
    levels = Σ ½(p_i + p_i′)(y_i′ − y_i) and people = Σ ½(y_i + y_i′)(p_i′ − p_i):
    both years count alike, nothing is left over (Kitagawa 1955). Areas take
    part that have a value and a weight of at least 0 in both years, so the
    total is the change among these; NaN where there are none, or a year has
    no weight.

    >>> found = change_of_mean([1.0, 3.0], [10, 10], [1.0, 5.0], [10, 30])
    >>> found.total, found.levels, found.people
    (2.0, 1.25, 0.75)
    """
    before, after, n, m = (
        np.asarray(v, float) for v in (values_before, values_after, weights_before, weights_after)
    )
    if not before.shape == after.shape == n.shape == m.shape or before.ndim != 1:
        shapes = ", ".join(str(v.shape) for v in (before, n, after, m))
        raise ValueError(f"Not one value and weight an area in both years: shapes {shapes}.")
    use = ~np.isnan(before) & ~np.isnan(after) & (n >= 0) & (m >= 0)
    before, after, n, m = (np.where(use, v, 0.0) for v in (before, after, n, m))
    share, later = (_parted(v, v.sum()) for v in (n, m))
    middle = ((share * before).sum() + (later * after).sum()) / 2
    by_area = pd.DataFrame(
        {
            "levels": (share + later) / 2 * (after - before),
            # Taking the middle off changes no sum, and lets an area's part say something.
            "people": np.where(use, (before + after) / 2 - middle, 0.0) * (later - share),
        },
        values_before.index if isinstance(values_before, pd.Series) else None,
    )
    return Change(
        total=float((later * after).sum() - (share * before).sum()),
        levels=float(by_area["levels"].sum(skipna=False)),
        people=float(by_area["people"].sum(skipna=False)),
        by_area=by_area,
    )


def change_of_gap(
    values_before: ArrayLike,
    weights_before: ArrayLike,
    values_after: ArrayLike,
    weights_after: ArrayLike,
    rural: ArrayLike,
    urban: ArrayLike,
) -> Change:
    """A change of `gap` between two years, split into levels and people.

    The rural side's `change_of_mean` minus the urban side's, part by part: so
    `people` is who lives where *inside* each side; how many live on either
    side does not move a gap. Classes are those of one year for both. In
    `by_area` an urban area's parts have their sign turned, so that all add up.

    >>> found = change_of_gap([1.0, 3.0], [1, 1], [2.0, 3.5], [1, 5], [True, False], [False, True])
    >>> found.total, found.levels, found.people
    (0.5, 0.5, 0.0)
    """
    before, after = np.asarray(weights_before, float), np.asarray(weights_after, float)
    of_rural, of_urban = (
        change_of_mean(
            values_before,
            np.where(side, before, np.nan),
            values_after,
            np.where(side, after, np.nan),
        )
        for side in _masks([(rural, urban)], len(before))
    )
    return Change(
        total=of_rural.total - of_urban.total,
        levels=of_rural.levels - of_urban.levels,
        people=of_rural.people - of_urban.people,
        by_area=of_rural.by_area - of_urban.by_area,
    )


def _means(
    values: ArrayLike, weights: ArrayLike, rural: ArrayLike, urban: ArrayLike
) -> tuple[float, float]:
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    of_rural, of_urban = (
        weighted.mean(values[side], weights[side])
        for side in (np.asarray(rural, bool), np.asarray(urban, bool))
    )
    return of_rural, of_urban


def _masks(sides: list, areas: int) -> np.ndarray:
    """Rural and urban masks in turn, 2·gaps × areas."""
    masks = [np.asarray(side, bool) for pair in sides for side in pair]
    for mask in masks:
        if mask.shape != (areas,):
            raise ValueError(f"A mask of shape {mask.shape} for {areas} areas.")
    return np.stack(masks) if masks else np.zeros((0, areas), bool)


def _means_drawn(
    values: np.ndarray,
    weights: np.ndarray,
    masks: np.ndarray,
    clusters: ArrayLike | None,
    draws: int,
    seed: int,
) -> _Drawn:
    """Weighted mean of each mask, and the same in each draw."""
    use = ~np.isnan(values) & (weights > 0)
    value, weight, taken = values[use], weights[use], masks[:, use]
    has, people = (taken * (value * weight)).T, (taken * weight).T
    labels = None if clusters is None else np.asarray(clusters)[use]
    areas = taken.sum(axis=1).astype(int)
    return _drawn(*_by_cluster(has, people, labels), areas, draws, seed)


def _by_cluster(
    has: np.ndarray, people: np.ndarray, labels: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Sums of both over the areas of each cluster; as they are without clusters."""
    if labels is None or not len(labels):
        return has, people
    names, of = np.unique(labels, return_inverse=True)
    sums = np.zeros((2, len(names), has.shape[1]))
    np.add.at(sums[0], of, has)
    np.add.at(sums[1], of, people)
    return sums[0], sums[1]


def _drawn(has: np.ndarray, people: np.ndarray, areas: np.ndarray, draws: int, seed: int) -> _Drawn:
    """Means and standard errors of Σhas/Σpeople (units × masks), as they are and in each draw.

    Of a ratio m = X/W of sums over k units the variance is about
    k/(k − 1) · Σ(x_i − m·w_i)²/W².
    """
    parts = (has, people, has * has, has * people, people * people, (people > 0).astype(float))
    whole = _mean_and_error(*(part.sum(axis=0) for part in parts))
    drawn = [
        _mean_and_error(*(times @ part for part in parts))
        for times in _resamples(len(has), draws, seed)
    ]
    nothing = np.full((0, has.shape[1]), np.nan)
    means, errors = (
        np.concatenate([each[part] for each in drawn]) if drawn else nothing for part in (0, 1)
    )
    return _Drawn(
        mean=whole[0],
        error=whole[1],
        means=means,
        errors=errors,
        areas=areas,
        units=parts[-1].sum(axis=0).astype(int),
    )


def _mean_and_error(
    has: np.ndarray,
    people: np.ndarray,
    squares: np.ndarray,
    products: np.ndarray,
    people_squared: np.ndarray,
    units: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    mean = _parted(has, people)
    spread = np.maximum(squares - 2 * mean * products + mean * mean * people_squared, 0.0)
    # What rounding leaves of a spread of nothing is nothing.
    spread = np.where(spread > 1e-12 * np.nan_to_num(squares + people_squared), spread, 0.0)
    return mean, np.sqrt(_parted(spread * units, people * people * (units - 1)))


def _difference(
    drawn: _Drawn, first: np.ndarray, second: np.ndarray, level: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The mean of each first mask minus that of its second, and the ends of its interval."""
    gap_ = drawn.mean[first] - drawn.mean[second]
    low, high = _ends(
        gap_,
        np.hypot(drawn.error[first], drawn.error[second]),
        drawn.means[:, first] - drawn.means[:, second],
        np.hypot(drawn.errors[:, first], drawn.errors[:, second]),
        np.minimum(drawn.units[first], drawn.units[second]),
        level,
    )
    return gap_, low, high


def _quotient(
    drawn: _Drawn, first: np.ndarray, second: np.ndarray, level: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The mean of each first mask over that of its second; its interval is that of the percentiles.

    A quotient has no standard error to speak of where its denominator comes near 0.
    """
    ratio_ = _over(drawn.mean[first], drawn.mean[second])
    each = _over(drawn.means[:, first], drawn.means[:, second])
    units = np.minimum(drawn.units[first], drawn.units[second])
    none = np.zeros_like(ratio_)
    low, high = _ends(
        ratio_, none, each, np.zeros_like(each), np.where(np.isnan(ratio_), 0, units), level
    )
    return ratio_, low, high


def _by_year(weights: ArrayLike) -> np.ndarray:
    people = np.asarray(weights, float)
    return people[:, None] if people.ndim == 1 else people


def _resamples(areas: int, draws: int, seed: int) -> Iterator[np.ndarray]:
    """How often each draw has taken each area, draws × areas, some draws at a time."""
    generator = np.random.default_rng(seed)
    at_once = max(1, _CELLS // max(1, areas))
    for done in range(0, draws if areas else 0, at_once):
        some = min(at_once, draws - done)
        taken = generator.integers(areas, size=(some, areas)) + areas * np.arange(some)[:, None]
        yield np.bincount(taken.ravel(), minlength=some * areas).reshape(some, areas).astype(float)


def _ends(
    value: np.ndarray,
    error: np.ndarray,
    drawn: np.ndarray,
    errors: np.ndarray,
    units: np.ndarray,
    level: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Interval of each column of draws; NaN with fewer than two units, or where it is never drawn.

    Studentised: value − error × the quantiles of (drawn − value)/errors; the
    percentiles of the draws where there are fewer than STUDENTISED_FROM units,
    or nothing varies.
    """
    low, high = np.full((2, drawn.shape[1]), np.nan)
    for column in np.flatnonzero(units >= 2):
        known = ~np.isnan(drawn[:, column])
        sure = known & (errors[:, column] > 0)
        if units[column] >= STUDENTISED_FROM and error[column] > 0 and sure.any():
            away = (drawn[sure, column] - value[column]) / errors[sure, column]
            below, above = intervals.percentile(away, level)
            low[column] = value[column] - above * error[column]
            high[column] = value[column] - below * error[column]
        else:
            low[column], high[column] = intervals.percentile(drawn[:, column], level)
    return low, high


def _slope_with_ends(
    by_year: pd.DataFrame,
    has: np.ndarray,
    weight: np.ndarray,
    drawn: _Drawn,
    draws: int,
    seed: int,
    level: float,
) -> tuple[float, float, float]:
    """The slope of the gap over its known years, and the ends of its interval.

    A unit's part in the slope's error is Σ_t c_t·(x_it − m_t·w_it)/W_t, with the
    rural side's c_t those of least squares and the urban side's turned.
    """
    known = np.flatnonzero(by_year["gap"].notna().to_numpy())
    years = by_year.index[known]
    slope = float(_slope(years, by_year["gap"].to_numpy()[known]))
    if np.isnan(slope):
        return slope, np.nan, np.nan
    both = np.r_[known, known + len(by_year)]
    shares = _slope(years, np.eye(len(known)))
    turned = np.r_[shares, -shares]
    x, w = has[:, both], weight[:, both]
    error = _error_of_sum(np.ones((1, len(x))), x, w, drawn.mean[None, both], turned)
    errors = [
        _error_of_sum(times, x, w, _parted(times @ x, times @ w), turned)
        for times in _resamples(len(has), draws, seed)
    ]
    low, high = _ends(
        np.array([slope]),
        error,
        (drawn.means[:, both] @ turned)[:, None],
        np.concatenate(errors)[:, None],
        drawn.units[both].min(keepdims=True),
        level,
    )
    return slope, float(low[0]), float(high[0])


def _error_of_sum(
    times: np.ndarray, has: np.ndarray, weight: np.ndarray, mean: np.ndarray, parts: np.ndarray
) -> np.ndarray:
    """Standard error, a draw, of Σ parts·mean, when the means come from the same units."""
    of_weight = _parted(np.broadcast_to(parts, mean.shape), times @ weight)
    influence = of_weight @ has.T - (of_weight * mean) @ weight.T
    squares = (times * influence**2).sum(axis=1)
    scale = (np.abs(of_weight) @ np.abs(has).T).max(axis=1) ** 2
    return np.sqrt(np.where(squares > 1e-20 * scale, squares, 0.0))


def _slope(years: pd.Index, gaps: np.ndarray) -> np.ndarray:
    """Least-squares slope along the last axis; NaN with fewer than two years."""
    from_middle = (
        years.to_numpy(float) - years.to_numpy(float).mean() if len(years) else np.empty(0)
    )
    squares = (from_middle**2).sum()
    return np.asarray(gaps @ from_middle / squares if squares > 0 else gaps.sum(axis=-1) * np.nan)


def _parted(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """part/whole, NaN where the whole is 0."""
    out = np.full(np.broadcast_shapes(np.shape(part), np.shape(whole)), np.nan)
    return np.divide(part, whole, out=out, where=np.asarray(whole) > 0)


def _over(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return _parted(first, np.nan_to_num(second))
