"""What is said of a timetable that was read: the kinds of remark, and an English sentence for each.

The sentences are for a log, a refresh or a notebook; pages have their own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from loaders._own_remark import Remark

MARKS = {";": "semicolon", "\t": "tab"}
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # how a table is written
        "short_rows": "{table}: {count:,} rows have fewer cells than the heading; those that are missing are read as blank",
        "long_rows": "{table}: {count:,} rows have more cells than the heading, and are read as what they must mean",
        "unread_rows": "{table}: {count:,} rows are left out, as it is not clear which cell is what ({example!r})",
        "recoded": "{table} is not UTF-8 text: read as Windows-1252",
        "separator": "{table}: cells are separated by a {mark}, not by a comma",
        # rows that cannot be used
        "no_key": "{table}: {count:,} rows without {column} are left out",
        "twice": "{table}: {count:,} rows have what an earlier row has ({example!r} twice, with different rows), and are left out",
        "bad_day": "{table}: {count:,} rows with a day that is neither 0 nor 1 are left out ({example!r})",
        "bad_exception": "{table}: {count:,} rows with an exception that is neither 1 nor 2 are left out ({example!r})",
        "bad_date": "{table}: {count:,} rows with a date that is none are left out ({example!r} is no date, YYYYMMDD)",
        "bad_headway": "{table}: {count:,} rows with a headway that is not positive are left out ({example!r})",
        "bad_window": "{table}: {count:,} rows with a time that is none are left out ({example!r} is no time of day)",
        "bad_time": "{table}: {count:,} times are taken as blank ({example!r} is no time of day)",
        "bad_sequence": "{table}: {count:,} calls are left out (stop_sequence {example!r} is no whole number)",
        "two_calls": "{table}: {count:,} calls are left out, as trip {example} has two different calls with one stop_sequence",
        "table_unread": "done without {table}: {why}",
        # calls and stops that are not counted
        "unknown_stop": "{count:,} calls at a stop that stops.txt does not have are not counted",
        "unknown_service": "{count:,} trips of a service that no calendar has are not counted ({example!r})",
        "unknown_trip": "{table}: {count:,} calls of a trip that trips.txt does not have are not counted ({example!r})",
        "no_time": "{count:,} calls without any time are not counted",
        "no_position": "{count:,} stop places without a position are left out ({example})",
        "no_weekday": "no trip runs on {day}",
        "time_zones": "hours of several time zones ({zones}), each as it is written",
        # on-demand traffic
        "on_demand": "{count:,} on-demand zones or groups of stops are not counted: they have no departures",
        "windows": "{count:,} calls with a booking window are not counted as departures",
        "no_outline": "{count:,} on-demand zones have no outline that can be read ({example})",
    }
)


def said_of(note: Remark) -> str:
    """The remark in English, without the feed's name."""
    return SENTENCES[note.kind].format(**note.values)
