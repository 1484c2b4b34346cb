"""What every page has around it: title, language switch, one sentence when data cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
import streamlit.components.v2
from streamlit.runtime.pages_manager import PagesManager

import translations
from loaders.embedded import REBUILD, SnapshotError
from views import address, texts
from views.texts import _

_ICON = Path(__file__).parent.parent / "static" / "icon.png"
PAGES = (
    "overview",
    "map",
    "housing",
    "transport",
    "services",
    "jobs",
    "influence",
    "holds",
    "inequality",
    "whatif",
    "segregation",
    "measure",
    "inside",
    "own",
    "poll",
    "sources",
)


def page_title(page: str) -> str:
    """The page's name in the menu."""
    return {
        "overview": _("Overview"),
        "map": _("Map"),
        "housing": _("Housing"),
        "transport": _("Transport"),
        "services": _("Services"),
        "jobs": _("Jobs and income"),
        "influence": _("Influence and trust"),
        "holds": _("Does the answer hold?"),
        "inequality": _("Inequality"),
        "whatif": _("What if"),
        "segregation": _("Is it segregated?"),
        "measure": _("Measure segregation"),
        "inside": _("Inside a municipality"),
        "own": _("Your own table"),
        "poll": _("Poll"),
        "sources": _("Sources and methods"),
    }[page]


# Streamlit writes the chosen options of a list in white on the dark theme's light orange.
_READABLE_CHIPS = "<style>[data-testid='stMultiSelect'] span[title] { color: #000000 }</style>"


@contextmanager
def page(name: str) -> Iterator[None]:
    """The frame of a page; the page draws inside it. It stands alone: nothing is set up in app.py."""
    leave_old_router()
    choose_language()
    st.set_page_config(
        page_title=f"{page_title(name)} – Klyftkartan", page_icon=_ICON, layout="wide"
    )
    _declare_language()
    if is_dark():
        st.html(_READABLE_CHIPS)
    with st.sidebar:
        _language_switch()
    try:
        yield
    except SnapshotError as error:
        st.error(_snapshot_sentence(error), icon=":material/error:")
    address.show_notes()


def leave_old_router() -> None:
    """On a fresh server a first visit straight to a page runs it by the router for `pages/`: leave it."""
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def choose_language() -> str:
    """The address's language, else the one chosen before, else the browser's."""
    chosen = address.word(
        "lang", translations.LANGUAGES, translations.language_of(st.context.locale)
    )
    texts.speak(chosen)
    return chosen


def is_dark() -> bool:
    """Whether the reader sees the dark theme."""
    return st.context.theme.type == "dark"


def _language_switch() -> None:
    st.segmented_control(
        _("Language"),
        list(translations.LANGUAGES),
        format_func=str.upper,
        key="lang",
        required=True,
        on_change=address.take,
        args=("lang",),
        label_visibility="collapsed",
    )


def _declare_language() -> None:
    """Tell screen readers the page's language: Streamlit itself always says English."""
    component = streamlit.components.v2.component(
        "page_language",
        js="""export default function ({ data }) {
            document.documentElement.lang = data;
        }""",
    )
    component(data=texts.language(), key="page_language")


def _snapshot_sentence(error: SnapshotError) -> str:
    sentences = {
        "missing": _("The embedded data file {file} is missing. Rebuild the data with: {command}"),
        "damaged": _("The embedded data file {file} is damaged. Rebuild the data with: {command}"),
        "format": _(
            "The embedded data ({file}) were made by another version of Klyftkartan. Rebuild them with: {command}"
        ),
    }
    return sentences[error.reason].format(file=f"`{error.file}`", command=f"`{REBUILD}`")
