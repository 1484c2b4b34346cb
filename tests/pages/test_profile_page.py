"""The profile of an area, its numbers found again from the snapshot's files."""

import io
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import numpy as np
import openpyxl
import pandas as pd
import pytest
from support.pages import cells, html, raw, run, words, written

from analysis import similar, standing
from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, NORWAY, REGSO, THEMES
from translations import texts
from views import downloads, standings
from views.profile import stands_out

SKURUP, STOCKHOLM, UPPSALA, DOROTEA = "1264", "0180", "0380", "2425"
FINSPANG = "0562"  # nothing of it is a strength


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("area", [SKURUP, STOCKHOLM, UPPSALA, DOROTEA])
def test_a_municipality_is_told_in_each_language(area, language):
    app = run("profile", area=area, lang=language)
    assert not app.exception
    assert not app.warning
    assert app.header[0].value == figures.areas()["name"][area]


def test_the_numbers_of_a_row_are_those_of_the_file():
    values = raw("education_tertiary_pct", 2021)
    classes = figures.areas()["degurba"]
    same = values[classes[classes == classes[SKURUP]].index]
    people = raw("population", 2021)
    app = run("profile", area=SKURUP, lang="en")
    value, median, country, place, change = cells(app, "indicator=education_tertiary_pct")
    assert value == [f"{values[SKURUP]:.1f}", "2021"]
    assert median == [f"{same.median():.1f}"]
    assert country == [f"{np.average(values, weights=people[values.index]):.1f}"]
    assert place == [str((same < values[SKURUP]).sum() + 1), "of", str(len(same))]
    moved = values[SKURUP] - raw("education_tertiary_pct", 2013)[SKURUP]
    assert " ".join(change) == f"{moved:+.1f} percentage points from 2013 to 2021"


def test_one_year_is_no_change_and_an_estimate_says_so():
    value, *_others, change = cells(
        run("profile", area=SKURUP, lang="en"), "indicator=grocery_over_5km_pct"
    )
    assert value[1:] == ["2025,", "estimate"]
    assert change == ["one", "year", "only"]


def test_strengths_come_first_and_nobody_is_called_worst():
    app = run("profile", area=DOROTEA, lang="en")
    text = words(app)
    found = standing.of_area(DOROTEA, MUNICIPALITY, "degurba")
    strengths, behind = standing.stands_out(found)
    assert strengths
    assert behind
    places = [text.index(f"**{one.indicator.title.en}**") for one in strengths + behind]
    assert places == sorted(places)
    assert "worst" not in text.lower() + html(app).lower()
    fuel = raw("fuel_over_5km_pct", 2025)
    classes = figures.areas()["degurba"]
    others = fuel[classes[classes == classes[DOROTEA]].index].drop(DOROTEA)
    share = (others < fuel[DOROTEA]).mean()
    told = "nine tenths" if share >= 0.9 else "three quarters"
    assert share >= 0.75
    assert f"At least {told} of the {len(others)} others in its class have a better value" in text


def test_without_a_strength_the_nearest_to_one_is_told():
    found = standing.of_area(FINSPANG, MUNICIPALITY, "degurba")
    assert not standing.stands_out(found)[0]
    best = max((one for one in found if one.can_stand_out), key=lambda one: one.better_than)
    text = words(run("profile", area=FINSPANG, lang="en"))
    assert f"Nearest to it:\n- **{best.indicator.title.en}**" in text
    assert 0.5 <= best.better_than < 0.75
    assert "A better value than at least half of the 125 others" in text


def test_with_few_in_the_class_nothing_is_said_to_stand_out():
    text = words(run("profile", area=STOCKHOLM, scheme="skr", lang="en"))
    assert "Fewer than 8 areas to compare with" in text
    assert "have a better value; the" not in text


def test_the_relation_is_that_of_its_own_page():
    types = raw("area_type", 2023, REGSO)
    people = raw("population", 2023, REGSO)
    own = people.index.str.startswith(UPPSALA)
    weak = 100 * people[own & types.reindex(people.index).isin([1, 2])].sum() / people[own].sum()
    text = words(run("profile", area=UPPSALA, lang="en"))
    assert "Uppsala is segregated in the relational sense" in text
    assert f"{weak:.0f}% in areas with challenges" in text
    assert "Skurup is not segregated" in words(run("profile", area=SKURUP, lang="en"))


def test_the_gap_inside_names_its_lowest_and_highest_area():
    wages = raw("wage_mean_tkr", 2023, REGSO)
    own = wages[wages.index.str.startswith(UPPSALA)].dropna()
    names = figures.areas(REGSO)["name"]
    _known, low, high, apart, middle, _gap = cells(
        run("profile", area=UPPSALA, lang="en"), "RegSO 2020, 2023"
    )
    assert low == [f"{own.min():.1f}", *names[own.idxmin()].split()]
    assert high == [f"{own.max():.1f}", *names[own.idxmax()].split()]
    assert apart[0] == f"{own.max() - own.min():.1f}"
    assert middle == [f"{own.quantile(0.1):.1f}", "to", f"{own.quantile(0.9):.1f}"]


