"""The catalogue is whole: what is declared has data, texts and a source; nothing is left over."""

import dataclasses
import importlib
import pkgutil

import pytest

import indicators
from indicators import INDICATORS, SCHEMES, embedded, figures, vintages
from indicators.catalogue import UnknownLevel, declared, of_theme
from indicators.indicator import (
    DESO,
    DESO_2025,
    LEVELS,
    MUNICIPALITY,
    NORWAY,
    REGSO,
    REGSO_2025,
    SQUARE,
    STATUSES,
    THEMES,
    UNITS,
    WITHOUT_VALUE,
)
from indicators.inputs import EVERY_SOURCE, LIVE_SOURCES, SOURCES
from indicators.order import LAST
from indicators.schemes import schemes_at
from making import refresh as refreshing
from translations import LANGUAGES, Text

WITHOUT_BASE = {
    "valmyndigheten_2022",
    "stockholm_county_2024",
}  # sources of shares that do not tell of how many
EVERY = [pytest.param(i, id=i.id) for i in INDICATORS.values()]
PUBLISHED = [
    pytest.param(i, level, year, id=f"{i.id}-{level}-{year}")
    for i in INDICATORS.values()
    for level, years in i.years.items()
    for year in years
]


def test_no_two_indicators_share_an_id():
    names = [f"indicators.{module.name}" for module in pkgutil.iter_modules(indicators.__path__)]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    declared_there = [
        i.id
        for m in modules
        if isinstance(these := getattr(m, "INDICATORS", None), tuple)
        for i in these
    ]
    assert sorted(declared_there) == sorted(INDICATORS)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_one_file_or_folder_and_declares_nothing_else(theme):
    declared_there = importlib.import_module(f"indicators.{theme}").INDICATORS
    assert {i.theme for i in declared_there} == {theme}
    assert sorted(i.id for i in declared_there) == sorted(
        i.id for i in INDICATORS.values() if i.theme == theme
    )


def test_what_is_not_named_last_stands_in_the_order_of_the_themes():
    rest = [i for i in INDICATORS.values() if i.id not in LAST]
    assert [i.theme for i in rest] == sorted((i.theme for i in rest), key=list(THEMES).index)
    assert list(INDICATORS)[len(rest) :] == list(LAST)


def texts_of(thing):
    return [v for f in dataclasses.fields(thing) if isinstance(v := getattr(thing, f.name), Text)]


@pytest.mark.parametrize("indicator", EVERY)
def test_an_indicator_is_declared_in_full(indicator):
    assert indicator.theme in THEMES
    assert indicator.unit in UNITS
    assert set(indicator.years) <= set(LEVELS)
    assert set(indicator.sources) <= set(EVERY_SOURCE)
    assert indicator.sources
    assert indicator.years or indicator.feeds
    assert indicator.weight is None or indicator.weight in INDICATORS
    assert indicator.goal is None or 1 <= indicator.goal <= 17
    assert all(list(years) == sorted(set(years)) for years in indicator.years.values())


@pytest.mark.parametrize("indicator", EVERY)
def test_an_indicator_has_its_texts_in_three_languages(indicator):
    texts = texts_of(indicator)
    assert len(texts) == 4
    for text in texts:
        for language in LANGUAGES:
            assert text[language].strip()
            assert "{" not in text[language]


@pytest.mark.parametrize("indicator", EVERY)
def test_only_counts_and_types_and_shares_of_an_unknown_number_have_no_weight(indicator):
    is_count = indicator.unit in {"people", "dwellings", "households", "cars", "type", "verdict"}
    assert (indicator.weight is None) == (is_count or set(indicator.sources) <= WITHOUT_BASE)


@pytest.mark.parametrize("indicator", [p for p in EVERY if p.values[0].weight])
def test_a_weight_is_a_count_known_wherever_the_indicator_is(indicator):
    for level in set(indicator.years) - {SQUARE}:
        year = vintages.default_year(indicator, level)
        weights = figures.weights(indicator, year, level)
        values = figures.values(indicator.id, level, year)["value"]
        assert INDICATORS[indicator.weight].unit in {"people", "dwellings"}
        assert weights[values.notna()].notna().all()


