"""The app in a real browser that can reach nothing but the app, and what is seen there."""

import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page

from views.colours import rgb

ROOT = Path(__file__).parent.parent.parent


CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # No name resolves but this machine's own: the network is cut off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


_PROBES = ("/_stcore/health", "/_stcore/host-config")


@contextmanager
def serving() -> Iterator[str]:
    """A server of its own for as long as it is needed; yields its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, **quiet)
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer")


class Visit:
    """One visitor: a page, and everything that went wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.outside: list[str] = []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._watch)

    def _listen(self, message) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(_PROBES):
            self.faults.append(message.text)

    def _watch(self, request) -> None:
        if not request.url.startswith(("http://localhost", "ws://localhost", "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, address: str) -> "Visit":
        """Go there, and wait until the page has its heading and has come to rest."""
        self.page.goto(address)
        self.page.wait_for_selector("[data-testid=stMain] h1", timeout=60_000)
        return self.rest()

    def rest(self) -> "Visit":
        """Wait until the script has not been running for a second."""
        quiet = 0
        for _ in range(300):
            state = self.page.locator("[data-testid=stApp]").get_attribute("data-test-script-state")
            quiet = quiet + 1 if state == "notRunning" else 0
            if quiet == 5:
                return self
            time.sleep(0.2)
        raise AssertionError("the page did not come to rest in a minute")

    def unfold(self) -> "Visit":
        """Open every expander; the script does not run for it."""
        self.page.evaluate(
            "document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click())"
        )
        self.page.wait_for_timeout(400)
        return self

    def map(self):
        """The map's canvas, once it shows colours."""
        canvas = self.page.locator("[data-testid=stDeckGlJsonChart] canvas").first
        canvas.wait_for(timeout=60_000)
        canvas.scroll_into_view_if_needed()
        return canvas


NARROW = {"viewport": {"width": 390, "height": 844}}


DARK = {"color_scheme": "dark"}


def pixels(locator):
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"), int)


def share_of(picture, palette):
    """Share of the pixels that have one of the palette's colours (±6: edges are blended)."""
    near = [(np.abs(picture - rgb(colour)).max(axis=2) <= 6) for colour in palette]
    return np.any(near, axis=0).mean()


def drawn(visit, palette, least):
    """Wait until the map shows that much of the palette, at most a minute."""
    canvas = visit.map()
    for _ in range(60):
        picture = pixels(canvas)
        if share_of(picture, palette) > least:
            return picture
        time.sleep(1)
    raise AssertionError(f"no map: {share_of(picture, palette):.4f} of the pixels are coloured")


def finds_no_fault(visit):
    """Nothing was asked from outside, nothing went wrong, and axe finds nothing serious."""
    assert not visit.faults
    assert not visit.outside
    assert not visit.page.locator("[data-testid=stException]").count()
    assert not serious_faults(visit)


def serious_faults(visit):
    """What axe finds that shuts somebody out."""
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]}"
        for fault in Axe().run(visit.page).response["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
