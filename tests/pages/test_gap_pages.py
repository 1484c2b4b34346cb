"""The gap pages, the scheme page and the inequality page: their numbers computed a second way."""

import json

import numpy as np
import pandas as pd
import pytest
from support.pages import run, tables_of_words, words, written

from analysis import gap, votes
from indicators import INDICATORS, SCHEMES, figures, live
from indicators.indicator import DESO, MUNICIPALITY, NORWAY, REGSO_2025
from indicators.influence import NAMES
from measures import gaps
from translations import texts

GAP_PAGES = ("housing", "transport", "jobs")
AREAS = figures.areas()


def sides(scheme):
    classes = AREAS[SCHEMES[scheme].column]
    return classes.isin(SCHEMES[scheme].rural), classes.isin(SCHEMES[scheme].urban)


def mean(values, weights, side):
    known = side & values.notna()
    return (values[known] * weights[known]).sum() / weights[known].sum()


def tables(app):
    return [element.value for element in app.dataframe] + tables_of_words(app)


def table_with(app, column):
    (found,) = [one for one in tables(app) if column in one.columns]
    return found


def as_numbers(column):
    return column.str.replace("−", "-").astype(float)


@pytest.mark.parametrize("page", GAP_PAGES)
@pytest.mark.parametrize("scheme", ["degurba", "skr", "ur3", "ur6"])
def test_every_scheme_can_be_chosen(page, scheme):
    app = run(page, scheme=scheme, area="1264", lang="sv")
    assert not app.exception
    assert not app.warning
    assert "Skurup" in words(app)
    of_municipalities = [c for c in app.get("deck_gl_json_chart") if c.key == "deck_municipality"]
    assert len(of_municipalities) == 1


@pytest.mark.parametrize("page", GAP_PAGES)
def test_every_indicator_of_the_page_can_be_shown(page):
    app = run(page, lang="en")
    for title in app.selectbox(key="indicator").options:
        (id,) = [
            i.id
            for i in INDICATORS.values()
            if i.title.en == title and figures.has_mean(i, MUNICIPALITY)
        ]
        shown = run(page, indicator=id, lang="en")
        assert not shown.exception
        assert not shown.warning
        assert INDICATORS[id].caveat.en in words(shown)
        assert "Does the answer hold?" in words(shown)


@pytest.mark.parametrize(
    ("page", "word", "value"),
    [
        ("housing", "indicator", "cars_per_1000"),
        ("housing", "indicator", "crowded_pct"),
        ("housing", "year", "1066"),
        ("transport", "scheme", "deso_class"),
        ("jobs", "area", "9999"),
        ("influence", "party", "pirates"),
        ("influence", "indicator", "turnout_municipal_pct"),
        ("holds", "indicator", "dwellings"),
        ("holds", "year", "x"),
        ("inequality", "indicator", "rented_pct"),
        ("inequality", "index", "<b>gini</b>"),
        ("inequality", "scheme", "centrality"),
    ],
)
def test_a_wrong_word_gets_one_sentence_and_the_default_is_shown(page, word, value):
    app = run(page, **{word: value})
    assert not app.exception
    assert len(app.warning) == 1
    assert word in app.warning[0].value
    assert "<" not in app.warning[0].value
    assert written(app, word) != value


def test_housing_says_the_gap_that_is_computed_by_hand():
    values = figures.values("dwellings_per_1000", year=2023)["value"]
    people = figures.values("population", year=2023)["value"]
    rural, urban = (mean(values, people, side) for side in sides("degurba"))
    text = words(run("housing", lang="en"))
    assert f"the figure is {rural:.0f}" in text
    assert f"suburbs {urban:.0f}" in text
    before = figures.values("dwellings_per_1000", year=2020)["value"]
    people_before = figures.values("population", year=2020)["value"]
    first = np.subtract(*(mean(before, people_before, side) for side in sides("degurba")))
    assert f"The gap was +{first:.0f}" in text
    assert f"+{rural - urban:.0f}\N{NO-BREAK SPACE}per 1,000 inhabitants in 2023" in text


