"""The relational reading, counted again by hand."""

import pytest

from analysis import relational
from indicators import figures
from indicators.indicator import REGSO


@pytest.fixture(scope="module")
def by_hand():
    """Codes of the municipalities that hold both kinds of area, by sets."""
    types = figures.values("area_type", REGSO)["value"]
    kinds = {}
    for area, kind in types.items():
        kinds.setdefault(area[:4], set()).add(int(kind))
    return {code for code, found in kinds.items() if found & {1, 2} and found & {4, 5}}


def test_the_count_is_that_of_the_sets(by_hand):
    table = relational.reading().table
    assert set(table.index[table["status"] == "yes"]) == by_hand
    assert len(by_hand) == 156
    assert len(table) == 290


def test_people_by_type_make_a_whole():
    table = relational.reading().table
    shares = table[[f"type_{kind}_share" for kind in range(1, 6)]].sum(axis=1)
    assert shares.to_numpy() == pytest.approx(1)
    assert table["people"].sum() == 10_551_707


def test_the_shares_are_of_municipalities_and_of_people(by_hand):
    reading = relational.reading()
    people = figures.values("population", REGSO, 2023)["value"]
    assert reading.share_yes() == pytest.approx(100 * len(by_hand) / 290)
    in_them = people[people.index.str[:4].isin(by_hand)].sum()
    assert reading.people_share_yes() == pytest.approx(100 * in_them / people.sum())


def test_the_classes_of_a_scheme_make_the_whole(by_hand):
    classes = figures.areas()["degurba"]
    table = relational.by_class(relational.reading(), "degurba")
    assert list(table.index) == [1, 2, 3]
    for code, row in table.iterrows():
        own = set(classes.index[classes == code])
        assert row["municipalities"] == len(own)
        assert row["segregated"] == len(own & by_hand)
        assert row["share"] == pytest.approx(100 * len(own & by_hand) / len(own))
    people = relational.reading().table["people"].groupby(classes).sum()
    together = (table["people"] * people).sum() / people.sum()
    assert together == pytest.approx(relational.reading().people_share_yes())


def test_the_year_before_has_155_and_its_people():
    reading = relational.reading(2022)
    assert reading.is_yes.sum() == 155
    assert reading.table["people"].sum() == 10_521_556


def test_who_moved_between_the_two_years_counted_by_sets(by_hand):
    """253 of 3,363 areas, one step each; 8 municipalities came to hold both ends, 7 no longer do."""
    moves = relational.moves(2023)
    assert (moves.first, moves.areas, moves.up, moves.down, moves.steps) == (
        2022,
        3363,
        131,
        122,
        1,
    )
    ends = {}
    for area, kind in figures.values("area_type", REGSO, 2022)["value"].items():
        ends.setdefault(area[:4], set()).add(int(kind))
    before = {code for code, found in ends.items() if found & {1, 2} and found & {4, 5}}
    assert set(moves.gained) == by_hand - before
    assert set(moves.lost) == before - by_hand
    assert (len(moves.gained), len(moves.lost)) == (8, 7)
    assert relational.moves(2022) is None


def test_a_year_that_is_not_known_is_an_error():
    with pytest.raises(ValueError, match="area_type"):
        relational.reading(1999, REGSO)
