import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from indicators import figures
from measures import inequality
from measures.inequality import atkinson, gini, mean_log_deviation, palma, theil


def total_of(index):
    return lambda values, weights: index(values, weights).total


def atkinson_of(epsilon):
    return lambda values, weights: atkinson(values, weights, epsilon)


INDICES = [
    total_of(theil),
    total_of(mean_log_deviation),
    gini,
    palma,
    atkinson_of(0.5),
    atkinson_of(1),
    atkinson_of(2),
]
SPLITS = [theil, mean_log_deviation]


@st.composite
def areas(draw, most=12, lowest=1):
    """Values, people and classes of two or more areas."""
    n = draw(st.integers(2, most))
    values = draw(arrays(float, n, elements=st.integers(lowest, 10_000).map(float)))
    people = draw(arrays(int, n, elements=st.integers(1, 500)))
    values[0] += 1
    return values, people, draw(arrays(int, n, elements=st.integers(0, 3)))


# By hand


def test_by_hand():
    values, people = [1.0, 2.0, 6.0], [2, 1, 1]  # four people: 1, 1, 2, 6; mean 2.5
    shares = np.array([0.1, 0.1, 0.2, 0.6])
    assert theil(values, people).total == pytest.approx((shares * np.log(4 * shares)).sum())
    log = np.log(2.5 / np.array([1, 1, 2, 6])).mean()
    assert mean_log_deviation(values, people).total == pytest.approx(log)
    pairs = np.abs(np.subtract.outer([1, 1, 2, 6], [1, 1, 2, 6])).sum()
    assert gini(values, people) == pytest.approx(pairs / (2 * 16 * 2.5))
    assert atkinson(values, people, 1) == pytest.approx(1 - (1 * 1 * 2 * 6) ** (1 / 4) / 2.5)
    assert atkinson(values, people, 2) == pytest.approx(1 - 4 / (1 + 1 + 1 / 2 + 1 / 6) / 2.5)


def test_the_ratio_splits_areas_at_the_cut():
    # Ten people: eight have 1, two have 6. The top one has 6, the bottom four have 4.
    assert palma([1.0, 6.0], [8, 2]) == pytest.approx(6 / 4)
    # The top tenth lies inside one area, the bottom 40 % across two.
    assert palma([1.0, 2.0, 9.0], [30, 30, 40]) == pytest.approx(90 / (30 + 20))
    assert palma([1.0, 2.0, 9.0], [30, 30, 40], top=0.4, bottom=0.3) == pytest.approx(360 / 30)


@pytest.mark.parametrize("index", INDICES)
def test_alike_areas_are_not_unequal(index):
    alike = 0.25 if index is palma else 0
    assert index([7.3, 7.3, 7.3], [1, 20, 300]) == pytest.approx(alike, abs=1e-15)


def test_one_area_that_has_everything():
    assert theil([0.0, 5.0], [99, 1]).total == pytest.approx(np.log(100))
    assert gini([0.0, 5.0], [99, 1]) == pytest.approx(0.99)
    assert atkinson([0.0, 5.0], [99, 1], 0.5) == pytest.approx(0.99)
    assert atkinson([0.0, 5.0], [99, 1], 1) == 1
    assert atkinson([0.0, 5.0], [99, 1], 3) == 1
    assert np.isnan(palma([0.0, 5.0], [99, 1]))


# What holds for any areas


@pytest.mark.parametrize("split", SPLITS)
@given(areas())
def test_the_parts_add_up(split, given_areas):
    values, people, classes = given_areas
    found = split(values, people, classes)
    assert found.between + found.within == pytest.approx(found.total, abs=1e-12)
    groups = found.groups
    assert groups["between"].sum() == pytest.approx(found.between, abs=1e-12)
    assert groups["within"].sum() == pytest.approx(found.within, abs=1e-12)
    assert groups["people_share"].sum() == pytest.approx(1, abs=1e-12)
    assert groups["value_share"].sum() == pytest.approx(1, abs=1e-12)
    assert min(found.between, found.within) > -1e-12


