"""Statistics Norway's tables, through PxWebApi 2."""

from indicators.refresh import Collected, Tell, feeds
from indicators.refresh.scb import service

KEY = "ssb"


def collect(tell: Tell) -> Collected:
    """The values of every indicator with a feed from this publisher."""
    return feeds.collect(service(KEY), tell)