@pytest.mark.parametrize(("indicator", "level", "year"), PUBLISHED)
def test_an_indicator_has_data_for_each_level_and_year_it_declares(indicator, level, year):
    found = figures.values(indicator.id, level, year)
    assert found.index.equals(figures.areas(level).index)
    told = found.index[found["status"] != "missing"]
    if indicator.covers is None:
        withheld = found["status"] == "suppressed"
        assert withheld.mean() < (0.1 if indicator.weight == "year9_pupils" else 0.01)
        assert found["value"][(found["status"] != "none_here") & ~withheld].notna().mean() > 0.99
    else:
        assert len(told) == indicator.covers.areas < len(found)
        assert found.loc[told, "value"].notna().mean() > 0.99
    assert set(found["status"]) <= set(STATUSES)
    assert set(found["source"]) <= set(indicator.sources)


@pytest.mark.parametrize("indicator", [p for p in EVERY if p.values[0].covers])
def test_what_covers_a_part_of_the_country_says_which_and_covers_all_of_it(indicator):
    covers = indicator.covers
    assert all(covers.text[language].strip() for language in LANGUAGES)
    ((level, years),) = indicator.years.items()
    areas = figures.areas(level)
    if covers.municipalities:
        within = areas["municipality_code"].astype(str).isin(covers.municipalities)
    for year in years:
        told = figures.values(indicator.id, level, year)["status"] != "missing"
        assert not covers.municipalities or (told == within).all()
    for language in LANGUAGES:
        numbers = covers.text[language].replace(",", "").replace(" ", "")
        assert str(covers.areas) in numbers
        assert str(len(areas)) in numbers


@pytest.mark.parametrize(("indicator", "level", "year"), PUBLISHED)
def test_a_missing_value_says_why_and_a_present_one_is_not_missing(indicator, level, year):
    found = figures.values(indicator.id, level, year)
    gone = found["status"].isin(WITHOUT_VALUE)
    assert (found["value"].isna() == gone).all()


@pytest.mark.parametrize(("indicator", "level", "year"), PUBLISHED)
def test_values_are_in_their_units_range(indicator, level, year):
    values = figures.values(indicator.id, level, year)["value"].dropna()
    assert (values >= 0).all()
    if indicator.unit == "pct":
        assert (values <= 100).all()


@pytest.mark.parametrize("level", [MUNICIPALITY, REGSO, DESO, REGSO_2025, DESO_2025, NORWAY])
def test_the_snapshot_holds_nothing_that_is_not_declared(level):
    declared_here = {(i.id, year) for i in INDICATORS.values() for year in i.years.get(level, ())}
    assert set(figures._tables(level)) == declared_here


def test_every_unit_theme_and_status_is_used():
    assert {i.unit for i in INDICATORS.values()} == set(UNITS)
    assert {i.theme for i in INDICATORS.values()} == set(THEMES)
    shown = {
        status
        for i in INDICATORS.values()
        for level in [*i.years][:1]
        for status in figures.values(i.id, level)["status"]
    }
    assert shown <= set(STATUSES)


def test_every_source_that_holds_figures_is_cited_by_an_indicator_or_a_scheme():
    cited = {key for i in INDICATORS.values() for key in i.sources}
    cited |= {scheme.source for scheme in SCHEMES.values()}
    named = {"scb_localities", "scb_area_key", "scb_area_key_2025"}
    drawn = {key for key in SOURCES if SOURCES[key].units.startswith("EPSG") or key in named}
    held_against = {finding["against"] for finding in embedded.manifest()["gates"]} - {""}
    assert set(SOURCES) == (cited - set(LIVE_SOURCES)) | drawn | held_against


def test_every_theme_has_something_to_map():
    for theme in THEMES:
        fed = [i for i in INDICATORS.values() if i.theme == theme and i.feeds]
        assert any(of_theme(theme, level) for level in LEVELS) or fed


