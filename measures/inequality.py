"""How unequal areas are, each weighing as many as live in it; of one year or of many at once.

`values` is a mean per area (income, tax base; areas,) or a frame of areas ×
years; `weights` is people, of the same shape, or per area for all years.
Everything is read by position. Of one year an index is a float, of a frame a
Series by its columns.

On area means this is *between-area* inequality: what differs between people in
the same area is not in it, so it is far below the inequality of people, and it
rises when areas are cut smaller. Compare years of the same areas, not numbers
of different levels.

The same rules hold for every index:

- An area whose value or weight is NaN, or whose weight is ≤ 0, takes no part
  (in that year).
- NaN where no area takes part, or the mean is 0: there is nothing to share.
- ValueError, with the position of the area, for a value that is negative or
  infinite; for `mean_log_deviation` a zero too, as ln(1/0) is no number.

References: Theil (1967), Economics and Information Theory; Shorrocks (1980),
The class of additively decomposable inequality measures, Econometrica 48;
Atkinson (1970), On the measurement of inequality, Journal of Economic Theory 2;
Palma (2011), Homogeneous middles vs. heterogeneous tails, Development and
Change 42. PySAL's `inequality` has the same definitions without weights.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import xlogy


@dataclass(frozen=True, kw_only=True)
class Split:
    """An index and its two parts: total = between + within.

    `total`, `between` (as if everyone had the mean of their group) and
    `within` are floats, or Series by year. `groups` has a row a group (of
    many years: a year and group), in sorted order, with

    - `people_share` and `value_share`: the group's share of the weights, and
      of all that is shared out (0–1);
    - `mean`: weighted mean, in the unit of the values;
    - `index`: the index inside the group;
    - `between` and `within`: what the group adds to the two parts. The first
      is negative for Theil's T in a group below the mean (for L: above it).

    A group in which no area takes part has shares of 0, adds 0, and has NaN
    for mean and index; so has, in its index, a group whose values are all 0.
    """

    total: float | pd.Series
    between: float | pd.Series
    within: float | pd.Series
    groups: pd.DataFrame


def theil(values: ArrayLike, weights: ArrayLike, groups: ArrayLike | None = None) -> Split:
    """Theil's T, split into what lies between groups of areas and inside them.

    T = Σ s_i ln(y_i/μ), with s_i = n_i y_i/(Nμ) the area's share of what is
    shared out; an area with 0 adds 0. 0 (all areas alike) to ln(N/n) of an
    area of n people that has everything. It sees most what happens at the
    top. The split: Σ_g s_g ln(μ_g/μ) + Σ_g s_g T_g. `groups` gives each
    area's class; without it all are one group, and everything lies within.
    Theil (1967).

    >>> parts = theil([1.0, 3.0], [10, 10], ["rural", "urban"])
    >>> round(parts.total, 4), round(parts.between, 4), round(parts.within, 4)
    (0.1308, 0.1308, 0.0)
    """
    return _split(_Years(values, weights), groups, by_value=True)


def mean_log_deviation(
    values: ArrayLike, weights: ArrayLike, groups: ArrayLike | None = None
) -> Split:
    """Mean log deviation (Theil's L), split into between and inside groups of areas.

    L = Σ p_i ln(μ/y_i), with p_i the area's share of the people. 0 (all areas
    alike) upwards. It sees most what happens at the bottom, and its parts
    weigh by people. The split: Σ_g p_g ln(μ/μ_g) + Σ_g p_g L_g. Values must
    be above 0. Theil (1967), Shorrocks (1980).

    >>> parts = mean_log_deviation([1.0, 3.0], [10, 10], ["rural", "urban"])
    >>> round(parts.total, 4), parts.groups["between"].round(4).tolist()
    (0.1438, [0.3466, -0.2027])
    """
    years = _Years(values, weights)
    years.refuse((years.values <= 0) & (years.weights > 0), "has no logarithm")
    return _split(years, groups, by_value=False)


def gini(values: ArrayLike, weights: ArrayLike) -> float | pd.Series:
    """Mean difference between two people's areas, against twice the mean (G).

    G = Σ_iΣ_j n_i n_j|y_i − y_j| / (2N²μ). 0 (all areas alike) to 1. Not
    `measures.segregation.gini`, which is of shares of a group.

    >>> round(gini([1.0, 3.0], [10, 10]), 4)
    0.25
    """
    years = _Years(values, weights)
    value, weight = years.rising()
    people = weight.sum(axis=0)
    # Taking the mean off changes no sum, but keeps areas that are all alike at 0.
    beyond = weight * (value - years.means)
    pairs = (beyond * (2 * np.cumsum(weight, axis=0) - weight - people)).sum(axis=0)
    return years.result(np.maximum(_ratio(pairs, people**2 * years.means), 0.0))


def palma(
    values: ArrayLike, weights: ArrayLike, *, top: float = 0.1, bottom: float = 0.4
) -> float | pd.Series:
    """What the top tenth of people has, over what the bottom four tenths have.

    People are ranked by their *area's* value, and an area that lies across a
    cut is split there. Palma's ratio of areas, hence far below that of people:
    0.25 (top/bottom) where all areas are alike; 1 says that one tenth has as
    much as four. NaN where the bottom has nothing. ValueError unless `top` and
    `bottom` are shares above 0 with a sum of at most 1. Palma (2011).

    >>> round(palma([1.0, 6.0], [90, 10]), 4)
    1.5
    """
    if not (top > 0 and bottom > 0 and top + bottom <= 1):
        raise ValueError(f"Top {top} and bottom {bottom} are not two shares of the people.")
    years = _Years(values, weights)
    value, weight = years.rising()
    people = np.cumsum(weight, axis=0)
    has = np.cumsum(weight * value, axis=0)
    found = np.full(value.shape[1], np.nan)
    for year in np.flatnonzero(years.means > 0):
        share, lorenz = (np.r_[0.0, sums[:, year] / sums[-1, year]] for sums in (people, has))
        below, up_to = np.interp([bottom, 1 - top], share, lorenz)
        found[year] = (1 - up_to) / below if below > 0 else np.nan
    return years.result(found)


def atkinson(values: ArrayLike, weights: ArrayLike, epsilon: float) -> float | pd.Series:
    """Share of the whole that could be given up for the rest to be even (A).

    A = 1 − (Σ p_i y_i^(1−ε))^(1/(1−ε))/μ, at ε = 1 with the geometric mean.
    0 (all areas alike, or ε = 0) to 1. The larger ε, the aversion to
    inequality, the more the poorest areas weigh: from ε = 1 on, one area with
    0 makes it 1. At 1 it is 1 − exp(−L). ValueError for an ε below 0.
    Atkinson (1970). Not `measures.segregation.atkinson`, of shares of a group.

    >>> round(atkinson([1.0, 3.0], [10, 10], 1), 4)
    0.134
    """
    if not 0 <= epsilon < np.inf:
        raise ValueError(f"epsilon = {epsilon} is not a number from 0 upwards.")
    years = _Years(values, weights)
    share = years.people_shares()
    relative = _ratio(years.values, years.means)
    with np.errstate(divide="ignore"):  # 0 to a negative power, and ln 0: the limit is meant
        if epsilon == 1:
            log = np.log(relative, where=share > 0, out=np.zeros_like(relative))
            even = np.exp((share * log).sum(axis=0))
        else:
            power = np.power(relative, 1 - epsilon, where=share > 0, out=np.zeros_like(relative))
            even = (share * power).sum(axis=0) ** (1 / (1 - epsilon))
    return years.result(np.where(years.means > 0, np.maximum(1 - even, 0.0), np.nan))


# The machinery: areas × years, zeros where an area takes no part


class _Years:
    """Values and weights of the areas that take part, and their weighted means."""

    def __init__(self, values: ArrayLike, weights: ArrayLike) -> None:
        """One year may be one-dimensional; one set of weights serves all years."""
        given = np.asarray(values, float)
        people = np.asarray(weights, float)
        self.is_one = given.ndim == 1
        self.columns = values.columns if isinstance(values, pd.DataFrame) else None
        self.values, people = (v[:, None] if v.ndim == 1 else v for v in (given, people))
        if len(people) != len(self.values) or people.shape[1] not in {1, self.values.shape[1]}:
            raise ValueError(f"Not one weight an area: {given.shape} and {np.shape(weights)}.")
        takes_part = ~np.isnan(self.values) & (people > 0)
        self.refuse(takes_part & ((self.values < 0) | np.isinf(self.values)), "cannot be shared")
        self.refuse(takes_part & np.isinf(people), "weighs infinitely much")
        self.values = np.where(takes_part, self.values, 0.0)
        self.weights = np.where(takes_part, people, 0.0)
        self.means = _ratio((self.weights * self.values).sum(axis=0), self.weights.sum(axis=0))

    def people_shares(self) -> np.ndarray:
        """Each area's share of the people."""
        return np.nan_to_num(_ratio(self.weights, self.weights.sum(axis=0)))

    def value_shares(self) -> np.ndarray:
        """Each area's share of what is shared out."""
        has = self.weights * self.values
        return np.nan_to_num(_ratio(has, has.sum(axis=0)))

    def rising(self) -> tuple[np.ndarray, np.ndarray]:
        """Values and weights, each year in the order of its values."""
        order = np.argsort(self.values, axis=0, kind="stable")
        value, weight = (np.take_along_axis(v, order, axis=0) for v in (self.values, self.weights))
        return value, weight

    def refuse(self, wrong: np.ndarray, fault: str) -> None:
        """ValueError naming the first area that is wrong."""
        if not wrong.any():
            return
        area, year = np.argwhere(wrong)[0]
        when = "" if self.is_one else f", column {self._labels()[year]}"
        raise ValueError(f"Area at position {area}{when}: {self.values[area, year]} {fault}.")

    def result(self, index: np.ndarray) -> float | pd.Series:
        """The index by year, NaN where nothing is shared out."""
        index = np.where(self.means > 0, index, np.nan)
        return float(index[0]) if self.is_one else pd.Series(index, self._labels())

    def frame(self, columns: dict[str, np.ndarray], groups: pd.Index) -> pd.DataFrame:
        """Columns of groups × years as one frame, by group or by year and group."""
        if self.is_one:
            return pd.DataFrame({name: v[:, 0] for name, v in columns.items()}, groups)
        rows = pd.MultiIndex.from_product([self._labels(), groups], names=["year", groups.name])
        return pd.DataFrame({name: v.T.ravel() for name, v in columns.items()}, rows)

    def _labels(self) -> pd.Index:
        return pd.RangeIndex(self.values.shape[1]) if self.columns is None else self.columns


