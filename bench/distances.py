"""Distances of all inhabited squares to a national set of places, beside a search without a tree."""

import time
from collections.abc import Iterator

import numpy as np

from indicators import figures as published
from measures.access import nearest
from measures.weighted import share_beyond_by

_PLACES = {
    "pharmacy": 1403,
    "pharmacy_or_agent": 1963,
    "grocery": 2800,
    "fuel": 3000,
    "cash": 3100,
    "police": 380,
}


def figures() -> Iterator[dict]:
    """Seconds for each service, for all together, and for one move of the slider."""
    squares = published.squares()
    corner = squares.index.to_numpy().astype(np.int64)
    xy = np.c_[corner // 10**7 + 500, corner % 10**7 + 500].astype(float)
    generator = np.random.default_rng(1)
    total = 0.0
    for service, count in _PLACES.items():
        places = xy[generator.choice(len(xy), count, replace=False)]
        seconds = _seconds(lambda places=places: nearest(xy, places))
        total += seconds
        yield {
            "figure": f"distances_{service}",
            "squares": len(xy),
            "places": count,
            "seconds": seconds,
        }
    yield {"figure": "distances_all", "seconds": round(total, 3)}
    tried = xy[::50]
    places = xy[generator.choice(len(xy), 1403, replace=False)]
    fast, slow = _seconds(lambda: nearest(tried, places)), _seconds(lambda: _brute(tried, places))
    yield {
        "figure": "distances_tree_against_brute_force",
        "squares": len(tried),
        "times_as_fast": round(slow / fast, 1),
    }
    codes = squares["municipality_code"].astype(str)
    seconds = _seconds(
        lambda: share_beyond_by(squares["pharmacy_m"] / 1000, squares["population"], codes, 5)
    )
    yield {"figure": "share_beyond_of_290", "seconds": seconds}


def _brute(origins: np.ndarray, destinations: np.ndarray) -> np.ndarray:
    return np.array([np.hypot(*(destinations - origin).T).min() for origin in origins])


def _seconds(work, times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return round(float(np.median(taken)), 4)
