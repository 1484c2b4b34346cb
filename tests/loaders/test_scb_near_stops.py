"""Dwellings near stops: what is read, and what is refused."""

from dataclasses import replace

import pytest

from loaders import scb_near_stops
from loaders.faults import InputFault

STOPS = (
    b"code,year,within_400m,within_500m,within_1000m,within_2000m,dwellings_total\n"
    b"0114,2014,10,20,30,40,50\n"
)


@pytest.fixture
def one_row(monkeypatch):
    """The loader as if its file had one row."""
    monkeypatch.setattr(scb_near_stops, "SOURCE", replace(scb_near_stops.SOURCE, rows=1))


@pytest.mark.usefixtures("one_row")
def test_dwellings_are_read_by_distance():
    frame = scb_near_stops.parse(STOPS)
    assert frame.loc[("0114", 2014)].tolist() == [10, 20, 30, 40, 50]


@pytest.mark.usefixtures("one_row")
def test_fewer_dwellings_within_a_longer_distance_are_refused():
    with pytest.raises(InputFault, match="fewer dwellings within a longer distance"):
        scb_near_stops.parse(STOPS.replace(b"30", b"19"))


def test_a_table_with_a_row_too_few_is_refused():
    with pytest.raises(InputFault, match="1 rows where 2,320 were expected"):
        scb_near_stops.parse(STOPS)
