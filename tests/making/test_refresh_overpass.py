"""From places to the distance to them, and what happens when a county does not come."""

from urllib.parse import parse_qs

import numpy as np
import pytest
from support.server import Reply

from indicators import INDICATORS, figures, get, live
from indicators.indicator import MUNICIPALITY
from indicators.services import OSM_PLACES
from loaders import overpass
from making.refresh import refresh

ISO = {iso: county for county, iso in overpass.COUNTIES.items()}


def county_of(asked):
    question = parse_qs(asked.body.decode())["data"][0]
    return ISO[question.split('"ISO3166-2"="')[1].split('"')[0]]


def places(county, *, without=()):
    """One place of each service, in the middle of the county's first municipality."""
    areas = figures.areas()
    at = areas[areas["county_code"] == county].geometry.iloc[0].representative_point()
    tags = {
        k: next((t, v[0]) for t, v in tagged.items()) for k, tagged in overpass.SERVICES.items()
    }
    return [
        {"type": "node", "id": 100 * int(county) + i, "lat": at.y, "lon": at.x, "tags": {tag: value}}
        for i, (service, (tag, value)) in enumerate(tags.items())
        if service not in without
    ]  # fmt: skip


def server(publish, *, failing=(), without=(), status=200):
    def answer(asked):
        county = county_of(asked)
        if county in failing:
            return Reply({"elements": []}, status)
        about = {"timestamp_osm_base": "2026-11-24T20:01:02Z"}
        return Reply({"osm3s": about, "elements": places(county, without=without)})

    return publish(overpass=answer)["overpass"]


def test_there_is_no_value_before_a_refresh():
    with pytest.raises(ValueError, match="a refresh brings its values"):
        get("osm_grocery_over_5km_pct")


def test_distances_are_those_measured_again_by_hand(publish):
    server(publish)
    told = refresh(["overpass"])[0]
    assert told.result == "done", told.sentences
    found = live.read("places_osm")
    assert len(found) == 21 * len(overpass.SERVICES)
    assert set(found["municipality_code"].str[:2]) == set(overpass.COUNTIES)
    squares = figures.squares()
    own = squares[squares["municipality_code"] == "1264"]
    corner = own.index.to_numpy().astype(np.int64)
    xy = np.column_stack([corner // 10**7 + 500, corner % 10**7 + 500])
    there = found[found["service"] == "library"].to_crs(3006)
    apart = np.hypot(
        xy[:, :1] - there.geometry.x.to_numpy(), xy[:, 1:] - there.geometry.y.to_numpy()
    ).min(axis=1)
    people = own["population"].to_numpy()
    frame = get("osm_library_nearest_mean_km")
    assert frame.loc["1264", "value"] == pytest.approx(np.average(apart, weights=people) / 1000)
    assert frame.loc["1264", ["year", "status", "source"]].tolist() == [
        2026,
        "estimated",
        "overpass",
    ]
    share = 100 * people[apart > 20_000].sum() / people.sum()
    assert get("osm_library_over_20km_pct").loc["1264", "value"] == pytest.approx(share)


def test_every_declared_indicator_gets_a_value_in_every_municipality(publish):
    server(publish)
    refresh(["overpass"])
    declared = [id for id in INDICATORS if id.startswith("osm_")]
    assert len(declared) == 6 * len(OSM_PLACES) == 6 * len(overpass.SERVICES)
    for id in declared:
        assert figures.values(id, MUNICIPALITY)["value"].notna().all()


def test_a_service_without_a_place_gets_no_value(publish):
    server(publish, without={"cafe"})
    assert refresh(["overpass"])[0].result == "done"
    with pytest.raises(ValueError, match="a refresh brings its values"):
        get("osm_cafe_over_5km_pct")


def test_without_a_county_no_distance_is_computed(publish):
    server(publish, failing={"12"})
    told = refresh(["overpass"])[0]
    assert told.result == "partly"
    assert told.sentences == (
        "overpass county 12: no place",
        "No distances: no place of county 12 is known.",
    )
    assert live.names() == ["places_osm"]


def test_a_county_that_does_not_come_keeps_its_old_places(publish):
    server(publish)
    refresh(["overpass"])
    before = figures.values("osm_fuel_nearest_mean_km")["value"].copy()
    server(publish, failing={"12"})
    told = refresh(["overpass"], anew=True)[0]
    assert told.sentences == ("overpass county 12: no place",)
    assert (live.read("places_osm")["county"] == "12").sum() == len(overpass.SERVICES)
    assert figures.values("osm_fuel_nearest_mean_km")["value"].equals(before)


def test_when_nothing_comes_nothing_changes(publish):
    server(publish)
    refresh(["overpass"])
    before = live.stamp()
    again = server(publish, failing=set(overpass.COUNTIES), status=504)
    told = refresh(["overpass"], anew=True)[0]
    assert told.result == "kept"
    assert len(told.sentences) == 1
    assert (
        len({county_of(asked) for asked in again.asked}) == 1
    )  # a server that is down is left alone
    assert live.stamp() == before


def test_a_place_on_a_county_border_is_one_place(publish):
    shared = {"type": "node", "id": 1, "lat": 59.9, "lon": 17.9, "tags": {"amenity": "cafe"}}

    def answer(asked):
        return Reply({"elements": [*places(county_of(asked)), shared]})

    publish(overpass=answer)
    assert refresh(["overpass"])[0].result == "done"
    assert (live.read("places_osm").index == "node/1").sum() == 1


def test_the_credit_stands_in_every_citation():
    citation = overpass.SOURCE.citation("en")
    assert "© OpenStreetMap contributors" in citation
    assert "ODbL" in citation
    for id, indicator in INDICATORS.items():
        if id.startswith("osm_"):
            assert overpass.SOURCE.key in indicator.sources
