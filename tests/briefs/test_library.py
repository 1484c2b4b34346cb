"""The library of measures: each says what it is, what is known, and who says so."""

import re

import pytest

from briefs.library import LIBRARY, fitting
from indicators.indicator import THEMES


@pytest.mark.parametrize("measure", LIBRARY.values(), ids=lambda measure: measure.id)
def test_a_measure_is_whole_in_every_language(measure):
    assert set(measure.themes) <= set(THEMES)
    for language in ("sv", "en", "nb"):
        assert 10 < len(measure.name[language]) <= 60
        assert len(re.findall(r"[.!?](?= |$)", measure.what[language])) == 2
        assert measure.what[language].endswith(".")
        assert measure.known[language].endswith(".")
        assert len(measure.what[language]) + len(measure.known[language]) < 480


@pytest.mark.parametrize("measure", LIBRARY.values(), ids=lambda measure: measure.id)
def test_a_measure_has_a_source_that_can_be_looked_up(measure):
    if measure.id == "own":
        assert measure.source is None
        return
    source = measure.source
    assert source.publisher
    assert source.title
    assert source.year == 0 or 1990 < source.year <= 2026
    assert re.fullmatch(r"https://[\w.-]+/\S+", source.address)
    assert source.address in source.citation("sv")


def test_the_effect_is_said_to_be_unmeasured_unless_the_source_measures_it():
    told = {id for id, one in LIBRARY.items() if "not measured here" in one.known.en}
    assert set(LIBRARY) - told == {"area_company", "own"}
    assert "uncertain" in LIBRARY["area_company"].known.en


def test_what_the_issue_asks_for_is_there():
    assert {
        "meeting_place",
        "intermediary",
        "stakeholder_map",
        "new_finance",
        "area_company",
        "mobile_service",
        "service_point",
        "on_demand_transport",
    } <= set(LIBRARY)


@pytest.mark.parametrize("theme", THEMES)
def test_those_made_for_the_theme_come_first_and_the_readers_own_last(theme):
    order = fitting(theme)
    assert {one.id for one in order} == set(LIBRARY)
    assert order[-1].id == "own"
    fits = [theme in one.themes for one in order[:-1]]
    assert fits == sorted(fits, reverse=True)


def test_the_best_fit_is_the_one_whose_first_theme_it_is():
    assert fitting("transport")[0].id == "on_demand_transport"
    assert fitting("meeting")[0].id == "meeting_place"
    assert fitting("services")[0].id == "service_point"
