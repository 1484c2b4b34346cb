"""How unevenly people are spread over areas, for all municipalities at once.

Areas are rows: `group` and `total` are one-dimensional and equally long,
`counts` is areas × groups, and `within` gives each area's municipality (any
code) or is None. Everything is read by position, not by a Series' own index.
With `within` an index is a Series by municipality, sorted; without it a float.

The same rules hold for every index:

- An area with a missing count takes no part (`coverage` tells the share of
  people that does); an area where nobody lives changes nothing.
- NaN, "not assessable", where fewer than two areas have people, or where the
  group is nobody or everybody: there is nothing to be spread.
- ValueError, with the position of the area, when a count is negative or the
  group larger than the total (beyond rounding).

Small areas make false segregation: see `measures.noise` before a figure is read.

References: Massey & Denton (1988), The dimensions of residential segregation,
Social Forces 67; James & Taeuber (1985), Measures of segregation, Sociological
Methodology 15; Reardon & Firebaugh (2002), Measures of multigroup segregation,
Sociological Methodology 32; Reardon (2011), Measures of income segregation.
PySAL's `segregation` package has the same definitions; it differs in that it
counts a single area as 0, and that a group with nobody makes its multigroup
information theory index NaN, where here the empty group is left out.
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import comb, entr

_ROUNDING = 1e-9  # a group may be this share larger than its total: 37.1 % of 1,000 is not exact
_HIGHEST_ORDER = 4  # of the polynomial of the rank-order index


# Two groups: evenness


def dissimilarity(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """Share of the group that would have to move for all areas to be alike (D).

    D = ½ Σ|x_i/X − y_i/Y|. 0 (every area has the same share) to 1 (no area
    is shared). Massey & Denton (1988).

    >>> round(dissimilarity([10, 30], [50, 50]), 4)
    0.4167
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_dissimilarity(areas))


def gini(group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None) -> float | pd.Series:
    """Mean difference of the share between two people's areas, against its maximum (G).

    G = ΣΣ t_i t_j|p_i − p_j| / (2T²P(1−P)). 0 (all alike) to 1 (no area is
    shared); never below D. Massey & Denton (1988).

    >>> round(gini([0, 5, 10], [10, 10, 10]), 4)
    0.8889
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_gini(areas))


def atkinson(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None, b: float = 0.5
) -> float | pd.Series:
    """Atkinson's index of unevenness (A).

    A = 1 − P/(1−P)·|Σ(1−p_i)^(1−b) p_i^b t_i/(PT)|^(1/(1−b)). 0 (all alike)
    to 1. The larger `b` (between 0 and 1, exclusive), the more the areas with
    a high share weigh. At ½ group and others may change places.
    James & Taeuber (1985). ValueError for another `b`.

    >>> round(atkinson([0, 10], [10, 10]), 4)
    1.0
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_atkinson(areas, b))


def entropy_index(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """How much less mixed the areas are than the whole, by entropy (H of two groups).

    `information_theory` of the group and the others. 0 (all alike) to 1.

    >>> round(entropy_index([0, 10], [10, 10]), 4)
    1.0
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_information_theory(areas))


# Two groups: exposure


def isolation(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """The group's share in the area of its average member (xPx).

    Σ(x_i/X)·p_i. From P, the group's share of all (all areas alike), to 1;
    so it rises with the size of the group: `eta_squared` takes that away.
    Massey & Denton (1988).

    >>> round(isolation([10, 30], [50, 50]), 4)
    0.5
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_isolation(areas))


