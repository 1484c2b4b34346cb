"""Where an area stands, computed a second way."""

import numpy as np
import pandas as pd
import pytest

from analysis import standing
from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, NORWAY, REGSO

SJOBO = "1265"


def second_way(id, area, year, column="degurba"):
    frame = figures.get(id, MUNICIPALITY, year)
    same = frame[frame[column] == frame[column][area]]["value"].dropna()
    return sorted(same), same[area]


@pytest.mark.parametrize("id", ["grocery_over_5km_pct", "wage_mean_tkr", "cars_per_1000"])
def test_the_place_and_the_median_are_those_of_the_class(id):
    found = standing.of_indicator(id, SJOBO, MUNICIPALITY, "degurba")
    ordered, own = second_way(id, SJOBO, found.year)
    assert found.value == own
    assert found.among == len(ordered) == 139
    assert ordered[found.place - 1] == own
    assert found.median == pytest.approx(np.median(ordered))
    assert found.lower * 138 == pytest.approx(sum(value < own for value in ordered))
    assert found.higher * 138 == pytest.approx(sum(value > own for value in ordered))


def test_what_is_better_follows_the_direction():
    near = standing.of_indicator("pharmacy_or_agent_over_5km_pct", SJOBO, MUNICIPALITY, "degurba")
    wage = standing.of_indicator("wage_mean_tkr", SJOBO, MUNICIPALITY, "degurba")
    cars = standing.of_indicator("cars_per_1000", SJOBO, MUNICIPALITY, "degurba")
    assert near.better_than == near.higher > 0.75
    assert wage.better_than == wage.lower > 0.75
    assert near.side == wage.side == "strength"
    assert np.isnan(cars.better_than)
    assert cars.side == ""


def test_the_mean_of_the_country_counts_people_and_not_municipalities():
    found = standing.of_indicator("foreign_born_pct", SJOBO, MUNICIPALITY, "degurba")
    values = figures.values("foreign_born_pct", year=found.year)["value"]
    people = figures.values("population", year=found.year)["value"]
    assert found.is_mean
    assert found.country == pytest.approx(np.average(values, weights=people))


def test_the_series_goes_ten_years_back_and_tells_its_change():
    found = standing.of_indicator("education_tertiary_pct", SJOBO, MUNICIPALITY, "degurba")
    whole = figures.series("education_tertiary_pct").loc[SJOBO]
    assert list(found.series.index) == [2013, 2017, 2021]
    assert found.change == pytest.approx(whole[2021] - whole[2013])


def test_below_the_municipality_the_peers_are_its_own_areas():
    areas = figures.areas(REGSO)
    area = areas.index[areas["municipality_code"] == SJOBO][0]
    found = standing.of_indicator("foreign_born_pct", area, REGSO, "degurba")
    assert found.among == (areas["municipality_code"] == SJOBO).sum()
    assert found.side == ""  # too few to speak of a quarter


def test_an_area_without_a_value_has_no_standing():
    whole = figures.series("disposable_income_median_tkr", DESO)
    empty = whole.index[whole.isna().all(axis=1)][0]
    assert standing.of_indicator("disposable_income_median_tkr", empty, DESO, "degurba") is None


def test_an_area_whose_class_is_not_known_is_compared_with_none_other():
    """Norway's classes come with a refresh."""
    code = figures.areas(NORWAY).index[0]
    mask = standing.peers(code, NORWAY, "centrality")
    assert list(mask[mask].index) == [code]


def test_an_unknown_area_is_an_error():
    with pytest.raises(KeyError):
        standing.of_area("0000", MUNICIPALITY, "degurba")


def test_strengths_and_what_is_behind_are_in_the_outer_quarters_two_a_theme():
    for area in figures.areas().index[::29]:
        found = standing.of_area(area, MUNICIPALITY, "skr")
        for group, end in zip(
            standing.stands_out(found), ("better_than", "worse_than"), strict=True
        ):
            shares = [getattr(one, end) for one in group]
            assert all(share >= 0.75 for share in shares)
            assert shares == sorted(shares, reverse=True)
            themes = [one.indicator.theme for one in group]
            assert all(themes.count(theme) <= 2 for theme in themes)
            assert len(group) <= 5


def test_nobody_stands_out_where_many_share_the_value():
    """Most cities have nobody beyond 5 km of a grocery: 0 % is no strength among them."""
    cities = figures.areas().index[figures.areas()["degurba"] == 1]
    values = figures.values("pharmacy_over_5km_pct")["value"][cities]
    lowest = values.idxmin()
    found = standing.of_indicator("pharmacy_over_5km_pct", lowest, MUNICIPALITY, "degurba")
    share = (values.drop(lowest) > found.value).mean()
    assert (found.side == "strength") == (share >= 0.75)


def test_nobody_stands_out_by_an_extract():
    """Many trains are not in it: few departures say nothing of the place."""
    for area in figures.areas().index[::41]:
        found = standing.of_indicator("rail_departures_weekday", area, MUNICIPALITY, "degurba")
        assert found.side == ""
        assert not found.can_stand_out


