"""Party shares on small answers in their layout; the figures are made up."""

import json

import pandas as pd
import pytest
from support.small_inputs import expect_rows, first_half

from loaders import valmyndigheten_2022
from loaders.faults import InputFault

KEY = pd.DataFrame({"regso_code": ["0114R001", "0114R001", "0114R002", "0114R003"]})
SHARES = {
    "C": 7.7,
    "KD": 5.0,
    "L": 5.0,
    "M": 25.0,
    "MP": 4.3,
    "S": 28.0,
    "SD": 17.0,
    "V": 5.0,
    "Kaffepartiet": 2.0,
    "blanka röster": 1.1,
}


def raw(shares: dict | None = None, **changes: object) -> bytes:
    areas = shares or {"0114R002": SHARES, "0114R001": {**SHARES, "Kaffepartiet": 1.5}}
    answer = {"partyVotes": areas, "electionType": "riksdag", "year": 2022, "unit": "%"}
    return json.dumps({**answer, **changes}, ensure_ascii=False).encode()


@pytest.fixture(autouse=True)
def two_areas(monkeypatch: pytest.MonkeyPatch) -> None:
    expect_rows(monkeypatch, valmyndigheten_2022, 2)


def fault(answer: bytes) -> str:
    with pytest.raises(InputFault) as caught:
        valmyndigheten_2022.parse(answer, KEY)
    said = str(caught.value)
    assert said.startswith("riksdag_2022_regso.json: ")
    return said


def test_the_eight_parties_of_the_riksdag_as_published():
    frame = valmyndigheten_2022.parse(raw(), KEY)
    assert list(frame.index) == ["0114R001", "0114R002"]
    assert frame.index.name == "area_id"
    assert list(frame.columns) == ["C", "KD", "L", "M", "MP", "S", "SD", "V"]
    assert frame.loc["0114R002", "S"] == 28.0


def test_an_area_that_the_file_lacks_is_left_out_and_never_zero():
    assert "0114R003" not in valmyndigheten_2022.parse(raw(), KEY).index


@pytest.mark.parametrize(
    "changes",
    [{"electionType": "municipality"}, {"year": 2018}, {"partyVotes": None}, {"partyVotes": []}],
)
def test_another_election_is_refused(changes: dict):
    assert "not the shares of the Riksdag election of 2022" in fault(raw(**changes))


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"0114R001": SHARES, "9999R001": SHARES}, "unknown area 9999R001"),
        ({"0114R001": SHARES, "0114R002": SHARES | {"S": 48.0}}, "0114R002 make 120.1, not 100"),
        ({"0114R001": SHARES, "0114R002": SHARES | {"S": None, "M": 53.0}}, "lacks a party"),
        ({"0114R001": SHARES, "0114R002": SHARES | {"S": -2.0, "M": 55.0}}, "S out of range"),
        ({"0114R001": SHARES, "0114R002": SHARES | {"S": "many"}}, "no number"),
        ({"0114R001": SHARES, "0114R002": 7}, "no number"),
        ({"0114R001": SHARES}, "1 rows where 2 were expected"),
        ({"0114R001": {"S": 60, "M": 40}, "0114R002": {"S": 50, "M": 50}}, "no column C, KD, L"),
    ],
)
def test_shares_that_cannot_be(shares: dict, said: str):
    assert said in fault(raw(shares))


def test_what_is_cut_off_or_another_file():
    assert "cut off" in fault(first_half(raw()))
    assert "not the shares" in fault(b"{}")
