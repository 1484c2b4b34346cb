"""A reader's own timetable (GTFS): read in memory, within limits that a session can bear."""

import io
import zipfile
from datetime import date, timedelta

from loaders import gtfs
from loaders._service_days import Days
from loaders.faults import InputFault

MOST_BYTES = 50 * 2**20
MOST_SECONDS = 60  # to count one
MOST_UNZIPPED = 800 * 10**6  # all tables together: a region's timetable has some hundred MB
NAME = "GTFS"  # of the file in messages: its own name is the reader's


def period(raw: bytes) -> tuple[date, date]:
    """First and last day of the timetable. Raises InputFault in one sentence."""
    refuse_large(raw)
    return gtfs.period(raw, what=NAME)


def read(raw: bytes, weekday: date | None) -> gtfs.Timetable:
    """What leaves on a weekday, and on the Saturday and Sunday after it where the timetable has them.

    `weekday=None` takes the timetable's usual week. Raises InputFault in one sentence.
    """
    refuse_large(raw)
    if weekday is None:
        return gtfs.parse(raw, what=NAME)
    first, last = gtfs.period(raw, what=NAME)
    return gtfs.parse(raw, _days(weekday, first, last), what=NAME)


def _days(weekday: date, first: date, last: date) -> Days:
    if weekday.weekday() > 4:
        raise InputFault(f"{NAME}: {weekday} is a Saturday or a Sunday; choose a weekday")
    saturday = weekday + timedelta(5 - weekday.weekday())
    after = [day if first <= day <= last else None for day in (saturday, saturday + timedelta(1))]
    return Days(weekday=weekday, saturday=after[0], sunday=after[1])


def refuse_large(raw: bytes) -> None:
    """InputFault in one sentence where the zip, or what it says that it holds, is larger than it may be."""
    if len(raw) > MOST_BYTES:
        raise InputFault(f"{NAME}: larger than {MOST_BYTES // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unzipped = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise InputFault(f"{NAME}: cut off, or not a zip file") from None
    if unzipped > MOST_UNZIPPED:
        raise InputFault(f"{NAME}: larger than {MOST_UNZIPPED // 10**6} MB unzipped")
