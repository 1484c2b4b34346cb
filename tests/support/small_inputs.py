"""Small answers in the publishers' own formats, and what stands in for the full-sized rest.

The files in fixtures/ have the publishers' layout; many of their figures and names are made up.
"""

import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Polygon, box

from loaders import scb_area_key
from loaders._check import check

FIXTURES = Path(__file__).parent.parent / "loaders" / "fixtures"


def fixture(name: str) -> bytes:
    """One hand-written answer, as bytes."""
    return (FIXTURES / name).read_bytes()


def changed(name: str, old: str, new: str) -> bytes:
    """A hand-written answer with one piece of its text replaced everywhere."""
    text = fixture(name).decode()
    assert old in text
    return text.replace(old, new).encode()


def square(x: float = 500_000, y: float = 6_500_000, size: float = 1_000) -> Polygon:
    """A square outline, by its south-west corner."""
    return box(x, y, x + size, y + size)


def outlines(columns: dict[str, list], shapes: list | None = None, crs: int = 3006):
    """A GeoDataFrame with one square a row, beside each other, unless shapes are given."""
    rows = len(next(iter(columns.values())))
    drawn = shapes or [square(500_000 + 2_000 * i) for i in range(rows)]
    return gpd.GeoDataFrame(columns, geometry=drawn, crs=crs)


def parquet(frame: pd.DataFrame) -> bytes:
    """A Parquet file; GeoParquet where the frame has geometry."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def geopackage(frame: gpd.GeoDataFrame) -> bytes:
    """A GeoPackage with one layer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.gpkg"
        frame.to_file(path, driver="GPKG")
        return path.read_bytes()


def geojson(frame: gpd.GeoDataFrame) -> bytes:
    """A GeoJSON text in longitude and latitude."""
    return frame.to_json(drop_id=True).encode()


def workbook(frame: pd.DataFrame) -> bytes:
    """An Excel workbook with one sheet."""
    buffer = io.BytesIO()
    frame.to_excel(buffer, index=False, engine="openpyxl")
    return buffer.getvalue()


def zipped(files: dict[str, str]) -> bytes:
    """A zip of text files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def first_half(raw: bytes) -> bytes:
    """What is left of a file when a download breaks off."""
    return raw[: len(raw) // 2]


def expect_rows(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, rows: int, name: str = "SOURCE"
) -> None:
    """Let a loader's source promise a small file."""
    monkeypatch.setattr(module, name, replace(getattr(module, name), rows=rows))


def check_without_rows(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    """Keep a loader's final check, except for the number of rows."""

    def all_but_rows(frame: pd.DataFrame, source: object, *, rows: int, **promise: object):
        return check(frame, source, **promise)

    monkeypatch.setattr(module, "check", all_but_rows)


def small_key(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """The parsed key of the fixture: five DeSO in four RegSO of three municipalities."""
    expect_rows(monkeypatch, scb_area_key, 5)
    return scb_area_key.parse(fixture("area_key.csv"))


def municipalities(**names: str) -> pd.DataFrame:
    """A frame like that of scb_municipalities: `municipalities(c1082="Karlshamn")`."""
    index = pd.Index([code.removeprefix("c") for code in names], name="area_id")
    return pd.DataFrame({"name": list(names.values())}, index=index)
