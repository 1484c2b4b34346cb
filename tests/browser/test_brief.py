"""A brief of Skurup made in a real browser that reaches nothing but the app."""

import io
import json

import numpy as np
import pypdfium2
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from indicators import figures

DECISION = "Kommunstyrelsen tecknar avtal om en servicepunkt i Rydsgård."
NARROW_AND_DARK = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


def taken(visit, name):
    button = visit.page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible(timeout=60_000)
    with visit.page.expect_download(timeout=60_000) as caught:
        button.click()
    return caught.value.path().read_bytes()


def pages_of(raw):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(raw)]


def write_one(visit, app):
    """The first findings of Skurup, one with a measure, a decision and who is responsible."""
    visit.open(f"{app}/brief?area=1264&scheme=skr&lang=sv")
    page = visit.page
    page.get_by_label("Beslut som begärs").first.fill(DECISION)
    page.get_by_label("Beslut som begärs").first.press("Control+Enter")
    visit.rest()
    page.get_by_label("Ansvarig").first.fill("Kommunstyrelsen <b>nu</b>")
    page.get_by_label("Ansvarig").first.press("Enter")
    visit.rest()
    page.get_by_role("combobox", name="Åtgärd").first.click()
    page.get_by_role("option", name="Samlad servicepunkt i butik eller på bensinstation").click()
    return visit.rest()


def test_the_pdf_the_slides_and_the_file_of_a_brief_in_swedish(visit, app):
    write_one(visit, app)
    raw = taken(visit, "PDF")
    first, second = pages_of(raw)
    assert "Skurup" in first
    value = figures.values("dwellings_near_hourly_stop_500m_pct")["value"]["1264"]
    assert f"{value:.1f}".replace(".", ",") in first
    joined = " ".join(second.replace("\ufffe", "").split())
    assert "Rydsgård" in joined
    assert "<b>nu</b>" in joined
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert mark in raw
    for page in pypdfium2.PdfDocument(raw):
        kinds = [item.type for item in page.get_objects(max_depth=10)]
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
        shade = np.asarray(page.render(scale=1).to_pil().convert("L"))
        assert (shade < 200).mean() > 0.02
        assert (shade[:, :40] > 250).all()
        assert (shade[:, -40:] > 250).all()
    deck = Presentation(io.BytesIO(taken(visit, "PowerPoint")))
    assert deck.slides[0].shapes.title.text_frame.text.startswith("Skurup")
    whole = "".join(
        cell.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    )
    assert DECISION in whole
    saved = taken(visit, "Spara för att fortsätta senare (JSON)")
    assert json.loads(saved)["findings"][0]["decision"] == DECISION
    assert not visit.faults
    assert not visit.outside
    again = visit.page.context.new_page()
    visit.page.close()
    visit.page = again
    visit.open(f"{app}/brief?lang=en")
    again.get_by_text("Open a saved brief").click()
    again.set_input_files(
        "[data-testid=stFileUploader] input[type=file]",
        {"name": "brief.json", "mimeType": "application/json", "buffer": saved},
    )
    expect(again.get_by_role("button", name="PDF", exact=True)).to_be_visible(timeout=60_000)
    visit.rest()
    assert "area=1264" in again.url
    assert "lang=sv" in again.url
    assert pages_of(taken(visit, "PDF")) == [first, second]


def go_to(visit, name):
    """By the menu, which a narrow screen may have closed: what is written stays."""
    link = visit.page.get_by_role("link", name=name, exact=True).first
    closed = visit.page.get_by_test_id("stExpandSidebarButton")
    if closed.is_visible():
        closed.click()
    link.click()
    visit.rest()


@pytest.mark.parametrize("visit", [NARROW_AND_DARK], indirect=True, ids=["narrow dark"])
def test_it_is_written_on_a_telephone_and_kept_through_page_and_language(visit, app):
    write_one(visit, app)
    main = visit.page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0
    expect(main.get_by_role("img", name="Underlagets sida 1").first).to_be_visible()
    for name in ("Start", "Visa upp"):
        go_to(visit, name)
    expect(visit.page.get_by_label("Beslut som begärs").first).to_have_value(DECISION)
    assert not visit.faults
    assert not visit.outside
