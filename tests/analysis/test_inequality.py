"""Inequality between municipalities, by the formulas."""

import numpy as np
import pytest

from analysis import inequality
from indicators import figures

AREAS = figures.areas()


@pytest.fixture(scope="module")
def wages():
    return tuple(figures.values(id, year=2023)["value"] for id in ("wage_mean_tkr", "population"))


def test_theil_is_split_as_the_formula_says(wages):
    values, people = wages
    mu = np.average(values, weights=people)
    share = people * values / (people * values).sum()
    between = {
        code: share[own].sum() * np.log(np.average(values[own], weights=people[own]) / mu)
        for code in (1, 2, 3)
        for own in [AREAS["degurba"] == code]
    }
    parts = inequality.split("wage_mean_tkr", "degurba")
    row = parts.by_year.loc[2023]
    assert row["total"] == pytest.approx((share * np.log(values / mu)).sum())
    assert row["between"] == pytest.approx(sum(between.values()))
    assert row["within"] == pytest.approx(row["total"] - row["between"])
    assert parts.groups.loc[2023]["between"].to_dict() == pytest.approx(between)


def test_the_other_index_is_the_mean_log_deviation(wages):
    values, people = wages
    deviation = np.average(np.log(np.average(values, weights=people) / values), weights=people)
    row = inequality.split("wage_mean_tkr", "skr", index="mld").by_year.loc[2023]
    assert row["total"] == pytest.approx(deviation)
    table = inequality.by_measure("wage_mean_tkr", "skr").loc[2023]
    assert table["mld"] == pytest.approx(deviation)
    assert table["mld_share"] == pytest.approx(100 * row["between"] / deviation)
    assert table["atkinson"] == pytest.approx(1 - np.exp(-deviation))
    assert 0 < table["gini"] < 1
    assert table["palma"] > 0.25  # what it is where all are alike


def test_only_incomes_that_can_be_divided_are_offered():
    assert set(inequality.offered()) == {"tax_base_2023_prices_sek", "wage_mean_tkr"}


def test_what_is_not_known_is_an_error():
    with pytest.raises(ValueError, match="nonsense"):
        inequality.split("nonsense", "skr")
    with pytest.raises(KeyError):
        inequality.split("wage_mean_tkr", "skr", "gini")


def test_beside_the_share_between_classes_stands_that_of_random_ones_of_their_sizes(wages):
    """SKR's nine groups hold 64.5 %, nine random ones about 12.9: drawn again here, class by class."""
    values, people = (one.to_numpy() for one in wages)
    codes = AREAS["skr_group"].to_numpy()
    share = people * values / (people * values).sum()
    mu = np.average(values, weights=people)
    total = (share * np.log(values / mu)).sum()
    rng = np.random.default_rng(11)
    shares = []
    for of in (codes, *(rng.permutation(codes) for _ in range(400))):
        parts = (
            share[of == code].sum()
            * np.log(np.average(values[of == code], weights=people[of == code]) / mu)
            for code in np.unique(of)
        )
        shares.append(100 * sum(parts) / total)
    assert round(shares[0], 1) == 64.5
    at_random = inequality.share_of_random_classes("wage_mean_tkr", "skr", "theil", 2023)
    assert at_random == pytest.approx(np.mean(shares[1:]), abs=0.7)
    assert at_random == pytest.approx(12.9, abs=0.4)


def test_fewer_random_classes_hold_less():
    few, many = (
        inequality.share_of_random_classes("wage_mean_tkr", scheme, "mld", 2023)
        for scheme in ("degurba", "skr")
    )
    assert 0 < few < many / 2
