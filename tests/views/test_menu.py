"""The menu holds every page once, with a title in each language."""

from pathlib import Path

import pytest

from translations import LANGUAGES, texts
from views import menu

PAGES = Path(__file__).parent.parent.parent / "pages"


def test_every_page_is_in_the_menu_once_and_every_entry_is_a_page():
    names = [name for pages in menu.entries().values() for name in pages]
    assert sorted(names) == sorted(path.stem for path in PAGES.glob("*.py"))
    assert names[0] == menu.START


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_and_titles_are_told_apart_in_each_language(language):
    texts.speak(language)
    try:
        titles, entries = menu.titles(), list(menu.entries())
    finally:
        texts.speak("sv")
    assert len(set(titles.values())) == len(titles)
    assert len(set(entries)) == len(entries) <= 8  # can be read in one look


def test_a_title_is_spoken_when_it_is_asked_for():
    try:
        assert [texts.speak(language) or menu.title("map") for language in ("sv", "en")] == [
            "Karta",
            "Map",
        ]
    finally:
        texts.speak("sv")


def test_a_page_stands_beside_the_others_of_its_entry():
    assert list(menu.beside("agenda")) == ["profile", "agenda"]
    assert menu.beside("compare") == {}
    assert [menu.first_of(page) for page in ("agenda", "compare", "glossary")] == [
        "profile",
        "compare",
        "sources",
    ]
