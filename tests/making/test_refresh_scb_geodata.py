"""Outlines county by county: what comes is drawn, what does not keeps its old outline."""

import json

import geopandas as gpd
import pytest
import shapely
from support.server import Reply
from support.wfs_answers import feature, service, square

from indicators import drawn, embedded, figures, live
from indicators.indicator import DESO, REGSO
from making.refresh import refresh
from making.refresh import scb_geodata as module

KEY = embedded.frame("deso_2018.parquet")


def codes_of(level, instead):
    """The snapshot's codes of a level; those of the vintage before where it holds none."""
    held = f"{level}.parquet" in embedded.manifest()["files"]
    return list(embedded.frame(f"{level}.parquet").index) if held else sorted(instead)


LAYERS = {
    "stat:DeSO_2018": ("deso", list(KEY.index)),
    "stat:DeSO_2025": ("deso", codes_of("deso_2025", KEY.index)),
    "stat:RegSO_2025": ("regso", codes_of("regso_2025", KEY["regso_code"].unique())),
}


@pytest.fixture
def two_counties(monkeypatch):
    """Kalmar and Gotland only: what is tested is the same, and quick."""
    monkeypatch.setattr(module, "COUNTIES", ("08", "09"))


def layers(*, without=(), side=0):
    """Every area of each layer as a square; those of `without` left out."""
    return {
        layer: [
            feature(code, [[x + side, y] for x, y in square(i)], kind=kind)
            for i, code in enumerate(codes)
            if code not in without
        ]
        for layer, (kind, codes) in LAYERS.items()
    }


def outcome(publish, answer):
    publish(scb_geodata=answer)
    return refresh(["scb_geodata"], anew=True)[0]


def of(county, index):
    return index[index.str[:2] == county]


@pytest.mark.usefixtures("two_counties")
def test_all_levels_come_in_degrees_valid_and_tiling(publish):
    told = outcome(publish, service(layers()))
    assert told.result == "done", told.sentences
    parts = ["deso_2018", "deso_2025", "regso_2020", "regso_2025"]
    assert live.names() == [f"outlines_{level}" for level in parts]
    deso = live.read("outlines_deso_2018")
    assert isinstance(deso, gpd.GeoDataFrame)
    assert deso.crs.to_epsg() == 4326
    assert deso.index.name == "area_id"
    assert set(deso.index) == {*of("08", KEY.index), *of("09", KEY.index)}
    assert deso.geometry.is_valid.all()
    west, south, east, north = deso.total_bounds
    assert 10 < west < east < 25
    assert 54 < south < north < 70
    areas = deso.geometry.to_crs(3006).area
    assert areas.to_numpy() == pytest.approx(3000**2, rel=0.02)


@pytest.mark.usefixtures("two_counties")
def test_regso_2020_are_merged_from_their_deso(publish):
    outcome(publish, service(layers()))
    regso = live.read("outlines_regso_2020")
    sizes = KEY.groupby("regso_code").size()
    areas = regso.geometry.to_crs(3006).area
    assert areas.to_numpy() == pytest.approx(9e6 * sizes[regso.index].to_numpy(), rel=0.02)


@pytest.mark.usefixtures("two_counties")
def test_an_area_that_does_not_come_is_named_and_not_filled(publish):
    gone = of("09", KEY.index)[0]
    told = outcome(publish, service(layers(without={gone})))
    assert told.result == "partly"
    assert f"deso_2018: 1 areas did not come, among them {gone}" in told.sentences
    assert gone not in live.read("outlines_deso_2018").index
    assert KEY["regso_code"][gone] not in live.read("outlines_regso_2020").index


@pytest.mark.usefixtures("two_counties")
def test_a_county_that_does_not_come_keeps_its_old_outlines(publish):
    outcome(publish, service(layers()))
    before = live.read("outlines_deso_2018")
    only = service(layers(without=of("08", KEY.index), side=600))
    told = outcome(publish, only)
    assert told.result == "partly"
    assert "deso_2018: no area of county 08" in told.sentences
    after = live.read("outlines_deso_2018")
    assert after.index.equals(before.index)
    old, new = of("08", before.index), of("09", before.index)
    assert after.geometry[old].geom_equals(before.geometry[old]).all()
    assert not after.geometry[new].geom_equals(before.geometry[new]).any()


@pytest.mark.usefixtures("two_counties")
def test_an_unknown_area_stops_its_county_and_is_named(publish):
    found = layers()
    found["stat:DeSO_2018"] = [*found["stat:DeSO_2018"], feature("0980Q9990", square(7000))]
    found["stat:DeSO_2018"][-1]["properties"]["desokod"] = "0980A9990"
    told = outcome(publish, service(found))
    assert any("(county 09): unknown area 0980A9990" in sentence for sentence in told.sentences)
    assert set(live.read("outlines_deso_2018").index.str[:2]) == {"08"}


