"""Where a series breaks, the chart says so."""

import pandas as pd
import pytest

from indicators import vintages
from indicators.catalogue import INDICATORS
from indicators.schemes import SCHEMES
from views import charts, plotting


@pytest.fixture
def drawn(monkeypatch):
    """The figures and captions that a chart makes."""
    found = {"figures": [], "captions": []}
    monkeypatch.setattr(plotting, "show", lambda figure, **_: found["figures"].append(figure))
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


def test_where_the_snapshot_and_a_refresh_meet_is_marked(drawn, monkeypatch):
    monkeypatch.setattr(vintages, "joins", lambda indicator, level: [2024])
    charts.over_years(lines(2022, 2023, 2024), INDICATORS["rented_pct"], alt="")
    (mark,) = drawn["figures"][0].layout.shapes
    assert (mark.x0, mark.line.dash) == (2023.5, "dot")
    assert "2024" in drawn["captions"][0]
    charts.over_years(lines(2024, 2025), INDICATORS["rented_pct"], alt="")
    assert not drawn["figures"][1].layout.shapes


def test_bars_carry_the_interval_of_each_mean(drawn):
    means = pd.Series([40.0, 30.0, 20.0], [1, 2, 3])
    ends = pd.DataFrame({"low": [38.0, 29.0, float("nan")], "high": [43.0, 32.0, float("nan")]})
    ends.index = means.index
    charts.class_bars(means, INDICATORS["rented_pct"], SCHEMES["degurba"], ends=ends, alt="")
    bars, texts = drawn["figures"][0].data
    assert list(bars.error_x.array) == [3.0, 2.0, 0.0]
    assert list(bars.error_x.arrayminus) == [2.0, 1.0, 0.0]
    assert list(texts.x) == [43.0, 32.0, 20.0]
    assert "30.0" in texts.text[1] or "30,0" in texts.text[1]


def test_a_band_is_drawn_over_the_years_that_have_an_interval(drawn):
    ends = pd.DataFrame({"low": [1.0, float("nan"), 3.0], "high": [2.0, float("nan"), 4.0]})
    ends.index = [2020, 2021, 2022]
    charts.over_years(lines(2020, 2021, 2022), INDICATORS["rented_pct"], ends=ends, alt="")
    band = drawn["figures"][0].data[0]
    assert list(band.x) == [2020, 2022, 2022, 2020]
    assert list(band.y) == [1.0, 3.0, 4.0, 2.0]


def test_bars_below_zero_are_not_cut_off():
    assert charts._with_room(pd.Series([-2.0, 1.0])) == [-2.7, 1.35]
    assert charts._with_room(pd.Series([2.0, 1.0]))[0] == 0
