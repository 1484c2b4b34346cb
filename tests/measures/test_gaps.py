import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from indicators import figures
from indicators.schemes import SCHEMES
from measures import gaps, weighted
from measures.gaps import (
    change_of_gap,
    change_of_mean,
    gap,
    gap_interval,
    trend,
    under_schemes,
)

RURAL = np.array([True, True, False, False])


def test_the_gap_is_between_people():
    values, weights = [10, 20, 5, 5], [3, 1, 1, 1]
    assert gap(values, weights, RURAL, ~RURAL) == 7.5


def test_an_empty_side_has_no_gap():
    assert np.isnan(gap([1, 2, 3, 4], [1] * 4, np.zeros(4, bool), RURAL))
    assert np.isnan(gap([np.nan, np.nan, 1, 1], [1] * 4, RURAL, ~RURAL))


@given(st.lists(st.floats(-1e3, 1e3), min_size=4, max_size=4), st.floats(-100, 100))
def test_a_shift_of_the_rural_side_shifts_the_gap(values, shift):
    weights = np.array([1.0, 2.0, 3.0, 4.0])
    moved = np.array(values) + np.where(RURAL, shift, 0)
    before, after = (gap(v, weights, RURAL, ~RURAL) for v in (values, moved))
    assert after - before == pytest.approx(shift, abs=1e-9)


@given(st.lists(st.floats(-1e3, 1e3), min_size=4, max_size=4))
def test_turning_the_sides_turns_the_sign(values):
    weights = [1, 2, 3, 4]
    forth, back = gap(values, weights, RURAL, ~RURAL), gap(values, weights, ~RURAL, RURAL)
    assert forth == pytest.approx(-back, abs=1e-9)


def test_the_interval_holds_the_gap_and_repeats_itself():
    generator = np.random.default_rng(7)
    values, weights = generator.normal(10, 3, 80), generator.integers(1, 50, 80)
    rural = np.arange(80) < 40
    low, high = gap_interval(values, weights, rural, ~rural)
    assert low < gap(values, weights, rural, ~rural) < high
    assert (low, high) == gap_interval(values, weights, rural, ~rural)
    assert (low, high) != gap_interval(values, weights, rural, ~rural, seed=2)


def test_the_interval_of_equal_weights_is_about_two_standard_errors_wide():
    generator = np.random.default_rng(1)
    values = generator.normal(0, 1, 400)
    rural = np.arange(400) < 200
    low, high = gap_interval(values, np.ones(400), rural, ~rural, draws=4000)
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(2 / 200), rel=0.12)


def test_one_area_tells_no_interval():
    one = np.array([True, False, False, False])
    assert np.isnan(gap_interval([1, 2, 3, 4], [1] * 4, one, ~one)).all()


def test_areas_all_alike_have_an_interval_of_no_width():
    assert gap_interval([5, 5, 2, 2], [1, 9, 1, 9], RURAL, ~RURAL) == pytest.approx((3, 3))


def test_many_areas_have_the_interval_that_theory_gives():
    generator = np.random.default_rng(2)
    values = generator.normal(0, 1, 4000)
    rural = np.arange(4000) < 1000
    low, high = gap_interval(values, np.ones(4000), rural, ~rural)
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(1 / 1000 + 1 / 3000), rel=0.08)
    assert (low, high) == gap_interval(values, np.ones(4000), rural, ~rural)


# The ratio


def ratio(values, weights, rural, urban):
    return under_schemes(values, weights, {0: (rural, urban)}, draws=2).at[0, "ratio"]


def test_the_ratio_is_between_people():
    values, weights = [10, 20, 5, 5], [3, 1, 1, 1]
    assert ratio(values, weights, RURAL, ~RURAL) == 2.5
    assert np.isnan(ratio([1, 1, 0, 0], weights, RURAL, ~RURAL))
    assert np.isnan(ratio([1, 1, -1, -1], weights, RURAL, ~RURAL))
    assert np.isnan(ratio(values, weights, RURAL, np.zeros(4, bool)))


@given(st.lists(st.floats(1, 1e3), min_size=4, max_size=4), st.floats(0.1, 10))
def test_the_ratio_has_no_unit(values, factor):
    values, weights = np.array(values), [1, 2, 3, 4]
    expected = ratio(values, weights, RURAL, ~RURAL)
    assert ratio(values * factor, weights, RURAL, ~RURAL) == pytest.approx(expected)
    assert ratio(values, weights, ~RURAL, RURAL) == pytest.approx(1 / expected)


