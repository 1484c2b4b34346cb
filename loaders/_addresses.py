"""Who may be asked, and where: the publishers, their mirrors, and the addresses that a person gives.

Addresses come from `PUBLISHERS`; `KLYFTKARTAN_BASE_URLS`, a JSON object from a
publisher's key to a base address, points any of them at a mirror.
"""

import ipaddress
import json
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from loaders.faults import PublisherFault


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
    check_scheme(publisher, base, http_to_loopback=True)
    return base


def address_of(publisher: str, path: str) -> str:
    """Where something of a publisher is asked for; PublisherFault as of `base_of`."""
    base = base_of(publisher)
    return f"{base}/{path.lstrip('/')}" if path and not path.startswith("?") else base + path


def check_scheme(publisher: str, address: str, *, http_to_loopback: bool) -> None:
    """PublisherFault unless the address is https, or plain http to this machine where that is allowed."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and http_to_loopback and _is_loopback(parts.hostname):
        return
    raise PublisherFault(publisher, "not_allowed", f"{parts.scheme or 'no'} address: only https.")


def check_no_login(publisher: str, address: str) -> None:
    """PublisherFault when the address holds a name or a password."""
    if "@" in urlsplit(address).netloc:
        raise PublisherFault(publisher, "not_allowed", "no name or password in an address.")


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
