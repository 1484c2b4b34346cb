import doctest
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.integrate import quad
from support.country import foreign_born

from indicators import embedded
from measures import segregation
from measures.segregation import (
    atkinson,
    coverage,
    decompose_information,
    dissimilarity,
    entropy_index,
    eta_squared,
    exposure,
    gini,
    ice,
    information_theory,
    isolation,
    multigroup_dissimilarity,
    rank_order_information,
    relational,
    weighted_spread,
)

TWO = [dissimilarity, gini, atkinson, entropy_index, isolation, exposure, eta_squared]
EVENNESS = [dissimilarity, gini, atkinson, entropy_index, eta_squared]
SEVERAL = [information_theory, multigroup_dissimilarity, rank_order_information]


@st.composite
def mixed(draw, most=12):
    """Group and total of two or more areas; the group is neither nobody nor everybody."""
    n = draw(st.integers(2, most))
    group = draw(arrays(int, n, elements=st.integers(0, 500)))
    others = draw(arrays(int, n, elements=st.integers(0, 500)))
    group[0], others[1] = group[0] + 1, others[1] + 1
    return group, group + others


@st.composite
def classes(draw):
    """Counts of areas × groups, each area and group with somebody."""
    shape = draw(st.tuples(st.integers(2, 10), st.integers(2, 6)))
    return draw(arrays(int, shape, elements=st.integers(1, 300)))


def wide(name, year):
    table = embedded.frame(name)
    table = table[table["year"] == year]
    return table.pivot(index="area_id", columns="indicator", values="value")


@pytest.fixture(scope="module")
def deso():
    found = foreign_born()
    return found["born_abroad"], found["population"], found.index.str[:4]


@pytest.fixture(scope="module")
def tenures():
    found = wide("values_regso_2020.parquet", 2023)
    parts = ["owned_pct", "cooperative_pct", "rented_pct"]
    counts = found[parts].mul(found["dwellings"] / 100, axis=0).round()
    return counts, found.index.astype(str).str[:4]


# By hand


def test_by_hand_two_groups():
    group, total = [10, 30], [50, 50]  # P = 0.4, shares 0.2 and 0.6
    assert dissimilarity(group, total) == pytest.approx(abs(10 / 40 - 40 / 60) / 2 * 2)
    assert isolation(group, total) == pytest.approx(0.25 * 0.2 + 0.75 * 0.6)
    assert exposure(group, total) == pytest.approx(0.25 * 0.8 + 0.75 * 0.4)
    assert eta_squared(group, total) == pytest.approx((0.5 - 0.4) / 0.6)
    assert gini(group, total) == pytest.approx(2 * 50 * 50 * 0.4 / (2 * 100**2 * 0.4 * 0.6))
    mean = (0.8**0.5 * 0.2**0.5 * 50 + 0.4**0.5 * 0.6**0.5 * 50) / 40
    assert atkinson(group, total) == pytest.approx(1 - 0.4 / 0.6 * mean**2)
    mean = (0.8**0.7 * 0.2**0.3 * 50 + 0.4**0.7 * 0.6**0.3 * 50) / 40
    assert atkinson(group, total, b=0.3) == pytest.approx(1 - 0.4 / 0.6 * mean ** (1 / 0.7))

    def entropy(p):
        return -p * np.log(p) - (1 - p) * np.log(1 - p)

    expected = 1 - (entropy(0.2) + entropy(0.6)) / (2 * entropy(0.4))
    assert entropy_index(group, total) == pytest.approx(expected)


def test_by_hand_three_groups():
    counts = [[8, 2, 0], [2, 2, 6]]  # shares of all: 0.5, 0.2, 0.3
    whole = -(0.5 * np.log(0.5) + 0.2 * np.log(0.2) + 0.3 * np.log(0.3))
    first = -(0.8 * np.log(0.8) + 0.2 * np.log(0.2))
    second = -(0.2 * np.log(0.2) + 0.2 * np.log(0.2) + 0.6 * np.log(0.6))
    assert information_theory(counts) == pytest.approx(1 - (first + second) / 2 / whole)
    apart = 10 * (0.3 + 0.0 + 0.3) * 2
    assert multigroup_dissimilarity(counts) == pytest.approx(
        apart / (2 * 20 * (0.25 + 0.16 + 0.21))
    )


