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
from loaders._http import PUBLISHERS, base_of, download
from loaders._service_days import Days, Running
from loaders.answer import Answer
from loaders.faults import Damaged, InputFault, PublisherFault
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
_FAR_FEWER = 0.75  # of the trips of the busiest week's weekday


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """What was counted: `stops` (see `parse`), on which days, out of which period.

    `trips` run on its weekday, `most_trips` on `busiest`, that of the timetable's
    busiest week. Hours are those of `timezones`, as the agencies write them.
    `notes` are sentences on what could not be counted.
    """

    stops: gpd.GeoDataFrame
    days: Days
    first: date
    last: date
    trips: int
    busiest: date
    most_trips: int
    timezones: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_thin(self) -> bool:
        """Whether far fewer trips run on the weekday than on that of the busiest week."""
        return self.trips < _FAR_FEWER * self.most_trips


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
    days: Days | None = None,
    *,
    what: str = "the timetable",
    progress: Callable[[int], None] = lambda rows: None,
    today: date | None = None,
    limits: Limits | None = None,
) -> Timetable:
    """Departures at the stop places of a GTFS zip, in bounded memory; `what` names it in messages.

    `days=None` takes the `usual_week`, near `today` where that matters. `stops` are the stop places (a stop with
    its parent station; platforms and boarding areas together) that have a
    departure on one of the days, in EPSG:4326. Index the id as text; columns name,
    mode (of most departures, one of MODES), departures_weekday, _saturday and
    _sunday (NaN where the timetable has no such day), departures_weekday_<mode>,
    departures_<band> of the weekday (BANDS), hours_06_20 (in how many of the 14
    hours something leaves).

    A day has the trips of calendar and calendar_dates together. A departure is
    a call of such a trip at which one may board (pickup_type other than 1),
    except its last; trips in frequencies.txt count as often as they run. Times
    of 24:00:00 and later belong to the day on which the trip set out. A stop
    place without coordinates lies amid its platforms; one that has none at all is
    left out and named in `notes`, as are calls at unknown stops. `progress` is
    told the rows of stop_times read so far.

    Raises InputFault in one sentence: not a feed, damaged, too large, a day
    outside of the feed's period, no trip on the weekday.
    """
    with opened(file, what, limits) as feed:
        running = Running(feed)
        days = days or running.usual_week(today)
        trips, groups = _trips(feed, running, days)
        places, place_of = _stop_places(feed)
        repeats = _frequencies(feed, trips)
        calls, notes = _departures.calls(feed, trips, place_of, progress)
        zones = _timezones(feed)
        busiest = running.busiest_weekday()
    stops = places.assign(**_columns(calls, repeats, groups, len(places)))
    every = stops[["departures_weekday", "departures_saturday", "departures_sunday"]]
    stops = stops[(every > 0).any(axis=1)]
    return Timetable(
        stops=_mapped(stops[stops["stop_lat"].notna()], what),
        days=days,
        first=running.first,
        last=running.last,
        trips=running.trips(days.weekday),
        busiest=busiest,
        most_trips=running.trips(busiest),
        timezones=zones,
        notes=(*notes, *_left_out(stops, what), *_several(zones, what)),
    )


def _left_out(stops: pd.DataFrame, what: str) -> list[str]:
    """What is said of stop places without a position."""
    nowhere = stops["stop_lat"].isna()
    if not nowhere.any():
        return []
    some = stops.loc[nowhere, "name"].iloc[0] or stops.index[nowhere][0]
    return [f"{what}: {int(nowhere.sum())} stop places without a position are left out ({some})"]


def _several(zones: tuple[str, ...], what: str) -> list[str]:
    """What is said of several time zones."""
    if len(zones) < 2:
        return []
    return [f"{what}: hours of several time zones ({', '.join(zones)}), each as it is written"]


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
    trips = feed.frame("trips", ("trip_id", "service_id", "route_id"))
    _no_two(trips["trip_id"], "trips.txt", feed.what)
    routes = feed.frame("routes", ("route_id", "route_type"))
    _no_two(routes["route_id"], "routes.txt", feed.what)
    modes = dict(zip(routes["route_id"], routes["route_type"].map(mode_of), strict=True))
    active = {
        name: trips["service_id"].isin(running.services(day) if day else set()).to_numpy()
        for name, day in (
            ("weekday", days.weekday),
            ("saturday", days.saturday),
            ("sunday", days.sunday),
        )
    }
    if not active["weekday"].any():
        raise InputFault(
            f"{feed.what}: no trip runs on {days.weekday} (runs from {running.first} to {running.last})"
        )
    runs = np.logical_or.reduce(list(active.values()))
    mode = trips.loc[runs, "route_id"].map(modes).fillna("other").map(MODES.index).to_numpy()
    ids = pd.Index(trips.loc[runs, "trip_id"].to_numpy(object))
    groups = {
        name: np.where(is_day[runs], mode, -1).astype(np.int8)
        for name, is_day in active.items()
        if name == "weekday" or getattr(days, name)
    }
    return ids, groups