def _split(years: _Years, groups: ArrayLike | None, *, by_value: bool) -> Split:
    """T (by shares of what is shared out) or L (by shares of people), and its parts."""
    member, names = _members(groups, len(years.values))
    order = np.argsort(member, kind="stable")
    starts = np.searchsorted(member[order], np.arange(len(names)))

    def sums(areas: np.ndarray) -> np.ndarray:
        return np.add.reduceat(areas[order], starts, axis=0) if len(starts) else areas

    people, has = years.people_shares(), years.value_shares()
    people_of, has_of = sums(people), sums(has)
    means = _ratio(sums(years.weights * years.values), sums(years.weights))
    weight, weight_of = (has, has_of) if by_value else (people, people_of)
    sign = 1 if by_value else -1
    inside = sums(sign * xlogy(weight, _safe(years.values, means[member])))
    between = sign * xlogy(weight_of, _safe(means, years.means))
    total = (sign * xlogy(weight, _safe(years.values, years.means))).sum(axis=0)
    columns = {
        "people_share": people_of,
        "value_share": has_of,
        "mean": means,
        "index": _ratio(inside, weight_of),
        "between": between,
        "within": inside,
    }
    return Split(
        total=years.result(total),
        between=years.result(between.sum(axis=0)),
        within=years.result(inside.sum(axis=0)),
        groups=years.frame(columns, names),
    )


def _members(groups: ArrayLike | None, areas: int) -> tuple[np.ndarray, pd.Index]:
    """The position of each area's group, and the groups, sorted."""
    if groups is None:
        return np.zeros(areas, int), pd.Index(["all"] if areas else [], name="group")
    if np.shape(groups) != (areas,):
        raise ValueError(f"Not one group an area: shapes {(areas,)} and {np.shape(groups)}.")
    member, names = pd.factorize(np.asarray(groups), sort=True)
    if (member < 0).any():
        raise ValueError(f"Area at position {int(np.argmax(member < 0))}: no group is given.")
    return member, pd.Index(names, name="group")


def _safe(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """part/whole; 1, of which the logarithm is 0, where either is 0 or missing."""
    found = _ratio(part, whole)
    return np.where(found > 0, found, 1.0)


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """part/whole, NaN where the whole is 0 or missing."""
    out = np.full(np.broadcast_shapes(np.shape(part), np.shape(whole)), np.nan)
    return np.divide(part, whole, out=out, where=whole > 0)
