"""A refresh of Kolada's key figures: what comes in, and what is said of what does not."""

import re
from collections import Counter

import pytest
from support.fake_kolada import Kolada, row

from indicators import INDICATORS, figures, get, live, vintages
from indicators.catalogue import of_theme
from indicators.indicator import MUNICIPALITY, THEMES, UNITS
from loaders import kolada
from making.refresh import kolada as refresh_kolada
from making.refresh import refresh
from translations import LANGUAGES

CODES = list(figures.areas(MUNICIPALITY).index)
NAMES = figures.areas(MUNICIPALITY)["name"].to_dict()
FEEDS = [
    (indicator, feed)
    for indicator in INDICATORS.values()
    for feed in indicator.feeds
    if feed.source == "kolada"
]
SOME = ["crowded_pct", "employed_20_64_pct", "womens_income_of_mens_pct"]
TABLES = {"crowded_pct": "N07907", "employed_20_64_pct": "N02267"}


@pytest.fixture
def only(monkeypatch):
    """`only(ids)`: a catalogue of these indicators alone."""

    def choose(*ids):
        chosen = {id: INDICATORS[id] for id in ids}
        monkeypatch.setattr(refresh_kolada, "INDICATORS", chosen)

    return choose


def everywhere(kpi, year=2023, value=12.0):
    return [row(kpi, code, year, value) for code in CODES]


def outcome(**options):
    (one,) = refresh(["kolada"], **options)
    return one


def steps_of():
    told = []
    return told, lambda step: told.append((step.done, step.of, step.what))