def _stop_places(feed: Feed) -> tuple[pd.DataFrame, pd.Series]:
    """Stop places by id (name, stop_lat, stop_lon), and the position among them of every stop's own."""
    stops = feed.frame(
        "stops",
        ("stop_id",),
        ("stop_name", "stop_lat", "stop_lon", "parent_station"),
    )
    if not len(stops):
        raise InputFault(f"{feed.what}: stops.txt has no stop")
    _no_two(stops["stop_id"], "stops.txt", feed.what)
    stops = stops.set_index("stop_id")
    parent = stops["parent_station"].where(stops["parent_station"].isin(stops.index), "")
    place = pd.Series(stops.index, index=stops.index, dtype=object)
    for _ in range(2):  # a boarding area belongs to a platform, and that to a station
        above = parent.reindex(place).to_numpy(object)
        place = place.where(above == "", above)
    lat, lon = (pd.to_numeric(stops[name], errors="coerce") for name in ("stop_lat", "stop_lon"))
    wrong = (
        (lat.abs() > 90) | (lon.abs() > 180) | ((lat == 0) & (lon == 0)) | lat.isna() | lon.isna()
    )
    positions = pd.DataFrame({"stop_lat": lat.mask(wrong), "stop_lon": lon.mask(wrong)})
    amid = positions.groupby(place.to_numpy()).mean()
    named = stops["stop_name"].where(stops["stop_name"] != "")
    first_name = named.groupby(place.to_numpy()).first()
    own_position = positions.reindex(amid.index)
    names = named.reindex(amid.index)
    places = own_position.where(own_position["stop_lat"].notna(), amid)
    places.insert(0, "name", names.fillna(first_name).fillna(""))
    position = pd.Series(places.index.get_indexer(place), index=stops.index)
    return places, position


def _frequencies(feed: Feed, trips: pd.Index) -> pd.DataFrame:
    """Of trips that stand for many: trip (its position), start, end and headway in seconds."""
    columns = ["trip", "start", "end", "headway"]
    if not feed.has("frequencies"):
        return pd.DataFrame(columns=columns, dtype=int)
    frame = feed.frame("frequencies", ("trip_id", "start_time", "end_time", "headway_secs"))
    frame = frame[frame["trip_id"].isin(trips)]
    headway = pd.to_numeric(frame["headway_secs"], errors="coerce")
    if not headway.between(1, _LONGEST_HEADWAY).all():
        raise InputFault(f"{feed.what}: frequencies.txt has a headway that is not positive")
    start, end = (
        _departures.seconds(frame[name].to_numpy(object), feed.what)
        for name in ("start_time", "end_time")
    )
    position = trips.get_indexer(pd.Index(frame["trip_id"]))
    values = {"trip": position, "start": start, "end": end, "headway": headway.to_numpy(int)}
    return pd.DataFrame(values, columns=columns)


def _timezones(feed: Feed) -> tuple[str, ...]:
    if not feed.has("agency"):
        return ()
    zones = feed.frame("agency", (), ("agency_timezone",))["agency_timezone"]
    return tuple(sorted(set(zones) - {""}))


def _columns(
    calls: _departures.Calls,
    repeats: pd.DataFrame,
    groups: Mapping[str, np.ndarray],
    places: int,
) -> dict[str, np.ndarray]:
    """The columns of `parse` that are counted, one value a stop place."""
    total = np.zeros((len(MODES), places), int)
    columns: dict[str, np.ndarray] = {"mode": np.empty(0)}
    hours = np.zeros((places, _departures.HOURS), int)
    by_mode = total
    for name in ("weekday", "saturday", "sunday"):
        if name not in groups:
            columns[f"departures_{name}"] = np.full(places, np.nan)
            continue
        table = _departures.by_hour(calls, repeats, groups[name], (len(MODES), places))
        counted = table.sum(axis=2)
        total = total + counted
        columns[f"departures_{name}"] = counted.sum(axis=0).astype(float)
        if name == "weekday":
            by_mode, hours = counted, table.sum(axis=0)
    columns["mode"] = np.array(MODES, object)[total.argmax(axis=0)]
    for mode, counted in zip(MODES, by_mode, strict=True):
        columns[f"departures_weekday_{mode}"] = counted.astype(float)
    for band, (start, end) in BANDS.items():
        columns[f"departures_{band}"] = hours[:, start:end].sum(axis=1).astype(float)
    columns["hours_06_20"] = (hours[:, 6:20] > 0).sum(axis=1).astype(float)
    return columns


def _mapped(stops: pd.DataFrame, what: str) -> gpd.GeoDataFrame:
    """The stop places as points, with the promise that every frame keeps."""
    points = gpd.points_from_xy(stops["stop_lon"], stops["stop_lat"], crs=4326)
    frame = gpd.GeoDataFrame(stops.drop(columns=["stop_lat", "stop_lon"]), geometry=points)
    frame.index = pd.Index(frame.index.astype(str), name="stop_id")
    if not len(frame):
        raise InputFault(f"{what}: no departure on these days at a stop with a position")
    counts = [column for column in frame if column.startswith(("departures_", "hours_"))]
    return check(frame.sort_index(), replace(NORWAY, key=what), counts=counts, crs=4326)


def _no_two(ids: pd.Series, table: str, what: str) -> None:
    twice = ids[ids.duplicated()]
    if len(twice):
        raise InputFault(f"{what}: {table} has {twice.iloc[0]!r} twice, with different rows")
