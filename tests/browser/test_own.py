"""A reader's own files, brought to the page in a real browser."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from views.own import upload

NARROW_AND_DARK = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


def bring(visit, app, raw, name="table.csv"):
    visit.open(f"{app}/own?lang=en")
    file = {"name": name, "mimeType": "text/csv", "buffer": raw}
    visit.page.set_input_files("[data-testid=stFileUploader] input[type=file]", file)
    return visit


def main(visit):
    return visit.page.locator("[data-testid=stMain]")


@pytest.mark.parametrize("visit", [{}, NARROW_AND_DARK], indirect=True, ids=["wide", "narrow dark"])
def test_a_table_is_uploaded_and_measured(visit, app):
    bring(visit, app, upload.example("born"))
    expect(main(visit)).to_contain_text("chance alone would give", timeout=60_000)
    expect(main(visit)).to_contain_text("Take it along", timeout=60_000)
    visit.rest()
    assert main(visit).evaluate("main => main.scrollWidth - main.clientWidth") == 0
    assert not visit.page.locator("[data-testid=stException]").count()
    assert not visit.faults
    assert not visit.outside


def test_the_example_goes_out_and_comes_back(visit, app):
    visit.open(f"{app}/own?lang=en")
    with visit.page.expect_download() as caught:
        visit.page.get_by_role("button", name="Example: dwellings by tenure").click()
    raw = caught.value.path().read_bytes()
    assert raw == upload.example("tenure")
    bring(visit, app, raw)
    expect(main(visit)).to_contain_text("Dissimilarity", timeout=60_000)


def test_the_results_can_be_taken_along(visit, app):
    bring(visit, app, upload.example("born"))
    button = visit.page.get_by_role("button", name="Indices of all regions (CSV)")
    expect(button).to_be_visible(timeout=60_000)
    visit.rest()
    with visit.page.expect_download() as caught:
        button.click()
    text = caught.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["region"] for row in rows} == {"0181", "1264"}
    assert len({row["index"] for row in rows}) == 7
    assert all(row["definition"] for row in rows)


@pytest.mark.parametrize(
    ("raw", "name", "sentence"),
    [
        (b"<!DOCTYPE html><html></html>", "table.xlsx", "This is a web page, not a table."),
        (
            b"desokod;g;total\n0114A0010;-4;9\n0114A0020;5;3\n",
            "table.csv",
            r"counts below zero.*0114A0010",
        ),
    ],
)
def test_a_bad_file_gets_its_sentence_and_a_good_one_after_it_is_read(
    raw, name, sentence, visit, app
):
    bring(visit, app, raw, name)
    error = visit.page.locator("[data-testid=stAlertContentError]")
    expect(error).to_have_count(1, timeout=60_000)
    expect(error).to_contain_text(re.compile(sentence))
    good = {"name": "good.csv", "mimeType": "text/csv", "buffer": upload.example()}
    visit.page.get_by_role("button", name=re.compile("Remove|Clear|Delete")).first.click()
    visit.page.set_input_files("[data-testid=stFileUploader] input[type=file]", good)
    expect(main(visit)).to_contain_text("chance alone would give", timeout=60_000)
    assert not visit.faults


def test_words_of_a_file_do_nothing_on_the_page(visit, app):
    evil = "area;bydel;<img src=x onerror=alert(1)>;![x](http://example.com/x.png)\n" + "".join(
        f"x{n};<b>N</b> $a$ [y](http://example.com);{n};{5 + n}\n" for n in range(1, 13)
    )
    opened = []
    visit.page.on("dialog", lambda dialog: opened.append(dialog.dismiss()))
    bring(visit, app, evil.encode())
    expect(main(visit)).to_contain_text("Take it along", timeout=60_000)
    visit.rest()
    assert not opened
    assert not visit.outside
    assert not visit.page.locator("a[href*='example.com'], img[src*='example.com']").count()
