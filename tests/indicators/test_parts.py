"""Refreshed parts that are not what their names say: left out, named, and no page is lost."""

import shutil

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support.pages import run

from indicators import live, parts, vintages
from indicators.catalogue import INDICATORS

ID = "cars_per_1000"


def rows(**changed) -> pd.DataFrame:
    row = {
        "indicator": ID,
        "level": "municipality",
        "area_id": "0180",
        "year": 2030,
        "value": 1.0,
        "status": "observed",
        "source": "kolada",
        "table": "N00000",
        "query": "q",
        "retrieved": "2030-01-01T00:00:00+00:00",
    }
    return pd.DataFrame([row | changed])


def put(folder, name: str, table: pa.Table, version: str | None = None) -> None:
    """A file as another hand writes it."""
    notes = dict(table.schema.metadata or {})
    if version is not None:
        notes[parts.MARK] = version.encode()
    (folder / "live").mkdir(exist_ok=True)
    pq.write_table(table.replace_schema_metadata(notes), folder / "live" / f"{name}.parquet")


def table_of(**changed) -> pa.Table:
    return pa.Table.from_pandas(rows(**changed), preserve_index=False)


def test_a_part_carries_the_version_that_wrote_it_and_keeps_its_rows(data_folder):
    live.write("values_kolada", pd.concat([rows(), rows(area_id="1480")]))
    schema = pq.read_schema(data_folder / "live" / "values_kolada.parquet")
    assert schema.metadata[parts.MARK] == parts.VERSION.encode()
    assert live.rows("values_kolada") == 2
    assert list(live.read("values_kolada")["area_id"]) == ["0180", "1480"]
    assert 2030 in vintages.years(INDICATORS[ID], "municipality")


def test_a_part_from_before_there_were_marks_is_read(data_folder):
    put(data_folder, "values_kolada", table_of())
    assert live.rows("values_kolada") == 1


OTHERS = {
    "another version": (table_of(), "2"),
    "values that are text": (table_of(value="many"), None),
    "years that are text": (table_of(year="2030"), None),
    "codes that are numbers": (table_of(area_id=180), None),
    "columns of something else": (pa.table({"x": [1]}), None),
    "no columns at all": (pa.table({}), None),
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_part_of_another_kind_is_as_good_as_absent_and_is_named(what, data_folder):
    put(data_folder, "values_kolada", *OTHERS[what])
    assert live.read("values_kolada") is None
    assert live.columns("values_kolada") == []
    assert live.rows("values_kolada") == 0
    assert 2030 not in vintages.years(INDICATORS[ID], "municipality")
    app = run("sources", lang="en")
    assert not app.exception
    assert any("damaged and left out: values_kolada." in warning.value for warning in app.warning)


@pytest.mark.parametrize(
    "name", ["outlines_regso_2020", "borders_norway", "stops_gtfs", "places_osm", "squares_grid"]
)
@pytest.mark.parametrize("page", ["map", "transport", "services", "sources"])
def test_no_page_is_lost_by_a_table_under_anothers_name(name, page, data_folder):
    put(data_folder, name, pa.table({"geometry": ["POINT (1 1)"], "feed": [1], "year": ["x"]}))
    app = run(page, lang="en")
    assert not app.exception


def test_a_folder_that_goes_while_pages_are_read_costs_the_refreshed_figures_alone(data_folder):
    live.write("values_kolada", rows())
    assert live.kinds("values_kolada", ["indicator", "year"])["rows"].tolist() == [1]
    shutil.rmtree(data_folder / "live")
    assert live.stamp() == ()
    assert live.kinds("values_kolada", ["indicator", "year"]).empty
    assert live.read_where("values_kolada", indicator=ID).empty
    assert not run("map", lang="en").exception
