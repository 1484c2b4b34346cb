"""The one place that reaches out: limits, retries, cache, and what may be asked of whom.

A loader says which publisher it asks and for what; everything else is decided
here. Addresses come from `PUBLISHERS`; `KLYFTKARTAN_BASE_URLS`, a JSON object
from a publisher's key to a base address, points any of them at a mirror.
"""

import ipaddress
import json
import logging
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import tenacity
from pyrate_limiter import Limiter, Rate
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession, SQLiteCache
from requests_ratelimiter import LimiterAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError, ReadTimeoutError

from loaders import live
from loaders._check import InputFault

USER_AGENT = "Klyftkartan/1.0 (open statistics on urban-rural gaps)"
_Made = TypeVar("_Made")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SECRET_WORDS = ("key", "api_key", "apikey", "token", "Authorization")


class _WithoutSecrets(logging.Filter):
    """Keys in the addresses that urllib3 writes down when it is asked to tell everything."""

    words = re.compile(rf"\b({'|'.join(_SECRET_WORDS)})=[^&\s\"']+", re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the message is changed."""
        record.msg, record.args = self.words.sub(r"\1=…", record.getMessage()), None
        return True


logging.getLogger("urllib3.connectionpool").addFilter(_WithoutSecrets())


class PublisherFault(InputFault):
    """A publisher could not be asked, or did not answer as it should: one sentence.

    `kind` is "unreachable" (no answer in time, however often asked), "refused"
    (it answered with an error), "too_large", "not_allowed" (an address that may
    not be asked) or "cancelled".
    """

    def __init__(self, publisher: str, kind: str, sentence: str, status: int | None = None) -> None:
        """`sentence` is in English, without the publisher's key in front; `status` of a refusal."""
        super().__init__(f"{publisher}: {sentence}")
        self.publisher = publisher
        self.kind = kind
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """A service: its base address, and how many calls it allows in how many seconds."""

    key: str
    base: str
    calls: int
    seconds: float
    most_bytes: int = 200_000_000  # decompressed, of one answer
    times_as_long: float = 1  # that a whole answer may take, beside Patience.whole_s


PUBLISHERS = {
    p.key: p
    for p in (
        Publisher(key="scb", base="https://statistikdatabasen.scb.se/api/v2", calls=30, seconds=10),
        Publisher(
            key="scb_v1",
            base="https://api.scb.se/OV0104/v1/doris/sv/ssd",
            calls=10,
            seconds=10,
        ),
        Publisher(
            key="scb_geodata", base="https://geodata.scb.se/geoserver/stat/wfs", calls=3, seconds=1
        ),
        Publisher(key="ssb", base="https://data.ssb.no/api/pxwebapi/v2", calls=30, seconds=60),
        Publisher(key="ssb_klass", base="https://data.ssb.no/api/klass/v1", calls=5, seconds=1),
        Publisher(key="kolada", base="https://api.kolada.se/v3", calls=5, seconds=1),
        Publisher(
            key="eurostat",
            base="https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0",
            calls=2,
            seconds=1,
        ),
        Publisher(
            key="gisco",
            base="https://gisco-services.ec.europa.eu/distribution/v2",
            calls=2,
            seconds=1,
        ),
        Publisher(key="kartverket", base="https://wfs.geonorge.no", calls=2, seconds=1),
        Publisher(
            key="overpass", base="https://overpass-api.de/api/interpreter", calls=1, seconds=1
        ),
        Publisher(
            key="gtfs",
            base="https://storage.googleapis.com/marduk-production/outbound/gtfs",
            calls=1,
            seconds=1,
            most_bytes=1_500_000_000,  # the national timetables have some 600 MB
            times_as_long=6,
        ),
    )
}


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


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The bytes of an answer, its address without any secret, when it was given and its type."""

    content: bytes
    address: str
    retrieved: datetime
    media_type: str
    from_cache: bool
    cache_key: str | None = None

    def json(self, publisher: str) -> Any:
        """The answer as JSON; PublisherFault when it is cut off or something else (and it is forgotten)."""
        try:
            return json.loads(self.content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            what = "not UTF-8 text"
        except json.JSONDecodeError:
            html = self.content.lstrip()[:1] == b"<"
            what = "a web page, not JSON" if html else "cut off, or not JSON"
        cache = _cache()
        if cache is not None and self.cache_key:
            cache.delete(self.cache_key)
        raise PublisherFault(publisher, "refused", f"the answer is {what}.")


def get(publisher: str, path: str = "", query: Mapping[str, Any] | None = None) -> Answer:
    """Ask a declared publisher; a fresh answer comes from the cache. Raises PublisherFault."""
    return _ask(publisher, "GET", path, params=query)


def post(
    publisher: str,
    path: str = "",
    *,
    body: Any = None,
    form: Mapping[str, str] | None = None,
    query: Mapping[str, Any] | None = None,
) -> Answer:
    """The same with a JSON `body` or a `form`; POST only asks here, so its answers are cached too."""
    return _ask(publisher, "POST", path, json=body, data=form, params=query)


def follow(publisher: str, address: str) -> Answer:
    """Ask for the next page that an answer names: it must lie below the publisher's base.

    A mirror may name the original's address: the part after the original's base
    is then asked of the mirror.
    """
    base, original = base_of(publisher), PUBLISHERS[publisher].base
    address = urljoin(base + "/", address)
    for known in (base, original):
        if address.startswith(known):
            return _ask(publisher, "GET", address.removeprefix(known).lstrip("/"))
    raise PublisherFault(
        publisher, "not_allowed", f"the next page lies elsewhere ({urlsplit(address).hostname})."
    )


def download(
    publisher: str,
    to: Path,
    *,
    path: str = "",
    address: str | None = None,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, Any] | None = None,
    most_bytes: int | None = None,
    progress: Callable[[int], None] = lambda got: None,
) -> Answer:
    """Stream a large file to `to` in bounded memory; `to` appears only when it is whole.

    `address` is one that a person gave: https to a public host only (checked
    again when connected), unless KLYFTKARTAN_ALLOW_PRIVATE is "1". `query` and
    `headers` may hold a key: neither is kept or named. `most_bytes` is a smaller
    cap than the publisher's. The answer's content is empty. `progress` is told the bytes so far.
    """
    most = most_bytes or PUBLISHERS[publisher].most_bytes
    target = address or _address(publisher, path)
    private = address is None or os.environ.get("KLYFTKARTAN_ALLOW_PRIVATE") == "1"
    if address is not None:
        _checked(publisher, address, http_to_loopback=private)
        _without_login(publisher, address)
    beside = to.with_name(to.name + ".part")

    def attempt() -> Answer:
        session = _plain_session(publisher, only_public=not private)
        with (
            session,
            session.get(
                target, params=query, headers=headers, stream=True, timeout=_timeout()
            ) as response,
        ):
            _raise_for_status(publisher, response)
            with beside.open("wb") as file:
                got = 0
                for piece in _pieces(publisher, response, most):
                    file.write(piece)
                    got += len(piece)
                    progress(got)
            expected = response.headers.get("Content-Length")
            if expected and "Content-Encoding" not in response.headers and got != int(expected):
                raise requests.ConnectionError("cut off")
            return _answer(response, b"")

    try:
        answer = _patiently(publisher, attempt)
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
    return answer


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
    before = getattr(_local, "anew", False)
    _local.anew = True
    try:
        yield
    finally:
        _local.anew = before


def carried(work: Callable[..., _Made]) -> Callable[..., _Made]:
    """`work` to be done in another thread, where this one's `cancellable` and `asking_anew` hold too."""
    is_cancelled, anew = getattr(_local, "is_cancelled", None), getattr(_local, "anew", False)

    def there(*arguments: Any) -> _Made:
        _local.is_cancelled, _local.anew = is_cancelled, anew
        return work(*arguments)

    return there


def base_of(publisher: str) -> str:
    """The base address in use, without a slash at its end; PublisherFault when the override is wrong."""
    raw = os.environ.get("KLYFTKARTAN_BASE_URLS", "")
    if not raw.strip():
        return PUBLISHERS[publisher].base
    try:
        given = json.loads(raw)
        assert isinstance(given, dict)
        assert all(isinstance(value, str) for value in given.values())
    except (ValueError, AssertionError):
        raise PublisherFault(
            publisher,
            "not_allowed",
            "KLYFTKARTAN_BASE_URLS is not a JSON object of addresses.",
        ) from None
    unknown = sorted(set(given) - set(PUBLISHERS))
    if unknown:
        known = ", ".join(PUBLISHERS)
        raise PublisherFault(
            publisher,
            "not_allowed",
            f"KLYFTKARTAN_BASE_URLS names {unknown[0]!r}; the publishers are {known}.",
        )
    base = given.get(publisher, PUBLISHERS[publisher].base).rstrip("/")
    _checked(publisher, base, http_to_loopback=True)
    return base


def pace(publisher: str, calls: int, seconds: float) -> None:
    """From now on ask this publisher at most `calls` times in `seconds` (it told so itself)."""
    with _lock:
        if _paces.get(publisher) != (calls, seconds):
            _paces[publisher] = (calls, seconds)
            _adapters.pop(publisher, None)


def forget(publisher: str) -> None:
    """Drop this publisher's answers from the cache: one of them was not what it should be."""
    cache, base = _cache(), base_of(publisher)
    if cache is not None:
        cache.delete(*[r.cache_key for r in cache.filter(expired=True) if r.url.startswith(base)])


_lock = threading.RLock()
_local = threading.local()
_paces: dict[str, tuple[int, float]] = {}
_adapters: dict[str, HTTPAdapter] = {}


class _Adapter(LimiterAdapter):
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
        pieces = _pieces(self.publisher, response, PUBLISHERS[self.publisher].most_bytes)
        response._content = b"".join(pieces)
        response._content_consumed = True
        return response


class _Checked:
    """A session that follows redirects to declared kinds of address only."""

    publisher = ""
    only_public = False  # then it may go on to another host: each one is checked

    def get_redirect_target(self, response: requests.Response) -> str | None:
        """The next address, after it has been checked."""
        target = super().get_redirect_target(response)  # type: ignore[misc]
        if target:
            there = urljoin(response.url, target)
            # Once on the public net, never from there to this machine.
            _checked(self.publisher, there, http_to_loopback=not self.only_public)
            _without_login(self.publisher, there)
            elsewhere = urlsplit(there).hostname != urlsplit(response.url).hostname
            if elsewhere and not self.only_public:
                raise PublisherFault(
                    self.publisher,
                    "not_allowed",
                    f"it sends us on to another host ({urlsplit(there).hostname}).",
                )
        return target


class _CachedSession(_Checked, CachedSession):
    pass


class _PlainSession(_Checked, requests.Session):
    pass


class _PublicConnection(HTTPSConnection):
    """A connection to a public host only.

    All addresses of its name are looked at before anything is sent, so that no
    private host hears of it; and the one it was connected to again, in case the
    name meant something else by then.
    """

    def _new_conn(self) -> Any:
        try:
            found = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise requests.ConnectionError("unknown host") from None
        _all_public(str(place[4][0]) for place in found)
        connected = super()._new_conn()
        try:
            _all_public([connected.getpeername()[0]])
        except PublisherFault:
            connected.close()
            raise
        return connected


class _PublicPool(HTTPSConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"https": _PublicPool}


def _ask(publisher: str, method: str, path: str, **options: Any) -> Answer:
    address = _address(publisher, path)

    anew = getattr(_local, "anew", False)

    def attempt() -> Answer:
        with _session(publisher) as session:
            request: Any = partial(session.request, method, address, timeout=_timeout(), **options)
            confirm = anew and isinstance(session, CachedSession)
            # By its ETag; an answer without one cannot be confirmed and is asked for whole.
            response = request(refresh=True) if confirm else request()
            confirmable = {"ETag", "Last-Modified"} & set(response.headers)
            if confirm and getattr(response, "from_cache", False) and not confirmable:
                response = request(force_refresh=True)
            _raise_for_status(publisher, response)
            return _answer(response, response.content)

    return _patiently(publisher, attempt)


def _address(publisher: str, path: str) -> str:
    base = base_of(publisher)
    return f"{base}/{path.lstrip('/')}" if path and not path.startswith("?") else base + path


def _session(publisher: str) -> requests.Session:
    """A session over the shared cache, or without one where the cache folder cannot be written."""
    cache = _cache()
    session: requests.Session
    if cache is None:
        session = _PlainSession()
    else:
        session = _CachedSession(
            backend=cache,
            expire_after=PATIENCE.fresh_s,
            allowable_methods=("GET", "POST"),
            allowable_codes=(200,),
            ignored_parameters=list(_SECRET_WORDS),
            stale_if_error=False,
        )
    return _equipped(session, publisher, _adapter(publisher))


def _plain_session(publisher: str, *, only_public: bool) -> requests.Session:
    session = _PlainSession()
    _equipped(session, publisher, _PublicAdapter() if only_public else HTTPAdapter())
    session.only_public = only_public
    session.trust_env = not only_public  # a proxy's address would be checked in the host's place
    return session


def _equipped(session: requests.Session, publisher: str, adapter: HTTPAdapter) -> requests.Session:
    session.publisher = publisher  # type: ignore[attr-defined]
    session.headers["User-Agent"] = USER_AGENT
    session.max_redirects = 5
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


def _adapter(publisher: str) -> HTTPAdapter:
    """One adapter a publisher, so that all threads together keep its pace."""
    with _lock:
        if publisher not in _adapters:
            declared = PUBLISHERS[publisher]
            calls, seconds = _paces.get(publisher, (declared.calls, declared.seconds))
            _adapters[publisher] = _Adapter(publisher, calls, seconds)
        return _adapters[publisher]


def _cache() -> SQLiteCache | None:
    try:
        folder = live.folder()
        folder.mkdir(parents=True, exist_ok=True)
        return SQLiteCache(folder / "http.sqlite", serializer="json", timeout=30)
    except Exception:
        logging.getLogger(__name__).warning("no cache: %s cannot be written", live.folder())
        return None


def _timeout() -> tuple[float, float]:
    return (PATIENCE.connect_s, PATIENCE.read_s)


def _pieces(publisher: str, response: requests.Response, most: int) -> Iterator[bytes]:
    """The decompressed body piece by piece, within its cap of bytes and of time."""
    start, got = time.monotonic(), 0
    for piece in _as_it_comes(response):
        stop_if_cancelled(publisher)
        got += len(piece)
        if got > most:
            response.close()
            raise PublisherFault(
                publisher, "too_large", f"the answer is larger than {most / 1e6:,.0f} MB."
            )
        spent = time.monotonic() - start
        drips = spent > PATIENCE.drip_s and got < spent * PATIENCE.least_rate
        if drips or spent > PATIENCE.whole_s * PUBLISHERS[publisher].times_as_long:
            response.close()
            raise requests.Timeout("too slow")
        yield piece


def _as_it_comes(response: requests.Response) -> Iterator[bytes]:
    """Decompressed bytes as soon as there are any; `iter_content` waits for a full piece of a dripping answer."""
    try:
        while piece := response.raw.read1(1 << 16, decode_content=True):
            yield piece
    except ReadTimeoutError as fault:
        raise requests.Timeout(fault) from None
    except DecodeError as fault:
        raise requests.exceptions.ContentDecodingError(fault) from None
    except ProtocolError as fault:
        raise requests.exceptions.ChunkedEncodingError(fault) from None


_ENOUGH = {"too slow": 2, "no connection": 3}  # attempts: more would be hours with a dead publisher


class _Again(Exception):
    """Worth asking again, after `wait_s` if the publisher named a time."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


def _raise_for_status(publisher: str, response: requests.Response) -> None:
    status = response.status_code
    if status == 429 or status >= 500:
        raise _Again(f"status {status}", _retry_after(response.headers.get("Retry-After")))
    if status >= 400:
        where = urlsplit(response.url).path
        raise PublisherFault(
            publisher, "refused", f"{where} answered with status {status}.", status
        )
    if status >= 300:
        raise PublisherFault(publisher, "refused", f"an answer with status {status} and no way on.")


def _retry_after(header: str | None) -> float | None:
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


def _patiently(publisher: str, attempt: Callable[[], Answer]) -> Answer:
    """Try again on what passes: 429, 5xx, a dropped or too slow answer. One sentence when it does not."""
    backing_off = tenacity.wait_exponential_jitter(
        multiplier=PATIENCE.first_wait_s, max=30, jitter=PATIENCE.first_wait_s
    )

    def wait(state: tenacity.RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        asked = getattr(fault, "wait_s", None)
        return backing_off(state) if asked is None else float(asked)

    class Hopeless(tenacity.stop.stop_base):
        def __call__(self, state: tenacity.RetryCallState) -> bool:
            fault = state.outcome.exception() if state.outcome else None
            if (getattr(fault, "wait_s", None) or 0) > PATIENCE.longest_wait_s:
                return True
            return isinstance(fault, Exception) and (
                state.attempt_number >= _ENOUGH.get(_kind(fault), PATIENCE.attempts)
            )

    passing = (
        _Again,
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
    except _Again as fault:
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
    if isinstance(fault, _Again):
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


def stop_if_cancelled(publisher: str) -> None:
    """PublisherFault of the kind "cancelled" when whoever started this wants it to stop."""
    asked = getattr(_local, "is_cancelled", None)
    if asked is not None and asked():
        raise PublisherFault(publisher, "cancelled", "cancelled.")


def _answer(response: requests.Response, content: bytes) -> Answer:
    parts = urlsplit(response.url)
    created = getattr(response, "created_at", None) or datetime.now(UTC)
    return Answer(
        content=content,
        address=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}",
        retrieved=created if created.tzinfo else created.replace(tzinfo=UTC),
        media_type=response.headers.get("Content-Type", ""),
        from_cache=bool(getattr(response, "from_cache", False)),
        cache_key=getattr(response, "cache_key", None),
    )


def _checked(publisher: str, address: str, *, http_to_loopback: bool) -> None:
    """PublisherFault unless the address is https, or plain http to this machine where that is allowed."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and http_to_loopback and _is_loopback(parts.hostname):
        return
    raise PublisherFault(publisher, "not_allowed", f"{parts.scheme or 'no'} address: only https.")


def _without_login(publisher: str, address: str) -> None:
    if "@" in urlsplit(address).netloc:
        raise PublisherFault(publisher, "not_allowed", "no name or password in an address.")


def _all_public(hosts: Iterable[str]) -> None:
    """PublisherFault unless all these (numeric) addresses are on the public net."""
    if not all(_is_public(host) for host in hosts):
        raise PublisherFault("gtfs", "not_allowed", "the address is not a public one.")


def _is_public(host: str) -> bool:
    there = ipaddress.ip_address(host)
    if isinstance(there, ipaddress.IPv6Address):
        # What stands for an IPv4 address is as public as that is.
        inner = there.ipv4_mapped or there.sixtofour
        if inner is None and there in _NAT64:
            inner = ipaddress.IPv4Address(int(there) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return there.is_global and not there.is_multicast


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
