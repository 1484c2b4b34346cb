import shutil
import string

import pytest
from babel.messages.pofile import read_po

import translations
from indicators.catalogue import INDICATORS
from indicators.schemes import SCHEMES
from translations import LANGUAGES, Text, language_of, message, prose
from translations.__main__ import Words, update, words_of, words_of_pages

OTHERS = [language for language in LANGUAGES if language != "en"]


def catalogue(language):
    with (translations.FOLDER / f"{language}.po").open("rb") as file:
        return {
            Words(m.id, m.context or ""): m.string for m in read_po(file, locale=language) if m.id
        }


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_pages_is_translated_and_none_is_left_over(language):
    found = catalogue(language)
    assert set(found) == set(words_of(language))
    assert not [text for text, other in found.items() if not other]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_gaps_to_fill(language):
    for words, other in catalogue(language).items():
        assert fields(words.text) == fields(other), words


def test_words_are_read_in_every_folder_however_deep(tmp_path):
    for path, words in {
        "views/a.py": '_("One"), f"{_(\'Two\')}"',
        "views/map/deep/b.py": '_("Three {n}", n=1), _("One")',
        "briefs/c.py": 'other("no"), _("Four"), _("Two", "brief", n=1)',
        "tests/d.py": '_("not a word of a page")',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(words, "utf-8")
    assert words_of_pages(tmp_path) == [
        Words("One"),
        Words("Two"),
        Words("Three {n}"),
        Words("Four"),
        Words("Two", "brief"),
    ]


@pytest.mark.parametrize(
    "given", ["words", 'f"{n} words"', '"a" + b', "", '"words", where', '"a", "b", "c"']
)
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


def test_the_same_english_words_may_be_said_in_two_ways():
    """What is measured on a page, and what a brief proposes."""
    assert [message("Measure", language) for language in LANGUAGES] == ["Mått", "Measure", "Mål"]
    assert [message("Measure", language, "brief") for language in LANGUAGES] == [
        "Åtgärd",
        "Measure",
        "Tiltak",
    ]
    assert message("Map", "sv", "no such context") == "Map"


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


# A fourth language


@pytest.fixture
def finnish(tmp_path, monkeypatch):
    """The folder of translations with a line in LANGUAGES for Finnish, and no file of it yet."""
    folder = shutil.copytree(translations.FOLDER, tmp_path / "translations")
    monkeypatch.setitem(LANGUAGES, "fi", "Suomi")
    monkeypatch.setattr(translations, "FOLDER", folder)
    translations._catalogue.cache_clear()
    prose.prose.cache_clear()
    yield folder
    translations._catalogue.cache_clear()
    prose.prose.cache_clear()


def test_a_new_language_is_its_line_its_catalogue_and_its_prose(finnish):
    shutil.copytree(finnish / "en", finnish / "fi")
    glossary = finnish / "fi" / "glossary.toml"
    glossary.write_text(glossary.read_text("utf-8").replace('"Locality"', '"Taajama"'), "utf-8")
    waiting = update("fi")
    assert waiting == len(words_of("fi"))
    fi = finnish / "fi.po"
    translated = fi.read_text("utf-8").replace(
        'msgid "Map"\nmsgstr ""', 'msgid "Map"\nmsgstr "Kartta"'
    )
    fi.write_text(translated, "utf-8")
    assert update("fi") == waiting - 1, "what is translated is kept"
    assert message("Map", "fi") == "Kartta"
    assert prose.prose("glossary")["locality.title"]["fi"] == "Taajama"
    assert prose.prose("glossary")["locality.title"].nb == "Tettsted"
    assert language_of("fi-FI") == "fi"


def test_a_declaration_is_read_from_the_catalogue_of_a_new_language(finnish):
    declared = Text(sv="till {x}", en="to {x}", nb="til {x}")
    (finnish / "fi.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "to {x}"\nmsgstr "kohti {x}"\n\nmsgid "island"\nmsgstr "saari"\n',
        "utf-8",
    )
    filled = declared.format(x=Text(sv="ö", en="island", nb="øy"))
    assert filled["fi"] == "kohti saari"
    assert filled.format()["fi"] == "kohti saari"
    assert Text(sv="sjö", en="lake", nb="sjø")["fi"] == "lake"
    assert Text(sv="", en="", nb="")["fi"] == ""


def test_the_declarations_are_asked_for_in_a_new_language_only():
    new = set(words_of("fi")) - set(words_of_pages())
    assert {
        Words(SCHEMES["degurba"].title.en),
        Words(INDICATORS["crowded_pct"].title.en),
    } <= new
    assert Words("") not in new
    assert words_of("nb") == words_of_pages()
