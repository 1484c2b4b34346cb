"""Indicators that only a refresh brings: hidden before, on the pages after."""

import pytest
from streamlit.testing.v1 import AppTest
from support.refreshed import KEY_FIGURES

from indicators import INDICATORS
from indicators.indicator import THEMES


def run(page, **address):
    app = AppTest.from_file(f"../../pages/{page}.py", default_timeout=60)
    for word, value in address.items():
        app.query_params[word] = value
    return app.run()


def words(app):
    kinds = (app.markdown, app.caption, app.title, app.subheader)
    return "\n".join(element.value for kind in kinds for element in kind)


def options(app, key):
    return list(app.selectbox(key=key).options)


def test_a_theme_without_any_value_is_not_offered():
    offered = options(run("map", lang="en"), "theme")
    assert THEMES["housing"].en in offered
    assert THEMES["meeting"].en not in offered
    assert THEMES["equality"].en not in offered


def test_an_indicator_without_any_value_is_said_to_be_unknown():
    app = run("map", indicator="crowded_pct", lang="en")
    assert not app.exception
    assert len(app.warning) == 1
    assert "crowded_pct" in app.warning[0].value
    titles = options(app, "indicator")
    assert INDICATORS["crowded_pct"].title.en not in titles


def test_sources_lists_what_a_refresh_will_bring():
    text = words(run("sources", lang="en"))
    assert "`crowded_pct`" in text
    assert "after a refresh. Source: Kolada" in text


@pytest.mark.usefixtures("refreshed_key_figures")
def test_after_a_refresh_every_theme_is_offered():
    app = run("map", indicator="employed_20_64_pct", lang="en")
    assert not app.exception
    assert not app.warning
    assert options(app, "theme") == [title.en for title in THEMES.values()]
    assert options(app, "year") == ["2025", "2024"]


@pytest.mark.usefixtures("refreshed_key_figures")
@pytest.mark.parametrize("indicator", KEY_FIGURES, ids=lambda i: i.id)
def test_every_key_figure_can_be_mapped_with_its_source(indicator):
    app = run("map", indicator=indicator.id, area="1264", lang="sv")
    assert not app.exception
    assert not app.warning
    text = words(app)
    assert indicator.caveat.sv in text
    assert "Kolada, nyckeltal för kommuner" in text


@pytest.mark.usefixtures("refreshed_key_figures")
def test_the_theme_can_be_changed_to_one_that_a_refresh_brought():
    app = run("map", lang="en")
    app.selectbox(key="theme").set_value("meeting").run()
    assert not app.exception
    assert INDICATORS[app.selectbox(key="indicator").value].theme == "meeting"
    assert app.selectbox(key="year").value == 2025


@pytest.mark.usefixtures("refreshed_key_figures")
def test_a_municipality_without_a_row_is_missing_and_not_zero():
    app = run("map", indicator="crowded_pct", area="0114", lang="en")
    assert not app.exception
    assert app.metric[0].value == "–"


@pytest.mark.usefixtures("refreshed_key_figures")
def test_sources_tells_the_years_that_a_refresh_brought():
    assert "Municipality (2024–2025)" in words(run("sources", lang="en"))


@pytest.mark.usefixtures("refreshed_key_figures")
def test_a_figure_is_cited_from_where_it_came():
    embedded = words(run("map", indicator="rented_pct", year="2023", lang="en"))
    assert "From the embedded snapshot" in embedded
    assert "Kolada" not in embedded
    refreshed = words(run("map", indicator="crowded_pct", lang="en"))
    assert "From a refresh" in refreshed
    assert "Source: RKA: Kolada" in refreshed


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "När den stängs visas det som redan hämtats vidare"),
        ("en", "When it closes, what was already fetched is still shown"),
        ("nb", "Når den stenges, vises det som allerede er hentet"),
    ],
)
def test_sources_says_what_the_older_service_takes_with_it_when_it_closes(language, sentence):
    assert sentence in words(run("sources", lang=language))
