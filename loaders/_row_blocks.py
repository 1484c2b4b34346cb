"""A GTFS table piece by piece, as text, within bounded memory, whatever somebody did to its rows.

pyarrow reads the rows that have as many cells as the heading. The others are read one by one: blanks
fill a short row, a long one is read where only one reading makes sense, and left out where it is not
clear. A quotation mark that is never closed would swallow the rows behind it: a table that may hold
one is read a second time, line by line. What was done is in the `Tally`.
"""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from loaders._rows import (
    LONGEST,
    SAMPLE,
    Block,
    Layout,
    Tally,
    cells_of,
    decoded,
    is_utf8,
    left_out,
    mended,
    of_lists,
)

Opening = Callable[[], AbstractContextManager[IO[bytes]]]

BLOCK = 2 << 20  # bytes; the reader keeps a few of them ahead
_ROWS = 50_000  # of a block that is made of lines


def blocks(
    opening: Opening, how: Layout, wanted: list[str], tally: Tally, *, one_line: bool
) -> Iterator[Block | None]:
    """The rows piece by piece; after a None all that came before is to be forgotten, as it comes again.

    `one_line`: no cell of this table may hold a line end. Raises what reading a damaged zip raises.
    """
    recode = not how.is_utf8
    for _ in range(2):
        try:
            is_whole = yield from _fast(
                opening, how, wanted, tally, one_line=one_line, recode=recode
            )
            if is_whole:
                return
            break
        except pa.ArrowInvalid as error:
            if recode or "UTF8" not in str(error):
                break
            recode = True
        tally.clear()
        yield None
    tally.clear()
    yield None
    yield from _by_line(opening, how, wanted, tally, recode=recode)


def _fast(
    opening: Opening,
    how: Layout,
    wanted: list[str],
    tally: Tally,
    *,
    one_line: bool,
    recode: bool,
) -> Generator[Block, None, bool]:
    """The rows by pyarrow; whether all came, or a quotation mark may have swallowed some."""
    odd: list[str] = []
    rows = 0

    def keep(row: pyarrow.csv.InvalidRow) -> str:
        odd.append(row.text)
        return "skip"

    names = _unique(how)
    present = [name for name in wanted if name in names]
    beyond = names[len(how.header) :]
    with opening() as file:
        watched = _Watched(file, recode=recode)
        if not watched.has_rows():
            return True
        text = pa.dictionary(pa.int32(), pa.string())
        reader = pyarrow.csv.open_csv(
            pa.PythonFile(watched, mode="r"),
            read_options=pyarrow.csv.ReadOptions(column_names=names, skip_rows=1, block_size=BLOCK),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=how.separator,
                newlines_in_values=not one_line,
                invalid_row_handler=keep,
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                include_columns=[*present, *beyond],
                column_types=dict.fromkeys([*present, *beyond], text),
                strings_can_be_null=False,
            ),
        )
        are_short = any(how.header[how.width :])
        for batch in reader:
            rows += batch.num_rows
            tally.short += are_short * batch.num_rows
            tally.long += _filled(batch, beyond)
            yield _block_of(batch, wanted)
            rows += len(odd)
            yield from _of_odd(odd, how, wanted, tally)
        rows += len(odd)
        yield from _of_odd(odd, how, wanted, tally)
        tally.recoded = watched.recoded
        return not watched.quotes % 2 and watched.lines <= rows + 1


def _unique(how: Layout) -> list[str]:
    """A name for each cell of a row: one without, or for the second time, gets one that nobody asks for."""
    named = [*how.header[: how.width], *[""] * (how.width - len(how.header))]
    return [name if name and name not in named[:i] else f"\0{i}" for i, name in enumerate(named)]


def _filled(batch: pa.RecordBatch, names: list[str]) -> int:
    """Rows with something in one of these columns."""
    filled = np.zeros(batch.num_rows, bool)
    for name in names:
        column = batch.column(name)
        texts = pc.utf8_trim_whitespace(column.dictionary).to_numpy(zero_copy_only=False)
        filled |= (texts != "")[column.indices.to_numpy()]
    return int(filled.sum())


def _block_of(batch: pa.RecordBatch, wanted: list[str]) -> Block:
    blank = (np.array([""], object), np.zeros(batch.num_rows, np.int32))
    block = {}
    for name in wanted:
        at = batch.schema.get_field_index(name)
        if at < 0:  # a column that most rows leave out
            block[name] = blank
            continue
        column = batch.column(at)
        texts = pc.utf8_trim_whitespace(column.dictionary).to_numpy(zero_copy_only=False)
        block[name] = (texts, column.indices.to_numpy())
    return block


