"""How long a publisher is waited for, how often it is asked again, and when to stop or not to trust the cache."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from loaders.faults import PublisherFault

_Made = TypeVar("_Made")
_local = threading.local()


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a publisher is waited for, and how often it is asked again."""

    connect_s: float = 10
    read_s: float = 45  # between two pieces of an answer
    whole_s: float = 600  # for a whole answer
    drip_s: float = 30  # after which an answer must have come at `least_rate`
    least_rate: float = 1000  # bytes a second
    attempts: int = 5
    first_wait_s: float = 1
    longest_wait_s: float = 120  # a publisher that asks for a longer wait is given up for now
    fresh_s: float = 6 * 3600  # an answer younger than this is not asked for again


PATIENCE = Patience()


@contextmanager
def cancellable(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Inside, every wait and every piece of an answer first asks whether to stop."""
    before = getattr(_local, "is_cancelled", None)
    _local.is_cancelled = is_cancelled
    try:
        yield
    finally:
        _local.is_cancelled = before


@contextmanager
def asking_anew() -> Iterator[None]:
    """Inside, the cache is not trusted to be fresh: every publisher is asked (by its ETag if it has one)."""
    before = is_anew()
    _local.anew = True
    try:
        yield
    finally:
        _local.anew = before


def is_anew() -> bool:
    """Whether the cache is not trusted to be fresh here."""
    return getattr(_local, "anew", False)


def carried(work: Callable[..., _Made]) -> Callable[..., _Made]:
    """`work` to be done in another thread, where this one's `cancellable` and `asking_anew` hold too."""
    is_cancelled, anew = getattr(_local, "is_cancelled", None), is_anew()

    def there(*arguments: Any) -> _Made:
        _local.is_cancelled, _local.anew = is_cancelled, anew
        return work(*arguments)

    return there


def stop_if_cancelled(publisher: str) -> None:
    """PublisherFault of the kind "cancelled" when whoever started this wants it to stop."""
    is_cancelled = getattr(_local, "is_cancelled", None)
    if is_cancelled is not None and is_cancelled():
        raise PublisherFault(publisher, "cancelled", "cancelled.")
