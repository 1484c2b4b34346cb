"""The map page below the municipality, run by file, as a visitor with an address would."""

import json
import re
from types import SimpleNamespace

import numpy as np
import pytest
from support.pages import go_to, run, words, written

from indicators import INDICATORS, SCHEMES, embedded, figures, vintages
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, NORWAY, REGSO, REGSO_2025
from indicators.schemes import schemes_at
from translations import texts
from views import choosers, colours, maps
from views.map import explore

BELOW = {REGSO: (647, 3363), DESO: (1525, 5984)}
MAPPED = [(level, i.id) for level in BELOW for i in INDICATORS.values() if level in i.years]


def deck(app):
    """What is sent to the map."""
    (chart,) = app.get("deck_gl_json_chart")
    return json.loads(chart.proto.json)


def coloured(app, level):
    (layer,) = [one for one in deck(app)["layers"] if f"{level}.geojson" in str(one.get("data"))]
    return layer


@pytest.mark.parametrize(("level", "id"), MAPPED)
def test_every_indicator_of_the_level_can_be_mapped(level, id):
    app = run("map", level=level, indicator=id, area="1264", lang="en")
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert "Skurup" in words(app)
    assert "have no outlines here" in "\n".join(info.value for info in app.info)


@pytest.mark.parametrize("level", BELOW)
@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_page_runs_without_a_fault_in_each_language(level, language):
    app = run("map", level=level, area="0380", lang=language)
    assert not app.exception
    assert not app.warning
    assert not app.error
    assert app.selectbox(key="level").value == level
    assert len(app.get("deck_gl_json_chart")) == 1


@pytest.mark.parametrize("level", BELOW)
def test_the_page_says_how_many_areas_have_outlines(level):
    with_outline, everything = BELOW[level]
    sentence = (
        f"{with_outline:,} of {everything:,} areas have outlines (counties: Stockholm, Uppsala)"
    )
    assert sentence in words(run("map", level=level, lang="en"))


def test_only_what_has_values_at_the_level_is_offered():
    app = run("map", level=DESO, lang="en")
    assert app.selectbox(key="theme").options == ["Housing", "Transport", "Incomes", "People"]
    app.selectbox(key="theme").set_value("people").run()
    offered = [i.title.en for i in INDICATORS.values() if i.theme == "people" and DESO in i.years]
    assert app.selectbox(key="indicator").options == offered
    assert app.selectbox(key="level").options == [
        "Municipality",
        "RegSO 2020",
        "DeSO 2018",
        "RegSO 2025",
        "DeSO 2025",
        "Norwegian municipality 2024",
    ]


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ({"level": "deso"}, "level"),
        ({"level": "square_1km_2024"}, "level"),
        ({"level": DESO, "indicator": "rented_pct"}, "indicator"),
        ({"level": DESO, "year": "2023"}, "year"),
        ({"level": DESO, "part": "0180R001"}, "part"),
        ({"level": REGSO, "part": "<b>"}, "part"),
        ({"level": MUNICIPALITY, "part": "0180C1010"}, "part"),
        ({"level": REGSO, "scheme": "deso_class"}, "scheme"),
    ],
)
def test_an_unknown_word_is_said_and_the_default_shown(address, word):
    app = run("map", **address)
    assert not app.exception
    assert len(app.warning) == 1
    assert word in app.warning[0].value
    assert "<" not in app.warning[0].value
    assert written(app, word) != address[word]


def test_indicator_year_and_municipality_stay_where_the_other_level_has_them():
    app = run("map", indicator="rented_pct", year="2021", area="0380", scheme="skr", lang="en")
    app.selectbox(key="level").set_value(REGSO).run()
    kept = {"indicator": "rented_pct", "year": "2021", "area": "0380", "scheme": "skr"}
    assert {word: written(app, word) for word in kept} == kept
    app.selectbox(key="level").set_value(DESO).run()
    assert not app.exception
    assert not app.warning
    first = next(id for id, i in INDICATORS.items() if DESO in i.years and i.covers is None)
    assert written(app, "indicator") == first
    assert written(app, "year") == str(vintages.default_year(INDICATORS[first], DESO))
    assert written(app, "area") == "0380"


def test_words_of_one_level_alone_are_put_away_when_it_is_left():
    part = figures.areas(DESO).index[0]
    app = run("map", level=DESO, part=part, scheme="deso_class", map="people", lang="en")
    assert not app.warning
    assert app.selectbox(key="scheme").value == "deso_class"
    app.selectbox(key="level").set_value(REGSO).run()
    assert not app.warning
    assert written(app, "part") is None
    assert written(app, "scheme") == "degurba"
    app.selectbox(key="level").set_value(MUNICIPALITY).run()
    assert not app.warning
    assert written(app, "map") == "people"


