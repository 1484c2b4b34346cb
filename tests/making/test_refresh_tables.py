"""From the tables of Statistics Sweden and Statistics Norway to values, by every declared feed."""

import dataclasses
import re
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pytest
from support.pxweb_server import Dim, Old, Px, Service
from support.server import Reply

from indicators import INDICATORS, figures, live, vintages
from indicators.indicator import (
    DESO,
    DESO_2025,
    MUNICIPALITY,
    NORWAY,
    REGSO,
    REGSO_2025,
    Feed,
    feeds_at,
)
from loaders import _http
from loaders._http import cancellable
from loaders.faults import PublisherFault
from making import refresh as refreshing
from making.refresh import Collected, feeds, refresh, scb, scb_v1, ssb, ssb_klass

KNOWN = {
    MUNICIPALITY: pd.Index(["0114", "0115", "1264"]),
    REGSO: pd.Index(["0114R001", "0114R002", "1264R001"]),
    DESO: pd.Index(["0114A0010", "0114C1010", "1264B2010"]),
    REGSO_2025: pd.Index(["0114R001", "0114R003"]),
    DESO_2025: pd.Index(["0114A0010", "1264B2020"]),
    NORWAY: pd.Index(["0301", "3101", "4601"]),
}
IN_SCB = [
    "00",
    "01",
    "0010",  # a group of municipalities
    *KNOWN[MUNICIPALITY],
    *KNOWN[REGSO],
    *KNOWN[DESO],
    *(f"{code}_RegSO2025" for code in KNOWN[REGSO_2025]),
    *(f"{code}_DeSO2025" for code in KNOWN[DESO_2025]),
]
IN_SSB = ["0", "31", *KNOWN[NORWAY], "0101", "3001"]  # two of earlier borders
KIND = {"scb": ("Region", IN_SCB), "scb_v1": ("Region", IN_SCB), "ssb": ("Region", IN_SSB)}
YEARS = {
    "scb": ["2021", "2022", "2023", "2024", "2025"],
    "scb_v1": ["2018", "2022"],
    "ssb": ["2024", "2025"],
}


def quiet(done: int, of: int, what: str) -> None:
    assert 0 <= done <= of
    assert what


@pytest.fixture(autouse=True)
def few_areas(monkeypatch):
    monkeypatch.setattr(feeds, "known_areas", lambda: dict(KNOWN))


def of(*declared: tuple[str, tuple[Feed, ...]]):
    """Some indicators with other feeds than they have."""
    return {id: dataclasses.replace(INDICATORS[id], feeds=these) for id, these in declared}


@pytest.fixture
def declared(monkeypatch):
    def declare(*these):
        monkeypatch.setattr(feeds, "INDICATORS", of(*these))

    return declare


def table(
    publisher: str, cell, *, notes=(), regions=None, years=None, **dims: Iterable[str] | Dim
) -> Px:
    region, known = KIND[publisher]
    made = {region: Dim(dict.fromkeys(regions or known, "an area"), role="geo")}
    for code, values in dims.items():
        made[code] = (
            values if isinstance(values, Dim) else Dim({v: f"label of {v}" for v in values})
        )
    made.setdefault("ContentsCode", Dim({"c": "the figure"}, role="metric"))
    made["Tid"] = Dim({year: year for year in years or YEARS[publisher]}, role="time")
    return Px(dims=made, cell=cell, notes=list(notes))


def values(collected: Collected, key: str = "scb") -> pd.Series:
    frame = collected.parts[f"values_{key}"]
    keys = ["indicator", "level", "area_id", "year"]
    return frame.astype(dict.fromkeys(keys, object)).set_index(keys)["value"]


AGES = ("totalt", "-4", "5-9", "10-14", "15-19", "80-")
YOUNG = ("-4", "5-9", "10-14", "15-19")


