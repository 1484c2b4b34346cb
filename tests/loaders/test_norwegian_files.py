"""Norwegian population, regions and turnout in the borders of 2024, on small answers; the figures are made up."""

from types import ModuleType

import numpy as np
import pytest
from support.small_inputs import expect_rows

from loaders import ba_regions, ssb_population, ssb_redistricting, valgdir_turnout
from loaders.faults import InputFault

PARTS = """calyear,old_code,code_2024,weighting
2021,0301,0301,1.0
2021,1507,1508,0.5
2021,1507,1580,0.5
2017,0301,0301,1.0
2017,0101,3101,1.0
2017,0102,3101,1.0
"""
PEOPLE = """code,year,0-5,6-15,16-19,20-24,25-44,45-64,65-79,80+,total
0301,2023,10,10,10,10,10,10,10,10,80
1508,2023,10,10,10,10,10,10,20,20,100
1580,2023,10,10,10,10,10,10,20,20,100
1508,2024,60,10,10,10,20,20,20,10,160
1580,2024,10,5,5,5,5,5,3,2,40
1806,2019,1,1,1,1,1,1,1,1,8
"""
REGIONS = """code,name,ba_region,travel_time_min,out_commuting_pct,in_commuting_pct,basis
0301,Oslo,05 Oslo,11.88,70.21,70.21,Senterkommune (Sammen med Bærum)
3454,Vang,28 Nord-Aurdal,43.87,7.95,1.94,"Reisevei < 45, sum pendling > 8"
1151,Utsira,54 Utsira,0.0,73.73,73.73,"Restkommune, egen BA-region"
"""
TURNOUT = """year,code,name,eligible,votes,turnout_votes_over_eligible,turnout_official_rounded
2017,0301,Oslo,1000,800,80.0,80.1
2017,0101,Halden,300,210,70.0,70.0
2017,0102,Sarp,100,90,90.0,90.0
2021,1507,Ålesund,500,400,80.0,80.0
2025,0301,Oslo,1000,820,82.0,82.5
2025,1508,Ålesund,400,300,75.0,75.0
"""


@pytest.fixture(autouse=True)
def small_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {ssb_redistricting: 6, ssb_population: 6, ba_regions: 3, valgdir_turnout: 6}
    for module, many in rows.items():
        expect_rows(monkeypatch, module, many)


def turnout(text: str = TURNOUT):
    return valgdir_turnout.parse(text.encode(), ssb_redistricting.parse(PARTS.encode()))


def test_earlier_municipalities_have_their_parts():
    frame = ssb_redistricting.parse(PARTS.encode())
    of_alesund = frame[frame["old_code"] == "1507"]
    assert list(of_alesund["area_id"]) == ["1508", "1580"]
    assert list(of_alesund["weight"]) == [0.5, 0.5]


def test_halves_of_one_municipality_are_divided_as_its_parts_were_and_marked():
    frame = ssb_population.parse(PEOPLE.encode())
    assert frame["population"].xs(2023, level="year").to_dict() == {
        "0301": 80,
        "1508": 160,  # of 200 together, 160 of 200 in 2024
        "1580": 40,
    }
    assert frame.loc[("1508", 2023), ["aged_0_19", "aged_65_plus"]].tolist() == [48, 64]
    assert frame.loc[("1508", 2024), ["aged_0_19", "aged_65_plus"]].tolist() == [80, 30]
    assert frame["is_assumed"].to_dict() == {
        ("0301", 2023): False,
        ("1508", 2023): True,
        ("1508", 2024): False,
        ("1580", 2023): True,
        ("1580", 2024): False,
        ("1806", 2019): True,
    }


def test_a_centre_has_minutes_and_nobody_who_commutes_to_it():
    frame = ba_regions.parse(REGIONS.encode())
    assert frame["minutes"].to_dict() == {"0301": 11.88, "1151": 0.0, "3454": 43.87}
    assert frame["commuting_pct"].dropna().to_dict() == {"3454": 7.95}


def test_turnout_is_the_official_one_and_merged_municipalities_are_weighted_by_the_entitled():
    frame = turnout()
    assert frame.loc[("0301", 2025), "turnout_pct"] == pytest.approx(82.5)
    assert frame.loc[("3101", 2017), "turnout_pct"] == pytest.approx((300 * 70 + 100 * 90) / 400)
    assert frame.loc[("3101", 2017), "eligible"] == 400
    exact = frame["is_exact"]
    assert not exact["3101", 2017]
    assert exact["0301", 2017]
    assert exact["1508", 2025]


def test_both_parts_of_what_was_one_have_its_turnout_and_half_of_its_voters():
    frame = turnout().xs(2021, level="year")
    assert frame["turnout_pct"].to_numpy() == pytest.approx([80, 80])
    assert frame["eligible"].tolist() == [250, 250]
    assert not frame["is_exact"].any()


def test_a_municipality_that_no_table_knows_is_named():
    with pytest.raises(InputFault, match="no municipality of 2024 is known for 0199"):
        turnout(TURNOUT.replace("2017,0101", "2017,0199"))


@pytest.mark.parametrize(
    ("module", "text", "old", "new", "said"),
    [
        (ssb_redistricting, PARTS, "1580,0.5", "1580,0.4", "the parts of 1507 in 2021 are not 1"),
        (ssb_redistricting, PARTS, "weighting", "weight", "no column weighting"),
        (ssb_population, PEOPLE, ",10,80\n", ",10,81\n", "the ages of 0301 do not make the whole"),
        (ssb_population, PEOPLE, "65-79", "65-80", "no column 65-79"),
        (ba_regions, REGIONS, "43.87", "-1", "minutes out of range at 3454"),
        (ba_regions, REGIONS, "7.95", "107.95", "commuting_pct out of range at 3454"),
        (ba_regions, REGIONS, "1151,Utsira", "0301,Utsira", "the same key twice"),
    ],
)
def test_what_is_wrong_is_named(module: ModuleType, text: str, old: str, new: str, said: str):
    assert old in text
    with pytest.raises(InputFault) as caught:
        module.parse(text.replace(old, new).encode())
    assert str(caught.value).startswith(f"{module.SOURCE.file}: ")
    assert said in str(caught.value)


def test_a_turnout_beyond_all_voters_is_named():
    with pytest.raises(InputFault, match="turnout_pct out of range"):
        turnout(TURNOUT.replace("82.5", "182.5"))
    assert not np.isnan(turnout()["turnout_pct"]).any()
