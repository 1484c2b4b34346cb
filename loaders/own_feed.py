"""A reader's own timetable (GTFS): read in memory, within limits that a session can bear."""

from datetime import date, timedelta

from loaders import gtfs
from loaders._feed import Limits, archive_of
from loaders._service_days import Days
from loaders.faults import InputFault

MOST_BYTES = 50 * 2**20
MOST_SECONDS = 40  # of a processor, to count one
MOST_UNZIPPED = 800 * 10**6  # all tables together: a region's timetable has some hundred MB
LIMITS = Limits(
    bytes_of_calls=MOST_UNZIPPED,
    bytes_of_others=150 * 10**6,
    rows_of_others=1_000_000,
    calls=6_000_000,
)
NAME = "GTFS"  # of the file in messages: its own name is the reader's


def period(raw: bytes) -> tuple[date, date]:
    """First and last day of the timetable. Raises InputFault in one sentence."""
    refuse_large(raw)
    return gtfs.period(raw, what=NAME, limits=LIMITS)


def read(raw: bytes, weekday: date | None) -> gtfs.Timetable:
    """What leaves on a weekday, and on the Saturday and Sunday after it where the timetable has them.

    `weekday=None` takes the timetable's usual week. Raises InputFault in one sentence.
    """
    refuse_large(raw)
    if weekday is None:
        return gtfs.parse(raw, what=NAME, limits=LIMITS)
    _, last = gtfs.period(raw, what=NAME, limits=LIMITS)
    return gtfs.parse(raw, _days(weekday, last), what=NAME, limits=LIMITS)


def _days(weekday: date, last: date) -> Days:
    if weekday.weekday() > 4:
        raise InputFault(f"{NAME}: {weekday} is a Saturday or a Sunday; choose a weekday")
    steps = (5 - weekday.weekday(), 6 - weekday.weekday())
    after = [weekday + timedelta(days) if days <= (last - weekday).days else None for days in steps]
    return Days(weekday=weekday, saturday=after[0], sunday=after[1])


def refuse_large(raw: bytes) -> None:
    """InputFault in one sentence where the zip, or what it says that it holds, is larger than it may be."""
    if len(raw) > MOST_BYTES:
        raise InputFault(f"{NAME}: larger than {MOST_BYTES // 2**20} MB")
    with archive_of(raw, NAME) as archive:
        unzipped = sum(member.file_size for member in archive.infolist())
    if unzipped > MOST_UNZIPPED:
        raise InputFault(f"{NAME}: larger than {MOST_UNZIPPED // 10**6} MB unzipped")
