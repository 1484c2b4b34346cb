"""A reader's own timetable: its stops, departures and reach.

What is uploaded lives in the reader's session and nowhere else: no cache that
others share, no file, no log. It goes when the session does.
"""

from datetime import date

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indicators import figures, places
from indicators.catalogue import INDICATORS
from indicators.indicator import UNITS
from loaders import gtfs, own_feed
from loaders._check import InputFault
from measures import access
from views import maps, tables, transport
from views.texts import _, by_count, literal, number, numbers, said

_KEPT = "own_feed_read"  # session key of what was read of the file
_MOST_SHOWN = 2000  # stop places in the table and on the map
_NEAR_M = 5000  # how far from a stop a square may be to be counted
_NORDIC = (4.0, 54.0, 32.0, 72.0)  # degrees: beyond it the Swedish grid means nothing


def section() -> None:
    """Ask for a timetable; show what is in it once there is one."""
    st.subheader(_("A timetable of your own"))
    st.markdown(
        _(
            "Upload a timetable in the GTFS format (a zip, up to {most} MB) to count its departures and whom they reach.",
            most=number(own_feed.MOST_BYTES // 2**20),
        )
    )
    st.caption(
        _(
            "The file is read in the server's memory while this page is open in your browser. It is not stored, not "
            "logged and not shown to anyone else, and nothing in it is executed."
        )
    )
    file = st.file_uploader(_("Your timetable (zip)"), key="own_feed")
    if file is None:
        st.session_state.pop(_KEPT, None)
        return
    kept = st.session_state.get(_KEPT)
    if kept is None or kept["file"] != file.file_id:
        st.session_state[_KEPT] = kept = {"file": file.file_id, "read": _read(file, None)}
    usual = kept["read"]
    if isinstance(usual, str):
        _say_fault(usual)
        return
    timetable = _of_day(file, usual, kept)
    if timetable is not None:
        _show(timetable)


def _read(file: UploadedFile, weekday: date | None) -> gtfs.Timetable | str:
    """The timetable, or the sentence on why it cannot be read."""
    with st.spinner(_("Reading the timetable …")):
        try:
            return own_feed.read(file.getvalue(), weekday)
        except InputFault as fault:
            return str(fault)


def _of_day(file: UploadedFile, usual: gtfs.Timetable, kept: dict) -> gtfs.Timetable | None:
    """The timetable of the day that the reader chooses; None where nothing runs on it, and that is said."""
    day = st.date_input(
        _("Weekday to count"),
        value=usual.days.weekday,
        min_value=usual.first,
        max_value=usual.last,
        key=f"own_feed_day_{file.file_id}",
        help=_(
            "The Saturday and the Sunday after it are counted too, where the timetable has them."
        ),
    )
    if not isinstance(day, date) or day == usual.days.weekday:
        return usual
    if kept.get("day") != day:
        kept.update(day=day, of_day=_read(file, day))
    if isinstance(kept["of_day"], str):
        _say_fault(kept["of_day"])
        return None
    return kept["of_day"]


def _say_fault(sentence: str) -> None:
    st.error(
        f"**{_('The timetable cannot be counted.')}** {literal(sentence)}", icon=":material/error:"
    )


def _show(timetable: gtfs.Timetable) -> None:
    stops, days = timetable.stops, timetable.days
    st.markdown(
        by_count(
            len(stops),
            _(
                "{count} stop place with a departure on {weekday} or the weekend after it; {departures} departures on the weekday. The "
                "timetable runs from {first} to {last}."
            ),
            _(
                "{count} stop places with a departure on {weekday} or the weekend after it; {departures} departures on the weekday. The "
                "timetable runs from {first} to {last}."
            ),
            weekday=days.weekday,
            departures=number(stops["departures_weekday"].sum()),
            first=timetable.first,
            last=timetable.last,
        )
    )
    for note in timetable.notes:
        st.caption(literal(note))
    largest = stops.nlargest(_MOST_SHOWN, "departures_weekday")
    if len(stops) > len(largest):
        st.caption(
            _(
                "The {count} with most departures are shown; all are counted.",
                count=number(len(largest)),
            )
        )
    _map(largest)
    _table(largest)
    _reach(stops)


def _map(stops: pd.DataFrame) -> None:
    measure = INDICATORS["departures_within_1km_mean"]
    found = transport.departure_classes(stops["departures_weekday"])
    unit = UNITS[measure.unit]
    hover = numbers(stops["departures_weekday"], unit.decimals)
    west, south, east, north = stops.total_bounds
    bounds = (west - 0.05, south - 0.05, east + 0.05, north + 0.05)
    alt = transport.stops_in_words(stops)
    maps.places_map(stops, hover, said(unit.text), found, bounds, key="map_own_feed", alt=alt)
    maps.legend(found, measure, "", _("stop places"))


def _table(stops: pd.DataFrame) -> None:
    hours = {
        band: f"{start:02}–{end:02}" if end <= 24 else _("after 24")
        for band, (start, end) in gtfs.BANDS.items()
    }
    columns = {
        "departures_weekday": _("Departures, weekday"),
        "departures_saturday": _("Departures, Saturday"),
        "departures_sunday": _("Departures, Sunday"),
        **{f"departures_{band}": title for band, title in hours.items()},
    }
    shown = stops[list(columns)].rename(columns=columns)
    shown.insert(0, _("Stop place"), stops["name"].map(lambda name: str(name)[:80]))
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        shown, dict.fromkeys(columns.values(), localized), alt=_("Departures by stop place")
    )


def _reach(stops: pd.DataFrame) -> None:
    near = squares_near(stops)
    if not near.any():
        st.info(
            _(
                "No inhabited Swedish square lies within {km} km of these stops: people can be counted in Sweden only.",
                km=number(_NEAR_M // 1000),
            )
        )
        return
    found = places.reached(_nordic(stops), near)
    st.markdown(transport.sdg_sentence(found))
    st.markdown(transport.hourly_sentence(found))
    st.caption(
        _(
            "Shares of the {people} people in the inhabited Swedish squares within {km} km of a stop of this timetable: "
            "estimates, straight lines from the squares' centres. SCB, population by square 2024.",
            people=number(round(found.people, -1)),
            km=number(_NEAR_M // 1000),
        )
    )


def _nordic(stops: pd.DataFrame) -> pd.DataFrame:
    """The stops within the Nordic countries."""
    west, south, east, north = _NORDIC
    return stops.cx[west:east, south:north]


def squares_near(stops: pd.DataFrame) -> np.ndarray:
    """Which squares lie within 5 km of a stop (n,); none for stops outside of the Nordic countries."""
    own = _nordic(stops)
    if not len(own):
        return np.zeros(len(figures.squares()), bool)
    metres, _nearest = access.nearest(places.centres(), places.metres_of(own))
    return metres <= _NEAR_M
