"""What a reader takes along says what it is."""

import dataclasses
import io
import json
import threading

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from PIL import Image

from indicators import INDICATORS, figures
from indicators.indicator import DESO, REGSO
from translations import texts
from views import colours, downloads, picture

SHARE = INDICATORS["pharmacy_over_5km_pct"]


@pytest.fixture(scope="module")
def frame():
    return downloads._frame(SHARE, 2025, "en")


@pytest.fixture(scope="module")
def found():
    return colours.classes(figures.values(SHARE.id)["value"], SHARE, "quantiles")


def test_csv_carries_unit_year_status_and_source(frame):
    table = pd.read_csv(
        io.BytesIO(downloads._csv(frame)), dtype={"area_id": str}, encoding="utf-8-sig"
    )
    assert len(table) == 290
    assert table.loc[table["area_id"] == "1264", "name"].item() == "Skurup"
    assert set(table["unit"]) == {"%"}
    assert set(table["source"]) == {"pipos"}
    assert {"year", "status", "indicator", "level", "caveat"} <= set(table.columns)
    assert table["citation"].str.contains("Pipos").all()


def test_the_workbook_has_a_sheet_of_definitions_and_no_formula(frame):
    book = openpyxl.load_workbook(io.BytesIO(downloads._workbook(frame, SHARE, 2025, "sv")))
    assert book.sheetnames == ["values", "definitions"]
    assert book["values"].max_row == 291
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any("Pipos" in str(cell.value) for cell in cells)


def test_geojson_and_geoparquet_hold_the_same_areas(frame):
    outlines = gpd.read_file(io.BytesIO(frame.to_json(drop_id=False).encode()))
    table = gpd.read_parquet(io.BytesIO(downloads._geoparquet(frame)))
    assert list(outlines["id"]) == list(table.index)
    assert table.crs.to_epsg() == 4326


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_picture_is_drawn_in_the_readers_language(language, found):
    svg = downloads._picture(SHARE, 2025, found, "svg", language)
    png = downloads._picture(SHARE, 2025, found, "png", language)
    assert svg.lstrip().startswith(b"<?xml")
    assert len(Image.open(io.BytesIO(png)).getcolors(maxcolors=2**24)) > 5


def test_a_picture_in_another_thread_does_not_change_the_pages_language(found):
    texts.speak("nb")
    thread = threading.Thread(target=downloads._picture, args=(SHARE, 2025, found, "svg", "en"))
    thread.start()
    thread.join()
    assert texts.language() == "nb"


def test_geojson_values_are_numbers(frame):
    feature = json.loads(frame.to_json(drop_id=False))["features"][0]
    assert isinstance(feature["properties"]["value"], float)


@pytest.mark.parametrize(
    ("language", "licence"),
    [("en", "No licence stated"), ("sv", "Licens inte angiven"), ("nb", "Ingen lisens oppgitt")],
)
def test_a_file_made_in_another_thread_speaks_the_readers_language(language, licence):
    grocery = INDICATORS["grocery_over_5km_pct"]
    made = []

    def make():
        frame = downloads._frame(grocery, 2025, language)
        made.append(downloads._csv(frame).decode("utf-8-sig"))
        made.append(downloads._workbook(frame, grocery, 2025, language))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    assert licence in made[0]
    cells = [
        c.value for row in openpyxl.load_workbook(io.BytesIO(made[1]))["definitions"] for c in row
    ]
    assert any(licence in str(cell) for cell in cells)


CARS = INDICATORS["cars_per_1000"]
BORN = INDICATORS["foreign_born_pct"]


@pytest.fixture(scope="module")
def small_areas():
    return downloads._frame(CARS, 2019, "en", DESO)


def test_rows_below_the_municipality_carry_its_name_and_the_level(small_areas):
    table = pd.read_csv(
        io.BytesIO(downloads._csv(small_areas)),
        dtype={"area_id": str, "municipality_code": str},
        encoding="utf-8-sig",
    ).set_index("area_id")
    assert len(table) == 5984
    assert set(table["level"]) == {DESO}
    row = table.loc["1264C1010"]
    assert row["municipality_code"] == "1264"
    assert row["municipality"] == "Skurup"
    assert row["regso_code"].startswith("1264R")
    assert row["deso_class"] == "C"
    assert row["value"] == pytest.approx(figures.values(CARS.id, DESO)["value"]["1264C1010"])
    regso = downloads._frame(BORN, 2023, "en", REGSO)
    assert regso.loc["1264R001", ["municipality", "level"]].tolist() == ["Skurup", REGSO]


def test_files_below_the_municipality_hold_all_areas_and_the_outlines_there_are(small_areas):
    drawn = json.loads(small_areas.to_json(drop_id=False))["features"]
    assert len(drawn) == 5984
    assert sum(feature["geometry"] is not None for feature in drawn) == 1525
    table = gpd.read_parquet(io.BytesIO(downloads._geoparquet(small_areas)))
    assert table.geometry.notna().sum() == 1525
    book = openpyxl.load_workbook(
        io.BytesIO(downloads._workbook(small_areas, CARS, 2019, "sv", DESO)), read_only=True
    )
    assert sum(1 for _ in book["values"].iter_rows()) == 5985


@pytest.mark.parametrize("format", ["png", "svg"])
def test_the_picture_below_the_municipality_draws_the_outlined_areas(format, monkeypatch):
    asked = {}
    monkeypatch.setattr(picture, "picture", lambda found, **rest: asked.update(rest) or b"")
    whole = colours.classes(figures.values(CARS.id, DESO)["value"], CARS, "quantiles")
    note = "1,525 of 5,984 areas"
    downloads._picture(CARS, 2019, whole, format, "en", DESO, note)
    assert asked["level"] == DESO
    assert asked["source"].startswith(note)
    monkeypatch.undo()
    codes = whole.codes[figures.areas(DESO).index.get_indexer(figures.outlined(DESO).index)]
    found = dataclasses.replace(whole, codes=codes)
    assert len(downloads._picture(CARS, 2019, found, format, "en", DESO, note)) > 20_000
