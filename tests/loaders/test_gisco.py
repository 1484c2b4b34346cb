"""NUTS 3 regions: those of the countries that are shown, each once."""

import pytest
from server import Reply
from shapely.geometry import box

from indicators.refresh import refresh
from loaders import gisco, live
from loaders._check import InputFault
from loaders._http import PublisherFault

PLACES = {"SE": 15, "NO": 9, "DK": 11, "FI": 25, "IS": -19, "NL": 5, "PL": 19, "DE": 10}


def content(**changed):
    features = [
        {
            "type": "Feature",
            "id": f"{country}001",
            "properties": {
                "NUTS_ID": f"{country}001",
                "LEVL_CODE": 3,
                "CNTR_CODE": country,
                "NAME_LATN": f"Region in {country}",
                "NUTS_NAME": f"Region in {country}",
                "MOUNT_TYPE": 4,
                "FID": f"{country}001",
            },
            "geometry": box(east, 55, east + 1, 56).__geo_interface__,
        }
        for east, country in ((east, country) for country, east in PLACES.items())
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}
    return {"type": "FeatureCollection", "crs": crs, "features": features, **changed}


def ask(publish, given):
    publish(gisco=lambda asked: Reply(given))
    return gisco.parse(gisco.load())


def test_the_regions_of_the_countries_shown(publish):
    server = publish(gisco=lambda asked: Reply(content()))["gisco"]
    frame = gisco.parse(gisco.load())
    assert server.asked[0].path == "/nuts/geojson/NUTS_RG_20M_2024_4326_LEVL_3.geojson"
    assert set(frame["country"]) == set(PLACES) - {"DE"}
    assert frame["name"]["SE001"] == "Region in SE"
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry["SE001"].bounds == (15, 55, 16, 56)


def test_a_country_without_a_region_is_named(publish):
    given = content()
    given["features"] = given["features"][:5]
    with pytest.raises(InputFault, match="no region of NL, PL"):
        ask(publish, given)


def test_a_region_twice_is_named(publish):
    given = content()
    given["features"].append(given["features"][0])
    with pytest.raises(InputFault, match="the same key twice: SE001"):
        ask(publish, given)


def test_a_region_of_another_level_is_named(publish):
    given = content()
    given["features"][0]["properties"]["NUTS_ID"] = "SE0"
    with pytest.raises(InputFault, match="'SE0' is no code"):
        ask(publish, given)


@pytest.mark.parametrize("without", ["NUTS_ID", "CNTR_CODE", "NAME_LATN"])
def test_a_missing_property_is_named(publish, without):
    given = content()
    for feature in given["features"]:
        del feature["properties"][without]
    with pytest.raises(InputFault, match=f"no column {without}"):
        ask(publish, given)


def test_no_region_at_all_is_named(publish):
    with pytest.raises(InputFault, match="no region"):
        ask(publish, content(features=[]))


@pytest.mark.parametrize("fault", ["429", "500", "drop", "cut", "html", "empty"])
def test_a_passing_fault_is_waited_out_and_the_part_is_swapped_in(publish, fault):
    publish(gisco=lambda asked: Reply(content()))["gisco"].fault(fault)
    assert refresh(["gisco"])[0].result == "done"
    assert len(live.read("outlines_nuts3")) == 7


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "elsewhere", "404"])
def test_a_lasting_fault_keeps_what_there_was(publish, fault):
    server = publish(gisco=lambda asked: Reply(content()))["gisco"]
    refresh(["gisco"])
    before = live.stamp()
    server.fault(*[fault] * 5)
    told = refresh(["gisco"], anew=True)[0]
    assert told.result == "kept"
    assert len(told.sentences) == 1
    assert live.stamp() == before


@pytest.mark.live
def test_gisco_itself_answers():
    with pytest.raises(PublisherFault):
        gisco.load(1900)
    assert "SE110" in gisco.parse(gisco.load()).index
