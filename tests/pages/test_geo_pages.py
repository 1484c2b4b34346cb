"""What a refresh of outlines and of Eurostat's table changes on the pages."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from indicators import drawn, embedded, figures, live
from indicators.indicator import MUNICIPALITY, REGSO
from loaders import eurostat


def run(page, **address):
    app = AppTest.from_file(f"../../pages/{page}.py", default_timeout=60)
    for word, value in {"lang": "en", **address}.items():
        app.query_params[word] = value
    return app.run()


def said(app):
    return "\n".join(element.value for element in (*app.caption, *app.subheader))


def outlines():
    """A new outline for one RegSO of Skurup, where the snapshot has none."""
    code = next(c for c in figures.areas(REGSO).index if c.startswith("1264"))
    shape = shapely.box(13.4, 55.4, 13.6, 55.5)
    return gpd.GeoDataFrame(geometry=[shape], index=pd.Index([code], name="area_id"), crs=4326)


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_new_outlines_are_drawn_without_a_word(lang):
    live.write("outlines_regso_2020", outlines())
    app = run("segregation", area="0180", lang=lang)
    assert not app.exception
    assert "static/live" not in said(app)
    assert outlines().index[0] in figures.outlined(REGSO).index


def test_where_they_cannot_be_drawn_the_page_says_so(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(drawn, "FOLDER", tmp_path / "file" / "live")
    live.write("outlines_regso_2020", outlines())
    app = run("segregation", area="0180")
    assert not app.exception
    assert "the embedded ones are shown" in said(app)
    assert outlines().index[0] not in figures.outlined(REGSO).index


def test_eurostats_table_stands_on_the_sources_page_once_it_has_come():
    heading = "Cities, towns and countryside in the Nordic countries and the EU"
    assert heading not in said(run("sources"))
    row = dict.fromkeys(eurostat.COLUMNS, "") | {
        "dataset": "Overcrowding",
        "geo": "SE",
        "degurba": "DEG3",
        "year": 2024,
        "value": 9.5,
        "status": "observed",
        "table": "ilc_lvho05d",
        "retrieved": "2026-11-25T17:00:00+00:00",
    }
    live.write("table_eurostat", pd.DataFrame([row]))
    app = run("sources")
    assert not app.exception
    assert heading in said(app)
    assert "Eurostat: Living conditions" in said(app)
    table = next(t.value for t in app.dataframe if "Rural areas" in t.value)
    assert table["Rural areas"].tolist() == [9.5]
    assert table["Country"].tolist() == ["Sweden"]


def test_refreshed_outlines_of_municipalities_are_credited_where_they_are_drawn():
    assert "EuroGeographics" not in said(run("map"))
    areas = embedded.frame("municipality.parquet")
    moved = gpd.GeoDataFrame(geometry=areas.geometry.translate(0.001, 0), crs=4326)
    live.write("outlines_municipality", moved)
    app = run("map")
    assert not app.exception
    assert figures.drawing(MUNICIPALITY).file
    assert said(app).count("EuroGeographics") == 1
    assert "not for commercial use" in said(app)


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_a_newer_grid_is_told_with_the_people_whose_distance_is_not_known(lang):
    squares = {"population": [990.0, 10.0], "municipality_code": "1264", "year": 2025}
    index = pd.Index(["4015006149000", "4016006149000"], name="area_id")
    live.write("squares_grid", pd.DataFrame({**squares, "is_new": [False, True]}, index=index))
    app = run("sources", lang=lang)
    assert not app.exception
    [sentence] = [c.value for c in app.caption if "2025" in c.value and "2024" in c.value]
    assert "SCB" in sentence
    assert ("1.00%" if lang == "en" else "1,00") in sentence
