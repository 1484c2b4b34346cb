import doctest
import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.country import foreign_born

from measures import noise, segregation
from measures.noise import (
    bootstrap,
    bootstrap_corrected,
    carrington_troske,
    cell_key,
    cell_key_effect,
    null,
)
from measures.segregation import dissimilarity, exposure, isolation

COLUMNS = ["observed", "null_mean", "null_low", "null_high", "p_value", "is_distinguishable"]


def chance_town(places, areas, people, share, seed=3):
    """Municipalities of equal areas in which everyone has the same chance."""
    total = np.full(places * areas, people)
    group = np.random.default_rng(seed).binomial(total, share)
    return group, total, np.repeat(np.arange(places), areas)


# The null


@pytest.mark.parametrize(
    ("share", "people", "expected", "by"),
    [
        (0.02, 1650, 0.07, 0.01),
        (0.10, 1650, 0.03, 0.005),
        (0.10, 150, 0.11, 0.01),
        (0.02, 150, 0.23, 0.02),
    ],
)
def test_small_areas_look_segregated_by_chance(share, people, expected, by):
    total = np.full(100, people)
    found = null(dissimilarity, total * share, total, draws=300)
    assert found["null_mean"] == pytest.approx(expected, abs=by)
    assert found["null_low"] < found["null_mean"] < found["null_high"]
    # Known for large areas: E|binomial − mean| is about sqrt(2/π) of its standard deviation.
    known = np.sqrt(2 / np.pi * (1 - share) / (share * people)) / (2 * (1 - share))
    assert found["null_mean"] == pytest.approx(known, rel=0.05)


def test_a_null_by_hand():
    # Two areas of one person each, P = ½: D is 1 or, when both or neither belong, not defined.
    found = null("dissimilarity", [1, 0], [1, 1], draws=2000)
    assert found["observed"] == 1
    assert found["null_mean"] == 1
    assert found["p_value"] == 1
    assert found["draws"] == pytest.approx(1000, abs=100)
    # Two areas of two, of which two belong: (2,0), (0,2) of 16 equal draws give D = 1 beside
    # (1,1), (1,1)×4, 0; the rest lies between.
    found = null("dissimilarity", [2, 0], [2, 2], draws=8000)
    assert found["p_value"] == pytest.approx(2 / 14, abs=0.02)


def test_people_are_drawn_whole():
    almost = 0.9999999  # a person, after a percentage and back
    assert null(dissimilarity, [almost, 0], [almost, almost], draws=50)["null_mean"] == 1


def test_a_draw_equal_but_for_rounding_counts_as_reached():
    # The four towns are the same but for the order, in which sums differ in the last digit.
    found = {null(dissimilarity, town, [7] * 4, draws=300)["p_value"] for town in np.eye(4)}
    assert len(found) == 1


def test_without_segregation_one_in_twenty_stands_out():
    group, total, within = chance_town(400, 12, 900, 0.2)
    found = null(dissimilarity, group, total, within, draws=400)
    assert 0.02 <= found["is_distinguishable"].mean() <= 0.09
    assert found["p_value"].between(1 / 401, 1).all()
    assert found["p_value"].quantile([0.25, 0.5, 0.75]).tolist() == pytest.approx(
        [0.25, 0.5, 0.75], abs=0.08
    )
    outside = (found["observed"] < found["null_low"]) | (found["observed"] > found["null_high"])
    assert 0.02 <= outside.mean() <= 0.09


@pytest.mark.parametrize("index", [*segregation.TWO_GROUPS])
def test_real_segregation_stands_out_in_every_index(index):
    total = np.full(8, 500)
    group = np.array([5, 10, 20, 40, 80, 160, 240, 320])
    found = null(index, group, total, draws=200)
    assert found["p_value"] == 1 / 201
    assert found["is_distinguishable"]
    assert found["observed"] == getattr(segregation, index)(group, total)
    even = null(index, np.full(8, 100), total, draws=200)
    # Isolation and exposure vary with the size of the group as well.
    assert even["p_value"] == 1 or (index in {"isolation", "exposure"} and even["p_value"] > 0.4)
    assert not even["is_distinguishable"]


@pytest.mark.parametrize("index", [*segregation.SEVERAL_GROUPS])
def test_real_segregation_stands_out_with_several_groups(index):
    counts = np.array([[90, 10, 10, 10], [10, 90, 10, 10], [10, 10, 10, 90]])
    found = null(index, counts, within=["a", "a", "a"], draws=100)
    assert found.loc["a", "p_value"] == 1 / 101
    assert found.loc["a", "observed"] == getattr(segregation, index)(counts)
    even = null(index, np.tile([10, 20, 30, 5], (6, 1)), draws=100)
    assert even["p_value"] == 1
    assert 0 < even["null_mean"] < 0.3


