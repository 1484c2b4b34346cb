"""Letters that are seen, and those that are not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.letters import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A\u202eb\u2066c\u200b", "Abc"),
        ("a\u0000b\tc\nd", "ab c d"),
        ("1\u00a0000 –\u2009Ö", "1\u00a0000 –\u2009Ö"),
        ("A\u200b\u030are", "Åre"),
    ],
)
def test_what_is_not_seen_is_taken_out(text, seen):
    assert visible(text) == seen


def test_what_is_kept_stays():
    assert visible("a\n\tb\u200e\r", kept="\n\t") == "a\n\tb "


@given(st.text())
def test_nothing_is_left_to_take_out(text):
    seen = visible(text)
    assert visible(seen) == seen
    assert not any(unicodedata.category(letter)[0] == "C" for letter in seen)
