"""Who acts for whoever runs the server: with a key, or at the server's own machine.

`KLYFTKARTAN_KEEPER_KEY` is the key, or `sha256:` and its SHA-256 in hexadecimal.
With one set it opens what visitors may not do, on every address. With none, only
who sits at this machine may; `KLYFTKARTAN_REFRESH=off` takes it from them as well.
"""

import hashlib
import hmac
import ipaddress
import os
import threading
import time
from urllib.parse import urlsplit

import streamlit as st

from translations.texts import _

_ADMITTED = "keeper_admitted"  # session key of the hash that was right
_FEWEST_LETTERS = 16  # of a key: a shorter one can be guessed
_AFTER_A_FAILURE_S = 1.0
_tries = threading.BoundedSemaphore(4)  # at once, in all sessions
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


def may() -> bool:
    """Whether this session may refresh, cancel a refresh, and let the server ask an address."""
    wanted = _wanted()
    if wanted is not None:
        admitted = st.session_state.get(_ADMITTED)
        return isinstance(admitted, bytes) and hmac.compare_digest(admitted, wanted)
    return os.environ.get("KLYFTKARTAN_REFRESH", "").lower() != "off" and _is_at_this_machine()


def ask_for_key(where: str) -> None:
    """Say that it is for whoever runs the server; take the key where there is one. `where`: of a widget's key."""
    st.info(_("Whoever runs this server has kept this to themselves."), icon=":material/lock:")
    if _wanted() is None:
        return
    with (
        st.expander(_("I run this server")),
        st.form(f"keeper_{where}", clear_on_submit=True, border=False),
    ):
        given = st.text_input(
            _("Key"), type="password", max_chars=200, key=f"keeper_key_{where}", autocomplete="off"
        )
        if st.form_submit_button(_("Unlock")) and given:
            _try(given)


def _try(given: str) -> None:
    if not _tries.acquire(blocking=False):
        st.warning(_("Too many keys are being tried. Try again in a moment."))
        return
    try:
        is_right = _is_right(given)
    finally:
        _tries.release()
    if is_right:
        st.session_state[_ADMITTED] = _hash(given)
        st.rerun()
    st.warning(_("That is not the key."), icon=":material/block:")


def _is_right(given: str) -> bool:
    """Whether it is the key; a wrong one takes a while."""
    wanted = _wanted()
    if wanted is not None and hmac.compare_digest(_hash(given), wanted):
        return True
    time.sleep(_AFTER_A_FAILURE_S)
    return False


def _wanted() -> bytes | None:
    """The hash of the key; one that nothing matches where the key is too short or no hash."""
    raw = os.environ.get("KLYFTKARTAN_KEEPER_KEY", "").strip()
    if not raw:
        return None
    if raw.startswith("sha256:"):
        try:
            return bytes.fromhex(raw.removeprefix("sha256:"))
        except ValueError:
            return b""
    return _hash(raw) if len(raw) >= _FEWEST_LETTERS else b""


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()


def _is_at_this_machine() -> bool:
    """Whether the browser runs where the server does, with nothing between them.

    The connection, the address that was asked and the page it was asked from are
    all this machine's own, and no proxy says that it stands between.
    """
    headers = st.context.headers
    if any(headers.get(name) for name in _FORWARDED):
        return False
    hosts = [st.context.ip_address]
    hosts += [
        urlsplit(f"//{headers.get('Host', '')}").hostname,
        urlsplit(headers.get("Origin", "")).hostname,
    ]
    return all(host is None or _is_loopback(host) for host in hosts)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
