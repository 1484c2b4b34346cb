"""The older service of Statistics Sweden: text to numbers, contents by code or label, faults by name."""

import json

import numpy as np
import pytest
from support.pxweb_server import Dim, Old, Px

from loaders import scb_v1
from loaders.faults import InputFault, PublisherFault
from loaders.pxweb import Limits, chosen

PATH = "AA/AA0003/AA0003J/IntGr11RegSO1"
REGIONS = {"0114R001": "Bollstanäs", "0114R002": "Runby", "1264R001": "Skurup"}


def turnout(**changes):
    dims = {
        "Region": Dim(REGIONS, "region"),
        "Bakgrund": Dim({"TOT": "samtliga", "20-24": "ålder: 20-24 år"}, "bakgrundsvariabel"),
        "ContentsCode": Dim(
            {
                "000004WU": "Valdeltagande i val till riksdag, procent",
                "000004WW": "… till kommun, procent",
            }
        ),
        "Tid": Dim({"2018": "2018", "2022": "2022"}, "år", "time"),
    }

    def cell(key):
        return (
            None
            if key["Region"] == "0114R002"
            else 80.5
            if key["ContentsCode"] == "000004WU"
            else 70
        )

    return Px(**{"dims": dims, "cell": cell, "label": "Valdeltagande", **changes})


WANTED = {
    "Region": ["*"],
    "Bakgrund": ["samtliga"],
    "ContentsCode": ["~riksdag", "000004WW"],
    "Tid": ["*"],
}


def asked(allowed=scb_v1.DECLARED):
    about = scb_v1.parse_table(scb_v1.load_table(PATH), PATH)
    return scb_v1.parse(scb_v1.load(PATH, chosen(about, WANTED), allowed).parts, about)


def assert_whole(frame):
    assert len(frame) == 3 * 1 * 2 * 2
    cells = frame.set_index(["Region", "ContentsCode", "Tid"])["value"]
    assert cells["0114R001", "000004WU", "2022"] == 80.5
    assert cells["1264R001", "000004WW", "2018"] == 70
    gone = frame[frame["Region"] == "0114R002"]
    assert gone["value"].isna().all()
    assert set(gone["status"]) == {"missing"}


def test_a_question_is_a_post_of_items_for_its_own_json(publish):
    server = publish(scb_v1=Old({PATH: turnout()}))["scb_v1"]
    assert_whole(asked())
    assert [a.method for a in server.asked] == ["GET", "POST"]
    body = server.asked[1].json()
    assert body["query"][0] == {
        "code": "Region",
        "selection": {"filter": "item", "values": list(REGIONS)},
    }


def test_more_than_the_limit_is_asked_in_parts(publish):
    publish(scb_v1=Old({PATH: turnout()}, cells=4))
    assert_whole(asked(Limits(cells=4, calls=10, seconds=1)))


@pytest.mark.parametrize(
    "fault", ["429", "429 bare", "500", "drop", "drip", "cut", "html", "empty", "latin"]
)
def test_what_passes_is_asked_again(publish, fault):
    server = publish(scb_v1=Old({PATH: turnout()}))["scb_v1"]
    server.fault(fault)
    assert_whole(asked())


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "latin", "elsewhere", "404"])
def test_what_does_not_pass_is_one_sentence_with_the_table(publish, fault):
    server = publish(scb_v1=Old({PATH: turnout()}))["scb_v1"]
    server.fault(fault, fault)
    with pytest.raises(PublisherFault, match="IntGr11RegSO1"):
        asked()
    server.faults.clear()
    assert_whole(asked())


def about():
    dims = turnout().dims
    described = {
        "title": "T",
        "variables": [
            {"code": c, "text": c, "values": list(d.values), "valueTexts": list(d.values.values())}
            for c, d in dims.items()
        ],
    }
    return scb_v1.parse_table(json.dumps(described).encode(), PATH)


def answer(columns, data):
    return json.dumps({"columns": columns, "data": data}).encode()


KEYS = [
    {"code": "Region", "text": "region", "type": "d"},
    {"code": "Tid", "text": "år", "type": "t"},
]


def test_a_content_may_be_told_by_its_label_alone():
    label = "Valdeltagande i val till riksdag, procent"
    raw = answer(
        [*KEYS, {"code": label, "text": label, "type": "c"}],
        [{"key": ["0114R001", "2022"], "values": ["1"]}],
    )
    assert scb_v1.parse(raw, about())["ContentsCode"].tolist() == ["000004WU"]


def test_numbers_are_text_with_points_commas_and_spaces():
    texts = ["80.5", "80,5", "1\u00a0234", "..", "-", ":", None, "."]
    data = [{"key": [f"{n}", "2022"], "values": [text]} for n, text in enumerate(texts)]
    frame = scb_v1.parse(answer([*KEYS, {"code": "000004WU", "type": "c"}], data), about())
    np.testing.assert_array_equal(
        frame["value"], [80.5, 80.5, 1234, np.nan, 0, np.nan, np.nan, np.nan]
    )
    assert frame["status"].tolist() == [
        *["observed"] * 3,
        "missing",
        "observed",
        "suppressed",
        "missing",
        "missing",
    ]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"[]", "not a JSON object"),
        (b'{"data": []}', "has no columns"),
        (answer(KEYS, []), "no values"),
        (
            answer([*KEYS, {"code": "?", "type": "c"}], [{"key": ["a", "b"], "values": ["1"]}]),
            "unknown contents",
        ),
        (
            answer([*KEYS, {"code": "000004WU", "type": "c"}], [{"key": ["a"], "values": ["1"]}]),
            "not as long as its heading",
        ),
        (
            answer(
                [*KEYS, {"code": "000004WU", "type": "c"}],
                [{"key": ["a", "b"], "values": ["1"]}, {"key": ["a", "b"], "values": ["2"]}],
            ),
            r"the same cell twice \(a, b",
        ),
    ],
)
def test_a_damaged_answer_is_one_sentence(raw, sentence):
    with pytest.raises(InputFault, match=sentence):
        scb_v1.parse(raw, about())


def test_a_table_that_labels_too_few_values_is_a_fault():
    raw = json.dumps({"variables": [{"code": "a", "values": ["1", "2"], "valueTexts": ["x"]}]})
    with pytest.raises(InputFault, match="labels 1 of 2"):
        scb_v1.parse_table(raw.encode(), PATH)


@pytest.mark.live
def test_the_real_service_describes_turnout():
    found = scb_v1.parse_table(scb_v1.load_table(PATH), PATH)
    assert "ContentsCode" in found.dimensions
    assert found.time == "Tid"
