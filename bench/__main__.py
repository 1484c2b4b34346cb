"""`python -m bench` (or `make bench`) prints one JSON line per figure.

`python -m bench segregation refresh` measures these two alone.
"""

import json
import os
import sys
from collections.abc import Iterable

from bench import (
    briefs,
    coverage,
    distances,
    hostile,
    levels,
    measures,
    others,
    outlines,
    pages,
    polls,
    refresh,
    segregation,
    stories,
    timetables,
)

# What is measured, by the word that asks for it alone; the pages last, they take longest.
MEASURED = {
    "distances": distances,
    "segregation": segregation,
    "measures": measures,
    "coverage": coverage,
    "levels": levels,
    "outlines": outlines,
    "refresh": refresh,
    "timetables": timetables,
    "polls": polls,
    "hostile": hostile,
    "others": others,
    "briefs": briefs,
    "pages": pages,
    "stories": stories,
}


def main(words: Iterable[str]) -> int:
    """Measure everything, or what the words name; 0, or 2 with one sentence for a word unknown."""
    wanted = list(words) or list(MEASURED)
    unknown = [word for word in wanted if word not in MEASURED]
    if unknown:
        print(
            f"Nothing is called {unknown[0]!r}; there are {', '.join(MEASURED)}.", file=sys.stderr
        )
        return 2
    for word in wanted:
        for figure in MEASURED[word].figures():
            print(json.dumps({**figure, "cores": os.cpu_count()}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
