"""Schools, length of life, projection, area types of 2023 and centres of DeSO on small answers; the figures are made up."""

from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from support.small_inputs import changed, expect_rows, fixture, small_key

from loaders import (
    scb_area_types_2023,
    scb_deso_centres,
    scb_life_expectancy,
    scb_projection,
    skolverket_units,
    skolverket_year9,
)
from loaders.faults import InputFault

YEAR9 = """school_code,school,code,organiser_type,pupils,share_all_passed_pct,eligible_vocational_pct,merit_value_17,eligible_as_printed
1,Norra,0114,Kommunal,30.0,80.0,90.0,230.0,90
2,Södra,114,Enskild,10.0,100.0,100.0,270.0,~100
3,Lilla,0114,Enskild,,,,,..
4,Dolda,0114,Kommunal,12.0,,,200.0,..
5,Ensam,2425,Kommunal,,,,,.
"""
UNITS = """SKOLENHETSKOD,NAMN,KOMMUN,BESÖKSPOSTORT,FKLASS,ÅR1,ÅR2,ÅR3,ÅR4,ÅR5,ÅR6,ÅR7,ÅR8,ÅR9
1,Norra,114,UPPLANDS  VÄSBY,J,J,J,J,N,N,N,N,N,N
2,Förskoleklassen,0114,UPPLANDS VÄSBY,J,N,N,N,N,N,N,N,N,N
3,Högstadiet,2425,DOROTEA,N,N,N,N,N,N,N,J,J,J
"""
LIFE = """code,sex,period,life_expectancy
0114,men,1998-2002,77.65
0114,women,1998-2002,82.1
0330,men,1998-2002,
0330,women,1998-2002,
0330,men,1999-2003,78.0
0330,women,1999-2003,83.0
"""
PROJECTION = """Kommunkod,Region,År,Befolkning
0114,0114 Upplands Väsby,2022,48412
0114,0114 Upplands Väsby,2025,49000
0114,0114 Upplands Väsby,2030,50000
0114,0114 Upplands Väsby,2035,51000
0114,0114 Upplands Väsby,2040,52000
"""
CENTRES = """deso,area_km2,centroid_latitude,centroid_longitude
0114C1030,6.14183419609839,59.5192837277312805,17.873619526769644
0114C1010,10.25,59.57,17.90
0114C1050,1.5,59.2,17.8
0305B1010,2.5,59.6,17.5
2023A0010,1717.1,60.7,13.7
"""


@pytest.fixture(autouse=True)
def small_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        skolverket_year9: 5,
        skolverket_units: 3,
        scb_life_expectancy: 6,
        scb_projection: 5,
        scb_area_types_2023: 4,
        scb_deso_centres: 5,
    }
    for module, many in rows.items():
        expect_rows(monkeypatch, module, many)


def test_schools_are_weighted_by_their_pupils_and_what_is_withheld_is_counted():
    frame = skolverket_year9.parse(YEAR9.encode())
    vasby = frame.loc["0114"]
    assert vasby["eligible_pct"] == pytest.approx((30 * 90 + 10 * 100) / 40)
    assert vasby["merit"] == pytest.approx((30 * 230 + 10 * 270 + 12 * 200) / 52)
    assert vasby[["eligible_pupils", "merit_pupils"]].tolist() == [40, 52]
    assert vasby[["schools", "eligible_withheld", "merit_withheld"]].tolist() == [4, 2, 1]


def test_a_municipality_of_withheld_schools_alone_has_no_value_rather_than_zero():
    dorotea = skolverket_year9.parse(YEAR9.encode()).loc["2425"]
    assert np.isnan(dorotea["merit"])
    assert dorotea[["schools", "merit_pupils", "merit_withheld"]].tolist() == [1, 0, 1]


def test_a_unit_of_a_preschool_class_alone_is_no_compulsory_school_and_towns_are_spelt_alike():
    frame = skolverket_units.parse(UNITS.encode())
    assert list(frame.index) == ["1", "3"]
    assert frame.loc["1"].tolist() == ["0114", "upplands väsby"]


