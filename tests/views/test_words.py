import numpy as np
import pytest

from analysis.gap import Gap
from indicators import INDICATORS, SCHEMES
from translations import texts
from views import words

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
