"""The one place that reaches out: a publisher is asked, its answer checked and kept.

A loader says which publisher it asks and for what; everything else is decided
here and beside: `_addresses` (who may be asked), `_pace` (how fast), `_patience`
(how long, and how often again), `_body` (how much, and whether it is whole),
`_http_cache` (what is kept).
"""

import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession

from loaders import _patience
from loaders._addresses import (
    PUBLISHERS,
    PublicAdapter,
    PublisherFault,
    address_of,
    base_of,
    check_no_login,
    check_scheme,
)
from loaders._body import Damaged, pieces, read_json
from loaders._http_cache import cache, drop, forget, prune
from loaders._pace import adapter, pace
from loaders._patience import (
    Again,
    asking_anew,
    cancellable,
    carried,
    is_anew,
    patiently,
    retry_after,
    stop_if_cancelled,
)

__all__ = [
    "PUBLISHERS",
    "Answer",
    "Damaged",
    "PublisherFault",
    "asking_anew",
    "base_of",
    "cancellable",
    "carried",
    "download",
    "follow",
    "forget",
    "get",
    "pace",
    "post",
    "prune",
    "read_json",
    "stop_if_cancelled",
]

USER_AGENT = "Klyftkartan/1.0 (open statistics on urban-rural gaps)"
_SECRET_WORDS = ("key", "api_key", "apikey", "token", "Authorization")


class _WithoutSecrets(logging.Filter):
    """Keys in the addresses that urllib3 writes down when it is asked to tell everything."""

    words = re.compile(rf"\b({'|'.join(_SECRET_WORDS)})=[^&\s\"']+", re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the message is changed."""
        record.msg, record.args = self.words.sub(r"\1=…", record.getMessage()), None
        return True


logging.getLogger("urllib3.connectionpool").addFilter(_WithoutSecrets())


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The bytes of an answer, its address without any secret, when it was given and its type.

    `data` is what the bytes say, where they were read when they came.
    """

    content: bytes
    address: str
    retrieved: datetime
    media_type: str
    from_cache: bool
    data: Any = field(default=None, repr=False, compare=False)

    def json(self, publisher: str) -> Any:
        """The answer as JSON; PublisherFault when it is cut off or something else."""
        try:
            return read_json(self.content) if self.data is None else self.data
        except Damaged as what:
            raise PublisherFault(publisher, "damaged", f"the answer is {what}.") from None


Reading = Callable[[bytes], Any]


def get(
    publisher: str,
    path: str = "",
    query: Mapping[str, Any] | None = None,
    *,
    reading: Reading = read_json,
) -> Answer:
    """Ask a declared publisher; a fresh answer comes from the cache. Raises PublisherFault.

    `reading` makes the answer's `data`. Where it raises Damaged, the publisher is
    asked once more, and what was damaged is not kept.
    """
    return _ask(publisher, "GET", path, reading, params=query)


def post(
    publisher: str,
    path: str = "",
    *,
    body: Any = None,
    form: Mapping[str, str] | None = None,
    query: Mapping[str, Any] | None = None,
    reading: Reading = read_json,
) -> Answer:
    """The same with a JSON `body` or a `form`; POST only asks here, so its answers are cached too."""
    return _ask(publisher, "POST", path, reading, json=body, data=form, params=query)


def follow(publisher: str, address: str, *, reading: Reading = read_json) -> Answer:
    """Ask for the next page that an answer names: it must lie below the publisher's base.

    A mirror may name the original's address: the part after the original's base
    is then asked of the mirror.
    """
    base, original = base_of(publisher), PUBLISHERS[publisher].base
    address = urljoin(base + "/", address)
    for known in (base, original):
        if address.startswith(known):
            return _ask(publisher, "GET", address.removeprefix(known).lstrip("/"), reading)
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
    check: Callable[[Path], None] = lambda file: None,
) -> Answer:
    """Stream a large file to `to` in bounded memory; `to` appears only when it is whole.

    `address` is one that a person gave: https to a public host only (checked
    again when connected), unless KLYFTKARTAN_ALLOW_PRIVATE is "1". `query` and
    `headers` may hold a key: neither is kept or named. `most_bytes` is a smaller
    cap than the publisher's. The answer's content is empty. `progress` is told the
    bytes so far. Where `check` of the file raises Damaged, it is asked for once more.
    """
    most = most_bytes or PUBLISHERS[publisher].most_bytes
    target = address or address_of(publisher, path)
    private = address is None or os.environ.get("KLYFTKARTAN_ALLOW_PRIVATE") == "1"
    if address is not None:
        check_scheme(publisher, address, http_to_loopback=private)
        check_no_login(publisher, address)
    beside = to.with_name(to.name + ".part")
    once = _Once(publisher)

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
                _write(publisher, response, file, most, progress)
            once.checked(partial(check, beside))
            return _answer(response, b"")

    try:
        answer = patiently(publisher, attempt)
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
    return answer


