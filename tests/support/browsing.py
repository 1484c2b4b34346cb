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
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from views.colours import rgb

ROOT = Path(__file__).parent.parent.parent


CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # WebGL alone is drawn by a graphics card made of software: a page's words and boxes need none.
    "--disable-gpu-compositing",
    # A page opened beside another of the same visitor shares its process, and the scripts read there.
    "--process-per-site",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # No name resolves but this machine's own: the network is cut off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


_PROBES = ("/_stcore/health", "/_stcore/host-config")


@contextmanager
def serving() -> Iterator[str]:
    """A server of its own, started as by a reader, for as long as it is needed; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, **quiet)
    try:
        yield answering(port)
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def answering(port: int) -> str:
    """The address of the server at the port, once it answers."""
    _wait_for(f"http://localhost:{port}/_stcore/health")
    return f"http://localhost:{port}"


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
        self.clock_stopped = False
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

    def stop_clock(self) -> None:
        """Let no time pass for the pages of this visitor, of whom there is no next visit."""
        self.page.clock.set_fixed_time(1_800_000_000_000)
        self.clock_stopped = True

    def map(self):
        """The map's canvas, once it shows colours."""
        canvas = self.page.locator("[data-testid=stDeckGlJsonChart] canvas").first
        canvas.wait_for(timeout=60_000)
        canvas.scroll_into_view_if_needed()
        return canvas


# A map is there with all that it says, and nothing is painted: without a graphics card that is most of its cost.
UNPAINTED = """
for (const draw of ["drawArrays", "drawElements", "drawRangeElements", "drawArraysInstanced", "drawElementsInstanced"])
    WebGL2RenderingContext.prototype[draw] = () => {};
"""


class Visitors:
    """Visitors to one app, by the options of their browser (locale, viewport, …).

    Each comes as to a first visit, with no cookie and nothing stored. One that comes after another with the
    same options finds the process and the compiled scripts of the one before: that is most of what a page costs.
    """

    def __init__(self, browser: Browser, app: str) -> None:
        self._browser, self._app = browser, app
        self._free: dict[str, BrowserContext] = {}

    @contextmanager
    def visiting(self, *, painted: bool = True, **options) -> Iterator[Visit]:
        """A visitor's page; it, and all that it opens, is closed in the end. Maps are painted, or left blank."""
        key = repr((painted, sorted(options.items())))
        context = self._free.pop(key, None) or self._arrived(painted, options)
        visit = Visit(context.new_page())
        try:
            yield visit
        finally:
            if visit.clock_stopped or key in self._free:
                context.close()
            else:
                self._free[key] = self._forgotten(context)

    def _arrived(self, painted: bool, options) -> BrowserContext:
        """A context with a page that stays open, so that the process does."""
        context = self._browser.new_context(**options)
        if not painted:
            context.add_init_script(UNPAINTED)
        context.new_page().goto(f"{self._app}/_stcore/health")
        return context

    def _forgotten(self, context: BrowserContext) -> BrowserContext:
        """The context with its first page alone and nothing of what was stored."""
        first, *others = context.pages
        for page in others:
            page.close()
        wiped = {"origin": self._app, "storageTypes": "all"}
        context.new_cdp_session(first).send("Storage.clearDataForOrigin", wiped)
        context.clear_cookies()
        return context


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
    for _ in range(200):
        picture = pixels(canvas)
        if share_of(picture, palette) > least:
            return picture
        time.sleep(0.3)
    raise AssertionError(f"no map: {share_of(picture, palette):.4f} of the pixels are coloured")


def drawn_anew(visit, palette, least, before):
    """Wait until the map is another than before and has stood still for a second; at most two minutes."""
    latest, still = before, 0
    for _ in range(120):
        picture = drawn(visit, palette, least)
        still = still + 1 if np.array_equal(picture, latest) else 0
        latest = picture
        if still >= 2 and not np.array_equal(picture, before):
            return picture
        time.sleep(0.5)
    raise AssertionError("the map stays as it was, or does not come to rest")


def in_time(wait, seconds) -> bool:
    """Whether what is waited for comes within so many seconds: `wait` is a method of Playwright's."""
    try:
        wait(timeout=1000 * seconds)
    except TimeoutError:
        return False
    return True


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
