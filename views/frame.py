"""What every page has around it: title, language switch, one sentence when data cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
import streamlit.components.v2
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.pages_manager import PagesManager

import translations
from indicators.embedded import REBUILD, SnapshotError
from translations import texts
from translations.texts import _
from views import address, menu, uploads
from views.place import search as place_search

_ICON = Path(__file__).parent.parent / "static" / "icon.png"
_SHEET = Path(__file__).parent / "frame.css"
# What Streamlit leaves out, done on the document itself: the language, of which it always says English,
# as does its link past the menu; the theme as a class for the style sheet; and, when it is printed, how
# much smaller than the screen the paper is, and where and when the page was read.
_DOCUMENT = """
export default function ({ data }) {
    document.documentElement.lang = data.language;
    document.body.classList.toggle("dark", data.dark);
    const skip = document.querySelector("[data-testid=stSkipToContent]");
    if (skip && skip.firstChild) skip.firstChild.nodeValue = data.skip;
    const before = () => {
        for (const drawn of document.querySelectorAll(
            "[data-testid=stPlotlyChart], [data-testid=stDataFrame], [data-testid=stDeckGlJsonChart]"
        )) {
            const zoom = Math.min(1, 660 / Math.max(1, drawn.offsetWidth));
            drawn.style.setProperty("--paper-zoom", zoom.toFixed(3));
        }
        const day = new Date().toLocaleDateString(data.language, { dateStyle: "long" });
        for (const line of document.querySelectorAll(".on-paper"))
            line.textContent = `${data.printed} ${day}: ${location.href}`;
    };
    const menu = () => {
        const list = document.querySelector("[data-testid=stSidebarNavItems]");
        for (const part of list ? [list, ...list.querySelectorAll("li")] : [])
            if (part.getAttribute("role") !== "none") part.setAttribute("role", "none");
    };
    // Over a map the wheel moves the page; with Ctrl (or a pinch, which is told so) it moves the map nearer.
    const wheel = (event) => {
        if (event.ctrlKey || event.metaKey) return;
        if (event.target.closest && event.target.closest("[data-testid=stDeckGlJsonChart]")) event.stopPropagation();
    };
    document.addEventListener("wheel", wheel, { capture: true, passive: true });
    menu();
    const watcher = new MutationObserver(menu);
    watcher.observe(document.body, { childList: true, subtree: true });
    window.addEventListener("beforeprint", before);
    return () => {
        watcher.disconnect();
        document.removeEventListener("wheel", wheel, { capture: true });
        window.removeEventListener("beforeprint", before);
    };
}
"""

# The entry of the menu that the page belongs to: Streamlit marks a page's own entry alone.
_ENTRY = """[data-testid=stTopNavLink][href$="/{entry}"], [data-testid=stSidebarNavLink][href$="/{entry}"] {{
    font-weight: 700; box-shadow: inset 0 -3px 0 var(--focus); border-radius: 0 }}"""


@contextmanager
def page(name: str, *, has_place: bool = True) -> Iterator[str]:
    """The frame of a page, which draws inside it and is given its title.

    It stands alone: nothing is set up in app.py. Above it stand the language, the tabs of its menu
    entry and, where it `has_place`, the search for one; nothing where it is embedded in another page.
    """
    leave_old_router()
    uploads.bind()
    choose_language()
    title = menu.title(name)
    st.set_page_config(page_title=f"{title} – Klyftkartan", page_icon=_ICON, layout="wide")
    _tell_the_document()
    st.html(_SHEET)
    with _told():
        _top(name, has_place)
    with _told():
        yield title
    address.show_notes()
    st.html("<p class='on-paper'></p>")


@contextmanager
def _told() -> Iterator[None]:
    """One sentence where the embedded data cannot be read, and nothing more of the page."""
    try:
        yield
    except SnapshotError as error:
        st.error(_snapshot_sentence(error), icon=":material/error:")
        st.stop()


def leave_old_router() -> None:
    """On a fresh server a first visit straight to a page runs it by the router for `pages/`: leave it."""
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def choose_language() -> str:
    """The address's language, else the one chosen before, else the browser's."""
    address.came_with_words()
    chosen = address.word(
        "lang", translations.LANGUAGES, translations.language_of(st.context.locale)
    )
    texts.speak(chosen)
    return chosen


def link(
    page: str, label: str, *, icon: str | None = ":material/arrow_forward:", **address: str
) -> None:
    """A link to another page of the dashboard, with what it should show."""
    try:
        st.page_link(f"pages/{page}.py", label=label, icon=icon, query_params=address)
    except StreamlitAPIException:  # the page runs alone, without the menu that knows the others
        st.markdown(f"{icon or ''} [{label}]({page}?{urlencode(address)})")


def is_dark() -> bool:
    """Whether the reader sees the dark theme."""
    return st.context.theme.type == "dark"


def _top(name: str, has_place: bool) -> None:
    """The place, the language, and the pages beside this one; a stage and an embedded page have none of it."""
    st.html(f"<style>{_ENTRY.format(entry=_path(menu.first_of(name)))}</style>")
    if st.context.is_embedded:
        return
    with st.container(key="frame_language", width="content"):
        _language_switch()
    if has_place:
        place_search.show()
    beside = menu.beside(name)
    if beside:
        with st.container(key="frame_tabs", horizontal=True, gap="small"):
            for other, title in beside.items():
                tab(other, title, is_here=other == name)


def tab(page: str, title: str, *, is_here: bool) -> None:
    """A link to a page beside this one; the page itself is marked."""
    with st.container(key=f"frame_tab_{'here' if is_here else page}", width="content"):
        link(page, title, icon=None)


def _path(page: str) -> str:
    return "" if page == menu.START else page


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


def _tell_the_document() -> None:
    """What Streamlit does not say of the document: see the script."""
    component = streamlit.components.v2.component("document", js=_DOCUMENT)
    said = {
        "language": texts.language(),
        "dark": is_dark(),
        "skip": _("Skip to the content"),
        "printed": _("Klyftkartan, read on"),
    }
    component(data=said, key="document")


def _snapshot_sentence(error: SnapshotError) -> str:
    sentences = {
        "missing": _("The embedded data file {file} is missing. Rebuild the data with: {command}"),
        "damaged": _("The embedded data file {file} is damaged. Rebuild the data with: {command}"),
        "format": _(
            "The embedded data ({file}) were made by another version of Klyftkartan. Rebuild them with: {command}"
        ),
    }
    return sentences[error.reason].format(file=f"`{error.file}`", command=f"`{REBUILD}`")