def exposure(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """The others' share in the area of the group's average member (xPy).

    Σ(x_i/X)·(y_i/t_i) = 1 − isolation. From 0 to 1 − P; the lower, the more
    segregated. Massey & Denton (1988), there called interaction.

    >>> round(exposure([10, 30], [50, 50]), 4)
    0.5
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_exposure(areas))


def eta_squared(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """Isolation beyond the group's share of all: (xPx − P)/(1 − P), the correlation ratio.

    0 (all alike) to 1; also the share of the variance of belonging that lies
    between areas. Massey & Denton (1988).

    >>> round(eta_squared([0, 10], [10, 10]), 4)
    1.0
    """
    areas = Areas(two_groups(group, total), within)
    return areas.result(_eta_squared(areas))


# Several groups


def information_theory(counts: ArrayLike, within: ArrayLike | None = None) -> float | pd.Series:
    """How much less mixed the areas are than the whole, by entropy (Theil's H).

    H = Σ_iΣ_m t_i/(T·E)·π_im ln(π_im/π_m), with 0·ln 0 = 0. `counts` is
    areas × groups. 0 (all alike) to 1 (no area is shared). A group with
    nobody changes nothing. Reardon & Firebaugh (2002).

    >>> round(information_theory([[9, 0, 0], [0, 9, 0], [0, 0, 9]]), 4)
    1.0
    """
    areas = Areas(several_groups(counts), within)
    return areas.result(_information_theory(areas))


def multigroup_dissimilarity(
    counts: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """Share of people that would have to move, against full separation (D of several groups).

    D = ΣΣ t_i|π_im − π_m| / (2T·Σπ_m(1−π_m)). `counts` is areas × groups.
    0 to 1; of two groups it is `dissimilarity`. Reardon & Firebaugh (2002).

    >>> round(multigroup_dissimilarity([[9, 0, 0], [0, 9, 0], [0, 0, 9]]), 4)
    1.0
    """
    areas = Areas(several_groups(counts), within)
    return areas.result(_multigroup_dissimilarity(areas))


def rank_order_information(counts: ArrayLike, within: ArrayLike | None = None) -> float | pd.Series:
    """Segregation by an ordered quantity, such as income, known in classes (H^R).

    `counts` is areas × classes, lowest class first. H^R = 2 ln2 ∫E(p)H(p)dp,
    where H(p) is the two-group H of those below the p-th percentile (E in
    bits). H is computed at the K − 1 cuts between classes and a polynomial in
    p fitted to it by least squares with weights E(p)²; then integrated
    exactly. Its order is K − 2, at most 4, and lower where an empty class
    makes two cuts one. So with two classes it is `entropy_index`. Unlike an
    index of the classes as such, it does not depend on where the cuts lie,
    and it sees that the lowest class is nearer to the second than to the
    highest. 0 to 1 in practice; a fit to few cuts may stray a little beyond.
    Reardon (2011).

    >>> round(rank_order_information([[5, 0, 0, 0], [0, 5, 0, 0], [0, 0, 5, 0], [0, 0, 0, 5]]), 4)
    1.0
    """
    areas = Areas(several_groups(counts), within)
    return areas.result(_rank_order_information(areas))


def decompose_information(
    counts: ArrayLike, groups: ArrayLike, within: ArrayLike | None = None
) -> pd.Series | pd.DataFrame:
    """`information_theory` split into what lies between groups of areas and inside them.

    `groups` gives each area's group (its municipality, its class), so
    H = H_between + Σ_g (T_g E_g/(T·E))·H_g. A Series with `total`, `between`
    and `within` (the sum), which add up; with `within` a frame with these
    columns by its codes, each split by the groups in it. Here a group with a
    single area is known to add nothing inside, and counts as 0.
    Reardon & Firebaugh (2002).

    >>> parts = decompose_information([[9, 0], [0, 9], [9, 0], [0, 9]], ["a", "a", "b", "b"])
    >>> parts.round(6).to_dict()
    {'total': 1.0, 'between': 0.0, 'within': 1.0}
    """
    areas = Areas(several_groups(counts), within)
    group, _ = pd.factorize(np.asarray(groups))
    _refuse(group < 0, group, "has no code in `groups`")
    sums = pd.DataFrame(areas.counts[..., 0].T).groupby([areas.member, group[areas.order]]).sum()
    by_group = Areas(sums.to_numpy().T, sums.index.get_level_values(0))
    of_all = areas.group_sums.sum(axis=0) * entropy(areas.group_sums)
    of_groups = by_group.sums(by_group.totals * entropy(by_group.counts))
    of_areas = areas.sums(areas.totals * entropy(areas.counts))
    frame = pd.DataFrame(index=areas.codes)
    for name, part in [
        ("total", of_all - of_areas),
        ("between", of_all - of_groups),
        ("within", of_groups - of_areas),
    ]:
        frame[name] = areas.defined(ratio(part, of_all))[:, 0]
    return frame if within is not None else frame.reindex([0]).iloc[0].rename(None)


# Per area


def ice(high: ArrayLike, low: ArrayLike, total: ArrayLike) -> pd.Series:
    """Concentration at the extremes of each area: (high − low)/total.

    −1 (all belong to the low end) to 1 (all to the high end); 0 says that the
    ends are equally many, not that there are none. NaN where nobody lives or
    a count is missing. A Series with the index of `total`, if it has one.
    Massey (2001), The prodigal paradigm returns.

    >>> ice([30, 0], [10, 5], [100, 5]).tolist()
    [0.2, -1.0]
    """
    top, bottom, people = (np.asarray(v, float) for v in (high, low, total))
    for part in (top, bottom, top + bottom):
        two_groups(part, people)
    return _like(total, ratio(top - bottom, people))


def _like(given: ArrayLike, values: np.ndarray) -> pd.Series:
    return pd.Series(values, index=given.index if isinstance(given, pd.Series) else None)


# Per municipality


def coverage(
    group: ArrayLike, total: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """Share of the people who live in areas that take part, 0–1.

    `group` may also be counts, areas × groups. The others live in areas whose
    count of the group is missing; an area whose total is missing is in
    neither. NaN where no total is known, or nobody lives.

    >>> round(coverage([1, float("nan")], [30, 10]), 4)
    0.75
    """
    people = np.asarray(total, float)
    known = ~np.isnan(np.asarray(group, float).reshape(len(people), -1)).any(axis=1)
    areas = Areas(two_groups(np.where(known, people, 0.0), people), within)
    return areas.by_code(ratio(areas.group_sums[0], areas.group_sums.sum(axis=0)))


def relational(types: ArrayLike, population: ArrayLike, within: ArrayLike) -> pd.DataFrame:
    """Whether a municipality holds both areas with challenges and strong ones.

    `types` is the official area type of each area, 1 (major challenges) to 5
    (very good conditions). A frame by municipality:

    - `status`: "yes" when at least one area is of type 1–2 and at least one of
      4–5, else "no"; "not assessable" where fewer than two areas take part.
    - `intensity`: 2·min(share of people in 1–2, share in 4–5), from 0 to 1
      (half in each); NaN where not assessable. This project's own measure.
    - `areas`: how many take part: type known, somebody lives there.
    - `type_1_share` … `type_5_share`: shares of the people in them, 0–1; NaN
      where no area takes part.

    The types are cut relative to each year's mean, so they compare places
    within a year, not years. ValueError for a type other than 1–5.

    >>> relational([1, 5, 3], [10, 30, 7], ["a", "a", "b"])[["status", "intensity"]]
               status  intensity
    a             yes        0.5
    b  not assessable        NaN
    """
    kind, people = np.asarray(types, float), np.asarray(population, float)
    two_groups(np.zeros(len(people)), people)
    _refuse(~np.isnan(kind) & ~np.isin(kind, range(1, 6)), kind, "is not an area type from 1 to 5")
    of_type = kind == np.arange(1, 6)[:, None]
    areas = Areas(of_type * np.nan_to_num(people), within)
    share = ratio(areas.group_sums, areas.group_sums.sum(axis=0))[..., 0]
    ends = np.minimum(share[:2].sum(axis=0), share[3:].sum(axis=0))
    few = areas.inhabited()[:, 0] < 2
    frame = pd.DataFrame(share.T, areas.codes, [f"type_{n}_share" for n in range(1, 6)])
    frame.insert(0, "status", np.select([few, ends > 0], ["not assessable", "yes"], "no"))
    frame.insert(1, "intensity", np.where(few, np.nan, 2 * ends))
    frame.insert(2, "areas", areas.inhabited()[:, 0])
    return frame


def weighted_spread(
    index: ArrayLike, population: ArrayLike, within: ArrayLike | None = None
) -> float | pd.Series:
    """Population-weighted standard deviation of an area index, in its own unit.

    The second reading of relational segregation, without cut points: 0 where
    all areas are alike. NaN where fewer than two areas have a value and people.

    >>> round(weighted_spread([1.0, 3.0], [10, 10]), 4)
    1.0
    """
    value, people = np.asarray(index, float), np.asarray(population, float)
    areas = Areas(two_groups(np.where(np.isnan(value), np.nan, people), people), within)
    value = np.nan_to_num(value)[areas.order, None]
    mean = ratio(areas.sums(areas.totals * value), areas.sums(areas.totals))
    squares = areas.sums(areas.totals * (value - areas.spread(mean)) ** 2)
    spread = np.sqrt(ratio(squares, areas.sums(areas.totals)))
    return areas.by_code(np.where(areas.inhabited() < 2, np.nan, spread))


# The machinery: areas sorted by municipality, so that one reduceat sums them all


class Areas:
    """Counts of areas sorted by municipality, and the sums that every index needs.

    `counts` is groups × areas × draws: one draw for what was counted, many
    for what `measures.noise` draws. Sums are municipalities × draws. An area
    that takes no part is there with zeros.
    """

    def __init__(self, counts: np.ndarray, within: ArrayLike | None) -> None:
        """`counts` is groups × areas, in any order of municipalities."""
        self.is_whole = within is None
        codes = np.zeros(counts.shape[1], int) if within is None else np.asarray(within)
        _same_length(counts[0], codes)
        member, self.codes = pd.factorize(codes, sort=True)
        _refuse(member < 0, member, "has no code in `within`")
        self.order = np.argsort(member, kind="stable")
        self.member = member[self.order]
        self.starts = np.searchsorted(self.member, np.arange(len(self.codes)))
        self._count(counts[:, self.order, None])

    def drawn(self, counts: np.ndarray) -> "Areas":
        """The same areas with other counts, groups × areas × draws, in the sorted order."""
        areas = object.__new__(Areas)
        areas.is_whole, areas.codes, areas.order = self.is_whole, self.codes, self.order
        areas.member, areas.starts = self.member, self.starts
        areas._count(counts)
        return areas

    def _count(self, counts: np.ndarray) -> None:
        self.counts = counts
        self.totals = counts.sum(axis=0)
        self.group_sums = self.sums(counts)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Sums over the areas of each municipality."""
        if not len(self.starts):
            return values[..., :0, :]
        return np.add.reduceat(values, self.starts, axis=-2)

    def spread(self, sums: np.ndarray) -> np.ndarray:
        """A municipality's value, given to each of its areas."""
        return sums[..., self.member, :]

    def inhabited(self) -> np.ndarray:
        """How many areas have people."""
        return self.sums((self.totals > 0).astype(int))

    def defined(self, values: np.ndarray) -> np.ndarray:
        """The values, NaN where fewer than two areas or fewer than two groups have people."""
        two = (self.inhabited() > 1) & ((self.group_sums > 0).sum(axis=0) > 1)
        return np.where(two, values, np.nan)

    def by_code(self, values: np.ndarray) -> float | pd.Series:
        """What was counted, of municipalities × one draw: a Series, or the number of the whole."""
        if self.is_whole:
            return float(values[0, 0]) if len(values) else np.nan
        return pd.Series(values[:, 0], self.codes)

    def result(self, values: np.ndarray) -> float | pd.Series:
        """An index, where it is defined."""
        return self.by_code(self.defined(values))


def _dissimilarity(areas: Areas) -> np.ndarray:
    group, others = areas.counts * areas.spread(ratio(1.0, areas.group_sums))
    return areas.sums(np.abs(group - others)) / 2


def _gini(areas: Areas) -> np.ndarray:
    """One sort by municipality and share: ΣΣ t_i t_j|p_i − p_j| = 2Σ x_i(2C_i − t_i − T)."""
    group, total = areas.counts[0], areas.totals
    share = shares(areas.counts)[0]
    member = np.broadcast_to(areas.member[:, None], share.shape)
    rising = np.lexsort((share, member), axis=0)
    group, total = (np.take_along_axis(v, rising, axis=0) for v in (group, total))
    people = areas.sums(total)
    up_to = np.cumsum(total, axis=0) - areas.spread(np.cumsum(people, axis=0) - people)
    # Taking the mean share off changes no sum, but keeps what has no segregation at 0.
    beyond = group - total * areas.spread(ratio(areas.group_sums[0], people))
    area = areas.sums(beyond * (2 * up_to - total - areas.spread(people)))
    return np.maximum(ratio(area, areas.group_sums.prod(axis=0)), 0.0)


def _atkinson(areas: Areas, b: float = 0.5) -> np.ndarray:
    if not 0 < b < 1:
        raise ValueError(f"b = {b} is not between 0 and 1.")
    (group, others), (group_sum, other_sum) = areas.counts, areas.group_sums
    mean = ratio(areas.sums(others ** (1 - b) * group**b), group_sum)
    return 1 - ratio(group_sum, other_sum) * mean ** (1 / (1 - b))


def _isolation(areas: Areas) -> np.ndarray:
    return ratio(areas.sums(areas.counts[0] * shares(areas.counts)[0]), areas.group_sums[0])


def _exposure(areas: Areas) -> np.ndarray:
    return ratio(areas.sums(areas.counts[0] * shares(areas.counts)[1]), areas.group_sums[0])


def _eta_squared(areas: Areas) -> np.ndarray:
    share, others = shares(areas.group_sums)
    return ratio(_isolation(areas) - share, others)


def _information_theory(areas: Areas) -> np.ndarray:
    people = areas.group_sums.sum(axis=0)
    inside = areas.sums(areas.totals * entropy(areas.counts))
    return 1 - ratio(inside, people * entropy(areas.group_sums))


def _multigroup_dissimilarity(areas: Areas) -> np.ndarray:
    share = shares(areas.group_sums)
    apart = areas.sums(np.abs(areas.counts - areas.totals * areas.spread(share)).sum(axis=0))
    return ratio(apart, 2 * areas.group_sums.sum(axis=0) * (share * (1 - share)).sum(axis=0))


def _rank_order_information(areas: Areas) -> np.ndarray:
    below = np.cumsum(areas.counts, axis=0)[:-1]
    sides = [areas.drawn(np.stack([cut, areas.totals - cut])) for cut in below]
    share = np.stack([shares(side.group_sums)[0] for side in sides])
    value = np.stack([_information_theory(side) for side in sides])
    # A cut with nobody below or above it says nothing; nor does one that repeats the cut before.
    says = (share > 0) & (share < 1) & (np.diff(share, axis=0, prepend=0) > 0)
    flat = (np.where(says, v, 0.0).reshape(len(below), -1).T for v in (share, value))
    return _integral(*flat).reshape(share.shape[1:])


def _integral(share: np.ndarray, value: np.ndarray) -> np.ndarray:
    """2 ln2 ∫E(p)H(p)dp for polynomials fitted to points; cases × cuts, share 0 = not a point."""
    weight = entr(share) + entr(1 - share)
    points = (share > 0).sum(axis=1)
    result = np.full(len(share), np.nan)
    for number in np.unique(points[points > 0]):  # a loop over numbers of cuts, not over places
        own = points == number
        power = np.arange(min(number - 1, _HIGHEST_ORDER) + 1)
        design = weight[own, :, None] * share[own, :, None] ** power
        fitted = np.linalg.pinv(design) @ (weight[own] * value[own])[..., None]
        result[own] = fitted[..., 0] @ _moments(power)
    return result


def _moments(power: np.ndarray) -> np.ndarray:
    """2∫p^j(−p ln p − (1−p) ln(1−p))dp for each j, exact (Reardon 2011)."""
    n = np.arange(power.max() + 1)
    of_rest = comb(power[:, None], n) * (-1.0) ** n / (n + 2.0) ** 2
    return 2 / (power + 2.0) ** 2 + 2 * of_rest.sum(axis=1)


# What `measures.noise` may draw: by name, the index of drawn counts.
TWO_GROUPS = {
    "dissimilarity": _dissimilarity,
    "gini": _gini,
    "atkinson": _atkinson,
    "entropy_index": _information_theory,
    "isolation": _isolation,
    "exposure": _exposure,
    "eta_squared": _eta_squared,
}
SEVERAL_GROUPS = {
    "information_theory": _information_theory,
    "multigroup_dissimilarity": _multigroup_dissimilarity,
    "rank_order_information": _rank_order_information,
}


def two_groups(group: ArrayLike, total: ArrayLike) -> np.ndarray:
    """The group and the others, 2 × areas; zeros where a count is missing."""
    some, people = np.asarray(group, float), np.asarray(total, float)
    _same_length(some, people)
    known = ~(np.isnan(some) | np.isnan(people))
    wrong = (some < 0) | (some > people * (1 + _ROUNDING)) | (people < 0) | np.isinf(people)
    _refuse(wrong & known, some, "is not from 0 to the total", people)
    some = np.minimum(some, people)
    return np.where(known, np.stack([some, people - some]), 0.0)


def several_groups(counts: ArrayLike) -> np.ndarray:
    """Counts turned to groups × areas; zeros in an area where one is missing."""
    people = np.asarray(counts, float)
    if people.ndim != 2:
        raise ValueError(f"Counts are areas × groups, not of {people.ndim} dimension(s).")
    known = ~np.isnan(people).any(axis=1)
    wrong = ((people < 0) | np.isinf(people)).any(axis=1)
    _refuse(wrong & known, people, "is not a row of counts")
    return np.where(known, people.T, 0.0)


def _refuse(
    wrong: np.ndarray, values: np.ndarray, fault: str, totals: np.ndarray | None = None
) -> None:
    if wrong.any():
        at = int(np.argmax(wrong))
        of = "" if totals is None else f" {totals[at]}"
        raise ValueError(f"Area at position {at}: {values[at]} {fault}{of}.")


def _same_length(first: np.ndarray, second: np.ndarray) -> None:
    if first.shape != second.shape or first.ndim != 1:
        raise ValueError(f"Not one value an area: shapes {first.shape} and {second.shape}.")


def ratio(part: np.ndarray | float, whole: np.ndarray) -> np.ndarray:
    """part/whole, NaN where the whole is 0 or missing."""
    out = np.full(np.broadcast_shapes(np.shape(part), np.shape(whole)), np.nan)
    return np.divide(part, whole, out=out, where=whole > 0)


def shares(counts: np.ndarray) -> np.ndarray:
    """Each group's share, along the first axis; 0 where nobody lives."""
    people = counts.sum(axis=0)
    return counts / np.where(people > 0, people, 1.0)


def entropy(counts: np.ndarray) -> np.ndarray:
    """Entropy of the groups along the first axis, in nats; 0 where nobody lives."""
    return entr(shares(counts)).sum(axis=0)