def _of_odd(texts: list[str], how: Layout, wanted: list[str], tally: Tally) -> Iterator[Block]:
    """The rows that pyarrow passed over, mended; the list is empty afterwards."""
    lines, texts[:] = texts[:], []
    rows = []
    for line in lines:
        cells = cells_of(line, how.separator)
        row = None if cells is None else mended(cells, how.header, wanted, tally)
        if row is None:
            left_out(tally, line)
        elif row:
            rows.append(row)
    if rows:
        yield of_lists(rows, how.header, wanted)


class _Watched:
    """A file that is read for pyarrow: its quotation marks and lines are counted, its text made UTF-8."""

    closed = False

    def __init__(self, file: IO[bytes], *, recode: bool) -> None:
        """`recode`: lines that are not UTF-8 are taken as Windows-1252."""
        self.quotes = self.lines = 0
        self.recoded = False
        self._file, self._recode = file, recode
        self._held = self._tail = b""
        self._line_ends = True

    def has_rows(self) -> bool:
        """Whether there is anything behind the heading."""
        self._held = self._next(SAMPLE)
        return len([line for line in re.split(rb"[\r\n]+", self._held, maxsplit=2) if line]) > 1

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes."""
        if not self._held:
            self._held = self._next(size)
        given, self._held = self._held[:size], self._held[size:]
        return given

    def close(self) -> None:
        """Nothing: who opened the file closes it."""

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is not."""
        return False

    def _next(self, size: int) -> bytes:
        raw = self._file.read(size)
        self._count(raw)
        if not self._recode:
            return raw
        whole = self._tail + raw
        cut = max(whole.rfind(b"\n"), whole.rfind(b"\r")) + 1 if raw else len(whole)
        if raw and not cut and len(whole) < LONGEST:
            self._tail = whole
            return self._next(size)
        cut = cut or len(whole)
        self._tail = whole[cut:]
        return self._as_utf8(whole[:cut])

    def _as_utf8(self, raw: bytes) -> bytes:
        if is_utf8(raw):
            return raw
        self.recoded = True
        return b"".join(
            line if is_utf8(line) else decoded(line).encode()
            for line in raw.splitlines(keepends=True)
        )

    def _count(self, raw: bytes) -> None:
        self.quotes += raw.count(b'"')
        letters = np.frombuffer(raw, np.uint8)
        is_end = (letters == 10) | (letters == 13)
        if len(is_end):
            self.lines += int(np.count_nonzero(is_end[:-1] & ~is_end[1:]))
            self.lines += int(self._line_ends and not is_end[0])
            self._line_ends = bool(is_end[-1])


# Line by line


def _by_line(
    opening: Opening, how: Layout, wanted: list[str], tally: Tally, *, recode: bool
) -> Iterator[Block]:
    rows: list[list[str]] = []
    with opening() as file:
        lines = _lines(_Watched(file, recode=recode), tally)
        next(lines, None)  # the heading
        for text, cells in _rows_of(lines, how):
            row = None if cells is None else mended(cells, how.header, wanted, tally)
            if row is None:
                left_out(tally, text)
            elif row:
                rows.append(row)
            if len(rows) == _ROWS:
                yield of_lists(rows, how.header, wanted)
                rows = []
    if rows:
        yield of_lists(rows, how.header, wanted)


def _lines(file: _Watched, tally: Tally) -> Iterator[str]:
    """Lines that are not blank; of one that is longer than any row, its first letters."""
    held = b""
    while raw := file.read(SAMPLE):
        *whole, held = re.split(rb"\r\n|\r|\n", held + raw)
        yield from (decoded(line) for line in whole if line.strip())
        held = held[: LONGEST + 1]
    if held.strip():
        yield decoded(held)
    tally.recoded = file.recoded


def _rows_of(lines: Iterator[str], how: Layout) -> Iterator[tuple[str, list[str] | None]]:
    """Each row's text and cells (None: not to be read).

    A row whose quotation mark is closed on a later line is one row where it has
    the heading's number of cells, and what lies between is no row by itself.
    """
    waiting: list[str] = []
    while True:
        line = waiting.pop(0) if waiting else next(lines, None)
        if line is None:
            return
        if line.count('"') % 2 == 0:
            yield line, cells_of(line, how.separator)
            continue
        taken = [line]
        while taken[-1] is line or taken[-1].count('"') % 2 == 0:
            more = waiting.pop(0) if waiting else next(lines, None)
            if more is None or len(taken) > 20:
                waiting = [more, *waiting] if more is not None else waiting
                break
            taken.append(more)
        whole = cells_of("\n".join(taken), how.separator)
        alone = [len(text.split(how.separator)) for text in taken[1:]]
        is_one = taken[-1].count('"') % 2 == 1 and len(taken) > 1
        if is_one and whole and len(whole) == len(how.header) and len(how.header) not in alone:
            yield "\n".join(taken), whole
            continue
        waiting = [*taken[1:], *waiting]
        yield line, [cell.strip().strip('"') for cell in line.split(how.separator)]
