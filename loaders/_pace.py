"""At what pace a publisher is asked: one adapter for each, which all threads share."""

import threading
from typing import Any

import requests
from pyrate_limiter import Limiter, Rate
from requests.adapters import HTTPAdapter
from requests_ratelimiter import LimiterAdapter

from loaders._addresses import PUBLISHERS
from loaders._body import pieces

_lock = threading.RLock()
_paces: dict[str, tuple[int, float]] = {}
_adapters: dict[str, HTTPAdapter] = {}


def pace(publisher: str, calls: int, seconds: float) -> None:
    """From now on ask this publisher at most `calls` times in `seconds` (it told so itself)."""
    with _lock:
        if _paces.get(publisher) != (calls, seconds):
            _paces[publisher] = (calls, seconds)
            _adapters.pop(publisher, None)


def adapter(publisher: str) -> HTTPAdapter:
    """One adapter a publisher, so that all threads together keep its pace."""
    with _lock:
        if publisher not in _adapters:
            declared = PUBLISHERS[publisher]
            calls, seconds = _paces.get(publisher, (declared.calls, declared.seconds))
            _adapters[publisher] = _PacedAdapter(publisher, calls, seconds)
        return _adapters[publisher]


class _PacedAdapter(LimiterAdapter):
    """Keeps to the publisher's pace, and reads the whole answer within its limits."""

    def __init__(self, publisher: str, calls: int, seconds: float) -> None:
        # The window itself: the library's own rates mistake a minute's for "no limit a minute".
        window = Rate(calls, max(1, round(seconds * 1000)))
        super().__init__(limiter=Limiter(window), per_host=False)
        self.publisher = publisher

    def send(self, request: Any, *_args: Any, **options: Any) -> requests.Response:
        response = super().send(request, **{**options, "stream": True})
        if response.is_redirect:
            return response
        whole = pieces(self.publisher, response, PUBLISHERS[self.publisher].most_bytes)
        response._content = b"".join(whole)
        response._content_consumed = True
        return response
