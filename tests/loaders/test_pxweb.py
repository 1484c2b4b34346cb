"""The protocol of PxWebApi 2: limits, parts, threads, faults, and reading json-stat2."""

import json
import threading
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from support.pxweb_server import Dim, Px, Service

from loaders import _http, _pace, pxweb
from loaders.faults import InputFault, PublisherFault
from loaders.pxweb import Limits

AREAS = {f"{n:04}": f"Area {n}" for n in range(101, 141)}
AGES = {"totalt": "totalt", "-4": "0-4 år", "5-9": "5-9 år"}


def number_of(key):
    """A figure that tells its own key."""
    return int(key["Region"]) * 100 + list(AGES).index(key["Alder"]) * 10 + int(key["Tid"]) % 10


def people(**changes):
    dims = {
        "Region": Dim(AREAS, "region"),
        "Alder": Dim(AGES, "ålder"),
        "Kon": Dim(
            {"1": "män", "2": "kvinnor", "1+2": "totalt"}, "kön", total="1+2", may_be_omitted=True
        ),
        "ContentsCode": Dim({"000007Y7": "Folkmängd"}, "tabellinnehåll", "metric"),
        "Tid": Dim({"2023": "2023", "2024": "2024"}, "år", "time"),
    }
    return Px(**{"dims": dims, "cell": number_of, **changes})


@pytest.fixture
def service(publish):
    def start(**options):
        made = Service({"TAB1": people()}, **options)
        made.server = publish(scb=made)["scb"]
        return made

    return start


def table():
    return pxweb.parse_table(pxweb.load_table("scb", "TAB1"), "scb", "TAB1")


EVERYTHING = {"Region": ["*"], "Alder": ["*"], "Tid": ["*"]}


def asked(allowed=None, wanted=EVERYTHING):
    allowed = allowed or pxweb.limits("scb")
    choice = pxweb.chosen(table(), wanted)
    return pxweb.parse(pxweb.load("scb", "TAB1", choice, allowed).parts, "scb", "TAB1")


def assert_whole(frame):
    assert len(frame) == len(AREAS) * len(AGES) * 2
    expected = [number_of(row) for row in frame[["Region", "Alder", "Tid"]].to_dict("records")]
    assert frame["value"].tolist() == expected
    assert set(frame["status"]) == {"observed"}


def test_a_table_is_described(service):
    service()
    found = table()
    assert list(found.dimensions) == ["Region", "Alder", "Kon", "ContentsCode", "Tid"]
    assert found.time == "Tid"
    assert found.dimensions["Kon"].may_be_omitted
    assert found.dimensions["Alder"].values["-4"] == "0-4 år"


def test_a_small_question_is_one_question(service):
    made = service()
    assert_whole(asked())
    assert [a.path for a in made.server.asked] == [
        "/config",
        "/tables/TAB1/metadata",
        "/tables/TAB1/data",
    ]
    body = made.server.asked[-1].json()
    assert {"variableCode": "Tid", "valueCodes": ["2023", "2024"]} in body["selection"]
    assert made.server.asked[-1].query["lang"] == ["sv"]


def test_more_than_the_limit_is_asked_in_parts_along_the_largest_dimension(service):
    made = service(cells=50)
    assert_whole(asked())
    assert made.largest <= 50
    parts = [a.json()["selection"] for a in made.server.asked if a.path.endswith("/data")]
    assert len(parts) == 5  # 40 areas × 6 cells: 8 areas a question
    assert all(len(s[1]["valueCodes"]) == 3 for s in parts)


def test_a_limit_below_one_area_is_cut_along_two_dimensions(service):
    made = service(cells=2)
    assert_whole(asked())
    assert made.largest <= 2


def test_the_pace_that_config_tells_is_kept(service):
    made = service(cells=12, calls=4, seconds=0.5)
    made.late_s = 0.25  # on a busy machine
    assert_whole(asked())
    assert _pace._paces["scb"] == (4, 0.5)
    assert made.refused_for_pace <= 1  # the call that told the pace is not counted in it


