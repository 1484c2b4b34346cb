"""The pages as a visitor has them: first drawn map, a change of indicator, memory.

A websocket client plays the visitor for server time and bytes; the time to the
first drawn map needs Chromium and is left out, and said, where there is none.
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
from playwright.sync_api import Error, Page, sync_playwright

from views.colours import _DIRECTED, rgb

ROOT = Path(__file__).parent.parent
_PORT = 8597
_ADDRESS = f"http://localhost:{_PORT}"
_CHANGES = 20
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
            yield from _memory(browser, process)
        browser.close()


def _people(browser) -> Iterator[dict]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{_ADDRESS}/map?map=people")
    _drawn(page)
    start = time.perf_counter()
    page.reload()
    _drawn(page)
    yield _figure("peoples_map_drawn_again_from_reload", seconds=time.perf_counter() - start)
    page.close()


def _changes(browser, kind: str) -> Iterator[dict]:
    """Server time and bytes over the websocket of one change of indicator (median of 20)."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    frames: list[tuple[str, float, int]] = []

    def listen(socket) -> None:
        socket.on("framesent", lambda data: frames.append(("sent", time.perf_counter(), len(data))))
        socket.on(
            "framereceived",
            lambda data: frames.append(("received", time.perf_counter(), len(data))),
        )

    page.on("websocket", listen)
    page.goto(f"{_ADDRESS}/map?map={kind}")
    _drawn(page)
    time.sleep(2)
    bytes_sent, waits = [], []
    for change in range(_CHANGES):
        frames.clear()
        wanted = "grocery" if change % 2 else "pharmacy"
        box = page.get_by_role("combobox", name="Indicator")
        box.click()
        box.fill(f"More than 5 km to the nearest {wanted}")
        frames.clear()
        page.get_by_role("option").first.click()
        time.sleep(1.5)
        asked = next((at for way, at, _ in frames if way == "sent"), None)
        answers = [(at, size) for way, at, size in frames if way == "received"]
        if asked is not None and answers:
            bytes_sent.append(sum(size for _, size in answers))
            waits.append(max(at for at, _ in answers) - asked)
    yield _figure(
        f"change_of_indicator_{kind}",
        server_and_wire_ms=1000 * statistics.median(waits),
        bytes_to_browser=int(statistics.median(bytes_sent)),
        changes=len(waits),
    )
    page.close()


def _memory(browser, process: psutil.Process) -> Iterator[dict]:
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
