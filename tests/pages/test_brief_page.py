"""The brief page as a visitor uses it: chosen, written, kept, saved, opened, and refused with a sentence."""

import datetime
import json
from dataclasses import replace

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest
from support.pages import run, words, written

from analysis import standing
from briefs import pdf
from briefs.brief import LONGEST, MOST_FINDINGS, Finding, as_file, parse
from indicators import figures
from indicators.indicator import DESO, REGSO
from views.brief import draft

FIRST, SECOND = "pharmacy_over_5km_pct", "tax_base_2023_prices_sek"


def fill(app, name, id, text):
    field = app.text_area if name in ("decision", "note") else app.text_input
    return field(key=f"brief_{name}_{id}").input(text).run()


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("area", ["1264", "2425", "0180"])
def test_a_brief_is_begun_with_what_stands_out(area, language):
    app = run("brief", area=area, scheme="skr", lang=language)
    assert not app.exception
    assert not app.error
    assert not app.warning
    strengths, behind = standing.stands_out(standing.of_area(area, "municipality", "skr"))
    expected = [one.indicator.id for one in (*strengths[:2], *behind[:3])]
    assert app.multiselect(key="brief_findings").value == expected
    assert len(app.get("image")) == pdf.PAGES
    assert len(app.get("download_button")) == 3


def test_no_measure_is_chosen_for_the_reader():
    app = run("brief", area="1264", lang="en")
    for finding in draft_of(app).findings:
        assert finding.measure == ""
        assert app.selectbox(key=f"brief_measure_{finding.indicator}").value == ""


def draft_of(app):
    """Nothing is kept until something is written: the first choice writes it."""
    return app.session_state["brief_drafts"][("municipality", "1264")]


def test_without_an_area_it_asks_for_one():
    app = run("brief", lang="en")
    assert "Choose an area" in app.info[0].value
    assert not app.get("download_button")


def test_findings_are_chosen_in_order_up_to_five():
    app = run("brief", area="1264", scheme="skr", lang="en")
    list_ = app.multiselect(key="brief_findings")
    assert list_.proto.max_selections == MOST_FINDINGS
    list_.set_value([SECOND, FIRST]).run()
    assert [finding.indicator for finding in draft_of(app).findings] == [SECOND, FIRST]
    assert "**1. Tax base" in words(app)
    assert not app.exception


def test_what_is_written_is_kept_through_language_scheme_municipality_and_page():
    app = run("brief", area="1264", scheme="skr", lang="en")
    app.multiselect(key="brief_findings").set_value([FIRST]).run()
    fill(app, "decision", FIRST, "Buy a bus.")
    fill(app, "responsible", FIRST, "The board")
    app.selectbox(key=f"brief_measure_{FIRST}").select("on_demand_transport").run()
    app.selectbox(key=f"brief_telling_{FIRST}").select(SECOND).run()
    app.query_params["lang"] = "sv"
    app.run()
    app.query_params["scheme"] = "degurba"
    app.run()
    app.query_params["area"] = "2425"
    app.run()
    assert app.multiselect(key="brief_findings").value != [FIRST]
    app.query_params["area"] = "1264"
    app.run()
    [finding] = draft_of(app).findings
    assert (finding.decision, finding.responsible) == ("Buy a bus.", "The board")
    assert (finding.measure, finding.telling) == ("on_demand_transport", SECOND)
    assert app.text_area(key=f"brief_decision_{FIRST}").value == "Buy a bus."


def test_a_long_text_stays_and_a_sentence_says_where_the_brief_cuts_it():
    app = run("brief", area="1264", scheme="skr", lang="en")
    app.multiselect(key="brief_findings").set_value([FIRST]).run()
    long = "word " * 200
    fill(app, "decision", FIRST, long)
    assert app.text_area(key=f"brief_decision_{FIRST}").value == long
    assert f"{LONGEST['decision']} characters" in app.warning[0].value
    made = draft.finished(draft_of(app))
    assert len(made.findings[0].decision) <= LONGEST["decision"]
    assert made.findings[0].decision.endswith("word…")
    assert len(app.get("image")) == pdf.PAGES


def test_letters_that_the_pdf_does_not_have_are_named():
    app = run("brief", area="1264", lang="en")
    fill(app, "title", "", "Skurup 😀")
    assert "😀" in app.warning[0].value
    assert len(app.get("image")) == pdf.PAGES