def test_gini_is_the_mean_difference_of_every_pair():
    generator = np.random.default_rng(2)
    total = generator.integers(1, 90, 40)
    group = generator.binomial(total, 0.3)
    share, whole = group / total, group.sum() / total.sum()
    pairs = np.abs(share[:, None] - share) * total * total[:, None]
    expected = pairs.sum() / (2 * total.sum() ** 2 * whole * (1 - whole))
    assert gini(group, total) == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("index", TWO)
def test_within_gives_each_municipality_its_own(index):
    generator = np.random.default_rng(4)
    within = generator.permutation(np.repeat(["0114", "1264", "2582"], [5, 3, 9]))
    total = generator.integers(20, 90, 17)
    group = generator.binomial(total, 0.4)
    found = index(group, total, within)
    assert list(found.index) == ["0114", "1264", "2582"]
    for code, value in found.items():
        own = within == code
        assert value == pytest.approx(index(group[own], total[own]), abs=1e-13)


@pytest.mark.parametrize("index", SEVERAL)
def test_within_gives_each_municipality_its_own_of_several_groups(index):
    generator = np.random.default_rng(4)
    within = generator.permutation(np.repeat([7, 3, 5], [5, 3, 9]))
    counts = generator.integers(1, 60, (17, 5))
    found = index(counts, within)
    assert list(found.index) == [3, 5, 7]
    for code, value in found.items():
        assert value == pytest.approx(index(counts[within == code]), abs=1e-12)
    assert index(pd.DataFrame(counts)) == index(counts)


# Identities


@given(mixed())
def test_isolation_and_exposure_sum_to_one(data):
    assert isolation(*data) + exposure(*data) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("index", TWO)
@given(data=mixed(), at=st.integers(0, 11), halves=st.integers(2, 4))
def test_an_area_split_into_equal_parts_changes_nothing(index, data, at, halves):
    group, total = data
    at = at % len(group)
    parts = np.ones(len(group), int)
    parts[at] = halves
    split = [np.repeat(v / parts, parts) for v in (group, total)]
    assert index(*split) == pytest.approx(index(group, total), abs=1e-9)


@pytest.mark.parametrize("index", EVENNESS)
@given(sizes=arrays(int, st.integers(2, 9), elements=st.integers(1, 400)), share=st.integers(1, 9))
def test_areas_all_alike_are_not_segregated(index, sizes, share):
    assert index(sizes * share, sizes * 10) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("index", [*EVENNESS, isolation])
@given(data=mixed())
def test_areas_never_shared_are_fully_segregated(index, data):
    group, total = data
    apart = np.r_[group, np.zeros(len(group), int)]
    everyone = np.r_[group, total - group]
    assert index(apart, everyone) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("index", EVENNESS)
@given(data=mixed())
def test_evenness_runs_from_nought_to_one(index, data):
    assert -1e-12 <= index(*data) <= 1 + 1e-12


@given(mixed())
def test_gini_is_never_below_dissimilarity(data):
    assert gini(*data) >= dissimilarity(*data) - 1e-12


@pytest.mark.parametrize("index", [dissimilarity, gini, entropy_index, eta_squared])
@given(data=mixed())
def test_group_and_others_may_change_places(index, data):
    group, total = data
    assert index(total - group, total) == pytest.approx(index(group, total), abs=1e-9)


@given(mixed(), st.floats(0.1, 0.5))
def test_atkinson_of_the_others_is_that_of_the_mirrored_b(data, b):
    # (1 − A)^(1−b) of the group is (1 − A)^b of the others: the same index only at b = ½.
    group, total = data
    one, other = atkinson(group, total, b=b), atkinson(total - group, total, b=1 - b)
    assert other == pytest.approx(1 - (1 - one) ** ((1 - b) / b), abs=1e-9)


