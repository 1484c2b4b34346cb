"""How long a publisher is waited for, how often it is asked again, and when to stop waiting."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import requests
import tenacity
from urllib3.exceptions import HTTPError

from loaders._addresses import PublisherFault

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


_ENOUGH = {"too slow": 2, "no connection": 3}  # attempts: more would be hours with a dead publisher


class Again(Exception):
    """Worth asking again, after `wait_s` if the publisher named a time."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


def patiently(publisher: str, attempt: Callable[[], _Made]) -> _Made:
    """Try again on what passes: 429, 5xx, a dropped or too slow answer. One sentence when it does not."""
    backing_off = tenacity.wait_exponential_jitter(
        multiplier=PATIENCE.first_wait_s, max=30, jitter=PATIENCE.first_wait_s
    )

    def wait(state: tenacity.RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        seconds = getattr(fault, "wait_s", None)
        return backing_off(state) if seconds is None else float(seconds)

    class Hopeless(tenacity.stop.stop_base):
        def __call__(self, state: tenacity.RetryCallState) -> bool:
            fault = state.outcome.exception() if state.outcome else None
            if (getattr(fault, "wait_s", None) or 0) > PATIENCE.longest_wait_s:
                return True
            return isinstance(fault, Exception) and (
                state.attempt_number >= _ENOUGH.get(_kind(fault), PATIENCE.attempts)
            )

    passing = (
        Again,
        requests.ConnectionError,
        requests.Timeout,
        requests.exceptions.ChunkedEncodingError,
        requests.exceptions.ContentDecodingError,
        HTTPError,
    )
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(
            lambda e: isinstance(e, passing) and not isinstance(e, requests.exceptions.SSLError)
        ),
        wait=wait,
        stop=tenacity.stop_after_attempt(PATIENCE.attempts) | Hopeless(),
        sleep=lambda seconds: _sleep(publisher, seconds),
        reraise=True,
    )
    stop_if_cancelled(publisher)
    try:
        return retrying(attempt)
    except PublisherFault:
        raise
    except Again as fault:
        later = f"; it asks us to wait {fault.wait_s:,.0f} s" if fault.wait_s else ""
        sentence = f"no answer but {fault}{later}."
    except requests.exceptions.SSLError:
        sentence = "its certificate is not valid: nothing was fetched."
    except requests.TooManyRedirects:
        sentence = "it sends us round in circles."
    except (requests.RequestException, HTTPError) as fault:
        sentence = f"no whole answer ({_kind(fault)})."
    raise PublisherFault(publisher, "unreachable", sentence) from None


def _kind(fault: Exception) -> str:
    if isinstance(fault, Again):
        return "an error of its own"
    if isinstance(fault, requests.Timeout):
        return "too slow"
    if isinstance(fault, requests.exceptions.ContentDecodingError):
        return "damaged compression"
    if isinstance(fault, requests.exceptions.ChunkedEncodingError) or "cut off" in str(fault):
        return "cut off"
    return "no connection"


def _sleep(publisher: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        stop_if_cancelled(publisher)
        time.sleep(min(left, 0.2))


def retry_after(header: str | None) -> float | None:
    """Seconds to wait, from a number or a date; None when the header is absent or nonsense."""
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


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
