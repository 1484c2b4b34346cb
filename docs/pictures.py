"""`make pictures` takes the guide's pictures from the running app, with the network cut off.

`python -m docs.pictures map holds` takes these alone. A picture is docs/images/NAME.LANGUAGE.webp,
in Swedish and in English, and at most 120 kB.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browsing import CHROMIUM, FLAGS, serving

IMAGES = Path(__file__).parent / "images"
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
MOST_BYTES = 120_000
_SIZE = (1280, 860)
_PATIENCE = 90  # seconds for a page to be drawn, at most


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What is seen at an address, from the top or from the element that `seen` selects."""

    address: str
    seen: str = ""
    size: tuple[int, int] = _SIZE


PICTURES = {
    "overview": Picture(address="/?scheme=degurba"),
    "map": Picture(address="/map?area=1264"),
    "people": Picture(address="/map?map=people", seen="[data-testid=stDeckGlJsonChart]"),
    "small_areas": Picture(
        address="/map?level=regso_2020&indicator=foreign_born_pct&area=0380",
        seen="[data-testid=stDeckGlJsonChart]",
    ),
    "profile": Picture(address="/profile?area=1264"),
    "compare": Picture(address="/compare?areas=1264,1265,1280,0380"),
    "services": Picture(address="/services?area=1264"),
    "holds": Picture(address="/holds?area=1264"),
    "whatif": Picture(address="/whatif?area=1264"),
    "segregation": Picture(address="/segregation?area=0181"),
    "measure": Picture(address="/measure"),
    "brief": Picture(address="/brief?area=1264"),
    "present": Picture(address="/present?story=pharmacy&step=3"),
    "poll": Picture(address="/poll"),
}


def main(words: Iterable[str]) -> int:
    """Take every picture, or those that the words name; 0, or 2 with one sentence for a word unknown."""
    wanted = list(words) or list(PICTURES)
    unknown = [word for word in wanted if word not in PICTURES]
    if unknown:
        print(
            f"No picture is called {unknown[0]!r}; there are {', '.join(PICTURES)}.",
            file=sys.stderr,
        )
        return 2
    with serving() as app, _browser() as browser:
        for name in wanted:
            for language in LANGUAGES:
                file = IMAGES / f"{name}.{language}.webp"
                file.write_bytes(_small(_taken(browser, app, PICTURES[name], language)))
                print(f"{file.relative_to(IMAGES.parent.parent)} {file.stat().st_size // 1000} kB")
    return 0


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def _taken(browser: Browser, app: str, picture: Picture, language: str) -> bytes:
    """The page once it has been drawn, as a PNG."""
    width, height = picture.size
    context = browser.new_context(
        locale=LANGUAGES[language], viewport={"width": width, "height": height}
    )
    page = context.new_page()
    page.goto(app + picture.address)
    page.wait_for_selector("[data-testid=stMain] h1", timeout=1000 * _PATIENCE)
    if picture.seen:
        found = page.locator(picture.seen).first
        found.wait_for(timeout=1000 * _PATIENCE)
        found.evaluate("element => element.scrollIntoView({block: 'start'})")
    drawn = _still(page)
    context.close()
    return drawn


def _still(page: Page) -> bytes:
    """The picture once the script has come to rest and four seconds have changed nothing."""
    end, last, same = time.monotonic() + _PATIENCE, b"", 0
    while time.monotonic() < end and same < 4:
        time.sleep(1)
        state = page.locator("[data-testid=stApp]").get_attribute("data-test-script-state")
        now = page.screenshot(animations="disabled", caret="hide", timeout=1000 * _PATIENCE)
        same = same + 1 if now == last and state == "notRunning" else 0
        last = now
    return last


def _small(png: bytes) -> bytes:
    """The picture as WebP, in the best quality that is small enough for a repository."""
    image = Image.open(BytesIO(png)).convert("RGB")
    for quality in (85, 75, 60, 45, 30):
        file = BytesIO()
        image.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MOST_BYTES:
            break
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
