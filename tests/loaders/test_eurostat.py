"""Eurostat's JSON-stat answers: sparse, flagged, in any order of dimensions."""

import copy
import math

import pytest
from support.eurostat_answers import DATASET, SIZES, answer, cell
from support.server import Reply

from loaders import eurostat
from loaders.faults import InputFault, PublisherFault


def asked(publish, content):
    server = publish(eurostat=lambda asked: Reply(content))["eurostat"]
    return server, lambda: eurostat.parse(eurostat.load(DATASET), DATASET)


def row(frame, degurba, geo="SE", year=2024):
    found = frame[(frame["degurba"] == degurba) & (frame["geo"] == geo) & (frame["year"] == year)]
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize("order", [tuple(SIZES), tuple(reversed(SIZES))])
def test_the_whole_of_each_dimension_is_taken_in_any_order(publish, order):
    _, ask = asked(publish, answer(order))
    frame = ask()
    assert len(frame) == 2 * 5 * 2
    assert row(frame, "DEG1")["value"] == 81.5
    assert row(frame, "DEG3")["value"] == 0
    assert row(frame, "DEG3")["status"] == "observed"
    assert row(frame, "DEG1")["unit"] == "Percentage"
    assert row(frame, "DEG1")["table"] == DATASET
    assert "age=Y20-64" in row(frame, "DEG1")["query"]
    assert "sex=T" in row(frame, "DEG1")["query"]


def test_flags_say_what_is_estimated_withheld_or_missing(publish):
    _, ask = asked(publish, answer())
    frame = ask()
    assert row(frame, "DEG1", year=2023)[["status", "flag"]].tolist() == ["observed", "b"]
    assert row(frame, "DEG1", "NO")[["status", "flag"]].tolist() == ["estimated", "bu"]
    assert row(frame, "DEG3", "NO")["status"] == "suppressed"
    assert math.isnan(row(frame, "DEG3", "NO")["value"])
    assert row(frame, "DEG1", "FI")["status"] == "missing"


def test_the_question_is_the_services_own(publish):
    server, ask = asked(publish, answer())
    ask()
    (question,) = server.asked
    assert question.path == f"/data/{DATASET}"
    assert question.query["format"] == ["JSON"]
    assert question.query["geo"] == list(eurostat.COUNTRIES)
    assert question.query["sinceTimePeriod"] == ["2015"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda a: a["id"].remove("deg_urb"), "sizes"),
        (lambda a: a["dimension"].pop("geo"), "dimension geo is not described"),
        (lambda a: a.update(value={}), "no figure for any"),
        (lambda a: a.update(value=[]), "0 in value where 80 cells"),
        (lambda a: a["value"].update({"999": 1}), "position '999'"),
        (lambda a: a["value"].update({cell(deg_urb="DEG1"): 181}), "value out of range"),
        (lambda a: a["value"].update({cell(deg_urb="DEG1"): "n"}), "'n' is no number"),
    ],
)
def test_what_is_wrong_is_named_with_the_dataset(publish, change, sentence):
    content = copy.deepcopy(answer())
    change(content)
    _, ask = asked(publish, content)
    with pytest.raises(InputFault, match=f"eurostat {DATASET}: .*{sentence}"):
        ask()


def renamed(content, dimension, old, new):
    category = content["dimension"][dimension]["category"]
    category["index"] = {new if code == old else code: i for code, i in category["index"].items()}
    return content


@pytest.mark.parametrize(
    ("dimension", "old", "new", "sentence"),
    [
        ("time", "2024", "2024-Q1", "'2024-Q1' is no year"),
        ("sex", "T", "M", "sex has no total; it has M, F"),
    ],
)
def test_other_codes_than_expected_are_named(publish, dimension, old, new, sentence):
    _, ask = asked(publish, renamed(answer(), dimension, old, new))
    with pytest.raises(InputFault, match=sentence):
        ask()


def test_countries_that_nobody_asked_for_are_left_out_and_none_at_all_is_named(publish):
    content = answer()
    for code in ("NO", "DK", "FI", "EU27_2020"):
        renamed(content, "geo", code, f"X{code}")
    _, ask = asked(publish, content)
    assert set(ask()["geo"]) == {"SE"}
    _, ask = asked(publish, renamed(content, "geo", "SE", "XX"))
    with pytest.raises(InputFault, match="nothing about SE, NO"):
        ask()


def test_eurostats_own_words_are_passed_on(publish):
    words = {"error": [{"status": 404, "id": 100, "label": "ERR_NOT_FOUND_4: no such dataset"}]}
    _, ask = asked(publish, words)
    with pytest.raises(PublisherFault, match=f"{DATASET}: ERR_NOT_FOUND_4"):
        ask()


@pytest.mark.parametrize("passing", ["429", "429 bare", "500", "drop", "cut", "html", "empty"])
def test_a_passing_fault_is_waited_out(publish, passing):
    server, ask = asked(publish, answer())
    server.fault(passing)
    assert row(ask(), "DEG1")["value"] == 81.5


@pytest.mark.parametrize("lasting", ["cut", "html", "empty", "elsewhere", "404"])
def test_a_lasting_fault_is_one_sentence(publish, lasting):
    server, ask = asked(publish, answer())
    server.fault(*[lasting] * 5)
    with pytest.raises(PublisherFault, match=r"^eurostat: [^\n]+$"):
        ask()


@pytest.mark.live
def test_eurostat_itself_answers():
    frame = eurostat.parse(eurostat.load("ilc_lvho05d", since=2022), "ilc_lvho05d")
    assert {"DEG1", "DEG2", "DEG3"} <= set(frame["degurba"])