def by_age(key):
    """1,000 people, of whom each young class 50; in 0115 40 people only; nobody by a division not in force."""
    area, year = key["Region"], int(key["Tid"])
    if re.search("[RABC]", area[4:5]) and ("2025" in area) != (year >= 2024):
        return 0  # as the real table answers, not ".."
    whole = 40 if area.startswith("0115") else 1000
    return {"totalt": whole, "80-": 7}.get(key["Alder"], whole // 20)


POPULATION = feeds_at(
    (MUNICIPALITY, REGSO, DESO, REGSO_2025, DESO_2025), "scb", "T1", part={"Alder": ("totalt",)}
)
SHARE = feeds_at(
    (MUNICIPALITY, REGSO, DESO, REGSO_2025, DESO_2025),
    "scb",
    "T1",
    part={"Alder": YOUNG},
    whole={"Alder": ("totalt",)},
    times=100,
)


def test_a_share_is_the_sum_of_its_part_over_its_whole_at_every_level(publish, declared):
    declared(("population", POPULATION), ("age_0_19_pct", SHARE))
    servers = publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))
    found = scb.collect(quiet)
    assert not found.faults
    frame = found.parts["values_scb"]
    got = values(found)
    assert got["age_0_19_pct", MUNICIPALITY, "1264", 2024] == pytest.approx(20)
    assert got["age_0_19_pct", REGSO_2025, "0114R003", 2024] == pytest.approx(20)
    assert got["population", DESO, "1264B2010", 2023] == 1000
    row = frame[(frame["indicator"] == "age_0_19_pct") & (frame["level"] == MUNICIPALITY)].iloc[0]
    assert (row["source"], row["table"]) == ("scb", "T1")
    assert row["query"] == "Alder=-4,5-9,10-14,15-19;ContentsCode=c / Alder=totalt"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", row["retrieved"])
    questions = [a for a in servers["scb"].asked if a.path.endswith("/data")]
    assert len(questions) == 5  # one a level, for both indicators


def test_a_division_has_values_only_for_the_years_in_which_it_held(publish, declared):
    declared(("age_0_19_pct", SHARE))
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))
    frame = scb.collect(quiet).parts["values_scb"].astype({"level": str})
    years = frame.groupby("level")["year"].agg(["min", "max"])
    assert tuple(years.loc[REGSO]) == (2021, 2023)
    assert tuple(years.loc[DESO_2025]) == (2024, 2025)
    assert not (frame["value"] == 0).any()


def test_a_year_of_the_snapshot_is_not_brought_again(publish, declared):
    declared(("population", POPULATION[:1]))
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))
    years = set(scb.collect(quiet).parts["values_scb"]["year"])
    assert years == {2024, 2025}
    assert INDICATORS["population"].years[MUNICIPALITY][-1] == 2023


def test_no_share_on_fewer_than_fifty(publish, declared):
    declared(("age_0_19_pct", SHARE[:1]), ("population", POPULATION[:1]))
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))
    frame = scb.collect(quiet).parts["values_scb"]
    small = frame[frame["area_id"] == "0115"].set_index(["indicator", "year"])
    assert small.loc[("age_0_19_pct", 2024), "status"] == "suppressed"
    assert np.isnan(small.loc[("age_0_19_pct", 2024), "value"])
    assert small.loc[("population", 2024), "value"] == 40  # a count is not a share


def test_a_part_that_is_missing_or_withheld_is_never_zero(publish, declared):
    def cell(key):
        if key["Alder"] == "5-9" and key["Region"] in ("0114", "1264"):
            return None
        return by_age(key)

    declared(("age_0_19_pct", SHARE[:1]))
    made = table("scb", cell, Alder=AGES)
    made.symbol = lambda key: ":" if key["Region"] == "0114" else ".."
    publish(scb=Service({"T1": made}))
    found = scb.collect(quiet)
    assert not found.parts  # a year in which nothing is known is no year
    assert "has no values" in found.faults[0]

    of_0115 = {"totalt": 1000}
    made.cell = lambda key: cell(key) if key["Region"] != "0115" else of_0115.get(key["Alder"], 100)
    publish(scb=Service({"T1": made}))
    frame = scb.collect(quiet).parts["values_scb"].query("year == 2024")
    status = frame.astype({"status": str}).set_index("area_id")["status"]
    assert status.to_dict() == {"0114": "suppressed", "0115": "observed", "1264": "missing"}
    assert frame["value"].notna().sum() == 1