def test_without_config_the_declared_limits_hold(service):
    made = service(config=False)
    assert pxweb.limits("scb") == pxweb.DECLARED["scb"]
    assert_whole(asked())
    assert len(made.server.asked) >= 3


@pytest.mark.parametrize("told", [None, [], {}, {"maxDataCells": "many", "timeWindow": -1}])
def test_limits_told_as_nonsense_are_as_declared(told):
    declared = Limits(cells=10, calls=2, seconds=1)
    assert pxweb.parse_limits(told, declared) == declared


def test_values_by_position_and_another_order_of_dimensions_read_the_same(service):
    made = service(sparse=True, cells=50)
    made.reverse = True
    frame = asked()
    assert list(frame.columns[:2]) != ["Region", "Alder"]
    assert_whole(frame)


PASSING = ["429", "429 bare", "500", "503", "drop", "drip", "cut", "html", "empty", "latin"]
FINAL = {
    "cut": "cut off",
    "html": "a web page",
    "empty": "not JSON",
    "bomb": "",
    "elsewhere": "another host",
    "circle": "circles",
    "404": "no such table",
}


@pytest.mark.parametrize("fault", PASSING)
def test_what_passes_is_asked_again(service, fault):
    made = service(cells=50)
    made.server.only = lambda asked: asked.path.endswith("/data")
    made.server.fault(fault)
    assert_whole(asked())


@pytest.mark.parametrize("fault", ["429", "500", "drop", "cut", "html", "empty", "latin"])
def test_statistics_norway_is_asked_again_too(publish, fault):
    server = publish(ssb=Service({"06070": people()}))["ssb"]
    server.only = lambda asked: asked.path.endswith(("/data", "/metadata"))
    server.fault(fault)
    about = pxweb.parse_table(pxweb.load_table("ssb", "06070"), "ssb", "06070")
    server.fault(fault)
    choice = pxweb.chosen(about, EVERYTHING)
    answered = pxweb.load("ssb", "06070", choice, pxweb.limits("ssb"))
    assert_whole(pxweb.parse(answered.parts, "ssb", "06070"))
    assert len([a for a in server.asked if a.path.endswith("/data")]) == 2
    assert server.asked[-1].query["lang"] == ["no"]


@pytest.mark.parametrize("fault", FINAL)
def test_what_does_not_pass_is_one_sentence_with_the_table(service, fault, monkeypatch):
    small = replace(_http.PUBLISHERS["scb"], most_bytes=5_000_000)
    monkeypatch.setitem(_http.PUBLISHERS, "scb", small)
    made = service()
    made.server.only = lambda asked: asked.path.endswith("/data")
    made.server.fault(*[fault] * 9)
    with pytest.raises(PublisherFault, match="TAB1") as fault_raised:
        asked()
    assert FINAL[fault] in str(fault_raised.value)
    assert str(fault_raised.value).count("TAB1") <= 3
    made.server.faults.clear()
    assert_whole(asked())  # nothing damaged was kept


def test_a_fault_in_one_part_ends_them_all(service):
    made = service(cells=12)
    made.server.only = lambda asked: asked.path.endswith("/data")
    made.server.fault(*["html"] * 9)
    with pytest.raises(PublisherFault, match="web page"):
        asked()


def test_workers_can_be_cancelled(service):
    made = service(cells=12)
    stop = threading.Event()
    choice = {
        "Region": list(AREAS),
        "Alder": list(AGES),
        "Tid": ["2023"],
        "ContentsCode": ["000007Y7"],
    }
    with (
        _http.cancellable(stop.is_set),
        pytest.raises(PublisherFault, match="cancelled"),
    ):
        pxweb.load(
            "scb", "TAB1", choice, Limits(cells=3, calls=100, seconds=1), lambda *_: stop.set()
        )
    assert len(made.server.asked) < len(AREAS)


