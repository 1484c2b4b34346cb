"""The body of an answer: within its cap of bytes and of time, and whole."""

import time
from collections.abc import Iterator

import requests
from urllib3.exceptions import DecodeError, ProtocolError, ReadTimeoutError

from loaders import _patience
from loaders._addresses import PUBLISHERS
from loaders._patience import stop_if_cancelled
from loaders.faults import PublisherFault


def pieces(publisher: str, response: requests.Response, most: int) -> Iterator[bytes]:
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
        drips = spent > _patience.PATIENCE.drip_s and got < spent * _patience.PATIENCE.least_rate
        if drips or spent > _patience.PATIENCE.whole_s * PUBLISHERS[publisher].times_as_long:
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
