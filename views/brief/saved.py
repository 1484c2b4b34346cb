"""Going on with a saved brief."""

import streamlit as st

from briefs.brief import MOST_BYTES, MOST_FINDINGS, Brief, BriefFault, parse
from indicators import figures
from indicators.indicator import MUNICIPAL
from indicators.schemes import schemes_at
from translations.texts import _, literal, number
from views import address
from views.brief import draft

_FAULT, _FILE = "brief_fault", "brief_file"  # keys of the session


def open_file() -> None:
    """Go on with a saved brief; a file that cannot be used gets a sentence and changes nothing."""
    with st.expander(_("Open a saved brief")):
        st.file_uploader(
            _("A brief's file (JSON)"),
            key=_FILE,
            on_change=_take_file,
            help=_("A file that this page has saved. It is read as data: nothing in it is run."),
        )
        if before := draft.before():
            level, area = before[0]
            st.button(
                _(
                    "Take back what was written before: {area}",
                    area=literal(figures.titles(figures.areas(level).loc[[area]]).iloc[0]),
                ),
                key="brief_back",
                on_click=_back,
                args=before,
                icon=":material/undo:",
            )
    if fault := st.session_state.get(_FAULT):
        st.error(_file_sentence(*fault), icon=":material/error:")


def _take_file() -> None:
    file = st.session_state[_FILE]
    st.session_state[_FAULT] = None
    if file is None:
        return
    try:
        brief = parse(file.getvalue())
    except BriefFault as fault:
        st.session_state[_FAULT] = (fault.reason, fault.about)
        return
    draft.put(brief)
    _go_to(brief.level, brief.area)
    address.put("scheme", brief.scheme)
    address.put("lang", brief.language)


def _go_to(level: str, area: str) -> None:
    """The address of an area, and of a scheme that its level has."""
    areas = figures.areas(level)
    is_part = level not in MUNICIPAL
    address.put("level", level)
    address.put("area", areas.at[area, "municipality_code"] if is_part else area)
    address.put("part", area if is_part else None)
    if st.query_params.get("scheme") not in schemes_at(level):
        address.put("scheme", None)


def _back(key: tuple[str, str], brief: Brief) -> None:
    """What was written before, shown where it belongs; pressed again, what it replaced."""
    draft.put(brief)
    _go_to(*key)


def _file_sentence(reason: str, about: str) -> str:
    """Why a file cannot be opened; `about` is what of it."""
    what = literal(about)
    return {
        "large": _(
            "The file is too large to be a saved brief: at most {most} kB.",
            most=number(MOST_BYTES // 1000),
        ),
        "damaged": _("The file is damaged, or is not a saved brief: nothing was opened."),
        "older": _(
            "The file was saved by an older version, which can no longer be opened: nothing was opened."
        ),
        "newer": _("The file was saved by a newer version of Klyftkartan: nothing was opened."),
        "area": _("The file asks for the area “{what}”, which is not known.", what=what),
        "scheme": _("The file asks for the scheme “{what}”, which is not known.", what=what),
        "indicator": _("The file asks for the indicator “{what}”, which is not known.", what=what),
        "measure": _("The file asks for the measure “{what}”, which is not known.", what=what),
        "value": _(
            "The file asks for a value of “{what}” that is not here, for that area and year.",
            what=what,
        ),
        "year": _("The follow-up year {what} of the file cannot be used.", what=what),
        "long": _("A text of the file is longer than fits on two pages: nothing was opened."),
        "many": _("The file holds more than {most} findings.", most=MOST_FINDINGS),
        "twice": _("The file holds a finding twice: “{what}”.", what=what),
    }[reason]
