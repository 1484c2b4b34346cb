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
