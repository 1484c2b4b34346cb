"""Departures at every stop place, from timetables in the GTFS format.

Norway's whole timetable (Entur, no key), Sweden's (Trafiklab, with a key), or any
other at an address or in a file that a person gives. What is counted, and how, is
said at `parse`.
"""

import os
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import geopandas as gpd
import numpy as np
import pandas as pd

from loaders import _departures
from loaders._check import check
from loaders._feed import Feed, Limits, opened
from loaders._feed_notes import said_of
from loaders._flex import OnDemand
from loaders._http import PUBLISHERS, base_of, download
from loaders._own_remark import Remark
from loaders._rows import seconds
from loaders._service_days import FAR_FEWER, KINDS, Days, NothingRuns, Running, kind_of
from loaders._stop_places import stop_places
from loaders.answer import Answer
from loaders.faults import Damaged, PublisherFault
from loaders.source import CC0, Source
from translations import Text

PUBLISHER = "gtfs"
KEY_VARIABLE = "KLYFTKARTAN_TRAFIKLAB_KEY"
_SWEDEN = "https://opendata.samtrafiken.se"
_SECRET_WORDS = {"key", "api_key", "apikey", "token", "access_token"}

_COMPUTED = Text(
    sv="Avgångar per hållplats (alla lägen tillsammans) en tisdag, en lördag och en söndag i samma "
    "vecka: den vecka i tidtabellen som har flest turer. Avgångar efter midnatt hör till dagen före. "
    "En turs sista hållplats, och hållplatser utan påstigning, räknas inte; anropsstyrda turer "
    "räknas.",
    en="Departures per stop place (all its platforms together) on a Tuesday, a Saturday and a Sunday of one week: the week of the "
    "timetable with the most trips. Departures after midnight belong to the day before. A trip's last stop, and stops where nobody "
    "may board, are not counted; trips on call are.",
    nb="Avganger per stoppested (alle plattformer samlet) en tirsdag, en lørdag og en søndag i samme "
    "uke: uken i ruteplanen med flest turer. Avganger etter midnatt hører til dagen før. En turs "
    "siste stopp, og stopp uten påstigning, regnes ikke med; bestillingsturer regnes med.",
)
NORWAY = Source(
    key="gtfs_norway",
    publisher="Entur",
    title="Nasjonale rutedata (GTFS)",
    table="rb_norway-aggregated-gtfs",
    address="https://developer.entur.org/stops-and-timetable-data",
    licence=Text(sv="NLOD", en="NLOD", nb="NLOD"),
    units="stop places, departures",
    computed=_COMPUTED,
    limits=Text(
        sv="Planerad tidtabell: inställda turer räknas som körda. Veckan kan ligga i lågsäsong för "
        "skolskjutsar och turisttrafik.",
        en="A planned timetable: cancelled trips count as run. School buses and tourist traffic may be few in the week that was chosen.",
        nb="Planlagt ruteplan: innstilte turer regnes som kjørt. Uken kan ligge i lavsesong for skolebusser "
        "og turisttrafikk.",
    ),
)
SWEDEN = Source(
    key="gtfs_sweden",
    publisher="Trafiklab (Samtrafiken)",
    title="GTFS Sweden 3",
    table="gtfs-sweden",
    address="https://www.trafiklab.se/api/gtfs-datasets/gtfs-sweden/",
    licence=CC0,
    units="stop places, departures",
    computed=_COMPUTED,
    limits=NORWAY.limits,
)

MODES = ("rail", "metro", "tram", "bus", "ferry", "other")
# Hours of the service day, from and to; `after_24` is what leaves after midnight.
BANDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "before_06": (0, 6),
        "06_09": (6, 9),
        "09_15": (9, 15),
        "15_18": (15, 18),
        "18_20": (18, 20),
        "20_24": (20, 24),
        "after_24": (24, _departures.HOURS),
    }
)
# Basic route types, and the hundreds of the extended ones, by mode. Trolleybuses and coaches
# are buses, cable trams trams, monorails rail; lifts, funiculars, aircraft and taxis are "other".
_BASIC = {0: "tram", 1: "metro", 2: "rail", 3: "bus", 4: "ferry", 5: "tram", 11: "bus", 12: "rail"}
_HUNDREDS = {
    1: "rail",
    2: "bus",
    3: "rail",
    4: "metro",
    5: "metro",
    6: "metro",
    7: "bus",
    8: "bus",
    9: "tram",
    10: "ferry",
    12: "ferry",
}
_LONGEST_HEADWAY = 10**6  # seconds
_MONORAIL = 405


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """What was counted: `stops` (see `parse`), on which days, out of which period.

    `trips` run on the day that is shown, `most_trips` on `busiest`, that of the timetable's
    busiest week. Hours are those of `timezones`, as the agencies write them.
    `shown` is the kind of day (one of KINDS) whose hours are in `stops`: the
    weekday, where anything leaves then. `zones` are those of on-demand traffic
    (`_flex.OnDemand.frame`): nothing in them is a departure. `notes` are remarks on
    what was read otherwise than it is written, or could not be counted.
    """

    stops: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    days: Days
    shown: str
    first: date
    last: date
    trips: int
    busiest: date
    most_trips: int
    timezones: tuple[str, ...]
    notes: tuple[Remark, ...]

    @property
    def is_thin(self) -> bool:
        """Whether far fewer trips run on the day that is shown than on that of the busiest week."""
        return self.trips < FAR_FEWER * self.most_trips

    def sentences(self, what: str) -> tuple[str, ...]:
        """The notes in English, each with the feed's name."""
        return tuple(f"{what}: {said_of(note)}" for note in self.notes)


