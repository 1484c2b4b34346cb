import unicodedata

import pytest

from indicators import figures
from views.choosers import fold, found


@pytest.fixture(scope="module")
def names():
    return figures.areas()["name"].to_dict()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Skurup", "1264"),
        ("skurup", "1264"),
        ("1264", "1264"),
        ("Älmhult", "0765"),
        ("almhult", "0765"),
        ("Almhult ", "0765"),
        (unicodedata.normalize("NFD", "Åre"), "2321"),
        ("are", "2321"),
        ("ORNSKOLDSVIK", "2284"),
        ("Håbo", "0305"),
        ("Habo", "0643"),
        ("Malung", "2023"),
    ],
)
def test_a_municipality_is_found_as_people_type_it(typed, code, names):
    assert found(typed, names) == code


@pytest.mark.parametrize("typed", ["Oslo", "", "   ", "S", "<script>", "Upp"])
def test_what_is_no_municipality_or_several_is_not_found(typed, names):
    assert found(typed, names) is None


def test_folding_keeps_letters_apart_only_where_the_keyboard_does():
    assert fold("Ærø ÅÄÖ") == "aro aao"