def test_a_part_brings_its_municipality_and_another_municipality_leaves_it():
    app = run("map", level=DESO, area="1264", part="0180C1010", lang="en")
    assert not app.warning
    assert written(app, "area") == "0180"
    assert "0180C1010 · Stockholm · C: in the municipality's centre" in words(app)
    go_to(app, "0380")
    assert written(app, "part") is None
    assert written(app, "area") == "0380"


def test_an_area_can_be_chosen_without_a_map():
    app = run("map", level=REGSO, area="1264", lang="en")
    code = figures.areas(REGSO).query("municipality_code == '1264'").index[2]
    app.selectbox(key="part").set_value(code).run()
    assert written(app, "part") == code
    assert figures.areas(REGSO)["name"][code] in [one.value for one in app.subheader]


def test_there_is_no_peoples_map_below_the_municipality():
    app = run("map", level=DESO, map="people", lang="en")
    assert not [one for one in app.get("button_group") if one.key == "map"]
    assert coloured(app, DESO)


def test_every_area_has_the_letter_of_its_class_and_its_own_line():
    app = run("map", level=REGSO, indicator="foreign_born_pct", lang="en")
    values = figures.values("foreign_born_pct", REGSO, 2023)["value"]
    order = figures.outlined(REGSO).index
    letters = re.search(r"'(\d+)'", coloured(app, REGSO)["getFillColor"]).group(1)
    limits = np.quantile(values.dropna(), [0.2, 0.4, 0.6, 0.8, 1])  # of the whole country
    expected = [5 if np.isnan(v) else int((v > limits).sum()) for v in values[order]]
    assert [int(letter) for letter in letters] == expected
    (chart,) = app.get("deck_gl_json_chart")
    lines = re.search(r"-1\.4em\)'>(.*?)</div>", json.loads(chart.proto.tooltip)["html"], re.S)
    shown = lines.group(1).split("\n")
    assert len(shown) == len(order)
    assert [float(a) for a in shown if a != "–"] == pytest.approx(
        values[order].dropna().to_list(), abs=0.0501
    )
    assert json.loads(chart.proto.tooltip)["html"].endswith("%</div></div>")


@pytest.mark.parametrize("level", BELOW)
def test_the_outlines_fetched_are_those_of_the_table_in_its_order(level):
    fetched = json.loads((embedded.STATIC / f"{level}.geojson").read_text(encoding="utf-8"))
    properties = [feature["properties"] for feature in fetched["features"]]
    outlined = figures.outlined(level)
    assert [p["id"] for p in properties] == list(outlined.index)
    assert [p["i"] for p in properties] == list(range(len(outlined)))
    assert [p["name"] for p in properties] == list(figures.titles(outlined))


def test_the_mean_and_the_place_computed_a_second_way():
    app = run("map", level=REGSO, indicator="foreign_born_pct", part="0380R010", lang="en")
    own = figures.areas(REGSO).index.str.startswith("0380")
    values = figures.values("foreign_born_pct", REGSO, 2023)["value"]
    people = figures.values("population", REGSO, 2023)["value"]
    mean = (values * people)[own].sum() / people[own & values.notna()].sum()
    place = sorted(values[own].dropna()).index(values["0380R010"]) + 1
    assert app.metric[0].value == f"{mean:.1f}%"
    assert app.metric[1].value == f"{values['0380R010']:.1f}%"
    assert f"Place {place} of {own.sum()} among the areas of Uppsala" in words(app)


def test_the_gap_between_small_areas_computed_a_second_way():
    app = run("map", level=REGSO, indicator="rented_pct", year="2022", scheme="skr", lang="en")
    areas = figures.areas(REGSO)
    rented = figures.values("rented_pct", REGSO, 2022)["value"]
    dwellings = figures.values("dwellings", REGSO, 2022)["value"].where(rented.notna())
    group = areas["skr_group"].str[0]
    means = ((rented * dwellings).groupby(group).sum() / dwellings.groupby(group).sum()).round(1)
    text = words(app)
    assert f"the figure is {means['C']}%" in text
    assert f"(A) {means['A']}%" in text
    assert "bootstrap over areas" in text
    assert "bootstrap over municipalities" not in text


def test_thousands_of_rows_are_sent_only_when_asked_for():
    app = run("map", level=DESO, lang="en")
    assert not app.dataframe
    app.session_state["every_area"] = True
    app.run()
    (table,) = app.dataframe
    assert len(table.value) == 5984
    assert {"Code", "RegSO", "Municipality", "County", "Class"} <= set(table.value.columns)


def test_the_municipalitys_own_areas_are_a_table():
    app = run("map", level=REGSO, area="1264", lang="en")
    (table,) = app.dataframe
    assert list(table.value["Code"]) == [
        code for code in figures.areas(REGSO).index if code.startswith("1264")
    ]