def _write(
    publisher: str,
    response: requests.Response,
    file: BinaryIO,
    most: int,
    progress: Callable[[int], None],
) -> None:
    """The answer into the file, piece by piece; ConnectionError where it ends too early."""
    got = 0
    for piece in pieces(publisher, response, most):
        file.write(piece)
        got += len(piece)
        progress(got)
    expected = response.headers.get("Content-Length")
    if expected and "Content-Encoding" not in response.headers and got != int(expected):
        raise requests.ConnectionError("cut off")


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
            check_scheme(self.publisher, there, http_to_loopback=not self.only_public)
            check_no_login(self.publisher, there)
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


class _Once:
    """A damaged answer is asked for again, once: the next is a fault."""

    def __init__(self, publisher: str) -> None:
        self.publisher = publisher
        self.was_damaged = False

    def checked(self, read: Callable[[], Any], drop_it: Callable[[], None] = lambda: None) -> Any:
        """What `read` gives. Where it raises Damaged: Again the first time, then PublisherFault."""
        try:
            return read()
        except Damaged as what:
            drop_it()
            if self.was_damaged:
                raise PublisherFault(self.publisher, "damaged", f"the answer is {what}.") from None
            self.was_damaged = True
            raise Again(f"one that is {what}") from None


def _ask(publisher: str, method: str, path: str, reading: Reading, **options: Any) -> Answer:
    address, anew, once = address_of(publisher, path), is_anew(), _Once(publisher)

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
            answer = _answer(response, response.content)
            key = getattr(response, "cache_key", None)
            return replace(
                answer, data=once.checked(partial(reading, answer.content), partial(drop, key))
            )

    return patiently(publisher, attempt)


def _session(publisher: str) -> requests.Session:
    """A session over the shared cache, or without one where the cache folder cannot be written."""
    kept = cache()
    session: requests.Session
    if kept is None:
        session = _PlainSession()
    else:
        session = _CachedSession(
            backend=kept,
            expire_after=_patience.PATIENCE.fresh_s,
            allowable_methods=("GET", "POST"),
            allowable_codes=(200,),
            ignored_parameters=list(_SECRET_WORDS),
            stale_if_error=False,
        )
    return _equipped(session, publisher, adapter(publisher))


def _plain_session(publisher: str, *, only_public: bool) -> requests.Session:
    session = _PlainSession()
    _equipped(session, publisher, PublicAdapter() if only_public else HTTPAdapter())
    session.only_public = only_public
    session.trust_env = not only_public  # a proxy's address would be checked in the host's place
    return session


def _equipped(session: requests.Session, publisher: str, by: HTTPAdapter) -> requests.Session:
    session.publisher = publisher  # type: ignore[attr-defined]
    session.headers["User-Agent"] = USER_AGENT
    session.max_redirects = 5
    session.mount("https://", by)
    session.mount("http://", by)
    return session


def _timeout() -> tuple[float, float]:
    return (_patience.PATIENCE.connect_s, _patience.PATIENCE.read_s)


def _raise_for_status(publisher: str, response: requests.Response) -> None:
    status = response.status_code
    if status == 429 or status >= 500:
        raise Again(f"status {status}", retry_after(response.headers.get("Retry-After")))
    if status >= 400:
        where = urlsplit(response.url).path
        raise PublisherFault(
            publisher, "refused", f"{where} answered with status {status}.", status
        )
    if status >= 300:
        raise PublisherFault(publisher, "refused", f"an answer with status {status} and no way on.")


def _answer(response: requests.Response, content: bytes) -> Answer:
    parts = urlsplit(response.url)
    created = getattr(response, "created_at", None) or datetime.now(UTC)
    return Answer(
        content=content,
        address=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}",
        retrieved=created if created.tzinfo else created.replace(tzinfo=UTC),
        media_type=response.headers.get("Content-Type", ""),
        from_cache=bool(getattr(response, "from_cache", False)),
    )