def test_drawn_groups_have_the_shares_they_are_drawn_with():
    chance = np.array([[0.1, 0.0, 1.0], [0.2, 0.5, 0.0], [0.7, 0.5, 0.0], [0.0, 0.0, 0.0]])
    people = np.array([[1000], [500], [70]])
    drawn = noise._people(np.random.default_rng(1), people, chance, 2000)
    assert (drawn.sum(axis=0) == people).all()
    assert drawn.mean(axis=-1) == pytest.approx(chance * people.T, abs=2)
    # Multinomial: the counts of two groups vary against each other, by −n·p·q.
    assert np.cov(drawn[1, 0], drawn[2, 0])[0, 1] == pytest.approx(-1000 * 0.2 * 0.7, rel=0.15)


def test_the_function_and_its_name_are_the_same_and_the_seed_repeats():
    group, total, within = chance_town(5, 6, 300, 0.1)
    found = null(dissimilarity, group, total, within, draws=50)
    assert list(found.columns) == [*COLUMNS, "draws"]
    pd.testing.assert_frame_equal(found, null("dissimilarity", group, total, within, draws=50))
    other = null(dissimilarity, group, total, within, draws=50, seed=2)
    assert (found["null_mean"] != other["null_mean"]).all()
    assert found["observed"].equals(other["observed"])


def test_draws_in_many_chunks_are_as_good(monkeypatch):
    group, total, within = chance_town(3, 10, 300, 0.1)
    whole = null(dissimilarity, group, total, within, draws=601)
    monkeypatch.setattr(noise, "_CELLS", 100)
    chunked = null(dissimilarity, group, total, within, draws=601)
    assert (chunked["draws"] == 601).all()
    assert chunked["null_mean"].tolist() == pytest.approx(whole["null_mean"].tolist(), rel=0.05)


def test_rows_in_any_order_belong_to_their_municipality():
    total = np.array([400, 90, 400, 90, 400, 90])
    group = np.array([200, 9, 10, 9, 30, 9])
    found = null(dissimilarity, group, total, ["b", "a"] * 3, draws=300)
    assert list(found.index) == ["a", "b"]
    assert found["observed"].tolist() == pytest.approx(
        [0, dissimilarity([200, 10, 30], [400] * 3)], abs=1e-12
    )
    assert found["null_mean"]["a"] > 2 * found["null_mean"]["b"]


def test_what_is_not_assessable_has_no_null():
    group, total = [0, 0, 3, 5, 2, np.nan], [9, 9, 9, 9, 9, 9]
    found = null(dissimilarity, group, total, ["a", "a", "b", "c", "c", "c"], draws=50)
    assert found.loc[["a", "b"], COLUMNS[:5]].isna().all(axis=None)
    assert found["is_distinguishable"].tolist()[:2] == [False, False]
    assert found.loc["c", COLUMNS[:5]].notna().all()
    spread = bootstrap(dissimilarity, group, total, ["a", "a", "b", "c", "c", "c"], draws=50)
    assert spread["mean"].isna().tolist() == [True, True, False]


def test_exposure_is_tested_from_below():
    total, group = np.full(4, 200), np.array([10, 20, 100, 150])
    low, high = null(exposure, group, total, draws=99), null(isolation, group, total, draws=99)
    assert low["p_value"] == high["p_value"] == 0.01
    assert low["observed"] < low["null_low"]


def test_options_reach_the_index():
    group, total = [5, 30, 60], [100, 100, 100]
    found = null("atkinson", group, total, draws=20, b=0.2)
    assert found["observed"] == segregation.atkinson(group, total, b=0.2)
    assert found["observed"] != segregation.atkinson(group, total)


def test_what_is_not_an_index_is_refused():
    with pytest.raises(ValueError, match="coverage is not one of the indices"):
        null(segregation.coverage, [1, 2], [5, 5])
    with pytest.raises(ValueError, match="takes a total"):
        null(dissimilarity, [1, 2])
    with pytest.raises(ValueError, match="no total"):
        null("information_theory", [[1, 2], [2, 1]], [3, 3])


# Corrections and intervals


