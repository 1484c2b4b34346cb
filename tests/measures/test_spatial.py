import doctest

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist
from support.country import foreign_born

from indicators import embedded
from measures import spatial
from measures.segregation import dissimilarity, entropy_index
from measures.spatial import (
    kernel_mean,
    moran,
    profile,
    spatial_dissimilarity,
    spatial_information_theory,
)

PAIRS = [(spatial_dissimilarity, dissimilarity), (spatial_information_theory, entropy_index)]


def town(seed=1, areas=60, side=10_000):
    generator = np.random.default_rng(seed)
    total = generator.integers(100, 900, areas)
    xy = generator.uniform(0, side, (areas, 2))
    return xy, generator.binomial(total, generator.uniform(0.05, 0.6, areas)), total


@pytest.fixture(scope="module")
def stockholm():
    """Centroids (EPSG:3006), foreign-born, people and municipality of Stockholm County's DeSO."""
    outlines = embedded.frame("deso_2018.parquet")
    outlines = outlines[outlines.geometry.notna() & outlines.index.str.startswith("01")]
    points = gpd.GeoSeries(outlines.geometry).to_crs(3006).centroid
    table = foreign_born().loc[outlines.index]
    xy = np.column_stack([points.x, points.y])
    return xy, table["born_abroad"], table["population"], outlines["municipality_code"].astype(str)


# The kernel


def test_surroundings_by_hand():
    xy = [[0, 0], [500, 0], [0, 999], [1000, 0]]
    group, total = [10, 0, 20, 7], [10, 16, 40, 9]
    found = kernel_mean(xy, group, total, 1000)
    half, edge = (1 - 0.25) ** 2, (1 - 0.999**2) ** 2
    assert found.loc[0, "group"] == pytest.approx(10 + edge * 20)
    assert found.loc[0, "total"] == pytest.approx(10 + half * 16 + edge * 40)
    assert found.loc[1, "group"] == pytest.approx(half * 10 + half * 7)
    assert found["share"].tolist() == pytest.approx((found["group"] / found["total"]).tolist())


@given(st.integers(0, 50), st.floats(200, 20_000))
def test_surroundings_are_those_of_the_full_matrix(seed, bandwidth):
    xy, group, total = town(seed, areas=25)
    kernel = np.clip(1 - (cdist(xy, xy) / bandwidth) ** 2, 0, None) ** 2
    found = kernel_mean(xy, group, total, bandwidth)
    assert found["group"].to_numpy() == pytest.approx(kernel @ group)
    assert found["total"].to_numpy() == pytest.approx(kernel @ total)
    within = np.arange(25) % 3
    kernel *= within[:, None] == within
    found = kernel_mean(xy, group, total, bandwidth, within)
    assert found["group"].to_numpy() == pytest.approx(kernel @ group)
    assert found["total"].to_numpy() == pytest.approx(kernel @ total)


def test_who_has_surroundings():
    xy = [[0, 0], [np.nan, 0], [100, 0], [9000, 0], [200, 0]]
    total = pd.Series([10, 10, 10, 0, 50], list("abcde"))
    found = kernel_mean(xy, [5, 5, 1, 0, np.nan], total, 1000)
    assert list(found.index) == list("abcde")
    assert found.loc["b"].isna().all()  # nowhere
    assert found.loc["e", "total"] > 15  # its own people are not known, those about it are
    assert found.loc["a", "total"] < 20  # and it is in nobody's surroundings
    assert found.loc["d", "total"] == 0
    assert np.isnan(found.loc["d", "share"])


def test_a_bandwidth_must_be_positive_and_points_as_many_as_areas():
    xy, group, total = town()
    for bandwidth in (0, -5, np.nan):
        with pytest.raises(ValueError, match="not positive"):
            kernel_mean(xy, group, total, bandwidth)
    with pytest.raises(ValueError, match="59 points for 60 areas"):
        spatial_dissimilarity(xy[1:], group, total, 500)


# The indices


@pytest.mark.parametrize(("index", "plain"), PAIRS)
@given(seed=st.integers(0, 30))
def test_a_tiny_bandwidth_smooths_nothing(index, plain, seed):
    xy, group, total = town(seed)
    assert index(xy, group, total, 1e-3) == pytest.approx(plain(group, total), abs=1e-12)


@pytest.mark.parametrize(("index", "plain"), PAIRS)
@given(seed=st.integers(0, 30))
def test_a_huge_bandwidth_leaves_no_segregation(index, plain, seed):
    xy, group, total = town(seed)
    assert plain(group, total) > 0.02
    assert index(xy, group, total, 1e9) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("index", "plain"), PAIRS)