def test_a_dissimilarity_stands_beside_what_chance_would_give():
    text = words(run("profile", area=SKURUP, lang="en"))
    share, people = (raw(id, 2023, REGSO) for id in ("foreign_born_pct", "population"))
    own = share.index.str.startswith(SKURUP)
    group = (share * people / 100)[own]
    others = people[own] - group
    seen = 0.5 * (group / group.sum() - others / others.sum()).abs().sum()
    assert f"dissimilarity D {seen:.2f} (95% interval" in text
    assert "chance alone would give" in text


def test_the_weights_are_words_of_the_address_and_change_who_is_alike():
    app = run("profile", area=SKURUP, lang="en")
    before = words(app)
    assert "Nearest to Skurup: Höör" in before
    app.slider(key="w_size").set_value(0).run()
    assert written(app, "w_size") == "0"
    assert "size 0; density 1" in words(app)
    app = run("profile", area=SKURUP, lang="en", w_size="3", w_class="0", w_income="0")
    assert app.slider(key="w_size").value == 3
    assert words(app) != before
    nothing = {f"w_{id}": "0" for id in ("size", "density", "age", "income", "class")}
    assert "Every weight is 0" in run("profile", area=SKURUP, lang="en", **nothing).info[0].value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("area", "9999"),
        ("scheme", "x"),
        ("level", "parish"),
        ("w_size", "4"),
        ("w_age", "-1"),
        ("w_class", "<script>"),
    ],
)
def test_a_word_that_is_not_known_gets_a_sentence_and_the_default(word, value):
    app = run("profile", **{"lang": "en", word: value})
    assert not app.exception
    assert len(app.warning) == 1
    assert word in app.warning[0].value
    assert "<script" not in app.warning[0].value
    assert app.header[0].value == "Skurup"


def test_without_a_municipality_an_example_stands_and_says_so():
    text = words(run("profile", lang="en"))
    assert "No municipality is chosen: Skurup stands as an example." in text


@pytest.mark.parametrize(
    ("level", "id"), [(REGSO, "foreign_born_pct"), (DESO, "cars_per_1000")], ids=[REGSO, DESO]
)
def test_a_small_area_is_compared_with_those_of_its_municipality(level, id):
    areas = figures.areas(level)
    own = areas.index[areas["municipality_code"] == UPPSALA]
    app = run("profile", level=level, area=UPPSALA, part=own[5], lang="en")
    assert not app.exception
    assert not app.warning
    *_value, place, _change = cells(app, f"indicator={id}")
    assert place[1:] == ["of", str(len(own))]
    assert "Median, areas of Uppsala" in html(app)


def test_below_the_municipality_an_area_is_to_be_chosen_first():
    app = run("profile", level=REGSO, area=UPPSALA, lang="sv")
    assert app.info[0].value == "Välj ett område för att se dess profil."
    app.selectbox(key="part").set_value("0380R009").run()
    assert written(app, "part") == "0380R009"
    assert app.header[0].value == "Kungsängen"


def test_another_level_keeps_the_municipality():
    app = run("profile", area=UPPSALA, lang="en")
    app.selectbox(key="level").set_value(DESO).run()
    assert not app.exception
    assert written(app, "area") == UPPSALA
    app.selectbox(key="level").set_value(MUNICIPALITY).run()
    assert app.header[0].value == "Uppsala"


def test_links_keep_what_is_chosen():
    app = run("profile", area=SKURUP, scheme="skr", lang="en")
    found = re.findall(r"href='([^']*)'", html(app))
    assert len(found) == len(standing.of_area(SKURUP, MUNICIPALITY, "skr"))
    address = parse_qs(urlsplit(unescape(found[0])).query)
    assert address["area"] == [SKURUP]
    assert address["scheme"] == ["skr"]
    assert address["level"] == [MUNICIPALITY]
    assert address["lang"] == ["en"]
    assert INDICATORS[address["indicator"][0]].years[MUNICIPALITY][-1] == int(address["year"][0])


def test_every_row_has_its_definition_caveat_and_source():
    app = run("profile", area=SKURUP, lang="en")
    found = standing.of_area(SKURUP, MUNICIPALITY, "degurba")
    text = unescape(html(app))
    assert text.count("<details>") == len(found)
    for one in found:
        assert one.indicator.caveat.en in text
        assert all(line in text for line in standings.sources(one, "en"))


def test_a_small_line_says_its_values_in_words():
    alts = re.findall(r"alt='([^']*)'", html(run("profile", area=SKURUP, lang="en")))
    assert len(alts) > 10
    assert any("2013: 24.8; 2017: 26.9; 2021: 29.7" in alt for alt in alts)


def test_the_files_hold_every_row_with_a_sheet_of_definitions():
    texts.speak("sv")
    found = standing.of_area(SKURUP, MUNICIPALITY, "degurba")
    values, meaning = standings.rows(found, "Mindre stad"), standings.definitions(found)
    book = openpyxl.load_workbook(io.BytesIO(downloads.two_sheets(values, meaning)))
    assert book.sheetnames == ["values", "definitions"]
    assert book["values"].max_row == book["definitions"].max_row == len(found) + 1
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    back = pd.read_csv(io.BytesIO(downloads.own_csv(values)), encoding="utf-8-sig")
    row = back.set_index("indicator").loc["wage_mean_tkr"]
    assert row["value"] == pytest.approx(raw("wage_mean_tkr", 2023)[SKURUP])
    assert "SCB" in row["citation"]
    assert back["unit"].notna().all()


