"""The tables of a GTFS feed, streamed out of its zip: nothing is unpacked to disk.

Only what is asked for is read, and only within the limits below: a feed may come
from anybody. What is read otherwise than it is written, or left out, is in the feed's `notes`.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

import pandas as pd

from loaders import _row_blocks, _rows
from loaders._feed_notes import MARKS, said_of
from loaders._own_remark import Remark
from loaders._rows import Block, Layout, Tally
from loaders.faults import InputFault

MOST_TIMES = 200  # how many times as large as zipped; timetables are some ten times
_LARGE = 10_000_000  # below this a table may be as repetitive as it likes
# What reading a zip that is not whole may raise.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OverflowError,
    OSError,
    ValueError,
)
_T = TypeVar("_T")
# A feed lies where one of these is.
_MARKERS = ("stops.txt", "stop_times.txt", "trips.txt")


# All that is read of one; shapes, fares and the rest are not.
READ = {
    *_MARKERS,
    "agency.txt",
    "calendar.txt",
    "calendar_dates.txt",
    "frequencies.txt",
    "location_group_stops.txt",
    "location_groups.txt",
    "locations.geojson",
    "routes.txt",
    "stop_areas.txt",
}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of a feed is read: bytes unzipped, rows of a table, calls of the days that are counted."""

    bytes_of_calls: int = 6_000_000_000  # the largest national stop_times has 2
    bytes_of_others: int = 1_000_000_000
    bytes_of_zones: int = 10_000_000
    rows_of_others: int = 10_000_000
    calls: int = 200_000_000


