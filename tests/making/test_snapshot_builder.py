"""Building the snapshot from a wrong folder changes nothing; a wrong snapshot says what to do."""

import hashlib
import importlib
import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from support.small_inputs import first_half, fixture, outlines, parquet

from indicators import INDICATORS, embedded
from indicators.embedded import SnapshotError
from indicators.indicator import (
    DESO,
    DESO_2025,
    MUNICIPALITY,
    NORWAY,
    REGSO,
    REGSO_2025,
    SQUARE,
)
from indicators.inputs import READERS, SOURCES
from loaders import municipality_panel, scb_classification, tillvaxtanalys_regions
from loaders.faults import InputFault
from making import compute, findings
from making import snapshot as build
from making.__main__ import main

Snapshot = dict[str, bytes]
VALUES_OF = {
    MUNICIPALITY: "municipality_values",
    REGSO: "regso_values",
    DESO: "deso_values",
    REGSO_2025: "regso_2025_values",
    DESO_2025: "deso_2025_values",
    NORWAY: "norway_values",
}


def silent(_step: str) -> None:
    """A reader who does not want to know how far the builder has come."""


def fault_of_reading(folder: Path) -> str:
    with pytest.raises(InputFault) as caught:
        build.read(folder, silent)
    return str(caught.value)


def content(folder: Path) -> Snapshot:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project whose snapshot, map files and page of sources the builder may overwrite."""
    root = tmp_path / "project"
    monkeypatch.setattr(build, "ROOT", root)
    monkeypatch.setattr(embedded, "STATIC", root / "static" / "map")
    monkeypatch.setattr(embedded, "FOLDER", root / "data" / "snapshot")
    for name in ("data/snapshot/manifest.json", "data/SOURCES.md", "static/map/squares.json"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("as it was")
    return root


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("file", [source.file for source in SOURCES.values()])
def test_an_empty_folder_lacks_every_file_by_name(empty: Path, file: str):
    assert f"{file}: missing" in fault_of_reading(empty).splitlines()


def test_an_empty_folder_changes_nothing(project: Path, empty: Path):
    before = content(project)
    with pytest.raises(InputFault, match="missing"):
        build.build(empty, silent)
    assert content(project) == before


def test_every_source_is_looked_at_and_reported_as_a_step(empty: Path):
    steps: list[str] = []
    with pytest.raises(InputFault):
        build.read(empty, steps.append)
    assert steps == list(READERS)
    assert tuple(steps) == build.STEPS[: len(steps)]


def test_truncated_recoded_and_duplicated_files_are_named_among_the_missing(empty: Path):
    regions = parquet(outlines({"fa_kod": ["01"], "fa_namn": ["Malmö-Lund"]}))
    (empty / tillvaxtanalys_regions.SOURCE.file).write_bytes(first_half(regions))
    recoded = fixture("classification.csv").decode().encode("cp1252")
    (empty / scb_classification.SOURCE.file).write_bytes(recoded)
    (empty / "municip_data.csv").write_bytes(fixture("panel.csv"))
    (empty / "municip_data (1).csv").write_bytes(fixture("panel.csv"))

    faults = fault_of_reading(empty).splitlines()

    assert any(f.startswith(f"{tillvaxtanalys_regions.SOURCE.file}: cut off") for f in faults)
    assert any(f.startswith(f"{scb_classification.SOURCE.file}: not UTF-8") for f in faults)
    assert any(f.startswith(f"{municipality_panel.SOURCE.file}: found more than") for f in faults)
    assert f"{SOURCES['kartverket'].file}: missing" in faults
    assert len({fault.split(":")[0] for fault in faults}) == len(faults) >= len(READERS)


def test_a_file_is_not_blamed_when_the_key_that_it_needs_is_missing(empty: Path):
    file = SOURCES["scb_wages"].file
    (empty / file).write_bytes(fixture("wages.csv"))
    said = fault_of_reading(empty)
    assert f"{SOURCES['scb_area_key'].file}: missing" in said
    assert file not in said


def test_the_command_on_no_folder_fails_in_words(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    before = content(project)
    assert main(["snapshot", "--from", str(tmp_path / "nowhere")]) == 1
    printed = capsys.readouterr()
    assert "The snapshot was not changed" in printed.err
    assert "nowhere is not a folder" in printed.err
    assert printed.out == ""
    assert content(project) == before


def test_the_command_on_an_empty_folder_prints_every_fault(
    project: Path, capsys: pytest.CaptureFixture[str], empty: Path
):
    assert main(["snapshot", "--from", str(empty)]) == 1
    printed = capsys.readouterr().err.splitlines()
    assert set(fault_of_reading(empty).splitlines()) <= set(printed)


WRONG = [
    (MUNICIPALITY, "income_gini", 7.0),
    (DESO_2025, "minutes_to_tcentralen", -5.0),
    (MUNICIPALITY, "pharmacy_nearest_mean_km", -3.0),
    (REGSO, "rented_pct", 140.0),
    (SQUARE, "pharmacy_nearest_km", -3.0),
]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, float], None]:
    """`computed(level, id, value)`: a builder whose inputs give this value, and right ones besides."""

    def let(level: str, id: str, value: float) -> None:
        def values(at: str) -> Callable[..., pd.DataFrame]:
            worth = {"foreign_born_pct": 12.0} | ({id: value} if at == level else {})
            frame = pd.DataFrame({"indicator": list(worth), "value": list(worth.values())})
            return lambda *_: frame.assign(area_id="0114", status="observed", year=2022)

        squares = {i.square: [1000] for i in INDICATORS.values() if SQUARE in i.years}
        if level == SQUARE:
            squares[str(INDICATORS[id].square)] = [int(1000 * value)]
        monkeypatch.setattr(build, "read", lambda *_: None)
        monkeypatch.setattr(build, "_areas", lambda *_: {})
        monkeypatch.setattr(findings, "of", lambda *_: [])
        monkeypatch.setattr(compute, "squares", lambda *_: pd.DataFrame(squares))
        for at, name in VALUES_OF.items():
            monkeypatch.setattr(compute, name, values(at))

    return let


@pytest.mark.parametrize(("level", "id", "value"), WRONG)
def test_a_value_that_its_unit_cannot_have_is_never_embedded(
    project: Path, computed: Callable[[str, str, float], None], level: str, id: str, value: float
):
    before = content(project)
    computed(level, id, value)
    with pytest.raises(InputFault) as caught:
        build.build(project, silent)
    (fault,) = str(caught.value).splitlines()
    assert fault.startswith(f"{level}: {id} cannot be {value:g}")
    assert content(project) == before


def described(raw: bytes, geometry: bool) -> dict:
    return {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "bytes": len(raw),
        "rows": 1,
        "geometry": geometry,
    }


@pytest.fixture
def snapshot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A right snapshot of two files: a plain one and one with outlines."""
    folder = tmp_path / "snapshot"
    folder.mkdir()
    plain = parquet(pd.DataFrame({"value": [1.5]}, index=pd.Index(["0114"], name="area_id")))
    shapes = parquet(outlines({"name": ["Upplands Väsby"]}))
    (folder / "values.parquet").write_bytes(plain)
    (folder / "municipality.parquet").write_bytes(shapes)
    files = {
        "values.parquet": described(plain, geometry=False),
        "municipality.parquet": described(shapes, geometry=True),
    }
    write_manifest(folder, {"format": embedded.FORMAT, "files": files, "static": {"x.json": "0"}})
    monkeypatch.setattr(embedded, "FOLDER", folder)
    return folder


