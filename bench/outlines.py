"""The outlines of a whole country: a made-up coverage of 6,160 areas, cut, simplified and kept as a part is."""

import time
from collections.abc import Iterator

from bench.pages import _figure
from making import outlines
from making.refresh import scb_geodata
from making.snapshot import SMALL_AREAS
from tests.support.coverages import made_up_country

_AREAS = 6160  # as many as DeSO 2025 has


def figures() -> Iterator[dict]:
    """Processor seconds to find the land, to cut what lies beyond it, and to simplify; bytes; and how many areas are untidy."""
    start = time.process_time()
    land = scb_geodata._land()
    found = time.process_time()
    country = made_up_country(_AREAS)
    made = time.process_time()
    cut = outlines.on_land(country, land)
    dry = time.process_time()
    drawn = outlines.simplified(cut, **SMALL_AREAS)
    done = time.process_time()
    yield _figure(
        "outlines_6160_made_up_areas",
        land_s=found - start,
        cut_s=dry - made,
        simplify_s=done - dry,
        bytes=len(drawn.to_wkb().to_parquet(compression="zstd")),
        untidy=len(outlines.untidy(drawn)),
        vertices=int(country.count_coordinates().sum()),
    )
