"""The tables of a GTFS feed, streamed out of its zip: nothing is unpacked to disk.

Only what is asked for is read, and only within the limits below: a feed may come
from anybody.
"""

import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

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
_BLOCK = 2 << 20  # bytes; the reader keeps a few of them ahead


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of a feed is read: bytes unzipped, rows of a table, calls of the days that are counted."""

    bytes_of_calls: int = 6_000_000_000  # the largest national stop_times has 2
    bytes_of_others: int = 1_000_000_000
    rows_of_others: int = 10_000_000
    calls: int = 200_000_000


class Feed:
    """An open feed: which tables it has, and their rows as text.

    `what` is the feed's name in messages. A feed may lie in a folder inside its
    zip. Raises InputFault when the file is no zip, holds no feed, or several.
    """

    def __init__(self, archive: zipfile.ZipFile, what: str, limits: Limits) -> None:
        """Find the feed in an open archive."""
        self.archive = archive
        self.limits = limits
        self.what = what
        names = [name for name in archive.namelist() if not name.startswith("__MACOSX/")]
        folders = [n.removesuffix("stops.txt") for n in names if n.split("/")[-1] == "stops.txt"]
        if not folders:
            inner = [name for name in names if name.lower().endswith(".zip")]
            hint = f" but another zip ({inner[0]}): unpack that first" if inner else ""
            raise InputFault(f"{what}: no stops.txt{hint or ': not a GTFS feed'}")
        if len(folders) > 1:
            raise InputFault(f"{what}: {len(folders)} feeds in one zip; give one at a time")
        self.members = {
            name.removeprefix(folders[0]): archive.getinfo(name)
            for name in names
            if name.startswith(folders[0]) and "/" not in name.removeprefix(folders[0])
        }

    def has(self, table: str) -> bool:
        """Whether the feed has a table of this name (`.txt` is understood)."""
        return f"{table}.txt" in self.members

    def frame(self, table: str, must: tuple[str, ...], may: tuple[str, ...] = ()) -> pd.DataFrame:
        """A small table with the columns named, all text; "" where a cell, or a whole `may` column, is absent.

        Rows that say exactly the same are one row.
        """
        parts: list[pd.DataFrame] = []
        for block in self.blocks(table, must, may):
            columns_of = {name: texts.take(codes) for name, (texts, codes) in block.items()}
            parts.append(pd.DataFrame(columns_of))
            if sum(map(len, parts)) > self.limits.rows_of_others:
                most = f"{self.limits.rows_of_others:,}"
                raise InputFault(f"{self.what}: {table}.txt has more than {most} rows")
        columns = [*must, *may]
        if not parts:
            return pd.DataFrame(columns=columns, dtype=object)
        whole = pd.concat(parts, ignore_index=True).reindex(columns=columns, fill_value="")
        return whole.drop_duplicates(ignore_index=True)

    def blocks(
        self, table: str, must: tuple[str, ...], may: tuple[str, ...] = ()
    ) -> Iterator[dict[str, tuple[np.ndarray, np.ndarray]]]:
        """The table piece by piece: by column its distinct texts, and each row's position among them.

        Columns without a name, and all others, are passed over. Raises InputFault
        when the table or a `must` column is missing, or the text is not a table.
        """
        name = f"{table}.txt"
        header = self._header(name)
        missing = [column for column in must if column not in header]
        if missing:
            raise InputFault(f"{self.what}: {name} has no column {', '.join(missing)}")
        wanted = [column for column in (*must, *may) if column in header]
        # A column without a name, or with a name for the second time, gets one that nobody asks for.
        unique = [
            column if column and column not in header[:i] else f"\0{i}"
            for i, column in enumerate(header)
        ]
        try:
            with self._open(name) as file:
                if not file.readline() or not file.read(1):
                    return  # a header alone
            with self._open(name) as file:
                yield from _arrow_blocks(file, unique, wanted, table != "stop_times")
        except pa.ArrowInvalid as error:
            text = str(error).split("\n")[0]
            why = "not UTF-8 text" if "UTF8" in text else f"not a table ({text[:120]})"
            raise InputFault(f"{self.what}: {name} is {why}") from None
        except _DAMAGED as error:
            if isinstance(error, InputFault):
                raise
            raise InputFault(f"{self.what}: {name} is damaged") from None

    def _header(self, name: str) -> list[str]:
        try:
            with self._open(name) as file:
                line = file.readline(1 << 20).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputFault(f"{self.what}: {name} is not UTF-8 text") from None
        except _DAMAGED as error:
            if isinstance(error, InputFault):
                raise
            raise InputFault(f"{self.what}: {name} is damaged") from None
        if not line.strip():
            raise InputFault(f"{self.what}: {name} is empty")
        try:
            return [column.strip() for column in next(csv.reader([line.rstrip("\r\n")]))]
        except csv.Error:
            raise InputFault(f"{self.what}: {name} is not a table (its first line)") from None

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        """A member as a stream. zipfile stops at the size that is declared, so that is the size to judge."""
        member = self.members.get(name)
        if member is None:
            raise InputFault(f"{self.what}: no {name}")
        if member.flag_bits & 1:
            raise InputFault(f"{self.what}: {name} is locked with a password")
        limits = self.limits
        most = limits.bytes_of_calls if name == "stop_times.txt" else limits.bytes_of_others
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


def _arrow_blocks(
    file: IO[bytes], names: list[str], wanted: list[str], quoted_lines: bool
) -> Iterator[dict[str, tuple[np.ndarray, np.ndarray]]]:
    text = pa.dictionary(pa.int32(), pa.string())
    reader = pyarrow.csv.open_csv(
        pa.PythonFile(file, mode="r"),
        read_options=pyarrow.csv.ReadOptions(column_names=names, skip_rows=1, block_size=_BLOCK),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=quoted_lines),
        convert_options=pyarrow.csv.ConvertOptions(
            include_columns=wanted,
            column_types=dict.fromkeys(wanted, text),
            strings_can_be_null=False,
        ),
    )
    for batch in reader:
        yield {
            name: (
                pc.utf8_trim_whitespace(column.dictionary).to_numpy(zero_copy_only=False),
                column.indices.to_numpy(),
            )
            for name, column in zip(wanted, batch.columns, strict=True)
        }
