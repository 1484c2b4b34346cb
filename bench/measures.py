"""Catchments at national size beside PySAL's, what-ifs, best sites, inequality and gaps.

The sites are drawn where people live, as many as there are pharmacies and
medicine agents. PySAL's own distances between two sets of points join every
square with every site (203 million rows, more than fits), so it is given what
suits it best: squares as tiny polygons, for which it joins by a buffer.
Seconds of either are the best of some runs: other work on the machine is not in them.
"""

import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pandas as pd
import psutil

from indicators import figures as published
from indicators.schemes import SCHEMES
from measures import access, gaps, inequality, siting

_SITES, _RADIUS_M, _LIMIT_M = 1968, 20_000, 10_000
_ZONES = [(5_000, 1.0), (10_000, 0.68), (20_000, 0.22)]


def figures() -> Iterator[dict]:
    """Seconds, memory, and how many times PySAL's seconds they are."""
    xy, people, sites = _country()
    yield from _catchment(xy, people, sites)
    yield from _what_if(xy, people, sites)
    yield from _best_sites(xy, people)
    yield from _areas()


def _country() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Centres of the inhabited squares, their people, and sites among them."""
    squares = published.squares()
    corner = squares.index.to_numpy().astype(np.int64)
    xy = np.c_[corner // 10**7 + 500, corner % 10**7 + 500].astype(float)
    people = squares["population"].to_numpy(float)
    at = np.random.default_rng(1).choice(len(xy), _SITES, replace=False, p=people / people.sum())
    return xy, people, xy[at]


def _catchment(xy: np.ndarray, people: np.ndarray, sites: np.ndarray) -> Iterator[dict]:
    has = np.ones(len(sites))
    sizes = {"squares": len(xy), "sites": len(sites)}

    def ours() -> np.ndarray:
        return access.two_step_catchment(xy, people, sites, has, _RADIUS_M)

    def zoned() -> np.ndarray:
        return access.two_step_catchment(xy, people, sites, has, _RADIUS_M, _ZONES)

    seconds, peak = _best(ours, 9), _apart(_catchment_peak)
    yield {"figure": "catchment_2sfca", **sizes, "seconds": seconds, "peak_megabytes": peak}
    yield {"figure": "catchment_e2sfca", **sizes, "seconds": _best(zoned)}
    distances, steps, theirs = min((_pysal(xy, people, sites, has) for _ in range(2)), key=_seconds)
    yield {
        "figure": "catchment_pysal",
        **sizes,
        "seconds": round(distances + steps, 2),
        "of_which_distances": round(distances, 2),
        "times_as_fast": round((distances + steps) / seconds),
        "largest_difference": float(np.abs(theirs - ours()).max()),
    }
    some = np.arange(0, len(xy), 26)  # what PySAL's join of every pair can hold
    seconds = _best(
        lambda: access.two_step_catchment(xy[some], people[some], sites, has, _RADIUS_M)
    )
    distances, steps, _ = _pysal(xy[some], people[some], sites, has, as_points=True)
    yield {
        "figure": "catchment_pysal_points",
        "squares": len(some),
        "sites": len(sites),
        "seconds": round(distances + steps, 2),
        "times_as_fast": round((distances + steps) / seconds),
    }
    yield {
        "figure": "closure_of_each_site",
        **sizes,
        "seconds": _best(lambda: access.closure_effects(xy, people, sites, _LIMIT_M)),
    }


def _pysal(
    xy: np.ndarray, people: np.ndarray, sites: np.ndarray, has: np.ndarray, as_points: bool = False
) -> tuple[float, float, np.ndarray]:
    """PySAL's seconds for the distances and for the two steps, and its access (0 for NaN)."""
    import geopandas as gpd
    from access import Access

    squares = gpd.GeoSeries(gpd.points_from_xy(*xy.T))
    if not as_points:
        squares = squares.buffer(0.001, 1)
    demand = gpd.GeoDataFrame({"id": np.arange(len(xy)), "people": people}, geometry=squares)
    supply = gpd.GeoDataFrame(
        {"id": np.arange(len(sites)), "has": has}, geometry=gpd.points_from_xy(*sites.T)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start = time.perf_counter()
        model = Access(
            demand_df=demand,
            demand_index="id",
            demand_value="people",
            supply_df=supply,
            supply_index="id",
            supply_value="has",
        )
        # Its buffer is a polygon inside the circle: without a margin it loses what lies at its edge.
        model.create_euclidean_distance("metres", threshold=_RADIUS_M * 1.002)
        middle = time.perf_counter()
        found = model.two_stage_fca("a", cost="metres", max_cost=_RADIUS_M)
        end = time.perf_counter()
    return middle - start, end - middle, found["a_has"].fillna(0).to_numpy()


def _seconds(of_pysal: tuple[float, float, np.ndarray]) -> float:
    return of_pysal[0] + of_pysal[1]


def _what_if(xy: np.ndarray, people: np.ndarray, sites: np.ndarray) -> Iterator[dict]:
    metres, which = access.nearest(xy, sites)
    codes = published.squares()["municipality_code"].astype(str).to_numpy()
    rural = (published.areas()["degurba"] == 3).reindex(codes).to_numpy()

    def opened() -> float:
        beyond = (siting.recount(metres, xy, xy[5]) > _LIMIT_M) * 100.0
        return gaps.gap(beyond, people, rural, ~rural)

    yield {"figure": "what_if_opened_and_gap", "squares": len(xy), "seconds": _best(opened)}
    yield {
        "figure": "what_if_closed",
        "squares": len(xy),
        "seconds": _best(lambda: siting.recount_without(metres, which, xy, sites, [5])),
    }


def _best_sites(xy: np.ndarray, people: np.ndarray) -> Iterator[dict]:
    """In the municipality with most inhabited squares: every one of them a candidate."""
    squares = published.squares()
    codes = squares["municipality_code"].astype(str).to_numpy()
    own = np.flatnonzero(codes == pd.Series(codes).value_counts().index[0])
    metres = squares["pharmacy_m"].to_numpy(float)
    for limit in (2_000, _LIMIT_M):
        yield {
            "figure": f"best_site_{limit}_m",
            "candidates": len(own),
            "squares": len(xy),
            "seconds": _best(
                lambda limit=limit: siting.best_site(xy, people, metres, xy[own], limit), 3
            ),
        }
    start = time.perf_counter()
    found = siting.best_site(xy[own], people[own], metres[own], xy[own], _LIMIT_M, 3)
    yield {
        "figure": "best_three_sites",
        "candidates": len(own),
        "seconds": round(time.perf_counter() - start, 2),
        "optimality_gap": found.optimality_gap,
    }


def _areas() -> Iterator[dict]:
    """Twenty years of 290 municipalities: the real ones with a little noise, as many as it takes."""
    generator = np.random.default_rng(1)
    base = published.values("tax_base_sek")["value"]
    years = pd.DataFrame({y: base * generator.lognormal(0, 0.05, len(base)) for y in range(20)})
    people = published.values("population", year=2021)["value"]
    areas = published.areas()
    yield {
        "figure": "theil_split_of_290_in_20_years",
        "seconds": _best(lambda: inequality.theil(years, people, areas["degurba"])),
    }
    sides = {
        scheme.id: (
            areas[scheme.column].isin(scheme.rural),
            areas[scheme.column].isin(scheme.urban),
        )
        for scheme in SCHEMES.values()
        if scheme.column in areas
    }
    yield {
        "figure": "gap_under_every_scheme",
        "schemes": len(sides),
        "draws": 2000,
        "seconds": _best(lambda: gaps.under_schemes(base, people, sides)),
    }
    yield {
        "figure": "trend_of_gap_in_20_years",
        "draws": 2000,
        "seconds": _best(lambda: gaps.trend(years, people, *sides["degurba"])),
    }


def _best(work: Callable, times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return round(min(taken), 4)


def _catchment_peak() -> float:
    xy, people, sites = _country()
    has = np.ones(len(sites))
    return _peak_megabytes(
        lambda: access.two_step_catchment(xy, people, sites, has, _RADIUS_M, _ZONES)
    )


def _apart(work: Callable[[], float]) -> float:
    """The work in a process of its own: in this one memory is at hand from what was done before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work).result()


def _peak_megabytes(work: Callable) -> float:
    """How far the process grows while the work is done: arrays and the tree's own memory."""
    process, done = psutil.Process(), threading.Event()
    before = most = process.memory_info().rss

    def watch() -> None:
        nonlocal most
        while not done.wait(0.002):
            most = max(most, process.memory_info().rss)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        work()
    finally:
        done.set()
        watching.join()
    return round((most - before) / 1e6, 1)
