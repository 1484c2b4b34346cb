"""The gap under one scheme and under every one, its classes and its years, computed a second way."""

import numpy as np
import pandas as pd
import pytest

from analysis import comparison, gap
from indicators import INDICATORS, SCHEMES, figures, live
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, NORWAY, REGSO
from indicators.schemes import schemes_at
from measures import gaps

SHARE = INDICATORS["pharmacy_over_5km_pct"]
AREAS = figures.areas()


def mean(values, weights, codes, column="degurba", areas=AREAS):
    own = areas[column].isin(codes) & values.notna()
    return np.average(values[own], weights=weights[own])


def test_the_gap_of_an_indicator_is_between_people():
    values, people = figures.values(SHARE.id)["value"], figures.weights(SHARE, 2025)
    of_pharmacies = gap.of_indicator(SHARE.id, "degurba")
    assert of_pharmacies.rural == pytest.approx(mean(values, people, [3]))
    assert of_pharmacies.urban == pytest.approx(mean(values, people, [1, 2]))
    assert round(of_pharmacies.value, 1) == 27.4
    sides = (AREAS["degurba"] == 3, AREAS["degurba"] < 3)
    ends = gaps.gap_interval(values, people, *sides)
    assert (of_pharmacies.low, of_pharmacies.high) == pytest.approx(ends)
    assert 0 < of_pharmacies.low < of_pharmacies.value < of_pharmacies.high
    assert of_pharmacies.is_clear


def test_the_gap_of_an_indicator_is_that_of_its_values():
    rented = INDICATORS["rented_pct"]
    values = figures.values("rented_pct", REGSO, 2022)["value"]
    weights = figures.weights(rented, 2022, REGSO)
    by_values = gap.of_values(values, weights, SCHEMES["skr"], figures.areas(REGSO))
    assert gap.of_indicator("rented_pct", "skr", REGSO, 2022) == by_values
    assert gap.of_indicator("rented_pct", "skr", level=REGSO, year=2022) == by_values


def test_without_a_year_the_latest_is_read():
    latest = gap.of_indicator("rented_pct", "skr", MUNICIPALITY, 2023)
    assert gap.of_indicator("rented_pct", "skr") == latest
    assert gap.of_indicator("rented_pct", "skr", MUNICIPALITY, 2020) != latest


@pytest.mark.parametrize("asked", [("nonsense",), ("population",), ("rented_pct", DESO_2025)])
def test_what_has_no_gap_is_an_error(asked):
    id, *level = asked
    for ask in (gap.of_indicator, gap.by_class, gap.trend):
        with pytest.raises(ValueError, match=id):
            ask(id, "degurba", *level)
    with pytest.raises(ValueError, match=id):
        gap.under_schemes(id, *level)


@pytest.mark.parametrize("scheme", schemes_at(MUNICIPALITY).values(), ids=schemes_at(MUNICIPALITY))
def test_class_means_lie_around_the_national_mean(scheme):
    values = figures.values(SHARE.id)["value"]
    weights = figures.weights(SHARE, 2025)
    means = gap.class_means(values, weights, scheme, AREAS)
    assert list(means.index) == list(scheme.classes)
    national = np.average(values, weights=weights)
    assert means.min() < national < means.max()


def test_the_spread_is_that_of_every_area_outlined_or_not():
    values = figures.values("cars_per_1000", DESO, 2019)["value"]
    of = figures.areas(DESO)["degurba"]
    table = gap.class_percentiles(values, SCHEMES["degurba"], figures.areas(DESO))
    for kind in (1, 2, 3):
        expected = np.nanpercentile(values[of == kind], [10, 25, 50, 75, 90])
        assert table.loc[kind].to_numpy() == pytest.approx(expected)


def test_the_classes_of_an_indicator_have_intervals_round_their_means():
    table = gap.by_class("wage_mean_tkr", "skr", MUNICIPALITY, 2023)
    values, people = (
        figures.values(id, year=2023)["value"] for id in ("wage_mean_tkr", "population")
    )
    assert list(table.index) == list(SCHEMES["skr"].classes)
    for code, row in table.iterrows():
        assert row["mean"] == pytest.approx(mean(values, people, [code], "skr_group"))
        assert row["low"] < row["mean"] < row["high"]
    assert table["areas"].sum() == len(AREAS)


