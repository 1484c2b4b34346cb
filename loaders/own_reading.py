"""A reader's own table or timetable, read by a worker: what the pages ask for, and what the worker does.

The pages' half (`table`, `counts`, `timetable`) gives the file to the door of `loaders.outside`; the
worker's half (`JOBS`) reads it by `own_table` and `own_feed`. They raise what these raise (OwnFault,
InputFault), and `Ended` where the worker was ended. What is kept of a table is `OwnSheet`: bytes, of
which nothing but names and the first rows is ever looked at in the process that serves everybody.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from loaders import _crossing, _flex, gtfs, outside, own_feed, own_table
from loaders._service_days import Days, NothingRuns
from loaders.faults import InputFault
from loaders.own_table import Columns, OwnCounts, OwnFault, Remark, Table

_SHOWN = 5  # rows of a file that a page shows

Words = dict[str, Any]
Parts = Sequence[bytes]
Known = Mapping[str, Collection[str]]


@dataclass(frozen=True, kw_only=True)
class OwnSheet:
    """A reader's table as it is kept: `names` of its columns, its `first` rows, the columns `guessed`.

    `outcome` is the counts by the columns guessed, or what is wrong with them.

    `cells` and `shapes` are what the worker made of the file, to be given to a worker again.
    """

    names: tuple[str, ...]
    first: pd.DataFrame
    guessed: Columns
    outcome: OwnCounts | OwnFault
    cells: bytes
    shapes: bytes
    notes: tuple[Remark, ...]


# The pages' half


def table(raw: bytes, name: str, known: Known, visitor: str) -> OwnSheet:
    """The file as a table, with a guess at its columns. OwnFault or Ended where there is none to be had."""
    if len(raw) > own_table.MOST_BYTES:
        raise OwnFault(own_table.too_large())
    words = {"name": name, "known": _lists(known)}
    says, (cells, shapes, first, *of_guess) = _worked("table", words, [raw], visitor, parts=6)
    names = tuple(map(str, says["names"]))
    return OwnSheet(
        names=names,
        first=_crossing.cells_of(first, names),
        guessed=_columns(says["guessed"]),
        outcome=_outcome_of(says["outcome"], of_guess),
        cells=cells,
        shapes=shapes,
        notes=_remarks(says["notes"]),
    )


def counts(sheet: OwnSheet, columns: Columns, known: Known, visitor: str) -> OwnCounts:
    """The counts of each area by the columns chosen. OwnFault with every fault, or Ended."""
    if columns == sheet.guessed:
        if isinstance(sheet.outcome, OwnFault):
            raise sheet.outcome
        return sheet.outcome
    chosen = _chosen(sheet.names, columns)
    words = {
        "names": [sheet.names[number] for number in chosen],
        "columns": asdict(columns),
        "known": _lists(known),
        "notes": [asdict(note) for note in sheet.notes],
    }
    cells = _crossing.some_columns(sheet.cells, chosen)
    says, parts = _worked("counts", words, [cells, sheet.shapes], visitor, parts=3)
    return _counts_of(says, parts)


def timetable(raw: bytes, day: date | None, visitor: str) -> gtfs.Timetable:
    """What leaves on a day and the others of its week (`own_feed.read`). InputFault, NothingRuns or Ended."""
    own_feed.refuse_large(raw)
    words = {"weekday": day.isoformat() if day else None}
    limits = {"seconds": own_feed.MOST_SECONDS, "memory": own_feed.MOST_MEMORY}
    says, parts = _worked("timetable", words, [raw], visitor, parts=4, **limits)
    return _timetable_of(says, parts)


def _worked(
    job: str,
    words: Words,
    inputs: Parts,
    visitor: str,
    *,
    parts: int,
    seconds: int = outside.MOST_SECONDS,
    memory: int = outside.MOST_MEMORY,
) -> tuple[Words, Parts]:
    """What the worker says and gives; raises what it says of the file."""
    done = outside.work(job, words, inputs, visitor, seconds, memory)
    if "faults" in done.says:
        raise OwnFault(*_remarks(done.says["faults"]))
    if "first" in done.says and "fault" in done.says:
        first, last = (date.fromisoformat(done.says[name]) for name in ("first", "last"))
        raise NothingRuns(str(done.says["fault"]), first, last)
    if "fault" in done.says:
        raise InputFault(str(done.says["fault"]))
    if len(done.parts) != parts:
        raise outside.Ended("lost", peak=done.peak)
    return done.says, done.parts


def _lists(known: Known) -> dict[str, list[str]]:
    return {form: list(codes) for form, codes in known.items()}


def _chosen(names: Sequence[str], columns: Columns) -> list[int]:
    """Positions of the columns that are chosen for something."""
    used = {columns.code, columns.total, columns.within, *columns.groups}
    return [number for number, name in enumerate(names) if name in used]


# The worker's half


def _table_job(words: Words, parts: Parts) -> tuple[Words, Parts]:
    read = own_table.read(parts[0], words["name"])
    guessed = own_table.guess(read, words["known"])
    outcome, of_guess = _outcome(read, guessed, words["known"])
    says = {
        "names": list(read.frame.columns),
        "guessed": asdict(guessed),
        "outcome": outcome,
        "notes": [asdict(note) for note in read.notes],
    }
    first = _crossing.of_cells(read.frame.head(_SHOWN))
    cells, shapes = _crossing.of_cells(read.frame), _crossing.of_shapes(read.geometry)
    return says, [cells, shapes, first, *of_guess]


def _outcome(read: Table, guessed: Columns, known: Known) -> tuple[Words, Parts]:
    """The counts by the guess, or what is wrong with them and three parts of nothing."""
    try:
        return _counted(own_table.parse(read, guessed, known))
    except OwnFault as fault:
        return _faults(fault), [b"", b"", b""]


def _counts_job(words: Words, parts: Parts) -> tuple[Words, Parts]:
    given = Table(
        frame=_crossing.cells_of(parts[0], words["names"]),
        geometry=_crossing.shapes_of(parts[1]),
        notes=_remarks(words["notes"]),
    )
    return _counted(own_table.parse(given, _columns(words["columns"]), words["known"]))


def _counted(parsed: OwnCounts) -> tuple[Words, Parts]:
    both = parsed.counts.assign(**{"\0total": parsed.total})
    says = {
        "areas": _crossing.texts_of(parsed.counts.index),
        "within": _crossing.texts_of(parsed.within),
        "groups": list(parsed.counts.columns),
        "regions": _crossing.texts_of(parsed.coverage.index),
        "level": parsed.level,
        "is_current": bool(parsed.is_current),
        "notes": [asdict(note) for note in parsed.notes],
    }
    coverage = parsed.coverage[["areas", "listed", "of"]]
    return says, [
        _crossing.of_frame(both),
        _crossing.of_frame(coverage),
        _crossing.of_shapes(parsed.geometry),
    ]


def _timetable_job(words: Words, parts: Parts) -> tuple[Words, Parts]:
    day = date.fromisoformat(words["weekday"]) if words["weekday"] else None
    read = own_feed.read(parts[0], day)
    stops, zones = (pd.DataFrame(f.drop(columns="geometry")) for f in (read.stops, read.zones))
    days = (read.days.weekday, read.days.saturday, read.days.sunday)
    says = {
        "stops": _crossing.texts_of(stops.index),
        "columns": list(stops.columns),
        "zones": _crossing.texts_of(zones.index),
        "days": [day and day.isoformat() for day in days],
        "shown": read.shown,
        "first": read.first.isoformat(),
        "last": read.last.isoformat(),
        "trips": int(read.trips),
        "busiest": read.busiest.isoformat(),
        "most_trips": int(read.most_trips),
        "timezones": list(read.timezones),
        "notes": [asdict(note) for note in read.notes],
    }
    frames = [_crossing.of_frame(stops), _crossing.of_frame(zones)]
    return says, [*frames, *(_crossing.of_shapes(f.geometry) for f in (read.stops, read.zones))]


def _said(job: Callable[[Words, Parts], tuple[Words, Parts]]) -> Callable:
    """The job, with what is wrong with the file among what it says."""

    def saying(words: Words, parts: Parts) -> tuple[Words, Parts]:
        try:
            return job(words, parts)
        except OwnFault as fault:
            return _faults(fault), []
        except NothingRuns as fault:
            period = {"first": fault.first.isoformat(), "last": fault.last.isoformat()}
            return {"fault": str(fault), **period}, []
        except InputFault as fault:
            return {"fault": str(fault)}, []

    return saying


def _faults(fault: OwnFault) -> Words:
    return {"faults": [asdict(each) for each in fault.faults]}


JOBS: Mapping[str, Callable[[Words, Parts], tuple[Words, Parts]]] = {
    "table": _said(_table_job),
    "counts": _said(_counts_job),
    "timetable": _said(_timetable_job),
}


# Both


def _columns(words: Words) -> Columns:
    return Columns(**{**words, "groups": tuple(words["groups"])})


def _remarks(listed: Sequence[Words]) -> tuple[Remark, ...]:
    return tuple(Remark(kind=each["kind"], values=each["values"]) for each in listed)


def _outcome_of(says: Words, parts: Parts) -> OwnCounts | OwnFault:
    return OwnFault(*_remarks(says["faults"])) if "faults" in says else _counts_of(says, parts)


def _counts_of(says: Words, parts: Parts) -> OwnCounts:
    index = pd.Index(says["areas"], name="area_id")
    both = _crossing.frame_of(parts[0], [*says["groups"], "\0total"], index).astype(float)
    regions = pd.Index(says["regions"])
    coverage = _crossing.frame_of(parts[1], ["areas", "listed", "of"], regions)
    shapes = _crossing.shapes_of(parts[2])
    return OwnCounts(
        counts=both.iloc[:, :-1],
        total=both.iloc[:, -1],
        within=pd.Series(says["within"], index),
        level=says["level"],
        is_current=says["is_current"],
        coverage=coverage.assign(of=coverage["of"].astype(float)),
        geometry=None if shapes is None else shapes.set_axis(index),
        notes=_remarks(says["notes"]),
    )


def _timetable_of(says: Words, parts: Parts) -> gtfs.Timetable:
    stops = _places(parts[0], says["columns"], pd.Index(says["stops"], name="stop_id"), parts[2])
    departures = [name for name in stops if name.startswith(("departures_", "hours_"))]
    stops[departures] = stops[departures].astype(float).fillna(np.nan)
    zone_ids = pd.Index(says["zones"], name="zone_id", dtype=object)
    weekday, saturday, sunday = (day and date.fromisoformat(day) for day in says["days"])
    return gtfs.Timetable(
        stops=stops,
        zones=_places(parts[1], _flex.COLUMNS, zone_ids, parts[3]),
        days=Days(weekday=weekday, saturday=saturday, sunday=sunday),
        shown=says["shown"],
        first=date.fromisoformat(says["first"]),
        last=date.fromisoformat(says["last"]),
        trips=says["trips"],
        busiest=date.fromisoformat(says["busiest"]),
        most_trips=says["most_trips"],
        timezones=tuple(says["timezones"]),
        notes=_remarks(says["notes"]),
    )


def _places(raw: bytes, columns: Sequence[str], index: pd.Index, shapes: bytes) -> gpd.GeoDataFrame:
    frame = _crossing.frame_of(raw, columns, index)
    outlines = _crossing.shapes_of(shapes)
    assert outlines is not None
    return gpd.GeoDataFrame(frame, geometry=outlines.set_axis(index))
