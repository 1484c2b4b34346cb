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


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_an_evaluation_that_has_been_updated_says_so_with_both_years(language):
    company = LIBRARY["area_company"]
    first, later = company.known[language].split(". ", 1)[0], company.known[language]
    assert first.index("2008") < first.index("150–250")
    assert re.search(r"2014.*2013.*6 ?%", later)
    assert "TRITA-FOB 2014:1" in company.source.citation(language)
    assert "2008" in company.source.citation(language)


def test_what_a_source_says_of_nearly_all_is_not_said_of_all():
    known = LIBRARY["segregation_work"].known
    assert "nästan alla kommuner" in known.sv
    assert "nearly all municipalities" in known.en
    assert "nesten alle kommuner" in known.nb


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_citation_has_no_swedish_word_between_its_authors(language):
    cited = [one.source.citation(language) for one in LIBRARY.values() if one.source]
    assert not [line for line in cited if re.search(r"\. och \w+, \w\.", line)]


def test_the_house_in_riga_is_a_former_school_in_every_language():
    what = LIBRARY["meeting_place"].what
    assert "tidigare skola" in what.sv
    assert "former school" in what.en
    assert "tidligere skole" in what.nb


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
