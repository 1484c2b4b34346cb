import numpy as np
import pytest

from indicators import INDICATORS, written
from translations import texts

SHARE = INDICATORS["pharmacy_over_5km_pct"]


@pytest.mark.parametrize(
    ("language", "written"), [("sv", "−1\xa0234,5"), ("nb", "−1\xa0234,5"), ("en", "−1,234.5")]
)
def test_a_number_is_written_as_the_language_does(language, written):
    texts.speak(language)
    assert texts.number(-1234.5, 1) == written


def test_no_number_is_a_dash_and_not_a_zero():
    assert texts.number(np.nan) == "–"
    assert written.amount(np.nan, SHARE) == "–"


def test_a_difference_of_percentages_is_in_points():
    texts.speak("sv")
    assert written.amount(27.43, SHARE) == "27,4\xa0%"
    assert written.difference(27.43, SHARE) == "27,4\xa0procentenheter"


def test_no_minus_zero():
    texts.speak("en")
    assert texts.number(-0.04, 1) == "0.0"


@pytest.mark.parametrize(
    "address", ["http://example.com", "HTTPS://example.com", "WWW.example.com", "a@example.com"]
)
def test_a_text_that_is_not_ours_holds_no_address_that_markdown_would_link(address):
    shown = texts.literal(f"see {address} *now*")
    assert address not in shown.replace("\\", "")
    assert shown.replace("\\", "").replace("\u2060", "") == f"see {address} *now*"
    assert "\\*now\\*" in shown


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0 stops"), (1, "1 stop"), (1200, "1,200 stops")]
)
def test_one_is_set_apart_from_the_rest(count, written):
    texts.speak("en")
    assert texts.by_count(count, "{count} stop", "{count} stops") == written


def test_a_language_is_spoken_inside_its_block_only():
    texts.speak("sv")
    with texts.speaking("nb"):
        assert texts._("Map") == "Kart"
        with texts.speaking("en"):
            assert texts.number(1234.5, 1) == "1,234.5"
        assert texts.language() == "nb"
    with pytest.raises(ValueError, match="amiss"), texts.speaking("en"):
        raise ValueError("amiss")
    assert texts.language() == "sv"


def test_words_that_are_said_in_two_ways_are_told_apart_by_their_context():
    texts.speak("sv")
    assert texts._("Measure") == "Mått"
    assert texts._("Measure", "brief") == "Åtgärd"
