"""Norway on the gap pages, and beside Sweden on one scale where the two can be compared."""

import json

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from support.pages import run, words, written

from analysis import counterparts
from analysis.counterparts import counterpart
from indicators import INDICATORS, figures, live
from indicators.countries import COUNTRIES
from indicators.indicator import MUNICIPALITY, NORWAY

PAGES = ("housing", "transport", "jobs", "influence")
SIMILAR = COUNTRIES[NORWAY].similar
CODES = figures.areas(NORWAY).index
SWEDEN = figures.areas(MUNICIPALITY).index
RISING = np.linspace(20.0, 60.0, len(CODES))
BROUGHT = ("population", "age_75_plus_pct", *SIMILAR, "social_assistance_norway_per_1000")


def rows(id, level, year, values, source="ssb"):
    codes = CODES if level == NORWAY else SWEDEN
    return pd.DataFrame(
        {
            "indicator": id,
            "level": level,
            "area_id": codes,
            "year": year,
            "value": values,
            "status": "observed",
            "source": source,
            "table": "T1",
            "query": "all",
            "retrieved": "2026-06-08T06:00:00+00:00",
        }
    )


@pytest.fixture
def norway():
    """Two years of made-up figures of every Norwegian municipality, and the classes of all but one."""
    frames = [
        rows(id, NORWAY, year, 1000 + np.arange(len(CODES)) if id == "population" else RISING)
        for id in BROUGHT
        for year in (2023, 2024)
    ]
    live.write("values_ssb", pd.concat(frames, ignore_index=True))
    live.write("values_kolada", rows("turnout_municipal_pct", MUNICIPALITY, 2022, 80.0, "kolada"))
    classes = pd.DataFrame({"centrality": [1 + i % 6 for i in range(len(CODES) - 1)]}, CODES[:-1])
    live.write("classes_norway", classes)


def people_in(year):
    """The population of each Norwegian municipality, which the snapshot holds."""
    return figures.values("population", NORWAY, year)["value"].to_numpy()


def mean(values, weights, side):
    return (values[side] * weights[side]).sum() / weights[side].sum()


def chart_with(app, text):
    """The one chart whose bars are named so."""
    (found,) = [c for c in app.get("plotly_chart") if text in c.proto.spec]
    return json.loads(found.proto.spec)["data"]


@pytest.mark.parametrize("page", [*PAGES, "services", "inequality"])
@pytest.mark.parametrize(("language", "word"), [("en", "Norway"), ("sv", "Norge"), ("nb", "Norge")])
def test_without_a_refresh_a_page_says_in_one_sentence_what_it_would_add(page, language, word):
    app = run(page, lang=language)
    assert not app.exception
    assert len([c for c in app.caption if c.value.startswith(word)]) == 1
    assert "country" not in {widget.key for widget in app.get("button_group")}
    assert "country" not in app.query_params


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_asks_for_norway_too_early_is_told_so_and_shows_sweden(page):
    app = run(page, lang="en", country="norway", area="1264")
    assert not app.exception
    assert not app.warning
    assert ["yet" in info.value for info in app.info].count(True) == 1
    assert "Skurup" in words(app)


def test_another_country_is_not_known():
    app = run("jobs", lang="en", country="<b>denmark</b>")
    assert not app.exception
    assert len(app.warning) == 1


@pytest.mark.usefixtures("norway")
@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("page", ["housing", "jobs", "influence"])
def test_norway_is_shown_with_its_own_municipalities_and_scheme(page, language):
    app = run(page, lang=language, country="norway", area="0301")
    assert not app.exception
    assert not app.warning
    assert not app.error
    assert app.session_state["area"] == "0301"
    assert [c.key for c in app.get("deck_gl_json_chart")] == [f"deck_{NORWAY}"]
    assert "Oslo" in words(app)
    assert written(app, "country") == "norway"