def test_the_parts_of_a_change_are_those_of_a_second_computation():
    # Kitagawa's parts, written out for each side.
    def parts(side):
        y0, y1 = (figures.values("rented_pct", year=y)["value"][side] for y in (2020, 2023))
        n0, n1 = (figures.values("dwellings", year=y)["value"][side] for y in (2020, 2023))
        p0, p1 = n0 / n0.sum(), n1 / n1.sum()
        return ((p0 + p1) / 2 * (y1 - y0)).sum(), ((y0 + y1) / 2 * (p1 - p0)).sum()

    (levels_r, people_r), (levels_u, people_u) = (parts(side) for side in sides("skr"))
    found = gap.change("rented_pct", "skr")
    assert found.levels == pytest.approx(levels_r - levels_u)
    assert found.people == pytest.approx(people_r - people_u)
    text = words(run("housing", indicator="rented_pct", scheme="skr", lang="en"))
    for part in (found.total, found.levels, found.people):
        assert f"{abs(part):.2f}\N{NO-BREAK SPACE}percentage points" in text


def test_transport_tells_one_year_and_jobs_tells_four():
    assert "One year only (2019)" in words(run("transport", indicator="cars_per_1000", lang="en"))
    text = words(run("jobs", lang="en"))
    values = figures.values("wage_mean_tkr", year=2023)["value"]
    people = figures.values("population", year=2023)["value"]
    rural, urban = (mean(values, people, side) for side in sides("degurba"))
    assert f"{rural:.1f}\N{NO-BREAK SPACE}thousand kronor a year, in cities" in text
    assert f"{urban - rural:.1f}\N{NO-BREAK SPACE}thousand kronor a year lower" in text
    assert "Its ends and the line" not in text
    assert "in 2020 and" in text


def test_a_trend_with_fewer_municipalities_in_a_year_says_so():
    text = words(run("jobs", indicator="tax_base_2023_prices_sek", lang="en"))
    assert "fewer have a value in: 2001 (289)" in text
    assert "It has grown." in text


def test_a_change_is_split_among_the_same_municipalities_and_says_which_are_left_out():
    """Knivsta is of 2003 and has no value of 2001: the gap of the split is that of the others."""
    id = "tax_base_2023_prices_sek"
    rural, urban = sides("degurba")
    both = figures.values(id, year=2001)["value"].notna()
    ends = []
    for year in (2001, 2021):
        values = figures.values(id, year=year)["value"].where(both)
        people = figures.weights(INDICATORS[id], year)
        ends.append(mean(values, people, rural & both) - mean(values, people, urban & both))
    text = words(run("jobs", indicator=id, lang="en")).replace("\N{NO-BREAK SPACE}", " ")
    assert "left out of the split: Knivsta." in text
    first, last = (f"{end:,.0f} kronor per inhabitant".replace("-", "−") for end in ends)
    assert f"the gap was {first} in 2001 and {last} in 2021." in text
    total = f"{ends[1] - ends[0]:,.1f}".replace("-", "−")
    assert f"Of the change from 2001 to 2021, {total}" in text


def test_without_one_left_out_the_split_is_of_the_gap_that_is_told():
    text = words(run("jobs", indicator="wage_mean_tkr", lang="en"))
    assert "left out of the split" not in text
    by_year = gap.trend("wage_mean_tkr", "degurba").by_year["gap"]
    ends = gap.ends_of_change("wage_mean_tkr", "degurba")
    assert (ends.first, ends.last) == pytest.approx((by_year.iloc[0], by_year.iloc[-1]))
    assert ends.left_out == ()


def test_what_a_refresh_adds_is_named():
    assert "Employed, aged 20–64" in words(run("jobs", lang="en"))
    housing = words(run("housing", lang="en"))
    assert "Crowding in blocks of flats" in housing
    assert "vacancy" in housing
    assert "is a claim" in housing
    assert "comes with a refresh" in housing
    influence_ = run("influence", lang="en")
    assert "Turnout in the municipal election" in words(influence_)
    assert "People can be trusted (survey)" in words(influence_).replace("\\", "")


def test_the_chosen_municipality_stands_beside_its_class():
    app = run("housing", area="1264", lang="en")
    first = next(one for one in tables(app) if "Skurup" in one.columns)
    values = figures.values("dwellings_per_1000", year=2023)["value"]
    people = figures.values("population", year=2023)["value"]
    same = AREAS["degurba"] == AREAS["degurba"]["1264"]
    assert first["Skurup"][0] == f"{values['1264']:.0f}"
    assert first["Its class"][0] == f"{mean(values, people, same):.0f}"
    assert first["The country"][0] == f"{mean(values, people, values.notna()):.0f}"