def load(country: str, to: Path, progress: Callable[[int], None] = lambda got: None) -> Answer:
    """Stream the national timetable of "norway" or "sweden" to a file; `progress` is told the bytes.

    Sweden needs a key in KLYFTKARTAN_TRAFIKLAB_KEY. It goes into the question and nowhere else.
    Raises PublisherFault.
    """
    options: Any = {
        "progress": progress,
        "check": partial(_whole, what=(NORWAY if country == "norway" else SWEDEN).table),
    }
    if country == "norway":
        return download(PUBLISHER, to, path="/rb_norway-aggregated-gtfs.zip", **options)
    key = os.environ.get(KEY_VARIABLE, "").strip()
    if not key:
        raise PublisherFault(
            PUBLISHER, "not_allowed", f"Sweden's timetable needs a key: set {KEY_VARIABLE}."
        )
    path, query = "/gtfs-sweden/sweden.zip", {"key": key}
    if base_of(PUBLISHER) != PUBLISHERS[PUBLISHER].base:  # a mirror
        return download(PUBLISHER, to, path=path, query=query, **options)
    return download(PUBLISHER, to, address=_SWEDEN + path, query=query, **options)


def load_from(
    address: str,
    to: Path,
    progress: Callable[[int], None] = lambda got: None,
    *,
    most_bytes: int | None = None,
) -> Answer:
    """Stream a timetable from an https address that a person gives.

    An address has no key in it; Trafiklab's own gets that of KLYFTKARTAN_TRAFIKLAB_KEY.
    PublisherFault when it may not be asked.
    """
    parts = urlsplit(address)
    if any(name.casefold() in _SECRET_WORDS for name, _ in parse_qsl(parts.query)):
        raise PublisherFault(PUBLISHER, "not_allowed", "no key in an address.")
    key = os.environ.get(KEY_VARIABLE, "").strip()
    is_trafiklab = parts.scheme == "https" and parts.netloc == urlsplit(_SWEDEN).netloc
    query = {"key": key} if key and is_trafiklab else None
    check = partial(_whole, what="the file at that address")
    return download(
        PUBLISHER,
        to,
        address=address,
        query=query,
        most_bytes=most_bytes,
        progress=progress,
        check=check,
    )


def _whole(file: Path, what: str) -> None:
    """Damaged unless the file is a zip with its end."""
    if not zipfile.is_zipfile(file):
        with file.open("rb") as start:
            is_page = start.read(512).lstrip()[:1] == b"<"
        kind = "a web page, not a zip file" if is_page else "cut off, or not a zip file"
        raise Damaged(f"{kind} ({what})")