def test_a_chequerboard_is_mixed_from_afar_and_two_halves_are_not(index, plain):
    x, y = np.meshgrid(np.arange(10), np.arange(10))
    xy = np.column_stack([x.ravel(), y.ravel()]) * 100.0
    board = ((x + y) % 2).ravel() * 50
    halves = (x < 5).ravel() * 50
    total = np.full(100, 50)
    assert plain(board, total) == pytest.approx(1)
    assert plain(halves, total) == pytest.approx(1)
    assert index(xy, board, total, 400) < 0.1
    assert index(xy, halves, total, 400) > 0.5


@pytest.mark.parametrize(("index", "plain"), PAIRS)
def test_municipalities_are_measured_by_themselves(index, plain):
    xy, group, total = town(areas=40)
    within = np.random.default_rng(3).permutation(np.repeat(["a", "b", "c", "d"], [15, 14, 10, 1]))
    found = index(xy, group, total, 3000, within)
    assert np.isnan(found["d"])
    for code in "abc":
        own = within == code
        assert found[code] == pytest.approx(index(xy[own], group[own], total[own], 3000), abs=1e-12)
    assert plain(group, total, within)["a"] > found["a"]


@pytest.mark.parametrize(("index", "plain"), PAIRS)
def test_what_takes_no_part_changes_nothing(index, plain):
    xy, group, total = town(areas=20)
    value = index(xy, group, total, 2000)
    more = np.r_[xy, [[np.nan, np.nan], xy[0], xy[1]]]
    found = index(more, np.r_[group, 5, np.nan, 0], np.r_[total, 90, 80, 0], 2000)
    assert found == pytest.approx(value, abs=1e-12)
    assert np.isnan(index(xy, total, total, 2000))
    assert np.isnan(index(xy[:1], group[:1], total[:1], 2000))


def test_by_hand_two_areas():
    # Half a bandwidth apart: weights 1 and 9/16, so shares 1/(1 + 9/16) and the rest.
    near = 1 / (1 + 9 / 16)
    found = spatial_dissimilarity([[0, 0], [500, 0]], [20, 0], [20, 20], 1000)
    assert found == pytest.approx(2 * near - 1)
    entropy = -near * np.log(near) - (1 - near) * np.log(1 - near)
    found = spatial_information_theory([[0, 0], [500, 0]], [20, 0], [20, 20], 1000)
    assert found == pytest.approx(1 - entropy / np.log(2))


# The profile


def test_the_profile_is_the_indices_one_by_one():
    xy, group, total = town(areas=40)
    within = np.arange(40) % 3
    found = profile(xy, group, total, within)
    assert list(found.columns) == [500, 1000, 2000, 4000, "macro_micro"]
    for width in spatial.BANDWIDTHS_M:
        expected = spatial_information_theory(xy, group, total, width, within)
        assert found[width].tolist() == pytest.approx(expected.tolist(), abs=1e-12)
    assert found["macro_micro"].tolist() == pytest.approx((found[4000] / found[500]).tolist())
    whole = profile(xy, group, total, bandwidths_m=(3000, 300))
    assert list(whole.index) == [300, 3000, "macro_micro"]
    assert whole["macro_micro"] == pytest.approx(whole[3000] / whole[300])


def test_the_ratio_of_what_is_not_assessable_or_not_segregated_is_nan():
    found = profile([[0, 0], [0, 0], [5, 5]], [1, 1, 1], [2, 2, 3], ["a", "a", "b"])
    assert found.loc["a", 500] == pytest.approx(0, abs=1e-12)
    assert found.loc["b"].isna().all()
    assert np.isnan(found.loc["a", "macro_micro"])
    assert profile([[0, 0], [0, 0]], [5, 5], [5, 5]).isna().all()
    same_spot = profile(np.zeros((9, 2)), np.arange(9), np.full(9, 11))
    assert same_spot[500] == pytest.approx(0, abs=1e-12)
    assert np.isnan(same_spot["macro_micro"])


def test_a_dense_mixed_middle_in_everyones_surroundings_makes_it_negative():
    xy = [[0, 0], [3000, 0], [-3000, 0], [0, 3000]]
    found = profile(xy, [500, 0, 0, 0], [1000, 400, 400, 400])
    assert found[500] > 0
    assert found[4000] < 0
    assert found["macro_micro"] == 0
    wide = profile(xy, [500, 0, 0, 0], [1000, 400, 400, 400], bandwidths_m=(4000, 5000))
    assert np.isnan(wide["macro_micro"])