def test_an_indicator_can_be_changed_to_one_without_the_year():
    app = run("jobs", indicator="tax_base_sek", year="2001", lang="en")
    app.selectbox(key="indicator").set_value("wage_mean_tkr").run()
    assert not app.exception
    assert not app.warning
    assert written(app, "year") == "2023"


# Does the answer hold?


def test_the_gap_under_each_scheme_is_the_weighted_difference():
    app = run("holds", indicator="rented_pct", year="2023", lang="en")
    found = table_with(app, "Areas on the rural side")
    values = figures.values("rented_pct", year=2023)["value"]
    dwellings = figures.values("dwellings", year=2023)["value"]
    for row, scheme in enumerate(("degurba", "skr", "ur3", "ur6")):
        rural, urban = sides(scheme)
        by_hand = mean(values, dwellings, rural) - mean(values, dwellings, urban)
        assert as_numbers(found["Gap (percentage points)"])[row] == pytest.approx(
            by_hand, abs=0.051
        )
        assert as_numbers(found["Areas on the rural side"])[row] == rural.sum()
        low, high = gaps.gap_interval(values, dwellings, rural, urban)
        assert as_numbers(found["From"])[row] == pytest.approx(low, abs=0.051)
        assert as_numbers(found["To"])[row] == pytest.approx(high, abs=0.051)


