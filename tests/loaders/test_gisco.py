"""NUTS 3 regions of the countries that are shown, each once; municipalities of the vintage that is reckoned with."""

import json

import geopandas as gpd
import pytest
from shapely.geometry import box
from support.server import Reply

from indicators import embedded, figures, live
from indicators.indicator import MUNICIPALITY, NORWAY
from loaders import gisco
from loaders.faults import InputFault, PublisherFault
from making.refresh import refresh

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


def lau(country, level, *, code="GISCO_ID", shift=0.0, more=(), without=()):
    """The country's municipalities in GISCO's columns, from the embedded outlines."""
    areas = embedded.frame(f"{level}.parquet")
    return [
        {
            "type": "Feature",
            "properties": {
                **({"GISCO_ID": f"{country}_{id}"} if code == "GISCO_ID" else {}),
                **({"LAU_ID": id} if code == "LAU_ID" else {}),
                "CNTR_CODE": country,
                "LAU_NAME": name,
                "POP_2024": 1,
                "AREA_KM2": 1.5,
                "YEAR": 2024,
            },
            "geometry": shape.__geo_interface__,
        }
        for id, name, shape in zip(
            [*areas.index, *more],
            [*areas["name"], *more],
            [*areas.geometry.translate(shift, 0), *areas.geometry.iloc[: len(more)]],
            strict=True,
        )
        if id not in without
    ]


@pytest.fixture(scope="module")
def europe():
    """Sweden, Norway, and a country that is not asked for."""
    other = lau("SE", MUNICIPALITY)[:1]
    other = [{**f, "properties": {**f["properties"], "CNTR_CODE": "FI", "GISCO_ID": "FI_005"}} for f in other]  # fmt: skip
    return [*lau("SE", MUNICIPALITY), *lau("NO", NORWAY), *other]


def both(features):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}
    whole = json.dumps({"type": "FeatureCollection", "crs": crs, "features": features})

    def answer(asked):
        return Reply(whole if asked.path.startswith("/lau/") else content())

    return answer


def test_the_municipalities_of_both_countries_are_drawn_anew(publish, europe):
    server = publish(gisco=both(europe))["gisco"]
    [told] = refresh(["gisco"])
    assert told.result == "done", told.sentences
    assert server.asked[-1].path == "/lau/geojson/LAU_RG_01M_2024_4326.geojson"
    assert live.names() == [f"outlines_{n}" for n in ("municipality", NORWAY, "nuts3")]
    for level in (MUNICIPALITY, NORWAY):
        found = live.read(f"outlines_{level}")
        assert isinstance(found, gpd.GeoDataFrame)
        assert found.crs.to_epsg() == 4326
        assert found.index.equals(embedded.frame(f"{level}.parquet").index)
        assert found.geometry.is_valid.all()
        drawing = figures.drawing(level)
        assert drawing.file
        assert drawing.areas.index.equals(figures.areas(level).index)
        before = embedded.frame(f"{level}.parquet").geometry.to_crs(3035).area.sum()
        assert drawing.areas.geometry.to_crs(3035).area.sum() == pytest.approx(before, rel=0.01)
    assert not list(live.folder().glob("gisco-lau*"))


def test_municipalities_of_another_vintage_are_one_sentence_and_the_other_country_is_drawn(publish):
    norway = lau("NO", NORWAY, without={"3101", "3103"}, more=["3001"])
    publish(gisco=both([*lau("SE", MUNICIPALITY), *norway]))
    [told] = refresh(["gisco"])
    assert told.result == "partly"
    assert told.sentences == (
        "gisco_lau NO: municipalities of another vintage (new 3001; gone 3101, 3103)",
    )
    assert live.names() == ["outlines_municipality", "outlines_nuts3"]
    assert figures.drawing(NORWAY).file is None


def written(tmp_path, features):
    file = tmp_path / "lau.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return file