def test_noise_is_marked_from_2025_where_the_notes_tell_of_it(publish, declared):
    declared(("age_0_19_pct", SHARE[:1]))
    note = "Metoden som används för röjandekontroll heter Cell Key Method (CKM)."
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES, notes=[note])}))
    frame = scb.collect(quiet).parts["values_scb"].query("area_id == '1264'")
    status = frame.astype({"status": str}).set_index("year")["status"]
    assert status[2025] == "noisy"
    assert set(status.drop(2025)) == {"observed"}


CELL_KEY = "Uppgifterna skyddas från och med 2025 med cellnyckelmetoden."
PROTECTED = "Tabellen är skyddad med en statistisk metod, därför stämmer inte totalerna med summan av delarna."


@pytest.mark.parametrize(
    ("note", "first"),
    [
        (CELL_KEY, 2025),
        (PROTECTED, 0),
        ("The table is protected by a statistical method.", 0),
        ("Läs om den statistiska metoden i dokumentationen.", 9999),
    ],
)
@pytest.mark.parametrize("is_in_answer", [False, True])
def test_a_protection_is_read_from_the_table_and_from_the_answer(
    publish, declared, note, first, is_in_answer
):
    declared(("age_0_19_pct", SHARE[:1]))
    service = Service(
        {"T1": table("scb", by_age, Alder=AGES, notes=[] if is_in_answer else [note])}
    )
    if is_in_answer:
        service.change = lambda data: {**data, "note": [note]}
    publish(scb=service)
    frame = scb.collect(quiet).parts["values_scb"].query("area_id == '1264'")
    status = frame.astype({"status": str}).set_index("year")["status"]
    assert len(status) > 1
    expected = {year: "noisy" if year >= first else "observed" for year in status.index}
    assert status.to_dict() == expected


def test_a_note_on_a_dimension_counts_too(publish, declared):
    declared(("age_0_19_pct", SHARE[:1]))
    service = Service({"T1": table("scb", by_age, Alder=AGES)})

    def noted(data):
        data["dimension"]["Tid"]["note"] = [CELL_KEY]
        return data

    service.change = noted
    publish(scb=service)
    frame = scb.collect(quiet).parts["values_scb"]
    assert set(frame.loc[frame["status"] == "noisy", "year"]) == {2025}


@pytest.mark.parametrize("id", ["TAB6253", "TAB6680", "TAB6681"])
def test_protected_tables_are_marked_in_all_years_without_a_note(publish, declared, id):
    declared(("age_0_19_pct", (dataclasses.replace(SHARE[0], table=id),)))
    publish(scb=Service({id: table("scb", by_age, Alder=AGES)}))
    frame = scb.collect(quiet).parts["values_scb"]
    assert frame["year"].nunique() > 1
    assert set(frame.loc[frame["value"].notna(), "status"]) == {"noisy"}


@pytest.mark.parametrize("level", [MUNICIPALITY, DESO_2025])
def test_one_share_that_noise_moved_above_the_whole_is_marked_and_its_indicator_stays(
    publish, declared, level
):
    def cell(key):
        is_moved = key["Region"].startswith("1264") and key["Tid"] == "2025"
        return {"totalt": 999 if is_moved else 1000}.get(key["Alder"], 250)

    declared(("age_0_19_pct", tuple(feed for feed in SHARE if feed.level == level)))
    made = table("scb", cell, Alder=AGES, notes=["Cell Key Method (CKM)"], regions=KIND["scb"][1])
    publish(scb=Service({"T1": made}))
    found = scb.collect(quiet)
    assert not found.faults
    frame = found.parts["values_scb"].astype({"status": str})
    moved = frame[frame["status"] == "out_of_range"]
    assert moved["year"].tolist() == [2025]
    assert moved["value"].isna().all()
    assert frame.drop(moved.index)["value"].eq(100).all()


