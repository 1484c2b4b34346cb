"""From the frames of schools, towns and Norway's municipalities to rows of the snapshot; the figures are made up."""

import numpy as np
import pandas as pd
import pytest

from making import people_values


def of(frames, id):
    """The rows of an indicator, by area and year."""
    (frame,) = (frame for frame in frames if set(frame["indicator"]) == {id})
    return frame.set_index(["area_id", "year"])


def test_fewer_pupils_than_the_smallest_base_are_withheld_and_a_part_is_an_estimate():
    results = pd.DataFrame(
        {
            "eligible_pct": [80.0, 90.0, 70.0],
            "merit": [220.0, 230.0, 210.0],
            "eligible_pupils": [49, 50, 400],
            "merit_pupils": [50, 50, 400],
            "schools": [2, 1, 4],
            "eligible_withheld": [0, 0, 1],
            "merit_withheld": [0, 0, 1],
        },
        index=pd.Index(["0114", "1264", "2425"], name="area_id"),
    )
    frames = people_values.year9(results)
    eligible = of(frames, "eligible_vocational_in_schools_pct")
    assert eligible["status"].tolist() == ["suppressed", "observed", "estimated"]
    assert np.isnan(eligible["value"].iloc[0])
    assert of(frames, "merit_value")["value"].tolist() == [220, 230, 210]
    assert of(frames, "year9_schools_withheld_pct")["value"].tolist() == [0, 0, 25]


def test_a_locality_has_a_school_where_a_unit_of_its_municipality_has_its_name():
    localities = pd.DataFrame(
        {"name": ["Väsby", "Ort  två", "Hamn"], "municipality_code": ["0114", "1264", "1264"]}
    )
    units = pd.DataFrame(
        {"municipality_code": ["0114", "1264", "1264"], "postal_town": ["hamn", "ort två", "y"]}
    )
    frame = people_values.localities_with_school(localities, units)
    assert frame.set_index("area_id")["value"].to_dict() == {"0114": 0, "1264": 50}


def test_a_projection_is_told_in_people_and_against_its_own_first_year():
    years = [2022, 2025, 2030, 2035, 2040]
    rows = pd.MultiIndex.from_product([["0114"], years], names=["area_id", "year"])
    frames = people_values.projection(pd.Series([90.0, 100, 110, 120, 80], rows))
    assert of(frames, "population_projection")["value"].tolist() == [100, 110, 120, 80]
    index = of(frames, "population_projection_index")
    assert index["value"].to_numpy() == pytest.approx([110, 120, 80])
    assert set(index["status"]) == {"estimated"}


def test_what_is_assumed_of_norway_is_an_estimate():
    rows = pd.MultiIndex.from_product([["0301", "1508"], [2021]], names=["area_id", "year"])
    population = pd.DataFrame(
        {
            "population": [1000.0, 40.0],
            "aged_0_19": [200.0, 10.0],
            "aged_65_plus": [100.0, 10.0],
            "is_assumed": [False, True],
        },
        rows,
    )
    regions = pd.DataFrame(
        {"minutes": [12.0, 30.0], "commuting_pct": [np.nan, 8.0]},
        pd.Index(["0301", "1508"], name="area_id"),
    )
    turnout = pd.DataFrame({"turnout_pct": [80.0, 75.0], "is_exact": [True, False]}, rows)
    frames = people_values.norway(population, regions, turnout)
    assert of(frames, "population")["status"].tolist() == ["observed", "estimated"]
    assert of(frames, "age_0_19_pct")["value"].iloc[0] == 20
    assert np.isnan(of(frames, "age_65_plus_pct")["value"].iloc[1])  # of 40 people
    assert of(frames, "turnout_parliament_norway_pct")["status"].tolist() == [
        "observed",
        "estimated",
    ]
    assert of(frames, "ba_commuting_norway_pct").index.tolist() == [("1508", 2020)]