def test_an_unknown_table_is_named_with_where_there_is_a_list(service):
    service()
    with pytest.raises(PublisherFault, match=r"table TAB9: there is no such table.*/tables lists"):
        pxweb.load_table("scb", "TAB9")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("totalt", "totalt"),
        ("0-4 ÅR", "-4"),
        ("a\u030alder", None),
        ("tot|totalt", "totalt"),
        ("~5-9", "5-9"),
        ("0–4|0-4  år", "-4"),
    ],
)
def test_a_value_is_named_by_code_by_label_or_by_a_part_of_it(wanted, code):
    about = pxweb.parse_table(json.dumps(Service({})._described(people())).encode(), "scb", "T")
    if code is None:
        assert pxweb._dimension(about, wanted).code == "Alder"
    else:
        assert pxweb.chosen(about, {**EVERYTHING, "Alder": [wanted]})["Alder"] == [code]


def test_what_is_not_found_is_named_with_what_there_is():
    about = pxweb.parse_table(json.dumps(Service({})._described(people())).encode(), "scb", "T")
    with pytest.raises(
        InputFault, match=r"table T has no dimension 'Sex'; there is Region \(region\)"
    ):
        pxweb.chosen(about, {"Sex": ["1"]})
    with pytest.raises(
        InputFault, match=r"no value '99' in Region; there is 0101 \(Area 101\).*and 35 more"
    ):
        pxweb.chosen(about, {"Region": ["99"]})
    with pytest.raises(InputFault, match=r"no value '~år' in Alder"):  # not the only one
        pxweb.chosen(about, {**EVERYTHING, "Alder": ["~år"]})
    with pytest.raises(InputFault, match="table T must be asked for Alder: totalt, -4, 5-9"):
        pxweb.chosen(about, {"Region": ["*"], "Tid": ["*"]})


def small(**changes):
    """Two areas by two years, in json-stat2."""
    return {
        "id": ["Region", "Tid"],
        "size": [2, 2],
        "dimension": {
            "Region": {"category": {"index": {"A": 0, "B": 1}}},
            "Tid": {"category": {"index": ["2023", "2024"]}},
        },
        "value": [1, 2, 3, 4],
        **changes,
    }


def parsed(**changes):
    return pxweb.parse(json.dumps(small(**changes)).encode(), "ssb", "T")


def test_symbols_tell_zero_withheld_and_missing_apart():
    frame = parsed(value=[None, None, None, 4], status={"0": "-", "1": ":", "2": ".."})
    np.testing.assert_array_equal(frame["value"], [0, np.nan, np.nan, 4])
    assert frame["status"].tolist() == ["observed", "suppressed", "missing", "observed"]


def test_a_symbol_in_a_figures_place_says_the_same():
    frame = parsed(value=["-", ":", "..", 4])
    np.testing.assert_array_equal(frame["value"], [0, np.nan, np.nan, 4])
    assert frame["status"].tolist() == ["observed", "suppressed", "missing", "observed"]


def test_a_missing_figure_without_a_symbol_and_one_symbol_for_all_are_read():
    assert parsed(value={"3": 4})["status"].tolist() == ["missing"] * 3 + ["observed"]
    assert parsed(value=[None, 1, 1, 1], status=":")["status"].tolist()[0] == "suppressed"
    assert parsed(value=[1, 2, 3, 4], status=["p", "", "", ""])["status"].nunique() == 1


def test_codes_come_in_the_order_of_their_index_not_of_the_object():
    swapped = {"category": {"index": {"B": 1, "A": 0}}}
    frame = parsed(dimension={**small()["dimension"], "Region": swapped})
    assert frame.set_index(["Region", "Tid"])["value"].to_dict()[("B", "2024")] == 4


