"""The gap inside municipalities, computed by hand."""

import numpy as np
import pytest

from analysis import inside
from indicators import INDICATORS, figures
from indicators.indicator import DESO


def test_the_gap_inside_is_the_countryside_minus_the_centre():
    cars = figures.values("cars_per_1000", DESO, 2019)["value"]
    people = figures.values("population", DESO, 2019)["value"]
    own = cars.index.str[:4] == "1264"
    mean = {
        c: np.average(
            cars[own & (cars.index.str[4] == c)], weights=people[own & (cars.index.str[4] == c)]
        )
        for c in "AC"
    }
    assert inside.means("cars_per_1000").loc["1264", "gap"] == pytest.approx(mean["A"] - mean["C"])


def test_a_municipality_without_countryside_has_no_gap_and_no_zero():
    table = inside.means("cars_per_1000")
    lacking = table[(table["people_A"] == 0) | (table["people_C"] == 0)]
    assert len(lacking) == 14
    assert lacking["gap"].isna().all()


def test_the_country_by_class_is_weighted_by_people():
    values = figures.values("cars_per_1000", DESO, 2019)["value"]
    people = figures.values("population", DESO, 2019)["value"]
    means = inside.country_means("cars_per_1000")
    assert list(means.index) == list(inside.CLASSES)
    for c, found in means.items():
        own = (values.index.str[4] == c) & values.notna() & (people > 0)
        assert found == pytest.approx(np.average(values[own], weights=people[own]))


def test_every_indicator_that_is_offered_has_means_in_its_years():
    for id, indicator in inside.offered().items():
        year = inside.default_year(indicator)
        assert inside.means(id, inside.years(indicator)[year], year)["gap"].notna().any()
        assert indicator is INDICATORS[id]
