"""The ± of a survey, from Kolada's answers through a refresh to what the pages say."""

import base64
import json

import numpy as np
import pytest
from support.fake_kolada import Kolada, row
from support.pages import html, run, words

from analysis import comparison, standing
from briefs.brief import Brief, Finding
from briefs.content import of_brief
from indicators import INDICATORS, figures, get
from indicators.indicator import MUNICIPALITY
from making.refresh import kolada, refresh
from views import standings

TRUST = "trust_politicians_survey_pct"
SURE, UNSURE, MALMO, STOCKHOLM = "1264", "1267", "1280", "0180"
# Value and ± of each in 2024; every other municipality has a value between 20 and 39, and ± 4.
KNOWN = {SURE: (60.0, 3.0), UNSURE: (60.0, 35.0), MALMO: (58.0, 3.0), STOCKHOLM: (40.0, 2.0)}
BEFORE = {SURE: (57.0, 3.0)}  # in 2023


@pytest.fixture(autouse=True)
def _refreshed(publish, monkeypatch):
    monkeypatch.setattr(kolada, "INDICATORS", {TRUST: INDICATORS[TRUST]})
    rows = []
    for year, known in ((2023, BEFORE), (2024, KNOWN)):
        for n, code in enumerate(figures.areas(MUNICIPALITY).index):
            value, margin = known.get(code, (20.0 + n % 20, 4.0))
            rows += [row("N00664", code, year, value), row("U01664", code, year, margin)]
    publish(kolada=Kolada(rows))
    (outcome,) = refresh(["kolada"])
    assert outcome.result == "done"


def plain(app):
    return words(app).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def decoded(array):
    """The numbers of a chart, which plotly packs."""
    return np.frombuffer(base64.b64decode(array["bdata"]), array["dtype"]).tolist()


def of(area):
    return standing.of_indicator(TRUST, area, MUNICIPALITY, "degurba")


def test_the_figures_reach_get_with_their_uncertainty():
    frame = get(TRUST, year=2024)
    assert frame.loc[list(KNOWN), ["value", "margin"]].to_numpy().tolist() == [
        list(pair) for pair in KNOWN.values()
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "går inte att skilja åt: skillnaden, 2,0 ± 4,2 procentenheter, ligger inom"),
        ("en", "not distinguishable: the difference, 2.0 ± 4.2 percentage points, is within"),
        ("nb", "kan ikke skilles: forskjellen, 2,0 ± 4,2 prosentpoeng, ligger innenfor"),
    ],
)
def test_two_within_their_uncertainty_are_not_told_apart(language, sentence):
    app = run("compare", areas=f"{SURE},{MALMO}", indicators=TRUST, lang=language)
    assert not app.exception
    assert sentence in plain(app)


def test_two_that_differ_by_more_are_told_apart_with_their_uncertainty():
    app = run("compare", areas=f"{SURE},{STOCKHOLM},{MALMO}", indicators=TRUST, lang="en")
    text = plain(app)
    assert "Highest in Skurup (60.0 ± 3.0%), lowest in Stockholm (40.0 ± 2.0%)" in text
    assert "a difference of 20.0 ± 3.6 percentage points" in text
    assert "square root of the two squared and added" in text
    (table,) = [one.value for one in app.dataframe if "Uncertainty" in one.value]
    assert [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in table["Uncertainty"]] == [
        "± 3.6",
        "± 4.2, not distinguishable",
    ]


def test_the_pages_draw_the_interval_around_each_bar():
    app = run("compare", areas=f"{SURE},{STOCKHOLM}", indicators=TRUST, lang="en")
    traces = [t for chart in app.get("plotly_chart") for t in json.loads(chart.proto.spec)["data"]]
    (around,) = [t["error_x"] for t in traces if t["type"] == "bar"]
    assert decoded(around["array"]) == decoded(around["arrayminus"]) == [3.0, 2.0]


def test_the_difference_of_the_first_from_itself_has_no_uncertainty():
    frame = comparison.of_areas(TRUST, MUNICIPALITY, 2024, [SURE, MALMO, STOCKHOLM])
    assert frame["difference_margin"].isna().tolist() == [True, False, False]
    assert frame["difference_margin"].iloc[1] == pytest.approx((3.0**2 + 3.0**2) ** 0.5)
    assert comparison.are_alike(frame).tolist() == [False, True, False]


def test_a_register_figure_has_none_and_is_told_apart_as_before():
    frame = comparison.of_areas("rented_pct", MUNICIPALITY, 2023, [SURE, MALMO])
    assert frame[["margin", "difference_margin"]].isna().all(axis=None)
    assert not comparison.are_alike(frame).any()
    text = plain(run("compare", areas=f"{SURE},{MALMO}", indicators="rented_pct", lang="en"))
    assert "±" not in text.split("Differences from")[0]


def test_only_one_whose_interval_leaves_out_the_median_stands_out():
    assert of(SURE).value == of(UNSURE).value
    assert (of(SURE).side, of(UNSURE).side) == ("strength", "")
    assert of(UNSURE).better_than >= 0.75
    sure = run("profile", area=SURE, lang="en")
    assert f"**{INDICATORS[TRUST].title.en}**: 60.0 ± 3.0% (2024). A better value" in plain(sure)
    assert "A figure whose interval includes the median" in plain(sure)
    unsure = run("profile", area=UNSURE, lang="en")
    assert "± 35.0% (2024). A better value" not in plain(unsure)
    assert "60.0\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}35.0" in html(unsure)


@pytest.mark.parametrize(
    ("value", "margin", "median", "expected"),
    [(50, 5, 45, True), (50, 4.9, 45, False), (40, 5, 45, True), (50, float("nan"), 50, False)],
)
def test_an_interval_reaches_what_it_includes(value, margin, median, expected):
    assert standing.reaches(value, margin, median) is expected


def test_a_change_has_the_uncertainty_of_both_years():
    assert of(SURE).change == 3.0
    assert of(SURE).change_margin == pytest.approx(18**0.5)
    text = html(run("profile", area=SURE, lang="en")).replace("\N{NO-BREAK SPACE}", " ")
    assert "+3.0 ± 4.2 percentage points from 2023 to 2024" in text
    row = standings.rows([of(SURE)], "").iloc[0]
    assert row["margin"] == 3.0


def test_the_brief_gives_it_and_does_not_call_a_change_within_it_one():
    finding = Finding(indicator=TRUST, year=2023, measure="own", follow_up=2024, telling=TRUST)
    made = Brief(area=SURE, scheme="degurba", language="en", date="2024-06-01", findings=(finding,))
    said = of_brief(made)
    (shown,) = said.findings
    assert shown.value.replace("\N{NO-BREAK SPACE}", " ") == "57.0 ± 3.0%"
    assert "The two are not distinguishable." in shown.follow_up
    assert any(text.startswith("± is the uncertainty") for text in said.caveats)


def test_the_map_gives_it_beside_the_value():
    app = run("map", area=SURE, indicator=TRUST, lang="sv")
    assert app.metric[0].value.replace("\N{NO-BREAK SPACE}", " ") == "60,0 ± 3,0 %"


def test_nothing_says_any_more_that_it_is_not_published():
    caveats = [i.caveat.en for i in INDICATORS.values() if "_survey_pct" in i.id]
    assert len(caveats) == 11
    assert not [text for text in caveats if "not published" in text or "not shown here" in text]