def write_manifest(folder: Path, manifest: object) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest))


def refusal(name: str = "values.parquet") -> SnapshotError:
    with pytest.raises(SnapshotError) as caught:
        embedded.frame(name)
    assert embedded.REBUILD in str(caught.value)
    assert caught.value.file in str(caught.value)
    return caught.value


def test_a_right_snapshot_is_read(snapshot: Path):
    values = embedded.frame("values.parquet")
    assert not isinstance(values, gpd.GeoDataFrame)
    assert values.loc["0114", "value"] == 1.5
    assert embedded.frame("municipality.parquet").crs.to_epsg() == 3006


def test_the_rebuild_command_is_one_that_the_command_line_knows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    module, *arguments = embedded.REBUILD.removeprefix("python -m ").split()
    assert module == "making"
    door = importlib.import_module(f"{module}.__main__")
    assert door.main([str(tmp_path / "nowhere") if a == "DIR" else a for a in arguments]) == 1
    assert "is not a folder" in capsys.readouterr().err


def test_a_missing_file(snapshot: Path):
    (snapshot / "values.parquet").unlink()
    error = refusal()
    assert (error.file, error.reason) == ("data/snapshot/values.parquet", "missing")


def test_a_file_that_the_manifest_does_not_describe(snapshot: Path):
    (snapshot / "other.parquet").write_bytes((snapshot / "values.parquet").read_bytes())
    error = refusal("other.parquet")
    assert (error.file, error.reason) == ("data/snapshot/other.parquet", "missing")


