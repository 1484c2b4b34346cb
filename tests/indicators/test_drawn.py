"""Drawn files: whole, named by what is in them, one of a level."""

import json

import geopandas as gpd
import pytest
import shapely

from indicators import drawn
from indicators.live import CannotWrite


def squares(side=1.0):
    shapes = [shapely.box(15 + i, 60, 15 + i + side, 61) for i in range(2)]
    return gpd.GeoDataFrame({"name": ["Å", "B"]}, index=["0001", "0002"], geometry=shapes, crs=4326)


def test_a_file_is_made_once():
    made = []

    def make():
        made.append(1)
        return "{}"

    name = drawn.file("deso_2018", "abc", make)
    assert name == drawn.file("deso_2018", "abc", make) == "deso_2018-abc.geojson"
    assert len(made) == 1
    assert (drawn.FOLDER / name).read_text() == "{}"
    assert (drawn.FOLDER / name).stat().st_mode & 0o777 == 0o644


def test_older_versions_of_the_level_are_removed_and_no_others():
    for level, version in (("deso_2018", "a"), ("regso_2020", "a"), ("deso_2018", "b")):
        drawn.file(level, version, lambda: "{}")
    names = sorted(path.name for path in drawn.FOLDER.iterdir())
    assert names == ["deso_2018-b.geojson", "regso_2020-a.geojson"]


def test_a_file_that_cannot_be_made_leaves_nothing_and_the_older_stays():
    drawn.file("deso_2018", "a", lambda: "{}")
    with pytest.raises(ZeroDivisionError):
        drawn.file("deso_2018", "b", lambda: str(1 // 0))
    assert [path.name for path in drawn.FOLDER.iterdir()] == ["deso_2018-a.geojson"]


def test_a_folder_that_cannot_be_written_is_one_sentence_and_nothing_is_made(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(drawn, "FOLDER", tmp_path / "file" / "live")
    with pytest.raises(CannotWrite, match="static/live cannot be written"):
        drawn.file("deso_2018", "a", lambda: pytest.fail("made in vain"))


def test_the_version_changes_with_outline_code_and_name():
    versions = {
        drawn.version(squares()),
        drawn.version(squares(side=0.5)),
        drawn.version(squares().rename(index={"0001": "0003"})),
        drawn.version(squares().assign(name=["Å", "C"])),
    }
    assert len(versions) == 4
    assert drawn.version(squares()) == drawn.version(squares())


def test_what_a_click_needs_is_in_the_file():
    content = json.loads(drawn.outline_json(squares()))
    assert [f["properties"] for f in content["features"]] == [
        {"i": 0, "id": "0001", "name": "Å"},
        {"i": 1, "id": "0002", "name": "B"},
    ]
    assert shapely.geometry.shape(content["features"][1]["geometry"]).equals(
        squares().geometry.iloc[1]
    )