def test_a_period_goes_by_its_last_year_and_an_unpublished_figure_is_missing():
    frame = scb_life_expectancy.parse(LIFE.encode())
    assert frame.loc[("0114", 2002)].to_dict() == {"women": 82.1, "men": 77.65}
    assert frame.loc[("0330", 2002)].isna().all()
    assert frame.loc[("0330", 2003), "men"] == 78.0


def test_a_projection_is_by_year():
    people = scb_projection.parse(PROJECTION.encode())
    assert people["0114", 2040] == 52_000
    assert people["0114", 2022] == 48_412


def test_area_types_of_the_next_year_are_read_like_those_before(monkeypatch):
    key = small_key(monkeypatch)
    frame = scb_area_types_2023.parse(changed("area_type.csv", ",2022\n", ",2023\n"), key)
    assert frame["area_type"].tolist() == [4, 4, 5, 3]
    with pytest.raises(InputFault, match=r"regso_area_type_2023\.csv: no column 2023"):
        scb_area_types_2023.parse(fixture("area_type.csv"), key)


def test_every_deso_has_a_centre_rounded_to_some_ten_metres(monkeypatch):
    frame = scb_deso_centres.parse(CENTRES.encode(), small_key(monkeypatch))
    assert frame.loc["0114C1030"].to_dict() == {
        "longitude": 17.8736,
        "latitude": 59.5193,
        "area_km2": 6.1418,
    }
    assert list(frame.index) == sorted(frame.index)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2023A0010", "2023A0020", "2023A0010 is unknown, or missing"),
        ("59.6,17.5", ",17.5", "0305B1010 has no centre"),
        ("2.5,59.6", "0,59.6", "area_km2 out of range at 0305B1010"),
    ],
)
def test_a_wrong_centre_is_named(monkeypatch, old: str, new: str, said: str):
    with pytest.raises(InputFault, match=said):
        scb_deso_centres.parse(CENTRES.replace(old, new).encode(), small_key(monkeypatch))


@pytest.mark.parametrize(
    ("module", "text", "old", "new", "said"),
    [
        (skolverket_year9, YEAR9, "230.0", "many", "is no number"),
        (skolverket_year9, YEAR9, "2,Södra", "1,Södra", "the same key twice"),
        (skolverket_year9, YEAR9, "90.0,230.0", "190.0,230.0", "eligible out of range"),
        (skolverket_year9, YEAR9, "5,Ensam,2425,Kommunal,,,,,.\n", "", "4 rows where 5"),
        (skolverket_units, UNITS, "BESÖKSPOSTORT", "ORT", "no column BESÖKSPOSTORT"),
        (skolverket_units, UNITS, "3,Högstadiet", "1,Högstadiet", "the same key twice"),
        (scb_life_expectancy, LIFE, "1999-2003", "1999-2004", "'1999-2004' is no period of 5"),
        (scb_life_expectancy, LIFE, "77.65", "-77.65", "value out of range"),
        (scb_life_expectancy, LIFE, "men", "män", "no column"),
        (scb_projection, PROJECTION, ",2040,", ",2041,", "no year 2040"),
        (scb_projection, PROJECTION, ",2025,", ",..,", "a row without a year"),
        (scb_projection, PROJECTION, "52000", "0", "people out of range"),
    ],
)
def test_what_is_wrong_is_named(module: ModuleType, text: str, old: str, new: str, said: str):
    assert old in text
    with pytest.raises(InputFault) as caught:
        module.parse(text.replace(old, new).encode())
    assert str(caught.value).startswith(f"{module.SOURCE.file}: ")
    assert said in str(caught.value)


def test_the_pupils_of_all_schools_together_weigh_the_whole():
    frame = skolverket_year9.parse(YEAR9.encode())
    known = frame.dropna(subset="merit")
    assert isinstance(frame, pd.DataFrame)
    assert np.average(known["merit"], weights=known["merit_pupils"]) == pytest.approx(12_000 / 52)
