"""The app in a real browser that can reach nothing but the app."""

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

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
# Streamlit's client looks for its server below the page's own path first, then
# at the root: on a first visit to /map it asks /map/_stcore/… in vain.
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


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


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


@pytest.fixture
def visit(browser, request) -> Iterator[Visit]:
    """A visitor; parametrise indirectly with context options (locale, color_scheme, viewport)."""
    options = {"locale": "en-GB", "viewport": {"width": 1440, "height": 900}}
    options |= getattr(request, "param", {})
    context = browser.new_context(**options)
    yield Visit(context.new_page())
    context.close()