@pytest.mark.parametrize("split", SPLITS)
@given(areas())
def test_a_second_computation_of_the_parts(split, given_areas):
    values, people, classes = given_areas
    by_value = split is theil
    found = split(values, people, classes).groups
    for code, row in found.iterrows():
        own = classes == code
        mean, whole = (
            np.average(v, weights=n) for v, n in ((values[own], people[own]), (values, people))
        )
        inside = split(values[own], people[own]).total
        weight = row["value_share"] if by_value else row["people_share"]
        assert row["mean"] == pytest.approx(mean)
        assert row["index"] == pytest.approx(inside, abs=1e-12)
        assert row["within"] == pytest.approx(weight * inside, abs=1e-12)
        apart = np.log(mean / whole) if by_value else np.log(whole / mean)
        assert row["between"] == pytest.approx(weight * apart, abs=1e-12)


@pytest.mark.parametrize("index", INDICES)
@given(areas(), st.floats(0.01, 100), st.integers(2, 5))
def test_neither_currency_nor_size_nor_order_matters(index, given_areas, factor, times):
    values, people, _ = given_areas
    found = index(values, people)
    assert index(values * factor, people) == pytest.approx(found, abs=1e-9)
    assert index(values, people * times) == pytest.approx(found, abs=1e-9)
    assert index(np.tile(values, times), np.tile(people, times)) == pytest.approx(found, abs=1e-9)
    assert index(values[::-1], people[::-1]) == pytest.approx(found, abs=1e-9)


@pytest.mark.parametrize("index", INDICES)
@given(areas(most=6))
def test_a_weight_is_that_many_people(index, given_areas):
    values, people, _ = given_areas
    people = people % 9 + 1
    one_by_one = np.repeat(values, people)
    assert index(values, people) == pytest.approx(
        index(one_by_one, np.ones(people.sum())), abs=1e-9
    )


@pytest.mark.parametrize("index", [i for i in INDICES if i is not palma])
@given(areas())
def test_what_goes_from_rich_to_poor_makes_areas_more_alike(index, given_areas):
    values, _, _ = given_areas
    people = np.ones(len(values))
    richest, poorest = np.argmax(values), np.argmin(values)
    moved = values.copy()
    moved[[richest, poorest]] += np.array([-1, 1]) * (values[richest] - values[poorest]) / 4
    assert index(moved, people) < index(values, people) + 1e-12


@given(areas())
def test_atkinson_at_one_is_the_mean_log_deviation_and_rises_with_aversion(given_areas):
    values, people, _ = given_areas
    log = mean_log_deviation(values, people).total
    assert atkinson(values, people, 1) == pytest.approx(1 - np.exp(-log), abs=1e-12)
    assert atkinson(values, people, 1 + 1e-7) == pytest.approx(
        atkinson(values, people, 1), abs=1e-5
    )
    rising = [atkinson(values, people, e) for e in (0, 0.3, 0.9, 1, 1.5, 3)]
    assert rising[0] == pytest.approx(0, abs=1e-12)
    assert (np.diff(rising) > -1e-12).all()


# Years


def test_years_at_once_are_years_one_by_one():
    generator = np.random.default_rng(1)
    wide = pd.DataFrame(generator.lognormal(5, 0.4, (30, 4)), columns=[2001, 2005, 2009, 2013])
    people = generator.integers(1, 900, (30, 4)).astype(float)
    wide.iloc[3, 1], people[4, 2] = np.nan, 0
    classes = generator.choice(["rural", "urban"], 30)
    for index in INDICES:
        every = index(wide, people)
        assert every.index.tolist() == [2001, 2005, 2009, 2013]
        for n, year in enumerate(wide):
            assert every[year] == pytest.approx(index(wide[year], people[:, n]), abs=1e-14)
    for split in SPLITS:
        every = split(wide, people, classes)
        one = split(wide[2009], people[:, 2], classes)
        assert every.between[2009] == pytest.approx(one.between)
        pd.testing.assert_frame_equal(every.groups.loc[2009], one.groups, check_names=False)
    assert gini(wide, people[:, 0])[2013] == pytest.approx(gini(wide[2013], people[:, 0]))


# What is missing, and what is wrong


