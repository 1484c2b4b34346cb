"""Segregation that sees distance: an area is read together with its surroundings.

`xy` is areas × 2, projected coordinates in metres (EPSG:3006, say); the rest
is as in `measures.segregation`, and so are its rules for what takes no part
and for NaN. An area without coordinates takes no part either. With `within`,
surroundings end at the municipality's border, as the region's do in the
reference: each municipality is measured by itself.

A person's surroundings are the areas' points within a bandwidth, with the
biweight kernel (1 − (d/bandwidth)²)², oneself included. With a bandwidth
shorter than the distance between points nothing is smoothed, and the indices
are those of `measures.segregation`; a very long one makes all surroundings
alike. Where areas are larger than the bandwidth (outside towns) the short end
of the curve tells of the areas' size, not of the people.

References: Reardon & O'Sullivan (2004), Measures of spatial segregation,
Sociological Methodology 34; Reardon, Matthews, O'Sullivan, Lee, Firebaugh,
Farrell & Bischoff (2008), The geographic scale of metropolitan racial
segregation, Demography 45; Anselin (1995), Local indicators of spatial
association, Geographical Analysis 27.
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from measures import segregation
from measures.segregation import Areas

BANDWIDTHS_M = (500, 1000, 2000, 4000)
_ROUNDING = 1e-9  # an index below this is 0


def kernel_mean(
    xy: ArrayLike,
    group: ArrayLike,
    total: ArrayLike,
    bandwidth_m: float,
    within: ArrayLike | None = None,
) -> pd.DataFrame:
    """The kernel-weighted counts in the surroundings of each area.

    Columns `group` and `total` (people, each weighed 1 at the area's own point
    to 0 at `bandwidth_m`) and `share` (group/total, 0–1); rows as the areas,
    with the index of `total` if it has one. NaN throughout for an area without
    coordinates; `share` also where nobody lives within the bandwidth. An area
    whose own count is missing still has surroundings. ValueError when the
    bandwidth is not positive. Memory grows with the pairs of areas within it.

    >>> kernel_mean([[0, 0], [500, 0]], [10, 0], [10, 16], 1000)["share"].round(4).tolist()
    [0.5263, 0.2601]
    """
    points, areas = _located(xy, group, total, within)
    smooth = _smoothed(_pairs(points, areas.member, bandwidth_m), areas, bandwidth_m)
    frame = np.full((len(points), 3), np.nan)
    frame[areas.order] = np.column_stack([*smooth, segregation.ratio(smooth[0], smooth[1])])
    frame[np.isnan(np.asarray(xy, float)).any(axis=1)] = np.nan
    index = total.index if isinstance(total, pd.Series) else None
    return pd.DataFrame(frame, index, ["group", "total", "share"])


def spatial_dissimilarity(
    xy: ArrayLike,
    group: ArrayLike,
    total: ArrayLike,
    bandwidth_m: float,
    within: ArrayLike | None = None,
) -> float | pd.Series:
    """Unevenness of the surroundings: D̃ = Σ t_i|p̃_i − P| / (2T·P(1−P)).

    p̃_i is the share in area i's surroundings. 0 (all surroundings alike) to
    1; with nothing smoothed it is `dissimilarity`. Reardon & O'Sullivan (2004).

    >>> far_apart = [[0, 0], [9000, 0]]
    >>> round(spatial_dissimilarity(far_apart, [10, 30], [50, 50], 500), 4)
    0.4167
    """
    points, areas = _located(xy, group, total, within)
    return areas.result(_dissimilarity(areas, _surroundings(points, areas, bandwidth_m)))


def spatial_information_theory(
    xy: ArrayLike,
    group: ArrayLike,
    total: ArrayLike,
    bandwidth_m: float,
    within: ArrayLike | None = None,
) -> float | pd.Series:
    """How much less mixed people's surroundings are than the whole: H̃ = 1 − Σ t_i Ẽ_i/(T·E).

    Two groups, natural logarithms. 0 (all surroundings alike) to 1; with
    nothing smoothed it is `entropy_index`. A little below 0 is possible, when
    surroundings are more mixed than the whole. Reardon & O'Sullivan (2004).

    >>> far_apart = [[0, 0], [9000, 0]]
    >>> spatial_information_theory(far_apart, [0, 50], [50, 50], 500)
    1.0
    """
    points, areas = _located(xy, group, total, within)
    return areas.result(_information(areas, _surroundings(points, areas, bandwidth_m)))


def profile(
    xy: ArrayLike,
    group: ArrayLike,
    total: ArrayLike,
    within: ArrayLike | None = None,
    bandwidths_m: tuple[float, ...] = BANDWIDTHS_M,
) -> pd.DataFrame | pd.Series:
    """H̃ over bandwidths, and how much of the micro-segregation is macro-segregation.

    A frame by municipality with one column a bandwidth (named by it, metres),
    and `macro_micro`: H̃ at the longest over H̃ at the shortest (H4000/H500).
    Near 1 the group lives in whole districts; near 0 in single
    neighbourhoods, mixed in the district; 0 also where the longest H̃ is below
    0. NaN where H̃ is not defined, or the shortest is not above 0. Without
    `within` one such row, a Series. Reardon et al. (2008).
    """
    points, areas = _located(xy, group, total, within)
    widths = sorted(bandwidths_m)
    pairs = _pairs(points, areas.member, widths[-1])
    frame = pd.DataFrame(index=areas.codes)
    for width in widths:
        shares = _shares(_smoothed(pairs, areas, width))
        frame[width] = areas.defined(_information(areas, shares))[:, 0]
    micro, macro = frame[widths[0]], frame[widths[-1]]
    frame["macro_micro"] = macro.clip(lower=0) / micro.where(micro > _ROUNDING)
    return frame if within is not None else frame.reindex([0]).iloc[0].rename(None)


def spacing(xy: ArrayLike, within: ArrayLike) -> pd.Series:
    """Median distance from a point to the nearest other of its municipality, in metres, a row a municipality.

    What lies closer together than this a bandwidth does not see. NaN with fewer than two points.

    >>> spacing([[0, 0], [300, 400], [9000, 0]], ["a", "a", "b"]).tolist()
    [500.0, nan]
    """
    frame = pd.DataFrame(np.asarray(xy, float), columns=["x", "y"]).dropna()
    municipality = np.asarray(within)
    known = frame.groupby(municipality[frame.index])
    nearest = {code: _nearest(points.to_numpy()) for code, points in known}
    return pd.Series(nearest, dtype=float).reindex(np.unique(municipality))


def _nearest(points: np.ndarray) -> float:
    if len(points) < 2:
        return np.nan
    return float(np.median(cKDTree(points).query(points, k=2)[0][:, 1]))


def moran(
    values: ArrayLike,
    xy: ArrayLike,
    *,
    neighbours: int = 8,
    permutations: int = 999,
    seed: int = 1,
) -> tuple[pd.Series, pd.DataFrame]:
    """Whether like areas lie beside like ones: Moran's I, of all areas and of each.

    Neighbours are the nearest points, each with the same weight. Returns

    - a Series: `i` (about −1 to 1; `expected` when places do not matter;
      above it, like beside like) and its `p_value`;
    - a frame, rows as the areas, with the index of `values` if it has one:
      `i`, `p_value` and `quadrant` ("high-high", "low-high", "low-low",
      "high-low": the area, then its neighbours).

    p-values are by permutation, one-sided towards the nearer tail, so 0.025
    is two-sided 5 %; with many areas many are small by chance. An area with a
    missing value or coordinate takes no part and is NaN. NaN throughout when
    fewer than `neighbours` + 2 areas take part or all are alike.
    Computed by PySAL's esda, which is loaded here only. The same seed repeats
    the p-values; those of each area may differ between a machine with numba,
    which esda uses if it is there, and one without. Anselin (1995).
    """
    value, points = np.asarray(values, float), np.asarray(xy, float).reshape(-1, 2)
    use = ~(np.isnan(value) | np.isnan(points).any(axis=1))
    index = values.index if isinstance(values, pd.Series) else pd.RangeIndex(len(value))
    whole = pd.Series(np.nan, ["i", "expected", "p_value"])
    local = pd.DataFrame({"i": np.nan, "p_value": np.nan, "quadrant": None}, index)
    if use.sum() < neighbours + 2 or np.ptp(value[use]) == 0:
        return whole, local

    import warnings

    import esda
    from libpysal.weights import KNN

    weights = KNN.from_array(points[use], k=neighbours, silence_warnings=True)
    state = np.random.get_state()
    np.random.seed(seed)  # esda permutes with numpy's global generator: put back as it was
    try:
        with warnings.catch_warnings():  # of esda's next p-values: two-sided
            warnings.simplefilter("ignore", DeprecationWarning)
            found = esda.Moran(value[use], weights, permutations=permutations)
            each = esda.Moran_Local(value[use], weights, permutations=permutations, seed=seed)
    finally:
        np.random.set_state(state)
    words = np.array(["high-high", "low-high", "low-low", "high-low"])
    whole[:] = [found.I, found.EI, found.p_sim]
    local.loc[use, ["i", "p_value"]] = np.column_stack([each.Is, each.p_sim])
    local.loc[use, "quadrant"] = words[each.q - 1]
    return whole, local


def _located(
    xy: ArrayLike, group: ArrayLike, total: ArrayLike, within: ArrayLike | None
) -> tuple[np.ndarray, Areas]:
    """Points and areas in the order of municipalities; nobody at a point that is not known."""
    points = np.asarray(xy, float).reshape(-1, 2)
    counts = segregation.two_groups(group, total)
    if len(points) != counts.shape[1]:
        raise ValueError(f"{len(points)} points for {counts.shape[1]} areas.")
    areas = Areas(np.where(np.isnan(points).any(axis=1), 0.0, counts), within)
    return points[areas.order], areas


def _pairs(points: np.ndarray, member: np.ndarray, reach: float) -> np.ndarray:
    """Areas of one municipality nearer than `reach` (fields i, j, and v in metres), itself too."""
    if not reach > 0:
        raise ValueError(f"A bandwidth of {reach} m is not positive.")
    known = np.flatnonzero(~np.isnan(points).any(axis=1))
    # Municipalities become floors, farther apart than the reach: no pair crosses a border.
    floors = np.column_stack([points[known], member[known] * 2.0 * reach])
    tree = cKDTree(floors)
    pairs = tree.sparse_distance_matrix(tree, reach, output_type="ndarray")
    pairs["i"], pairs["j"] = known[pairs["i"]], known[pairs["j"]]
    return pairs


def _smoothed(pairs: np.ndarray, areas: Areas, bandwidth: float) -> np.ndarray:
    """Kernel-weighted group and total, 2 × areas."""
    near = pairs[pairs["v"] < bandwidth]
    kernel = (1 - (near["v"] / bandwidth) ** 2) ** 2
    size = len(areas.order)
    weights = csr_array((kernel, (near["i"], near["j"])), shape=(size, size))
    return (weights @ np.column_stack([areas.counts[0, :, 0], areas.totals[:, 0]])).T


def _shares(smooth: np.ndarray) -> np.ndarray:
    """Share of the group in each area's surroundings, areas × 1; 0 where nobody lives."""
    return (smooth[0] / np.where(smooth[1] > 0, smooth[1], 1.0))[:, None]


def _surroundings(points: np.ndarray, areas: Areas, bandwidth: float) -> np.ndarray:
    return _shares(_smoothed(_pairs(points, areas.member, bandwidth), areas, bandwidth))


def _dissimilarity(areas: Areas, share: np.ndarray) -> np.ndarray:
    whole = segregation.shares(areas.group_sums)
    apart = areas.sums(areas.totals * np.abs(share - areas.spread(whole[0])))
    return segregation.ratio(apart, 2 * areas.group_sums.sum(axis=0) * whole.prod(axis=0))


def _information(areas: Areas, share: np.ndarray) -> np.ndarray:
    inside = areas.sums(areas.totals * segregation.entropy(np.stack([share, 1 - share])))
    whole = areas.group_sums.sum(axis=0) * segregation.entropy(areas.group_sums)
    return 1 - segregation.ratio(inside, whole)
