from dataclasses import replace

import pytest

from indicators.breaks import BREAKS, CELL_KEY, LABOUR, crossed
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, NORWAY
from translations import LANGUAGES


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.id)
def test_a_break_is_of_known_indicators_and_told_in_every_language(one):
    assert set(one.indicators) <= set(INDICATORS)
    assert all(one.text[language].strip() for language in LANGUAGES)


@pytest.mark.parametrize(
    ("years", "is_crossed"),
    [
        ((2023, 2024), False),
        ((2024, 2025), True),
        ((2019, 2026), True),
        ((2025, 2026), False),
        ((2025,), False),
        ((), False),
    ],
)
def test_a_series_crosses_a_break_when_it_has_years_on_both_sides(years, is_crossed):
    assert crossed("population", years) == ((CELL_KEY,) if is_crossed else ())
    assert crossed("rented_pct", years) == ()


def test_a_figure_of_a_broken_table_crosses_it_too_but_not_in_norway():
    years = (2024, 2025)
    assert crossed("employed_20_64_pct", (2019, 2020)) == (LABOUR,)
    assert crossed("population", years) == crossed("population", years, level=DESO)
    assert crossed("population", years, level=NORWAY) == ()


def test_breaks_come_in_the_order_of_their_years():
    early = replace(CELL_KEY, id="early", year=2020)
    assert crossed("population", (2019, 2025), (CELL_KEY, early)) == (early, CELL_KEY)


def test_one_series_of_the_snapshot_crosses_a_break_and_no_other():
    crossing = {
        indicator.id: [one.id for one in breaks]
        for indicator in INDICATORS.values()
        for level, years in indicator.years.items()
        if (breaks := crossed(indicator.id, years, level=level))
    }
    assert crossing == {"open_unemployment_pct": ["unemployed"]}
