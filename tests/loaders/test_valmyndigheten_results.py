"""The official result by municipality on small answers in their layout; the figures are made up."""

import pytest
from support.small_inputs import expect_rows, municipalities

from loaders import valmyndigheten_results
from loaders.faults import InputFault
from loaders.valmyndigheten_2022 import PARTIES

TWO = municipalities(c0114="Upplands Väsby", c2425="Dorotea")
TABLE = """election,year,code,eligible,foreign_eligible,voters,valid,M,C,L,KD,MP,S,V,SD,ÖVR,turnout_pct
kommun,2022,0114,36000,4600.0,27000,26000,5500,1200.0,1000,1100,800,7100,2000,3900,3700,73.49
riksdag,2018,0114,30000,,25000,24900,5000,1000.0,1000,1000,1000,8000,2000,5000,900,83.1
riksdag,2022,0114,31000,,25000,24800,5500,1250.0,1000,1100,750,8000,1500,5250,450,80.6
riksdag,2022,2425,2000,,1600,1580,200,160.0,20,80,20,600,100,380,20,80.0
"""


@pytest.fixture(autouse=True)
def four_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    expect_rows(monkeypatch, valmyndigheten_results, 4)


def fault(text: str) -> str:
    with pytest.raises(InputFault) as caught:
        valmyndigheten_results.parse(text.encode(), TWO)
    return str(caught.value)


def test_shares_of_all_votes_cast_in_the_riksdag_election_of_2022():
    frame = valmyndigheten_results.parse(TABLE.encode(), TWO)
    assert list(frame.index) == ["0114", "2425"]
    assert frame.loc["0114", list(PARTIES)].to_dict() == pytest.approx(
        {
            "C": 5.0,
            "KD": 4.4,
            "L": 4.0,
            "M": 22.0,
            "MP": 3.0,
            "S": 32.0,
            "SD": 21.0,
            "V": 6.0,
        }
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("riksdag,2022,2425", "riksdag,2022,2481", "municipality 2425 is unknown, or missing"),
        ("riksdag,2022,2425", "region,2022,2425", "municipality 2425 is unknown, or missing"),
        ("1600,1580", "500,1580", "S out of range at 2425"),
        (",80,20,600", ",80,20,sexhundra", "is no number"),
        ("voters", "votes", "no column voters"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, said: str):
    found = fault(TABLE.replace(old, new))
    assert found.startswith(f"{valmyndigheten_results.SOURCE.file}: ")
    assert said in found


def test_another_table_is_named():
    assert "rows where 4 were expected" in fault("".join(TABLE.splitlines(keepends=True)[:-1]))


def test_turnout_is_voters_of_those_entitled_and_missing_where_no_election_was_held():
    frame = valmyndigheten_results.parse(TABLE.encode(), TWO)
    assert frame.loc["0114", "municipality_2022"] == pytest.approx(75.0)
    assert frame["parliament_2022"].to_dict() == pytest.approx(
        {"0114": 100 * 25 / 31, "2425": 80.0}
    )
    assert frame["parliament_2018"].isna().to_dict() == {"0114": False, "2425": True}


def test_more_voters_than_entitled_and_unknown_elections_are_refused():
    assert "turnout out of range" in fault(
        TABLE.replace("kommun,2022,0114,36000", "kommun,2022,0114,26000")
    )
    assert "'landsting' is no election" in fault(TABLE.replace("kommun,2022", "landsting,2022"))
