"""Schools, length of life, projection, area types of two years, centres and Norway: published totals and known figures."""

import numpy as np
import pytest
import shapely

from indicators import INDICATORS, figures, get
from indicators.catalogue import UnknownLevel
from indicators.indicator import DESO, NORWAY, REGSO
from measures import weighted


def mean(id, level="municipality", year=None):
    """The weighted mean of all areas that have a value."""
    table = get(id, level, year)
    known = table["value"].notna()
    weights = figures.weights(INDICATORS[id], int(table["year"].iloc[0]), level)
    return weighted.mean(table["value"][known], weights[known])


def test_results_of_year_9_are_of_123_118_pupils():
    pupils = get("year9_pupils")["value"]
    assert pupils.sum() == 123_118
    merit = get("merit_value")
    assert mean("merit_value") == pytest.approx(228.66, abs=0.005)  # 228.57 with the 19 small ones
    assert mean("eligible_vocational_in_schools_pct") == pytest.approx(85.1, abs=0.05)
    assert merit["value"]["1264"] == pytest.approx(226.2, abs=0.05)
    withheld = get("year9_schools_withheld_pct")["value"]
    assert withheld["0180"] == pytest.approx(100 * 11 / 149)


@pytest.mark.parametrize("id", ["merit_value", "eligible_vocational_in_schools_pct"])
def test_where_fewer_than_50_pupils_are_counted_nothing_is_shown(id):
    table = get(id)
    assert (table["status"] == "suppressed").sum() == 19
    assert table["value"].isna().sum() == 19
    assert {"2513", "2506"} <= set(table.index[table["status"] == "suppressed"])


def test_localities_with_a_school_are_a_lower_bound_between_none_and_all():
    share = get("localities_with_school_pct")["value"]
    assert share.notna().sum() == 285
    assert share.median() == pytest.approx(60, abs=0.05)
    assert share.isna()[["0123", "0138", "0162", "0183", "0184"]].all()


@pytest.mark.parametrize(("sex", "median"), [("men", 80.495), ("women", 83.945)])
def test_half_of_the_municipalities_have_at_most_this_life_expectancy(sex, median):
    table = get(f"life_expectancy_{sex}_years", year=2019)
    assert table["value"].notna().sum() == 290
    assert table["value"].median() == pytest.approx(median)
    assert INDICATORS[f"life_expectancy_{sex}_years"].named(2019) == "2015–2019"
    before = get(f"life_expectancy_{sex}_years", year=2002)
    assert before.index[before["value"].isna()].tolist() == ["0330"]


@pytest.mark.parametrize("sex", ["men", "women"])
def test_what_chance_does_is_how_much_periods_without_a_common_year_differ(sex):
    """1.96 × √(mean of d² × people / 2), computed here from the series; in no class of size far from the whole."""
    indicator = INDICATORS[f"life_expectancy_{sex}_years"]
    series = figures.series(indicator.id)
    people = get("population", year=2009)["value"]
    squared = []
    for first in (2004, 2009, 2014):
        d = series[first + 5] - series[first]
        squared.append((d - d.median()) ** 2 * people / 2)
    by_area = sum(squared) / 3
    assert 1.96 * by_area.mean() ** 0.5 == pytest.approx(indicator.chance, rel=0.03)
    sixths = np.ceil(6 * people.rank(pct=True))
    of_class = 1.96 * by_area.groupby(sixths).mean() ** 0.5
    assert of_class.between(0.85 * indicator.chance, 1.15 * indicator.chance).all()
    margin = get(indicator.id)["margin"]
    register = get("population", year=2020)["value"]
    nearest = get("population", year=2019)["value"]
    assert margin["2425"] == pytest.approx(indicator.chance / nearest["2425"] ** 0.5)
    assert margin.idxmax() == register.idxmin()


def test_the_projection_is_of_its_own_and_joined_to_no_history():
    assert get("population_projection", year=2040)["value"].sum() == 11_365_041
    assert figures.series("population_projection").columns.tolist() == [2025, 2030, 2035, 2040]
    assert set(get("population_projection")["status"]) == {"estimated"}
    assert max(figures.series("population").columns) == 2023
    index = get("population_projection_index", year=2040)["value"]
    people = figures.series("population_projection")
    assert index.to_numpy() == pytest.approx((100 * people[2040] / people[2025]).to_numpy())
    assert (index < 100).sum() == 122


def test_253_areas_changed_type_by_one_step():
    before, after = (get("area_type", REGSO, year)["value"] for year in (2022, 2023))
    assert after.value_counts().to_dict() == {1: 162, 2: 293, 3: 835, 4: 1781, 5: 292}
    steps = after - before
    assert ((steps > 0).sum(), (steps < 0).sum()) == (131, 122)
    assert steps.abs().max() == 1


def test_every_deso_has_a_centre_in_or_near_its_municipality():
    centres, areas = figures.centres(), figures.areas(DESO)
    assert centres.index.equals(areas.index)
    assert centres.notna().all(axis=None)
    assert centres["area_km2"].min() > 0.02
    assert centres["area_km2"].sum() == pytest.approx(469_000, rel=0.01)  # with waters
    outlines = areas.geometry[areas.geometry.notna()]
    own = centres.loc[outlines.index]
    points = shapely.points(own["longitude"], own["latitude"])
    near = shapely.distance(shapely.envelope(outlines.to_numpy()), points)
    assert (near == 0).mean() > 0.99
    with pytest.raises(UnknownLevel, match="centres"):
        figures.centres(REGSO)


def test_norways_people_are_those_of_its_statistics():
    assert get("population", NORWAY, 2025)["value"].sum() == 5_594_340
    assert get("population", NORWAY, 2023)["value"].sum() == 5_488_988
    table = get("population", NORWAY, 2023)
    assert table["status"][["1508", "1580", "0301"]].tolist() == [
        "estimated",
        "estimated",
        "observed",
    ]
    assert table["value"]["1508"] > 6 * table["value"]["1580"]
    first = get("population", NORWAY, 2005)
    assert first.index[first["value"].isna()].tolist() == ["1160", "1576"]
    old = get("age_65_plus_pct", NORWAY, 2025)["value"]
    assert old["0301"] == pytest.approx(13.4, abs=0.05)


@pytest.mark.parametrize(("year", "national"), [(2025, 80.0), (2021, 77.2), (2009, 76.0)])
def test_the_turnout_of_norway_is_the_official_one(year, national):
    """Weighted by people, not by those entitled to vote, it is within half a point of the published."""
    assert mean("turnout_parliament_norway_pct", NORWAY, year) == pytest.approx(national, abs=0.5)


def test_the_turnout_of_a_municipality_is_as_printed_where_it_is_one_of_that_year():
    latest = get("turnout_parliament_norway_pct", NORWAY)
    assert latest["value"][["0301", "5626"]].tolist() == [81.7, 64.7]
    assert set(latest["status"]) == {"observed"}
    before = get("turnout_parliament_norway_pct", NORWAY, 2021)
    assert before.index[before["status"] == "estimated"].tolist() == ["1508", "1580"]
    assert (get("turnout_parliament_norway_pct", NORWAY, 2009)["status"] == "observed").sum() == 307


def test_minutes_and_commuting_of_the_regions_of_2020():
    minutes = get("ba_minutes_norway", NORWAY)["value"]
    assert (minutes.min(), minutes.max()) == (0, 88.98)
    commuting = get("ba_commuting_norway_pct", NORWAY)["value"]
    assert commuting.notna().sum() == 194
    assert np.isnan(commuting["0301"])
    assert commuting["3454"] == 7.95
