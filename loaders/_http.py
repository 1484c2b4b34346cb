"""The one place that reaches out: a publisher is asked, its answer checked and kept.

A loader says which publisher it asks and for what; everything else is decided
here and beside: `_addresses` (who may be asked), `_pace` (how fast), `_patience`
(how long, and how often again), `_body` (how much, and whether it is whole),
`_http_cache` (what is kept). The network's libraries are loaded by whoever asks first
(`_session`): to know a source one need not have them.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from loaders._addresses import PUBLISHERS, address_of, base_of, check_no_login, check_scheme
from loaders._http_cache import begin, forget, prune
from loaders._patience import asking_anew, cancellable, carried, stop_if_cancelled
from loaders.answer import Answer, read_json
from loaders.faults import PublisherFault

__all__ = [
    "PUBLISHERS",
    "asking_anew",
    "base_of",
    "begin",
    "cancellable",
    "carried",
    "download",
    "follow",
    "forget",
    "get",
    "pace",
    "post",
    "prune",
    "stop_if_cancelled",
]

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
    from loaders import _session

    private = address is None or os.environ.get("KLYFTKARTAN_ALLOW_PRIVATE") == "1"
    if address is not None:
        check_scheme(publisher, address, http_to_loopback=private)
        check_no_login(publisher, address)
    return _session.stream(
        publisher,
        to,
        address or address_of(publisher, path),
        only_public=not private,
        headers=headers,
        query=query,
        most_bytes=most_bytes or PUBLISHERS[publisher].most_bytes,
        progress=progress,
        check=check,
    )


def pace(publisher: str, calls: int, seconds: float) -> None:
    """From now on ask this publisher at most `calls` times in `seconds` (it told so itself)."""
    from loaders import _pace

    _pace.pace(publisher, calls, seconds)


def _ask(publisher: str, method: str, path: str, reading: Reading, **options: Any) -> Answer:
    from loaders import _session

    return _session.ask(publisher, method, address_of(publisher, path), reading, **options)
