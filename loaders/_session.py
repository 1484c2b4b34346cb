"""How a question reaches a publisher and its answer comes back: sessions, redirects, states.

This and what it imports load the network's libraries; `_http` imports it when
somebody asks, and nobody else does.
"""

import logging
import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession

from loaders import _patience
from loaders._addresses import check_no_login, check_scheme
from loaders._body import pieces
from loaders._http_cache import cache, drop, leave
from loaders._pace import adapter
from loaders._patience import is_anew
from loaders._public import PublicAdapter
from loaders._retrying import Again, patiently, retry_after
from loaders.answer import Answer
from loaders.faults import Damaged, PublisherFault

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


def ask(
    publisher: str, method: str, address: str, reading: Callable[[bytes], Any], **options: Any
) -> Answer:
    """The answer to a question of a publisher, from the cache where it is fresh. Raises PublisherFault."""
    anew, once = is_anew(), _Once(publisher)

    def attempt() -> Answer:
        try:
            return ask_once()
        except sqlite3.Error as error:  # the disk is full, or another process has locked the cache
            leave(error)
            return ask_once()

    def ask_once() -> Answer:
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


def stream(
    publisher: str,
    to: Path,
    address: str,
    *,
    only_public: bool,
    headers: Mapping[str, str] | None,
    query: Mapping[str, Any] | None,
    most_bytes: int,
    progress: Callable[[int], None],
    check: Callable[[Path], None],
) -> Answer:
    """A large file, written to `to` when it is whole and `check` lets it pass. Raises PublisherFault."""
    beside = to.with_name(to.name + ".part")
    once = _Once(publisher)

    def attempt() -> Answer:
        session = _plain_session(publisher, only_public=only_public)
        with (
            session,
            session.get(
                address, params=query, headers=headers, stream=True, timeout=_timeout()
            ) as response,
        ):
            _raise_for_status(publisher, response)
            with beside.open("wb") as file:
                got = 0
                for piece in pieces(publisher, response, most_bytes):
                    file.write(piece)
                    got += len(piece)
                    progress(got)
            expected = response.headers.get("Content-Length")
            if expected and "Content-Encoding" not in response.headers and got != int(expected):
                raise requests.ConnectionError("cut off")
            once.checked(partial(check, beside))
            return _answer(response, b"")

    try:
        answer = patiently(publisher, attempt)
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
    return answer


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
        from_cache=bool(getattr(response, "from_cache", False)),
    )
