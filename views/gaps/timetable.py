"""A reader's own timetable: its stops, departures and reach.

What is uploaded or fetched lives in the reader's session and nowhere else: no
cache that others share, no file that stays, no log. It goes when the session does.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import access as places
from indicators.catalogue import INDICATORS
from indicators.indicator import UNITS
from loaders import fetched_feed, gtfs, own_feed, own_reading
from loaders.faults import InputFault
from loaders.outside import Ended
from translations.texts import _, by_count, language, literal, number, numbers, said, speak
from views import legends, limits, maps, server_keeper, tables
from views.gaps import feed_notes, transport, zones

_KEPT = "own_feed_read"  # session key of what was read of the file
_FETCH = "own_feed_fetch_run"  # session key of the download that is on its way, or went wrong
_FETCHED = "own_feed_fetched"  # session key of what came from an address
_MOST_SHOWN = 2000  # stop places in the table and on the map


def section() -> None:
    """Ask for a timetable; show what is in it once there is one."""
    st.subheader(_("A timetable of your own"))
    st.markdown(
        _(
            "Upload a timetable in the GTFS format (a zip, up to {most} MB), or fetch one from an address, to count its departures "
            "and whom they reach.",
            most=number(own_feed.MOST_BYTES // 2**20),
        )
    )
    st.caption(
        _(
            "The file is read in the server's memory while this page is open in your browser. It is not stored, not "
            "logged and not shown to anyone else, and nothing in it is executed."
        )
    )
    uploaded = st.file_uploader(
        _("Your timetable (zip)"), key="own_feed", max_upload_size=own_feed.MOST_BYTES // 2**20
    )
    fetched = _from_address()
    file = uploaded or fetched
    if file is None:
        st.session_state.pop(_KEPT, None)
        return
    kept = st.session_state.get(_KEPT)
    if kept is None or kept["file"] != file.file_id:
        st.session_state[_KEPT] = kept = {"file": file.file_id, "read": _read(file, None)}
    timetable = _of_day(file, kept["read"], kept)
    if timetable is not None:
        _show(timetable)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Why a timetable, or a day of it, cannot be counted; `period`: between which days another can be chosen."""

    sentence: str
    period: tuple[date, date] | None = None


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A timetable that came from an address, to be read like one that was uploaded."""

    file_id: str
    host: str
    raw: bytes

    def getvalue(self) -> bytes:
        """The zip."""
        return self.raw


def _from_address() -> Fetched | None:
    """Ask for an address, fetch it when the button is pressed; what came, or came before."""
    if not server_keeper.may():
        return None
    run: fetched_feed.Fetch | None = st.session_state.get(_FETCH)
    if run is not None and run.is_running:
        st.fragment(partial(_watch, language()), run_every=1.0)()
        return st.session_state.get(_FETCHED)
    if run is not None and run.raw is not None:
        came = Fetched(file_id=f"fetched-{id(run)}", host=run.host, raw=run.raw)
        st.session_state[_FETCHED] = came
        del st.session_state[_FETCH]
    elif run is not None and run.fault:  # said until the next one is asked for
        _say_unfetched(run.fault)
    _ask_address()
    fetched: Fetched | None = st.session_state.get(_FETCHED)
    if fetched is not None:
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.caption(
            _(
                "From {host}: {size} MB. An uploaded file is shown in its place.",
                host=literal(fetched.host),
                size=number(len(fetched.raw) / 1e6, 1),
            )
        )
        right.button(_("Remove"), key="own_feed_remove", on_click=_forget)
    return fetched


def _ask_address() -> None:
    """The field and its button: without the button nothing is asked of anybody."""
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    address = left.text_input(
        _("Address of a GTFS feed"),
        key="own_feed_address",
        placeholder="https://",
        max_chars=500,
        help=_(
            "Only https, only a public host, up to {most} MB, and no key in the address. The server asks this address when "
            "you press the button, and not before; the host then sees the server's address, not yours.",
            most=number(own_feed.MOST_BYTES // 2**20),
        ),
    )
    if right.button(_("Fetch"), icon=":material/download:", key="own_feed_fetch"):
        if address.strip():
            st.session_state[_FETCH] = fetched_feed.Fetch(address)
            st.rerun()
        st.warning(_("Write an address first."), icon=":material/edit:")


def _watch(spoken: str) -> None:
    """How much has come. A timed rerun begins without the page's language."""
    speak(spoken)
    run: fetched_feed.Fetch | None = st.session_state.get(_FETCH)
    if run is None or not run.is_running:
        st.rerun()
    assert run is not None
    share = min(run.got / own_feed.MOST_BYTES, 1.0)
    text = _(
        "Fetching: {got} MB of at most {most} MB",
        got=number(run.got / 1e6, 1),
        most=number(own_feed.MOST_BYTES // 2**20),
    )
    st.progress(share, text=text)
    if st.button(_("Cancel"), icon=":material/stop:", key="own_feed_cancel"):
        run.cancel()


def _forget() -> None:
    st.session_state.pop(_FETCHED, None)


def _say_unfetched(sentence: str) -> None:
    st.error(
        f"**{_('The timetable cannot be fetched.')}** {literal(sentence.removeprefix('gtfs: '))}",
        icon=":material/cloud_off:",
    )


def _read(file: UploadedFile | Fetched, day: date | None) -> gtfs.Timetable | Refused:
    """The timetable, or the sentence on why it cannot be read."""
    with st.spinner(_("Reading the timetable …")):
        try:
            return own_reading.timetable(file.getvalue(), day, limits.visitor())
        except Ended as ended:
            return Refused(sentence=limits.sentence(ended))
        except gtfs.NothingRuns as fault:
            return Refused(sentence=str(fault), period=(fault.first, fault.last))
        except InputFault as fault:
            return Refused(sentence=str(fault))


def _of_day(
    file: UploadedFile | Fetched, usual: gtfs.Timetable | Refused, kept: dict
) -> gtfs.Timetable | None:
    """The timetable of the day that the reader chooses; None where nothing runs on it, and that is said."""
    if isinstance(usual, Refused):
        _say_fault(usual.sentence)
        if usual.period is None:
            return None
    first, last = _period(usual)
    counted = None if isinstance(usual, Refused) else _shown_day(usual)
    day = st.date_input(
        _("Day to count"),
        value=counted,
        min_value=first,
        max_value=last,
        key=f"own_feed_day_{file.file_id}",
        help=_(
            "The other days of its week are counted too: after a weekday its Saturday and Sunday, before a weekend the busiest "
            "weekday."
        ),
    )
    if not isinstance(day, date) or day == counted:
        return usual if isinstance(usual, gtfs.Timetable) else None
    if kept.get("day") != day:
        kept.update(day=day, of_day=_read(file, day))
    if isinstance(kept["of_day"], Refused):
        _say_fault(kept["of_day"].sentence)
        return None
    return kept["of_day"]


def _period(usual: gtfs.Timetable | Refused) -> tuple[date, date]:
    if isinstance(usual, gtfs.Timetable):
        return usual.first, usual.last
    assert usual.period is not None
    return usual.period


def _say_fault(sentence: str) -> None:
    st.error(
        f"**{_('The timetable cannot be counted.')}** {literal(sentence)}", icon=":material/error:"
    )


def _shown_day(timetable: gtfs.Timetable) -> date:
    return timetable.days.named()[timetable.shown]


def _named(day: date) -> str:
    """`Tuesday 2026-03-10`."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return f"{names[day.weekday()]} {day.isoformat()}"


def _show(timetable: gtfs.Timetable) -> None:
    _say_what(timetable)
    for note in timetable.notes:
        st.caption(feed_notes.sentence(note))
    if len(timetable.stops):
        _show_stops(timetable)
    zones.section(timetable.zones)


def _say_what(timetable: gtfs.Timetable) -> None:
    """How many stops and departures, on which days, out of which period."""
    stops, day = timetable.stops, _shown_day(timetable)
    st.markdown(
        by_count(
            len(stops),
            _(
                "{count} stop place with a departure on {days}; {departures} departures on {day}. The timetable runs from {first} to "
                "{last}."
            ),
            _(
                "{count} stop places with a departure on {days}; {departures} departures on {day}. The timetable runs from {first} to "
                "{last}."
            ),
            days=" · ".join(_named(one) for one in timetable.days.named().values()),
            day=_named(day),
            departures=number(stops[f"departures_{timetable.shown}"].sum()),
            first=timetable.first,
            last=timetable.last,
        )
    )
    if timetable.is_thin:
        st.warning(
            _(
                "Far fewer trips run on {weekday} than in the timetable's busiest week: {trips} against {most} on {busiest}. The "
                "departures below are those of a thin week.",
                weekday=day,
                trips=number(timetable.trips),
                most=number(timetable.most_trips),
                busiest=timetable.busiest,
            ),
            icon=":material/event_busy:",
        )


def _show_stops(timetable: gtfs.Timetable) -> None:
    stops, column = timetable.stops, f"departures_{timetable.shown}"
    largest = stops.nlargest(_MOST_SHOWN, column)
    if len(stops) > len(largest):
        st.caption(
            _(
                "The {count} with most departures are shown; all are counted.",
                count=number(len(largest)),
            )
        )
    day = _named(_shown_day(timetable))
    _map(largest, column, day)
    _table(largest, day)
    if timetable.shown == "weekday":
        _reach(stops)
    else:
        st.info(
            _(
                "The map and the hours are those of {day}. Whom the departures reach is defined of weekdays, and is not counted for "
                "this day.",
                day=day,
            )
        )


def _map(stops: pd.DataFrame, column: str, day: str) -> None:
    measure = INDICATORS["departures_within_1km_mean"]
    found = transport.departure_classes(stops[column])
    unit = UNITS[measure.unit]
    hover = numbers(stops[column], unit.decimals)
    west, south, east, north = stops.total_bounds
    bounds = (west - 0.05, south - 0.05, east + 0.05, north + 0.05)
    alt = transport.stops_in_words(stops)
    if column != "departures_weekday":
        alt = _("Map of stop places by departures on {day}.", day=day)
    maps.places_map(stops, hover, said(unit.text), found, bounds, key="map_own_feed", alt=alt)
    legends.of_classes(found, measure, "", "stop places")


def _table(stops: pd.DataFrame, day: str) -> None:
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
    st.caption(_("The columns of hours are of {day}.", day=day))


def _reach(stops: pd.DataFrame) -> None:
    near = places.squares_near(stops)
    if not near.any():
        st.info(
            _(
                "No inhabited Swedish square lies within {km} km of these stops: people can be counted in Sweden only.",
                km=number(places.NEAR_M // 1000),
            )
        )
        return
    found = places.reached(places.in_the_nordic_countries(stops), near)
    st.markdown(transport.sdg_sentence(found))
    st.markdown(transport.hourly_sentence(found))
    st.caption(
        _(
            "Shares of the {people} people in the inhabited Swedish squares within {km} km of a stop of this timetable: "
            "estimates, straight lines from the squares' centres. SCB, population by square 2024.",
            people=number(round(found.people, -1)),
            km=number(places.NEAR_M // 1000),
        )
    )