def test_a_dimension_of_one_value_may_have_a_label_only():
    one = {"category": {"label": {"A": "Aland"}}}
    frame = parsed(size=[1, 2], value=[1, 2], dimension={**small()["dimension"], "Region": one})
    assert frame["Region"].tolist() == ["A", "A"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": [1, 2, 3]}, "3 in value where 4 cells were expected"),
        ({"value": {"9": 1}}, "'9' in value lies outside the 4 cells"),
        ({"value": []}, "no values"),
        ({"value": ["many", 1, 1, 1]}, "'many' is no number"),
        ({"dimension": {"Tid": small()["dimension"]["Tid"]}}, "dimension Region is not described"),
        ({"size": [2]}, r"sizes \[2\] do not fit the \[2, 2\] categories"),
        ({"size": [3, 2], "value": [1] * 6}, r"sizes \[3, 2\] do not fit the \[2, 2\] categories"),
        (
            {"dimension": {**small()["dimension"], "Region": {"category": {"index": ["A", "A"]}}}},
            "a category of Region is named twice",
        ),
    ],
)
def test_a_damaged_answer_is_one_sentence_with_the_table(changes, sentence):
    with pytest.raises(InputFault, match=sentence) as fault:
        parsed(**changes)
    assert "table T" in str(fault.value)


@pytest.mark.parametrize("field", ["id", "size", "dimension", "value"])
def test_a_missing_field_is_named(field):
    data = {name: value for name, value in small().items() if name != field}
    with pytest.raises(InputFault, match=f"the answer about T has no {field}"):
        pxweb.parse(json.dumps(data).encode(), "scb", "T")


def test_latin_text_under_another_name_is_a_fault_not_mojibake():
    with pytest.raises(InputFault, match="not JSON"):
        pxweb.parse('{"label": "Öland"}'.encode("cp1252"), "scb", "T")


def test_parts_that_repeat_a_cell_are_a_fault():
    raw = json.dumps(small()).encode()
    with pytest.raises(InputFault, match=r"the same cell twice \(A, 2023\)"):
        pxweb.parse([raw, raw], "scb", "T")


@pytest.mark.parametrize("most", [1, 2, 5, 7, 12, 24, 25, 1000])
def test_parts_are_within_the_limit_and_hold_every_cell_once(most):
    choice = {"a": list("abcd"), "b": list("xyz"), "c": ["1", "2"]}
    parts = pxweb.split(choice, most)
    cells = [(a, b, c) for part in parts for a in part["a"] for b in part["b"] for c in part["c"]]
    assert len(cells) == len(set(cells)) == 24
    assert all(len(p["a"]) * len(p["b"]) * len(p["c"]) <= most for p in parts)


def test_a_large_answer_agrees_with_a_slow_reading_of_it():
    rng = np.random.default_rng(7)
    values = [None if v < 5 else int(v) for v in rng.integers(0, 100, 3 * 4 * 5)]
    sizes = {"a": 3, "b": 4, "c": 5}
    data = {
        "id": list(sizes),
        "size": list(sizes.values()),
        "dimension": {
            n: {"category": {"index": [f"{n}{i}" for i in range(k)]}} for n, k in sizes.items()
        },
        "value": values,
    }
    frame = pxweb.parse(json.dumps(data).encode(), "scb", "T")
    slow = [
        (f"a{a}", f"b{b}", f"c{c}", values[(a * 4 + b) * 5 + c])
        for a in range(3)
        for b in range(4)
        for c in range(5)
    ]
    for row, (a, b, c, v) in zip(frame.itertuples(index=False), slow, strict=True):
        assert (row.a, row.b, row.c) == (a, b, c)
        assert pd.isna(row.value) if v is None else row.value == v


@pytest.mark.live
def test_the_real_service_answers_a_small_question():
    allowed = pxweb.limits("scb")
    about = pxweb.parse_table(pxweb.load_table("scb", "TAB6574"), "scb", "TAB6574")
    wanted = {"Region": ["1264"], "Alder": ["totalt"], "Kon": ["1+2"], "Tid": ["2023"]}
    answered = pxweb.load("scb", "TAB6574", pxweb.chosen(about, wanted), allowed)
    frame = pxweb.parse(answered.parts, "scb", "TAB6574")
    assert 10_000 < frame["value"].iloc[0] < 30_000  # Skurup
