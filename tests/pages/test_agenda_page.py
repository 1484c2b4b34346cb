"""Agenda 2030 for one municipality: what stands for each goal, with whose choice it is."""

import pandas as pd
import pytest
from support.pages import cells, html, raw, run, words

from analysis import agenda
from indicators import figures, live
from indicators.indicator import MUNICIPALITY

SKURUP = "1264"


@pytest.fixture
def _refreshed():
    """Values of every key figure of RKA's choice: 1, 2, 3 … in the order of the codes, a year after ten more."""
    codes = list(figures.areas().index)
    ids = {f.indicator for goal in agenda.GOALS.values() for f in goal.key_figures}
    rows = [
        (id, code, year, (n % 60) + 1.0 + (10 if year == 2025 else 0))
        for id in sorted(ids)
        for year in (2024, 2025)
        for n, code in enumerate(codes)
        if not (id == "crowded_pct" and code == SKURUP)
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "area_id", "year", "value"]).assign(
        level=MUNICIPALITY,
        status="observed",
        source="kolada",
        table="N00000",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_kolada", frame[live.COLUMNS])


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_goals_have_their_official_names(language):
    app = run("agenda", area=SKURUP, lang=language)
    assert not app.exception
    assert not app.warning
    titles = [element.value for element in app.subheader]
    assert len(titles) == 6
    for title, goal in zip(titles, agenda.GOALS.values(), strict=True):
        assert title.endswith(f"{goal.number}: {goal.title[language]}")


def test_what_waits_for_a_refresh_is_named():
    text = words(run("agenda", area=SKURUP, lang="en"))
    assert "After a refresh: Good health as judged by oneself" in text
    assert text.index("Chosen by RKA") < text.index("Chosen by Klyftkartan")
    assert "RKA's choice names N03700" in text


def test_the_numbers_are_those_of_the_file():
    values = raw("wage_mean_tkr", 2023)
    classes = figures.areas()["skr_group"]
    same = values[classes[classes == classes[SKURUP]].index]
    app = run("agenda", area=SKURUP, scheme="skr", lang="en")
    value, median, _country, place, _change = cells(app, "indicator=wage_mean_tkr")
    assert value[0] == f"{values[SKURUP]:.1f}"
    assert median == [f"{same.median():.1f}"]
    assert place == [str((same < values[SKURUP]).sum() + 1), "of", str(len(same))]


@pytest.mark.usefixtures("_refreshed")
def test_after_a_refresh_rkas_key_figures_have_values():
    app = run("agenda", area=SKURUP, lang="en")
    assert not app.exception
    text = words(app)
    assert "Good health as judged by oneself" not in text
    assert "No value for this municipality: Crowding in blocks of flats." in text
    position = list(figures.areas().index).index(SKURUP)
    value, *_others, change = cells(app, "indicator=womens_income_of_mens_pct")
    assert value == [f"{position % 60 + 11:.1f}", "2025"]
    assert change[0] == "+10.0"
    # It stands for two goals: shown at both.
    assert html(app).count("indicator=stop_hourly_within_500m_pct") == 2


def test_a_goal_has_no_score():
    text = words(run("agenda", lang="en"))
    assert "There is no score for a goal" in text


@pytest.mark.parametrize(("word", "value"), [("area", "9999"), ("scheme", "x")])
def test_a_word_that_is_not_known_gets_a_sentence(word, value):
    app = run("agenda", **{"lang": "en", word: value})
    assert not app.exception
    assert len(app.warning) == 1


def test_every_indicator_of_a_goal_is_in_its_table_or_named():
    app = run("agenda", area=SKURUP, lang="en")
    everything = html(app) + words(app).replace("\\", "")
    for goal in agenda.GOALS.values():
        for indicator in (*agenda.chosen_by_rka(goal), *agenda.chosen_here(goal)):
            assert f"indicator={indicator.id}&" in everything or indicator.title.en in everything


def test_a_place_that_many_share_is_said_to_be_shared():
    """In the extract of the timetable most municipalities of its class have no one within 5 km of a station."""
    classes = figures.areas()["degurba"]
    same = raw("rail_over_5km_pct", 2025)[classes == classes[SKURUP]].dropna()
    place = (same < same[SKURUP]).sum() + 1
    shared = (same == same[SKURUP]).sum()
    assert (place, len(same), shared) == (25, 126, 102)
    for language, told in (("en", "of 126 (shared by 102)"), ("sv", "av 126 (delas av 102)")):
        app = run("agenda", area=SKURUP, scheme="degurba", lang=language)
        cell = cells(app, "indicator=rail_over_5km_pct")[3]
        assert " ".join(cell) == f"25 {told}"
