"""The pages under the headers that the proxy in `deploy/` adds: nothing of them is shut out."""

import pytest
from playwright.sync_api import sync_playwright
from support.browsing import CHROMIUM, FLAGS, Visit, drawn
from support.proxy import headers

from views.colours import _DIRECTED

# An answer that a test has changed counts as one from the open net, which may not ask this machine.
_CHANGED = "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets"
_OF_ONE_FILE = ("content-encoding", "content-length", "transfer-encoding")


@pytest.fixture(scope="module")
def behind_the_proxy(app):
    """Opens a page whose document came with the proxy's headers."""

    def with_headers(route):
        answer = route.fetch()
        kept = {name: value for name, value in answer.headers.items() if name not in _OF_ONE_FILE}
        route.fulfill(response=answer, headers=kept | headers())

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, _CHANGED])
        context = browser.new_context(locale="sv-SE", viewport={"width": 1440, "height": 900})
        context.route(
            lambda address: True,
            lambda route: (
                with_headers(route)
                if route.request.resource_type == "document"
                else route.continue_()
            ),
        )
        yield lambda address: Visit(context.new_page()).open(app + address)
        browser.close()


def test_a_councillor_sees_the_map_through_the_proxy(behind_the_proxy):
    visit = behind_the_proxy("/map?indicator=pharmacy_over_5km_pct&area=2506")
    drawn(visit, _DIRECTED, 0.02)
    assert not visit.faults


@pytest.mark.parametrize("address", ["/services?area=2506", "/measure", "/poll", "/sources"])
def test_every_kind_of_drawing_comes_through(address, behind_the_proxy):
    visit = behind_the_proxy(address)
    visit.page.wait_for_timeout(3000)
    assert not visit.faults


def test_the_stage_comes_through(behind_the_proxy):
    visit = behind_the_proxy("/present?story=skurup&step=1")
    visit.page.wait_for_selector(".klyft-stage[data-step='1'][data-shown=true]", timeout=120_000)
    frame = visit.page.locator("iframe.klyft-shown").element_handle().content_frame()
    assert frame.locator("h1").count()
    assert not visit.faults


def test_a_script_of_somebody_elses_does_not_run(behind_the_proxy):
    visit = behind_the_proxy("/poll")
    visit.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')"
    )
    visit.page.wait_for_timeout(500)
    assert visit.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in fault for fault in visit.faults)