def test_every_scheme_gives_the_gap_that_it_gives_alone():
    table = gap.under_schemes("rented_pct", MUNICIPALITY, 2023).set_index("scheme")
    assert list(table.index) == list(schemes_at(MUNICIPALITY))
    for scheme, row in table.iterrows():
        alone = gap.of_indicator("rented_pct", scheme, MUNICIPALITY, 2023)
        assert row["gap"] == pytest.approx(alone.value)
        assert (row["low"], row["high"]) == pytest.approx((alone.low, alone.high))


def test_smaller_areas_add_their_own_scheme_in_the_nearest_year():
    table = gap.under_schemes("cars_per_1000")
    last = table.iloc[-1]
    assert (last["scheme"], last["level"], last["year"]) == ("deso_class", DESO, 2019)
    areas = figures.areas(DESO)
    values, people = (
        figures.values(id, DESO, 2019)["value"] for id in ("cars_per_1000", "population")
    )
    by_hand = [mean(values, people.fillna(0), [c], "deso_class", areas) for c in "AC"]
    assert last["gap"] == pytest.approx(by_hand[0] - by_hand[1])


def test_the_schemes_are_compared_at_the_largest_areas():
    assert gap.first_level(INDICATORS["cars_per_1000"]) == MUNICIPALITY
    assert gap.first_level(INDICATORS["disposable_income_q1_pct"]) == DESO
    assert gap.first_level(INDICATORS["population"]) is None


def test_the_trend_has_the_gap_of_each_year():
    trend = gap.trend("wage_mean_tkr", "degurba")
    for year, row in trend.by_year.iterrows():
        alone = gap.of_indicator("wage_mean_tkr", "degurba", MUNICIPALITY, year)
        assert row["gap"] == pytest.approx(alone.value)
    slope, _ = np.polyfit(trend.by_year.index, trend.by_year["gap"], 1)
    assert trend.slope == pytest.approx(slope)
    assert trend.slope_low < trend.slope < trend.slope_high


def test_a_change_is_from_the_first_to_the_last_year_and_its_parts_make_it():
    by_year = gap.trend("rented_pct", "skr").by_year["gap"]
    change = gap.change("rented_pct", "skr")
    assert change.total == pytest.approx(by_year.iloc[-1] - by_year.iloc[0])
    assert change.levels + change.people == pytest.approx(change.total)


def test_one_year_has_no_change():
    with pytest.raises(ValueError, match="cars_per_1000"):
        gap.change("cars_per_1000", "skr")


def test_norway_has_a_gap_once_its_classes_are_known():
    norway = figures.areas(NORWAY).index
    centrality = pd.Series(np.arange(len(norway)) % 6 + 1.0, norway)
    live.write("classes_norway", pd.DataFrame({"centrality": centrality}))
    areas = figures.areas(NORWAY)
    value = 30.0 + centrality
    found = gap.of_values(value, value * 0 + 1, SCHEMES["centrality"], areas)
    by_hand = [mean(value, value * 0 + 1, codes, "centrality", areas) for codes in ((5, 6), (1, 2))]
    assert (found.rural, found.urban) == pytest.approx(tuple(by_hand))


# One answer counts once, and other lines are drawn


def test_two_schemes_with_the_same_areas_on_both_sides_are_one_answer():
    table = gap.under_schemes(SHARE.id).set_index("scheme")
    assert table["same_as"].to_dict() == {"degurba": "", "skr": "", "ur3": "", "ur6": "ur3"}
    assert ((AREAS["ur3"] == 3) == AREAS["ur6"].isin([4, 5, 6])).all()
    assert ((AREAS["ur3"] == 1) == (AREAS["ur6"] == 1)).all()


def test_sides_are_compared_where_there_are_values_and_not_by_name():
    one, other = [True, True, False], [False, False, True]
    sides = {"a": (one, other), "b": (one, [False, True, True]), "c": (one, other)}
    assert gap.repeated(sides, np.ones(3, bool)) == {"a": "", "b": "", "c": "a"}
    assert gap.repeated(sides, np.array([True, False, True])) == {"a": "", "b": "a", "c": "a"}


