"""Refreshed figures on disk: beside the embedded snapshot, never in its place.

One Parquet file a part. A part is written beside and swapped in whole, so a
reader sees the old one or the new one. `KLYFTKARTAN_DATA` names the folder;
without it, `data/cache`.
"""

import functools
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import filelock
import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators import parts
from loaders.folder import folder

# Rows of refreshed values: as the snapshot's, and where each came from.
COLUMNS = [
    "indicator",
    "level",
    "area_id",
    "year",
    "value",
    "status",
    "source",  # key of the live source
    "table",  # the publisher's table or key figure
    "query",  # what was asked of it, to ask again
    "retrieved",  # ISO date and time, UTC
]
_ROWS_TOGETHER = 1 << 16  # rows that are read together, when a few of a part are asked for
_Made = TypeVar("_Made")


class Busy(RuntimeError):
    """Another refresh is writing."""


class CannotWrite(RuntimeError):
    """The folder for refreshed data cannot be written: full, or read-only."""


def names() -> list[str]:
    """The parts there are, sorted."""
    return sorted(path.stem for path in _parts().glob("*.parquet"))


def read(name: str) -> pd.DataFrame | None:
    """A part, a GeoDataFrame where it has geometry; None when it is absent, damaged or of another kind."""
    path = _parts() / f"{name}.parquet"
    if not _is_ours(name):
        return None
    try:
        return gpd.read_parquet(path)
    except ValueError:  # a table without geometry
        pass
    except Exception:
        return None
    try:
        return pd.read_parquet(path)
    except Exception:
        return None


def columns(name: str) -> list[str]:
    """The columns of a part; none when it is absent, damaged or of another kind."""
    schema = _schema(name)
    return [] if schema is None else list(schema.names)


def kinds(name: str, by: Sequence[str]) -> pd.DataFrame:
    """How many `rows` a part has of each combination of some of its columns; the others are not read.

    None where it has gone, or is damaged inside.
    """
    try:
        table = pq.read_table(_parts() / f"{name}.parquet", columns=list(by))
    except (OSError, ValueError):
        return pd.DataFrame(columns=[*by, "rows"])
    counted = table.group_by(list(by)).aggregate([([], "count_all")])
    return counted.to_pandas().rename(columns={"count_all": "rows"})


def read_where(name: str, **equal: str | int) -> pd.DataFrame:
    """The rows of a part whose columns equal these values; groups of rows that cannot hold them are not read.

    None where it has gone, or is damaged inside.
    """
    try:
        with pq.ParquetFile(_parts() / f"{name}.parquet") as file:
            groups = [
                group
                for group in range(file.metadata.num_row_groups)
                if _may_hold(file.metadata.row_group(group), equal)
            ]
            table = file.read_row_groups(groups, use_threads=False)
    except (OSError, ValueError):
        return pd.DataFrame(columns=COLUMNS)
    for column, value in equal.items():
        table = table.filter(pc.equal(table[column], value))
    return table.to_pandas()


def _may_hold(group: pq.RowGroupMetaData, equal: Mapping[str, str | int]) -> bool:
    """Whether each value lies between the least and the greatest of its column, as far as these are noted."""
    for position in range(group.num_columns):
        column = group.column(position)
        noted = column.statistics
        if column.path_in_schema not in equal or noted is None or not noted.has_min_max:
            continue
        if not noted.min <= equal[column.path_in_schema] <= noted.max:
            return False
    return True


def rows(name: str) -> int:
    """How many rows a part has, by its own account; 0 when it is absent, damaged or of another kind."""
    if not _is_ours(name):
        return 0
    try:
        return int(pq.read_metadata(_parts() / f"{name}.parquet").num_rows)
    except (OSError, ValueError):
        return 0


def write(name: str, frame: pd.DataFrame) -> None:
    """Swap a part in, whole; the old one stays when anything goes wrong. CannotWrite says what."""
    try:
        _parts().mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{name}.", dir=_parts())
        os.close(handle)
        try:
            _save(frame, beside)
            with open(beside, "rb") as file:
                os.fsync(file.fileno())
            os.chmod(beside, 0o644)  # another user may serve what this one refreshed
            os.replace(beside, _parts() / f"{name}.parquet")
        finally:
            Path(beside).unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder()} cannot be written ({error.strerror or error}).") from None


@contextmanager
def writing() -> Iterator[None]:
    """The right to write, for one process at a time. Busy when another has it, CannotWrite when nobody can."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(folder() / "refresh.lock", timeout=0)
        with lock:
            for left in _parts().glob(".*"):  # of a refresh that was killed
                left.unlink(missing_ok=True)
            yield
    except filelock.Timeout:
        raise Busy("Another refresh is running; wait until it is done.") from None
    except OSError as error:
        raise CannotWrite(f"{folder()} cannot be written ({error.strerror or error}).") from None


def stamp() -> tuple[tuple[str, int, int], ...]:
    """Changes when a part does: name, time of writing and size of each."""
    try:
        entries = [entry for entry in os.scandir(_parts()) if entry.name.endswith(".parquet")]
    except OSError:
        return ()
    found = []
    for entry in entries:
        with suppress(OSError):  # deleted since
            about = entry.stat()
            found.append((entry.name, about.st_mtime_ns, about.st_size))
    return tuple(sorted(found))


def cached(maxsize: int) -> Callable[[Callable[..., _Made]], Callable[..., _Made]]:
    """Like lru_cache, forgetting everything when refreshed data have been swapped in."""

    def around(make: Callable[..., _Made]) -> Callable[..., _Made]:
        @functools.lru_cache(maxsize)
        def remembered(_stamp: Any, *arguments: Any, **named: Any) -> _Made:
            # What a thread makes of old data while new ones come in is never taken for new.
            return make(*arguments, **named)

        seen: list[Any] = [None]

        @functools.wraps(make)
        def look_up(*arguments: Any, **named: Any) -> _Made:
            now = stamp()
            if seen[0] != now:
                remembered.cache_clear()
                seen[0] = now
            return remembered(now, *arguments, **named)

        look_up.cache_clear = remembered.cache_clear  # type: ignore[attr-defined]
        return look_up

    return around


def _save(frame: pd.DataFrame, path: str) -> None:
    """Write a frame with the mark of our version among the file's own notes."""
    frame.to_parquet(path, compression="zstd", row_group_size=_ROWS_TOGETHER)
    with pq.ParquetFile(path) as file:
        notes = {**(file.schema_arrow.metadata or {}), parts.MARK: parts.VERSION.encode()}
        marked = f"{path}.marked"
        try:
            schema = file.schema_arrow.with_metadata(notes)
            with pq.ParquetWriter(marked, schema, compression="zstd") as writer:
                for group in range(file.num_row_groups):
                    table = file.read_row_group(group).replace_schema_metadata(notes)
                    writer.write_table(table, row_group_size=_ROWS_TOGETHER)
            os.replace(marked, path)
        finally:
            Path(marked).unlink(missing_ok=True)


def _is_ours(name: str) -> bool:
    """Whether a part is there and is of its kind and of our version, as far as its own account goes."""
    return _schema(name) is not None


def _schema(name: str) -> pa.Schema | None:
    try:
        schema = pq.read_schema(_parts() / f"{name}.parquet")
    except (OSError, ValueError):
        return None
    return schema if parts.is_ours(name, schema) else None


def _parts() -> Path:
    return folder() / "live"
