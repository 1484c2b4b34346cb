"""Departures counted from the calls of a timetable, hour by hour of the service day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loaders._feed import Feed
from loaders._flex import PLACES, WINDOWS, OnDemand
from loaders._rows import NO_TIME, Block, seconds
from loaders.faults import InputFault

HOURS = 25  # 0–23, and one for all that leaves at 24:00:00 or later
_UNKNOWN = -1
_ON_DEMAND = -2  # in place of a stop place
_COLUMNS = ("stop_id", "departure_time", "arrival_time", "pickup_type", *PLACES, *WINDOWS)


@dataclass(frozen=True, kw_only=True)
class Calls:
    """Calls of trips, ordered by trip and by their order in it: arrays of one length.

    `trip` and `place` are positions in the lists of trips and of stop places,
    `second` counts from the start of the service day (86,400 and more after
    midnight), `boards` is whether one may get on.
    """

    trip: np.ndarray
    place: np.ndarray
    second: np.ndarray
    boards: np.ndarray


def calls(
    feed: Feed,
    trips: pd.Index,
    every_trip: pd.Index,
    place_of: pd.Series,
    on_demand: OnDemand,
    progress: Callable[[int], None],
) -> Calls:
    """The calls of `trips` (ids, among `every_trip`); `on_demand` is told of the others' calls too. What cannot be counted is noted.

    `place_of` gives the position of the stop place by stop id. A row that is
    there twice is one call, and of two different ones in the same place of a
    trip the first. A call without a time gets one in proportion between its
    trip's calls that have one; one of on-demand traffic has none, and nobody
    boards there by the timetable. Memory: 17 bytes a call of these trips, and
    some 25 more while they are put in order.
    """
    blocks = _blocks(feed, trips, every_trip, place_of, on_demand, progress)
    trip, order, place, second, boards = _joined(blocks, feed)
    key = trip.astype(np.int64) << 32 | order
    del order
    if not (key[1:] > key[:-1]).all():
        at = _in_order(key, trip, place, second, trips, feed)
        trip, place = trip[at], place[at]
        second, boards = second[at], boards[at]
        del at
    del key
    second = _filled(trip, second)
    for kind, wrong in (
        ("unknown_stop", place == _UNKNOWN),
        ("no_time", (second < 0) & (place != _ON_DEMAND)),
    ):
        if wrong.any():
            feed.note(kind, int(wrong.sum()))
    return Calls(trip=trip, place=place, second=second, boards=boards)


def _blocks(
    feed: Feed,
    trips: pd.Index,
    every_trip: pd.Index,
    place_of: pd.Series,
    on_demand: OnDemand,
    progress: Callable[[int], None],
) -> Iterator[tuple[np.ndarray, ...] | None]:
    """Of each block of stop_times.txt the calls of `trips`: trip, order in it, place, second, boards.

    None where the table comes again. Rows that cannot be used are noted at the end.
    """
    stop_ids, places = pd.Index(place_of.index), place_of.to_numpy(np.int32)
    wrong = _Wrong()
    rows = 0
    for block in feed.blocks("stop_times", ("trip_id", "stop_sequence"), _COLUMNS):
        if block is None:
            rows, wrong = 0, _Wrong()
            on_demand.forget()
            yield None
            continue
        _refuse_without_stops(block, feed)
        texts, codes = block["trip_id"]
        ids = pd.Index(texts)
        trip = trips.get_indexer(ids).astype(np.int32)[codes]
        is_unknown = ~(ids.isin(every_trip) | (ids == ""))
        wrong.without("unknown_trip", (texts, codes), is_unknown[codes])
        rows += len(trip)
        progress(rows)
        ours = trip >= 0
        called = on_demand.of_block(block, ours)
        if ours.any():
            columns = {name: (texts, codes[ours]) for name, (texts, codes) in block.items()}
            place = np.full(int(ours.sum()), _UNKNOWN, np.int32)
            if "stop_id" in columns:
                place = _mapped(columns["stop_id"], lambda t: _looked_up(stop_ids, places, t))
            if called is not None:
                place = np.where(called[ours], np.int32(_ON_DEMAND), place)
            order = _mapped(columns["stop_sequence"], _whole_numbers)
            second, boards = _seconds(columns, wrong), _boards(columns)
            second = np.where(place == _ON_DEMAND, np.int32(_UNKNOWN), second)
            usable = wrong.without("bad_sequence", columns["stop_sequence"], order < 0)
            found = (trip[ours], order, place, second, boards)
            yield found if usable is None else tuple(column[usable] for column in found)
    for kind, (count, example) in wrong.found.items():
        feed.note(kind, count, table="stop_times.txt", example=example)


def _refuse_without_stops(block: Block, feed: Feed) -> None:
    """InputFault where the table says neither where nor when."""
    places, times = ("stop_id", *PLACES), ("departure_time", "arrival_time", *WINDOWS)
    for must, columns in (("stop_id", places), ("departure_time", times)):
        if not any(column in block for column in columns):
            raise InputFault(f"{feed.what}: stop_times.txt has no column {must}")


class _Wrong:
    """Cells that cannot be used: of each kind how many, and the first."""

    def __init__(self) -> None:
        """None yet."""
        self.found: dict[str, tuple[int, str]] = {}

    def without(
        self, kind: str, column: tuple[np.ndarray, np.ndarray], is_wrong: np.ndarray
    ) -> np.ndarray | None:
        """Which rows are usable; None where all are."""
        if not is_wrong.any():
            return None
        first = column[0][column[1][is_wrong][0]]
        count, example = self.found.get(kind, (0, str(first)[:40]))
        self.found[kind] = count + int(is_wrong.sum()), example
        return ~is_wrong


def _seconds(columns: Block, wrong: _Wrong) -> np.ndarray:
    """When each call leaves; where that is blank, when it arrives."""
    second = np.full(len(columns["trip_id"][1]), _UNKNOWN, np.int32)
    for name in ("departure_time", "arrival_time"):
        if name in columns:
            told = _mapped(columns[name], seconds)
            wrong.without("bad_time", columns[name], told == NO_TIME)
            second = np.where(second == _UNKNOWN, np.maximum(told, _UNKNOWN), second)
    return second


def _boards(columns: Block) -> np.ndarray:
    """Whether one may get on."""
    if "pickup_type" not in columns:
        return np.ones(len(columns["trip_id"][1]), bool)
    return ~_mapped(columns["pickup_type"], lambda t: t == "1")


def _joined(blocks: Iterator[tuple[np.ndarray, ...] | None], feed: Feed) -> tuple[np.ndarray, ...]:
    parts: list[tuple[np.ndarray, ...]] = []
    calls = 0
    for block in blocks:
        if block is None:
            parts, calls = [], 0
            continue
        parts.append(block)
        calls += len(block[0])
        if calls > feed.limits.calls:
            raise InputFault(
                f"{feed.what}: the trips of these days have more than {feed.limits.calls:,} calls"
            )
    if not parts:
        return (*(np.zeros(0, np.int32) for _ in range(4)), np.zeros(0, bool))
    columns = [list(column) for column in zip(*parts, strict=True)]
    del parts
    joined = []
    for column in columns:  # each is let go once it is one array
        joined.append(np.concatenate(column))
        column.clear()
    return tuple(joined)


def _in_order(
    key: np.ndarray,
    trip: np.ndarray,
    place: np.ndarray,
    second: np.ndarray,
    trips: pd.Index,
    feed: Feed,
) -> np.ndarray:
    """Positions of the calls by trip and order in it; of several in one place, the first."""
    by = np.argsort(key, kind="stable")
    ordered = key[by]
    again = np.r_[False, ordered[1:] == ordered[:-1]]
    del ordered
    at = np.flatnonzero(again)
    later, earlier = by[at], by[at - 1]
    differ = (place[later] != place[earlier]) | (second[later] != second[earlier])
    if differ.any():
        name = str(trips[trip[later[differ][0]]])[:40]
        feed.note("two_calls", int(differ.sum()), table="stop_times.txt", example=name)
    return by[~again]


def by_hour(
    calls: Calls, frequencies: pd.DataFrame, group: np.ndarray, shape: tuple[int, int]
) -> np.ndarray:
    """Departures of a day by group of trips, stop place and hour: (groups, places, HOURS).

    `group` is the position of each trip's group, −1 for a trip that does not run;
    `shape` is (groups, places). A trip's last call is no departure, and one
    without boarding neither. `frequencies` (trip: its position; start, end,
    headway in seconds) says which trips stand for many: one leaves at `start`
    and every `headway` seconds after, as long as it is before `end`.
    """
    is_last = np.r_[calls.trip[1:] != calls.trip[:-1], True]
    counts = ~is_last & calls.boards & (calls.place >= 0) & (calls.second >= 0)
    counts &= group[calls.trip] >= 0
    once = counts
    if len(frequencies):
        once = counts & ~np.isin(calls.trip, frequencies["trip"].to_numpy())
    cell = group[calls.trip[once]].astype(np.int64) * shape[1] + calls.place[once]
    hour = np.minimum(calls.second[once] // 3600, HOURS - 1)
    table = np.bincount(cell * HOURS + hour, minlength=shape[0] * shape[1] * HOURS)
    table = table.reshape(*shape, HOURS)
    for trip, start, end, headway in frequencies.itertuples(index=False):
        first, after = np.searchsorted(calls.trip, [trip, trip + 1])
        if first < after and group[trip] >= 0:
            leaves = counts[first:after]
            offset = (calls.second[first:after] - calls.second[first])[leaves]
            repeated = _repeated(offset, start, end, headway)
            np.add.at(table[group[trip]], calls.place[first:after][leaves], repeated)
    return table


def _repeated(offset: np.ndarray, start: int, end: int, headway: int) -> np.ndarray:
    """Departures by hour, (calls, HOURS), of a trip that leaves again and again, `offset` seconds in."""
    runs = max(0, -(-(end - start) // headway))
    edges = np.arange(HOURS + 1) * 3600
    before = -(
        -(edges[None, :] - start - offset[:, None]) // headway
    )  # that leave before each edge
    before = np.clip(before, 0, runs)
    before[:, -1] = runs  # the last hour has no end
    return np.diff(before, axis=1)


def _mapped(
    column: tuple[np.ndarray, np.ndarray], meaning: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    """The meaning of each row's text, worked out once for each distinct text."""
    texts, codes = column
    used = np.zeros(len(texts), bool)
    used[codes] = True
    values = meaning(texts[used])
    return values[(np.cumsum(used) - 1)[codes]]