# Many gaps at once


@pytest.fixture
def country():
    """Eighty areas, three ways of dividing them; one way leaves some out."""
    generator = np.random.default_rng(7)
    values, weights = generator.normal(10, 3, 80), generator.integers(1, 50, 80).astype(float)
    values[5], weights[6], weights[7] = np.nan, np.nan, 0
    number = np.arange(80)
    sides = {
        "halves": (number < 40, number >= 40),
        "odd": (number % 2 == 1, number % 2 == 0),
        "ends": (number < 10, number >= 65),
    }
    return values, weights, sides


def test_many_gaps_are_each_of_them(country):
    values, weights, sides = country
    found = under_schemes(values, weights, sides)
    for name, (rural, urban) in sides.items():
        row = found.loc[name]
        assert row["gap"] == pytest.approx(gap(values, weights, rural, urban))
        assert row["ratio"] == pytest.approx(row["rural"] / row["urban"])
        assert row["rural"] == pytest.approx(weighted.mean(values[rural], weights[rural]))
        assert row["urban"] == pytest.approx(weighted.mean(values[urban], weights[urban]))
        assert (row["low"], row["high"]) == pytest.approx(
            gap_interval(values, weights, rural, urban)
        )
        assert row["low"] < row["gap"] < row["high"]
        assert row["ratio_low"] < row["ratio"] < row["ratio_high"]
    assert found["rural_areas"].tolist() == [37, 38, 7]
    assert found["urban_areas"].tolist() == [40, 39, 15]


def error_of_mean(value, weight):
    """Standard error of a weighted mean, from Cochran's formula for a ratio, area by area."""
    k, mean = len(value), np.average(value, weights=weight)
    return (
        np.sqrt(
            k / (k - 1) * sum((w * (v - mean)) ** 2 for v, w in zip(value, weight, strict=True))
        )
        / weight.sum()
    )


def test_a_second_computation_draw_by_draw(country):
    values, weights, sides = country
    use = ~np.isnan(values) & (weights > 0)
    value, weight = values[use], weights[use]
    taken = np.random.default_rng(3).integers(len(value), size=(200, len(value)))
    for name, (rural, urban) in sides.items():
        rural, urban = rural[use], urban[use]
        truth = gap(value, weight, rural, urban)

        def error(t, rural=rural, urban=urban):
            return np.hypot(
                *(error_of_mean(value[t][s[t]], weight[t][s[t]]) for s in (rural, urban))
            )

        drawn = np.array([gap(value[t], weight[t], rural[t], urban[t]) for t in taken])
        if name == "ends":  # too few areas for a draw to tell its own error
            expected = np.quantile(drawn, [0.1, 0.9])
        else:
            away = (drawn - truth) / np.array([error(t) for t in taken])
            expected = truth - error(np.arange(len(value))) * np.quantile(away, [0.9, 0.1])
        found = under_schemes(values, weights, sides, draws=200, seed=3, level=0.8).loc[name]
        assert (found["low"], found["high"]) == pytest.approx(tuple(expected))


def test_whole_clusters_are_drawn(country):
    """With a cluster an area nothing changes; areas that say the same are one witness."""
    values, weights, sides = country
    alone = under_schemes(values, weights, sides, clusters=np.arange(len(values)))
    pd.testing.assert_frame_equal(alone, under_schemes(values, weights, sides))
    halves = {"halves": sides["halves"]}
    once = under_schemes(values, weights, halves).loc["halves"]
    twice = {"halves": tuple(np.repeat(side, 2) for side in sides["halves"])}
    apart = under_schemes(np.repeat(values, 2), np.repeat(weights, 2), twice).loc["halves"]
    together = under_schemes(
        np.repeat(values, 2), np.repeat(weights, 2), twice, clusters=np.repeat(np.arange(80), 2)
    ).loc["halves"]
    assert together[["low", "high"]].tolist() == pytest.approx(once[["low", "high"]].tolist())
    assert apart["high"] - apart["low"] < 0.8 * (once["high"] - once["low"])
    assert together["rural_areas"] == 2 * once["rural_areas"]


