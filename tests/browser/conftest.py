"""The app in a real browser that can reach nothing but the app."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from support.browsing import CHROMIUM, FLAGS, UNPAINTED, Visit, Visitors, serving

# Streamlit's client looks for its server below the page's own path first, then
# at the root: on a first visit to /map it asks /map/_stcore/… in vain.


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


@pytest.fixture(scope="session")
def visitors(browser, app) -> Visitors:
    return Visitors(browser, app)


@pytest.fixture
def visit(visitors, request) -> Iterator[Visit]:
    """A visitor; parametrise indirectly with context options (locale, color_scheme, viewport).

    Maps are painted for a test that is marked `pixels`: one that reads them, or asks a map what is under the mouse.
    """
    options = {"locale": "en-GB", "viewport": {"width": 1440, "height": 900}}
    options |= getattr(request, "param", {})
    painted = request.node.get_closest_marker("pixels") is not None
    with visitors.visiting(painted=painted, **options) as visit:
        yield visit


@pytest.fixture
def newcomer(browser) -> Iterator[Visit]:
    """A visitor whose browser has read nothing before, not even the scripts."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    context.add_init_script(UNPAINTED)
    yield Visit(context.new_page())
    context.close()
