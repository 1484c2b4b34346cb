"""The tour, the alternatives in the accessibility tree, and the page on paper."""

import numpy as np
import pypdfium2
import pytest
from playwright.sync_api import expect
from support.browsing import DARK, NARROW, drawn, share_of

from views.colours import _DIRECTED


def button(visit, name):
    return visit.page.get_by_role("button", name=name, exact=True)


def test_the_tour_is_walked_with_the_keyboard_and_shown_again_on_request(visit, app):
    visit.open(app)
    button(visit, "Start the tour").focus()
    visit.page.keyboard.press("Enter")
    headings = []
    for _ in range(6):
        heading = visit.page.locator("#tour-title")
        expect(heading).to_be_focused()
        headings.append(heading.inner_text())
        following = button(visit, "Next" if len(headings) < 6 else "Finish")
        following.focus()
        visit.page.keyboard.press("Enter")
    assert len(set(headings)) == 6
    expect(button(visit, "Show the tour")).to_be_focused()
    button(visit, "Show the tour").click()
    expect(visit.page.locator("#tour-title")).to_be_focused()
    assert not visit.faults


def test_escape_skips_the_tour_for_good(visit, app):
    visit.open(app)
    expect(button(visit, "Start the tour")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(button(visit, "Show the tour")).to_be_visible()
    visit.open(app)
    assert not button(visit, "Start the tour").count()


@pytest.mark.parametrize("words", ["?scheme=skr", "?embed=true"])
def test_the_tour_is_not_offered_over_a_view_that_somebody_sent(words, visit, app):
    visit.open(f"{app}/{words}")
    assert not button(visit, "Start the tour").count()
    assert button(visit, "Show the tour").count() == (0 if "embed" in words else 1)


def test_maps_and_charts_say_what_they_show_to_a_screen_reader(visit, app):
    visit.open(f"{app}/segregation")
    map_ = visit.page.get_by_role("figure", name="156 of 290 municipalities")
    expect(map_.first).to_be_visible(timeout=60_000)
    chart = visit.page.get_by_role("figure", name="Share of the municipalities of each class")
    expect(chart.first).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("visit", [NARROW], indirect=True, ids=["narrow"])
def test_on_a_telephone_the_rows_of_a_small_table_stand_below_each_other(visit, app):
    visit.open(f"{app}/holds?area=1264")
    classes = visit.page.get_by_role("table", name="Skurup under each scheme")
    assert classes.get_by_role("rowheader").count() == 4
    assert classes.locator("thead th").all_inner_texts() == ["Scheme", "Class", "Side"]
    table = visit.page.get_by_role("table").first
    assert table.get_by_role("cell").count() == 8 * 9  # four schemes, and four other cuts of them
    inside = table.evaluate(
        "t => [...t.querySelectorAll('td')].every(c => c.getBoundingClientRect().right <= 390)"
    )
    assert inside
    assert table.get_by_role("row").count() == 9  # blocks, and still a table


@pytest.mark.pixels
@pytest.mark.parametrize("visit", [DARK], indirect=True, ids=["dark"])
def test_a_page_is_printed_on_white_with_its_map_its_sources_and_its_address(visit, app):
    visit.open(f"{app}/map?area=1264&lang=en")
    drawn(visit, _DIRECTED, 0.02)
    with pypdfium2.PdfDocument(visit.page.pdf(format="A4", print_background=True)) as document:
        pages = [document[i] for i in range(len(document))]
        text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
        first = np.asarray(pages[0].render(scale=1).to_pil().convert("RGB"), int)
    assert tuple(first[3, 3]) == (255, 255, 255)
    assert (first.min(axis=2) > 240).mean() > 0.6
    assert share_of(first, _DIRECTED) > 0.02  # the map, and the squares of its legend
    assert "Source: Tillväxtverket" in text
    assert "area=1264" in text
    assert "Klyftkartan, read on" in text
    assert "Influence and trust" not in text  # the menu
    assert "GeoParquet" not in text  # what can only be pressed