@given(mixed())
def test_two_groups_are_the_case_of_two(data):
    group, total = data
    counts = np.column_stack([group, total - group])
    assert information_theory(counts) == pytest.approx(entropy_index(*data), abs=1e-12)
    assert multigroup_dissimilarity(counts) == pytest.approx(dissimilarity(*data), abs=1e-12)
    assert rank_order_information(counts) == pytest.approx(entropy_index(*data), abs=1e-12)


@given(classes(), st.data())
def test_information_is_what_lies_between_and_within(counts, data):
    groups = np.array(
        data.draw(st.lists(st.integers(0, 3), min_size=len(counts), max_size=len(counts)))
    )
    parts = decompose_information(counts, groups)
    assert parts["total"] == pytest.approx(information_theory(counts), abs=1e-12)
    assert parts["between"] + parts["within"] == pytest.approx(parts["total"], abs=1e-12)

    def mixture(people):
        share = people.sum(axis=0) / people.sum()
        return people.sum() * -(share[share > 0] * np.log(share[share > 0])).sum()

    inside = information_theory(counts, groups)
    weight = {g: mixture(counts[groups == g]) / mixture(counts) for g in inside.index}
    by_hand = sum(weight[g] * h for g, h in inside.dropna().items())
    assert parts["within"] == pytest.approx(by_hand, abs=1e-12)


def test_the_parts_within_a_county_are_those_of_the_county_alone(tenures):
    counts, municipality = tenures
    county = municipality.str[:2]
    parts = decompose_information(counts, municipality, county)
    assert list(parts.columns) == ["total", "between", "within"]
    assert parts["total"].to_numpy() == pytest.approx(information_theory(counts, county).to_numpy())
    own = county == "12"
    alone = decompose_information(counts[own], municipality[own])
    assert parts.loc["12"].to_numpy() == pytest.approx(alone.to_numpy(), abs=1e-12)
    # Gotland is one municipality: nothing lies between municipalities there.
    assert parts.loc["09", "between"] == pytest.approx(0, abs=1e-12)
    assert parts.loc["09", "total"] > 0.05


def test_the_parts_do_not_depend_on_the_order_of_the_areas():
    generator = np.random.default_rng(9)
    counts, groups = generator.integers(0, 30, (24, 3)), np.repeat(list("abcdef"), 4)
    within = np.repeat(["y", "x", "x", "y"], 6)  # groups b and e lie in both
    order = generator.permutation(24)
    straight = decompose_information(counts, groups, within)
    shuffled = decompose_information(counts[order], groups[order], within[order])
    assert shuffled.to_numpy() == pytest.approx(straight.to_numpy(), abs=1e-12)
    alone = decompose_information(counts[within == "x"], groups[within == "x"])
    assert straight.loc["x"].to_numpy() == pytest.approx(alone.to_numpy(), abs=1e-12)
    assert (straight["between"] > 1e-3).all()


# Ordered classes


def test_the_integral_weights_are_exact():
    def weight(p, j):
        return 2 * p**j * (-p * np.log(p) - (1 - p) * np.log(1 - p)) if 0 < p < 1 else 0.0

    by_quadrature = [quad(weight, 0, 1, args=(j,))[0] for j in range(5)]
    assert segregation._moments(np.arange(5)) == pytest.approx(by_quadrature, abs=1e-9)


def test_rank_order_information_is_the_integral_of_the_polynomial_through_the_cuts():
    counts = np.array([[30, 20, 10, 5], [5, 10, 20, 40], [12, 12, 12, 12]])
    below = counts.cumsum(axis=1)[:, :-1]
    share = below.sum(axis=0) / counts.sum()
    value = [entropy_index(cut, counts.sum(axis=1)) for cut in below.T]
    polynomial = np.polynomial.Polynomial.fit(share, value, 2)  # three cuts: through all

    def integrand(p):
        return 2 * (-p * np.log(p) - (1 - p) * np.log(1 - p)) * polynomial(p) if 0 < p < 1 else 0.0

    assert rank_order_information(counts) == pytest.approx(quad(integrand, 0, 1)[0], abs=1e-9)