def test_the_slopes_error_is_that_of_its_areas():
    """Many alike areas: the interval of the slope is that of the differences between two years."""
    generator = np.random.default_rng(4)
    rural = np.arange(600) < 300
    first = generator.normal(0, 5, 600)
    change = generator.normal(0, 1, 600)
    found = trend(pd.DataFrame({2000: first, 2010: first + change}), np.ones(600), rural, ~rural)
    expected = 2 * 1.96 * np.sqrt(2 / 300) / 10
    assert found.slope_high - found.slope_low == pytest.approx(expected, rel=0.1)


def test_memory_in_parts_changes_no_draw(country, monkeypatch):
    values, weights, sides = country
    whole = under_schemes(values, weights, sides, draws=300)
    monkeypatch.setattr(gaps, "_CELLS", 1000)
    pd.testing.assert_frame_equal(under_schemes(values, weights, sides, draws=300), whole)


def test_what_is_not_known_is_nan(country):
    values, weights, _ = country
    one, none = np.arange(80) == 0, np.zeros(80, bool)
    found = under_schemes(values, weights, {"one": (one, ~one), "none": (none, ~none)}, draws=50)
    assert found.loc["one", "gap"] == pytest.approx(gap(values, weights, one, ~one))
    assert found.loc["one", ["low", "high", "ratio_low"]].isna().all()
    assert found.loc["none", ["rural", "gap", "low", "ratio", "ratio_high"]].isna().all()
    nothing = under_schemes(np.full(80, np.nan), weights, {"all": (one, ~one)})
    assert nothing.loc["all", ["gap", "low"]].isna().all()
    assert under_schemes(values, weights, {}).empty
    with pytest.raises(ValueError, match="A mask of shape"):
        under_schemes(values, weights, {"short": ([True], [False])})


def test_ninety_five_intervals_in_a_hundred_hold_the_truth():
    generator = np.random.default_rng(5)
    rural = np.arange(120) < 60
    held = 0
    for _ in range(200):
        values = generator.normal(0, 1, 120) + 2 * rural
        low, high = gap_interval(values, generator.integers(1, 9, 120), rural, ~rural, draws=400)
        held += low <= 2 <= high
    assert 180 <= held <= 198


def test_the_real_gap_under_every_scheme():
    values = figures.values("cars_per_1000", year=2019)["value"]
    weights = figures.values("population", year=2019)["value"]
    areas = figures.areas()
    sides = {
        scheme.id: tuple(areas[scheme.column].isin(side) for side in (scheme.rural, scheme.urban))
        for scheme in SCHEMES.values()
        if scheme.column in areas
    }
    found = under_schemes(values, weights, sides, draws=200)
    assert len(found) >= 3
    assert (found["low"] > 0).all()  # more cars a head in the country, whatever the country is
    means = weighted.mean_by(values, weights, areas["degurba"])
    assert found.loc["degurba", "rural"] == pytest.approx(means[3])


# The trend


def wide(country, slope=0.5):
    """Four uneven years in which the rural side of "halves" moves by `slope` a year."""
    values, weights, sides = country
    rural = sides["halves"][0]
    years = [2001, 2005, 2011, 2013]
    return pd.DataFrame({y: values + slope * (y - 2001) * rural for y in years}), weights, sides


def test_the_slope_of_a_gap_that_moves_evenly(country):
    frame, weights, sides = wide(country)
    found = trend(frame, weights, *sides["halves"])
    assert found.slope == pytest.approx(0.5)
    # What areas always have does not blur it: they all move alike.
    assert (found.slope_low, found.slope_high) == pytest.approx((0.5, 0.5))
    assert found.by_year.index.tolist() == [2001, 2005, 2011, 2013]
    assert found.by_year["gap"].to_numpy() == pytest.approx(
        [gap(frame[y], weights, *sides["halves"]) for y in frame]
    )
    for year in frame:
        row = found.by_year.loc[year]
        assert (row["low"], row["high"]) == pytest.approx(
            gap_interval(frame[year], weights, *sides["halves"])
        )