def test_what_all_areas_of_a_municipality_share_is_no_column():
    (table,) = run("map", level=DESO, area="1264", lang="en").dataframe
    assert {"Code", "RegSO"} <= set(table.value.columns)
    assert not {"Municipality", "County", "Class"} & set(table.value.columns)
    (table,) = run("map", level=DESO, area="1264", scheme="deso_class", lang="en").dataframe
    assert table.value["Class"].nunique() > 1


def test_types_are_named_and_have_no_mean():
    app = run("map", level=REGSO, indicator="area_type", area="0380", lang="en")
    assert not app.metric
    assert "Socio-economically mixed areas: " in words(app)
    assert "4: Areas with good socio-economic conditions" in app.get("html")[0].proto.body


@pytest.mark.parametrize(
    ("keep", "sentence"),
    [
        (lambda frame: frame.iloc[:0], "None of the areas has an outline"),
        (lambda frame: frame, "All 3,363 areas have outlines."),
        (lambda frame: frame[frame["county_code"] < "05"], "in 3 counties"),
    ],
)
def test_other_outlines_are_said_to_be_other(keep, sentence, monkeypatch):
    texts.speak("en")
    monkeypatch.setattr(explore, "_COUNTIES_NAMED", 2)
    monkeypatch.setattr(figures, "outlined", lambda level: keep(figures.areas(level)))
    assert sentence in explore.outlines_sentence(REGSO)


def test_a_level_without_outlines_still_has_its_numbers(monkeypatch):
    monkeypatch.setattr(figures, "outlined", lambda level: figures.areas(level).iloc[:0])
    app = run("map", level=REGSO, area="0380", lang="en")
    assert not app.exception
    assert not app.error
    assert not [one for one in deck(app)["layers"] if f"{REGSO}.geojson" in str(one.get("data"))]
    assert app.dataframe


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (MUNICIPALITY, {"area": "x", "part": None}),
        (REGSO, {"part": "x"}),
        (DESO, {"part": "x"}),
    ],
)
def test_a_click_becomes_the_word_of_its_level(level, expected, monkeypatch):
    picked = {"GeoJsonLayer": [{"properties": {"id": "x"}}]}
    event = SimpleNamespace(selection=SimpleNamespace(objects=picked))
    put = {}
    monkeypatch.setattr(maps, "st", SimpleNamespace(session_state={"deck": event}))
    monkeypatch.setattr(maps.address, "put", put.__setitem__)
    maps._clicked("deck", level)
    assert put == expected


@pytest.mark.parametrize("code", ["0180", "0380", "2584", "1264"])
def test_the_chosen_municipality_fits_into_the_view(code):
    west, south, east, north = figures.areas().geometry[code].bounds
    view = maps.fitting((west, south, east, north), 330, 540)

    def mercator(latitude):
        return np.degrees(np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2)))

    pixels = 512 * 2**view.zoom / 360
    wide, high = (east - west) * pixels, (mercator(north) - mercator(south)) * pixels
    assert wide <= 331
    assert high <= 550
    assert wide > 325 or high > 530


def test_levels_are_those_with_values_and_schemes_those_with_classes():
    assert choosers.levels() == [MUNICIPALITY, REGSO, DESO, REGSO_2025, DESO_2025, NORWAY]
    assert set(schemes_at(REGSO)) == set(SCHEMES) - {"centrality", "deso_class"}
    assert set(schemes_at(DESO)) == set(SCHEMES) - {"centrality"}


def test_classes_of_thousands_of_areas_are_cut_over_the_country():
    values = figures.values("foreign_born_pct", REGSO, 2023)["value"]
    found = colours.classes(values, INDICATORS["foreign_born_pct"], "jenks")
    assert len(found.limits) == 5
    assert found.limits[-1] == values.max()


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_deso_without_an_outline_are_dots_over_the_whole_country(language):
    app = run("map", level=DESO, indicator="population", lang=language)
    assert not app.exception
    (dots,) = [one for one in deck(app)["layers"] if one.get("id") == "centres"]
    assert "deso_2018_centres.json" in dots["data"]
    letters = re.search(r"'(\d+)'", dots["getFillColor"])[1]
    outlined = figures.areas(DESO).index.isin(figures.outlined(DESO).index)
    assert len(letters) == 5984
    hidden = letters[int(np.flatnonzero(outlined)[0])]
    assert [one == hidden for one in letters] == outlined.tolist()  # an outline has no dot besides
    assert "4,459" in words(app).replace("\N{NO-BREAK SPACE}", ",")


def test_an_area_with_an_outline_or_of_another_level_is_no_dot():
    app = run("map", level=REGSO, lang="en")
    assert not [one for one in deck(app)["layers"] if one.get("id") == "centres"]
    points = json.loads((embedded.STATIC / f"{DESO}_centres.json").read_text())
    areas = figures.areas(DESO)
    assert [i for *_, i in points] == list(range(len(areas)))
    found = figures.centres()[["longitude", "latitude"]].to_numpy()
    assert np.allclose([point[:2] for point in points], found, atol=1e-4)