def test_values_become_years_of_their_indicators(publish, only):
    only("crowded_pct", "employed_20_64_pct")
    rows = [*everywhere("N07907", 2022, 10.0), *everywhere("N07907", 2023, 12.5)]
    publish(kolada=Kolada([*rows, *everywhere("N02267", 2023, 80.0)]))
    one = outcome()
    assert (one.result, one.sentences, one.rows) == ("done", (), 3 * 290)
    assert vintages.years(INDICATORS["crowded_pct"], MUNICIPALITY) == (2022, 2023)
    frame = get("crowded_pct", year=2022)
    assert set(frame["value"]) == {10.0}
    assert set(frame["source"]) == {"kolada"}
    found = figures.values("crowded_pct", year=2022)
    assert set(found["table"]) == {"N07907"}
    assert set(found["query"]) == {"/data/kpi/N07907/year/2022"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", found["retrieved"].iloc[0])


def test_a_year_of_the_snapshot_stays_and_later_ones_are_added(publish, only):
    only("rented_pct")
    before = figures.values("rented_pct", year=2023)["value"]
    rows = [*everywhere("N07956", 2023, 1.0), *everywhere("N07956", 2024, 2.0)]
    publish(kolada=Kolada(rows))
    assert outcome().result == "done"
    assert vintages.years(INDICATORS["rented_pct"], MUNICIPALITY) == (2020, 2021, 2022, 2023, 2024)
    assert figures.values("rented_pct", year=2023)["value"].equals(before)
    assert set(figures.values("rented_pct", year=2024)["value"]) == {2.0}


def test_groups_regions_and_the_country_are_never_municipalities(publish, only):
    only("crowded_pct")
    others = [row("N07907", code, 2023, 99.0) for code in ("G33", "0000", "0012", "G114418")]
    publish(kolada=Kolada([*everywhere("N07907"), *others], by_area=False))
    assert outcome().result == "done"
    assert set(figures.values("crowded_pct")["value"]) == {12.0}


def test_only_the_total_is_taken_never_a_mean_of_women_and_men(publish, only):
    only("crowded_pct", "employed_20_64_pct")
    split = [row("N07907", code, 2023, 12.0, K=1.0, M=99.0) for code in CODES]
    no_total = [row("N02267", code, 2023, 70.0, gender="K", M=80.0) for code in CODES]
    publish(kolada=Kolada([*split, *no_total]))
    one = outcome()
    assert one.sentences == ("kolada N02267: no total, only K, M",)
    assert set(figures.values("crowded_pct")["value"]) == {12.0}


def test_missing_withheld_and_absent_values_keep_their_status(publish, only):
    only("crowded_pct")
    rows = everywhere("N07907")[3:]
    rows += [row("N07907", CODES[0], 2023, None, status="Missing")]
    rows += [row("N07907", CODES[1], 2023, None, status="Private")]
    publish(kolada=Kolada(rows))
    assert outcome().result == "done"
    found = figures.values("crowded_pct")
    assert found["status"].iloc[:4].tolist() == ["missing", "suppressed", "missing", "observed"]
    assert found["value"].isna().sum() == 3


def test_a_year_of_which_nothing_is_known_is_no_year(publish, only):
    only("crowded_pct")
    empty = [row("N07907", code, 2024, None, status="Missing") for code in CODES]
    publish(kolada=Kolada([*everywhere("N07907"), *empty]))
    outcome()
    assert vintages.years(INDICATORS["crowded_pct"], MUNICIPALITY) == (2023,)


@pytest.mark.parametrize("refused", [(), ("N02267",)], ids=["empty list", "404"])
def test_a_retired_key_figure_is_named_and_the_others_go_on(publish, only, refused):
    only("crowded_pct", "employed_20_64_pct")
    publish(kolada=Kolada(everywhere("N07907"), refused=refused))
    one = outcome()
    assert one.result == "partly"
    assert one.sentences == ("kolada N02267: no values; retired?",)
    assert INDICATORS["employed_20_64_pct"] not in of_theme("jobs", MUNICIPALITY)


def test_a_key_figure_that_the_catalogue_lists_is_not_called_retired(publish, only):
    only("crowded_pct", "gross_product_tkr")
    titles = {"N03702": "Bruttoregionprodukt"}
    publish(kolada=Kolada(everywhere("N07907"), titles=titles))
    (sentence,) = outcome().sentences
    assert "N03702" in sentence
    assert "“Bruttoregionprodukt”" in sentence


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row("N02267", "9999", 2023, 1.0), "N02267: unknown area 9999 (1 in all)"),
        (row("N02267", "114", 2023, 1.0), "N02267: unknown area 114 (1 in all)"),
        (row("N02267", "0114", 2023, 80.0), "N02267: the same value twice, of 0114"),
        (row("N02267", "0115", 2022, "x"), "N02267: 'x' is no number (area 0115)"),
        (row("N02267", "0115", 2022, 100.5), "N02267: 100.5 of 0115 in 2022"),
        (row("N02267", "0115", 2022, -1), "N02267: -1.0 of 0115 in 2022"),
        (row("N02267", "0115", 2022, "inf"), "N02267: inf of 0115 in 2022"),
        (row("N02267", "0115", "2022 Q1", 1.0), "N02267: a row of '2022 Q1', not of a year"),
    ],
)
def test_what_is_wrong_with_one_key_figure_is_named_and_touches_no_other(
    publish, only, wrong, sentence
):
    only("crowded_pct", "employed_20_64_pct")
    publish(kolada=Everything([*everywhere("N07907"), *everywhere("N02267", value=80.0), wrong]))
    one = outcome()
    assert one.result == "partly"
    assert one.rows == 290
    (said,) = one.sentences
    assert sentence in said


class Everything(Kolada):
    """Gives whatever it has of a key figure, asked for or not; knows no municipalities in addresses."""

    def __init__(self, rows, **options):
        super().__init__(rows, by_area=False, **options)

    def _is_asked_for(self, row, chosen):
        return row["kpi"] in chosen["kpi"]


def test_an_index_of_more_than_a_hundred_is_no_fault_where_it_is_no_share(publish, only):
    only("womens_income_of_mens_pct")
    publish(kolada=Kolada(everywhere("N00952", value=101.0)))
    assert outcome().result == "done"


def test_a_municipality_that_the_project_does_not_know_is_named(publish, only):
    only("crowded_pct")
    publish(kolada=Kolada(everywhere("N07907"), municipalities={**NAMES, "0199": "Nyby"}))
    one = outcome()
    assert one.sentences == ("kolada: unknown area 0199 Nyby: left out.",)
    assert one.rows == 290


