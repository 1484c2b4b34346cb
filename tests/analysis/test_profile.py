"""What stands out in an area, and how far apart the areas of a municipality lie, counted again."""

import numpy as np
import pytest

from analysis import profile, segregation, standing
from indicators import figures
from indicators.indicator import DESO, MUNICIPALITY, REGSO

DOROTEA, SKURUP = "2425", "1264"


def test_what_stands_out_is_on_the_other_side_of_three_quarters():
    areas = figures.areas()
    strengths, behind = profile.stands_out(DOROTEA)
    assert strengths
    assert behind
    for one in [*strengths, *behind]:
        values = figures.values(one.indicator.id, year=one.year)["value"]
        others = values[areas["degurba"] == areas.at[DOROTEA, "degurba"]].drop(DOROTEA).dropna()
        is_low_good = one.indicator.direction == "low"
        better = (others > one.value) if is_low_good else (others < one.value)
        worse = (others < one.value) if is_low_good else (others > one.value)
        assert (better if one in strengths else worse).mean() >= 0.75


def test_another_scheme_gives_other_peers():
    ids = {
        scheme: [s.indicator.id for group in profile.stands_out(SKURUP, scheme) for s in group]
        for scheme in ("degurba", "skr")
    }
    assert ids["degurba"] != ids["skr"]
    found = standing.stands_out(standing.of_area(SKURUP, MUNICIPALITY, "skr"))
    assert ids["skr"] == [s.indicator.id for group in found for s in group]


def test_at_most_so_many_stand_out():
    strengths, behind = profile.stands_out(DOROTEA, most=2)
    assert (len(strengths), len(behind)) <= (2, 2)
    whole = profile.stands_out(DOROTEA)
    assert [s.indicator.id for s in strengths] == [s.indicator.id for s in whole[0]][:2]


def test_an_area_that_is_not_known_is_an_error():
    with pytest.raises(KeyError):
        profile.stands_out("0000")


@pytest.mark.parametrize(("level", "id"), profile.SPREAD)
def test_the_spread_is_of_the_areas_inside(level, id):
    spread = profile.spread(SKURUP, id, level)
    own = figures.areas(level)["municipality_code"] == SKURUP
    values = figures.values(id, level, spread.year)["value"][own].dropna().to_numpy()
    assert (spread.values.min(), spread.values.max()) == (values.min(), values.max())
    assert (spread.low, spread.high) == pytest.approx(tuple(np.percentile(values, [10, 90])))
    assert spread.areas == own.sum()
    assert np.isnan(spread.gap) == (level == REGSO)


def test_areas_without_values_have_no_spread():
    assert profile.spread(SKURUP, "disposable_income_median_tkr", DESO) is None
    assert profile.spread("0180", "disposable_income_median_tkr", DESO) is not None


def test_the_unevenness_is_that_of_the_formula():
    year, row = profile.unevenness(SKURUP)
    share = figures.values("foreign_born_pct", REGSO, year)["value"]
    people = figures.values("population", REGSO, year)["value"]
    own = share.index.str[:4] == SKURUP
    group, rest = (share * people)[own], ((100 - share) * people)[own]
    by_formula = 0.5 * (group / group.sum() - rest / rest.sum()).abs().sum()
    assert row["observed"] == pytest.approx(by_formula)
    counted = segregation.of_group(profile.GROUP, year)
    table = segregation.with_noise(counted, "dissimilarity", (SKURUP,))
    assert row.to_dict() == table.loc[SKURUP].to_dict()