def test_what_is_written_is_shown_as_text():
    app = run("brief", area="1264", scheme="skr", lang="en")
    fill(app, "title", "", "<script>alert(1)</script> **bold** $x$")
    assert not app.exception
    assert "<script>" not in words(app)
    assert not app.get("html") or all("alert(1)" not in str(part.proto) for part in app.get("html"))


def test_follow_up_years_are_neither_past_nor_before_the_finding():
    app = run("brief", area="1264", scheme="skr", lang="en")
    this_year = datetime.date.today().year
    for box in app.selectbox:
        if str(box.key).startswith("brief_follow_up_"):
            assert min(int(year) for year in box.options) >= this_year
            assert box.value > this_year


def upload(app, raw, name="brief.json"):
    app.file_uploader(key="brief_file").set_value((name, raw, "application/json")).run()
    return app


def saved(**changes):
    app = run("brief", area="1264", scheme="skr", lang="sv")
    app.multiselect(key="brief_findings").set_value([FIRST, SECOND]).run()
    fill(app, "decision", FIRST, "Teckna avtal.")
    content = json.loads(as_file(draft.finished(draft_of(app))))
    return json.dumps(content | changes).encode()


def test_a_saved_brief_is_opened_with_its_area_scheme_and_language():
    raw = saved()
    app = upload(run("brief", lang="en"), raw)
    assert not app.error
    assert written(app, "area") == "1264"
    assert written(app, "scheme") == "skr"
    assert written(app, "lang") == "sv"
    assert app.text_area(key=f"brief_decision_{FIRST}").value == "Teckna avtal."
    made = draft.finished(app.session_state["brief_drafts"][("municipality", "1264")])
    assert made == parse(raw)
    assert pages_text(made) == pages_text(parse(raw))


