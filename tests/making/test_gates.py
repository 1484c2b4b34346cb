"""The gates of the builder, on small made inputs with the faults that earlier inputs had."""

import json

import numpy as np
import pandas as pd
import pytest

from making import gates
from making.gates import Finding, Subject

SUBJECT = Subject(
    figure="foreign_born_pct", level="deso_2018", year=2019, source="theirs", against="official"
)
AREAS = [f"area{i:03}" for i in range(200)]
draw = np.random.default_rng(7)
PEOPLE = pd.Series(draw.integers(700, 3000, len(AREAS)), AREAS)
OFFICIAL = pd.Series(draw.uniform(5, 40, len(AREAS)), AREAS)


def of_a_sample(shares: pd.Series) -> pd.Series:
    """Shares as a small sample gives them: exact zeros, and simple fractions that repeat."""
    size = draw.integers(9, 31, len(shares))
    return pd.Series(100 * draw.binomial(size, shares / 100) / size, shares.index)


def of_everyone(shares: pd.Series) -> pd.Series:
    """Shares as a register gives them."""
    return pd.Series(100 * draw.binomial(PEOPLE, shares / 100) / PEOPLE, shares.index)


def test_a_figure_of_a_small_sample_is_refused():
    finding = gates.second_hand(SUBJECT, of_a_sample(OFFICIAL), OFFICIAL)
    assert finding.areas == 200
    assert finding.off > finding.allowed == 20
    assert not finding.passes


def test_a_figure_that_follows_the_official_one_passes():
    assert gates.second_hand(SUBJECT, of_everyone(OFFICIAL), OFFICIAL).passes


def test_a_tenth_of_the_areas_may_lie_a_quarter_away_and_no_more():
    just = OFFICIAL * 1.2
    for far, passes in ((20, True), (21, False)):
        values = just.copy()
        values.iloc[:far] = OFFICIAL.iloc[:far] * 1.3
        finding = gates.second_hand(SUBJECT, values, OFFICIAL)
        assert (finding.off, finding.passes) == (far, passes)


def test_only_areas_with_both_are_compared():
    values = OFFICIAL.drop("area000")
    official = OFFICIAL.where(OFFICIAL.index != "area001")
    assert gates.second_hand(SUBJECT, values, official).areas == 198


def test_a_register_has_no_zeros_or_repeats_beyond_chance():
    for finding in gates.exact(SUBJECT, of_everyone(OFFICIAL), PEOPLE):
        assert finding.off <= finding.expected + 3 * max(finding.expected, 1) ** 0.5
        assert not gates.written([finding])[0]["is_told"]


def test_zeros_and_repeats_of_a_small_sample_are_told():
    found = {
        finding.gate: finding for finding in gates.exact(SUBJECT, of_a_sample(OFFICIAL), PEOPLE)
    }
    assert set(found) == {"zeros", "wholes", "repeats"}
    assert found["zeros"].off > 0
    assert found["zeros"].expected == pytest.approx(0, abs=1e-9)
    assert found["repeats"].off > 100 > found["repeats"].expected
    told = [record["is_told"] for record in gates.written(list(found.values()))]
    assert told == [True, False, True]
    assert all(finding.passes for finding in found.values())  # they say where to look


def test_exact_wholes_are_counted():
    shares = of_everyone(OFFICIAL)
    shares.iloc[:2] = 100
    (wholes,) = (f for f in gates.exact(SUBJECT, shares, PEOPLE) if f.gate == "wholes")
    assert (wholes.off, wholes.expected) == (2, pytest.approx(0, abs=1e-9))


def test_shares_published_in_tenths_repeat_and_nothing_is_told():
    assert gates.exact(SUBJECT, OFFICIAL.round(1), PEOPLE) == []


def test_zeros_in_small_areas_are_chance():
    few, shares = pd.Series(10, AREAS), pd.Series(0.0, AREAS)
    shares.iloc[100:] = 10 + draw.uniform(0, 0.01, 100)
    (zeros,) = (f for f in gates.exact(SUBJECT, shares, few) if f.gate == "zeros")
    assert zeros.expected == pytest.approx(200 * (1 - 0.05) ** 10, rel=0.02)


def test_a_total_that_is_one_off_does_not_pass():
    people = pd.Series({"0180": 975_551, "1264": 16_000})
    assert gates.totals(SUBJECT, people, people).passes
    finding = gates.totals(SUBJECT, people + pd.Series({"0180": 0, "1264": 1}), people)
    assert (finding.off, finding.passes) == (1, False)
    assert finding.largest == pytest.approx(100 / 16_000)


def test_a_total_may_miss_by_what_is_let_pass():
    published = pd.Series({"0180": 1000.0, "1264": 1000.0})
    sums = pd.Series({"0180": 981.0, "1264": 1021.0})
    assert gates.totals(SUBJECT, sums, published, 0.0211).passes
    assert gates.totals(SUBJECT, sums, published, 0.02).off == 1


@pytest.mark.parametrize("lacking", [0, 1])
def test_an_area_without_a_total_does_not_pass(lacking):
    both = [pd.Series({"0180": 5, "1264": 7}), pd.Series({"0180": 5, "1264": 7})]
    both[lacking] = both[lacking].drop("1264")
    assert gates.totals(SUBJECT, *both).off == 1


def test_a_place_abroad_does_not_pass():
    assert gates.abroad(SUBJECT, np.array([False, False])).passes
    assert gates.abroad(SUBJECT, np.array([False, True])).off == 1


def long(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["indicator", "year", "source", "area_id", "value"])


def test_a_refused_figure_is_left_out_in_its_year_and_of_its_source():
    refused = Finding(gate="second_hand", subject=SUBJECT, areas=10, off=9, allowed=1)
    values = long(
        ("foreign_born_pct", 2019, "theirs", "a", 0.0),
        ("foreign_born_pct", 2020, "theirs", "a", 1.0),
        ("foreign_born_pct", 2019, "ours", "a", 2.0),
        ("cars_per_1000", 2019, "theirs", "a", 3.0),
    )
    assert gates.embedded(values, [refused])["value"].tolist() == [1.0, 2.0, 3.0]


def test_what_is_only_counted_leaves_nothing_out():
    counted = Finding(gate="zeros", subject=SUBJECT, areas=10, off=9, expected=0.0)
    values = long(("foreign_born_pct", 2019, "theirs", "a", 0.0))
    assert len(gates.embedded(values, [counted])) == 1


def test_findings_are_written_as_json_and_say_what_is_embedded():
    refused = gates.second_hand(SUBJECT, OFFICIAL * 2, OFFICIAL)
    counted = gates.exact(SUBJECT, of_everyone(OFFICIAL), PEOPLE)
    records = gates.written([refused, *counted])
    assert json.loads(json.dumps(records, allow_nan=False)) == records
    assert [record["is_embedded"] for record in records] == [False] * 4
    assert records[0]["figure"] == "foreign_born_pct"
    assert records[0]["expected"] is None
    assert records[0]["is_told"]