def test_the_slope_is_that_of_least_squares(country):
    frame, _, sides = wide(country)
    generator = np.random.default_rng(2)
    frame = frame + generator.normal(0, 2, frame.shape)
    people = generator.integers(1, 40, frame.shape)
    found = trend(frame, people, *sides["ends"], draws=500)
    line = np.polyfit([2001, 2005, 2011, 2013], found.by_year["gap"], 1)
    assert found.slope == pytest.approx(line[0])
    assert found.slope_low < found.slope < found.slope_high
    turned = trend(frame, people, *sides["ends"][::-1], draws=500)
    assert turned.slope == pytest.approx(-found.slope)
    assert (turned.slope_low, turned.slope_high) == pytest.approx(
        (-found.slope_high, -found.slope_low)
    )


def test_the_trend_of_one_year_or_of_none(country):
    frame, weights, sides = wide(country)
    one = trend(frame[[2005]], weights, *sides["halves"], draws=50)
    assert np.isnan([one.slope, one.slope_low, one.slope_high]).all()
    assert one.by_year["low"].notna().all()
    frame[2005] = np.nan
    found = trend(frame, weights, *sides["halves"], draws=50)
    assert found.by_year["gap"].isna().tolist() == [False, True, False, False]
    assert found.by_year["rural_areas"].tolist() == [37, 0, 37, 37]
    assert found.slope == pytest.approx(0.5)
    nothing = trend(frame * np.nan, weights, *sides["halves"])
    assert np.isnan(nothing.slope)


# What a change is made of


@st.composite
def two_years(draw):
    n = draw(st.integers(2, 10))
    values = draw(arrays(float, (2, n), elements=st.floats(-1e3, 1e3)))
    people = draw(arrays(int, (2, n), elements=st.integers(1, 1000)))
    return values, people


@given(two_years())
def test_the_parts_of_a_change_add_up(years):
    (before, after), (n, m) = years
    found = change_of_mean(before, n, after, m)
    expected = np.average(after, weights=m) - np.average(before, weights=n)
    assert found.total == pytest.approx(expected, abs=1e-9)
    assert found.levels + found.people == pytest.approx(found.total, abs=1e-12 * 1e3)
    assert found.by_area["levels"].sum() == pytest.approx(found.levels, abs=1e-9)
    assert found.by_area["people"].sum() == pytest.approx(found.people, abs=1e-9)
    back = change_of_mean(after, m, before, n)
    assert (back.levels, back.people) == pytest.approx((-found.levels, -found.people), abs=1e-9)


@given(two_years(), st.floats(-100, 100), st.integers(2, 9))
def test_a_change_of_all_values_is_levels_and_of_all_weights_nothing(years, shift, times):
    (before, _), (n, m) = years
    found = change_of_mean(before, n, before + shift, n * times)
    assert (found.levels, found.people) == pytest.approx((shift, 0), abs=1e-9)
    moved = change_of_mean(before, n, before, m)
    assert moved.levels == pytest.approx(0, abs=1e-9)


def test_a_change_by_hand():
    # Half of the people leave the area with 1 for the one with 3; nothing else changes.
    found = change_of_mean([1, 3], [10, 10], [1, 3], [5, 15])
    assert (found.total, found.levels, found.people) == (0.5, 0, 0.5)
    assert found.by_area["people"].tolist() == pytest.approx(
        [(1 - 2.25) * -0.25, (3 - 2.25) * 0.25]
    )


def test_a_change_of_a_gap_is_that_of_its_sides():
    generator = np.random.default_rng(4)
    before, after = generator.normal(10, 3, (2, 60))
    n, m = generator.integers(1, 90, (2, 60)).astype(float)
    rural, urban = np.arange(60) < 20, np.arange(60) > 30
    found = change_of_gap(before, n, after, m, rural, urban)
    expected = gap(after, m, rural, urban) - gap(before, n, rural, urban)
    assert found.total == pytest.approx(expected, abs=1e-12)
    assert found.levels + found.people == pytest.approx(found.total, abs=1e-12)
    assert found.by_area.sum().to_numpy() == pytest.approx([found.levels, found.people], abs=1e-12)
    assert (found.by_area[20:31] == 0).all(axis=None)
    # How many live on either side does not move a gap.
    same = change_of_gap(before, n, after, m * np.where(rural, 7, 1), rural, urban)
    assert (same.levels, same.people) == pytest.approx((found.levels, found.people), abs=1e-12)