@pytest.mark.parametrize("fault", ["500", "429 long", "drip", "html", "cut", "empty", "elsewhere"])
def test_a_service_that_is_down_leaves_the_old_figures(publish, only, fault):
    only("crowded_pct")
    servers = publish(kolada=Kolada(everywhere("N07907")))
    outcome()
    before = live.read("values_kolada")
    servers["kolada"].fault(*[fault] * 200)
    one = outcome(anew=True)
    assert one.result == "kept"
    assert len(one.sentences) == 1
    assert live.read("values_kolada").equals(before)


@pytest.mark.parametrize("fault", ["429", "429 bare", "500", "drop", "html", "cut", "empty"])
def test_a_fault_that_passes_is_not_noticed(publish, only, fault):
    only("crowded_pct")
    servers = publish(kolada=Kolada(everywhere("N07907"), municipalities=NAMES))
    servers["kolada"].fault(fault)
    assert outcome().result == "done"
    assert set(figures.values("crowded_pct")["value"]) == {12.0}


def test_what_came_before_the_service_went_down_is_kept(publish, monkeypatch, only):
    only("crowded_pct", "employed_20_64_pct")
    in_lists = kolada.batches

    def each_key_figure_alone(items):
        return [[i] for i in items] if str(next(iter(items))).startswith("N") else in_lists(items)

    monkeypatch.setattr(kolada, "batches", each_key_figure_alone)
    service = Kolada([*everywhere("N07907"), *everywhere("N02267")])
    servers = publish(kolada=service)
    servers["kolada"].only = lambda asked: "N02267" in asked.path
    servers["kolada"].fault(*["500"] * 100)
    one = outcome()
    assert one.result == "partly"
    assert "N02267" in one.sentences[-1]
    assert "Not asked for" in one.sentences[-1]
    assert vintages.years(INDICATORS["crowded_pct"], MUNICIPALITY) == (2023,)


def test_the_old_rows_of_a_key_figure_that_fails_stay(publish, only):
    only("crowded_pct", "employed_20_64_pct")
    service = Kolada([*everywhere("N07907"), *everywhere("N02267", value=80.0)])
    publish(kolada=service)
    outcome()
    service.rows = everywhere("N07907", value=13.0)
    one = outcome(anew=True)
    assert one.result == "partly"
    assert set(figures.values("crowded_pct")["value"]) == {13.0}
    assert set(figures.values("employed_20_64_pct")["value"]) == {80.0}


def test_a_refresh_can_be_stopped_and_leaves_nothing_half_done(publish, only):
    only("crowded_pct")
    servers = publish(kolada=Kolada(everywhere("N07907")))
    one = outcome(is_cancelled=lambda: len(servers["kolada"].asked) > 3)
    assert one.result == "cancelled"
    assert live.read("values_kolada") is None


def test_progress_is_told_and_never_more_than_whole(publish, only):
    only("crowded_pct")
    publish(kolada=Kolada(everywhere("N07907"), per_page=5))
    told, progress = steps_of()
    outcome(progress=progress)
    assert len(told) > 12
    assert all(0 <= done <= of for done, of, _ in told)
    assert told[-1][2] == "N07907"


SURVEYS = {
    "N00558": "U01558",
    "N00559": "U01559",
    "N00572": "U01676",
    "N00574": "U01574",
    "N00591": "U01591",
    "N00592": "U01592",
    "N00650": "U01650",
    "N00664": "U01664",
    "N00666": "U01666",
    "N00669": "U01669",
    "U01405": "U01511",
}


def test_every_survey_names_the_key_figure_of_its_uncertainty():
    assert {f.table: f.uncertainty for _, f in FEEDS if f.uncertainty} == SURVEYS
    assert {f.table for i, f in FEEDS if "_survey_pct" in i.id} == set(SURVEYS)
    assert not set(SURVEYS.values()) & {f.table for _, f in FEEDS}