def test_with_many_classes_the_fit_is_weighted_and_of_order_four():
    generator = np.random.default_rng(6)
    counts = generator.integers(1, 90, (12, 9))
    below = counts.cumsum(axis=1)[:, :-1]
    share = below.sum(axis=0) / counts.sum()
    value = [entropy_index(cut, counts.sum(axis=1)) for cut in below.T]
    weight = -share * np.log(share) - (1 - share) * np.log(1 - share)
    fitted = np.polynomial.polynomial.polyfit(share, value, 4, w=weight)  # w² is minimised
    assert rank_order_information(counts) == pytest.approx(
        fitted @ segregation._moments(np.arange(5)), abs=1e-10
    )


def test_an_empty_class_makes_no_difference():
    counts = np.array([[30, 20, 10, 5], [5, 10, 20, 40], [12, 12, 12, 12]])
    for at in range(5):
        empty = np.insert(counts, at, 0, axis=1)
        assert rank_order_information(empty) == pytest.approx(rank_order_information(counts))


def test_order_matters_to_the_rank_order_index_only():
    near = np.array([[20, 0, 10], [0, 20, 10]])  # apart in the low half only
    far = near[:, [0, 2, 1]]  # apart between the ends
    assert information_theory(near) == pytest.approx(information_theory(far))
    assert rank_order_information(far) > rank_order_information(near) + 0.05


# What is not assessable


@pytest.mark.parametrize("index", TWO)
@pytest.mark.parametrize(
    ("group", "total"),
    [
        ([0, 0], [5, 5]),  # nobody
        ([5, 5], [5, 5]),  # everybody
        ([3], [5]),  # one area
        ([3, 0], [5, 0]),  # one area with people
        ([3, np.nan], [5, 5]),  # one area that is known
        ([], []),
        ([0, 0], [0, 0]),
    ],
)
def test_what_cannot_be_spread_is_nan(index, group, total):
    assert np.isnan(index(group, total))
    found = index([*group, 1, 3], [*total, 5, 5], ["a"] * len(group) + ["b", "b"])
    assert found["b"] == pytest.approx(index([1, 3], [5, 5]))
    assert np.isnan(found.get("a", np.nan))
    assert ("a" in found.index) == bool(group)


@pytest.mark.parametrize("index", SEVERAL)
def test_what_cannot_be_spread_is_nan_with_several_groups(index):
    assert np.isnan(index([[0, 4, 0], [0, 9, 0]]))
    assert np.isnan(index([[1, 4, 2]]))
    assert np.isnan(index(np.empty((0, 3))))
    found = index([[1, 4, 2], [1, 0, 5], [4, 5, 6]], ["b", "b", "a"])
    assert np.isnan(found["a"])
    assert found["b"] > 0


@pytest.mark.parametrize("index", TWO)
def test_an_empty_area_and_one_that_is_not_known_change_nothing(index):
    plain = index([10, 30], [50, 50])
    assert index([10, 0, 30], [50, 0, 50]) == plain
    assert index([10, np.nan, 30], [50, 70, 50]) == plain
    assert index([10, 20, 30], [50, np.nan, 50]) == plain


@pytest.mark.parametrize("index", SEVERAL)
def test_an_area_with_one_missing_count_takes_no_part(index):
    counts = [[10, 5, 9], [2, 8, 4]]
    assert index([*counts, [np.nan, 900, 900], [0, 0, 0]]) == index(counts)


@pytest.mark.parametrize("index", TWO)
@pytest.mark.parametrize(
    ("group", "total"),
    [([1, 6], [5, 5]), ([1, -1], [5, 5]), ([0, 0], [5, -5]), ([1, 1], [5, np.inf])],
)
def test_impossible_counts_are_refused_by_position(index, group, total):
    with pytest.raises(ValueError, match="position 1"):
        index(group, total)


