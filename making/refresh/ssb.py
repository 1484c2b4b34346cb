"""Statistics Norway's tables, through PxWebApi 2."""

from making.refresh import Collected, Tell, feeds
from making.refresh.scb import service

KEY = "ssb"


def collect(tell: Tell) -> Collected:
    """The values of every indicator with a feed from this publisher."""
    return feeds.collect(service(KEY), tell)
