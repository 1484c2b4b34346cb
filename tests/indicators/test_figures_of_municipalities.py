"""Municipal series against totals that their publishers give."""

from itertools import pairwise

import pytest

from indicators import get
from indicators.indicator import MUNICIPALITY
from loaders import scb_near_stops

GOTLAND = "0980"


@pytest.mark.parametrize(
    ("id", "year", "published"),
    [
        ("turnout_parliament_pct", 2018, 87.18),
        ("turnout_parliament_pct", 2022, 84.21),
        ("turnout_municipality_pct", 2022, 80.49),
    ],
)
def test_turnout_lies_around_the_national_one(id, year, published):
    values = get(id, MUNICIPALITY, year)["value"]
    assert values.notna().sum() == 290
    people = get("population", MUNICIPALITY, max(year, 2019))["value"]
    # Weighted by all people, not by those entitled to vote: within a percentage point.
    assert (values * people).sum() / people.sum() == pytest.approx(published, abs=1)


@pytest.mark.parametrize("year", [2018, 2022])
def test_gotland_alone_has_no_regional_election(year):
    values = get("turnout_region_pct", MUNICIPALITY, year)["value"]
    assert list(values.index[values.isna()]) == [GOTLAND]


def test_turnout_of_a_municipality_is_voters_of_those_entitled():
    assert get("turnout_municipality_pct", MUNICIPALITY, 2022)["value"]["0114"] == pytest.approx(
        100 * 27028 / 36780
    )


def test_pajala_has_the_fewest_dwellings_near_a_stop():
    values = get("dwellings_near_hourly_stop_500m_pct", MUNICIPALITY, 2021)["value"]
    assert values.notna().sum() == 290
    assert values.idxmin() == "2521"
    assert values.min() == pytest.approx(22, abs=0.5)
    dwellings = get("dwellings", MUNICIPALITY, 2021)["value"]
    assert (values * dwellings).sum() / dwellings.sum() == pytest.approx(83.3, abs=0.2)


@pytest.mark.parametrize("year", scb_near_stops.SOURCE.years)
def test_more_dwellings_lie_within_a_longer_distance(year):
    by_distance = [
        get(f"dwellings_near_hourly_stop_{metres}m_pct", MUNICIPALITY, year)["value"]
        for metres in scb_near_stops.METRES
    ]
    for nearer, farther in pairwise(by_distance):
        assert (nearer <= farther).all()


@pytest.mark.parametrize(("year", "completed"), [(2011, 20_064), (2024, 45_475)])
def test_dwellings_completed_add_up_to_the_country(year, completed):
    rates = get("new_dwellings_per_1000", MUNICIPALITY, year)["value"]
    people = get("population", MUNICIPALITY, 2023 if year == 2024 else 2009)["value"]
    # The population that they are divided by is another year's: within a few per cent.
    assert (rates * people).sum() / 1000 == pytest.approx(completed, rel=0.04)


@pytest.mark.parametrize(
    ("id", "year", "highest"),
    [
        ("house_price_mean_sek", 2024, "0162"),
        ("earned_income_median_tkr", 2021, "0162"),
        ("open_unemployment_pct", 2024, "1280"),
    ],
)
def test_a_series_is_known_of_every_municipality_and_highest_where_it_is_known_to_be(
    id, year, highest
):
    values = get(id, MUNICIPALITY, year)["value"]
    assert values.notna().sum() == 290
    assert values.idxmax() == highest