class Feed:
    """An open feed: which tables it has, and their rows as text.

    `what` is the feed's name in messages. A feed may lie in a folder inside its
    zip, its names in any case. Raises InputFault when the file is no zip, holds no feed, or several.
    """

    def __init__(self, archive: zipfile.ZipFile, what: str, limits: Limits) -> None:
        """Find the feed in an open archive."""
        self.archive = archive
        self.limits = limits
        self.what = what
        self._notes: dict[tuple[str, object], Remark] = {}
        paths = {_path(name): name for name in archive.namelist()}
        folder = _folder(list(paths), what)
        self.members = {
            path.removeprefix(folder): archive.getinfo(name)
            for path, name in paths.items()
            if path.startswith(folder) and path.removeprefix(folder) in READ
        }

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What was read otherwise than it is written, and what was left out: one remark of a kind and table."""
        return tuple(self._notes.values())

    def note(self, kind: str, count: int = 1, **values: object) -> None:
        """Remark on so many rows; of several of a kind in a table the first gives the example."""
        key = kind, values.get("table")
        before = self._notes.get(key)
        if before is None:
            self._notes[key] = Remark(kind=kind, values={"count": count, **values})
        else:
            before.values["count"] = int(str(before.values["count"])) + count

    def because(self, table: str = "") -> str:
        """What was noted of a table (of all: ""), to follow a refusal."""
        known = [note for note in self.notes if table in ("", note.values.get("table"))]
        return "".join(f"; {said_of(note)}" for note in known[:3])

    def has(self, table: str) -> bool:
        """Whether the feed has a table of this name (`.txt` is understood)."""
        return f"{table}.txt" in self.members

    def has_file(self, name: str) -> bool:
        """Whether the feed has a file of this name, its ending and all."""
        return name in self.members

    def or_without(self, table: str, read: Callable[[], _T]) -> _T | None:
        """What is read of a file that a feed can do without; None where it cannot be read, and that is noted."""
        try:
            return read()
        except InputFault as fault:
            why = str(fault).removeprefix(f"{self.what}: ")
            self.note("table_unread", table=table if "." in table else f"{table}.txt", why=why)
            return None

    def frame(self, table: str, must: tuple[str, ...], may: tuple[str, ...] = ()) -> pd.DataFrame:
        """A small table with the columns named, all text; "" where a cell, or a whole `may` column, is absent.

        Rows that say exactly the same are one row, and those that say nothing none.
        """
        columns = [*must, *may]
        parts: list[pd.DataFrame] = []
        for block in self.blocks(table, must, may):
            if block is None:
                parts.clear()
                continue
            columns_of = {name: texts.take(codes) for name, (texts, codes) in block.items()}
            parts.append(pd.DataFrame(columns_of))
            if sum(map(len, parts)) > self.limits.rows_of_others:
                most = f"{self.limits.rows_of_others:,}"
                raise InputFault(f"{self.what}: {table}.txt has more than {most} rows")
        if not parts:
            return pd.DataFrame(columns=columns, dtype=object)
        whole = pd.concat(parts, ignore_index=True).reindex(columns=columns, fill_value="")
        return whole[(whole != "").any(axis=1)].drop_duplicates(ignore_index=True)

    def keyed(self, table: str, must: tuple[str, ...], may: tuple[str, ...] = ()) -> pd.DataFrame:
        """A `frame` whose first column is a key: rows without it are left out, and of two with the same the later."""
        frame, name, key = self.frame(table, must, may), f"{table}.txt", must[0]
        bare = frame[key] == ""
        if bare.any():
            self.note("no_key", int(bare.sum()), table=name, column=key)
            frame = frame[~bare]
        again = frame[key].duplicated()
        if again.any():
            self.note("twice", int(again.sum()), table=name, example=frame[key][again].iloc[0])
            frame = frame[~again]
        return frame.reset_index(drop=True)

    def blocks(
        self, table: str, must: tuple[str, ...], may: tuple[str, ...] = ()
    ) -> Iterator[Block | None]:
        """The table piece by piece: by column its distinct texts, and each row's position among them.

        After a None, what came before is to be forgotten: the table comes again,
        read with more care. Columns without a name, and all others, are passed
        over. Raises InputFault when the table or a `must` column is missing, or the
        text is not a table.
        """
        name = f"{table}.txt"
        how = self._layout(name)
        missing = [column for column in must if column not in how.header]
        if missing:
            raise InputFault(f"{self.what}: {name} has no column {', '.join(missing)}")
        wanted = [column for column in (*must, *may) if column in how.header]
        if not wanted:
            return
        tally, rows = Tally(), 0
        one_line = table == "stop_times"
        try:
            opening = partial(self._open, name)
            for block in _row_blocks.blocks(opening, how, wanted, tally, one_line=one_line):
                rows = 0 if block is None else rows + len(block[wanted[0]][1])
                yield block
        except _DAMAGED as error:
            if isinstance(error, InputFault):
                raise
            raise InputFault(f"{self.what}: {name} is damaged") from None
        if tally.unread > rows:
            raise InputFault(f"{self.what}: {name} is not a table ({tally.example!r})")
        self._note_rows(name, how, tally)

    def _note_rows(self, name: str, how: Layout, tally: Tally) -> None:
        if how.separator != ",":
            self.note("separator", table=name, mark=MARKS[how.separator])
        if tally.recoded:
            self.note("recoded", table=name)
        for kind in ("short", "long"):
            if count := getattr(tally, kind):
                self.note(f"{kind}_rows", count, table=name)
        if tally.unread:
            self.note("unread_rows", tally.unread, table=name, example=tally.example)

    def _layout(self, name: str) -> Layout:
        try:
            with self._open(name) as file:
                start = _rows.sample(file)
        except _DAMAGED as error:
            if isinstance(error, InputFault):
                raise
            raise InputFault(f"{self.what}: {name} is damaged") from None
        if not start.strip(b"\xef\xbb\xbf \t\r\n"):
            raise InputFault(f"{self.what}: {name} is empty")
        how = _rows.layout(start)
        if how is None:
            raise InputFault(f"{self.what}: {name} is not UTF-8 text")
        return how

    def read(self, name: str) -> bytes:
        """A whole member that is no table, such as locations.geojson. InputFault where there is none, or it is damaged."""
        try:
            with self._open(name) as file:
                return file.read()
        except _DAMAGED as error:
            if isinstance(error, InputFault):
                raise
            raise InputFault(f"{self.what}: {name} is damaged") from None

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        """A member as a stream. zipfile stops at the size that is declared, so that is the size to judge."""
        member = self.members.get(name)
        if member is None:
            raise InputFault(f"{self.what}: no {name}")
        if member.flag_bits & 1:
            raise InputFault(f"{self.what}: {name} is locked with a password")
        limits = self.limits
        most = {
            "stop_times.txt": limits.bytes_of_calls,
            "locations.geojson": limits.bytes_of_zones,
        }.get(name, limits.bytes_of_others)
        if member.file_size > most:
            raise InputFault(f"{self.what}: {name} is larger than {_size(most)} unzipped")
        if member.file_size > max(_LARGE, MOST_TIMES * member.compress_size):
            raise InputFault(
                f"{self.what}: {name} is more than {MOST_TIMES} times as large unzipped: no timetable is"
            )
        try:
            file = self.archive.open(member)
        except NotImplementedError:
            raise InputFault(f"{self.what}: {name} is packed in an unknown way") from None
        except (RuntimeError, *_DAMAGED):
            raise InputFault(f"{self.what}: {name} is damaged") from None
        with file:
            yield file


@contextmanager
def opened(file: bytes | Path, what: str, limits: Limits | None = None) -> Iterator[Feed]:
    """The feed in a zip, open inside a `with`; InputFault when it is not a zip."""
    with archive_of(file, what) as archive:
        yield Feed(archive, what, limits or Limits())


def unzipped(file: bytes | Path, what: str) -> int:
    """Bytes, unzipped, of all that would be read of a zip, as it declares them. InputFault where it is none."""
    with archive_of(file, what) as archive:
        read = (m for m in archive.infolist() if _path(m.filename).rpartition("/")[2] in READ)
        return sum(member.file_size for member in read)


def _size(count: int) -> str:
    return f"{count / 1e9:,.0f} GB" if count >= 10**9 else f"{count / 1e6:,.0f} MB"


def archive_of(file: bytes | Path, what: str) -> zipfile.ZipFile:
    """The zip; InputFault when it is none, or one of a kind that is not known."""
    try:
        return zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file)
    except NotImplementedError:
        raise InputFault(f"{what}: packed in an unknown way") from None
    except _DAMAGED:
        raise InputFault(f"{what}: cut off, or not a zip file") from None


def _path(name: str) -> str:
    """A member's name as it is looked for: forward slashes, lower case but for its folder."""
    folder, slash, file = name.replace("\\", "/").rpartition("/")
    return folder + slash + file.lower()


def _folder(paths: list[str], what: str) -> str:
    """Where in the zip the feed lies. InputFault where there is none, or several."""
    own = [path for path in paths if "__MACOSX/" not in path]
    for marker in _MARKERS:
        folders = {path.removesuffix(marker) for path in own if path.rpartition("/")[2] == marker}
        if len(folders) > 1:
            raise InputFault(f"{what}: {len(folders)} feeds in one zip; give one at a time")
        if folders:
            return folders.pop()
    inner = [path for path in own if path.endswith(".zip")]
    hint = f" but another zip ({inner[0]}): unpack that first" if inner else ""
    raise InputFault(f"{what}: no stops.txt{hint or ': not a GTFS feed'}")
