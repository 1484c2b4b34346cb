"""The key of 2025 on small answers in its layout: a header row that passes for an area, and faults."""

import json

import pandas as pd
import pytest
from support.small_inputs import expect_rows, first_half

from loaders import scb_area_key_2025
from loaders.faults import InputFault
from loaders.scb_area_key import regso_of

HEADING = {"regso_code": "RegSOkod_2025", "regso_name": "RegSO_2025", "kommun_code": "Kommun"}


def area(regso: str, name: str, municipality: str = "Upplands Väsby") -> dict:
    return {
        "regso_code": regso,
        "regso_name": name,
        "kommun_code": regso[:4],
        "kommun_name": municipality,
    }


AREAS = {
    "DeSO_2025": HEADING,
    "0114C1030": area("0114R001", "Bollstanäs"),
    "0114C1010": area("0114R001", "Bollstanäs"),
    "2023A0010": area("2023R001", "Malung\N{EN DASH}västra", "Malung-Sälen"),
}


def raw(**changes: dict) -> bytes:
    return json.dumps({**AREAS, **changes}, ensure_ascii=False).encode()


@pytest.fixture(autouse=True)
def three_areas(monkeypatch: pytest.MonkeyPatch) -> None:
    expect_rows(monkeypatch, scb_area_key_2025, 3)


def fault(answer: bytes) -> str:
    with pytest.raises(InputFault) as caught:
        scb_area_key_2025.parse(answer)
    said = str(caught.value)
    assert said.startswith("deso2025_regso2025_key.json: ")
    return said


def test_the_header_row_is_no_area():
    frame = scb_area_key_2025.parse(raw())
    assert list(frame.index) == ["0114C1010", "0114C1030", "2023A0010"]
    assert frame.index.name == "area_id"
    assert list(frame["deso_class"]) == ["C", "C", "A"]
    assert frame.loc["2023A0010", "regso"] == "Malung-västra"
    assert frame.loc["2023A0010", "municipality"] == "Malung-Sälen"


def test_a_key_without_a_header_row_is_read_too():
    areas = {code: area for code, area in AREAS.items() if code != "DeSO_2025"}
    assert len(scb_area_key_2025.parse(json.dumps(areas).encode())) == 3


def test_its_regso_are_those_of_its_deso():
    regso = regso_of(scb_area_key_2025.parse(raw()))
    assert list(regso.index) == ["0114R001", "2023R001"]
    assert list(regso["name"]) == ["Bollstanäs", "Malung-västra"]
    assert isinstance(regso, pd.DataFrame)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"0114C1010": area("0115R001", "Vallentuna")}, "in another municipality"),
        ({"0114C1010": area("0114R001", "A") | {"regso_code": "0115R1"}}, "another municipality"),
        ({"0114D1010": area("0114R001", "Bollstanäs")}, "0114D1010 is no DeSO code"),
        ({"0114C1050": area("0114R001", "Bollstanäs")}, "4 rows where 3 were expected"),
        ({"0114C1010": "0114R001"}, "not described by its RegSO"),
    ],
)
def test_an_area_that_cannot_be(change: dict, said: str):
    assert said in fault(raw(**change))


def test_what_is_cut_off_or_another_file():
    assert "cut off" in fault(first_half(raw()))
    assert "no column" in fault(b'{"0114C1010": {"another": "table"}}')
    assert "no column" in fault(b"{}")