@pytest.mark.usefixtures("two_counties")
def test_one_bad_border_is_named_and_costs_no_other_area(publish):
    found = layers()
    gotland = [f for f in found["stat:DeSO_2018"] if f["properties"]["lanskod"] == "09"]
    first, second = gotland[:2]
    second["geometry"] = first["geometry"]  # one upon the other
    told = outcome(publish, service(found))
    codes = {f["properties"]["desokod"] for f in (first, second)}
    (named,) = (s for s in told.sentences if s.startswith("deso_2018: drawn, but not meeting"))
    assert any(code in named for code in codes)
    drawn = live.read("outlines_deso_2018")
    assert set(drawn.index) == {*of("08", KEY.index), *of("09", KEY.index)}
    assert (drawn.geometry.to_crs(3006).area > 0).all()


@pytest.mark.usefixtures("two_counties")
def test_the_open_sea_is_cut_away(publish):
    """An area of Gotland that reaches from Visby sixty kilometres into the Baltic."""
    found = layers()
    area = next(f for f in found["stat:DeSO_2018"] if f["properties"]["lanskod"] == "09")
    ring = [(637_000, 6_391_000), (697_000, 6_391_000), (697_000, 6_394_000), (637_000, 6_394_000)]
    area["geometry"]["coordinates"] = [[[list(xy) for xy in (*ring, ring[0])]]]
    outcome(publish, service(found))
    drawn = live.read("outlines_deso_2018").geometry.to_crs(3006)[area["properties"]["desokod"]]
    west, _, east, _ = drawn.bounds
    assert 689_000 < west < 697_000
    assert east == pytest.approx(697_000, abs=200)


@pytest.mark.usefixtures("two_counties")
def test_when_nothing_comes_nothing_changes(publish):
    outcome(publish, service(layers()))
    before = live.stamp()
    for nothing in (lambda asked: Reply("", 400), lambda asked: Reply("<html>")):
        told = outcome(publish, nothing)
        assert told.result == "kept"
        assert all("\n" not in sentence for sentence in told.sentences)
        assert live.stamp() == before


@pytest.mark.usefixtures("two_counties")
def test_what_is_done_stays_when_the_service_goes_away(publish):
    whole = service(layers())

    def answer(asked):
        gone = asked.query["typeNames"] == ["stat:DeSO_2025"]
        return Reply("", 503) if gone else whole(asked)

    told = outcome(publish, answer)
    assert told.result == "partly"
    assert len(told.sentences) == 1
    assert live.names() == ["outlines_deso_2018", "outlines_regso_2020", "outlines_regso_2025"]


@pytest.mark.usefixtures("two_counties")
def test_cancelled_nothing_is_changed(publish):
    publish(scb_geodata=service(layers()))
    steps = []
    told = refresh(
        ["scb_geodata"], progress=steps.append, is_cancelled=lambda: len(steps) > 2, anew=True
    )
    assert told[-1].result == "cancelled"
    assert live.names() == []


@pytest.mark.usefixtures("two_counties")
def test_the_map_draws_the_new_outlines_in_the_order_of_their_file(publish):
    embedded_codes = set(figures.outlined(DESO).index)
    outcome(publish, service(layers()))
    for level in (DESO, REGSO):
        drawing = figures.drawing(level)
        content = json.loads((drawn.FOLDER / drawing.file).read_text())
        assert [f["properties"]["id"] for f in content["features"]] == list(drawing.areas.index)
        assert [f["properties"]["i"] for f in content["features"]] == list(
            range(len(drawing.areas))
        )
        first = shapely.geometry.shape(content["features"][0]["geometry"])
        assert first.equals(drawing.areas.geometry.iloc[0])
        assert figures.outlined(level).index.equals(drawing.areas.index)
    covered = set(figures.outlined(DESO).index)
    assert covered == embedded_codes | set(live.read("outlines_deso_2018").index)
    assert figures.areas(DESO).index.equals(KEY.index)


@pytest.mark.usefixtures("two_counties")
def test_a_newer_drawing_takes_the_place_of_the_older(publish):
    outcome(publish, service(layers()))
    first = figures.drawing(DESO).file
    outcome(publish, service(layers(side=600)))
    second = figures.drawing(DESO).file
    assert first != second
    assert sorted(p.name for p in drawn.FOLDER.glob("deso_2018-*")) == [second]


@pytest.mark.usefixtures("two_counties")
def test_where_nothing_can_be_drawn_the_embedded_outlines_are_kept(publish, monkeypatch, tmp_path):
    before = figures.outlined(DESO)
    (tmp_path / "static").write_text("a file, where a folder is needed")
    monkeypatch.setattr(drawn, "FOLDER", tmp_path / "static" / "live")
    told = outcome(publish, service(layers()))
    assert any("static/live cannot be written" in sentence for sentence in told.sentences)
    drawing = figures.drawing(DESO)
    assert drawing.file is None
    assert drawing.fault.startswith("static/live cannot be written")
    assert drawing.areas.index.equals(before.index)
    assert drawing.areas.geometry.geom_equals(before.geometry).all()
    assert len(figures.areas(DESO).geometry.dropna()) > len(before)


def test_without_a_refresh_the_embedded_file_is_drawn():
    drawing = figures.drawing(REGSO)
    assert drawing.file is None
    assert not drawing.fault
    assert not drawn.FOLDER.exists()
