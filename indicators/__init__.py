"""Every indicator, declared once; and its values.

From a notebook::

    from indicators import get
    get("pharmacy_over_5km_pct", level="municipality")
"""

from indicators.catalogue import INDICATORS, UnknownIndicator, UnknownLevel, UnknownYear, declared
from indicators.figures import areas, get
from indicators.schemes import SCHEMES

__all__ = [
    "INDICATORS",
    "SCHEMES",
    "UnknownIndicator",
    "UnknownLevel",
    "UnknownYear",
    "areas",
    "declared",
    "get",
]