def _looked_up(index: pd.Index, values: np.ndarray, texts: np.ndarray) -> np.ndarray:
    if not len(index):
        return np.full(len(texts), np.int32(_UNKNOWN))
    at = index.get_indexer(pd.Index(texts))
    return np.where(at < 0, np.int32(_UNKNOWN), values[at])


def _whole_numbers(texts: np.ndarray) -> np.ndarray:
    """The numbers; −1 of what is no whole number from 0."""
    numbers = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce").to_numpy(float)
    good = (numbers >= 0) & (numbers < 2**31) & (numbers % 1 == 0)
    return np.where(good, numbers, _UNKNOWN).astype(np.int32)


def _filled(trip: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Times for the calls that have none, in equal steps between the neighbours of the trip that have one."""
    known = second >= 0
    if known.all() or not known.any():
        return second
    position, at = np.arange(len(second)), np.flatnonzero(known)
    gaps = np.flatnonzero(~known)
    after = np.minimum(np.searchsorted(at, gaps), len(at) - 1)
    before = np.maximum(np.searchsorted(at, gaps) - 1, 0)
    left = np.where((at[before] < gaps) & (trip[at[before]] == trip[gaps]), at[before], _UNKNOWN)
    right = np.where((at[after] > gaps) & (trip[at[after]] == trip[gaps]), at[after], _UNKNOWN)
    between = (left >= 0) & (right >= 0)
    share = np.zeros(len(gaps))
    share[between] = (position[gaps] - left)[between] / (right - left)[between]
    guess = second[left] + share * (second[right] - second[left])
    guess = np.where(between, guess, np.where(left >= 0, second[left], second[right]))
    guess = np.where((left < 0) & (right < 0), _UNKNOWN, guess)
    filled = second.copy()
    filled[gaps] = guess.astype(np.int32)
    return filled
