"""The answers of publishers that are kept on disk: a refresh that was killed goes on with them."""

import logging
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from loaders import _patience
from loaders._addresses import base_of
from loaders.folder import folder

if TYPE_CHECKING:
    from requests_cache import SQLiteCache

KEPT = timedelta(days=90)  # as long as an answer may still be confirmed by its ETag
MOST_BYTES = 1_000_000_000  # the oldest go first
_LOCKED_S = 2.0  # that another process is waited for
_left: set[Path] = set()  # caches that cannot be used now


def cache() -> "SQLiteCache | None":
    """The answers that are kept; None where the folder cannot be written."""
    from requests_cache import SQLiteCache

    if _file() in _left:
        return None
    try:
        folder().mkdir(parents=True, exist_ok=True)
        _check_unlocked()
        return SQLiteCache(_file(), serializer="json", timeout=_LOCKED_S)
    except Exception:
        logging.getLogger(__name__).warning("no cache: %s cannot be written", folder())
        return None


def _check_unlocked() -> None:
    """OperationalError when another process keeps the file: the library would wait for it without an end."""
    if _file().exists():
        with closing(sqlite3.connect(_file(), timeout=_LOCKED_S, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")


def begin() -> None:
    """At the start of a refresh: a cache that is damaged is set aside, one that is locked is left alone."""
    _left.discard(_file())
    if not _file().exists():
        return
    try:
        with closing(sqlite3.connect(_file(), timeout=_LOCKED_S)) as db:
            db.execute("BEGIN IMMEDIATE")
            is_whole = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.OperationalError as error:
        leave(error)
        return
    except sqlite3.DatabaseError:
        is_whole = False
    if not is_whole:
        _set_aside()


def leave(error: Exception) -> None:
    """Do without the cache until the next refresh begins: it cannot be read or written now."""
    logging.getLogger(__name__).warning("no cache: %s (%s)", _file(), error)
    _left.add(_file())


def forget(publisher: str) -> None:
    """Drop this publisher's answers from the cache: one of them was not what it should be."""
    kept, base = cache(), base_of(publisher)
    if kept is None:
        return
    try:
        kept.delete(*[r.cache_key for r in kept.filter(expired=True) if r.url.startswith(base)])
    except sqlite3.Error as error:
        leave(error)


def drop(key: str | None) -> None:
    """Drop one answer."""
    kept = cache()
    if kept is None or not key:
        return
    try:
        kept.delete(key)
    except sqlite3.Error as error:
        leave(error)


def _file() -> Path:
    return folder() / "http.sqlite"


def _set_aside() -> None:
    """Move a damaged cache away; of those, the last one stays."""
    logging.getLogger(__name__).warning("%s was damaged and is set aside", _file())
    try:
        _file().replace(_file().with_name("http.damaged.sqlite"))
        for ending in ("-journal", "-wal", "-shm"):
            _file().with_name(_file().name + ending).unlink(missing_ok=True)
    except OSError as error:
        leave(error)


def prune() -> None:
    """Drop the answers that are too old to be of use, and the oldest of what is more than MOST_BYTES."""
    kept = cache()
    if kept is None:
        return
    try:
        gone = _too_much(kept)
        if gone:
            kept.delete(*gone)
            kept.responses.vacuum()  # only that gives the room back
    except Exception:  # it is in nobody's way
        logging.getLogger(__name__).warning("%s: not pruned", kept.db_path, exc_info=True)


def _too_much(kept: "SQLiteCache") -> list[str]:
    """The keys of what is too old, and of the oldest when the newest have taken up MOST_BYTES.

    Asked of the database itself: the answers are large, and none is read.
    """
    expired_by = time.time() - KEPT.total_seconds() + _patience.PATIENCE.fresh_s
    with kept.responses.connection() as connection:
        newest_first = connection.execute(
            "SELECT key, LENGTH(value), expires FROM responses ORDER BY expires DESC"
        ).fetchall()
    taken = 0
    beyond = []
    for key, size, expires in newest_first:
        taken += size
        if taken > MOST_BYTES or expires < expired_by:
            beyond.append(key)
    return beyond