EXTRACTS = [
    "rail_over_5km_pct",
    "rail_departures_weekday",
    "grocery_over_5km_pct",
    "fuel_over_5km_pct",
    "community_hall_over_5km_pct",
]


def test_some_chains_some_operators_and_one_association_are_extracts_and_whole_lists_are_not():
    assert all(INDICATORS[id].is_extract for id in EXTRACTS)
    assert INDICATORS["osm_grocery_over_5km_pct"].is_extract
    assert not any(
        INDICATORS[f"{id}_over_5km_pct"].is_extract for id in ("pharmacy", "cash", "police")
    )


@pytest.mark.parametrize("scheme", ["degurba", "skr"])
def test_no_municipality_stands_out_by_some_of_the_chains(scheme):
    """Arjeplog and Dorotea had most of the others before them in groceries and fuel."""
    for area in (*figures.areas().index[::37], "2506", "2425"):
        for id in EXTRACTS:
            assert standing.of_indicator(id, area, MUNICIPALITY, scheme).side == ""
        for group in standing.stands_out(standing.of_area(area, MUNICIPALITY, scheme)):
            assert not [one.indicator.id for one in group if one.indicator.is_extract]


def test_a_place_that_many_have_is_said_to_be_shared():
    rural = figures.areas()["skr_group"] == "A2"
    values = figures.values("police_over_20km_pct")["value"][rural]
    area = values.index[values == values.min()][0]
    found = standing.of_indicator("police_over_20km_pct", area, MUNICIPALITY, "skr")
    assert found.shared == (values == values[area]).sum() > 1
    assert found.place + found.shared - 1 == (values <= values[area]).sum()
    assert standing.sharing(2.0, pd.Series([1.0, 2.0, 2.0, np.nan])) == 2


def test_a_profile_shows_a_distance_once():
    ids = [i.id for i in standing.shown_at(MUNICIPALITY)]
    assert "pharmacy_over_5km_pct" in ids
    assert not [id for id in ids if id.endswith(("_2km_pct", "_20km_pct", "_mean_km"))]
    assert all(INDICATORS[id].unit not in ("type", "verdict") for id in ids)


def test_a_profile_tells_of_people_and_of_no_other_count_and_of_an_income_once():
    ids = [i.id for i in standing.shown_at(MUNICIPALITY)]
    assert "population" in ids
    assert not {"dwellings", "population_in_squares", "tax_base_sek"} & set(ids)
    assert "tax_base_2023_prices_sek" in ids
    below = standing.shown_at(DESO)
    assert [i.id for i in below if i.unit in ("people", "dwellings")] == ["population"]


def refreshed(id, level, year, value):
    """A refresh that brings every area of a level the same value."""
    rows = pd.DataFrame({"area_id": figures.areas(level).index}).assign(
        indicator=id,
        level=level,
        year=year,
        value=value,
        status="observed",
        source="scb",
        table="TAB0000",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_scb", rows[live.COLUMNS])


def test_where_a_part_is_covered_the_country_is_not_known():
    stockholm = figures.areas(DESO).index[figures.areas(DESO)["municipality_code"] == "0180"][5]
    found = standing.of_indicator("low_economic_standard_pct", stockholm, DESO, "degurba")
    assert found.is_part
    assert np.isnan(found.country)
    assert not np.isnan(found.median)
    refreshed("low_economic_standard_pct", DESO, found.year, 7.5)
    whole = standing.of_indicator("low_economic_standard_pct", stockholm, DESO, "degurba")
    assert not whole.is_part
    assert whole.country == pytest.approx(7.5)


def test_where_a_series_joins_another_source_is_told():
    before = standing.of_indicator("rented_pct", SJOBO, MUNICIPALITY, "degurba")
    assert before.joins == ()
    refreshed("rented_pct", MUNICIPALITY, 2024, 31.0)
    found = standing.of_indicator("rented_pct", SJOBO, MUNICIPALITY, "degurba")
    assert found.joins == (2024,)
    assert found.change == pytest.approx(31.0 - before.series.iloc[0])


def test_the_place_of_a_value_counts_from_the_lowest():
    values = pd.Series([3.0, 1.0, 2.0, np.nan])
    assert standing.place_of(1.0, values) == (1, 3)
    assert standing.place_of(3.0, values) == (3, 3)
    assert standing.place_of(np.nan, values) == (0, 3)


def test_each_of_some_indicators_that_has_a_value_is_told_in_their_order():
    ids = ("wage_mean_tkr", "crowded_pct", "rented_pct")
    found = standing.of_each([INDICATORS[id] for id in ids], SJOBO, MUNICIPALITY, "degurba")
    assert [one.indicator.id for one in found] == ["wage_mean_tkr", "rented_pct"]
    assert found[1] == standing.of_indicator("rented_pct", SJOBO, MUNICIPALITY, "degurba")
