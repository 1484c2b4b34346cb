"""The answers of publishers that are kept on disk: a refresh that was killed goes on with them."""

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from loaders import _patience
from loaders._addresses import base_of
from loaders.folder import folder

if TYPE_CHECKING:
    from requests_cache import SQLiteCache

KEPT = timedelta(days=90)  # as long as an answer may still be confirmed by its ETag
MOST_BYTES = 1_000_000_000  # the oldest go first


def cache() -> "SQLiteCache | None":
    """The answers that are kept; None where the folder cannot be written."""
    from requests_cache import SQLiteCache

    try:
        folder().mkdir(parents=True, exist_ok=True)
        return SQLiteCache(folder() / "http.sqlite", serializer="json", timeout=30)
    except Exception:
        logging.getLogger(__name__).warning("no cache: %s cannot be written", folder())
        return None


def forget(publisher: str) -> None:
    """Drop this publisher's answers from the cache: one of them was not what it should be."""
    kept, base = cache(), base_of(publisher)
    if kept is not None:
        kept.delete(*[r.cache_key for r in kept.filter(expired=True) if r.url.startswith(base)])


def drop(key: str | None) -> None:
    """Drop one answer."""
    kept = cache()
    if kept is not None and key:
        kept.delete(key)


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
