"""The relational reading, counted again by hand, and its page."""

import pytest
from test_pages import run, words

from indicators import figures
from indicators.indicator import REGSO
from views import relational


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
    assert len(by_hand) == 155
    assert len(table) == 290


def test_the_page_says_how_many_and_of_how_many_people(by_hand):
    text = words(run("segregation", lang="en"))
    people = figures.values("population", REGSO, 2022)["value"]
    share = 100 * people[people.index.str[:4].isin(by_hand)].sum() / people.sum()
    assert "155 of 290 municipalities" in text
    assert f"{share:.1f}% of the population" in text
    assert "The claim that the majority of all municipalities are segregated holds." in text


def test_a_municipality_is_shown_with_its_strengths_first():
    app = run("segregation", lang="en", area="0181")
    assert not app.exception
    table = app.dataframe[0].value
    assert "very good" in table["Type"].iloc[0] or "good" in table["Type"].iloc[0]
    assert "challenges" in table["Type"].iloc[-1]
    own = figures.areas(REGSO)
    assert len(table) == (own["municipality_code"] == "0181").sum()


def test_without_embedded_outlines_the_page_says_so_and_keeps_the_table():
    app = run("segregation", lang="en", area="1480")
    assert not app.exception
    assert "Outlines of these areas are not embedded" in words(app)
    assert len(app.dataframe[0].value) > 50


def test_people_by_type_make_a_whole():
    table = relational.reading().table
    shares = table[[f"type_{kind}_share" for kind in range(1, 6)]].sum(axis=1)
    assert shares.to_numpy() == pytest.approx(1)
    assert table["people"].sum() == 10_521_556