@pytest.mark.parametrize(
    ("id", "worth"),
    [("age_0_19_pct", 1400), ("income_gini", 7), ("minutes_to_tcentralen", -5), ("km", -3)],
)
def test_what_its_unit_cannot_have_never_enters_through_a_refresh(publish, declared, id, worth):
    id = {"km": "pharmacy_nearest_mean_km"}.get(id, id)
    share = {"whole": {"Alder": ("totalt",)}, "times": 100} if id.endswith("pct") else {}
    feed = Feed(source="scb", table="T1", level=MUNICIPALITY, part={"Alder": ("80-",)}, **share)
    declared((id, (feed,)), ("population", POPULATION[:1]))

    def cell(key):
        is_wrong = key["Alder"] == "80-" and key["Region"] == "1264" and key["Tid"] == "2024"
        return worth if is_wrong else {"80-": 0}.get(key["Alder"], 1000)

    publish(scb=Service({"T1": table("scb", cell, Alder=AGES)}))
    found = scb.collect(quiet)
    assert set(found.parts["values_scb"]["indicator"]) == {"population"}
    (sentence,) = found.faults
    assert f"{id} cannot be {140 if share else worth} (1264)" in sentence


def test_an_unknown_area_stops_its_level_by_name_and_no_other(publish, declared):
    declared(("age_0_19_pct", SHARE))
    regions = [*IN_SCB, "0199R001_RegSO2025"]
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES, regions=regions)}))
    found = scb.collect(quiet)
    assert len(found.faults) == 1
    assert "unknown areas: 0199R001" in found.faults[0]
    assert set(found.parts["values_scb"]["level"]) == {MUNICIPALITY, REGSO, DESO, DESO_2025}


def test_a_new_division_may_come_without_its_suffix_when_it_is_alone(publish, declared):
    declared(("age_0_19_pct", (SHARE[3],)))
    regions = ["00", *KNOWN[REGSO_2025]]
    cell = lambda key: {"totalt": 100}.get(key["Alder"], 5)  # noqa: E731
    publish(scb=Service({"T1": table("scb", cell, Alder=AGES, regions=regions)}))
    got = values(scb.collect(quiet))
    assert got["age_0_19_pct", REGSO_2025, "0114R003", 2025] == pytest.approx(20)


def test_one_wrong_value_costs_its_indicator_only(publish, declared):
    wrong = (Feed(source="scb", table="T1", level=MUNICIPALITY, part={"Alder": ("99",)}),)
    declared(("age_75_plus_pct", wrong), ("age_0_19_pct", SHARE[:1]))
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))
    found = scb.collect(quiet)
    assert len(found.faults) == 1
    assert re.search(
        r"table T1 has no value '99' in Alder; there is .*age_75_plus_pct", found.faults[0]
    )
    assert set(found.parts["values_scb"]["indicator"]) == {"age_0_19_pct"}


def test_a_table_that_is_gone_is_named_and_old_figures_stay(publish, declared):
    declared(("age_0_19_pct", SHARE[:1]))
    service = Service({"T1": table("scb", by_age, Alder=AGES)})
    publish(scb=service)
    first = scb.collect(quiet)
    live.write("values_scb", first.parts["values_scb"])
    elsewhere = (Feed(source="scb", table="T9", level=MUNICIPALITY, part={"Alder": ("*",)}),)
    declared(("age_0_19_pct", elsewhere), ("age_75_plus_pct", SHARE[:1]))
    found = scb.collect(quiet)
    assert len(found.faults) == 1
    assert "table T9: there is no such table" in found.faults[0]
    frame = found.parts["values_scb"]
    assert set(frame["indicator"]) == {"age_0_19_pct", "age_75_plus_pct"}
    old = frame[frame["indicator"] == "age_0_19_pct"]
    assert len(old) == len(first.parts["values_scb"])