def parse(
    file: bytes | Path,
    days: Days | date | None = None,
    *,
    what: str = "the timetable",
    progress: Callable[[int], None] = lambda rows: None,
    today: date | None = None,
    limits: Limits | None = None,
) -> Timetable:
    """Departures at the stop places of a GTFS zip, in bounded memory; `what` names it in messages.

    `days=None` takes the `usual_week`, near `today` where that matters; a date takes
    that day and the others of its week. `stops` are the stop places (a stop with
    its parent station; platforms and boarding areas together) that have a
    departure on one of the days, in EPSG:4326. Index the id as text; columns name,
    mode (of most departures, one of MODES), departures_weekday, _saturday and
    _sunday (NaN where the timetable has no such day), departures_weekday_<mode>,
    departures_<band> of the day that is shown (BANDS), hours_06_20 (in how many of
    the 14 hours something leaves then).

    A day has the trips of calendar and calendar_dates together. A departure is
    a call of such a trip at which one may board (pickup_type other than 1),
    except its last; trips in frequencies.txt count as often as they run. Times
    of 24:00:00 and later belong to the day on which the trip set out. A call in an
    on-demand zone, or with a booking window, is no departure. A stop
    place without coordinates lies amid its platforms; one that has none at all is
    left out and named in `notes`, as are calls at unknown stops and rows that
    cannot be used. `progress` is told the rows of stop_times read so far.

    Raises InputFault in one sentence: not a feed, damaged, too large; NothingRuns
    for days without a departure, which knows when there are some.
    """
    with opened(file, what, limits) as feed:
        running = Running(feed)
        week = _week(running, days, today)
        trips, groups = _trips(feed, running, week)
        places, place_of, positions = stop_places(feed)
        repeats = _frequencies(feed, trips)
        on_demand = OnDemand(feed, pd.Index(place_of.index))
        every_trip = pd.Index(running.table["trip_id"])
        calls = _departures.calls(feed, trips, every_trip, place_of, on_demand, progress)
        zones = on_demand.frame(running, positions)
        zones_of_time = _timezones(feed)
        _note_days(feed, running, week)
        shown = _shown(running, week, days)
        stops = places.assign(**_columns(calls, repeats, groups, shown, len(places)))
        stops = stops[(stops[[f"departures_{kind}" for kind in KINDS]] > 0).any(axis=1)]
        _note_unplaced(feed, stops, zones_of_time)
        mapped = _mapped(stops[stops["stop_lat"].notna()], feed, running, len(zones))
        day, busiest = getattr(week, shown), running.busiest(shown)
        return Timetable(
            stops=mapped,
            zones=zones,
            days=week,
            shown=shown,
            first=running.first,
            last=running.last,
            trips=running.trips(day),
            busiest=busiest or day,
            most_trips=running.trips(busiest or day),
            timezones=zones_of_time,
            notes=feed.notes,
        )


def _week(running: Running, days: Days | date | None, today: date | None) -> Days:
    if days is None:
        return running.usual_week(today)
    return days if isinstance(days, Days) else running.week_around(days)


def _shown(running: Running, week: Days, choice: Days | date | None) -> str:
    """The kind of the day that was asked for; else the weekday where a trip runs on it, or the busier of the others."""
    if isinstance(choice, date):
        return kind_of(choice)
    trips = {kind: running.trips(day) for kind, day in week.named().items()}
    return "weekday" if trips.get("weekday") else max(trips, key=lambda kind: trips[kind])


def _note_days(feed: Feed, running: Running, week: Days) -> None:
    if week.weekday is not None and not running.trips(week.weekday):
        feed.note("no_weekday", day=week.weekday.isoformat())


def _note_unplaced(feed: Feed, stops: pd.DataFrame, zones: tuple[str, ...]) -> None:
    """What is to be said of stop places without a position, and of several time zones."""
    nowhere = stops["stop_lat"].isna()
    if nowhere.any():
        some = stops.loc[nowhere, "name"].iloc[0] or stops.index[nowhere][0]
        feed.note("no_position", int(nowhere.sum()), example=str(some)[:80])
    if len(zones) > 1:
        feed.note("time_zones", len(zones), zones=", ".join(zones)[:200])


def period(
    file: bytes | Path, *, what: str = "the timetable", limits: Limits | None = None
) -> tuple[date, date]:
    """First and last day of a GTFS zip's calendars. Raises InputFault."""
    with opened(file, what, limits) as feed:
        running = Running(feed)
        return running.first, running.last


