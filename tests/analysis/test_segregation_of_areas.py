"""Groups counted in areas: a reader's own table and a declared group are measured alike."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import pdist

from analysis import segregation as counted
from analysis.segregation import Counted
from indicators import figures
from indicators.indicator import REGSO
from measures import segregation

BOTH = ("0181", "1264")


@pytest.fixture(scope="module")
def born():
    return counted.of_group("foreign_born", 2023)


@pytest.fixture(scope="module")
def own(born):
    """The same figures as a reader would have them: two municipalities, two groups, no outlines."""
    use = born.within.isin(BOTH)
    group = born.counts[born.group][use]
    return Counted(
        indicator=born.indicator,
        counts=pd.DataFrame({"a": group, "b": (born.total[use] - group) / 4}),
        total=born.total[use],
        group="a",
        within=born.within[use],
        names=born.names[list(BOTH)],
    )


def test_the_same_counts_give_the_same_answers(born, own):
    for index in ("dissimilarity", "isolation"):
        pd.testing.assert_frame_equal(
            counted.with_noise(own, index, BOTH), counted.with_noise(born, index, BOTH)
        )


def test_the_share_is_the_published_one(born):
    published = figures.values("foreign_born_pct", REGSO, 2023)["value"]
    assert born.share.to_numpy() == pytest.approx(published.to_numpy(), nan_ok=True)


def test_those_of_no_group_are_one_group_more(own):
    parts = counted.parts(own)
    assert parts.sum(axis=1).to_numpy() == pytest.approx(own.total.to_numpy())
    by_formula = segregation.information_theory(
        np.c_[own.counts, own.total - own.counts.sum(axis=1)], own.within
    )
    found = counted.with_noise(own, "information_theory")["observed"]
    assert found.to_numpy() == pytest.approx(by_formula.to_numpy())


def test_the_rank_order_is_of_the_classes_alone(own):
    ordered = replace(own, ordered=True, _kept={})
    assert "rank_order_information" in counted.indices(ordered)
    assert "rank_order_information" not in counted.indices(own)
    found = counted.with_noise(ordered, "rank_order_information")["observed"]
    alone = segregation.rank_order_information(own.counts.to_numpy(), own.within)
    assert found.to_numpy() == pytest.approx(alone.to_numpy())


def test_one_group_has_no_indices_of_several(born):
    assert counted.indices(born) == tuple(segregation.TWO_GROUPS)


def test_corrections_are_for_evenness(own):
    assert counted.with_noise(own, "isolation")["carrington_troske"].isna().all()
    assert counted.with_noise(own, "gini")["carrington_troske"].notna().all()


def test_an_area_without_a_count_takes_no_part(own):
    counts = own.counts.copy()
    counts.iloc[0, 0] = np.nan
    less = replace(own, counts=counts, _kept={})
    without = replace(
        own,
        counts=own.counts.iloc[1:],
        total=own.total.iloc[1:],
        within=own.within.iloc[1:],
        _kept={},
    )
    for index in ("dissimilarity", "multigroup_dissimilarity"):
        assert counted.with_noise(less, index)["observed"].to_numpy() == pytest.approx(
            counted.with_noise(without, index)["observed"].to_numpy()
        )


def test_noise_in_the_counts_moves_a_small_place_more(own):
    one, two = (counted.cell_key(own, "dissimilarity", BOTH, size) for size in (1, 2))
    assert ((two["high"] - two["low"]) > (one["high"] - one["low"])).all()
    assert one.loc["1264", "sd"] > one.loc["0181", "sd"]
    seen = counted.with_noise(own, "dissimilarity", BOTH)["observed"]
    assert one["observed"].to_numpy() == pytest.approx(seen.to_numpy())


def test_regions_with_outlines_of_all_their_areas(born, own):
    assert "0181" in counted.outlined(born)
    assert "1264" not in counted.outlined(born)
    assert counted.outlined(born)[0] == "0180"  # most people first
    assert counted.outlined(own) == ()
    assert np.isnan(counted.points(own)).all()


def test_centres_are_metres_on_the_ground(born):
    own_shapes = replace(born, level=None, _kept={})  # as a reader's outlines, by their UTM zone
    use = (born.within == "0181").to_numpy()
    known, other = (pdist(counted.points(one)[use]) for one in (born, own_shapes))
    assert known == pytest.approx(other, rel=0.01)


def test_what_is_kept_is_bounded_and_goes_with_the_counts(own):
    many = replace(own, _kept={})
    for number in range(2 * counted._KEPT):
        assert many.kept(number, lambda number=number: number) == number
    assert len(many._kept) == counted._KEPT
    assert many.kept(2 * counted._KEPT - 1, lambda: "again") == 2 * counted._KEPT - 1


def test_the_split_is_that_of_the_measure_and_makes_the_whole(born):
    group = born.counts[born.group]
    counts = np.c_[group, born.total - group]
    by = born.within.str[:2]
    parts = counted.split(born, by)
    assert parts["total"] == pytest.approx(float(segregation.information_theory(counts)))
    assert parts["between"] + parts["within"] == pytest.approx(parts["total"])
    sums = pd.DataFrame(counts).groupby(by.to_numpy()).sum()
    assert parts["between"] == pytest.approx(float(segregation.information_theory(sums)))


def test_an_area_is_clear_or_unclear_or_takes_no_part(born):
    region = "0126"
    kinds = counted.clusters(born, region)
    local = counted.moran(born, region)[1]
    is_clear = kinds.isin(["high-high", "high-low", "low-high", "low-low"])
    assert (is_clear == ((local["p_value"] <= 0.05) & local["i"].notna())).all()
    assert (kinds[is_clear] == local["quadrant"][is_clear]).all()
    assert (kinds[~is_clear].dropna() == "unclear").all()
    assert is_clear.any()
    assert len(kinds) == (figures.areas(REGSO)["municipality_code"] == region).sum()


def test_distances_below_the_spacing_of_the_centres_are_withheld(born):
    """Of Stockholm's RegSO few have another centre within 500 m; the median to the nearest is 867 m."""
    found = counted.resolved_profiles(born).loc["0180"]
    centres = counted.points(born)[(born.within == "0180").to_numpy()]
    apart = np.hypot(*(centres[:, None] - centres[None]).T)
    np.fill_diagonal(apart, np.inf)
    nearest = apart.min(axis=0)
    assert (nearest <= 500).mean() < 0.1
    assert found["spacing_m"] == pytest.approx(np.median(nearest)) == pytest.approx(867, abs=1)
    assert np.isnan(found[500])
    whole = counted.profiles(born).loc["0180"]
    assert found[[1000, 2000, 4000]].tolist() == whole[[1000, 2000, 4000]].tolist()
    assert (found["from_m"], found["to_m"]) == (1000, 4000)
    assert found["remains"] == pytest.approx(whole[4000] / whole[1000])


def test_where_two_distances_are_not_left_nothing_is_said_to_remain(born):
    far = counted.resolved_profiles(born).query("spacing_m > 2000")
    assert len(far)
    assert far[["from_m", "to_m", "remains"]].isna().all(axis=None)


def test_smaller_areas_tell_of_shorter_distances():
    small = counted.resolved_profiles(counted.of_group("income_ends", 2020)).loc["0180"]
    assert small["spacing_m"] < 500
    assert small["from_m"] == 500
