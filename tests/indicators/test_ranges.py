"""A unit knows its range, and nothing beyond it is taken for a figure."""

import numpy as np
import pandas as pd
import pytest

from indicators import INDICATORS, figures, ranges
from indicators.area_types import AREA_TYPES
from indicators.indicator import (
    DESO,
    DESO_2025,
    MUNICIPALITY,
    NOISE,
    REGSO,
    REGSO_2025,
    SMALLEST_BASE,
    SQUARE,
    STATUSES,
    UNITS,
    WITHOUT_VALUE,
)

NEVER = [
    ("gini", 7.0),
    ("gini", -0.1),
    ("minutes", -5.0),
    ("minutes", 1441.0),
    ("km", -3.0),
    ("km", 2001.0),
    ("pct", 140.0),
    ("pct", 100.001),
    ("pct", -0.001),
    ("index_100", 250.0),
    ("tkr", -1.0),
    ("tkr", 300e6),
    ("sek", -1.0),
    ("nok", 600_000e6),
    ("per_km2", -1.0),
    ("per_1000", -1.0),
    ("people", -1.0),
    ("hours_week", 169.0),
    ("years", 850.0),
    ("type", 6.0),
    ("type", 0.0),
    ("type", 2.5),
    ("verdict", 3.0),
]
ALWAYS = [
    ("gini", 0.0),
    ("gini", 1.0),
    ("pct", 100 + 1e-9),  # a sum of shares, rounded
    ("pct", -1e-9),
    ("pct_of_mens", 101.0),
    ("per_1000", 1710.0),  # more cars than people
    ("tkr", 2371.9),
    ("index", -4.0),
    ("km", 517.0),
    ("pct", np.nan),
    ("type", np.nan),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_declares_its_range_or_says_why_it_has_none(unit):
    known = UNITS[unit]
    is_bounded = known.least is not None and known.most is not None
    assert is_bounded != bool(known.unbounded)
    if is_bounded:
        assert known.least < known.most
    assert known.noise >= 0


@pytest.mark.parametrize("unit", [u for u in UNITS if not UNITS[u].unbounded])
def test_what_is_far_beyond_the_range_is_impossible_in_every_unit(unit):
    beyond = pd.Series([UNITS[unit].least - 1000.0, UNITS[unit].most + 1000.0, np.inf, -np.inf])
    assert ranges.impossible(beyond, unit).all()
    assert not ranges.impossible(
        pd.Series([UNITS[unit].least, UNITS[unit].most], dtype=float), unit
    ).any()


@pytest.mark.parametrize("unit", UNITS)
def test_infinity_is_impossible_and_nothing_is_not(unit):
    assert ranges.impossible(pd.Series([np.inf, np.nan, -np.inf]), unit).tolist() == [True, False, True]  # fmt: skip


@pytest.mark.parametrize(("unit", "value"), NEVER)
def test_what_cannot_be(unit, value):
    assert ranges.impossible(pd.Series([value], ["0114"]), unit).to_dict() == {"0114": True}


@pytest.mark.parametrize(("unit", "value"), ALWAYS)
def test_what_can_be(unit, value):
    assert not ranges.impossible(pd.Series([value]), unit).any()


def test_the_range_of_area_types_is_that_of_their_names():
    assert (UNITS["type"].least, UNITS["type"].most) == (min(AREA_TYPES), max(AREA_TYPES))


@pytest.mark.parametrize("level", [MUNICIPALITY, REGSO, DESO, REGSO_2025, DESO_2025])
def test_every_embedded_value_is_in_its_units_range(level):
    known = [(i, y) for i in INDICATORS.values() for y in i.years.get(level, ())]
    assert known
    for indicator, year in known:
        values = figures.values(indicator.id, level, year)["value"]
        assert not ranges.impossible(values, indicator.unit).any(), (indicator.id, year)


@pytest.mark.parametrize("id", [i.id for i in INDICATORS.values() if SQUARE in i.years])
def test_every_embedded_distance_of_a_square_is_in_range(id):
    assert not ranges.impossible(figures.values(id, SQUARE)["value"], INDICATORS[id].unit).any()


def rows(values, status="noisy", id="rented_pct"):
    codes = [f"{n:04}" for n in range(len(values))]
    return pd.DataFrame(
        {"indicator": id, "area_id": codes, "value": values, "status": status}
    ).astype({"indicator": "category", "status": "category"})


def test_one_value_that_noise_moved_is_left_out_with_a_word_and_the_rest_stays():
    frame = rows([50.0, 100.1, 99.9, np.nan])
    found = ranges.without_noise(frame)
    assert found["status"].tolist() == ["noisy", "out_of_range", "noisy", "noisy"]
    assert found["value"].isna().tolist() == [False, True, False, True]
    assert found.loc[[0, 2], "value"].tolist() == [50.0, 99.9]
    assert not ranges.faults(found)
    assert ranges.faults(frame) == {"rented_pct": "rented_pct cannot be 100.1 (0001)"}


def test_how_far_noise_can_move_a_share():
    worst = 100 * (SMALLEST_BASE + 2 * NOISE) / SMALLEST_BASE
    assert UNITS["pct"].noise == worst - 100 == 8
    assert not ranges.faults(ranges.without_noise(rows([50.0, worst])))
    assert ranges.faults(ranges.without_noise(rows([50.0, worst + 0.1])))
    assert ranges.faults(ranges.without_noise(rows([50.0, -worst])))


def test_a_value_of_a_source_without_noise_is_not_excused():
    assert ranges.faults(ranges.without_noise(rows([50.0, 100.1], status="observed")))


def test_where_noise_cannot_be_what_moves_so_many_the_indicator_is_wrong():
    a_few = [*[100.5] * 5, *[50.0] * 95]
    assert not ranges.faults(ranges.without_noise(rows(a_few)))
    many = [*[100.5] * 6, *[50.0] * 94]
    assert ranges.faults(ranges.without_noise(rows(many)))


def test_a_gini_has_no_noise():
    assert ranges.faults(ranges.without_noise(rows([0.3, 1.01], id="income_gini")))


def test_what_is_not_declared_is_named():
    assert ranges.faults(rows([1.0, 2.0], id="crime_pct")) == {
        "crime_pct": "no indicator is called 'crime_pct'"
    }


def test_a_status_says_of_each_value_whether_there_is_one():
    assert set(WITHOUT_VALUE) < set(STATUSES)
    assert {"observed", "estimated", "noisy"} == set(STATUSES) - set(WITHOUT_VALUE)
