"""Which places are Swedish, and distances that do not cross open sea, on small made inputs."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point, box

from making import places

KM = 1000
MAINLAND = box(0, 0, 100 * KM, 100 * KM)
BRIDGED = box(104 * KM, 40 * KM, 110 * KM, 60 * KM)  # 4 km across the sound
ISLAND = box(180 * KM, 40 * KM, 200 * KM, 60 * KM)  # 70 km out
OUTLINES = gpd.GeoSeries([MAINLAND, BRIDGED, ISLAND], crs=3006)
TOWN_BY_THE_SEA = (101_500.0, 20_000.0)  # the generalised coast cuts it off
PEOPLE = np.array([TOWN_BY_THE_SEA, (50_000.0, 50_000.0), (190_000.0, 50_000.0)])


def is_swedish(*xy: tuple[float, float]) -> list[bool]:
    points = gpd.GeoSeries([Point(at) for at in xy], crs=3006)
    return places.is_swedish(points, OUTLINES, PEOPLE).tolist()


def test_a_place_in_a_town_that_the_coast_cuts_off_is_swedish():
    assert is_swedish(TOWN_BY_THE_SEA, (101_900, 21_400)) == [True, True]


def test_no_place_is_lost_that_lies_as_near_to_people_as_is_said():
    angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    around = places.NEAR_PEOPLE_M * 0.999 * np.c_[np.cos(angles), np.sin(angles)]
    for people in PEOPLE:
        assert all(is_swedish(*map(tuple, people + around)))


def test_a_place_inside_the_outlines_is_swedish_however_far_from_people():
    assert is_swedish((10_000, 90_000)) == [True]


def test_a_place_abroad_is_not():
    assert is_swedish((101_500, 21_600), (-5_000, 50_000), (300_000, 300_000)) == [False] * 3


def test_what_a_bridge_can_reach_is_one_land():
    lands = places.lands(OUTLINES)
    assert len(lands) == 2
    at = [(50 * KM, 50 * KM), (107 * KM, 50 * KM), (190 * KM, 50 * KM)]
    mainland, bridged, island = places.land_of(np.array(at, float), lands)
    assert mainland == bridged != island


@pytest.mark.parametrize("width_km", [9.9, 10.1])
def test_lands_part_where_no_bridge_reaches(width_km):
    beside = box((100 + width_km) * KM, 0, 150 * KM, 100 * KM)
    lands = places.lands(gpd.GeoSeries([MAINLAND, beside], crs=3006))
    assert len(lands) == (1 if width_km < 10 else 2)


def test_an_island_without_a_place_has_no_distance_and_the_rest_is_untouched():
    halls = np.array([(50_000.0, 53_000.0), (107_000.0, 50_000.0)])
    metres, which = places.nearest_on_land(PEOPLE, halls, places.lands(OUTLINES))
    assert metres[1] == 3000
    assert np.isnan(metres[2])
    assert which.tolist() == [1, 0, -1]


def test_an_island_looks_for_its_own_places_only():
    halls = np.array([(109_000.0, 50_000.0), (182_000.0, 50_000.0)])
    people = np.array([(109_500.0, 50_000.0), (199_000.0, 50_000.0)])
    metres, which = places.nearest_on_land(people, halls, places.lands(OUTLINES))
    assert metres.tolist() == [500, 17_000]
    assert which.tolist() == [0, 1]


def test_no_place_at_all_is_no_distance_anywhere():
    metres, which = places.nearest_on_land(PEOPLE, np.empty((0, 2)), places.lands(OUTLINES))
    assert np.isnan(metres).all()
    assert (which == -1).all()


def test_a_locality_lies_amid_its_people_and_in_the_municipality_of_most():
    town, empty = box(0, 0, 10 * KM, 2 * KM), box(60 * KM, 60 * KM, 61 * KM, 61 * KM)
    localities = gpd.GeoDataFrame({"name": ["Town", "Empty"]}, geometry=[town, empty], crs=3006)
    localities.index = pd.Index(["1", "2"], name="locality_id")
    squares = pd.DataFrame(
        {
            "easting": [500, 7500, 8500, 50_000],
            "northing": [500, 500, 500, 50_000],
            "population": [100, 900, 700, 5],
            "municipality_code": pd.Categorical(["01", "02", "02", "03"]),
        }
    )
    municipalities = gpd.GeoSeries(
        [
            box(0, 0, 5 * KM, 50 * KM),
            box(5 * KM, 0, 50 * KM, 50 * KM),
            box(50 * KM, 50 * KM, 99 * KM, 99 * KM),
        ],
        index=["01", "02", "03"],
        crs=3006,
    )
    found = places.amid_people(localities, squares, municipalities)
    assert found["municipality_code"].to_dict() == {"1": "02", "2": "03"}
    assert found.geometry["1"].coords[0] == (
        7500,
        500,
    )  # the mean is at 7,500
    assert empty.contains(found.geometry["2"])
