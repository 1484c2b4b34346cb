"""Files made to take the server down: memory and seconds of the worker that reads each, and what is said."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from loaders import outside, own_feed

_KNOWN: dict[str, list[str]] = {"deso": [], "regso": [], "municipality": ["0114", "0115"]}


def figures() -> Iterator[dict]:
    """Each file, read as a visitor's is."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from support.hostile import FILES, Hostile

    def measured(file: Hostile) -> dict:
        raw, is_feed = file.made(), file.group == "Timetable"
        words = {"weekday": None} if is_feed else {"name": file.name, "known": _KNOWN}
        seconds = own_feed.MOST_SECONDS if is_feed else outside.MOST_SECONDS
        start = time.perf_counter()
        try:
            done = outside.work("timetable" if is_feed else "table", words, [raw], "bench", seconds)
            peak, said = done.peak, str(done.says)
        except outside.Ended as ended:
            peak, said = ended.peak, ended.limit
        return {
            "figure": f"hostile_{file.group.lower()}",
            "file": file.what,
            "mb": round(len(raw) / 1e6, 2),
            "peak_mb": round(peak / 2**20),
            "seconds": round(time.perf_counter() - start, 1),
            "said": next((word for word in file.says if word in said), "?"),
        }

    yield from map(measured, FILES)
