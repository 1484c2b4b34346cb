"""The rows of a GTFS table as people really write them: how a table is written, and what an odd row must mean."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import IO

import numpy as np
import pandas as pd

NO_TIME = -2  # what is written is no time of day
Block = dict[str, tuple[np.ndarray, np.ndarray]]  # of a column distinct texts, and each row's

SAMPLE = 1 << 16  # bytes that tell how a table is written
LONGEST = 1 << 18  # letters of a line that is read by itself
_NUMBER = r"\s*-?\d{1,3}(\.\d*)?\s*"
_TIME = r"\s*(\d{1,3}:[0-5]\d(:[0-5]\d)?)?\s*"
# What a cell must look like for a reading of a long row to make sense.
_FORMS = {
    **dict.fromkeys(("stop_lat", "stop_lon"), _NUMBER),
    **dict.fromkeys(("route_type", "stop_sequence", "headway_secs"), r"\s*\d{1,9}\s*"),
    **dict.fromkeys(("start_date", "end_date", "date"), r"\s*\d{8}\s*"),
    **dict.fromkeys(("arrival_time", "departure_time", "start_time", "end_time"), _TIME),
    **dict.fromkeys(("pickup_type", "drop_off_type", "location_type"), r"\s*\d?\s*"),
    **dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        r"\s*[01]\s*",
    ),
    "exception_type": r"\s*[12]\s*",
}
_FREE = re.compile(r"(_name|_desc|_headsign)$")  # columns of words, which may hold a comma


@dataclass(kw_only=True)
class Tally:
    """How many rows were read with care: with fewer cells than the heading, with more, and not at all.

    `recoded` is whether some text was not UTF-8, `example` a row that was left out.
    """

    short: int = 0
    long: int = 0
    unread: int = 0
    recoded: bool = False
    example: str = ""

    def clear(self) -> None:
        """The table is read anew."""
        self.short = self.long = self.unread = 0
        self.recoded, self.example = False, ""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a table is written: the names in its heading (lower case), what separates cells, cells of most rows."""

    header: tuple[str, ...]
    separator: str
    width: int
    is_utf8: bool


def layout(start: bytes) -> Layout | None:
    """The layout of a table that begins with these bytes; None where there is no heading in them."""
    raw = start.removeprefix(b"\xef\xbb\xbf")
    lines = [line for line in re.split(rb"\r\n|\r|\n", raw) if line.strip()]
    if not lines or start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in lines[0]:
        return None
    utf8 = is_utf8(lines[0])
    first = lines[0].decode("utf-8" if utf8 else "latin-1")
    separator = next((mark for mark in ",;\t" if mark in first), ",")
    header = tuple(name.strip().lower() for name in cells_of(first, separator) or ())
    whole = lines[1:-1] if len(start) >= SAMPLE else lines[1:]
    read = (cells_of(line.decode("latin-1"), separator) for line in whole[:500])
    rows = [cells for cells in read if cells]
    return Layout(
        header=header,
        separator=separator,
        width=_usual_width(rows, header),
        is_utf8=utf8,
    )


def sample(file: IO[bytes]) -> bytes:
    """The bytes that `layout` is told."""
    return file.read(SAMPLE)


def _usual_width(rows: list[list[str]], header: tuple[str, ...]) -> int:
    """Cells of most rows: more than are named where all those beyond are blank, and the others make sense; else no more."""
    named = len(header)
    if not rows:
        return named
    widths = Counter(map(len, rows))
    width = max(widths, key=lambda cells: (widths[cells], cells))
    long = [row for row in rows if len(row) > named]
    if all(_is_blank(row[named:]) and _makes_sense(row[:named], header) for row in long):
        return width
    return min(width, named)


def cells_of(text: str, separator: str) -> list[str] | None:
    """The cells of one row; None where it is none."""
    if len(text) > LONGEST:
        return None
    try:
        rows = list(csv.reader([text], delimiter=separator))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def mended(
    cells: list[str], header: tuple[str, ...], wanted: list[str], tally: Tally
) -> list[str] | None:
    """As many cells as the heading has; [] for a row of nothing, None where it is not clear what is what."""
    if _is_blank(cells):
        return []
    named = len(header)
    if len(cells) < named:
        tally.short += any(header[len(cells) :])
        return cells + [""] * (named - len(cells))
    if len(cells) == named or (_is_blank(cells[named:]) and _makes_sense(cells[:named], header)):
        return cells[:named]
    fitted = _fitted(cells, header, wanted)
    if fitted is None and _is_blank(cells[named:]):
        return cells[:named]
    tally.long += fitted is not None
    return fitted


def _is_blank(cells: list[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def _fitted(cells: list[str], header: tuple[str, ...], wanted: list[str]) -> list[str] | None:
    """A long row as what it must mean: cells behind the last column, or words with a comma in them."""
    more = len(cells) - len(header)
    readings = [cells[: len(header)]]
    for at, name in enumerate(header):
        if _FREE.search(name):
            words = ",".join(cells[at : at + more + 1])
            readings.append([*cells[:at], words, *cells[at + more + 1 :]])
    good = [reading for reading in readings if _makes_sense(reading, header)]
    said = {tuple(row[header.index(name)] for name in wanted if name in header) for row in good}
    return good[0] if len(said) == 1 else None


def _makes_sense(row: list[str], header: tuple[str, ...]) -> bool:
    return all(
        re.fullmatch(_FORMS[name], cell, re.ASCII)
        for name, cell in zip(header, row, strict=True)
        if name in _FORMS
    )


def left_out(tally: Tally, text: str) -> None:
    tally.unread += 1
    tally.example = tally.example or text[:60]


def of_lists(rows: list[list[str]], header: tuple[str, ...], wanted: list[str]) -> Block:
    block = {}
    for name in wanted:
        at = header.index(name)
        codes, texts = pd.factorize(np.array([row[at].strip() for row in rows], object))
        block[name] = (np.asarray(texts, object), codes.astype(np.int32))
    return block


def decoded(raw: bytes) -> str:
    """UTF-8, or else Windows-1252."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def seconds(texts: np.ndarray) -> np.ndarray:
    """Seconds of the service day from `H:MM:SS` texts (25:10:00 is after midnight); −1 where blank, NO_TIME of others."""
    parts = pd.Series(texts, dtype=object).str.extract(r"^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$")
    hour, minute, second = (pd.to_numeric(parts[i]).fillna(0).to_numpy(np.int32) for i in range(3))
    values = hour * 3600 + minute * 60 + second
    untold = np.where(texts == "", -1, NO_TIME)
    return np.where(parts[0].isna(), untold, values).astype(np.int32)
