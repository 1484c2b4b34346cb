import io
import json

import geopandas as gpd
import pandas as pd
import pytest

from indicators import INDICATORS
from indicators.__main__ import main


def test_list_has_a_line_an_indicator(capsys):
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(INDICATORS)


def test_show_as_csv_keeps_codes_as_text(capsys):
    assert main(["show", "rented_pct", "--year", "2022"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out), dtype={"area_id": str})
    assert table["area_id"].iloc[0] == "0114"
    assert set(table["year"]) == {2022}


def test_show_as_json_and_geojson(capsys):
    main(["show", "rented_pct", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    main(["show", "rented_pct", "--format", "geojson"])
    outlines = gpd.read_file(io.StringIO(capsys.readouterr().out))
    assert len(rows) == len(outlines) == 290
    assert rows[0]["area_id"] == outlines["id"].iloc[0] == "0114"


@pytest.mark.parametrize(
    "words",
    [["nothing"], ["rented_pct", "--level", "parish"], ["rented_pct", "--year", "1900"]],
)
def test_a_wrong_word_gets_one_sentence(words, capsys):
    assert main(["show", *words]) == 1
    errors = capsys.readouterr().err
    assert len(errors.strip().splitlines()) == 1
    assert "Traceback" not in errors
