"""Outlines of NUTS 3 regions, for comparisons across borders."""

from indicators.refresh import Collected, Tell
from loaders import gisco

KEY = "gisco"


def collect(tell: Tell) -> Collected:
    """The part `outlines_nuts3`."""
    tell(0, 1, "NUTS 3")
    regions = gisco.parse(gisco.load())
    tell(1, 1, "")
    return Collected(parts={"outlines_nuts3": regions})
