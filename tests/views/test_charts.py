"""Where a series breaks, the chart says so."""

import pandas as pd
import pytest

from indicators.catalogue import INDICATORS
from views import charts


@pytest.fixture
def drawn(monkeypatch):
    """The figures and captions that a chart makes."""
    found = {"figures": [], "captions": []}
    monkeypatch.setattr(charts, "_show", lambda figure, **_: found["figures"].append(figure))
    monkeypatch.setattr(charts.st, "caption", found["captions"].append)
    return found


def lines(*years, value=5.0):
    return {"Here": pd.Series(value, index=list(years))}


def test_a_series_that_crosses_a_break_is_marked(drawn):
    charts.over_years(lines(2023, 2024, 2025), INDICATORS["population"], alt="")
    (mark,) = drawn["figures"][0].layout.shapes
    assert (mark.x0, mark.x1) == (2024.5, 2024.5)
    assert mark.line.dash == "dash"
    assert len(drawn["captions"]) == 1
    assert "2025" in drawn["captions"][0]


@pytest.mark.parametrize(
    ("id", "years"), [("population", (2022, 2023, 2024)), ("rented_pct", (2023, 2024, 2025))]
)
def test_a_series_that_crosses_none_is_not_marked(drawn, id, years):
    charts.over_years(lines(*years), INDICATORS[id], alt="")
    assert not drawn["figures"][0].layout.shapes
    assert not drawn["captions"]


def test_a_year_without_a_value_crosses_nothing(drawn):
    series = {"Here": pd.Series({2023: 1.0, 2024: 2.0, 2025: float("nan")})}
    charts.over_years(series, INDICATORS["population"], alt="")
    assert not drawn["captions"]
