"""Asking again what passes, with a wait between."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import requests
import tenacity
from urllib3.exceptions import HTTPError

from loaders import _patience
from loaders._patience import stop_if_cancelled
from loaders.faults import PublisherFault

_Made = TypeVar("_Made")
_ENOUGH = {"too slow": 2, "no connection": 3}  # attempts: more would be hours with a dead publisher


class Again(Exception):
    """Worth asking again, after `wait_s` if the publisher named a time."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


def patiently(publisher: str, attempt: Callable[[], _Made]) -> _Made:
    """Try again on what passes: 429, 5xx, a dropped or too slow answer. One sentence when it does not."""
    backing_off = tenacity.wait_exponential_jitter(
        multiplier=_patience.PATIENCE.first_wait_s, max=30, jitter=_patience.PATIENCE.first_wait_s
    )

    def wait(state: tenacity.RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        seconds = getattr(fault, "wait_s", None)
        return backing_off(state) if seconds is None else float(seconds)

    class Hopeless(tenacity.stop.stop_base):
        def __call__(self, state: tenacity.RetryCallState) -> bool:
            fault = state.outcome.exception() if state.outcome else None
            if (getattr(fault, "wait_s", None) or 0) > _patience.PATIENCE.longest_wait_s:
                return True
            return isinstance(fault, Exception) and (
                state.attempt_number >= _ENOUGH.get(_kind(fault), _patience.PATIENCE.attempts)
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
        stop=tenacity.stop_after_attempt(_patience.PATIENCE.attempts) | Hopeless(),
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
