import string

import pytest
from babel.messages.pofile import read_po

import translations
from translations import LANGUAGES, Text, language_of, message
from translations.__main__ import words_of_pages

OTHERS = [language for language in LANGUAGES if language != "en"]


def catalogue(language):
    with (translations._CATALOGUES / f"{language}.po").open("rb") as file:
        return {m.id: m.string for m in read_po(file, locale=language) if m.id}


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_pages_is_translated_and_none_is_left_over(language):
    found = catalogue(language)
    assert set(found) == set(words_of_pages())
    assert not [text for text, other in found.items() if not other]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_gaps_to_fill(language):
    for text, other in catalogue(language).items():
        assert fields(text) == fields(other), text


def test_words_are_read_in_every_folder_however_deep(tmp_path):
    for path, words in {
        "views/a.py": '_("One"), f"{_(\'Two\')}"',
        "views/map/deep/b.py": '_("Three {n}", n=1), _("One")',
        "briefs/c.py": 'other("no"), _("Four")',
        "tests/d.py": '_("not a word of a page")',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(words, "utf-8")
    assert words_of_pages(tmp_path) == ["One", "Two", "Three {n}", "Four"]


@pytest.mark.parametrize("given", ["words", 'f"{n} words"', '"a" + b', "", '"one", "two"'])
def test_words_that_cannot_be_read_stop_the_reading_with_their_line(tmp_path, given):
    (tmp_path / "views" / "map").mkdir(parents=True)
    (tmp_path / "views" / "map" / "a.py").write_text(f"\n_({given})", "utf-8")
    with pytest.raises(ValueError, match=r"^a\.py:2: _\(\) needs the words themselves$"):
        words_of_pages(tmp_path)


def test_a_message_in_each_language():
    assert message("Map", "en") == "Map"
    assert message("Map", "sv") == "Karta"
    assert message("Map", "nb") == "Kart"
    assert message("no such words", "sv") == "no such words"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sv-SE", "sv"),
        ("nb-NO", "nb"),
        ("nn", "nb"),
        ("no", "nb"),
        ("en_GB", "en"),
        ("de-DE", "en"),
        (None, "sv"),
    ],
)
def test_the_browsers_language_is_served_as_well_as_may_be(locale, language):
    assert language_of(locale) == language


def test_a_text_is_filled_in_each_language():
    text = Text(sv="till {x}", en="to {x}", nb="til {x}").format(
        x=Text(sv="ö", en="island", nb="øy")
    )
    assert (text.sv, text.en, text.nb) == ("till ö", "to island", "til øy")
