"""Each page run by file, as a visitor with an address would."""

import json
import re
import shutil

import pytest
from support.pages import raw, run, words, written

from indicators import INDICATORS, embedded, figures
from indicators.indicator import MUNICIPALITY, SQUARE
from indicators.schemes import schemes_at
from views import menu

PAGES = tuple(menu.titles())
MAPPED = [i.id for i in INDICATORS.values() if MUNICIPALITY in i.years]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_a_page_runs_without_a_fault_in_each_language(page, language):
    app = run(page, lang=language)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert app.title
    for chart in (*app.get("plotly_chart"), *app.get("deck_gl_json_chart")):
        assert re.search(r"\d", chart.proto.alt), "what is found, not a title alone"
        assert len(chart.proto.alt) > 30


@pytest.mark.parametrize("id", MAPPED)
def test_every_indicator_can_be_mapped(id):
    app = run("map", indicator=id, area="1264", lang="en")
    assert not app.exception
    assert "Skurup" in words(app)


@pytest.mark.parametrize("scheme", schemes_at(MUNICIPALITY))
def test_every_scheme_can_be_chosen_everywhere(scheme):
    for page in ("overview", "map", "services"):
        app = run(page, scheme=scheme, lang="sv")
        assert not app.exception
        assert app.selectbox(key="scheme").value == scheme


@pytest.mark.parametrize("kind", ["areas", "people"])
@pytest.mark.parametrize("method", ["quantiles", "jenks", "equal"])
def test_every_kind_of_map_in_every_classing(kind, method):
    app = run("map", map=kind, classes=method, indicator="wage_mean_tkr")
    assert not app.exception


def test_the_address_is_the_state_and_is_written_in_full():
    app = run("map", indicator="rented_pct", year="2021", scheme="skr", area="1264", lang="sv")
    assert app.selectbox(key="indicator").value == "rented_pct"
    assert app.selectbox(key="year").value == 2021
    assert written(app, "indicator") == "rented_pct"
    assert written(app, "year") == "2021"
    assert written(app, "level") == "municipality"
    assert written(app, "area") == "1264"
    assert written(app, "classes") == "quantiles"


def test_a_choice_goes_into_the_address():
    app = run("map", lang="sv")
    app.selectbox(key="scheme").set_value("ur3").run()
    assert written(app, "scheme") == "ur3"
    app.selectbox(key="theme").set_value("income").run()
    assert written(app, "indicator") == "earned_income_median_tkr"
    assert app.selectbox(key="year").value == 2021


def test_a_theme_without_anything_to_map_is_not_offered():
    app = run("map", lang="en")
    assert app.selectbox(key="theme").options == [
        "Services",
        "Housing",
        "Transport",
        "Jobs",
        "Incomes",
        "Education",
        "Health",
        "People",
        "Influence",
    ]


def test_the_latest_year_follows_the_indicator():
    app = run("map", indicator="cars_per_1000", lang="en")
    app.selectbox(key="theme").set_value("housing").run()
    assert written(app, "year") == "2023"
    assert not app.warning


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("indicator", "nonsense"),
        ("indicator", "pharmacy_nearest_km"),
        ("indicator", "votes_riksdag_s_pct"),
        ("level", "parish"),
        ("year", "1066"),
        ("year", "abc"),
        ("scheme", "x"),
        ("area", "9999"),
        ("lang", "fi"),
        ("map", "globe"),
        ("classes", "<script>alert(1)</script>"),
    ],
)
def test_an_unknown_word_in_the_address_is_said_and_the_default_shown(word, value):
    app = run("map", **{word: value})
    assert not app.exception
    assert len(app.warning) == 1
    assert word in app.warning[0].value
    assert "<" not in app.warning[0].value
    assert written(app, word) != value


def test_a_distance_outside_the_slider_is_said():
    app = run("services", km="5000")
    assert not app.exception
    assert len(app.warning) == 1
    assert app.slider(key="km").value == 5


def test_services_counts_the_people_beyond():
    app = run("services", service="grocery", km="10", lang="en")
    squares = figures.squares()
    far = squares.loc[squares["grocery_m"] > 10_000, "population"].sum()
    assert f"{round(far, -2):,} people" in words(app)


def test_services_slider_moves_the_numbers():
    app = run("services", lang="en")
    before = words(app)
    app.slider(key="km").set_value(20).run()
    assert not app.exception
    assert words(app) != before
    assert written(app, "km") == "20"


def test_a_missing_value_is_said_and_not_zero():
    app = run("map", indicator="age_75_plus_pct", year="2001", area="0330", lang="en")
    assert not app.exception
    assert app.metric[0].value == "–"
    assert "missing from the source" in words(app)


def test_an_estimated_municipality_is_said_to_be_one():
    assert "placed in the municipality by estimate" in words(run("map", area="1440", lang="en"))


def test_sources_shows_every_indicator_and_source():
    text = words(run("sources", lang="en"))
    for id in INDICATORS:
        assert f"`{id}`" in text


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda folder: (folder / "squares.parquet").unlink(), "missing"),
        (lambda folder: (folder / "squares.parquet").write_bytes(b"PAR1 cut"), "damaged"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "damaged"),
        (
            lambda folder: (folder / "manifest.json").write_text(
                json.dumps({"format": 99, "files": {}})
            ),
            "another version",
        ),
    ],
)
def test_a_broken_snapshot_gets_one_sentence_with_the_command(spoil, word, tmp_path, monkeypatch):
    shutil.copytree(embedded.FOLDER, tmp_path / "snapshot")
    spoil(tmp_path / "snapshot")
    monkeypatch.setattr(embedded, "FOLDER", tmp_path / "snapshot")
    _forget()
    try:
        app = run("services", lang="en")
    finally:
        _forget()
    assert not app.exception
    assert len(app.error) == 1
    assert word in app.error[0].value
    assert "python -m making snapshot" in app.error[0].value


def _forget():
    for cached in (figures.areas, figures.squares, figures._tables):
        cached.cache_clear()


def test_squares_level_is_for_the_notebook():
    assert SQUARE in INDICATORS["pharmacy_nearest_km"].years


@pytest.mark.parametrize(
    ("page", "id", "year"),
    [
        ("jobs", "open_unemployment_pct", 2024),
        ("transport", "dwellings_near_hourly_stop_500m_pct", 2021),
        ("influence", "turnout_parliament_pct", 2022),
        ("overview", "pharmacy_over_5km_pct", 2025),
        ("overview", "turnout_municipality_pct", 2022),
    ],
)
def test_a_page_says_the_chosen_places_own_value_first(page, id, year):
    app = run(page, area="1264", indicator=id, lang="en")
    assert not app.exception
    text = words(app)
    own, country = f"**Skurup: {raw(id, year)['1264']:.1f}%.**", "In rural municipalities"
    assert own in text
    assert text.index(own) < text.rindex(country)


def test_without_a_place_the_overview_speaks_of_the_country_alone():
    text = words(run("overview", lang="en"))
    assert "Its class as a whole" not in text
    assert text.count("In rural municipalities") == 6
