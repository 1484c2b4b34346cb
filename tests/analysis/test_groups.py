"""The groups that can be measured: what they are made of, and where they are known."""

import numpy as np
import pytest

from analysis.groups import GROUPS, SEVERAL, counts, known_years
from indicators import INDICATORS, figures
from indicators.indicator import DESO
from measures import segregation

LIMITED = [group for group in GROUPS.values() if group.covers]


@pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS)
def test_a_group_is_a_share_of_its_total(group):
    share, total = INDICATORS[group.share], INDICATORS[group.total]
    assert share.unit == "pct"
    assert share.weight in {group.total, "population"}  # elsewhere than in the group's year
    assert total.weight is None
    assert group.years == known_years(group)


@pytest.mark.parametrize("group", SEVERAL.values(), ids=SEVERAL)
def test_several_groups_are_shares_of_one_total_and_make_the_whole(group):
    for id in group.categories:
        assert INDICATORS[id].unit == "pct"
        assert INDICATORS[id].weight == group.total
        assert INDICATORS[id].covers == INDICATORS[group.total].covers
    for year in group.years:
        shares = [figures.values(id, group.level, year)["value"] for id in group.categories]
        whole = sum(shares).dropna()
        assert len(whole)
        assert whole.between(99, 101).all()


@pytest.mark.parametrize("group", SEVERAL.values(), ids=SEVERAL)
def test_the_counts_of_an_area_sum_to_its_total(group):
    for year in group.years:
        found = counts(group, year)
        assert list(found.columns) == list(group.categories)
        assert found.index.equals(figures.areas(group.level).index)
        total = figures.values(group.total, group.level, year)["value"]
        np.testing.assert_allclose(found.sum(axis=1, skipna=False), total)
        assert (found.isna().all(axis=1) == total.isna()).all()


def test_the_counts_are_those_published_for_stockholm():
    education = counts(SEVERAL["education"], 2020).sum().round().tolist()
    assert education == [44_623, 159_340, 97_293, 243_753]
    tenure = counts(SEVERAL["people_by_tenure"], 2020).sum().round().tolist()
    assert tenure == [375_977, 452_458, 127_676, 19_440]
    assert counts(SEVERAL["income_quarters"], 2020).sum().sum() == pytest.approx(943_981)


def test_quarters_in_whole_percentages_are_scaled_to_the_people():
    found = counts(SEVERAL["income_quarters"], 2020)
    # 38, 28, 17 and 16 % of 1,608 people: 99 % in all.
    assert found.loc["0180C1010"].tolist() == pytest.approx(
        [1608 * share / 99 for share in (38, 28, 17, 16)]
    )


@pytest.mark.parametrize("group", LIMITED, ids=lambda group: group.id)
def test_a_municipality_outside_the_coverage_is_not_assessable(group):
    share = figures.values(group.share, group.level)["value"]
    total = figures.values(group.total, group.level)["value"]
    within = figures.areas(group.level)["municipality_code"].astype(str)
    found = segregation.dissimilarity(share * total / 100, total, within)
    assert len(found) == 290
    assert set(found.dropna().index) == set(group.covers) == {"0180"}


def test_the_ends_of_income_are_the_lowest_against_the_highest_quarter():
    low, high, people = (
        figures.values(id, DESO, 2020)["value"].dropna()
        for id in (
            "disposable_income_q1_pct",
            "disposable_income_q4_pct",
            "disposable_income_people",
        )
    )
    x, y = low * people, high * people
    by_formula = 0.5 * (x / x.sum() - y / y.sum()).abs().sum()
    group = GROUPS["income_ends"]
    share, total = (figures.values(id, DESO)["value"] for id in (group.share, group.total))
    assert segregation.dissimilarity(share * total / 100, total) == pytest.approx(by_formula)
