"""Refreshed values are found without reading what is not asked for."""

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, NORWAY
from making.refresh import status

CODES = figures.areas(MUNICIPALITY).index


def rows(id="rented_pct", year=2024, value=12.5, source="kolada", retrieved="2026-06-08"):
    return pd.DataFrame(
        {
            "indicator": id,
            "level": MUNICIPALITY,
            "area_id": CODES,
            "year": year,
            "value": value,
            "status": "observed",
            "source": source,
            "table": "N1",
            "query": "all",
            "retrieved": f"{retrieved}T06:00:00+00:00",
        }
    )


def test_the_part_that_comes_first_by_name_holds_year_by_year():
    live.write("values_b", pd.concat([rows(value=2.0), rows(year=2025, value=5.0, source="scb")]))
    live.write("values_a", rows(value=1.0))
    rented = INDICATORS["rented_pct"]
    assert vintages.years(rented, MUNICIPALITY)[-2:] == (2024, 2025)
    assert figures.values("rented_pct", year=2024)["value"].eq(1.0).all()
    assert figures.values("rented_pct", year=2025)["value"].eq(5.0).all()
    assert set(vintages.refreshed_kinds()["part"]) == {"values_a", "values_b"}
    assert vintages.refreshed_kinds()["rows"].sum() == 2 * len(CODES)


def test_a_part_in_any_order_and_many_groups_gives_every_row(monkeypatch):
    monkeypatch.setattr(live, "_ROWS_TOGETHER", 100)
    ids = ("rented_pct", "owned_pct", "cars_per_1000")
    every = [rows(id, year, value=10 * n + year - 2023) for n, id in enumerate(ids) for year in (2024, 2025)]  # fmt: skip
    shuffled = pd.concat(every).sample(frac=1, random_state=3)
    live.write("values_kolada", shuffled)
    assert pq.read_metadata(live.folder() / "live/values_kolada.parquet").num_row_groups > 10
    for n, id in enumerate(ids):
        found = vintages.refreshed_values(id, MUNICIPALITY, 2025)
        assert len(found) == len(CODES)
        assert found["value"].eq(10 * n + 2).all()
        assert list(found) == ["value", "status", "source", "table", "query", "retrieved"]


def test_groups_of_rows_that_cannot_hold_what_is_asked_are_not_read(monkeypatch):
    monkeypatch.setattr(live, "_ROWS_TOGETHER", len(CODES))
    live.write("values_kolada", pd.concat([rows("cars_per_1000"), rows("rented_pct")]))
    read = []
    whole = pq.ParquetFile.read_row_groups

    def watched(self, groups, **options):
        read.append(list(groups))
        return whole(self, groups, **options)

    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", watched)
    vintages.years(INDICATORS["rented_pct"], MUNICIPALITY)
    assert read == []
    assert vintages.refreshed_values("rented_pct", MUNICIPALITY, 2024)["value"].eq(12.5).all()
    assert read == [[1]]


def test_a_year_that_no_refresh_brought_is_an_error():
    live.write("values_kolada", rows())
    with pytest.raises(KeyError):
        vintages.refreshed_values("rented_pct", MUNICIPALITY, 1999)


def test_a_part_without_the_columns_of_values_is_left_out():
    live.write("values_kolada", rows().drop(columns="query"))
    assert vintages.refreshed_kinds().empty
    assert vintages.years(INDICATORS["rented_pct"], MUNICIPALITY)[-1] == 2023


def test_sources_are_told_with_their_years_rows_and_latest_retrieval():
    live.write("values_kolada", pd.concat([rows(), rows(year=2025, retrieved="2026-07-01")]))
    [row] = [row for row in status.rows() if row.retrieved and row.key == "kolada"]
    assert (row.refreshed_years, row.rows) == ("2024–2025", 2 * len(CODES))
    assert row.retrieved.date().isoformat() == "2026-07-01"
    assert status.parts()["values_kolada"][0] == 2 * len(CODES)


def test_a_missing_value_stays_missing():
    frame = rows()
    frame.loc[3, ["value", "status"]] = [np.nan, "suppressed"]
    live.write("values_kolada", frame)
    found = figures.values("rented_pct", year=2024)
    assert np.isnan(found["value"][CODES[3]])
    assert found["status"][CODES[3]] == "suppressed"


def test_the_nearest_year_is_the_later_of_two():
    wage, tax = INDICATORS["wage_mean_tkr"], INDICATORS["tax_base_sek"]
    assert vintages.years(wage, MUNICIPALITY) == (2020, 2021, 2022, 2023)
    assert [vintages.nearest_year(wage, MUNICIPALITY, y) for y in (1990, 2021, 2050)] == [
        2020,
        2021,
        2023,
    ]
    assert vintages.nearest_year(tax, MUNICIPALITY, 1900) == vintages.years(tax, MUNICIPALITY)[0]
    live.write("values_b", pd.concat([rows(year=2025), rows(year=2027)]))
    assert vintages.nearest_year(INDICATORS["rented_pct"], MUNICIPALITY, 2026) == 2027
    with pytest.raises(ValueError, match="empty"):
        vintages.nearest_year(INDICATORS["crowded_pct"], MUNICIPALITY, 2020)


def test_what_only_a_refresh_brings_is_awaited_until_it_has():
    crowded, rented = INDICATORS["crowded_pct"], INDICATORS["rented_pct"]
    assert vintages.is_awaited(crowded, MUNICIPALITY)
    assert not vintages.is_awaited(rented, MUNICIPALITY)
    assert not vintages.is_awaited(crowded, NORWAY)
    live.write("values_b", rows(id="crowded_pct"))
    assert not vintages.is_awaited(crowded, MUNICIPALITY)


def test_what_is_kept_can_be_asked_for_by_name():
    made = []

    @live.cached(maxsize=4)
    def double(number, times=2):
        made.append(number)
        return times * number

    assert [double(3, times=4), double(3, times=4), double(3)] == [12, 12, 6]
    assert made == [3, 3]
    live.write("values_b", rows())
    assert double(3, times=4) == 12
    assert made == [3, 3, 3]
