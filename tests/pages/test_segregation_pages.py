"""The relational reading, counted again by hand, and its page."""

import pytest
from support.pages import run, words

from analysis import inside, relational
from analysis.groups import GROUPS, SEVERAL, counts
from indicators import figures
from indicators.indicator import REGSO
from measures import segregation


@pytest.fixture(scope="module")
def by_hand():
    """Codes of the municipalities that hold both kinds of area, by sets."""
    types = figures.values("area_type", REGSO)["value"]
    kinds = {}
    for area, kind in types.items():
        kinds.setdefault(area[:4], set()).add(int(kind))
    return {code for code, found in kinds.items() if found & {1, 2} and found & {4, 5}}


def test_the_page_says_how_many_and_of_how_many_people(by_hand):
    text = words(run("segregation", lang="en"))
    people = figures.values("population", REGSO, 2023)["value"]
    share = 100 * people[people.index.str[:4].isin(by_hand)].sum() / people.sum()
    assert len(by_hand) == 156
    assert "156 of 290 municipalities" in text
    assert f"{share:.1f}% of the population" in text
    assert "The claim that the majority of all municipalities are segregated holds." in text


def test_beside_the_claim_stands_how_narrow_it_is(by_hand):
    """Counted by hand from the types and the people: one small area at one end decides in more than half."""
    frame = figures.values("area_type", REGSO)["value"].to_frame("kind")
    frame["people"] = figures.values("population", REGSO, 2023)["value"]
    alone, shares = 0, {}
    for code, areas in frame[frame["people"] > 0].groupby(frame.index.str[:4]):
        ends = areas[areas["kind"] <= 2], areas[areas["kind"] >= 4]
        alone += code in by_hand and min(map(len, ends)) == 1
        shares[code] = min(end["people"].sum() for end in ends) / areas["people"].sum()
    assert alone == 76
    at = {least: 100 * sum(s >= least for s in shares.values()) / 290 for least in (0.05, 0.1)}
    assert at == pytest.approx({0.05: 52.1, 0.1: 40.3}, abs=0.05)
    text = words(run("segregation", lang="en"))
    assert "In 76 of the 156 only one area has challenges, or only one has good conditions." in text
    assert "at least 5% of the people must live in areas of either kind" in text
    assert "the share of municipalities is 52.1%" in text
    assert "where at least 10% must, 40.3%." in text
    for language, told in (("sv", "52,1 %"), ("nb", "40,3 %")):
        assert told in words(run("segregation", lang=language)).replace("\N{NO-BREAK SPACE}", " ")


def test_who_moved_since_the_year_before_is_told():
    text = words(run("segregation", lang="en"))
    assert (
        "From 2022 to 2023 253 of 3,363 areas changed type, 131 to better conditions and 122 to worse"
        in text
    )
    moves = relational.moves(2023)
    names = figures.areas()["name"]
    assert f"Segregated in 2023 but not in 2022: {', '.join(names[list(moves.gained)])}." in text
    assert "but not in" not in words(run("segregation", lang="en", types="2022"))


def test_the_spread_of_the_wages_has_its_year():
    text = words(run("segregation", lang="en", area="0181"))
    assert "the wage income of its areas in 2023, a mean" in text
    assert relational.reading().wage_year == 2023


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
    assert "There are no outlines of these areas" in words(app)
    assert len(app.dataframe[0].value) > 50


def test_segregation_at_growing_distance_says_how_far_apart_the_centres_are():
    text = words(run("measure", lang="en", group="foreign_born", municipalities="0180,0187"))
    assert "at 1,000 m remains at 4,000 m; the areas' centres lie 870 m apart" in text
    assert "at 500 m remains" not in text
    assert "Vaxholm: the areas' centres lie too far apart (median 2,250 m" in text


def test_every_index_of_the_chosen_municipalities_is_shown_with_its_noise():
    app = run("measure", lang="en", municipalities="0180,1264")
    assert not app.exception
    table = app.dataframe[0].value
    assert len(table) == 7 * 2
    assert (table["95% from"] <= table["Seen"]).all()
    assert "chance alone would give" in words(app)


@pytest.mark.parametrize("group", [*GROUPS, *SEVERAL])
def test_every_group_can_be_measured(group):
    assert not run("measure", lang="sv", group=group).exception


