"""Two to six areas or classes: differences and intervals computed a second way."""

import numpy as np
import pandas as pd
import pytest

from analysis import comparison, gap
from indicators import INDICATORS, SCHEMES, figures, live
from indicators.indicator import DESO, DESO_2025, LEVELS, MUNICIPALITY, NORWAY, REGSO, SQUARE
from measures import gaps

FOUR = ("1264", "1280", "0380", "0180")


def test_areas_keep_their_order_and_are_compared_with_the_first():
    found = comparison.of_areas("rented_pct", MUNICIPALITY, 2023, FOUR)
    values = figures.values("rented_pct", year=2023)["value"]
    assert list(found.index) == list(FOUR)
    assert found["difference"].tolist() == [values[code] - values["1264"] for code in FOUR]
    turned = comparison.of_areas("rented_pct", MUNICIPALITY, 2023, FOUR[::-1])
    assert turned.loc["1264", "difference"] == -found.loc["0180", "difference"]


@pytest.mark.parametrize(("scheme", "two"), [("degurba", (3, 1)), ("skr", ("C8", "B3"))])
def test_a_difference_of_classes_is_the_gap_of_their_masks(scheme, two):
    found = comparison.of_classes("rented_pct", MUNICIPALITY, 2023, scheme, two[::-1]).loc[two[0]]
    values = figures.values("rented_pct", year=2023)["value"]
    weights = figures.weights(INDICATORS["rented_pct"], 2023)
    of = figures.areas()[SCHEMES[scheme].column]
    sides = (of == two[0], of == two[1])
    assert found["difference"] == pytest.approx(gaps.gap(values, weights, *sides))
    ends = gaps.gap_interval(values, weights, *sides)
    assert (found["difference_low"], found["difference_high"]) == pytest.approx(ends)
    assert ends[0] < found["difference"] < ends[1]
    assert found["areas"] == sides[0].sum()


def test_the_means_of_classes_are_those_of_the_gap_pages():
    scheme = SCHEMES["skr"]
    found = comparison.of_classes("rented_pct", MUNICIPALITY, 2023, "skr", list(scheme.classes))
    told = gap.class_intervals(
        figures.values("rented_pct", year=2023)["value"],
        figures.weights(INDICATORS["rented_pct"], 2023),
        scheme,
        figures.areas(),
    )
    pd.testing.assert_frame_equal(
        found[["value", "low", "high"]].astype(float),
        told.rename(columns={"mean": "value"})[["value", "low", "high"]].astype(float),
        check_names=False,
    )


def test_municipalities_by_the_areas_inside_are_computed_by_hand():
    found = comparison.inside("rented_pct", 2023, FOUR)
    assert (found.level, found.year) == (REGSO, 2023)
    of = figures.areas(REGSO)["municipality_code"]
    values = figures.values("rented_pct", REGSO, 2023)["value"]
    stock = figures.weights(INDICATORS["rented_pct"], 2023, REGSO)
    for code in FOUR:
        own = (of == code) & values.notna() & (stock > 0)
        assert found.frame.at[code, "areas"] == own.sum()
        by_hand = np.average(values[own], weights=stock[own])
        assert found.frame.at[code, "value"] == pytest.approx(by_hand)
    # A bootstrap of another make: each municipality drawn by itself.
    generator = np.random.default_rng(7)

    def drawn(code):
        own = (of == code) & values.notna() & (stock > 0)
        v, n = values[own].to_numpy(), stock[own].to_numpy()
        taken = generator.integers(len(v), size=(4000, len(v)))
        return (v[taken] * n[taken]).sum(axis=1) / n[taken].sum(axis=1)

    low, high = np.quantile(drawn("0180") - drawn("0380"), [0.025, 0.975])
    row = comparison.inside("rented_pct", 2023, ("0380", "0180")).frame.loc["0180"]
    assert row["difference_low"] == pytest.approx(low, abs=1.0)
    assert row["difference_high"] == pytest.approx(high, abs=1.0)
    assert row["difference_low"] < row["difference"] < row["difference_high"]


def test_who_stands_first_changes_no_interval():
    one = comparison.inside("rented_pct", 2023, FOUR).frame
    other = comparison.inside("rented_pct", 2023, FOUR[::-1]).frame
    low, high = one.loc["0180", "difference_low"], other.loc["1264", "difference_high"]
    assert low == pytest.approx(-high)
    assert one["low"].to_dict() == other["low"].to_dict()


