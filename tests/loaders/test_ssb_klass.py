"""The classes of centrality: the latest of each municipality, and every damage by name."""

import json

import pytest
from support.server import Reply

from loaders import ssb_klass
from loaders.faults import InputFault, PublisherFault


def item(source, target, valid_from="2024-01-01"):
    names = {"sourceName": "a municipality", "targetName": "a class", "validTo": None}
    return {"sourceCode": source, "targetCode": target, "validFrom": valid_from, **names}


def parsed(*items):
    return ssb_klass.parse(json.dumps({"correspondenceItems": items}).encode())


def test_a_later_class_replaces_an_earlier_one():
    frame = parsed(item("1124", "02", "2026-01-01"), item("0301", "01"), item("1124", "03"))
    assert frame["centrality"].to_dict() == {"0301": 1, "1124": 2}
    assert frame.loc["1124", "valid_from"] == "2026-01-01"


def test_a_class_without_a_date_holds_since_the_day_asked_for():
    bare = {"sourceCode": "0301", "targetCode": "1"}
    assert parsed(bare).loc["0301"].to_dict() == {"centrality": 1, "valid_from": ssb_klass.FROM}


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], "no municipality has a class"),
        ([item("0301", "07")], "0301 has a class of centrality that is not 1–6"),
        ([item("0301", "")], "0301 has a class"),
        ([item("0301", "01"), item("0301", "02")], "two classes of centrality for 0301"),
        ([{"sourceCode": "0301"}], "without sourceCode or targetCode"),
        (["0301"], "without sourceCode or targetCode"),
    ],
)
def test_wrong_classes_are_one_sentence(items, sentence):
    with pytest.raises(InputFault, match=sentence):
        parsed(*items)


def test_the_same_row_twice_is_one_class():
    assert len(parsed(item("0301", "01"), item("0301", "01"))) == 1


@pytest.mark.parametrize("raw", [b"{}", b"[]", b'{"codes": []}'])
def test_another_answer_is_named(raw):
    with pytest.raises(InputFault, match="no correspondenceItems"):
        ssb_klass.parse(raw)


@pytest.mark.parametrize("fault", ["429", "500", "drop", "cut", "html", "empty"])
def test_what_passes_is_asked_again(publish, fault):
    server = publish(ssb_klass=lambda asked: Reply({"correspondenceItems": [item("0301", "01")]}))
    server["ssb_klass"].fault(fault)
    assert ssb_klass.parse(ssb_klass.load()).loc["0301", "centrality"] == 1
    asked = server["ssb_klass"].asked[-1]
    assert asked.path == "/classifications/131/corresponds"
    assert asked.query == {"targetClassificationId": ["128"], "from": ["2024-01-01"]}


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "404", "elsewhere"])
def test_what_does_not_pass_is_one_sentence(publish, fault):
    server = publish(ssb_klass=lambda asked: Reply({"correspondenceItems": [item("0301", "01")]}))
    server["ssb_klass"].fault(fault, fault)
    with pytest.raises(PublisherFault, match=r"^ssb_klass: "):
        ssb_klass.load()


@pytest.mark.live
def test_the_real_register_classes_oslo_as_most_central():
    assert ssb_klass.parse(ssb_klass.load()).loc["0301", "centrality"] == 1