def test_a_table_that_is_gone_is_one_sentence_for_all_its_levels_and_indicators(publish, declared):
    declared(("age_0_19_pct", SHARE), ("population", POPULATION))
    server = publish(scb=Service({}))["scb"]
    found = scb.collect(quiet)
    assert len(found.faults) == 1
    assert found.faults[0].endswith("(age_0_19_pct, population)")
    assert len(server.asked) == 2  # the limits, and the table once


def test_a_table_without_areas_is_named(publish, declared):
    declared(("population", POPULATION[:1]))
    made = Px(
        {"ContentsCode": Dim({"c": "c"}, role="metric"), "Tid": Dim({"2024": "2024"}, role="time")},
        len,
    )
    publish(scb=Service({"T1": made}))
    assert "no dimension of areas" in scb.collect(quiet).faults[0]


@pytest.mark.parametrize("fault", ["429", "500", "drop"])
def test_what_passes_ends_well(publish, declared, fault):
    declared(("age_0_19_pct", SHARE[:1]))
    server = publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))["scb"]
    server.only = lambda asked: asked.path.endswith("/data")
    server.fault(fault, fault)
    found = scb.collect(quiet)
    assert not found.faults
    assert len(found.parts["values_scb"])


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "bomb", "elsewhere", "429 long"])
def test_what_does_not_pass_is_one_sentence(publish, declared, fault, monkeypatch):
    small = dataclasses.replace(_http.PUBLISHERS["scb"], most_bytes=5_000_000)
    monkeypatch.setitem(_http.PUBLISHERS, "scb", small)
    declared(("age_0_19_pct", SHARE[:1]))
    server = publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))["scb"]
    server.only = lambda asked: asked.path.endswith("/data")
    server.fault(*[fault] * 5)
    found = scb.collect(quiet)
    assert not found.parts
    assert len(found.faults) == 1
    assert "T1" in found.faults[0]


def test_a_publisher_that_nobody_reaches_is_not_asked_for_everything(publish, declared):
    many = tuple(Feed(source="scb", table=f"T{n}", level=MUNICIPALITY) for n in range(6))
    ids = ["population", "dwellings", "households", "cars", "rented_pct", "owned_pct"]
    declared(*((id, (feed,)) for id, feed in zip(ids, many, strict=True)))
    server = publish(scb=Service({}))["scb"]
    server.only = lambda asked: "metadata" in asked.path
    server.fault(*["500"] * 100)
    found = scb.collect(quiet)
    assert "nobody answers" in found.faults[-1]
    assert len(found.faults) == 3
    assert {a.path for a in server.asked} == {
        "/config",
        "/tables/T0/metadata",
        "/tables/T1/metadata",
    }


def test_cancelling_ends_it(publish, declared):
    declared(("age_0_19_pct", SHARE))
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))
    with cancellable(lambda: True), pytest.raises(PublisherFault, match="cancelled"):
        scb.collect(quiet)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: {**d, "value": []}, "no values"),
        (lambda d: {**d, "value": d["value"][:-1]}, "cells were expected"),
        (lambda d: {k: v for k, v in d.items() if k != "size"}, "has no size"),
        (lambda d: _without(d, "Alder"), "answers without Alder"),
        (lambda d: _renamed(d, "Tid", "2025", "2031"), "answers with Tid 2031"),
    ],
)
def test_an_answer_to_another_question_is_a_fault(publish, declared, change, sentence):
    declared(("age_0_19_pct", SHARE[:1]))
    service = Service({"T1": table("scb", by_age, Alder=AGES)})
    service.change = change
    publish(scb=service)
    found = scb.collect(quiet)
    assert not found.parts
    assert sentence in found.faults[0]