def pages_text(made):
    document = pypdfium2.PdfDocument(pdf.document(made))
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize(
    ("raw", "words_of_it"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b" " * 60_000, "too large"),
        ({"version": 0}, "older version"),
        ({"version": 9}, "newer version"),
        ({"area": "<b>9999</b>"}, "area"),
        ({"scheme": "mine"}, "scheme"),
        ({"note": "x" * 4_000}, "longer than fits"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence_and_nothing_is_lost(raw, words_of_it):
    raw = saved(**raw) if isinstance(raw, dict) else raw
    app = run("brief", area="2425", scheme="skr", lang="en")
    fill(app, "title", "", "Dorotea first")
    upload(app, raw)
    assert not app.exception
    assert len(app.error) == 1
    assert words_of_it in app.error[0].value
    assert "<b>" not in app.error[0].value
    assert written(app, "area") == "2425"
    assert app.text_input(key="brief_title_").value == "Dorotea first"
    assert len(app.get("image")) == pdf.PAGES


def test_what_was_written_before_can_be_taken_back():
    raw = saved()
    app = run("brief", area="1264", scheme="skr", lang="sv")
    fill(app, "title", "", "Mitt eget")
    upload(app, raw)
    assert app.text_input(key="brief_title_").value == ""
    app.button(key="brief_back").click().run()
    assert app.text_input(key="brief_title_").value == "Mitt eget"


def test_what_was_taken_back_can_be_brought_back_and_is_shown_where_it_belongs():
    raw = saved()
    app = run("brief", area="1264", scheme="skr", lang="sv")
    fill(app, "title", "", "Mitt eget")
    upload(app, raw)
    app.query_params["area"] = "2425"
    app.run()
    fill(app, "title", "", "Dorotea")
    assert "Skurup" in app.button(key="brief_back").label
    app.button(key="brief_back").click().run()
    assert written(app, "area") == "1264"
    assert app.text_input(key="brief_title_").value == "Mitt eget"
    app.button(key="brief_back").click().run()
    assert app.text_input(key="brief_title_").value == ""
    assert app.text_area(key=f"brief_decision_{FIRST}").value == "Teckna avtal."
    app.query_params["area"] = "2425"
    app.run()
    assert app.text_input(key="brief_title_").value == "Dorotea"


def test_opening_the_brief_of_another_area_does_not_lose_what_can_be_taken_back():
    own, other = saved(), saved(area="2425")
    app = run("brief", area="1264", scheme="skr", lang="sv")
    fill(app, "title", "", "Mitt eget")
    upload(app, own)
    upload(app, other, "other.json")
    assert written(app, "area") == "2425"
    app.button(key="brief_back").click().run()
    assert written(app, "area") == "1264"
    assert app.text_input(key="brief_title_").value == "Mitt eget"


def decided_in_2013(follow_up, **finding):
    """The file of a brief on the tax base of 2013; there are figures of 2017 and 2021 since."""
    content = json.loads(saved())
    [tax] = [one for one in content["findings"] if one["indicator"] == SECOND]
    content["findings"] = [
        tax | {"year": 2013, "follow_up": follow_up, "telling": SECOND} | finding
    ]
    return json.dumps(content).encode()


def test_a_brief_is_opened_at_its_follow_up_with_the_figure_that_was_decided_on():
    raw = decided_in_2013(2021)
    app = upload(run("brief", lang="en"), raw)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert not app.error
    assert len(app.get("image")) == pdf.PAGES
    made = draft.finished(draft_of(app))
    assert parse(as_file(made)) == made
    assert made.findings == parse(raw).findings
    then, now = (
        f"{round(figures.values(SECOND, year=y)['value']['1264']):,}" for y in (2013, 2021)
    )
    shown = words(app)
    unit = "\N{NO-BREAK SPACE}kronor per inhabitant"
    assert f"{then}{unit} in 2013. Median" in shown
    assert f"There is a newer figure, {now}" in shown
    assert f"Then: {then}{unit} (2013). Now: {now}{unit} (2021)." in shown
    assert not [b for b in app.button if b.key == f"brief_newer_{SECOND}"], "no year is left"
    assert "(2013)" in str(app.multiselect(key="brief_findings").options)


def test_a_newer_figure_is_used_when_the_reader_asks_for_it():
    app = upload(run("brief", lang="en"), decided_in_2013(2029))
    assert draft_of(app).findings[0].year == 2013
    app.button(key=f"brief_newer_{SECOND}").click().run()
    [finding] = draft_of(app).findings
    assert (finding.year, finding.follow_up) == (2021, 2029)
    assert not [b for b in app.button if b.key == f"brief_newer_{SECOND}"]
    assert len(app.get("image")) == pdf.PAGES


def test_a_telling_indicator_without_a_value_becomes_the_findings_own():
    """A refresh can take values away from a draft that is being written."""
    areas = figures.areas(DESO)
    area = areas.index[areas["municipality_code"] == "1264"][0]
    app = run("brief", level=DESO, area="1264", part=area, lang="en")
    [key] = app.session_state["brief_drafts"]
    begun = app.session_state["brief_drafts"][key]
    finding = Finding(
        indicator="cars_per_1000",
        year=max(standing.of_indicator("cars_per_1000", area, *key[:1], begun.scheme).series.index),
        measure="",
        follow_up=2029,
        telling="people_in_rented_pct",
    )
    app.session_state["brief_drafts"][key] = replace(begun, findings=(finding,))
    app.run()
    assert not app.exception
    assert not app.error
    assert app.selectbox(key="brief_telling_cars_per_1000").value == "cars_per_1000"
    fill(app, "decision", "cars_per_1000", "Buy a bus.")
    [kept] = app.session_state["brief_drafts"][key].findings
    assert kept.telling == "cars_per_1000"
    assert len(app.get("image")) == pdf.PAGES


def test_a_saved_brief_whose_follow_up_has_passed_opens_with_a_sentence():
    content = json.loads(saved())
    content["findings"][1]["follow_up"] = 2022
    app = upload(run("brief", lang="en"), json.dumps(content).encode())
    assert not app.error
    assert "2022" in app.warning[0].value
    assert len(app.get("image")) == pdf.PAGES


def test_a_smaller_area_of_the_municipality():
    regso = figures.areas(REGSO)
    area = regso.index[regso["municipality_code"] == "0180"][3]
    app = run("brief", level=REGSO, area="0180", part=area, lang="en")
    assert not app.exception
    assert len(app.get("image")) == pdf.PAGES


def test_the_file_names_say_area_and_language():
    app = AppTest.from_file("../../pages/brief.py", default_timeout=60)
    app.query_params.update({"area": "1264", "lang": "nb"})
    app.run()
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["PDF", "PowerPoint", "Lagre for å fortsette senere (JSON)"]


@pytest.mark.parametrize("text", ["", "short", "a b " * 300, "x" * 999])
def test_shortened_is_short_and_the_beginning_of_the_text(text):
    for most in LONGEST.values():
        short = draft.shortened(text.strip(), most)
        assert len(short) <= most
        assert text.startswith(short.rstrip("…"))