def test_one_answer_counts_once_and_other_lines_give_the_range():
    app = run("holds", indicator="pharmacy_over_5km_pct", lang="en")
    text = words(app)
    assert "higher under each of the 3 schemes" in text
    assert (
        "six types (ur6) has the same areas on both sides as Functional region, three types" in text
    )
    found = table_with(app, "Areas on the rural side")
    assert as_numbers(found["Gap (percentage points)"]).tolist() == pytest.approx(
        [27.4, 26.8, 27.2, 27.2, 20.6, 34.2, 19.3, 36.2], abs=0.051
    )
    assert "7 in all, the gap goes from +19.3 percentage points to +36.2 percentage points." in (
        text.replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "drawn by whole municipalities" not in text
    small = words(run("holds", indicator="cars_per_1000", lang="en"))
    assert "drawn by whole municipalities" in small


def test_small_areas_add_their_own_scheme():
    found = table_with(
        run("holds", indicator="cars_per_1000", lang="en"), "Areas on the rural side"
    )
    assert found["Level"].tolist()[-1] == "DeSO 2018"
    areas = figures.areas(DESO)
    values = figures.values("cars_per_1000", DESO, 2019)["value"]
    people = figures.values("population", DESO, 2019)["value"]
    outside, centre = (
        np.average(values[use], weights=people[use])
        for use in (
            (areas["deso_class"] == code) & values.notna() & (people > 0) for code in ("A", "C")
        )
    )
    assert as_numbers(found["Gap (per 1,000 inhabitants)"]).iloc[-1] == pytest.approx(
        outside - centre, abs=0.5
    )


def test_skurup_is_placed_under_each_scheme_and_another_on_request():
    found = table_with(run("holds", indicator="cars_per_1000", lang="en"), "Side")
    assert found["Class"].tolist()[:4] == [
        "Town and suburb",
        "Commuting municipalities near large cities",
        "Metropolitan region",
        "Metropolitan region",
    ]
    assert found["Side"].tolist()[:4] == ["urban side"] * 4
    counts = figures.areas(DESO).loc[lambda a: a["municipality_code"] == "1264", "deso_class"]
    assert f"C: in the municipality's centre: {(counts == 'C').sum()}" in found["Class"].iloc[-1]
    other = table_with(run("holds", indicator="rented_pct", area="2584", lang="en"), "Side")
    assert "rural side" in other["Side"].tolist()


@pytest.mark.parametrize("level", ["deso_2018"])
def test_an_indicator_of_one_city_says_which_schemes_have_no_answer(level):
    app = run("holds", indicator="disposable_income_q1_pct", lang="en")
    assert not app.exception
    assert "the gap cannot be computed" in words(app)


@pytest.mark.parametrize(
    ("rows", "words_"),
    [
        ([(5, 2, 8), (-4, -6, -1)], "disagree on the direction"),
        ([(5, 2, 8), (1, -1, 3)], "disagree on how sure"),
        ([(-5, -8, -2), (1, -1, 3)], "is lower under a; under b"),
        ([(1, -1, 3), (2, -2, 4)], "Under none"),
        ([(5, 2, 8), (3, 1, 5)], "higher under each of the 2"),
        ([(-5, -8, -2), (-3, -5, -1)], "lower under each of the 2"),
        ([(5, 2, 8), (np.nan, np.nan, np.nan)], "nothing to compare"),
    ],
)
def test_the_sentence_tells_whether_the_schemes_agree(rows, words_):
    from views.words import agreement_sentence

    texts.speak("en")
    table = pd.DataFrame(rows, ["a", "b"], ["gap", "low", "high"])
    assert words_ in agreement_sentence(table)


# Influence


def test_the_spread_of_votes_is_the_mean_over_pairs_of_areas():
    areas = figures.areas(REGSO_2025)
    own = areas.index[areas["municipality_code"] == "1264"]
    shares = np.array(
        [
            figures.values(f"votes_riksdag_{party.lower()}_pct", REGSO_2025)["value"][own]
            for party in NAMES
        ]
    ).T
    pairs = [0.5 * np.abs(a - b).sum() for n, a in enumerate(shares) for b in shares[n + 1 :]]
    assert votes.differences().loc["1264", "all"] == pytest.approx(np.mean(pairs))
    text = words(run("influence", area="1264", lang="en"))
    assert f"Skurup: {np.mean(pairs):.1f}" in text
    assert "Unweighted" in text


def test_the_finding_on_votes_is_weighted_by_people():
    people = figures.values("population", year=2022)["value"]
    for party in ("all", "SD"):
        values = votes.differences()[party]
        rural, urban = (mean(values, people, side) for side in sides("skr"))
        text = words(run("influence", party=party, scheme="skr", lang="en"))
        assert f"differ by {rural:.1f}" in text
        assert f"by {urban:.1f}" in text


def test_a_municipality_of_one_area_is_not_assessable():
    alone = votes.differences().query("areas < 2").index[0]
    text = words(run("influence", area=alone, lang="en"))
    assert "not assessable, areas with values" in text


# Inequality


def test_the_share_between_classes_stands_beside_that_of_random_ones():
    text = words(run("inequality", indicator="wage_mean_tkr", scheme="skr", lang="en"))
    assert "64.5% lies between the classes" in text
    assert (
        "Between 9 classes of the same sizes, but with the municipalities drawn at random, 12."
        in text
    )


def test_theil_between_town_and_country_is_that_of_the_formula():
    values = figures.values("wage_mean_tkr", year=2023)["value"]
    people = figures.values("population", year=2023)["value"]
    mu = np.average(values, weights=people)
    share = people * values / (people * values).sum()
    total = (share * np.log(values / mu)).sum()
    between = sum(
        share[own].sum() * np.log(np.average(values[own], weights=people[own]) / mu)
        for own in (AREAS["degurba"] == code for code in (1, 2, 3))
    )
    text = words(run("inequality", indicator="wage_mean_tkr", lang="en"))
    assert f"{100 * between / total:.1f}% lies between the classes" in text
    assert f"Theil's T: {total:.4f}" in text
    assert "Inequality inside municipalities is missing" in text


def test_the_mean_log_deviation_and_the_table_of_measures():
    values = figures.values("tax_base_2023_prices_sek", year=2021)["value"]
    people = figures.values("population", year=2021)["value"]
    mu = np.average(values, weights=people)
    deviation = np.average(np.log(mu / values), weights=people)
    app = run("inequality", index="mld", scheme="skr", lang="en")
    assert f"(Theil's L): {deviation:.4f})" in words(app)
    found = table_with(app, "Gini").iloc[-1]
    share = np.outer(people, people) / people.sum() ** 2
    differences = np.abs(np.subtract.outer(values.to_numpy(), values.to_numpy()))
    found = found.drop("Year").astype(float)
    assert found["Gini"] == pytest.approx((share * differences).sum() / (2 * mu), abs=6e-5)
    assert found["Atkinson (ε = 1)"] == pytest.approx(1 - np.exp(-deviation), abs=6e-5)
    assert found["Theil's L"] == pytest.approx(deviation, abs=6e-5)
    adds = table_with(app, "Adds between")[["Adds between", "Adds inside"]]
    whole = adds.apply(lambda column: column.str.replace("−", "-").astype(float)).to_numpy().sum()
    assert whole == pytest.approx(deviation, abs=1e-3)


def test_what_is_no_income_is_not_offered():
    app = run("inequality", lang="en")
    assert app.selectbox(key="indicator").options == [
        "Tax base, 2023 prices",
        "Wage income, mean over everyone",
    ]
    assert "2001 (1)" in words(app)


# After a refresh


@pytest.mark.usefixtures("refreshed_key_figures")
def test_after_a_refresh_the_pages_show_what_it_brought():
    housing = run("housing", indicator="crowded_pct", lang="en")
    assert not housing.exception
    assert not housing.warning
    verdicts = table_with(housing, "Shortage")
    counted = verdicts[["Shortage", "Balance", "Surplus", "No answer"]].to_numpy().sum()
    assert counted == len(AREAS)
    assert "Holiday homes per 1,000 inhabitants" in str(tables(housing))
    people = run("influence", indicator="turnout_municipal_pct", lang="en")
    assert not people.exception
    assert not people.warning
    assert "Turnout in the municipal election (Kolada), 2025" in words(people)
    assert len(people.get("deck_gl_json_chart")) == 2
    jobs = run("jobs", indicator="employed_20_64_pct", lang="en")
    assert "Employed, aged 20–64 (Kolada), 2025" in words(jobs)
    assert "in 2024 and" in words(jobs)


def refreshed(id, year, value, level=MUNICIPALITY):
    areas = figures.areas(level).index
    return pd.DataFrame(
        {
            "indicator": id,
            "level": level,
            "area_id": areas,
            "year": year,
            "value": value,
            "status": "observed",
            "source": "scb" if level == MUNICIPALITY else "ssb",
            "table": "TAB0000",
            "query": "",
            "retrieved": "2026-06-08T06:00:00+00:00",
        }
    )[live.COLUMNS]


def test_where_a_refresh_joins_the_snapshot_is_marked():
    live.write(
        "values_scb", refreshed("dwellings_per_1000", 2024, np.linspace(400, 600, len(AREAS)))
    )
    app = run("housing", indicator="dwellings_per_1000", lang="en")
    assert not app.exception
    assert "years of a refresh meet (2024)" in words(app)
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    shapes = [s for c in charts for s in c["layout"].get("shapes", []) if s["line"].get("dash")]
    assert any(shape["x0"] == 2023.5 for shape in shapes)


def test_one_person_households_are_a_number_with_its_source_after_a_refresh():
    rows = [
        refreshed("one_person_households_pct", 2024, 41.0),
        refreshed("households", 2024, 100.0),
    ]
    live.write("values_scb", pd.concat(rows, ignore_index=True))
    text = words(run("housing", lang="en"))
    assert "Sweden's own share: 41.0% of all households (2024; source:" in text


def test_values_whose_weights_did_not_come_have_no_mean_and_the_pages_stand():
    live.write("values_scb", refreshed("one_person_households_pct", 2024, 41.0))
    app = run("housing", lang="en")
    assert not app.exception
    assert "comes with a refresh" in words(app)
    found = next(one for one in tables(app) if "One-person" in str(one.iloc[0, 0]))
    assert found["The country"][0] == "–"


def test_norway_has_its_own_scheme_after_a_refresh():
    norway = figures.areas(NORWAY).index
    centrality = pd.Series(np.arange(len(norway)) % 6 + 1.0, norway)
    value, people = 30.0 + centrality, figures.values("population", NORWAY, 2024)["value"]
    id = "one_person_households_norway_pct"
    live.write("classes_norway", pd.DataFrame({"centrality": centrality}))
    live.write("values_ssb", refreshed(id, 2024, value.to_numpy(), NORWAY))
    app = run("holds", indicator=id, lang="en")
    assert not app.exception
    found = table_with(app, "Areas on the rural side")
    assert len(found) == 1
    use = [centrality.isin(codes) for codes in ((5, 6), (1, 2))]
    rural, urban = (np.average(value[own], weights=people[own]) for own in use)
    assert as_numbers(found["Gap (percentage points)"])[0] == pytest.approx(
        rural - urban, abs=0.051
    )
    assert "nothing to compare" in words(app)
