"""How a room's telephones find the app: an address on the local network, and its QR code."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from fnmatch import fnmatch
from urllib.parse import urlsplit

import segno

LONGEST_ADDRESS = 200
# One address in each private range. A UDP socket that is told one learns this machine's own; nothing is sent.
_ELSEWHERE = ("192.168.255.254", "10.255.255.254", "172.31.255.254")
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")


class AddressFault(ValueError):
    """An address that telephones could not use.

    `reason`: "empty", "long", "scheme" (neither http nor https), "host",
    "port" or "extra" (a user, a question mark or a number sign).
    """

    def __init__(self, reason: str) -> None:
        """Nothing of the address is repeated."""
        super().__init__(reason)
        self.reason = reason


def local_address() -> str | None:
    """This machine's address on the local network; None where it is on none."""
    for elsewhere in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((elsewhere, 9))
            except OSError:
                continue
            address = str(probe.getsockname()[0])
            if not is_here(address):
                return address
    return None


def suggested(seen: str | None, port: int) -> str:
    """The address to offer: the one that the presenter's browser uses, where others can use it too.

    `seen` is a page's whole address. Empty where the machine is on no network.
    """
    parts = urlsplit(seen or "")
    if parts.hostname and not is_here(parts.hostname):
        return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"
    address = local_address()
    return f"http://{address}:{parts.port or port}" if address else ""


def checked(text: str) -> str:
    """An address as it goes before `/poll`. AddressFault says what is wrong with it.

    >>> checked("192.168.1.5:8501/")
    'http://192.168.1.5:8501'
    """
    text = text.strip()
    if not text:
        raise AddressFault("empty")
    if len(text) > LONGEST_ADDRESS:
        raise AddressFault("long")
    if "://" not in text:
        text = f"http://{text}"
    try:
        parts = urlsplit(_bracketed(text))
    except ValueError:
        raise AddressFault("host") from None
    if parts.scheme not in {"http", "https"}:
        raise AddressFault("scheme")
    if parts.username is not None or "?" in text or "#" in text:
        raise AddressFault("extra")
    host, port = _host(parts.hostname), _port(parts.netloc)
    path = parts.path.rstrip("/").removesuffix("/poll")
    if not re.fullmatch(r"[A-Za-z0-9/_.~-]*", path):
        raise AddressFault("extra")
    return f"{parts.scheme}://{host}{port}{path}"


def _bracketed(text: str) -> str:
    """An address whose host is an IPv6 number without its brackets, with them.

    ValueError where the end of the number may be a port: `fe80::1:8501`.
    """
    scheme, _, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    if host.count(":") < 2 or "[" in host or "@" in host:
        return text
    ipaddress.IPv6Address(host)
    if re.fullmatch(r"[1-9]\d{3}", host.rpartition(":")[2]):
        raise ValueError(host)
    return f"{scheme}://[{host}]{slash}{path}"


def is_here(host: str) -> bool:
    """Whether a host's name or number means the machine that it is said on."""
    if host.lower().rstrip(".") == "localhost" or host.lower().endswith(".localhost"):
        return True
    try:
        number = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified


def host_of(address: str) -> str:
    """The host of an address that was checked."""
    return urlsplit(address).hostname or ""


def is_let_in(address: str, allowed: Iterable[str]) -> bool:
    """Whether the server answers under this address; `allowed` is its own list, empty for any."""
    patterns = [pattern.strip().lower() for pattern in allowed]
    return not patterns or any(fnmatch(host_of(address), pattern) for pattern in patterns)


def answer_address(room: str, code: str) -> str:
    """Where a telephone answers the poll of a code."""
    return f"{room}/poll?answer={code}"


def qr(address: str) -> str:
    """The address as a QR code: a picture (SVG) as a data address, black on white with a quiet margin."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_data_uri(border=4, dark="#000000", light="#ffffff", omitsize=True)


def _host(host: str | None) -> str:
    host = (host or "").lower()
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        # What ends in a number but is no address of four is a slip of the fingers.
        if not _HOST.fullmatch(host) or re.fullmatch(r"[0-9]+", host.rpartition(".")[2]):
            raise AddressFault("host") from None
        return host
    return f"[{number}]" if number.version == 6 else host


def _port(netloc: str) -> str:
    given = re.search(r":([^:\]]*)$", netloc)
    if given is None:
        return ""
    if not re.fullmatch(r"[0-9]{1,5}", given[1]) or not 0 < int(given[1]) < 65_536:
        raise AddressFault("port")
    return f":{int(given[1])}"
