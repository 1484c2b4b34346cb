"""`python -m bench` (or `make bench`) prints one JSON line per figure."""

import json
import os
import sys
from collections.abc import Iterator

from bench import distances, levels, measures, pages, refresh, segregation, timetables


def main() -> int:
    """Run every figure, or those whose name starts with a word given; 0 always."""
    wanted = tuple(sys.argv[1:]) or ("",)
    for figure in _figures():
        if figure["figure"].startswith(wanted):
            print(json.dumps({**figure, "cores": os.cpu_count()}), flush=True)
    return 0


def _figures() -> Iterator[dict]:
    yield from distances.figures()
    yield from segregation.figures()
    yield from levels.figures()
    yield from refresh.figures()
    yield from timetables.figures()
    yield from measures.figures()
    yield from pages.figures()


if __name__ == "__main__":
    sys.exit(main())