def test_norway_is_told_after_a_refresh():
    codes = list(figures.areas(NORWAY).index)
    rows = pd.DataFrame(
        {
            "indicator": "population",
            "level": NORWAY,
            "area_id": codes,
            "year": 2028,
            "value": [1000.0 * 2 ** (n % 9) for n in range(len(codes))],
            "status": "observed",
            "source": "ssb",
            "table": "07459",
            "query": "",
            "retrieved": "2026-01-02T03:04:05+00:00",
        }
    )
    live.write("values_ssb", rows[live.COLUMNS])
    app = run("profile", level=NORWAY, lang="nb")
    assert "Velg en kommune" in app.info[0].value
    app = run("profile", level=NORWAY, area=codes[0], lang="nb")
    assert not app.exception
    assert "innbyggere** (2028)" in words(app)


def test_after_a_refresh_every_theme_has_its_table():
    codes = list(figures.areas().index)
    fed = [i for i in INDICATORS.values() if i.sources == ("kolada",)]
    rows = pd.DataFrame(
        [
            (indicator.id, code, year, 1.0 + n % 2)
            for indicator in fed
            for year in (2024, 2025)
            for n, code in enumerate(codes)
        ],
        columns=["indicator", "area_id", "year", "value"],
    ).assign(
        level=MUNICIPALITY,
        status="observed",
        source="kolada",
        table="N00000",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_kolada", rows[live.COLUMNS])
    app = run("profile", area=SKURUP, lang="en")
    assert not app.exception
    titles = [element.value for element in app.subheader]
    assert all(title.en in titles for title in THEMES.values())
    told = [i for i in fed if standing.is_told(i)]
    assert len(told) > 40
    assert all(f"indicator={i.id}&" in html(app) for i in told)


def test_the_condition_that_sets_one_apart_is_named():
    found = similar.found(SKURUP, MUNICIPALITY, "degurba", similar.defaults())
    most = found.loc["1267", list(similar.CONDITIONS)].astype(float).idxmax()
    row = cells(run("profile", area=SKURUP, lang="en"), "rowheader'>Höör")
    assert row[-2:] == [[f"{found['distance']['1267']:.2f}"], [most]]


def test_a_break_in_a_series_is_told():
    codes = list(figures.areas().index)
    rows = pd.DataFrame(
        {
            "indicator": "foreign_born_pct",
            "level": MUNICIPALITY,
            "area_id": codes,
            "year": 2025,
            "value": 20.0,
            "status": "noisy",
            "source": "scb",
            "table": "TAB6572",
            "query": "",
            "retrieved": "2026-01-02T03:04:05+00:00",
        }
    )
    live.write("values_scb", rows[live.COLUMNS])
    app = run("profile", area=SKURUP, lang="en")
    value, *_others, change = cells(app, "indicator=foreign_born_pct")
    assert value == ["20.0", "2025,", "with", "small", "noise"]
    assert "series breaks in 2025" in " ".join(change)


def test_a_share_in_words_is_never_more_than_it_is():
    texts.speak("en")
    limits = {"nine tenths": 0.9, "three quarters": 0.75, "half": 0.5}
    for share in np.linspace(0.5, 1, 51):
        assert limits[stands_out.share_in_words(share)] <= share
    assert stands_out.share_in_words(0.899) == "three quarters"
    assert stands_out.share_in_words(1) == "nine tenths"


def test_an_area_far_from_the_better_end_is_not_said_to_be_last():
    app = run("profile", level=REGSO, area=UPPSALA, part="0380R016", lang="en")
    text = words(app)
    assert (
        "At least nine tenths of the 60 other areas of the municipality have a better value" in text
    )
    assert "Nearest to it" not in text
    assert "100%" not in text


def test_a_place_that_many_share_is_said_to_be_shared():
    """In the extract of the timetable most municipalities of its class have no one within 5 km of a station."""
    classes = figures.areas()["degurba"]
    same = raw("rail_over_5km_pct", 2025)[classes == classes[SKURUP]].dropna()
    place = (same < same[SKURUP]).sum() + 1
    shared = (same == same[SKURUP]).sum()
    assert (place, len(same), shared) == (25, 126, 102)
    for language, told in (("en", "of 126 (shared by 102)"), ("sv", "av 126 (delas av 102)")):
        app = run("profile", area=SKURUP, scheme="degurba", lang=language)
        cell = cells(app, "indicator=rail_over_5km_pct")[3]
        assert " ".join(cell) == f"25 {told}"


def test_what_has_no_mean_is_not_called_the_country():
    people = raw("population", 2023)
    country = cells(run("profile", area=SKURUP, lang="en"), "indicator=population")[2]
    assert country[0].replace(",", "") == f"{people.median():.0f}"
    assert " ".join(country[1:]) == "median of areas, not the country"