@pytest.mark.parametrize(
    "indicator", [i for i in INDICATORS.values() if not i.years], ids=lambda i: i.id
)
def test_an_indicator_without_values_says_that_a_refresh_brings_them(indicator):
    assert indicator not in of_theme(indicator.theme, MUNICIPALITY)
    with pytest.raises(UnknownLevel, match="a refresh brings its values"):
        declared(indicator.id, MUNICIPALITY, None)


def test_a_wrong_id_level_or_year_is_told_what_there_is():
    with pytest.raises(ValueError, match="No indicator is called 'x'"):
        declared("x", MUNICIPALITY, None)
    with pytest.raises(ValueError, match="No area level is called 'x'"):
        declared("population", "x", None)
    with pytest.raises(ValueError, match="only for"):
        declared("area_type", MUNICIPALITY, None)
    with pytest.raises(ValueError, match="no year 1999"):
        declared("population", MUNICIPALITY, 1999)


@pytest.mark.parametrize("scheme", schemes_at(MUNICIPALITY).values(), ids=schemes_at(MUNICIPALITY))
def test_a_scheme_knows_every_class_of_every_municipality(scheme):
    assert set(figures.areas()[scheme.column]) == set(scheme.classes)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_the_sides_of_a_scheme_are_its_classes_and_no_area_is_on_both(scheme):
    for level in scheme.levels:
        areas = figures.areas(level)
        rural, urban = scheme.sides(areas)
        assert set(areas.loc[rural, scheme.column]) <= set(scheme.rural)
        assert set(areas.loc[urban, scheme.column]) <= set(scheme.urban)
        between = areas.loc[~rural & ~urban, scheme.column].dropna()
        assert not set(between) & {*scheme.rural, *scheme.urban}
        assert not (rural & urban).any()


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_is_declared_in_full(scheme):
    assert set(scheme.rural) | set(scheme.urban) <= set(scheme.classes)
    assert not set(scheme.rural) & set(scheme.urban)
    assert scheme.source in EVERY_SOURCE
    assert scheme.levels
    assert set(scheme.levels) <= set(LEVELS)
    assert all(scheme.column in figures.classes_at(level) for level in scheme.levels)
    for text in [*texts_of(scheme), *scheme.classes.values()]:
        assert all(text[language].strip() for language in LANGUAGES)


@pytest.mark.parametrize("indicator", EVERY)
def test_a_feed_asks_a_declared_publisher_for_a_declared_level(indicator):
    assert indicator.years or indicator.feeds
    for feed in indicator.feeds:
        assert any(key.split("_")[0] == feed.source.split("_")[0] for key in indicator.sources)
        assert feed.source in refreshing.MODULES
        assert feed.level in LEVELS
        assert feed.per is None or INDICATORS[feed.per].weight is None
        assert not (feed.per and feed.whole)
        if indicator.unit == "pct":
            assert feed.times == (100 if feed.whole else 1)
    assert len({(f.table, f.level) for f in indicator.feeds}) == len(indicator.feeds)


@pytest.mark.parametrize("indicator", EVERY)
def test_a_norwegian_value_says_how_far_it_can_be_compared(indicator):
    levels = {*indicator.years, *(feed.level for feed in indicator.feeds)}
    if indicator.comparable == "same":
        assert levels > {NORWAY}
    elif indicator.comparable:  # two names, one a country
        assert levels == {NORWAY} or NORWAY not in levels
    else:
        assert NORWAY not in levels


@pytest.mark.parametrize("indicator", EVERY)
def test_a_mean_has_weights_at_every_level_that_a_refresh_brings(indicator):
    if indicator.weight is None:
        return
    weight = INDICATORS[indicator.weight]
    there = {*weight.years, *(feed.level for feed in weight.feeds)}
    assert {feed.level for feed in indicator.feeds} <= there


def test_each_country_has_its_own_schemes():
    assert set(schemes_at(NORWAY)) == {"centrality"}
    assert list(schemes_at(MUNICIPALITY)) == [
        id for id in SCHEMES if id not in {"centrality", "deso_class"}
    ]
    assert next(iter(schemes_at(MUNICIPALITY))) == "degurba"


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_no_two_indicators_share_a_title(language):
    titles = [indicator.title[language] for indicator in INDICATORS.values()]
    assert not {title for title in titles if titles.count(title) > 1}