@pytest.mark.parametrize("index", INDICES)
def test_missing_areas_take_no_part(index):
    known = index([1.0, 4.0], [3, 5])
    assert index([1.0, np.nan, 4.0, 9.0, 7.0], [3, 2, 5, np.nan, 0]) == pytest.approx(known)
    assert np.isnan(index([np.nan], [1]))
    assert np.isnan(index([], []))
    with pytest.raises(ValueError, match=r"position 1: -2.0 cannot be shared"):
        index([1.0, -2.0], [1, 1])
    with pytest.raises(ValueError, match="Not one weight an area"):
        index([1.0, 2.0], [1, 1, 1])
    index([1.0, -2.0], [1, 0])  # nobody lives there


def test_zeros():
    assert np.isnan(theil([0.0, 0.0], [1, 1]).total)
    assert np.isnan(gini([0.0, 0.0], [1, 1]))
    with pytest.raises(ValueError, match=r"position 1: 0.0 has no logarithm"):
        mean_log_deviation([1.0, 0.0], [1, 1])
    with pytest.raises(ValueError, match=r"position 0, column 2009: 0.0"):
        mean_log_deviation(pd.DataFrame({2005: [1.0, 2.0], 2009: [0.0, 2.0]}), [1, 1])
    found = theil([0.0, 0.0, 4.0], [1, 1, 2], ["a", "a", "b"])
    assert found.total == found.between == pytest.approx(np.log(2))
    assert np.isnan(found.groups.loc["a", "index"])


def test_a_group_in_which_nobody_takes_part_adds_nothing():
    found = theil([1.0, 3.0, np.nan], [1, 1, 1], ["a", "b", "c"])
    assert found.groups.loc["c", ["people_share", "between", "within"]].tolist() == [0, 0, 0]
    assert np.isnan(found.groups.loc["c", "mean"])
    assert found.total == pytest.approx(theil([1.0, 3.0], [1, 1]).total)


def test_without_groups_all_is_within():
    found = theil([1.0, 3.0], [1, 2])
    assert (found.between, found.within) == (0, pytest.approx(found.total))
    with pytest.raises(ValueError, match="Not one group an area"):
        theil([1.0, 3.0], [1, 2], ["a"])
    with pytest.raises(ValueError, match="position 1: no group"):
        theil([1.0, 3.0], [1, 2], ["a", None])


def test_wrong_parameters():
    with pytest.raises(ValueError, match="epsilon = -1"):
        atkinson([1.0], [1], -1)
    with pytest.raises(ValueError, match="not two shares"):
        palma([1.0], [1], top=0.7)


# Beside PySAL


@pytest.fixture(scope="module")
def tax_base():
    return figures.series("tax_base_2023_prices_sek").dropna()


def test_unweighted_indices_equal_pysals(tax_base):
    from inequality.atkinson import atkinson as theirs_atkinson
    from inequality.gini import Gini
    from inequality.theil import Theil, TheilD

    everyone = np.ones(len(tax_base))
    classes = figures.areas().loc[tax_base.index, "degurba"].to_numpy()
    theirs = TheilD(tax_base.to_numpy(), classes)
    ours = theil(tax_base, everyone, classes)
    assert ours.total.to_numpy() == pytest.approx(Theil(tax_base.to_numpy()).T, abs=1e-14)
    assert ours.between.to_numpy() == pytest.approx(theirs.bg, abs=1e-14)
    assert ours.within.to_numpy() == pytest.approx(theirs.wg, abs=1e-14)
    for year in tax_base:
        value = tax_base[year].to_numpy()
        assert gini(value, everyone) == pytest.approx(Gini(value).g, abs=1e-14)
        for epsilon in (0.5, 1, 2):
            expected = theirs_atkinson(value, epsilon)
            assert atkinson(value, everyone, epsilon) == pytest.approx(expected, abs=1e-14)


def test_weighted_indices_equal_pysals_of_every_person(tax_base):
    from inequality.gini import Gini
    from inequality.theil import TheilD

    value = tax_base[2021].to_numpy()
    people = (figures.values("population", year=2021)["value"].loc[tax_base.index] // 100).astype(
        int
    )
    classes = figures.areas().loc[tax_base.index, "degurba"].to_numpy()
    everyone = np.repeat(value, people)
    found = theil(value, people, classes)
    assert found.between == pytest.approx(
        TheilD(everyone, np.repeat(classes, people)).bg[0], abs=1e-10
    )
    assert gini(value, people) == pytest.approx(Gini(everyone).g, abs=1e-10)


def test_examples():
    found = doctest.testmod(inequality)
    assert found.attempted
    assert not found.failed
