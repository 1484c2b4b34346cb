"""Which indicators stand for which goal, and who says so."""

import pytest

from analysis import agenda
from indicators.catalogue import INDICATORS

GOALS = list(agenda.GOALS.values())


def test_there_are_the_six_goals_with_a_name_in_each_language():
    assert list(agenda.GOALS) == [3, 4, 5, 8, 9, 11]
    for goal in GOALS:
        assert goal.title.sv
        assert goal.title.en
        assert goal.title.nb


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.number)
def test_a_key_figure_is_shown_by_the_indicator_that_is_fed_by_it(goal):
    for figure in goal.key_figures:
        feeds = INDICATORS[figure.indicator].feeds
        number = figure.shown_as or figure.number
        assert [feed.table for feed in feeds if feed.source == "kolada"] == [number]


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.number)
def test_the_two_choices_are_kept_apart_and_none_is_shown_twice(goal):
    ours = agenda.chosen_here(goal)
    theirs = [f.indicator for other in GOALS for f in other.key_figures]
    assert all(indicator.goal == goal.number for indicator in ours)
    assert not {indicator.id for indicator in ours} & set(theirs)
    assert not [i for i in ours if i.id.endswith(("_over_2km_pct", "_over_20km_pct", "_mean_km"))]


def test_the_declared_goals_of_rkas_indicators_agree_with_its_choice():
    """An indicator may serve two of RKA's goals, but is declared under one of them."""
    for id in {f.indicator for goal in GOALS for f in goal.key_figures}:
        named = [g.number for g in GOALS if id in {f.indicator for f in g.key_figures}]
        assert INDICATORS[id].goal in named
