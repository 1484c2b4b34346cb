"""Schools, length of life, projection and Norway on the map, in a comparison and in a profile."""

import json

import pytest
from support.pages import html, run, words

from indicators import INDICATORS, figures
from indicators.indicator import NORWAY
from translations import LANGUAGES

OF_SWEDEN = (
    "merit_value",
    "eligible_vocational_in_schools_pct",
    "year9_schools_withheld_pct",
    "localities_with_school_pct",
    "life_expectancy_men_years",
    "life_expectancy_women_years",
    "population_projection",
    "population_projection_index",
)
OF_NORWAY = ("age_0_19_pct", "ba_minutes_norway", "ba_commuting_norway_pct")


def plain(app):
    return words(app).replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


@pytest.mark.parametrize("id", OF_SWEDEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_on_the_map_with_its_definition_and_caveat(id, language):
    app = run("map", indicator=id, lang=language, area="1264")
    assert not app.exception
    assert not app.warning
    assert not app.error
    indicator, text = INDICATORS[id], plain(app)
    assert indicator.meaning[language].replace("\N{NO-BREAK SPACE}", " ") in text
    assert indicator.caveat[language].replace("\N{NO-BREAK SPACE}", " ") in text


@pytest.mark.parametrize("id", OF_NORWAY)
def test_each_of_norway_is_on_the_map_without_a_refresh(id):
    app = run("map", level=NORWAY, indicator=id, lang="nb", area="3454")
    assert not app.exception
    assert not app.warning
    assert INDICATORS[id].title.nb in plain(app)


def test_a_period_is_told_as_one_wherever_its_figure_stands():
    app = run("map", indicator="life_expectancy_men_years", lang="en", area="2425")
    assert app.selectbox(key="year").options[:2] == ["2015–2019", "2014–2018"]
    assert "Life expectancy, men, 2015–2019" in plain(app)
    (metric,) = [one for one in app.metric if "Life expectancy" in one.label]
    assert metric.value.replace("\N{NO-BREAK SPACE}", " ") == "81.0 ± 3.2 years"
    text = plain(
        run("compare", areas="2425,1280", indicators="life_expectancy_men_years", lang="en")
    )
    assert "Life expectancy, men, 2015–2019" in text
    assert "what chance does to a life expectancy" in text
    assert "78.2 years in 1998–2002, 81.0 years in 2015–2019: +2.8 years." in text


def test_two_small_municipalities_are_not_told_apart():
    ids = "life_expectancy_men_years"
    values = figures.values(ids)["value"]
    assert 0 < abs(values["2425"] - values["2403"]) < 3
    app = run("compare", areas="2425,2403", indicators=ids, lang="en")
    assert not app.exception
    assert "are highest and lowest, but not distinguishable" in plain(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_has_life_and_schools_and_no_projection(language):
    text = html(run("profile", area="1264", lang=language))
    for id in ("merit_value", "life_expectancy_men_years"):
        assert INDICATORS[id].title[language] in text
    for id in ("population_projection", "population_projection_index"):
        assert INDICATORS[id].title[language] not in text


def test_a_withheld_result_says_so_on_the_map():
    text = plain(run("map", indicator="merit_value", lang="en", area="2425"))
    assert "No value: it is missing from the source, or withheld." in text


def test_the_years_of_a_projection_are_its_own():
    app = run("map", indicator="population_projection", lang="en", area="1264")
    assert app.selectbox(key="year").options == ["2040", "2035", "2030", "2025"]
    assert "A projection of 2022, not an outcome" in plain(app)


def test_norwegian_municipalities_are_compared_without_a_refresh():
    app = run(
        "compare",
        level=NORWAY,
        areas="0301,4601",
        indicators="turnout_parliament_norway_pct,population",
        lang="en",
    )
    assert not app.exception
    assert not app.warning
    values = figures.values("turnout_parliament_norway_pct", NORWAY)["value"]
    high, low = sorted(values[["0301", "4601"]], reverse=True)
    assert f"a difference of {high - low:.1f}" in plain(app)


def test_without_classes_the_countries_are_compared_as_wholes_and_no_class_is_drawn_empty():
    app = run("map", level=NORWAY, indicator="age_0_19_pct", lang="en", area="0301")
    assert not app.exception
    text = plain(app)
    assert "Sweden and Norway" in text
    assert "Same definition in both countries." in text
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert not [one for one in charts if "Norway: " in one]
    (over_years,) = [one for one in charts if '"name":"Oslo"' in one.replace(": ", ":")]
    assert "its class" not in over_years


def test_a_long_series_names_some_of_its_years():
    app = run("map", level=NORWAY, indicator="population", lang="en", area="0301")
    (spec,) = [
        json.loads(chart.proto.spec)
        for chart in app.get("plotly_chart")
        if "Oslo" in chart.proto.spec
    ]
    named = spec["layout"]["xaxis"]["tickvals"]
    assert named[0] == 2026
    assert len(named) <= 12
    assert len(spec["data"][0]["x"]) == 22
