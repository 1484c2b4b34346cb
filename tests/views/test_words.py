import numpy as np
import pandas as pd
import pytest

from analysis.gap import Gap
from indicators import INDICATORS, SCHEMES
from translations import texts
from views import words
from views.measure import finding

SHARE, DEGURBA = INDICATORS["pharmacy_over_5km_pct"], SCHEMES["degurba"]


@pytest.fixture(autouse=True)
def _english():
    texts.speak("en")


def sentence(rural, urban, low, high):
    return words.gap_sentence(Gap(rural=rural, urban=urban, low=low, high=high), SHARE, DEGURBA)


def test_a_clear_gap_is_said_with_its_interval():
    assert sentence(39.0, 11.6, 23.2, 31.1) == (
        "In rural municipalities the figure is 39.0%, in cities, towns and suburbs 11.6%: "
        "27.4\xa0percentage points higher (95% interval 23.2 to 31.1)."
    )


def test_a_gap_downwards_is_said_without_signs():
    assert "9.4\xa0percentage points lower (95% interval 6.4 to 11.9)" in sentence(
        31.1, 40.5, -11.9, -6.4
    )


def test_an_interval_across_zero_is_no_finding():
    assert "not distinguishable from chance" in sentence(12.0, 11.0, -1.0, 3.0)


def test_a_side_without_values_is_said():
    assert "cannot be computed" in sentence(np.nan, 11.0, np.nan, np.nan)


def test_an_interval_that_shows_zero_is_not_called_higher():
    """0.04 is shown as 0.0: what the reader sees does not leave out zero."""
    assert "not distinguishable from chance" in sentence(12.0, 11.0, 0.04, 3.0)
    assert "not distinguishable from chance" in sentence(11.0, 12.0, -3.0, -0.04)
    assert "higher (95% interval 0.1 to 3.0)" in sentence(12.0, 11.0, 0.06, 3.0)
    table = pd.DataFrame([(5, 0.04, 8), (4, 1, 6)], ["a", "b"], ["gap", "low", "high"])
    assert "under a the gap is not distinguishable" in words.agreement_sentence(table, 1)
    assert "higher under each of the 2" in words.agreement_sentence(table)


def test_where_the_shown_means_do_not_make_the_shown_difference_it_says_why():
    cars = INDICATORS["cars_per_1000"]
    odd = words.gap_sentence(Gap(rural=746.6, urban=477.2, low=213.0, high=388.0), cars, DEGURBA)
    assert "269\xa0" in odd
    assert odd.endswith("The difference is computed before rounding.")
    assert "rounding" not in sentence(39.0, 11.6, 23.2, 31.1)


def test_a_narrow_interval_has_a_third_decimal():
    row = {"low": 0.3021, "high": 0.3049, "observed": 0.3034, "null_mean": 0.0151}
    told = finding.in_words(pd.Series({**row, "is_distinguishable": True}))
    assert told == "0.303 (95% interval 0.302 to 0.305); chance alone would give 0.015."
    wide = finding.in_words(pd.Series({**row, "high": 0.3151, "is_distinguishable": True}))
    assert wide == "0.30 (95% interval 0.30 to 0.32); chance alone would give 0.02."
