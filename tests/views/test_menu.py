"""The menu holds every page once, with a title in each language."""

from pathlib import Path

import pytest

from translations import LANGUAGES, texts
from views import menu

PAGES = Path(__file__).parent.parent.parent / "pages"


def test_every_page_is_in_the_menu_once_and_every_entry_is_a_page():
    names = [name for pages in menu.parts().values() for name in pages]
    assert sorted(names) == sorted(path.stem for path in PAGES.glob("*.py"))
    assert names[0] == menu.START


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_and_titles_are_told_apart_in_each_language(language):
    texts.speak(language)
    try:
        titles, headings = menu.titles(), list(menu.parts())
    finally:
        texts.speak("sv")
    assert len(set(titles.values())) == len(titles)
    assert len(set(headings)) == 6


def test_a_title_is_spoken_when_it_is_asked_for():
    try:
        assert [texts.speak(language) or menu.title("map") for language in ("sv", "en")] == [
            "Karta",
            "Map",
        ]
    finally:
        texts.speak("sv")