def _without(data, code):
    """The answer as if a dimension had been summed away."""
    at = data["id"].index(code)
    n = data["size"][at]
    keep = [i for i in range(len(data["id"])) if i != at]
    total = np.array(data["value"], float).reshape(data["size"]).sum(axis=at)
    assert n > 1
    return {
        **data,
        "id": [data["id"][i] for i in keep],
        "size": [data["size"][i] for i in keep],
        "value": total.ravel().tolist(),
    }


def _renamed(data, code, old, new):
    index = data["dimension"][code]["category"]["index"]
    index[new] = index.pop(old)
    return data


def test_another_order_of_dimensions_and_sparse_values_give_the_same(publish, declared):
    declared(("population", POPULATION), ("age_0_19_pct", SHARE))
    frames = []
    for options in ({}, {"sparse": True, "cells": 11}):
        service = Service({"T1": table("scb", by_age, Alder=AGES)}, **options)
        service.reverse = bool(options)
        publish(scb=service)
        frames.append(values(scb.collect(quiet)))
    pd.testing.assert_series_equal(*frames)


def test_a_count_per_another_count_of_the_same_area_and_year(publish, declared):
    per = feeds_at(
        (MUNICIPALITY, REGSO), "scb", "T2", part={"Bestand": ("i",)}, per="population", times=1000
    )
    declared(("cars_in_use_per_1000", per), ("population", POPULATION[:2]))
    cars = table("scb", lambda key: 250, Bestand=("i", "a"))
    publish(scb=Service({"T1": table("scb", by_age, Alder=AGES), "T2": cars}))
    found = scb.collect(quiet)
    assert not found.faults
    got = values(found)
    assert got["cars_in_use_per_1000", MUNICIPALITY, "1264", 2025] == pytest.approx(250)
    known = figures.values("population", MUNICIPALITY, 2023)["value"]  # not brought again
    assert got["cars_in_use_per_1000", MUNICIPALITY, "1264", 2023] == pytest.approx(
        250_000 / known["1264"]
    )
    frame = found.parts["values_scb"].astype({"status": str})
    small = frame.query(
        "indicator == 'cars_in_use_per_1000' and area_id == '0115' and year == 2025"
    )
    assert small["status"].tolist() == ["suppressed"]


def test_where_two_tables_give_the_same_year_the_one_declared_first_holds(publish, declared):
    first, second = (
        Feed(source="scb", table=id, level=MUNICIPALITY, part={"Alder": ("totalt",)})
        for id in ("T1", "T2")
    )
    declared(("population", (first, second)))
    early = table("scb", lambda key: 1, Alder=AGES, years=["2024"])
    late = table("scb", lambda key: 2, Alder=AGES, years=["2024", "2025"])
    publish(scb=Service({"T1": early, "T2": late}))
    found = scb.collect(quiet)
    assert not found.faults
    got = values(found)
    assert got["population", MUNICIPALITY, "1264", 2024] == 1
    assert got["population", MUNICIPALITY, "1264", 2025] == 2


def test_norwegian_years_by_other_borders_are_left_out(publish, declared):
    feed = Feed(source="ssb", table="07459", level=NORWAY, part={"Alder": ("*",)})
    declared(("households_norway", (feed,)))

    def cell(key):
        is_old = key["Region"] == "3101" and int(key["Tid"]) < 2024
        return 0 if is_old else 10

    made = table("ssb", cell, Alder=("000", "001"), years=["2022", "2023", "2024", "2025"])
    publish(ssb=Service({"07459": made}))
    found = ssb.collect(quiet)
    got = values(found, "ssb")
    assert set(got.index.get_level_values("year")) == {2024, 2025}
    assert set(got.index.get_level_values("area_id")) == set(KNOWN[NORWAY])
    assert got.eq(20).all()


def test_norwegian_codes_with_a_letter_are_read_where_there_are_no_others(publish, declared):
    declared(("households_norway", (Feed(source="ssb", table="07459", level=NORWAY),)))
    regions = ["0", *(f"K-{code}" for code in KNOWN[NORWAY])]
    publish(ssb=Service({"07459": table("ssb", lambda key: 5, regions=regions)}))
    got = values(ssb.collect(quiet), "ssb")
    assert set(got.index.get_level_values("area_id")) == set(KNOWN[NORWAY])