@pytest.mark.parametrize("index", SEVERAL)
def test_impossible_counts_of_several_groups_are_refused(index):
    with pytest.raises(ValueError, match="position 2"):
        index([[1, 2], [np.nan, 1], [1, -2]])
    with pytest.raises(ValueError, match="areas × groups"):
        index([1, 2, 3])


def test_unequal_lengths_and_missing_codes_are_refused():
    with pytest.raises(ValueError, match="shapes"):
        dissimilarity([1, 2, 3], [5, 5])
    with pytest.raises(ValueError, match="shapes"):
        dissimilarity([1, 2], [5, 5], ["a"])
    with pytest.raises(ValueError, match="position 1"):
        dissimilarity([1, 2], [5, 5], ["a", None])
    with pytest.raises(ValueError, match="position 0"):
        decompose_information([[1, 2], [2, 1]], [None, "a"])


def test_a_group_a_rounding_above_its_total_is_its_total():
    total = np.array([3.3, 5.0, 7.0])
    group = np.array([3.3 * (1 + 1e-12), 2.0, 1.0])
    for index in TWO:
        assert index(group, total) == pytest.approx(index([3.3, 2, 1], total))


@pytest.mark.parametrize("b", [0, 1, -0.2, 1.5])
def test_atkinson_refuses_a_b_outside_nought_and_one(b):
    with pytest.raises(ValueError, match="between 0 and 1"):
        atkinson([1, 2], [5, 5], b=b)


# Per area and per municipality


def test_coverage_is_of_people():
    group, total = [1, np.nan, 2, np.nan], [30, 10, 5, np.nan]
    assert coverage(group, total) == pytest.approx(35 / 45)
    found = coverage(group, total, ["a", "a", "b", "c"])
    assert found["a"] == 0.75
    assert found["b"] == 1
    assert np.isnan(found["c"])
    assert coverage([[1, 2], [np.nan, 3]], [30, 10]) == 0.75


def test_ice_runs_from_all_low_to_all_high():
    found = ice([30, 0, 5, 0, np.nan], [10, 5, 0, 0, 1], [100, 5, 5, 0, 9])
    assert found.iloc[:3].tolist() == [0.2, -1.0, 1.0]
    assert found.iloc[3:].isna().all()
    assert list(ice([1], [1], pd.Series([2], ["0114"])).index) == ["0114"]


@pytest.mark.parametrize(("high", "low"), [([1, 4], [1, 3]), ([1, -1], [1, 3]), ([1, 3], [1, -1])])
def test_ice_refuses_ends_that_are_more_than_all(high, low):
    with pytest.raises(ValueError, match="position 1"):
        ice(high, low, [6, 6])


def test_relational_by_hand():
    types = [1, 5, 3, 2, 2, 4, 3, 3, np.nan, 5, 4, 1]
    people = [10, 30, 60, 5, 5, 8, 1, 1, 9, 9, 0, 7]
    within = ["a", "a", "a", "b", "b", "c", "d", "d", "e", "e", "f", "f"]
    found = relational(types, people, within)
    words = ["yes", "no", "not assessable", "no", "not assessable", "not assessable"]
    assert found["status"].tolist() == words
    assert found["intensity"].tolist() == pytest.approx(
        [0.2, 0, np.nan, 0, np.nan, np.nan], nan_ok=True
    )
    assert found["areas"].tolist() == [3, 2, 1, 2, 1, 1]
    shares = found.filter(like="_share")
    assert shares.columns.tolist() == [f"type_{n}_share" for n in range(1, 6)]
    assert shares.loc["a"].tolist() == pytest.approx([0.1, 0, 0.6, 0, 0.3])
    assert shares.loc["f"].tolist() == [1, 0, 0, 0, 0]
    assert relational([1, 4], [5, 5], ["a", "a"])["intensity"]["a"] == 1
    assert relational([np.nan], [5], ["a"]).filter(like="_share").isna().all(axis=None)


def test_an_area_type_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match=r"position 1.*area type"):
        relational([1, 6], [5, 5], ["a", "a"])
    with pytest.raises(ValueError, match=r"position 1"):
        relational([1, 2], [5, -5], ["a", "a"])


