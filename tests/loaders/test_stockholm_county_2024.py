"""Minutes to T-Centralen on a small answer in the file's layout; the figures are made up."""

import pandas as pd
import pytest
from support.small_inputs import expect_rows

from loaders import stockholm_county_2024
from loaders.faults import InputFault

KEY = pd.DataFrame(
    {"municipality_code": ["0180", "0186", "0186", "0380"]},
    index=pd.Index(["0180C5490", "0186C1020", "0186C1030", "0380C1010"], name="area_id"),
)
TABLE = """desokod,commute_min,cluster_id,source
deso_0186c1020,39,0,real
deso_0180c5490,8,1,interpolated
deso_0186c1030,,2,missing
"""


@pytest.fixture(autouse=True)
def three_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    expect_rows(monkeypatch, stockholm_county_2024, 3)


def parsed(old: str = "", new: str = "") -> pd.DataFrame:
    assert old in TABLE
    return stockholm_county_2024.parse(
        TABLE.replace(old, new).encode() if old else TABLE.encode(), KEY
    )


def fault(old: str, new: str) -> str:
    with pytest.raises(InputFault) as caught:
        parsed(old, new)
    said = str(caught.value)
    assert said.startswith(f"{stockholm_county_2024.SOURCE.file}: ")
    return said


def test_codes_are_as_elsewhere_and_an_interpolated_value_is_known_as_such():
    frame = parsed()
    assert frame.index.tolist() == ["0180C5490", "0186C1020", "0186C1030"]
    assert frame["minutes_to_tcentralen"].tolist()[:2] == [8, 39]
    assert frame["is_interpolated"].tolist() == [True, False, True]
    assert pd.isna(frame.loc["0186C1030", "minutes_to_tcentralen"])


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (",39,", ",soon,", "'soon' is no number"),
        (",39,", ",0,", "out of range at 0186C1020"),
        ("real", "guessed", "unknown kind of value guessed"),
        ("0186c1020", "0186c1099", "0186C1020 is unknown, or missing"),
        ("0186c1020", "0380c1010", "is unknown, or missing"),
        ("commute_min", "minutes", "no column commute_min"),
        ("deso_0186c1020,39,0,real\n", "", "2 rows where 3 were expected"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, word: str):
    assert word in fault(old, new)