def test_a_norwegian_table_of_earlier_borders_only_is_named(publish, declared):
    declared(("households_norway", (Feed(source="ssb", table="07459", level=NORWAY),)))
    made = table("ssb", lambda key: 5 if key["Region"] == "0301" else 0, years=["2019"])
    publish(ssb=Service({"07459": made}))
    found = ssb.collect(quiet)
    assert not found.parts
    assert "no year by the borders" in found.faults[0]


def test_a_period_of_years_is_told_by_its_last(publish, declared):
    feed = Feed(source="ssb", table="12944", level=NORWAY, part={"Alder": ("999A",)})
    declared(("persistent_low_income_norway_pct", (feed,)))
    made = table("ssb", lambda key: 9.5, Alder=("999A",), years=["2021-2023", "2022-2024"])
    publish(ssb=Service({"12944": made}))
    years = values(ssb.collect(quiet), "ssb").index.get_level_values("year")
    assert set(years) == {2023, 2024}


def test_the_older_service_gives_index_and_type(publish, declared):
    part = {"ContentsCode": ("~områdestyp",)}
    path = "AA/AA0003/AA0003F/IntGr5Socio"
    declared(("area_type", feeds_at((REGSO,), "scb_v1", path, part=part)))
    contents = Dim({"X1": "Socioekonomiskt index", "X2": "Områdestyp"}, "tabellinnehåll")
    made = table(
        "scb_v1",
        lambda key: None if key["Region"] == "1264R001" else 4,
        regions=list(KNOWN[REGSO]),
        years=["2021", "2022", "2023", "2024"],
        ContentsCode=contents,
    )
    publish(scb_v1=Old({path: made}))
    found = scb_v1.collect(quiet)
    assert not found.faults
    got = values(found, "scb_v1")
    assert got["area_type", REGSO, "0114R001", 2021] == 4
    assert np.isnan(got["area_type", REGSO, "1264R001", 2021])
    assert set(got.index.get_level_values("year")) == {
        2021
    }  # two are the snapshot's, and 2024 of other borders


def test_the_older_service_without_the_table_is_named(publish, declared):
    declared(("area_type", feeds_at((REGSO,), "scb_v1", "AA/None", part={"ContentsCode": ("x",)})))
    publish(scb_v1=Old({}))
    found = scb_v1.collect(quiet)
    assert "table AA/None: there is no such table" in found.faults[0]


# Every feed as declared, against tables made of the codes that it names.


def made_of_feeds(publisher: str) -> dict[str, Px]:
    """A table for each that is declared, with the values its feeds name (the first of alternatives)."""
    dims: dict[str, dict[str, dict[str, str]]] = {}
    for indicator in INDICATORS.values():
        for feed in indicator.feeds:
            if feed.source != publisher:
                continue
            of_table = dims.setdefault(feed.table, {})
            for asked in (feed.part, feed.whole or {}):
                for code, wanted in asked.items():
                    for value in wanted:
                        first = value.split("|")[0]
                        if first == "*":
                            of_table.setdefault(code, {}).update({"a": "a", "b": "b"})
                        elif first.startswith("~"):
                            of_table.setdefault(code, {})[f"code of {first[1:]}"] = (
                                f"An {first[1:]}, %"
                            )
                        else:
                            of_table.setdefault(code, {})[first] = f"label of {first}"
                            if feed.uncertainty and code == "ContentsCode":
                                of_table[code][f"± {first}"] = f"label of {first} - Osäkerhetstal"
    return {
        id: table(
            publisher,
            lambda key: 2000 + len(key),
            years=["2018", "2023", "2024", "2025", "2027"],
            **{code: Dim(values) for code, values in those.items()},
        )
        for id, those in dims.items()
    }