def test_corrections_by_hand():
    assert carrington_troske([0.55, 0.05, 0.1], 0.1).tolist() == pytest.approx([0.5, -0.5, 0])
    assert np.isnan(carrington_troske([np.nan, 1.0, 0.3], [0.1, 1.0, np.nan])).all()
    assert carrington_troske(0.0, 0.0) == 0
    assert bootstrap_corrected(0.5, 0.6) == pytest.approx(0.4)
    given_series = pd.Series([0.5], ["1264"])
    assert carrington_troske(given_series, pd.Series([0.25], ["1264"]))["1264"] == pytest.approx(
        1 / 3
    )
    assert bootstrap_corrected(given_series, [0.7])["1264"] == pytest.approx(0.3)


@given(st.floats(0, 1), st.floats(0.001, 0.999))
def test_the_corrected_value_runs_from_minus_one_to_one(observed, null_mean):
    found = carrington_troske(observed, null_mean)
    assert -1 <= found <= 1
    assert np.sign(found) == np.sign(observed - null_mean)


def test_random_towns_are_corrected_to_about_nought():
    group, total, within = chance_town(600, 15, 600, 0.1)
    found = null(dissimilarity, group, total, within, draws=200)
    assert found["observed"].mean() > 0.04
    corrected = carrington_troske(found["observed"], found["null_mean"])
    assert corrected.median() == pytest.approx(0, abs=0.05)
    assert 0 < corrected.max() < 0.05
    assert -0.2 < corrected.mean() < 0  # below D* the scale is another
    spread = bootstrap(dissimilarity, group, total, within, draws=200)
    corrected = bootstrap_corrected(spread["observed"], spread["mean"])
    assert 0 < corrected.mean() < 0.65 * found["observed"].mean()


def test_the_interval_holds_the_true_value_about_as_often_as_it_says():
    generator = np.random.default_rng(8)
    own = np.clip(generator.normal(0.2, 0.12, 15), 0.02, 0.6)
    truth = dissimilarity(own * 60, np.full(15, 60))
    group = generator.binomial(60, np.tile(own, 300))
    total, within = np.full(len(group), 60), np.repeat(np.arange(300), 15)
    found = bootstrap(dissimilarity, group, total, within, draws=300)
    assert 0.88 <= ((found["low"] <= truth) & (truth <= found["high"])).mean() <= 0.99
    corrected = bootstrap_corrected(found["observed"], found["mean"])
    assert found["observed"].mean() - truth > 0.008
    assert corrected.mean() == pytest.approx(truth, abs=0.004)
    assert corrected.between(found["low"], found["high"]).all()
    percentiles = 2 * found["observed"].to_numpy()[:, None] - found[["high", "low"]]
    missed = (percentiles["high"] > truth) | (percentiles["low"] < truth)
    assert missed.mean() > 0.12  # why the interval is not the one of the percentiles


def test_one_bootstrap_without_codes_is_a_record_and_repeats_itself():
    group, total = [20, 60, 100], [200, 200, 200]
    found = bootstrap("gini", group, total, draws=100)
    assert list(found.index) == ["observed", "mean", "low", "high"]
    assert found["low"] < found["observed"] < found["high"]
    pd.testing.assert_series_equal(found, bootstrap("gini", group, total, draws=100))
    assert found["mean"] != bootstrap("gini", group, total, draws=100, seed=2)["mean"]
    wider = bootstrap("gini", [2, 6, 10], [20, 20, 20], draws=100)
    assert wider["high"] - wider["low"] > 2 * (found["high"] - found["low"])


def test_areas_without_chance_have_an_interval_of_no_width():
    found = bootstrap(dissimilarity, [0, 50], [50, 50], draws=20)
    assert found.tolist() == [1, 1, 1, 1]


# Noise in the counts


@pytest.mark.parametrize("size", [1, 2])
def test_cell_key_noise_is_whole_even_and_small(size):
    counts = np.full((200, 50), 30.0)
    found = cell_key(counts, size) - counts
    values, times = np.unique(found, return_counts=True)
    assert values.tolist() == list(range(-size, size + 1))
    assert times / counts.size == pytest.approx(1 / (2 * size + 1), abs=0.02)
    assert (cell_key(counts, size) == cell_key(counts, size)).all()
    assert (cell_key(counts, size) != cell_key(counts, size, seed=2)).any()