@pytest.mark.usefixtures("norway")
def test_the_gap_of_norway_is_that_of_its_centrality():
    app = run("jobs", lang="en", country="norway", indicator="child_low_income_norway_pct")
    classes = pd.Series([1 + i % 6 for i in range(len(CODES) - 1)] + [np.nan])
    people, values = pd.Series(people_in(2024)), pd.Series(RISING)
    rural = mean(values, people, classes.isin([5, 6]))
    urban = mean(values, people, classes.isin([1, 2]))
    text = words(app)
    assert f"{rural:.1f}%" in text
    assert f"{urban:.1f}%" in text
    assert "table T1, retrieved 2026-06-08" in text


@pytest.mark.usefixtures("norway")
def test_similar_figures_stand_side_by_side_with_how_they_differ():
    app = run("influence", lang="en", indicator="turnout_municipal_pct")
    text = words(app)
    assert "Sweden and Norway" in text
    weights = people_in(2023)
    norwegian = (RISING * weights).sum() / weights.sum()
    wanted = f"Sweden 80.0% (2022, RKA); Norway {norwegian:.1f}% (2023, Statistisk sentralbyrå)."
    assert wanted in text
    caveat = INDICATORS["turnout_municipality_norway_pct"].caveat.en
    assert f"Similar, not the same: {caveat}" in text
    bars = chart_with(app, "Norway: ")[0]
    assert len(bars["y"]) == 3 + 6
    assert bars["y"][0].startswith("Sweden: ")


@pytest.mark.usefixtures("norway")
def test_the_same_definition_is_said_on_the_map_from_either_country():
    for level in (MUNICIPALITY, NORWAY):
        text = words(run("map", lang="en", level=level, indicator="age_75_plus_pct"))
        assert "Same definition in both countries." in text


@pytest.mark.usefixtures("norway")
def test_what_is_not_comparable_is_not_drawn_together():
    app = run("jobs", lang="en", country="norway", indicator="social_assistance_norway_per_1000")
    text = words(app)
    assert "Not comparable between Sweden and Norway" in text
    assert "Sweden and Norway\n" not in text
    assert not [c for c in app.get("plotly_chart") if "Sweden: " in c.proto.spec]


@pytest.mark.usefixtures("norway")
def test_going_to_the_other_country_takes_the_counterpart_and_leaves_the_municipality():
    app = run("influence", lang="en", indicator="turnout_municipal_pct", area="1264", scheme="skr")
    app.segmented_control(key="country").set_value("Norway").run()
    assert not app.exception
    assert not app.warning
    assert app.selectbox(key="indicator").value == "turnout_municipality_norway_pct"
    assert app.session_state["area"] is None
    assert app.selectbox(key="scheme").value == "centrality"
    app.segmented_control(key="country").set_value("Sweden").run()
    assert app.selectbox(key="indicator").value == "turnout_municipal_pct"
    assert not app.warning


@pytest.mark.parametrize(("before", "now"), [("norway", None), ("sweden", "1860")])
def test_a_code_that_means_a_municipality_in_each_country_stays_in_its_own(before, now):
    assert "1860" in CODES.intersection(SWEDEN)
    app = AppTest.from_file("../../pages/segregation.py", default_timeout=60)
    app.query_params["lang"] = "en"
    app.session_state["address.area"] = "1860"
    app.session_state["area_country"] = before
    app.run()
    assert app.session_state["area"] == now


def test_figures_without_classes_wait_for_them():
    live.write("values_ssb", pd.concat([rows(id, NORWAY, 2024, RISING) for id in BROUGHT]))
    app = run("jobs", lang="en", country="norway")
    assert not app.exception
    assert not app.warning
    assert not counterparts.classes_are_known(NORWAY)
    assert written(app, "country") == "norway"  # what the reader asked for is not taken away


def test_the_overview_leads_to_norway():
    assert "Norway's municipalities" in words(run("overview", lang="en"))


@pytest.mark.parametrize(("norwegian", "swedish"), SIMILAR.items())
def test_a_pair_has_one_unit_and_is_declared_similar(norwegian, swedish):
    one, other = INDICATORS[norwegian], INDICATORS[swedish]
    assert one.comparable == "similar"
    assert other.comparable != "not"
    assert one.unit == other.unit
    assert counterpart(one, NORWAY, MUNICIPALITY) is other
    assert counterpart(other, MUNICIPALITY, NORWAY) is one
