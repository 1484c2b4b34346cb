"""Norway's municipalities on the map: with the snapshot's figures, and with those of a refresh."""

import pandas as pd
import pytest
from support.pages import run, words

from indicators import figures, live
from indicators.indicator import NORWAY


@pytest.fixture
def refreshed():
    """Population of every Norwegian municipality, of two years, and the classes of all but one."""
    codes = figures.areas(NORWAY).index
    row = {
        "indicator": "population",
        "level": NORWAY,
        "status": "observed",
        "source": "ssb",
        "table": "07459",
        "query": '{"Region": "*"}',
        "retrieved": "2026-06-08T06:00:00+00:00",
    }
    years = [
        pd.DataFrame(
            {**row, "area_id": codes, "year": year, "value": range(1000, 1000 + len(codes))}
        )
        for year in (2027, 2028)  # after those of the snapshot
    ]
    live.write("values_ssb", pd.concat(years, ignore_index=True))
    classes = pd.DataFrame({"centrality": [1 + i % 6 for i in range(len(codes) - 1)]}, codes[:-1])
    live.write("classes_norway", classes)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize(
    "id", ["population", "turnout_parliament_norway_pct", "ba_commuting_norway_pct"]
)
def test_norway_is_on_the_map_without_a_refresh_and_without_classes(id, language):
    app = run("map", lang=language, level=NORWAY, indicator=id, area="0301")
    assert not app.exception
    assert not app.warning
    assert not app.error
    assert len(app.get("deck_gl_json_chart")) == 1
    assert "Oslo" in words(app)


def test_without_a_class_no_place_in_it_is_told():
    app = run("map", lang="en", level=NORWAY, indicator="population", area="0301")
    text = words(app)
    assert "class not known" in text
    assert "Place 357 of 357 in the country, counted from the lowest value." in text
    assert "in its class" not in text


def test_the_official_turnout_of_oslo_is_on_the_map():
    text = words(run("map", lang="en", level=NORWAY, indicator="turnout_parliament_norway_pct"))
    assert "Turnout in the Storting election, 2025" in text
    assert "Valgdirektoratet" in text
    assert "The publisher's usual terms (the file states no licence)" in text


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_norway_is_on_the_map_with_its_own_municipalities_and_scheme(refreshed, language):
    app = run("map", lang=language, level=NORWAY, area="0301")
    assert not app.exception
    assert not app.warning
    assert app.selectbox(key="scheme").options != []
    assert app.session_state["area"] == "0301"
    assert len(app.get("deck_gl_json_chart")) == 1
    assert "Oslo" in words(app)
    table = app.dataframe[-1].value
    assert len(table) == 357


def test_where_a_number_comes_from_is_said(refreshed):
    text = words(run("map", lang="en", level=NORWAY))
    assert "table 07459, retrieved 2026-06-08" in text
    assert "From the embedded snapshot" not in text


def test_going_to_norway_leaves_the_swedish_municipality(refreshed):
    app = run("map", lang="en", area="1264")
    app.selectbox(key="level").set_value(NORWAY).run()
    assert not app.exception
    assert not app.warning
    assert app.session_state["area"] is None
    assert app.selectbox(key="level").value == NORWAY


def test_a_municipality_without_a_class_says_so(refreshed):
    last = figures.areas(NORWAY).index[-1]
    assert "class not known" in words(run("map", lang="en", level=NORWAY, area=last))
