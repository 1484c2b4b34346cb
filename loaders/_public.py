"""Connections to hosts on the public net only, for an address that a person gives."""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool

from loaders.faults import PublisherFault

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# What Python's own registry calls global and is not: NAT64 of a network's own, site-local
# addresses, and IPv4 addresses written as IPv6 ones.
_INSIDE = tuple(map(ipaddress.IPv6Network, ("64:ff9b:1::/48", "fec0::/10", "::/96")))


class _PublicConnection(HTTPSConnection):
    """A connection to a public host only.

    All addresses of its name are looked at before anything is sent, so that no
    private host hears of it; and the one it was connected to again, in case the
    name meant something else by then.
    """

    def _new_conn(self) -> Any:
        try:
            places = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise requests.ConnectionError("unknown host") from None
        _all_public(str(place[4][0]) for place in places)
        connected = super()._new_conn()
        try:
            _all_public([connected.getpeername()[0]])
        except PublisherFault:
            connected.close()
            raise
        return connected


class _PublicPool(HTTPSConnectionPool):
    ConnectionCls = _PublicConnection


class PublicAdapter(HTTPAdapter):
    """Connects to public hosts only."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"https": _PublicPool}


def _all_public(hosts: Iterable[str]) -> None:
    """PublisherFault unless all these (numeric) addresses are on the public net."""
    if not all(_is_public(host) for host in hosts):
        raise PublisherFault("gtfs", "not_allowed", "the address is not a public one.")


def _is_public(host: str) -> bool:
    there = ipaddress.ip_address(host)
    if isinstance(there, ipaddress.IPv6Address):
        if any(there in network for network in _INSIDE):
            return False
        # What stands for an IPv4 address is as public as that is.
        inner = there.ipv4_mapped or there.sixtofour
        if inner is None and there in _NAT64:
            inner = ipaddress.IPv4Address(int(there) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return there.is_global and not there.is_multicast
