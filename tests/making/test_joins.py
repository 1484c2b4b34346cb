"""Where a refresh disagrees with the snapshot, the two are told apart and not joined."""

import numpy as np
import pandas as pd
import pytest

from analysis import standing
from indicators import breaks, figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY
from making.refresh import Collected, joins, kolada, refresh

ID = "rented_pct"
LAST = max(INDICATORS[ID].years[MUNICIPALITY])
BEFORE = figures.values(ID, MUNICIPALITY, LAST)["value"]


def rows(value, year=LAST + 1):
    return pd.DataFrame(
        {
            "indicator": ID,
            "level": MUNICIPALITY,
            "area_id": BEFORE.index,
            "year": year,
            "value": np.asarray(value, float),
            "status": np.where(np.isnan(value), "missing", "observed"),
            "source": "kolada",
            "table": "N1",
            "query": "all",
            "retrieved": "2026-06-08T06:00:00+00:00",
        }
    )


@pytest.fixture
def bring(monkeypatch):
    """Refresh with these rows as Kolada's whole answer."""

    def bringing(frame):
        parts = {"values_kolada": frame}
        monkeypatch.setattr(kolada, "collect", lambda tell: Collected(parts=parts))
        (told,) = refresh(["kolada"])
        assert told.result == "done"

    return bringing


def test_the_bound():
    rng = np.random.default_rng(1)
    before = pd.Series(rng.normal(158, 20, 300))
    assert joins.disagree(before, before * 458 / 158) == pytest.approx(97.4, abs=0.1)
    assert joins.disagree(before, before * 1.2) is None  # a fifth is a change
    assert joins.disagree(before, before * 1.3) is not None
    assert joins.disagree(before, before * 1.3, years=3) is None  # in three years it may be one
    few = before.where(before.index < 100, before * 3)  # two thirds of the areas
    assert joins.disagree(before, few) is not None
    assert joins.disagree(before, before.where(before.index < 200, before * 3)) is None
    small = pd.Series(rng.uniform(0.1, 9, 300))  # a third of a small share is within the spread
    assert joins.disagree(small, small + 1) is None
    assert joins.disagree(before, pd.Series(np.nan, index=before.index)) is None


def test_values_that_agree_are_joined(bring):
    bring(rows(BEFORE * 1.02))
    assert vintages.joins(INDICATORS[ID], MUNICIPALITY)[-1] == LAST + 1
    assert breaks.gaps(ID, MUNICIPALITY) == ()
    assert breaks.GAPS not in live.names()


def test_values_that_disagree_are_a_break_of_their_own(bring):
    bring(rows(BEFORE / 3))
    (gap,) = breaks.gaps(ID, MUNICIPALITY)
    assert gap.is_gap
    assert gap.year == LAST + 1
    assert breaks.crossed(ID, (LAST, LAST + 1))[-1:] == (gap,)
    assert breaks.crossed(ID, (LAST + 1, LAST + 2)) == ()
    assert "100 per cent" in gap.text["en"]
    assert "Kolada, nyckeltal för kommuner (N1)" in gap.text["sv"]
    assert "Bostadsbestånd" in gap.text["sv"] or "SCB" in gap.text["sv"]
    assert breaks.gaps("owned_pct", MUNICIPALITY) == ()


def test_a_line_is_cut_and_no_trend_goes_across(bring):
    area = BEFORE.dropna().index[0]
    bring(rows(BEFORE / 3))
    line = figures.series(ID).loc[area]
    cut = breaks.apart(line, ID, MUNICIPALITY)
    assert np.isnan(cut[LAST + 0.5])
    assert cut.drop(LAST + 0.5).equals(line.astype(float))
    place = standing.of_indicator(ID, area, MUNICIPALITY, "skr")
    assert list(place.series.index) == [LAST + 1]
    assert np.isnan(place.change)
    assert [one.is_gap for one in place.breaks] == [True]


def test_when_they_agree_again_the_break_goes(bring):
    bring(rows(BEFORE / 3))
    assert breaks.gaps(ID, MUNICIPALITY)
    bring(rows(BEFORE * 1.01))
    assert breaks.gaps(ID, MUNICIPALITY) == ()
    assert live.rows(breaks.GAPS) == 0