def test_no_snapshot_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(embedded, "FOLDER", tmp_path / "none")
    error = refusal()
    assert (error.file, error.reason) == ("data/snapshot/manifest.json", "missing")


def test_a_file_with_one_byte_changed(snapshot: Path):
    raw = bytearray((snapshot / "values.parquet").read_bytes())
    raw[len(raw) // 2] ^= 1
    (snapshot / "values.parquet").write_bytes(raw)
    error = refusal()
    assert (error.file, error.reason) == ("data/snapshot/values.parquet", "damaged")


def test_a_file_that_is_as_described_and_yet_no_parquet(snapshot: Path):
    raw = b"not Parquet"
    (snapshot / "values.parquet").write_bytes(raw)
    files = {"values.parquet": described(raw, geometry=False)}
    write_manifest(snapshot, {"format": embedded.FORMAT, "files": files, "static": {"x.json": "0"}})
    error = refusal()
    assert (error.file, error.reason) == ("data/snapshot/values.parquet", "damaged")


def test_a_manifest_of_another_format(snapshot: Path):
    write_manifest(snapshot, {"format": embedded.FORMAT + 1, "files": {}})
    error = refusal()
    assert (error.file, error.reason) == ("data/snapshot/manifest.json", "format")


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff\xfe", b"[]", b"{}", b'{"format": 1}', b"null"],
    ids=["empty", "cut off", "no text", "a list", "nothing in it", "no files", "null"],
)
def test_a_manifest_that_is_not_one(snapshot: Path, text: bytes):
    (snapshot / "manifest.json").write_bytes(text)
    error = refusal()
    assert (error.file, error.reason) == ("data/snapshot/manifest.json", "damaged")


@pytest.mark.parametrize("files", [[], {"values.parquet": {}}, {"values.parquet": "its hash"}])
def test_a_manifest_that_describes_its_files_otherwise(snapshot: Path, files: object):
    write_manifest(snapshot, {"format": embedded.FORMAT, "files": files, "static": {"x.json": "0"}})
    assert refusal().reason == "damaged"


def test_a_manifest_without_the_drawn_files(snapshot: Path):
    files = json.loads((snapshot / "manifest.json").read_text())["files"]
    write_manifest(snapshot, {"format": embedded.FORMAT, "files": files})
    assert refusal().reason == "damaged"


def test_a_table_described_as_outlines_and_the_other_way_round(snapshot: Path):
    manifest = json.loads((snapshot / "manifest.json").read_text())
    for file in manifest["files"].values():
        file["geometry"] = not file["geometry"]
    write_manifest(snapshot, manifest)
    for name in manifest["files"]:
        error = refusal(name)
        assert (error.file, error.reason) == (f"data/snapshot/{name}", "damaged")


def test_a_drawn_file_that_is_missing_or_another_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    assert embedded.static_version("borders.geojson")
    monkeypatch.setattr(embedded, "STATIC", tmp_path)
    with pytest.raises(SnapshotError, match=r"static/map/borders\.geojson: missing"):
        embedded.static_version("borders.geojson")
    (tmp_path / "borders.geojson").write_text("{}")
    with pytest.raises(SnapshotError, match=r"static/map/borders\.geojson: damaged"):
        embedded.static_version("borders.geojson")