def mode_of(route_type: str) -> str:
    """One of MODES, from a basic (0–12) or extended (100–1799) route type; "other" when it is neither."""
    number = int(route_type) if route_type.isdecimal() else -1
    if number == _MONORAIL:
        return "rail"
    return _HUNDREDS.get(number // 100, "other") if number >= 100 else _BASIC.get(number, "other")


def _trips(feed: Feed, running: Running, days: Days) -> tuple[pd.Index, dict[str, np.ndarray]]:
    """Ids of the trips that run on one of the days; by day each one's mode (position in MODES, −1: not that day)."""
    trips = running.table
    routes = feed.keyed("routes", ("route_id", "route_type"))
    modes = dict(zip(routes["route_id"], routes["route_type"].map(mode_of), strict=True))
    active = {
        kind: trips["service_id"].isin(running.services(day)).to_numpy()
        for kind, day in days.named().items()
    }
    runs = np.logical_or.reduce(list(active.values()))
    if not runs.any():
        named = ", ".join(day.isoformat() for day in days.named().values())
        raise NothingRuns(
            f"{feed.what}: no trip runs on {named} (runs from {running.first} to {running.last})"
            f"{feed.because()}",
            running.first,
            running.last,
        )
    mode = (
        trips.loc[runs, "route_id"]
        .map(modes)
        .astype(object)
        .fillna("other")
        .map(MODES.index)
        .to_numpy()
    )
    ids = pd.Index(trips.loc[runs, "trip_id"].to_numpy(object))
    groups = {
        kind: np.where(is_day[runs], mode, -1).astype(np.int8) for kind, is_day in active.items()
    }
    return ids, groups


def _frequencies(feed: Feed, trips: pd.Index) -> pd.DataFrame:
    """Of trips that stand for many: trip (its position), start, end and headway in seconds."""
    columns = ["trip", "start", "end", "headway"]
    none = pd.DataFrame(columns=columns, dtype=int)
    if not feed.has("frequencies"):
        return none
    must = ("trip_id", "start_time", "end_time", "headway_secs")
    frame = feed.or_without("frequencies", lambda: feed.frame("frequencies", must))
    if frame is None:
        return none
    frame = frame[frame["trip_id"].isin(trips)]
    headway = pd.to_numeric(frame["headway_secs"], errors="coerce")
    start, end = (seconds(frame[name].to_numpy(object)) for name in ("start_time", "end_time"))
    good = headway.between(1, _LONGEST_HEADWAY).to_numpy()
    timed = (start >= 0) & (end >= 0)
    for kind, bad, column in (
        ("bad_headway", ~good, frame["headway_secs"]),
        ("bad_window", good & ~timed, frame["start_time"].where(start < 0, frame["end_time"])),
    ):
        if bad.any():
            example = str(column[bad].iloc[0])[:40]
            feed.note(kind, int(bad.sum()), table="frequencies.txt", example=example)
    position = trips.get_indexer(pd.Index(frame["trip_id"]))
    values = {"trip": position, "start": start, "end": end, "headway": headway.fillna(0).to_numpy()}
    return pd.DataFrame(values, columns=columns)[good & timed].astype(int)


def _timezones(feed: Feed) -> tuple[str, ...]:
    if not feed.has("agency"):
        return ()
    frame = feed.or_without("agency", lambda: feed.frame("agency", (), ("agency_timezone",)))
    return () if frame is None else tuple(sorted(set(frame["agency_timezone"]) - {""}))


def _columns(
    calls: _departures.Calls,
    repeats: pd.DataFrame,
    groups: Mapping[str, np.ndarray],
    shown: str,
    places: int,
) -> dict[str, np.ndarray]:
    """The columns of `parse` that are counted, one value a stop place."""
    total = np.zeros((len(MODES), places), int)
    columns: dict[str, np.ndarray] = {"mode": np.empty(0)}
    hours = np.zeros((places, _departures.HOURS), int)
    by_mode = total
    for name in KINDS:
        if name not in groups:
            columns[f"departures_{name}"] = np.full(places, np.nan)
            continue
        table = _departures.by_hour(calls, repeats, groups[name], (len(MODES), places))
        counted = table.sum(axis=2)
        total = total + counted
        columns[f"departures_{name}"] = counted.sum(axis=0).astype(float)
        if name == "weekday":
            by_mode = counted
        if name == shown:
            hours = table.sum(axis=0)
    columns["mode"] = np.array(MODES, object)[total.argmax(axis=0)]
    for mode, counted in zip(MODES, by_mode, strict=True):
        columns[f"departures_weekday_{mode}"] = counted.astype(float)
    for band, (start, end) in BANDS.items():
        columns[f"departures_{band}"] = hours[:, start:end].sum(axis=1).astype(float)
    columns["hours_06_20"] = (hours[:, 6:20] > 0).sum(axis=1).astype(float)
    return columns


def _mapped(stops: pd.DataFrame, feed: Feed, running: Running, zones: int) -> gpd.GeoDataFrame:
    """The stop places as points, with the promise that every frame keeps; none where there are zones alone."""
    points = gpd.points_from_xy(stops["stop_lon"], stops["stop_lat"], crs=4326)
    frame = gpd.GeoDataFrame(stops.drop(columns=["stop_lat", "stop_lon"]), geometry=points)
    frame.index = pd.Index(frame.index.astype(str), name="stop_id")
    if not len(frame):
        if zones:
            return frame
        raise NothingRuns(
            f"{feed.what}: no departure on these days at a stop with a position{feed.because()}",
            running.first,
            running.last,
        )
    counts = [column for column in frame if column.startswith(("departures_", "hours_"))]
    return check(frame.sort_index(), replace(NORWAY, key=feed.what), counts=counts, crs=4326)
