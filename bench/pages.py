"""The pages as a visitor has them: first drawn map, a change of indicator, memory.

Chromium plays the visitor, without a graphics card: draw times are upper bounds.
Where there is no Chromium these figures are left out, and that is said.
"""

import io
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from analysis import scenarios
from indicators import figures as published
from indicators.catalogue import of_theme
from indicators.indicator import MUNICIPALITY
from views.colours import _DIRECTED, rgb

ROOT = Path(__file__).parent.parent
_PORT = 8597
_ADDRESS = f"http://localhost:{_PORT}"
# Twenty that the visitor has not seen: Streamlit sends what it sent before as a reference.
_INDICATORS = {i.id: i.title.en for i in of_theme("services", MUNICIPALITY)[1:21]}
_FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]


def figures() -> Iterator[dict]:
    """Everything that needs a running server."""
    if not shutil.which("chromium"):
        yield {"figure": "pages", "left_out": "no chromium on this machine"}
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        start = time.perf_counter()
        with _server() as process:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"{_ADDRESS}/map")
            _drawn(page)
            yield _figure("start_to_first_drawn_map", seconds=time.perf_counter() - start)
            page.close()
            yield from _people(browser)
            for kind in ("areas", "people"):
                yield from _changes(browser, kind)
            yield from _what_if()
            yield from _memory(browser, process)
        browser.close()


def _people(browser: Browser) -> Iterator[dict]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{_ADDRESS}/map?map=people")
    _drawn(page)
    start = time.perf_counter()
    page.reload()
    _drawn(page)
    yield _figure("peoples_map_drawn_again_from_reload", seconds=time.perf_counter() - start)
    page.close()


def _changes(browser: Browser, kind: str) -> Iterator[dict]:
    """One change of indicator (medians of 20): the script's time, and bytes over the websocket."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    received: list[int] = []
    page.on("websocket", lambda s: s.on("framereceived", lambda data: received.append(len(data))))
    page.goto(f"{_ADDRESS}/map?map={kind}&lang=en")
    _drawn(page)
    sizes = []
    for id, title in _INDICATORS.items():
        page.wait_for_timeout(1000)
        box = page.get_by_role("combobox", name="Indicator")
        box.click()
        box.fill(title)
        received.clear()
        page.get_by_role("option", name=title, exact=True).click()
        page.wait_for_url(f"**indicator={id}**")
        page.wait_for_timeout(2000)  # a plain sleep would hold up the counting
        sizes.append(sum(received))
    page.close()
    yield _figure(
        f"change_of_indicator_{kind}",
        server_ms=1000 * _script_seconds(kind),
        bytes_to_browser=int(statistics.median(sizes)),
        changes=len(sizes),
    )


def _script_seconds(kind: str) -> float:
    """Median time of the page's script for one change of indicator."""
    app = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
    app.query_params.update({"map": kind, "lang": "sv"})
    app.run()
    taken = []
    for id in _INDICATORS:
        app.query_params["indicator"] = id
        start = time.perf_counter()
        app.run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _what_if() -> Iterator[dict]:
    """One more place in the municipality with most inhabited squares (medians of 20): the script's time."""
    squares = published.squares()
    area = str(squares["municipality_code"].value_counts().index[0])
    app = AppTest.from_file(str(ROOT / "pages" / "whatif.py"), default_timeout=60)
    app.query_params.update({"area": area, "lang": "sv"})
    app.run()
    taken = []
    for position in scenarios.own(area)[:20]:
        app.query_params["places"] = scenarios.at_square(int(position), "pharmacy").word
        start = time.perf_counter()
        app.run()
        taken.append(time.perf_counter() - start)
    yield _figure(
        "what_if_one_more_place",
        squares=len(scenarios.own(area)),
        server_ms=1000 * statistics.median(taken),
    )


def _memory(browser: Browser, process: psutil.Process) -> Iterator[dict]:
    before = process.memory_info().rss
    yield _figure("memory_with_a_few_visits", megabytes=before / 1e6)
    pages = []
    for _ in range(8):
        pages.append(browser.new_page())
        pages[-1].goto(f"{_ADDRESS}/sources")
        pages[-1].wait_for_selector("h1")
    time.sleep(3)
    yield _figure(
        "memory_per_further_session", megabytes=(process.memory_info().rss - before) / 8e6
    )


@contextmanager
def _server() -> Iterator[psutil.Process]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(_PORT)]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"{_ADDRESS}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.05)
        yield psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _drawn(page: Page) -> None:
    """Wait until the map's canvas shows the colours of the classes."""
    canvas = page.locator("[data-testid=stDeckGlJsonChart] canvas").first
    canvas.wait_for(timeout=60_000)
    for _ in range(200):
        try:
            picture = np.asarray(Image.open(io.BytesIO(canvas.screenshot())).convert("RGB"), int)
        except Error:  # the canvas was replaced while its picture was taken
            continue
        if any((np.abs(picture - rgb(c)).max(axis=2) <= 6).mean() > 0.01 for c in _DIRECTED[2:]):
            return
        time.sleep(0.05)
    raise RuntimeError("no map was drawn")


def _figure(name: str, **numbers: float) -> dict:
    return {"figure": name, **{k: round(v, 2) for k, v in numbers.items()}}
