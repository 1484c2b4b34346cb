"""How differently areas vote, over all pairs of areas."""

import itertools

import numpy as np
import pytest

from analysis import votes
from indicators import INDICATORS, figures
from indicators.indicator import REGSO_2025
from indicators.influence import NAMES


@pytest.fixture(scope="module")
def shares():
    """Of the areas of Skurup: areas × parties."""
    own = figures.areas(REGSO_2025)["municipality_code"] == "1264"
    columns = [figures.values(votes.share_of(party), REGSO_2025)["value"][own] for party in NAMES]
    return np.array(columns).T


def test_a_party_differs_by_the_mean_over_pairs_of_areas(shares):
    row = votes.differences().loc["1264"]
    for party, column in zip(NAMES, shares.T, strict=True):
        pairs = [abs(a - b) for a, b in itertools.combinations(column, 2)]
        assert row[party] == pytest.approx(np.mean(pairs))
    assert row["areas"] == len(shares)


def test_all_parties_are_half_the_sum(shares):
    pairs = [0.5 * np.abs(a - b).sum() for a, b in itertools.combinations(shares, 2)]
    assert votes.differences().loc["1264", votes.ALL] == pytest.approx(np.mean(pairs))


def test_one_area_has_no_difference_and_no_zero():
    table = votes.differences()
    alone = table[table["areas"] < 2]
    assert len(alone)
    assert alone[[votes.ALL, *NAMES]].isna().all(axis=None)
    assert len(table) == 290


def test_every_party_is_an_indicator():
    assert all(votes.share_of(party) in INDICATORS for party in NAMES)
