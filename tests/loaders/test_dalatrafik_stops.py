"""Platforms become stop places; a wrong file is named."""

import numpy as np
import pytest
from shapely.geometry import Point
from support.small_inputs import expect_rows, first_half, outlines, parquet

from indicators import embedded
from loaders import dalatrafik_stops
from loaders.faults import InputFault

PLATFORMS = {
    "stop_id": ["9022020000001001", "9022020000001002", "9022020000002001"],
    "stop_name": ["Falun C", "Falun C", "Grövelsjön"],
    "parent_station": ["9021020000001000", "9021020000001000", "9021020000002000"],
    "genomsnitt_veckodag_avgangar": [20.0, 22.4, 4.0],
    "antal_lordag_avgangar": [10.0, 0.0, 0.0],
    "antal_sondag_avgangar": [3.0, 4.0, 0.0],
    "kommunkod": ["2080", "2080", "2039"],
}
POINTS = [Point(500_000, 6_700_000), Point(500_020, 6_700_040), Point(360_000, 6_888_000)]


def raw(crs: int = 3006, **changed: list) -> bytes:
    return parquet(outlines({**PLATFORMS, **changed}, POINTS, crs))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch):
    expect_rows(monkeypatch, dalatrafik_stops, 3)


def fault(content: bytes) -> str:
    with pytest.raises(InputFault) as caught:
        dalatrafik_stops.parse(content)
    assert str(caught.value).startswith(dalatrafik_stops.SOURCE.file)
    return str(caught.value)


def test_platforms_are_added_up_at_their_station():
    found = dalatrafik_stops.parse(raw())
    assert found.crs.to_epsg() == 3006
    falun = found.loc["9021020000001000"]
    assert (falun["name"], falun["municipality_code"], falun["platforms"]) == ("Falun C", "2080", 2)
    columns = ["departures_weekday", "departures_saturday", "departures_sunday"]
    assert falun[columns].tolist() == pytest.approx([42.4, 10, 7])
    assert (falun.geometry.x, falun.geometry.y) == (500_010, 6_700_020)
    assert found.loc["9021020000002000", columns].tolist() == [4, 0, 0]


def test_a_platform_without_a_station_is_its_own_place():
    found = dalatrafik_stops.parse(raw(parent_station=["", "9021020000001000", ""]))
    assert set(found.index) == {"9022020000001001", "9021020000001000", "9022020000002001"}


def test_a_figure_that_is_missing_is_not_zero():
    found = dalatrafik_stops.parse(raw(antal_sondag_avgangar=[np.nan, np.nan, 1.0]))
    assert np.isnan(found.loc["9021020000001000", "departures_sunday"])


def test_what_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch):
    assert "cut off" in fault(first_half(raw()))
    assert "platform 9022020000001001 twice" in fault(
        raw(stop_id=["9022020000001001", "9022020000001001", "9022020000002001"])
    )
    assert "two municipalities" in fault(raw(kommunkod=["2080", "2081", "2039"]))
    assert "out of range" in fault(raw(antal_lordag_avgangar=[-20.0, 0.0, 0.0]))
    assert "EPSG:3006" in fault(raw(crs=3857))
    frame = outlines(PLATFORMS, POINTS).drop(columns="antal_sondag_avgangar")
    assert "no column antal_sondag_avgangar" in fault(parquet(frame))
    expect_rows(monkeypatch, dalatrafik_stops, 5201)
    assert "3 rows where 5,201 were expected" in fault(raw())


def test_the_snapshot_has_the_stop_places_of_all_fifteen_municipalities():
    stops = embedded.frame("stops_dalarna.parquet")
    assert stops.crs.to_epsg() == 4326
    assert stops["platforms"].sum() == 5201
    municipalities = embedded.frame("municipality.parquet").index
    codes = set(stops["municipality_code"])
    assert codes == {code for code in municipalities if code.startswith("20")}
    assert len(codes) == 15
    west, south, east, north = stops.total_bounds
    assert 12 < west < east < 17
    assert 59.8 < south < north < 62.3
