"""What is said of a reader's timetable that was read otherwise than it is written, or not in full."""

from collections.abc import Callable, Mapping

from loaders.gtfs import Remark
from translations.texts import _, by_count, literal


def sentence(note: Remark) -> str:
    """The remark in the page's language; what comes from the file is text, whatever is in it."""
    values = {
        name: literal(str(value)[:200]) for name, value in note.values.items() if name != "count"
    }
    count = int(str(note.values.get("count", 1)))
    return _SENTENCES[note.kind](count, values)


Values = Mapping[str, str]


def _short(count: int, values: Values) -> str:
    return by_count(
        count,
        _(
            "{table}: {count} row has fewer cells than the heading; those that are missing are read as blank."
        ),
        _(
            "{table}: {count} rows have fewer cells than the heading; those that are missing are read as blank."
        ),
        **values,
    )


def _long(count: int, values: Values) -> str:
    return by_count(
        count,
        _(
            "{table}: {count} row has more cells than the heading, and is read as what it must mean."
        ),
        _(
            "{table}: {count} rows have more cells than the heading, and are read as what they must mean."
        ),
        **values,
    )


def _unread(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{table}: {count} row is left out, as it is not clear which cell is what (“{example}”)."),
        _(
            "{table}: {count} rows are left out, as it is not clear which cell is what (“{example}”)."
        ),
        **values,
    )


def _recoded(count: int, values: Values) -> str:
    return _("{table} is not UTF-8 text, and was read as Windows-1252.", **values)


def _separator(count: int, values: Values) -> str:
    mark = _("semicolons") if values["mark"] == "semicolon" else _("tabs")
    return _(
        "{table}: cells are separated by {mark}, not by commas.", table=values["table"], mark=mark
    )


def _no_key(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{table}: {count} row without {column} is left out."),
        _("{table}: {count} rows without {column} are left out."),
        **values,
    )


def _twice(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{table}: “{example}” is there twice, with different rows: the first counts."),
        _(
            "{table}: {count} rows have the id of an earlier one (“{example}”) and say something else: the first counts."
        ),
        **values,
    )


def _bad_row(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{table}: {count} row is left out, as “{example}” cannot be what stands there."),
        _("{table}: {count} rows are left out, as “{example}” or the like cannot be what stands there."),
        **values,
    )  # fmt: skip


def _bad_time(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{table}: {count} time is taken as blank, as “{example}” is no time of day."),
        _("{table}: {count} times are taken as blank, as “{example}” or the like is no time of day."),
        **values,
    )  # fmt: skip


def _two_calls(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{table}: {count} call is left out: trip {example} has two different ones with the same number."),
        _("{table}: {count} calls are left out: trip {example}, for one, has two different ones with the same number."),
        **values,
    )  # fmt: skip


def _table_unread(count: int, values: Values) -> str:
    what = {
        "agency.txt": _("The time zone is not known."),
        "calendar.txt": _("Only the days in calendar_dates.txt are counted."),
        "calendar_dates.txt": _("Holidays and other exceptions are not taken into account."),
        "frequencies.txt": _("Trips that it repeats are counted once."),
        "locations.geojson": _("Zones cannot be drawn."),
    }.get(values["table"], _("Groups of stops cannot be drawn."))
    return _("{table} cannot be read, and is done without ({why}). {what}", what=what, **values)


def _unknown_stop(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} call at a stop that stops.txt does not have is not counted."),
        _("{count} calls at stops that stops.txt does not have are not counted."),
    )


def _unknown_service(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} trip is not counted, as no calendar says when it runs (service “{example}”)."),
        _("{count} trips are not counted, as no calendar says when they run (service “{example}” and others)."),
        **values,
    )  # fmt: skip


def _unknown_trip(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} call of a trip that trips.txt does not have is not counted (“{example}”)."),
        _("{count} calls of trips that trips.txt does not have are not counted (“{example}” and others)."),
        **values,
    )  # fmt: skip


def _no_time(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} call without any time is not counted."),
        _("{count} calls without any time are not counted."),
    )


def _no_position(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} stop place without a position is left out (“{example}”)."),
        _("{count} stop places without a position are left out (“{example}” and others)."),
        **values,
    )


def _no_weekday(count: int, values: Values) -> str:
    return _("No trip runs on {day}.", **values)


def _time_zones(count: int, values: Values) -> str:
    return _("The hours are of several time zones ({zones}), each as it is written.", **values)


def _on_demand(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} on-demand zone is not counted: it has no departures."),
        _("{count} on-demand zones are not counted: they have no departures."),
    )


def _windows(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} call with a booking window, but no time, is not counted as a departure."),
        _("{count} calls with a booking window, but no time, are not counted as departures."),
    )


def _no_outline(count: int, values: Values) -> str:
    return by_count(
        count,
        _("{count} on-demand zone has no outline that can be read (“{example}”)."),
        _("{count} on-demand zones have no outline that can be read (“{example}” and others)."),
        **values,
    )


_SENTENCES: Mapping[str, Callable[[int, Values], str]] = {
    "short_rows": _short,
    "long_rows": _long,
    "unread_rows": _unread,
    "recoded": _recoded,
    "separator": _separator,
    "no_key": _no_key,
    "twice": _twice,
    "bad_day": _bad_row,
    "bad_exception": _bad_row,
    "bad_date": _bad_row,
    "bad_headway": _bad_row,
    "bad_window": _bad_row,
    "bad_sequence": _bad_row,
    "bad_time": _bad_time,
    "two_calls": _two_calls,
    "table_unread": _table_unread,
    "unknown_stop": _unknown_stop,
    "unknown_service": _unknown_service,
    "unknown_trip": _unknown_trip,
    "no_time": _no_time,
    "no_position": _no_position,
    "no_weekday": _no_weekday,
    "time_zones": _time_zones,
    "on_demand": _on_demand,
    "windows": _windows,
    "no_outline": _no_outline,
}
KINDS = frozenset(_SENTENCES)
