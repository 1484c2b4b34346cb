"""Eurostat's rows laid side by side."""

import math

import pandas as pd

from analysis import europe
from indicators import live
from loaders import eurostat


def rows(*cells):
    whole = {
        "dataset": "Overcrowding",
        "geo": "SE",
        "year": 2024,
        "status": "observed",
        "flag": "",
        "unit": "Percentage",
        "table": "ilc_lvho05d",
        "query": "geo=SE",
        "retrieved": "2026-11-25T17:00:00+00:00",
    }
    return pd.DataFrame([{**whole, **cell} for cell in cells])[eurostat.COLUMNS]


def test_nothing_until_a_refresh():
    assert len(europe.by_urbanisation()) == 0


def test_a_row_a_country_and_year_newest_first():
    live.write(
        "table_eurostat",
        rows(
            {"degurba": "DEG1", "value": 0.0, "year": 2023},
            {"degurba": "DEG1", "value": 17.5},
            {"degurba": "DEG3", "value": 9.5, "flag": "b"},
            {"degurba": "DEG2", "value": math.nan, "status": "suppressed", "flag": "c"},
            {"degurba": "TOTAL", "value": 15.0},
            {"degurba": "DEG1", "value": 20.0, "geo": "NO"},
            {"degurba": "DEG1", "value": math.nan, "status": "missing", "geo": "FI"},
        ),
    )
    table = europe.by_urbanisation()
    assert table[["geo", "year"]].to_numpy().tolist() == [["SE", 2024], ["SE", 2023], ["NO", 2024]]
    first = table.iloc[0]
    assert (first["DEG1"], first["DEG3"]) == (17.5, 9.5)
    assert math.isnan(first["DEG2"])
    assert first["flags"] == "DEG2: c; DEG3: b" or first["flags"] == "DEG3: b; DEG2: c"
    assert table.iloc[1]["DEG1"] == 0


def test_a_damaged_part_is_as_good_as_none():
    live.write("table_eurostat", pd.DataFrame({"x": [1]}))
    assert len(europe.by_urbanisation()) == 0
