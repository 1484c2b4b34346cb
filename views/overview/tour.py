"""A short tour of the dashboard, offered on the overview to who has not been here before.

It is a card and no dialog: the page stays readable and reachable behind nothing. Whether it has been
seen is kept in the reader's own browser and nowhere else.
"""

from pathlib import Path

import streamlit as st
import streamlit.components.v2

from translations.texts import _, language
from views import address, menu

_SCRIPT = Path(__file__).with_suffix(".js")
_STYLE = Path(__file__).with_suffix(".css")


def offer() -> None:
    """The card, or the button that shows it again; nothing in a page that is embedded in another."""
    if st.context.is_embedded:
        return
    component = streamlit.components.v2.component(
        "tour",
        js=_SCRIPT.read_text(encoding="utf-8"),
        css=_STYLE.read_text(encoding="utf-8"),
    )
    data = {
        "isOffered": not address.came_with_words(),
        "stops": [{"title": t, "text": x, "page": p, "link": a} for t, x, p, a in stops()],
        "language": language(),
        "words": {
            "new": _("New here?"),
            "offer": _("A tour in six steps, one minute."),
            "start": _("Start the tour"),
            "skip": _("Skip"),
            "back": _("Back"),
            "next": _("Next"),
            "end": _("Finish"),
            "again": _("Show the tour"),
            "place": _("Step {n} of {all}"),
        },
    }
    component(data=data, key="tour")


def stops() -> tuple[tuple[str, str, str, str], ...]:
    """Of each stop its heading, what it says, and the page that it leads to with the link's words."""
    title = menu.title
    return (
        (
            _("What this is"),
            _(
                "Klyftkartan tells how large the gap between town and country is in Sweden, on published figures. Six "
                "gaps are on this page, one of each theme: each has a sentence and a small map."
            ),
            "",
            "",
        ),
        (
            _("Choose your municipality"),
            _(
                "Write its name, or that of a village in it, in the field above any page. You see its value, its place among "
                "the others and its years. It stays chosen when you go to another page."
            ),
            "map",
            title("map"),
        ),
        (
            _("Read a gap with its interval"),
            _(
                "A gap is the rural mean minus the urban one. The interval beside it tells how sure it is: where it holds "
                "zero, the page says that the difference is not distinguishable from chance."
            ),
            "holds",
            title("holds"),
        ),
        (
            _("The people's map"),
            _(
                "Most of Sweden's surface is empty of people. The people's map colours only the square kilometres where "
                "somebody lives."
            ),
            "map?map=people",
            _("People's map"),
        ),
        (
            _("Where the numbers come from"),
            _(
                "Beside each number stand its unit, year, source and caveat. What is an estimate says so, and what is "
                "withheld or missing is never zero."
            ),
            "sources",
            title("sources"),
        ),
        (
            _("Where to go next"),
            _(
                "The links at the foot of this page lead on. The field's words are explained in the glossary."
            ),
            "glossary",
            title("glossary"),
        ),
    )
