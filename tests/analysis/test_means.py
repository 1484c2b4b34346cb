"""Weighted means of areas, beside numpy's."""

import numpy as np
import pytest

from analysis import means
from indicators import figures
from indicators.indicator import DESO, MUNICIPALITY


def test_the_mean_of_the_country_is_over_people():
    values, people = (
        figures.values(id, year=2023)["value"] for id in ("wage_mean_tkr", "population")
    )
    assert means.mean("wage_mean_tkr", MUNICIPALITY, 2023) == pytest.approx(
        np.average(values, weights=people)
    )


def test_the_mean_among_some_is_over_these_alone():
    areas = figures.areas(DESO)
    own = (areas["municipality_code"] == "1264").to_numpy()
    values, people = (
        figures.values(id, DESO, 2019)["value"] for id in ("cars_per_1000", "population")
    )
    assert means.mean("cars_per_1000", DESO, 2019, own) == pytest.approx(
        np.average(values[own], weights=people[own])
    )
    assert means.mean("cars_per_1000", DESO, among=own) == means.mean(
        "cars_per_1000", DESO, 2019, own
    )


def test_among_none_is_nan():
    nobody = np.zeros(len(figures.areas()), bool)
    assert np.isnan(means.mean("wage_mean_tkr", among=nobody))


def test_every_year_has_its_mean():
    by_year = means.by_year("wage_mean_tkr")
    assert list(by_year.index) == [2020, 2021, 2022, 2023]
    assert by_year[2020] == means.mean("wage_mean_tkr", MUNICIPALITY, 2020)


def test_a_count_has_no_mean():
    with pytest.raises(ValueError, match="population"):
        means.mean("population")