def test_the_interval_of_two_is_the_same_beside_any_third():
    two = comparison.inside("rented_pct", 2023, ("1264", "0180")).frame.loc["0180"]
    four = comparison.inside("rented_pct", 2023, FOUR).frame.loc["0180"]
    pd.testing.assert_series_equal(two, four)


@pytest.mark.parametrize(
    ("id", "level"), [("pharmacy_over_5km_pct", MUNICIPALITY), ("rented_pct", REGSO)]
)
def test_where_nothing_is_known_inside_there_is_no_interval(id, level):
    assert comparison.inside(id, 2023, ("0180", "1264"), level) is None


def test_counts_with_noise_have_a_band_and_others_none():
    assert comparison.noise_band("rented_pct", MUNICIPALITY, 2023, FOUR) is None
    codes = list(figures.areas().index)
    rows = [
        (id, code, value)
        for id, value in (("population", 10_000.0), ("foreign_born_pct", 20.0))
        for code in codes
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "area_id", "value"]).assign(
        level=MUNICIPALITY,
        year=2025,
        status="noisy",
        source="scb",
        table="TAB6568",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_scb_test", frame[live.COLUMNS])
    count = comparison.noise_band("population", MUNICIPALITY, 2025, FOUR)
    assert count.loc["1280", ["low", "high"]].tolist() == [9_998, 10_002]
    assert count.loc["1280", ["difference_low", "difference_high"]].tolist() == [-4, 4]
    share = comparison.noise_band("foreign_born_pct", MUNICIPALITY, 2025, FOUR)
    assert share.at["1280", "low"] == pytest.approx(100 * 1_998 / 10_002)
    assert share.at["1280", "high"] == pytest.approx(100 * 2_002 / 9_998)
    assert np.isnan(share.at["1264", "difference_low"])  # the first, from itself


def test_what_is_known_of_errors_follows_from_how_a_value_came_about():
    def told(id, *status):
        return comparison.certainty(INDICATORS[id], pd.Series(status))

    assert told("rented_pct", "observed", "suppressed") == "register"
    assert told("rented_pct", "observed", "noisy") == "noisy"
    assert told("pharmacy_over_5km_pct", "estimated") == "estimated"
    asked = [id for id in INDICATORS if "_survey_" in id]
    assert "trust_people_survey_centre_pct" in asked
    assert {told(id, "observed") for id in asked} == {"survey"}


def test_the_noise_of_a_share_is_told_only_where_its_base_is_the_population():
    for id in comparison._SHARES_OF_WEIGHT:
        assert (INDICATORS[id].unit, INDICATORS[id].weight) == ("pct", "population")


@pytest.mark.parametrize("level", [level for level in LEVELS if level not in (SQUARE, NORWAY)])
def test_every_level_has_an_example_with_values(level):
    known = comparison.offered(level, by_class=False)
    first = comparison.first_ones(known)
    codes = comparison.example(level)
    assert 2 <= len(codes) <= comparison.MOST
    assert figures.values(first[0], level).loc[codes, "value"].notna().all()


def test_an_example_completes_what_is_too_little():
    assert comparison.completed([], ["a", "b", "c"]) == ["a", "b", "c"]
    assert comparison.completed(["a"], ["a", "b", "c"]) == ["a", "b"]
    assert comparison.completed(["x", "y"], ["a"]) == ["x", "y"]


def test_classes_below_the_municipality_and_over_the_years():
    found = comparison.of_classes("cars_per_1000", DESO, 2019, "deso_class", ["C", "A"])
    assert found.at["A", "difference_low"] > 0
    years = comparison.class_series("rented_pct", MUNICIPALITY, "degurba", [3, 1])
    last = comparison.of_classes("rented_pct", MUNICIPALITY, 2023, "degurba", [3, 1])
    assert years[2023].tolist() == pytest.approx(last["value"].tolist())


def test_no_mean_no_classes():
    assert not comparison.offered(DESO_2025, by_class=True)
    assert "population" not in comparison.offered(MUNICIPALITY, by_class=True)
    assert "area_type" not in comparison.offered(REGSO, by_class=False)
