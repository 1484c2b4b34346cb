"""On-demand traffic in a timetable (GTFS-Flex): zones, groups of stops, and calls with a booking window.

A vehicle comes when somebody books it, somewhere in a zone, at some time within a window. None of it
is a departure. The words of the specification and those of its drafts are understood.
"""

from dataclasses import dataclass, field
from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd

from loaders._feed import Feed
from loaders._flex_outlines import around_stops, outlines
from loaders._rows import Block, seconds
from loaders._service_days import Running
from loaders.faults import InputFault

PLACES = ("location_id", "location_group_id")
STARTS = ("start_pickup_drop_off_window", "start_pickup_dropoff_window")
ENDS = ("end_pickup_drop_off_window", "end_pickup_dropoff_window")
WINDOWS = (*STARTS, *ENDS)
# Which stops, or zones, are in a group: table, columns of the group, its name and its member.
_MEMBERS = (
    ("location_group_stops", "location_group_id", "", "stop_id"),
    ("location_groups", "location_group_id", "location_group_name", "location_id"),
    ("stop_areas", "area_id", "", "stop_id"),
)
_MOST_TRIPS = 300_000  # that are held of all zones together
MOST_ZONES = 1_000
COLUMNS = ("name", "start", "end", "days", "is_group")


@dataclass(kw_only=True)
class _Zone:
    """When a zone is served: seconds of the service day (−1: not told) and its trips."""

    start: int = -1
    end: int = -1
    trips: set[str] = field(default_factory=set)


class OnDemand:
    """What stop_times says of on-demand traffic. `ids` are the zones and groups that a feed describes."""

    def __init__(self, feed: Feed, stop_ids: pd.Index) -> None:
        """Which ids are zones or groups, and no stops; what cannot be read of the files that tell is noted."""
        self._feed = feed
        read = None
        if feed.has_file("locations.geojson"):
            read = feed.or_without(
                "locations.geojson", lambda: outlines(feed.read("locations.geojson"), feed.what)
            )
        self.outlines = read or {}
        self.members: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        self._read_groups()
        ids = pd.Index([*{**self.outlines, **self.members, **self.names}], dtype=object)
        self.ids = ids.difference(stop_ids)
        self.zones: dict[str, _Zone] = {}
        self.windows = 0
        self._held = 0

    def forget(self) -> None:
        """stop_times comes again."""
        self.zones, self.windows, self._held = {}, 0, 0

    def of_block(self, block: Block, ours: np.ndarray) -> np.ndarray | None:
        """Which calls are on demand; None where none is. `ours` are those of the days that are counted."""
        named = [
            name for name in (*PLACES, *WINDOWS) if name in block and (block[name][0] != "").any()
        ]
        is_called = np.zeros(len(ours), bool)
        for name in named:
            texts, codes = block[name]
            is_called |= (texts != "")[codes]
        if len(self.ids) and "stop_id" in block:
            texts, codes = block["stop_id"]
            is_called |= pd.Index(texts).isin(self.ids)[codes]
        if not is_called.any():
            return None
        self._keep(_texts(block, is_called), ours[is_called])
        return is_called

    def _keep(self, calls: pd.DataFrame, ours: np.ndarray) -> None:
        places = calls[[name for name in PLACES if name in calls]]
        zone = places.replace("", None).bfill(axis=1).iloc[:, 0] if places.size else None
        zone = pd.Series("", calls.index) if zone is None else zone.fillna("")
        if "stop_id" in calls:
            zone = zone.where(
                zone != "", calls["stop_id"].where(calls["stop_id"].isin(self.ids), "")
            )
        self.windows += int((zone.eq("").to_numpy() & ours).sum())
        starts, ends = _told(calls, STARTS), _told(calls, ENDS)
        known = zone.ne("").to_numpy()
        for id, trip, start, end in zip(
            zone[known], calls.loc[known, "trip_id"], starts[known], ends[known], strict=True
        ):
            if id not in self.zones and len(self.zones) >= MOST_ZONES:
                raise InputFault(f"{self._feed.what}: more than {MOST_ZONES:,} on-demand zones")
            held = self.zones.setdefault(id, _Zone())
            if start >= 0:
                held.start = start if held.start < 0 else min(held.start, start)
            held.end = max(held.end, end)
            if self._held < _MOST_TRIPS and trip not in held.trips:
                held.trips.add(trip)
                self._held += 1

    def _read_groups(self) -> None:
        """Members and names of the groups."""
        for table, group, name, member in _MEMBERS:
            if not self._feed.has(table):
                continue
            may = tuple(column for column in (name, member) if column)
            read = partial(self._feed.frame, table, (group,), may)
            frame = self._feed.or_without(table, read)
            if frame is None:
                continue
            for id, own in frame[frame[member] != ""].groupby(group)[member]:
                self.members.setdefault(str(id), []).extend(own)
            if name:
                self.names.update(zip(frame[group], frame[name], strict=True))

    def frame(self, running: Running, positions: pd.DataFrame) -> gpd.GeoDataFrame:
        """The zones and groups that trips serve, in EPSG:4326; what cannot be counted or drawn is noted.

        Index the id; COLUMNS: name, start and end of the booking window (seconds
        of the service day, NaN where not told), days (of the week on which it is served, 0–7), is_group.
        Geometry is None where there is no outline. `positions` (stop_lat, stop_lon) by stop id.
        """
        rows, shapes = [], []
        for id, zone in self.zones.items():
            name, shape = self.outlines.get(id, ("", None))
            members = self.members.get(id, [])
            if shape is None and members:
                shape = self._of_members(members, positions)
            is_group = id not in self.outlines and bool(members or id in self.names)
            start, end = (np.nan if at < 0 else float(at) for at in (zone.start, zone.end))
            rows.append(
                (name or self.names.get(id) or id, start, end, _days(zone, running), is_group)
            )
            shapes.append(shape)
        index = pd.Index([str(id) for id in self.zones], name="zone_id", dtype=object)
        frame = pd.DataFrame(rows, index=index, columns=list(COLUMNS))
        zones = gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(shapes, index=index, crs=4326))
        self._note(zones)
        return zones

    def _of_members(self, members: list[str], positions: pd.DataFrame) -> object:
        known = [self.outlines[id][1] for id in members if id in self.outlines]
        return around_stops(positions.reindex(members).dropna().to_numpy(float), known)

    def _note(self, zones: gpd.GeoDataFrame) -> None:
        if len(zones):
            self._feed.note("on_demand", len(zones))
        if self.windows:
            self._feed.note("windows", self.windows)
        bare = zones.geometry.isna()
        if bare.any():
            self._feed.note("no_outline", int(bare.sum()), example=str(zones.index[bare][0])[:40])


def _texts(block: Block, rows: np.ndarray) -> pd.DataFrame:
    """These rows of the columns that tell of on-demand traffic."""
    wanted = ("trip_id", "stop_id", *PLACES, *WINDOWS)
    return pd.DataFrame({n: block[n][0][block[n][1][rows]] for n in wanted if n in block})


def _told(calls: pd.DataFrame, names: tuple[str, ...]) -> np.ndarray:
    """Seconds of the first of these columns that tells; −1 where none does."""
    found = np.full(len(calls), -1)
    for name in names:
        if name in calls:
            found = np.where(
                found < 0, np.maximum(seconds(calls[name].to_numpy(object)), -1), found
            )
    return found


def _days(zone: _Zone, running: Running) -> int:
    """On how many days of the week a zone is served."""
    table = running.table
    services = set(table.loc[table["trip_id"].isin(zone.trips), "service_id"])
    return running.days_a_week(services)
