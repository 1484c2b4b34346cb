"""Where the cache of answers and the refreshed data lie."""

import os
from pathlib import Path


def folder() -> Path:
    """`KLYFTKARTAN_DATA`; without it, `data/cache`."""
    chosen = os.environ.get("KLYFTKARTAN_DATA")
    return Path(chosen) if chosen else Path(__file__).parent.parent / "data" / "cache"
