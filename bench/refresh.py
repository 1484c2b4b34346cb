"""A refresh from Kolada, beside what its own limits allow: 5 requests a second, 5,000 rows a page."""

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from indicators import figures as published
from indicators.indicator import MUNICIPALITY
from loaders import kolada
from making.refresh import kolada as refreshing
from making.refresh import refresh

_KEY_FIGURES, _YEARS, _A_SECOND = 20, range(2016, 2026), 5


def figures() -> Iterator[dict]:
    """Seconds of a refresh of 290 municipalities, and the ratio to the least that the limits allow."""
    areas = list(published.areas(MUNICIPALITY).index)
    chosen = dict(list(refreshing.wanted().items())[:_KEY_FIGURES])
    refreshing.wanted = lambda: chosen
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder, _publisher(list(chosen), areas) as told:
        os.environ["KLYFTKARTAN_DATA"] = folder
        os.environ["KLYFTKARTAN_BASE_URLS"] = json.dumps({"kolada": told.recv()})
        start = time.perf_counter()
        (outcome,) = refresh(["kolada"])
        seconds = time.perf_counter() - start
        told.send("how many?")
        requests, turned_away = told.recv()
    os.environ.clear()
    os.environ.update(before)
    least = -(-len(chosen) * len(areas) * len(_YEARS) // kolada.MOST_ROWS)
    yield {
        "figure": "refresh_kolada",
        "result": outcome.result,
        "rows": outcome.rows,
        "requests": requests,
        "turned_away": turned_away,
        "seconds": round(seconds, 2),
        "ratio_to_its_requests": round(seconds * _A_SECOND / requests, 2),
        "ratio_to_full_pages": round(seconds * _A_SECOND / least, 2),
    }
    yield _again()


# The last step of a second refresh: as many rows come as lie there, each value another.
_AGAIN = """
import json, resource, sys, time
import numpy as np, pandas as pd
from indicators import live
from indicators.catalogue import INDICATORS
from making import refresh
from making.refresh import feeds

known, years = feeds.known_areas(), np.arange(2014, 2024)
areas = known["deso_2025"].to_numpy()
ids = [id for id in INDICATORS if id.endswith("_pct")][:34]


def rows(seed):
    values = np.random.default_rng(seed).uniform(1, 90, (len(ids), len(areas) * len(years)))
    for id, row in zip(ids, values):
        words = dict(indicator=id, level="deso_2025", status="observed", source="scb", table="T", query="q", retrieved="r")
        frame = pd.DataFrame({"area_id": np.repeat(areas, len(years)), "year": np.tile(years, len(areas)), "value": row})
        yield frame.assign(**{c: pd.Categorical.from_codes(np.zeros(len(frame), np.int8), [w]) for c, w in words.items()})


for seed in (1, 2):
    new = pd.concat(refresh.as_categories(list(rows(seed))), ignore_index=True)
    start = time.perf_counter()
    new, _ = refresh.in_range(new, "scb")
    live.write("values_scb", refresh.checked_values(refresh.kept_with(new, "values_scb"), "values_scb", known))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(dict(rows=len(new), seconds=round(seconds, 1), peak_mb=round(peak))))
    del new
"""


def _again() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-c", _AGAIN],
            env={**os.environ, "KLYFTKARTAN_DATA": folder},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        )
    return {"figure": "refresh_again", **json.loads(told.stdout.splitlines()[-1])}


@contextmanager
def _publisher(kpis: list[str], areas: list[str]) -> Iterator[Connection]:
    """A publisher in a process of its own: it tells its address, then how often it was asked."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(there, kpis, areas), daemon=True
    )
    process.start()
    there.close()  # so that its death is heard
    yield here
    process.join(20)


def _serve(pipe: Connection, kpis: list[str], areas: list[str]) -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from support.fake_kolada import Kolada, row
    from support.server import Server, serving

    values = np.random.default_rng(1).uniform(1, 2, len(kpis) * len(areas) * len(_YEARS)).tolist()
    rows = [row(kpi, area, year, values.pop()) for kpi in kpis for area in areas for year in _YEARS]
    service = Kolada(rows, calls_a_second=_A_SECOND)
    server = Server(service)
    with serving(server) as base:
        pipe.send(base)
        pipe.recv()
        pipe.send((len(server.asked), service.turned_away))