def test_relational_of_the_country_is_counted_twice():
    found = wide("values_regso_2020.parquet", 2022)
    within = found.index.astype(str).str[:4]
    ours = relational(found["area_type"], found["population"], within)
    by_code = found.groupby(within)["area_type"]
    both = by_code.agg(lambda t: t.le(2).any() and t.ge(4).any())
    expected = both.map({True: "yes", False: "no"}).where(by_code.size() > 1, "not assessable")
    assert ours["status"].tolist() == expected.tolist()
    assert len(ours) == 290
    assert ours.filter(like="_share").sum(axis=1).to_numpy() == pytest.approx(np.ones(290))


def test_weighted_spread_is_the_standard_deviation_of_people():
    value, people = [1.0, 4.0, np.nan, 2.0, 7.0], [2, 1, 5, 3, 0]
    expected = np.std([1, 1, 4, 2, 2, 2])
    assert weighted_spread(value, people) == pytest.approx(expected)
    found = weighted_spread(value, people, ["a", "a", "a", "b", "b"])
    assert found["a"] == pytest.approx(np.std([1, 1, 4]))
    assert np.isnan(found["b"])
    mixed_up = weighted_spread([1.0, 9, 4, 9], [2, 1, 1, 3], ["b", "a", "b", "a"])
    assert mixed_up.tolist() == pytest.approx([0, np.std([1, 1, 4])])


# Beside PySAL, on real figures


@pytest.fixture(scope="module")
def pysal():
    pytest.importorskip("segregation")
    # The package sets numpy's error state for the whole process: kept inside.
    with warnings.catch_warnings(), np.errstate():
        warnings.simplefilter("ignore")
        from segregation import multigroup, singlegroup

        yield singlegroup, multigroup


PAIRS = {
    dissimilarity: "Dissim",
    gini: "Gini",
    isolation: "Isolation",
    exposure: "Interaction",
    eta_squared: "CorrelationR",
    atkinson: "Atkinson",
    entropy_index: "Entropy",
}


@pytest.mark.parametrize("index", PAIRS)
@pytest.mark.parametrize("code", ["0180", "1480", "1264", "2380", "2582", None])
@pytest.mark.filterwarnings("ignore")
def test_two_groups_agree_with_pysal(pysal, deso, index, code):
    group, total, within = deso
    table = pd.DataFrame({"group": group, "total": total})
    table = table if code is None else table[within == code]
    theirs = getattr(pysal[0], PAIRS[index])(table, "group", "total").statistic
    ours = index(group, total) if code is None else index(group, total, within)[code]
    assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("code", ["0180", "1480", "1264", "2380", "2582", None])
@pytest.mark.filterwarnings("ignore")
def test_several_groups_agree_with_pysal(pysal, tenures, code):
    counts, within = tenures
    table = counts if code is None else counts[within == code]
    names = list(counts.columns)
    for index, name in [
        (information_theory, "MultiInfoTheory"),
        (multigroup_dissimilarity, "MultiDissim"),
    ]:
        theirs = getattr(pysal[1], name)(table, names).statistic
        ours = index(counts) if code is None else index(counts, within)[code]
        assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.filterwarnings("ignore")
def test_where_we_differ_from_pysal(pysal):
    one = pd.DataFrame({"group": [3], "total": [5]})
    assert pysal[0].Dissim(one, "group", "total").statistic == pytest.approx(0)
    assert np.isnan(dissimilarity([3], [5]))
    empty = pd.DataFrame({"a": [3.0, 1.0], "b": [1.0, 3.0], "c": [0.0, 0.0]})
    assert np.isnan(pysal[1].MultiInfoTheory(empty, ["a", "b", "c"]).statistic)
    assert information_theory(empty) == pytest.approx(information_theory(empty[["a", "b"]]))


def test_the_examples_in_the_docstrings_hold():
    found = doctest.testmod(segregation)
    assert found.attempted > 10
    assert found.failed == 0