def test_segregation_in_stockholm_falls_as_one_looks_wider(stockholm):
    xy, group, total, within = stockholm
    assert len(group) > 1200
    whole = profile(xy, group, total)
    curve = whole[list(spatial.BANDWIDTHS_M)].to_numpy()
    assert entropy_index(group, total) > curve[0]
    assert (np.diff(curve) < 0).all()
    assert (curve > 0).all()
    assert 0.3 < whole["macro_micro"] < 0.9
    by_place = profile(xy, group, total, within)
    assert list(by_place.index) == sorted(within.unique())
    assert (by_place[4000] < by_place[500]).all()


# Moran's I


@pytest.fixture(scope="module")
def esda():
    return pytest.importorskip("esda")


def test_moran_by_hand_and_of_each(esda):
    xy = [[0, 0], [1, 0], [2.1, 0], [100, 0], [101, 0], [102.1, 0]]
    value = pd.Series([1.0, 1, 1, 5, 5, 5], list("abcdef"))
    whole, local = moran(value, xy, neighbours=2, permutations=99)
    assert whole["i"] == pytest.approx(1)  # every neighbour is alike
    assert whole["expected"] == pytest.approx(-1 / 5)
    assert list(local.index) == list("abcdef")
    assert local["i"].tolist() == pytest.approx([local["i"].iloc[0]] * 6)
    assert local["quadrant"].tolist() == ["low-low"] * 3 + ["high-high"] * 3


def test_moran_is_that_of_the_formula_and_repeats_itself(esda):
    xy, group, total = town(areas=80)
    value = group / total + xy[:, 0] / 20_000
    whole, local = moran(value, xy, neighbours=5, permutations=199)
    near = np.argsort(cdist(xy, xy), axis=1)[:, 1:6]
    z = (value - value.mean()) / value.std()
    lag = z[near].mean(axis=1)
    assert whole["i"] == pytest.approx((z * lag).mean())
    assert local["i"].to_numpy() == pytest.approx(z * lag * 79 / 80)
    assert whole["p_value"] == 1 / 200
    words = np.where(z > 0, "high", "low") + np.array("-") + np.where(lag > 0, "high", "low")
    assert local["quadrant"].tolist() == words.tolist()
    state = np.random.get_state()[1].copy()
    again, each = moran(value, xy, neighbours=5, permutations=199)
    assert (np.random.get_state()[1] == state).all()
    pd.testing.assert_series_equal(whole, again)
    pd.testing.assert_frame_equal(local, each)
    other = moran(value, xy, neighbours=5, permutations=199, seed=2)[1]
    assert (other["p_value"] != local["p_value"]).any()


def test_moran_of_values_put_at_random_is_about_what_is_expected(esda):
    xy, generator = town(seed=5, areas=100)[0], np.random.default_rng(3)
    found = [moran(generator.normal(size=100), xy, permutations=99)[0] for _ in range(60)]
    table = pd.DataFrame(found)
    assert table["i"].mean() == pytest.approx(table["expected"].mean(), abs=0.02)
    assert (table["p_value"] <= 0.05).mean() <= 0.25  # 0.1: the nearer of two tails
    assert table["p_value"].median() == pytest.approx(0.25, abs=0.1)


def test_moran_leaves_out_what_is_missing(esda):
    xy, group, _ = town(areas=50)
    value = xy[:, 0] + group
    plain, _ = moran(value, xy, permutations=9)
    more = np.r_[xy, [[np.nan, 1.0], [5.0, 5.0]]]
    whole, local = moran(np.r_[value, 3.0, np.nan], more, permutations=9)
    assert whole["i"] == pytest.approx(plain["i"])
    assert local.iloc[-2:].isna().all(axis=None)
    assert local.iloc[:-2].notna().all(axis=None)


@pytest.mark.parametrize("value", [[1.0, 2, 3, 4], [7.0] * 30, [np.nan] * 30])
def test_moran_of_too_few_or_all_alike_is_nan(value):
    whole, local = moran(value, np.arange(len(value) * 2).reshape(-1, 2))
    assert whole.isna().all()
    assert local.isna().all(axis=None)
    assert len(local) == len(value)


def test_the_examples_in_the_docstrings_hold():
    found = doctest.testmod(spatial)
    assert found.attempted >= 4
    assert found.failed == 0


def test_the_spacing_is_the_median_way_to_the_nearest_other_point_of_the_municipality():
    points = [[0, 0], [100, 0], [100, 300], [0, 1], [np.nan, 0]]
    found = spatial.spacing(points, ["a", "a", "a", "b", "b"])
    assert found["a"] == 100
    assert np.isnan(found["b"])