def parsed(tmp_path, features):
    areas = embedded.frame("municipality.parquet")
    return gisco.parse_lau(written(tmp_path, features), "SE", areas)


def test_years_with_the_code_alone_are_read_too(tmp_path):
    frame = parsed(tmp_path, lau("SE", MUNICIPALITY, code="LAU_ID"))
    assert frame["name"]["1264"] == "Skurup"
    assert len(frame) == 290


@pytest.mark.parametrize(
    ("features", "fault"),
    [
        (lambda: lau("SE", MUNICIPALITY, code=""), "no column LAU_ID"),
        (lambda: lau("NO", NORWAY), "gisco_lau SE: no municipality"),
        (lambda: lau("SE", MUNICIPALITY, shift=5.0), "lies elsewhere than before"),
        (lambda: lau("SE", MUNICIPALITY, more=["1264"]), "the same key twice: 1264"),
        (lambda: [{**f, "geometry": None} for f in lau("SE", MUNICIPALITY)], "without an outline"),
        (
            lambda: [{**f, "properties": {"a": 1}} for f in lau("SE", MUNICIPALITY)],
            "no column CNTR_CODE",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path, features, fault):
    with pytest.raises(InputFault, match=fault):
        parsed(tmp_path, features())


@pytest.mark.parametrize(
    "raw", [b"", b"<html>", b'{"type": "FeatureCollection", "features": [{"ty']
)
def test_a_file_that_is_none_is_named(tmp_path, raw):
    file = tmp_path / "lau.geojson"
    file.write_bytes(raw)
    with pytest.raises(InputFault, match=r"cut off, or not GeoJSON|no column|no municipality"):
        gisco.parse_lau(file, "SE", embedded.frame("municipality.parquet"))


@pytest.mark.parametrize("fault", ["429", "500", "drop", "cut", "html", "empty"])
def test_a_passing_fault_is_waited_out_and_the_part_is_swapped_in(publish, europe, fault):
    publish(gisco=both(europe))["gisco"].fault(fault)
    assert refresh(["gisco"])[0].result == "done"
    assert len(live.read("outlines_nuts3")) == 7


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "elsewhere", "404"])
def test_a_lasting_fault_keeps_what_there_was(publish, europe, fault):
    server = publish(gisco=both(europe))["gisco"]
    refresh(["gisco"])
    before = live.stamp()
    server.fault(*[fault] * 5)
    told = refresh(["gisco"], anew=True)[0]
    assert told.result == "kept"
    assert 1 <= len(told.sentences) <= 3  # the regions; the municipalities of each country
    assert all(sentence.startswith("gisco") for sentence in told.sentences)
    assert live.stamp() == before


@pytest.mark.parametrize("fault", ["500", "drop"])
def test_an_unreachable_service_is_left_after_one_sentence(publish, europe, fault):
    server = publish(gisco=both(europe))["gisco"]
    server.fault(*[fault] * 20)
    told = refresh(["gisco"], anew=True)[0]
    assert told.result == "kept"
    assert len(told.sentences) == 1
    assert len(server.asked) <= 5


def test_cancelled_among_the_municipalities_nothing_is_changed(publish, europe):
    publish(gisco=both(europe))
    steps = []
    [told] = refresh(
        ["gisco"],
        progress=steps.append,
        is_cancelled=lambda: any("LAU" in step.what for step in steps),
        anew=True,
    )
    assert told.result == "cancelled"
    assert live.names() == []
    assert not list(live.folder().glob("gisco-lau*"))


@pytest.mark.live
def test_gisco_itself_answers(tmp_path):
    with pytest.raises(PublisherFault):
        gisco.load(1900)
    assert "SE110" in gisco.parse(gisco.load()).index
    gisco.load_lau(tmp_path / "lau.geojson")
    frame = gisco.parse_lau(tmp_path / "lau.geojson", "SE", embedded.frame("municipality.parquet"))
    assert len(frame) == 290
