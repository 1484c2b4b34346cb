"""Departures counted from the calls of a timetable, hour by hour of the service day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loaders._feed import Feed
from loaders.faults import InputFault

HOURS = 25  # 0–23, and one for all that leaves at 24:00:00 or later
_UNKNOWN = -1


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
    feed: Feed, trips: pd.Index, place_of: pd.Series, progress: Callable[[int], None]
) -> tuple[Calls, tuple[str, ...]]:
    """The calls of `trips` (ids), and a sentence for each kind of call that cannot be counted.

    `place_of` gives the position of the stop place by stop id. A row that is
    there twice is one call. A call without a time gets one in proportion between
    its trip's calls that have one. Memory: 17 bytes a call of these trips, and
    some 25 more while they are put in order. InputFault for a wrong time, and for
    two different calls in the same place of a trip.
    """
    trip, order, place, second, boards = _joined(_blocks(feed, trips, place_of, progress), feed)
    key = trip.astype(np.int64) << 32 | order
    if not (np.diff(key) > 0).all():
        at = _in_order(key, trip, place, second, trips, feed.what)
        trip, place, second, boards = trip[at], place[at], second[at], boards[at]
    second = _filled(trip, second)
    notes = tuple(
        f"{feed.what}: {int(wrong.sum()):,} calls {why} are not counted"
        for wrong, why in (
            (place < 0, "at a stop that stops.txt does not have"),
            (second < 0, "without any time"),
        )
        if wrong.any()
    )
    return Calls(trip=trip, place=place, second=second, boards=boards), notes


def _blocks(
    feed: Feed, trips: pd.Index, place_of: pd.Series, progress: Callable[[int], None]
) -> Iterator[tuple[np.ndarray, ...]]:
    """Of each block of stop_times.txt the calls of `trips`: trip, order in it, place, second, boards."""
    stop_ids, places = pd.Index(place_of.index), place_of.to_numpy(np.int32)
    rows = 0
    for block in feed.blocks(
        "stop_times",
        ("trip_id", "stop_id", "stop_sequence", "departure_time"),
        ("arrival_time", "pickup_type"),
    ):
        texts, codes = block["trip_id"]
        trip = trips.get_indexer(pd.Index(texts)).astype(np.int32)[codes]
        rows += len(trip)
        progress(rows)
        ours = trip >= 0
        if ours.any():
            columns = {name: (texts, codes[ours]) for name, (texts, codes) in block.items()}
            place = _mapped(columns["stop_id"], lambda t: _looked_up(stop_ids, places, t))
            order = _mapped(columns["stop_sequence"], lambda t: _whole_numbers(t, feed.what))
            yield trip[ours], order, place, _seconds(columns, feed.what), _boards(columns)


def _seconds(columns: dict[str, tuple[np.ndarray, np.ndarray]], what: str) -> np.ndarray:
    """When each call leaves; where that is blank, when it arrives."""
    second = _mapped(columns["departure_time"], lambda t: seconds(t, what))
    if "arrival_time" not in columns:
        return second
    arrival = _mapped(columns["arrival_time"], lambda t: seconds(t, what))
    return np.where(second == _UNKNOWN, arrival, second)


def _boards(columns: dict[str, tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Whether one may get on."""
    if "pickup_type" not in columns:
        return np.ones(len(columns["stop_id"][1]), bool)
    return ~_mapped(columns["pickup_type"], lambda t: t == "1")


def _joined(blocks: Iterator[tuple[np.ndarray, ...]], feed: Feed) -> tuple[np.ndarray, ...]:
    parts, calls = [], 0
    for block in blocks:
        parts.append(block)
        calls += len(block[0])
        if calls > feed.limits.calls:
            raise InputFault(
                f"{feed.what}: the trips of these days have more than {feed.limits.calls:,} calls"
            )
    if not parts:
        raise InputFault(f"{feed.what}: stop_times.txt has no call of the trips of these days")
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def _in_order(
    key: np.ndarray,
    trip: np.ndarray,
    place: np.ndarray,
    second: np.ndarray,
    trips: pd.Index,
    what: str,
) -> np.ndarray:
    """Positions of the calls by trip and order in it; of a call that is there twice, one."""
    by = np.argsort(key, kind="stable")
    again = np.r_[False, key[by[1:]] == key[by[:-1]]]
    at = np.flatnonzero(again)
    later, earlier = by[at], by[at - 1]
    differ = (place[later] != place[earlier]) | (second[later] != second[earlier])
    if differ.any():
        name = trips[trip[later[differ][0]]]
        raise InputFault(f"{what}: trip {name} has two different calls with one stop_sequence")
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


def seconds(texts: np.ndarray, what: str) -> np.ndarray:
    """Seconds of the service day from `H:MM:SS` texts (25:10:00 is after midnight); −1 where blank."""
    parts = pd.Series(texts, dtype=object).str.extract(r"^(\d{1,3}):([0-5]\d):([0-5]\d)$")
    wrong = parts[0].isna().to_numpy() & (texts != "")
    if wrong.any():
        raise InputFault(f"{what}: {texts[wrong][0]!r} is no time of day")
    hour, minute, second = (pd.to_numeric(parts[i]).fillna(0).to_numpy(np.int32) for i in range(3))
    return np.where(texts == "", _UNKNOWN, hour * 3600 + minute * 60 + second).astype(np.int32)


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
    at = index.get_indexer(pd.Index(texts))
    return np.where(at < 0, np.int32(_UNKNOWN), values[at])


def _whole_numbers(texts: np.ndarray, what: str) -> np.ndarray:
    numbers = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce").to_numpy(float)
    wrong = ~((numbers >= 0) & (numbers < 2**31) & (numbers % 1 == 0))
    if wrong.any():
        raise InputFault(f"{what}: stop_sequence {texts[wrong][0]!r} is no whole number")
    return numbers.astype(np.int32)


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
