"""Every address opened cold, with the network cut off."""

import re
from functools import partial

import numpy as np
import pytest
from playwright.sync_api import expect
from support.browsing import (
    DARK,
    NARROW,
    drawn,
    drawn_anew,
    finds_no_fault,
    in_time,
    serious_faults,
    share_of,
)
from support.forked import serving_cold

from views import menu
from views.colours import _DIRECTED, _NEUTRAL, rgb

PAGES = tuple(menu.titles())
PATHS = {page: "/" if page == menu.START else f"/{page}" for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_a_first_visit_to_a_fresh_server_lands_on_the_page(page, newcomer):
    with serving_cold() as address:
        newcomer.open(address + PATHS[page])
        entry = newcomer.page.get_by_role("link", name="Data and method", exact=True)
        expect(entry).to_be_visible()  # not the raw file names of the old router
        assert "Klyftkartan" in newcomer.page.title()
        finds_no_fault(newcomer)


PAINTED = {"map", "services"}


def painted_where_read(page):
    return pytest.param(page, marks=[pytest.mark.pixels] if page in PAINTED else [])


@pytest.mark.parametrize("visit", [DARK], indirect=True, ids=["dark"])
@pytest.mark.parametrize("page", [*map(painted_where_read, PAGES)])
def test_a_page_in_the_dark_is_walked_with_tab_and_finds_no_fault_unfolded(page, visit, app):
    visit.open(app + PATHS[page])
    if page in PAINTED:
        drawn(visit, _DIRECTED, 0.005)
    walked_with_tab(visit)
    finds_no_fault(visit.unfold())


@pytest.mark.parametrize("visit", [NARROW], indirect=True, ids=["narrow"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_on_a_telephone_is_no_wider_than_it_and_finds_no_fault(page, visit, app):
    visit.open(app + PATHS[page]).unfold()
    assert visit.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    finds_no_fault(visit)


# What the keyboard has to reach: the language, every chooser, every expander. Each is numbered.
# Of a row of which one is chosen Tab reaches one, and the arrow keys the others.
_NUMBER_THEM = """() => {
    const wanted = "[role=radiogroup], [data-testid=stMain] :is(summary, " +
        "[data-testid=stSelectbox] input, [data-testid=stMultiSelect] input, [data-testid=stTextInput] input, " +
        "[data-testid=stCheckbox] input, [data-testid=stButton] button, [data-testid=stPopover] button, " +
        "[data-testid=stDownloadButton] button, [data-testid=stFileUploader] button)";
    const found = [...document.querySelectorAll(wanted)].filter(e => !e.disabled && e.checkVisibility());
    found.forEach((e, i) => e.dataset.walk = i);
    return found.map(e => e.ariaLabel || e.innerText || e.closest("[data-testid]").innerText);
}"""
# The element in focus, through shadow roots: its number, and whether something shows that it is there.
_IN_FOCUS = """() => {
    let e = document.activeElement;
    while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
    if (!e || e === document.body) return null;
    const marks = s => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
    let shown = false;
    const from = e.closest("[data-testid=stDataFrame]") || e; // a cell is drawn on the canvas of its table
    for (let at = from, up = 0; at && up < 9; at = at.parentElement, up++) shown ||= marks(getComputedStyle(at));
    return { number: e.closest("[data-walk]")?.dataset.walk ?? null, shown, what: e.outerHTML.slice(0, 120) };
}"""


def walked_with_tab(visit, most=500):
    """Tab reaches every numbered control, shows where it is, and comes out at the end of the page."""
    visit.page.wait_for_selector(".st-key-frame_language [role=radio]")
    wanted, before = visit.page.evaluate(_NUMBER_THEM), None
    while wanted != before:  # some come late, with the script that draws them
        visit.page.wait_for_timeout(300)
        before, wanted = wanted, visit.page.evaluate(_NUMBER_THEM)
    reached, unseen = set(), []
    for count in range(most):
        visit.page.keyboard.press("Tab")
        at = visit.page.evaluate(_IN_FOCUS)
        if at is None:
            if count > 5:
                break
            continue
        reached.add(at["number"])
        if not at["shown"]:
            unseen.append(at["what"])
    else:
        raise AssertionError("Tab does not come to an end")
    missed = [name for number, name in enumerate(wanted) if str(number) not in reached]
    assert len(wanted) > 1
    assert not missed
    assert not unseen


@pytest.mark.pixels
def test_the_area_map_is_drawn_in_the_colours_of_its_classes(visit, app):
    picture = drawn(visit.open(f"{app}/map"), _DIRECTED, 0.05)
    for colour in _DIRECTED:
        assert share_of(picture, [colour]) > 0.002


@pytest.mark.pixels
def test_the_map_is_recoloured_when_the_indicator_has_no_direction(visit, app):
    visit.open(f"{app}/map?indicator=rented_pct")
    assert share_of(drawn(visit, _NEUTRAL, 0.05), _DIRECTED[2:]) < 0.001


@pytest.mark.pixels
def test_the_peoples_map_is_drawn(visit, app):
    drawn(visit.open(f"{app}/map?map=people"), _DIRECTED, 0.02)


def test_the_overview_shows_a_map_and_a_sentence_for_each_gap(visit, app):
    visit.open(app)
    expect(visit.page.locator("[data-testid=stImage] img")).to_have_count(6)
    assert (
        len(re.findall("95% interval", visit.page.locator("[data-testid=stMain]").inner_text()))
        == 6
    )


def click_area(visit, across=0.62, down=0.13, word="area="):
    """Click a large municipality in the north; the drawing may be slow, so try more than once.

    Without a graphics card the map may take longer to answer than a click may last: its clock is stopped.
    """
    visit.stop_clock()
    box = visit.map().bounding_box()
    for _ in range(8):
        visit.page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
        in_time(visit.page.locator(".deck-tooltip").first.wait_for, 3)
        visit.page.mouse.down()
        visit.page.mouse.up()
        if in_time(partial(visit.page.wait_for_url, re.compile(word)), 2):
            return
    raise AssertionError("the click did not reach the map")


@pytest.mark.pixels
def test_a_click_shows_the_area_and_the_view_does_not_jump(visit, app):
    visit.open(f"{app}/map")
    before = drawn(visit, _DIRECTED, 0.05)
    click_area(visit)
    visit.rest()
    visit.page.get_by_role("heading", name="Kiruna").wait_for()
    assert "area=2584" in visit.page.url
    visit.page.mouse.move(0, 0)
    after = drawn_anew(visit, _DIRECTED, 0.05, before)
    changed = (np.abs(after - before).max(axis=2) > 40).mean()
    assert 0 < changed < 0.06  # the outline of the chosen area, nothing else
    assert not visit.faults


@pytest.mark.pixels
def test_the_view_does_not_jump_when_the_indicator_changes(visit, app):
    visit.open(f"{app}/map")
    whole = drawn(visit, _DIRECTED, 0.05)
    box = visit.map().bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -400)
    visit.page.keyboard.up("Control")
    before = drawn_anew(visit, _DIRECTED, 0.05, whole)
    box = visit.page.get_by_role("combobox", name="Indicator")
    box.click()
    box.fill("More than 20 km to the nearest police station")
    visit.page.get_by_role("option").first.click()
    visit.rest()
    visit.page.mouse.move(0, 0)
    after = drawn_anew(visit, _DIRECTED, 0.05, before)
    land_before, land_after = (share_of(picture, _DIRECTED) for picture in (before, after))
    assert land_after == pytest.approx(land_before, rel=0.1)
    assert not np.array_equal(before, after)


SMALL_AREAS = {
    "regso_2020": ("wage_mean_tkr", _DIRECTED, 0.05, 0.001),
    # The whole country, most of it in dots: least of them all are those of the palest class.
    "deso_2018": ("cars_per_1000", _NEUTRAL, 0.01, 0.00002),
}


@pytest.mark.pixels
@pytest.mark.parametrize("visit", [{}, DARK, NARROW], indirect=True, ids=["wide", "dark", "narrow"])
@pytest.mark.parametrize("level", SMALL_AREAS)
def test_small_areas_are_drawn_in_the_colours_of_their_classes(level, visit, app):
    indicator, palette, least, least_of_each = SMALL_AREAS[level]
    visit.open(f"{app}/map?level={level}&indicator={indicator}")
    picture = drawn(visit, palette, least)
    for colour in palette:
        assert share_of(picture, [colour]) > least_of_each
    assert not visit.faults
    assert not visit.outside
    assert visit.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")


def test_a_municipality_without_outlines_has_its_areas_in_the_table(visit, app):
    visit.open(f"{app}/map?level=deso_2018&area=1264")
    visit.page.get_by_text("have no outlines here").wait_for(timeout=30_000)
    visit.page.get_by_role("heading", name="The areas of Skurup").wait_for()
    assert not visit.faults


@pytest.mark.pixels
def test_hovering_shows_an_areas_name_and_number(visit, app):
    visit.open(f"{app}/map?level=regso_2020&indicator=foreign_born_pct&area=0380")
    drawn(visit, _NEUTRAL, 0.1)
    box = visit.map().bounding_box()
    tooltip = visit.page.locator(".deck-tooltip")
    for shift in range(8):
        visit.page.mouse.move(
            box["x"] + box["width"] / 2 + shift, box["y"] + box["height"] * 0.4 + shift
        )
        if in_time(tooltip.filter(has_text="%").first.wait_for, 2):
            break
    assert re.search(r"\d\.\d", tooltip.first.inner_text())


@pytest.mark.pixels
def test_a_click_on_a_small_area_shows_it_and_its_municipality(visit, app):
    visit.open(f"{app}/map?level=regso_2020&indicator=foreign_born_pct&area=0380")
    drawn(visit, _NEUTRAL, 0.1)
    click_area(visit, 0.55, 0.45, "part=")
    visit.rest()
    visit.page.get_by_text("counted from the lowest value").wait_for(timeout=30_000)
    assert not visit.faults


def test_level_and_area_are_lists_with_names(visit, app):
    visit.open(f"{app}/map?level=deso_2018&area=0380")
    visit.page.get_by_role("button", name="More choices").click()
    visit.page.get_by_role("combobox", name="Level").wait_for()
    visit.page.get_by_role("combobox", name="An area of Uppsala").wait_for()


@pytest.mark.parametrize("visit", [{}, DARK], indirect=True, ids=["light", "dark"])
@pytest.mark.parametrize("level", SMALL_AREAS)
def test_no_serious_fault_below_the_municipality(level, visit, app):
    visit.open(f"{app}/map?level={level}&area=0380").map()
    visit.rest()
    assert not serious_faults(visit)


@pytest.mark.parametrize(
    ("language", "word", "locale"),
    [("sv", "Karta", "sv-SE"), ("nb", "Kart", "nb-NO"), ("en", "Map", "de-DE")],
)
def test_the_browsers_language_is_the_pages_language(language, word, locale, browser, app):
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{app}/map")
    page.get_by_role("heading", name=word, exact=True).wait_for(timeout=60_000)
    page.wait_for_function(f"document.documentElement.lang == '{language}'")
    context.close()


def test_the_language_is_changed_in_the_page_and_kept_on_the_next(visit, app):
    visit.open(f"{app}/map")
    visit.page.get_by_role("radio", name="SV").click()
    visit.page.get_by_role("heading", name="Karta", exact=True).wait_for()
    assert "lang=sv" in visit.page.url
    visit.page.get_by_role("link", name="Data och metod", exact=True).click()
    visit.page.get_by_role("heading", name="Källor och metoder").wait_for()


def test_a_copied_address_reproduces_the_page(visit, browser, app):
    visit.open(f"{app}/map?indicator=wage_mean_tkr&year=2021&scheme=skr&area=1264&lang=sv")
    shown = visit.page.locator("[data-testid=stMetric]").inner_text()
    context = browser.new_context(locale="nb-NO")
    other = context.new_page()
    other.goto(visit.page.url)
    other.wait_for_selector("[data-testid=stMetric]", timeout=60_000)
    assert other.locator("[data-testid=stMetric]").inner_text() == shown
    context.close()


def search(visit, typed):
    """Type into the search above the page; the first that is offered."""
    box = visit.page.get_by_role("combobox", name="Find a municipality or a locality")
    box.click()
    box.fill(typed)
    return visit.page.get_by_role("option").first


@pytest.mark.parametrize("typed", ["Älmhult", "almhult", "0765"])
def test_a_municipality_is_found_by_typing(typed, visit, app):
    visit.open(f"{app}/map")
    expect(search(visit, typed)).to_contain_text("Älmhult")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("heading", name="Älmhult").wait_for(timeout=30_000)
    assert "area=0765" in visit.page.url


@pytest.mark.parametrize("visit", [{}, NARROW], indirect=True, ids=["wide", "narrow"])
def test_are_finds_are_and_a_village_its_municipality_which_follows_to_another_page(visit, app):
    visit.open(app)
    expect(search(visit, "are")).to_have_text(re.compile("^Åre"))
    expect(search(visit, "skivarp")).to_have_text(re.compile("^Skivarp.*Skurup"))
    visit.page.get_by_role("option").first.click()
    visit.page.wait_for_url(re.compile("area=1264.*locality=3680"), timeout=30_000)
    visit.rest()
    box = visit.page.get_by_role("combobox", name="Find a municipality or a locality")
    expect(box).to_have_value("Skivarp")
    open_menu(visit)
    visit.page.get_by_role("link", name="My municipality", exact=True).first.click()
    visit.page.get_by_role("heading", name="Skurup").first.wait_for(timeout=30_000)
    expect(box).to_have_value("Skivarp")
    assert not visit.faults
    assert not visit.outside


def open_menu(visit):
    """On a narrow screen the menu is closed."""
    closed = visit.page.get_by_test_id("stExpandSidebarButton")
    if closed.is_visible():
        closed.click()


def test_what_is_no_place_gets_a_sentence_and_loses_nothing(visit, app):
    visit.open(f"{app}/map?area=1264")
    expect(search(visit, "Xyzzy<b>")).to_have_text("No place is called “Xyzzy<b>”.")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Escape")
    box = visit.page.get_by_role("combobox", name="Find a municipality or a locality")
    expect(box).to_have_value("Skurup")
    assert visit.page.get_by_role("heading", name="Skurup").count() == 1
    assert not visit.faults


def test_the_link_to_a_view_is_copied_and_shows_a_colleague_the_same(visit, app):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open(f"{app}/map?area=1264&indicator=rented_pct&lang=en")
    visit.page.get_by_role("button", name="Copy the link to this page").click()
    expect(visit.page.get_by_text("The link is copied")).to_have_count(1)
    assert visit.page.evaluate("navigator.clipboard.readText()") == visit.page.url


def test_on_a_page_of_several_the_others_stand_beside_it(visit, app):
    visit.open(f"{app}/services?area=1264&lang=en")
    visit.page.get_by_role("link", name="Housing", exact=True).click()
    visit.page.get_by_role("heading", name="Housing", level=1).wait_for(timeout=30_000)
    assert "area=1264" in visit.rest().page.url


@pytest.mark.parametrize("ending", ["csv", "xlsx", "geojson", "parquet", "png", "svg"])
def test_a_file_can_be_taken_along(ending, visit, app):
    visit.open(f"{app}/map?area=1264")
    name = {"csv": "CSV", "xlsx": "Excel", "geojson": "GeoJSON", "parquet": "GeoParquet"}
    button = visit.page.get_by_role("button", name=name.get(ending, ending.upper()), exact=False)
    with visit.page.expect_download(timeout=60_000) as download:
        button.last.click()
    assert (
        download.value.suggested_filename
        == f"klyftkartan_pharmacy_over_5km_pct_municipality_2025.{ending}"
    )
    assert download.value.path().stat().st_size > 5000


@pytest.mark.pixels
@pytest.mark.parametrize("visit", [{}, NARROW], indirect=True, ids=["wide", "narrow"])
def test_the_squares_of_gotland_fill_their_map(visit, app):
    """The island is 130 km high: of the whole country it would be a twelfth, and below the fold."""
    picture = drawn(visit.open(f"{app}/map?area=0980&map=people&lang=en"), _DIRECTED, 0.02)
    near = (
        np.abs(picture[:, :, None, :] - np.array([rgb(c) for c in _DIRECTED])).max(axis=3) < 12
    ).any(axis=2)
    rows = np.flatnonzero(near.any(axis=1))
    assert (rows.max() - rows.min()) / len(picture) > 0.6