def test_other_honest_lines_move_the_gap_to_a_pharmacy_from_19_to_36_points():
    table = gap.under_cuts(SHARE.id).set_index("cut")
    assert list(table.index[:3]) == ["degurba", "skr", "ur3"]
    expected = {"skr_all": 19.3, "degurba_towns": 20.7, "degurba_cities": 34.3, "skr_ends": 36.3}
    assert table["gap"][list(expected)].to_dict() == pytest.approx(expected, abs=0.15)
    values, people = figures.values(SHARE.id)["value"], figures.weights(SHARE, 2025)
    group = AREAS["skr_group"]
    ends = [mean(values, people, codes, "skr_group") for codes in (["C8", "C9"], ["A1"])]
    assert table.at["skr_ends", "gap"] == pytest.approx(ends[0] - ends[1])
    sides = (group.str.startswith("C"), ~group.str.startswith("C"))
    drawn = gaps.gap_interval(values, people, *sides)
    assert table.loc["skr_all", ["low", "high"]].tolist() == pytest.approx(drawn)


# Below the municipality whole municipalities are drawn


@pytest.mark.parametrize("ask", ["of_indicator", "under_schemes", "by_class", "between"])
def test_the_interval_of_small_areas_is_over_municipalities(ask):
    areas = figures.areas(DESO)
    values = figures.values("cars_per_1000", DESO, 2019)["value"]
    people = figures.weights(INDICATORS["cars_per_1000"], 2019, DESO)
    sides, within = SCHEMES["deso_class"].sides(areas), areas["municipality_code"]
    low, high = gaps.gap_interval(values, people, *sides, clusters=within)
    where = ("cars_per_1000", "deso_class", DESO, 2019)
    if ask == "of_indicator":
        assert (gap.of_indicator(*where).low, gap.of_indicator(*where).high) == (low, high)
    elif ask == "under_schemes":
        table = gap.under_schemes("cars_per_1000").set_index("scheme")
        assert table.loc["deso_class", ["low", "high"]].tolist() == pytest.approx([low, high])
    elif ask == "by_class":
        means = gaps.means_by(values, people, areas["deso_class"], clusters=within)
        pd.testing.assert_frame_equal(gap.by_class(*where), means.loc[["C", "B", "A"]])
    else:
        table = comparison.of_classes("cars_per_1000", DESO, 2019, "deso_class", ["C", "A"])
        ends = table.loc["A", ["difference_low", "difference_high"]]
        assert ends.tolist() == pytest.approx([low, high])
    assert high - low > 4 * np.ptp(gaps.gap_interval(values, people, *sides))


def test_cars_between_centre_and_countryside_are_as_unsure_as_municipalities_make_them():
    """The plain percentile interval over municipalities, drawn by hand, is 418 to 510; the one shown is no narrower."""
    areas = figures.areas(DESO)
    values = figures.values("cars_per_1000", DESO, 2019)["value"]
    people = figures.weights(INDICATORS["cars_per_1000"], 2019, DESO).where(values.notna(), 0)
    rural, urban = SCHEMES["deso_class"].sides(areas)
    sums = pd.DataFrame(
        {
            f"{name}_{kind}": (people * one).where(side, 0).fillna(0)
            for name, side in (("rural", rural), ("urban", urban))
            for kind, one in (("people", 1.0), ("cars", values))
        }
    )
    of_municipality = sums.groupby(areas["municipality_code"]).sum().to_numpy()
    rng = np.random.default_rng(7)
    taken = rng.integers(0, len(of_municipality), (4000, len(of_municipality)))
    a, b, c, d = np.moveaxis(of_municipality[taken].sum(axis=1), -1, 0)
    low, high = np.percentile(b / a - d / c, [2.5, 97.5])
    assert (low, high) == pytest.approx((418, 510), abs=4)
    shown = gap.of_indicator("cars_per_1000", "deso_class", DESO)
    assert shown.high - shown.low >= high - low
    assert shown.low < shown.value < shown.high


def test_the_trend_of_small_areas_is_drawn_by_municipalities():
    areas = figures.areas(REGSO)
    trend = gap.trend("rented_pct", "degurba", REGSO)
    alone = gap.of_indicator("rented_pct", "degurba", REGSO, 2022)
    assert trend.by_year.at[2022, "gap"] == pytest.approx(alone.value)
    values, people = (
        figures.series("rented_pct", REGSO),
        figures.weights(INDICATORS["rented_pct"], 2022, REGSO),
    )
    by_area = gaps.trend(values, people, *SCHEMES["degurba"].sides(areas)).by_year
    assert (trend.by_year["high"] - trend.by_year["low"] > by_area["high"] - by_area["low"]).all()
