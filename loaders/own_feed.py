"""A reader's own timetable (GTFS): read in memory, within limits that a session can bear."""

from datetime import date

from loaders import gtfs
from loaders._feed import Limits, unzipped
from loaders.faults import InputFault

MOST_BYTES = 150 * 2**20
MOST_MEMORY = 900 * 2**20  # bytes that a worker may hold for one
MOST_UNZIPPED = 2_000_000_000  # of all tables that are read: a country's timetable has 1–2 GB
MOST_SECONDS = 90  # of a processor, to count one
LIMITS = Limits(
    bytes_of_calls=MOST_UNZIPPED,
    bytes_of_others=150 * 10**6,
    rows_of_others=1_000_000,
    calls=6_000_000,
)
NAME = "GTFS"  # of the file in messages: its own name is the reader's


def period(raw: bytes) -> tuple[date, date]:
    """First and last day with a trip. Raises InputFault in one sentence."""
    refuse_large(raw)
    return gtfs.period(raw, what=NAME, limits=LIMITS)


def read(raw: bytes, day: date | None) -> gtfs.Timetable:
    """What leaves on a day and on the others of its week: after a weekday its weekend, before a weekend a weekday.

    `day=None` takes the timetable's usual week. Raises InputFault in one sentence.
    """
    refuse_large(raw)
    return gtfs.parse(raw, day, what=NAME, limits=LIMITS)


def refuse_large(raw: bytes) -> None:
    """InputFault in one sentence where the zip, or what would be read of it, is larger than it may be."""
    if len(raw) > MOST_BYTES:
        raise InputFault(f"{NAME}: larger than {MOST_BYTES // 2**20} MB")
    if unzipped(raw, NAME) > MOST_UNZIPPED:
        raise InputFault(
            f"{NAME}: larger than {MOST_UNZIPPED // 10**6} MB unzipped, without its shapes"
        )