@pytest.mark.parametrize("group", [g.id for g in GROUPS.values() if g.covers])
def test_a_group_known_in_one_municipality_says_so_and_gives_no_other_a_number(group):
    app = run("measure", lang="en", group=group, municipalities="0180,1480,1280,1264")
    assert words(app).count("not assessable") == 3
    assert "Covers: Stockholm municipality only, 544 of 5,984 DeSO." in words(app)
    table = app.dataframe[0].value
    assert (table["Seen"].notna() == (table["Municipality"] == "Stockholm")).all()


@pytest.mark.parametrize("asked", ["9999", "0180,,", "0180,0114,0115,0117,0120,0123,0125"])
def test_municipalities_that_cannot_be_compared_are_said(asked):
    app = run("measure", lang="en", municipalities=asked)
    assert not app.exception
    assert len(app.warning) == 1


def test_dissimilarity_on_the_page_is_that_of_the_formula():
    share = figures.values("foreign_born_pct", REGSO, 2023)["value"]
    people = figures.values("population", REGSO, 2023)["value"]
    own = share.index.str[:4] == "1264"
    group, rest = (share * people)[own] / 100, ((100 - share) * people)[own] / 100
    by_formula = 0.5 * (group / group.sum() - rest / rest.sum()).abs().sum()
    table = run("measure", lang="en", municipalities="1264").dataframe[0].value
    assert table["Seen"].iloc[0] == pytest.approx(by_formula, abs=0.0005)


@pytest.mark.parametrize("id", inside.offered())
def test_the_inside_of_a_municipality_is_shown_for_every_deso_indicator(id):
    app = run("inside", lang="en", within=id, area="1264")
    assert not app.exception
    assert "Skurup" in words(app)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_headings_of_the_areas_name_the_unit_and_no_number(language):
    headings = run("segregation", lang=language, area="0181").dataframe[0].value.columns
    assert sum(heading.endswith("(%)") for heading in headings) == 2
    assert not any("0" in heading for heading in headings)


def test_the_noise_in_counts_is_told_in_words_and_numbers():
    app = run("measure", lang="en", municipalities="0180,1264")
    text = words(app)
    assert "with noise of ±1 in every count" in text
    assert "From reference year 2025" in text
    table = next(d.value for d in app.dataframe if "With noise, mean" in d.value)
    assert len(table) == 2 * 2 * 2
    assert set(table["Noise"]) == {"±1", "±2"}
    assert (table["95% from"] <= table["With noise, mean"]).all()


def test_morans_i_is_computed_when_asked_for_only():
    app = run("measure", lang="en", municipalities="0180,1264", group="foreign_born")
    assert "areas with like shares lie beside each other" not in words(app)
    app.toggle(key="moran").set_value(True).run(timeout=200)
    assert not app.exception
    assert not app.error
    assert "Stockholm" in words(app)
    assert "areas with like shares lie beside each other" in words(app)
    table = next(d.value for d in app.dataframe if "I" in d.value)
    kinds = table.iloc[0, 3:]
    assert kinds.sum() == (figures.areas(REGSO)["municipality_code"] == "0180").sum()


def test_without_outlines_morans_i_is_not_offered():
    app = run("measure", lang="en", municipalities="1264")
    assert not [toggle for toggle in app.toggle if toggle.key == "moran"]
    assert "Needs outlines of at least 10 areas" in words(app)


def test_income_quarters_are_measured_together_and_in_their_order():
    app = run("measure", lang="en", group="income_quarters")
    text = words(app)
    assert "0180" in app.query_params["municipalities"]
    assert "Stockholm municipality only" in " ".join(i.value for i in app.info)
    table = app.dataframe[0].value
    named = dict(zip(table["Index"], table["Seen"], strict=True))
    people = counts(SEVERAL["income_quarters"], 2020).dropna()
    assert len(people) == 544
    assert named["Rank-order H of ordered groups"] == pytest.approx(
        float(segregation.rank_order_information(people)), abs=0.0005
    )
    assert named["Information theory H, all groups"] == pytest.approx(
        float(segregation.information_theory(people)), abs=0.0005
    )
    assert "against everyone else" in text