@pytest.mark.parametrize(
    ("module", "service"),
    [(scb, Service), (ssb, Service), (scb_v1, Old)],
    ids=["scb", "ssb", "scb_v1"],
)
def test_every_declared_feed_finds_its_cells(publish, module, service, monkeypatch):
    monkeypatch.setattr(refreshing.ranges, "faults", lambda frame: {})  # made cells are no shares
    publish(**{module.KEY: service(made_of_feeds(module.KEY))})
    found = module.collect(quiet)
    assert not found.faults
    frame = found.parts[f"values_{module.KEY}"]
    got = {
        (str(i), str(level)) for i, level in zip(frame["indicator"], frame["level"], strict=True)
    }
    declared = {
        (i.id, f.level) for i in INDICATORS.values() for f in i.feeds if f.source == module.KEY
    }
    assert got == declared
    assert not frame["value"].isna().all()


def test_refreshed_values_are_read_as_any_other(publish, declared, data_folder, monkeypatch):
    monkeypatch.undo()  # all areas
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(data_folder))
    every = list(figures.areas(MUNICIPALITY).index)
    cell = lambda key: {"totalt": 500}.get(key["Alder"], 25)  # noqa: E731
    made = table("scb", cell, Alder=AGES, regions=["00", *every])
    monkeypatch.setattr(feeds, "INDICATORS", of(("age_0_19_pct", SHARE[:1])))
    servers = publish(scb=Service({"T1": made}))
    live.write("values_scb", scb.collect(quiet).parts["values_scb"])
    assert servers["scb"].asked
    assert vintages.default_year(INDICATORS["age_0_19_pct"], MUNICIPALITY) == 2025
    shown = figures.get("age_0_19_pct", MUNICIPALITY, 2024)
    assert shown["value"].eq(20).all()
    assert set(shown["source"]) == {"scb"}


def test_a_failed_refresh_leaves_everything_as_it_was(publish, declared):
    declared(("age_0_19_pct", SHARE[:1]))
    server = publish(scb=Service({"T1": table("scb", by_age, Alder=AGES)}))["scb"]
    assert refresh(["scb"])[0].result == "done"
    before = live.read("values_scb")
    server.fault(*["html"] * 50)
    outcome = refresh(["scb"], anew=True)[0]
    assert outcome.result == "kept"
    assert len(outcome.sentences) == 1
    pd.testing.assert_frame_equal(live.read("values_scb"), before)
    server.faults.clear()
    assert refresh(["scb"], anew=True)[0].result == "done"


# The classes of centrality.


def klass(items):
    def answer(asked):
        assert asked.path == "/classifications/131/corresponds"
        assert asked.query["targetClassificationId"] == ["128"]
        return Reply({"correspondenceItems": items})

    return answer


def item(source, target, valid_from="2024-01-01", **more):
    return {"sourceCode": source, "targetCode": target, "validFrom": valid_from, **more}


def test_every_municipality_gets_its_latest_class(publish):
    codes = list(figures.areas(NORWAY).index)
    items = [item(code, "04") for code in codes] + [
        item("0301", "01", "2025-01-01", sourceName="Oslo")
    ]
    publish(ssb_klass=klass(items))
    found = ssb_klass.collect(quiet)
    assert not found.faults
    classes = found.parts["classes_norway"]
    assert len(classes) == 357
    assert classes.loc["0301", "centrality"] == 1
    assert classes.loc["0301", "valid_from"] == "2025-01-01"
    live.write("classes_norway", classes)
    assert figures.areas(NORWAY).loc["0301", "centrality"] == 1
    assert figures.areas(NORWAY)["centrality"].notna().all()


def test_a_stray_code_and_a_municipality_without_a_class_are_named(publish):
    codes = list(figures.areas(NORWAY).index)
    publish(ssb_klass=klass([item(code, "2") for code in codes[1:]] + [item("9999", "06")]))
    found = ssb_klass.collect(quiet)
    assert "unknown municipalities: 9999" in found.faults[0]
    assert f"without a class: {codes[0]}" in found.faults[1]
    assert "9999" not in found.parts["classes_norway"].index