def test_areas_that_are_not_known_in_both_years_take_no_part():
    before, after = pd.Series([1.0, 3.0, 9.0, np.nan], list("abcd")), [2.0, 5.0, np.nan, 7.0]
    found = change_of_mean(before, [10, 10, 10, 10], after, [10, 30, 10, 10])
    known = change_of_mean([1.0, 3.0], [10, 10], [2.0, 5.0], [10, 30])
    assert (found.total, found.levels) == pytest.approx((known.total, known.levels))
    assert found.by_area.loc[["c", "d"]].to_numpy().tolist() == [[0, 0], [0, 0]]
    assert np.isnan(change_of_mean([np.nan], [1], [1], [1]).total)
    emptied = change_of_mean([1.0, 3.0], [0, 0], [1.0, 3.0], [1, 1])
    assert np.isnan([emptied.total, emptied.levels, emptied.people]).all()
    with pytest.raises(ValueError, match="Not one value and weight"):
        change_of_mean([1.0], [1], [1.0, 2.0], [1, 1])


def test_a_real_change_adds_up():
    values = figures.series("tax_base_2023_prices_sek")
    people = figures.series("population")
    degurba = figures.areas()["degurba"]
    found = change_of_gap(
        values[2005], people[2005], values[2021], people[2021], degurba == 3, degurba < 3
    )
    assert found.levels + found.people == pytest.approx(found.total, rel=1e-12)
    later, earlier = (gap(values[y], people[y], degurba == 3, degurba < 3) for y in (2021, 2005))
    assert found.total == pytest.approx(later - earlier)


def test_examples():
    found = doctest.testmod(gaps)
    assert found.attempted
    assert not found.failed


def test_means_by_class_are_those_of_the_gap_and_so_are_their_draws():
    areas, values = figures.areas(), figures.values("rented_pct", year=2023)["value"]
    weights = figures.values("dwellings", year=2023)["value"]
    found = gaps.means_by(values, weights, areas["degurba"])
    for code in (1, 2, 3):
        own = areas["degurba"] == code
        assert found.loc[code, "mean"] == pytest.approx(
            np.average(values[own], weights=weights[own])
        )
        assert found.loc[code, "low"] < found.loc[code, "mean"] < found.loc[code, "high"]
    assert found["areas"].tolist() == [25, 126, 139]


def test_the_interval_of_a_class_mean_is_about_two_standard_errors_wide():
    values = np.random.default_rng(3).normal(0, 1, 800)
    found = gaps.means_by(values, np.ones(800), np.arange(800) % 2, draws=4000)
    assert (found["high"] - found["low"]).tolist() == pytest.approx([2 * 1.96 / 20] * 2, rel=0.12)


def test_a_class_of_one_has_a_mean_and_no_interval_and_an_empty_one_neither():
    found = gaps.means_by([1.0, 2.0, 3.0, np.nan], [1, 1, 1, 1], ["a", "a", "b", "c"])
    assert found["mean"].tolist()[:2] == [1.5, 3.0]
    assert np.isnan(found.loc["b", "low"])
    assert found.loc["c", ["mean", "low", "high"]].isna().all()
    assert found["areas"].tolist() == [2, 1, 0]


def test_the_differences_between_groups_are_those_of_their_masks():
    generator = np.random.default_rng(3)
    values, weights = generator.normal(10, 3, 60), generator.integers(1, 50, 60)
    groups = np.array(["a", "b", "c"])[generator.integers(0, 3, 60)]
    means, pairs = gaps.between(values, weights, groups)
    pd.testing.assert_frame_equal(means, gaps.means_by(values, weights, groups))
    for one, other in (("a", "b"), ("c", "a")):
        sides = {0: (groups == one, groups == other)}
        row = gaps.under_schemes(values, weights, sides).loc[0, ["gap", "low", "high"]]
        assert pairs.loc[(one, other)].tolist() == pytest.approx(row.tolist())
        turned = pairs.loc[(other, one)]
        assert [-turned["gap"], -turned["high"], -turned["low"]] == pytest.approx(row.tolist())


def test_groups_of_one_area_have_a_difference_without_an_interval():
    _means, pairs = gaps.between([8.0, 4.0, 2.0], [1, 1, 1], ["a", "a", "b"])
    assert pairs.loc[("a", "b"), "gap"] == 4.0
    assert np.isnan(pairs.loc[("a", "b"), "low"])
    assert gaps.between([8.0], [1], ["a"])[1].empty