def test_the_uncertainty_comes_beside_each_value_of_its_year(publish, only):
    only("trust_politicians_survey_pct", "crowded_pct")
    rows = [*everywhere("N07907"), *everywhere("N00664", 2023, 30.0), *everywhere("N00664", 2024)]
    rows += [row("U01664", CODES[0], 2023, 3.4), row("U01664", CODES[1], 2023, 5.1)]
    rows += [row("U01664", CODES[2], 2023, None, status="Missing")]
    publish(kolada=Kolada(rows))
    one = outcome()
    assert (one.result, one.rows) == ("done", 3 * 290 + 3)
    frame = get("trust_politicians_survey_pct", year=2023)
    assert frame["value"].tolist() == [30.0] * 290
    assert frame["margin"].iloc[:2].tolist() == [3.4, 5.1]
    assert frame["margin"].iloc[2:].isna().all()
    assert get("trust_politicians_survey_pct", year=2024)["margin"].isna().all()
    assert get("crowded_pct")["margin"].isna().all()
    assert get("rented_pct", year=2023)["margin"].isna().all()
    assert vintages.years(INDICATORS["trust_politicians_survey_pct"], MUNICIPALITY) == (2023, 2024)


def test_without_its_uncertainty_a_survey_is_still_shown_and_the_lack_is_told(publish, only):
    only("trust_politicians_survey_pct")
    publish(kolada=Kolada(everywhere("N00664")))
    one = outcome()
    assert one.sentences == ("kolada U01664: no values; retired?",)
    assert set(get("trust_politicians_survey_pct")["value"]) == {12.0}
    assert get("trust_politicians_survey_pct")["margin"].isna().all()


@pytest.mark.parametrize("wrong", [-1.0, 130.0])
def test_an_uncertainty_that_no_share_can_have_is_refused(publish, only, wrong):
    only("trust_politicians_survey_pct")
    publish(kolada=Kolada([*everywhere("N00664"), *everywhere("U01664", value=wrong)]))
    one = outcome()
    assert f"U01664: {wrong}" in one.sentences[0]
    assert get("trust_politicians_survey_pct")["margin"].isna().all()


def test_every_key_figure_is_well_formed_and_declared_once():
    counts = Counter(feed.table for _, feed in FEEDS)
    assert len(FEEDS) > 50
    assert set(counts.values()) == {1}
    for indicator, feed in FEEDS:
        assert re.fullmatch(r"[NU]\d{5}", feed.table)
        assert feed.level == MUNICIPALITY
        assert (feed.part, feed.whole, feed.times) == ({}, None, 1.0)
        assert "kolada" in indicator.sources
        if not indicator.years:
            assert all(feed.table in indicator.formula[language] for language in LANGUAGES)
    assert set(refresh_kolada.wanted()) == set(counts)


def test_every_declared_key_figure_can_be_brought_and_shown(publish):
    highest = {"gini": 0.3, "verdict": 1.0}
    rows = [
        cell
        for indicator, feed in FEEDS
        for cell in everywhere(feed.table, 2026, highest.get(indicator.unit, 50.0))
    ]
    uncertain = [feed.uncertainty for _, feed in FEEDS if feed.uncertainty]
    rows += [cell for number in uncertain for cell in everywhere(number, 2026, 4.0)]
    publish(kolada=Kolada(rows, municipalities=NAMES))
    one = outcome()
    assert one.result == "done"
    assert one.rows == 290 * (len(FEEDS) + len(uncertain))
    for theme in THEMES:
        assert of_theme(theme, MUNICIPALITY)
    for indicator, _ in FEEDS:
        assert get(indicator.id)["value"].notna().all()
        if indicator.weight:
            assert figures.weights(indicator, 2026).notna().all()
        assert UNITS[indicator.unit]


@pytest.mark.live
def test_the_service_itself_knows_every_key_figure():
    numbers = [number for _, f in FEEDS for number in (f.table, f.uncertainty) if number]
    assert set(kolada.titles(numbers)) == set(numbers)