def test_cell_key_keeps_noughts_large_counts_and_the_missing():
    counts = np.repeat([0, 1, 5, 6, np.nan], 200)
    found = cell_key(counts, size=2, up_to=5).reshape(5, 200)
    assert (found[0] == 0).all()
    assert set(found[1]) == {0, 1, 2, 3}
    assert set(found[2]) == {3, 4, 5, 6, 7}
    assert (found[3] == 6).all()
    assert np.isnan(found[4]).all()


def test_the_effect_of_noise_is_large_where_counts_are_small():
    group = np.array([2, 3, 5, 4, 200, 300, 500, 400])
    total, within = group * 10, ["small"] * 4 + ["large"] * 4
    found = cell_key_effect(dissimilarity, group, total, within, size=1, draws=300)
    assert list(found.columns) == ["observed", "mean", "low", "high", "sd"]
    assert found["sd"]["small"] > 20 * found["sd"]["large"] > 0
    twice = cell_key_effect(dissimilarity, group, total, within, size=2, draws=300)
    assert (twice["sd"] > 1.3 * found["sd"]).all()
    assert (found["low"] <= found["mean"]).all()
    assert (found["mean"] <= found["high"]).all()
    spared = cell_key_effect(dissimilarity, group, total, within, draws=30, up_to=199)
    assert spared.loc["large", "sd"] == pytest.approx(0, abs=1e-12)
    pd.testing.assert_frame_equal(
        found, cell_key_effect(dissimilarity, group, total, within, size=1, draws=300)
    )


def test_the_effect_of_noise_is_that_of_every_outcome():
    group, total = [3, 1], [3, 4]  # all of the first area belong: its group may be drawn too large
    every = []
    for one, other, first, second in itertools.product((-1, 0, 1), repeat=4):
        people = [3 + first, 4 + second]
        part = [min(3 + one, people[0]), min(1 + other, people[1])]
        every.append(dissimilarity(part, people))
    found = cell_key_effect(dissimilarity, group, total, draws=20_000)
    assert found["mean"] == pytest.approx(np.nanmean(every), abs=0.01)
    assert found["sd"] == pytest.approx(np.nanstd(every), abs=0.01)
    low, high = np.nanquantile(every, [0.025, 0.975])
    assert found["low"] == pytest.approx(low, abs=0.03)
    assert found["high"] == pytest.approx(high, abs=0.03)


def test_the_effect_of_noise_on_several_groups():
    counts = np.array([[3, 4, 5], [5, 2, 3], [2, 2, 9]])
    found = cell_key_effect("information_theory", counts, draws=200)
    assert found["observed"] == segregation.information_theory(counts)
    assert found["low"] < found["observed"] < found["high"]


def test_every_municipality_of_the_country_at_once():
    table = foreign_born()
    total, group = table["population"], table["born_abroad"]
    within = table.index.astype(str).str[:4]
    found = null(dissimilarity, group, total, within, draws=100)
    assert len(found) == 290
    pd.testing.assert_series_equal(
        found["observed"], dissimilarity(group, total, within), check_names=False
    )
    assert (found["draws"] == 100).all()
    assert found["null_mean"].between(0.005, 0.1).all()
    assert found["is_distinguishable"].mean() > 0.9
    # What is drawn depends on small areas only: the null of large groups is lower.
    share = group.groupby(within).sum() / total.groupby(within).sum()
    assert found["null_mean"].corr(share.rank(), method="spearman") < -0.8


def test_the_examples_in_the_docstrings_hold():
    found = doctest.testmod(noise)
    assert found.attempted >= 5
    assert found.failed == 0


def test_the_bands_hold_every_true_value_that_noise_could_hide():
    # All true counts and bases around a published 20 of 100, noise of at most ±2.
    true = [100 * count / base for count in range(18, 23) for base in range(98, 103)]
    low, high = noise.share_band([20.0], [100.0])
    assert low[0] == pytest.approx(min(true))
    assert high[0] == pytest.approx(max(true))


def test_bands_at_the_edges():
    low, high = noise.count_band([0, 1, np.nan])
    assert low[:2].tolist() == [0, 1]
    assert high[:2].tolist() == [2, 3]
    assert np.isnan([low[2], high[2]]).all()
    assert np.isnan(noise.share_band([50.0, np.nan], [2, 100])).all()
    assert noise.share_band([100.0], [100])[1].tolist() == [100.0]


def test_the_band_holds_every_count_that_may_lie_behind_what_is_published():
    true = np.repeat(np.arange(40), 50)
    published = noise.cell_key(true, size=2, seed=3)
    low, high = noise.count_band(published)
    assert ((low <= true) & (true <= high)).all()
