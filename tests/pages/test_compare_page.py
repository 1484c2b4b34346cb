"""The compare page: order, address, wrong words, numbers computed a second way, and its files."""

import io
import json

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
from support.pages import go_to, run, words, written

from analysis import comparison
from indicators import INDICATORS, SCHEMES, figures, live
from indicators.indicator import DESO, MUNICIPALITY, NORWAY, REGSO
from translations import texts
from views.compare import choices, files, table

AREAS = figures.areas()


def table_with(app, column):
    (found,) = [one.value for one in app.dataframe if column in one.value.columns]
    return found


def asked(level=MUNICIPALITY, codes=("1264", "0180"), ids=("rented_pct",), scheme=None, **more):
    own = SCHEMES[scheme or "degurba"]
    names = (
        {code: own.classes[code].en for code in codes}
        if scheme
        else dict(zip(codes, figures.titles(figures.areas(level).loc[list(codes)]), strict=True))
    )
    known = {"names": names, "by_value": False, "by_class": scheme is not None} | more
    years = tuple(figures.series(id, level).columns[-1] for id in ids)
    return choices.Choice(
        level=level,
        scheme=own,
        codes=tuple(codes),
        indicators=tuple(INDICATORS[id] for id in ids),
        years=years,
        **known,
    )


@pytest.mark.parametrize("lang", ["sv", "en", "nb"])
@pytest.mark.parametrize(
    "address",
    [
        {},
        {"areas": "1264,0180", "theme": "services"},
        {"what": "classes", "scheme": "skr"},
        {"level": REGSO, "areas": "0380R001,0180R001", "order": "value"},
        {"level": DESO, "what": "classes", "scheme": "deso_class"},
    ],
    ids=["example", "areas", "classes", "regso", "deso"],
)
def test_it_is_shown_in_three_languages(lang, address):
    app = run("compare", lang=lang, **address)
    assert not app.exception
    assert not app.warning
    assert words(app)


def test_the_example_is_named_as_one_and_stays_out_of_the_address():
    app = run("compare", lang="en")
    assert "Skurup, Malmö, Uppsala and Stockholm stand as an example" in words(app)
    assert written(app, "areas") is None
    app = run("compare", areas="2480", lang="en")
    assert "Skurup stands beside it as an example" in words(app)
    assert "Umeå" in words(app)
    assert written(app, "areas") == "2480"


def test_the_order_of_the_address_is_kept_and_the_first_is_compared_with():
    app = run("compare", areas="0180,1264,1280", indicators="rented_pct,wage_mean_tkr", lang="en")
    assert written(app, "areas") == "0180,1264,1280"
    assert "Differences from Stockholm" in words(app)
    assert list(table_with(app, "Code")["Code"]) == ["0180", "1264", "1280"]
    app.selectbox(key="compare_with").set_value("1280").run()
    assert written(app, "areas") == "1280,0180,1264"
    assert "Differences from Malmö" in words(app)
    app.selectbox(key="in_focus").set_value("wage_mean_tkr").run()
    assert written(app, "indicators") == "wage_mean_tkr,rented_pct"


def test_charts_can_be_sorted_by_value_and_the_comparison_stays():
    app = run("compare", areas="1264,0180,1280", indicators="rented_pct", order="value", lang="en")
    values = figures.values("rented_pct", year=2023)["value"]
    by_value = sorted(["1264", "0180", "1280"], key=lambda code: -values[code])
    assert list(table_with(app, "Code")["Code"]) == by_value
    assert "Differences from Skurup" in words(app)
    assert written(app, "areas") == "1264,0180,1280"


def test_areas_are_found_by_plain_spelling_and_unknown_ones_get_a_sentence():
    app = run("compare", areas="1264,0180", lang="en")
    app.multiselect(key="compared_areas").set_value(["1264", "0180", "malmo"]).run()
    assert written(app, "areas") == "1264,0180,1280"
    app.multiselect(key="compared_areas").set_value(["1264", "0180", "*Atlantis*"]).run()
    assert written(app, "areas") == "1264,0180"
    assert [w.value for w in app.warning] == ["No area is called “\\*Atlantis\\*”."]


def test_small_areas_of_several_municipalities_are_chosen_by_their_municipality():
    app = run("compare", level=REGSO, areas="0380R001,0380R002", lang="en")
    go_to(app, "0180")
    options = app.multiselect(key="compared_areas").options
    assert any("0180R001" in option for option in options)
    app.multiselect(key="compared_areas").set_value(["0380R002", "0180R001"]).run()
    assert written(app, "areas") == "0380R002,0180R001"
    assert "Stockholm" in words(app)


def test_a_wrong_code_gets_a_sentence_and_the_rest_stays():
    app = run("compare", areas="1264,9999,0180,<b>", indicators="rented_pct,nonsense", lang="en")
    assert not app.exception
    told = [warning.value for warning in app.warning]
    assert len(told) == 3
    assert "“9999”, which is not known here. The rest is shown." in told[0]
    assert "<" not in "".join(told)
    assert written(app, "areas") == "1264,0180"
    assert written(app, "indicators") == "rented_pct"


def test_more_than_six_are_cut_with_a_sentence():
    eight = ",".join(AREAS.index[:8])
    app = run("compare", areas=eight, lang="en")
    (told,) = [warning.value for warning in app.warning]
    assert "more areas than 6" in told
    assert written(app, "areas") == ",".join(AREAS.index[:6])


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("level", "parish"),
        ("what", "planets"),
        ("order", "random"),
        ("theme", "weather"),
        ("scheme", "x"),
        ("class", "1,7"),
        ("year", "1066"),
    ],
)
def test_a_wrong_word_gets_one_sentence(word, value):
    more = {"what": "classes", "indicators": "rented_pct"} if word != "what" else {}
    if word == "theme":
        more = {}
    app = run("compare", **{**more, word: value})
    assert not app.exception
    assert len(app.warning) == 1
    assert written(app, word) != value


def test_a_scheme_that_no_areas_here_have_is_no_fault():
    app = run("compare", level="deso_2025", what="classes", lang="en")
    assert not app.exception
    assert len(app.warning) == 1  # no indicator of this level has a mean


def test_going_to_another_level_keeps_what_it_has():
    app = run("compare", areas="1264,0180", indicators="rented_pct,pharmacy_over_5km_pct")
    app.selectbox(key="level").set_value(REGSO).run()
    assert not app.exception
    assert not app.warning
    assert written(app, "indicators") == "rented_pct"
    assert written(app, "areas") is None


def test_the_finding_of_areas_is_computed_by_hand():
    app = run("compare", areas="1264,1280,0180", indicators="education_tertiary_pct", lang="en")
    year = max(figures.series("education_tertiary_pct").columns)
    values = figures.values("education_tertiary_pct", year=year)["value"]
    gap = values["0180"] - values["1264"]
    assert (
        f"Highest in Stockholm ({values['0180']:.1f}%), lowest in Skurup ({values['1264']:.1f}%): a "
        f"difference of {gap:.1f}\N{NO-BREAK SPACE}percentage points." in words(app)
    )
    assert "A register figure" in words(app)


def test_the_finding_of_classes_has_the_interval_of_their_gap():
    app = run("compare", what="classes", **{"class": "1,3"}, indicators="rented_pct", lang="en")
    own = comparison.of_classes("rented_pct", MUNICIPALITY, 2023, "degurba", [3, 1]).loc[1]
    assert f"(95% interval {own['difference_low']:.1f} to {own['difference_high']:.1f})" in words(
        app
    )
    table = table_with(app, "95% interval")
    assert table["Difference"].tolist() == [
        f"\N{MINUS SIGN}{own['difference']:.1f}\N{NO-BREAK SPACE}percentage points"
    ]


def test_three_large_cities_are_said_to_be_few():
    app = run("compare", what="classes", scheme="skr", **{"class": "A1,C8"}, lang="en")
    assert "fewer than ten municipalities: the interval is too narrow" in words(app)


def test_the_year_is_chosen_where_one_indicator_is_shown():
    app = run("compare", areas="1264,0180", indicators="rented_pct", year="2021", lang="en")
    assert "Share of rented dwellings, 2021" in words(app)
    values = figures.values("rented_pct", year=2021)["value"]
    column = "Share of rented dwellings (%), 2021"
    shown = table_with(app, column)[column]
    assert shown.tolist() == [round(values[code], 1) for code in ("1264", "0180")]


def test_every_indicator_is_cited():
    ids = "rented_pct,wage_mean_tkr,pharmacy_over_5km_pct"
    text = words(run("compare", areas="1264,0180", indicators=ids, lang="en"))
    for id in ids.split(","):
        assert INDICATORS[id].caveat.en in text
        assert INDICATORS[id].formula.en in text


@pytest.fixture
def _norway():
    """Made-up unemployment of every Norwegian municipality but one, in two years, with noise in the last."""
    codes = list(figures.areas(NORWAY).index)
    known = INDICATORS["population"]
    assert known.unit == "people"
    rows = [
        ("population", code, year, 1000.0 + n + year)
        for year in (2027, 2028)  # after those of the snapshot
        for n, code in enumerate(codes)
        if code != "0301"
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "area_id", "year", "value"]).assign(
        level=NORWAY,
        status="observed",
        source="ssb",
        table="T1",
        query="q",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    frame.loc[frame["year"] == 2028, "status"] = "noisy"
    live.write("values_ssb_test", frame[live.COLUMNS])


@pytest.mark.usefixtures("_norway")
def test_refreshed_values_of_another_level_can_be_compared():
    app = run("compare", level=NORWAY, areas="4601,0301,5001", lang="en")
    assert not app.exception
    assert not app.warning
    text = words(app)
    values = figures.values("population", NORWAY, 2028)["value"]
    gap = abs(values["4601"] - values["5001"])
    assert f"a difference of {gap:,.0f}\N{NO-BREAK SPACE}people" in text
    assert "If that moves a count by at most 2, the difference is between" in text
    (table,) = [one.value for one in app.dataframe if "Code" in one.value.columns]
    assert np.isnan(table.filter(like="2028").iloc[1, 0])  # missing, not zero


def test_the_workbook_holds_the_numbers_on_screen_and_their_definitions():
    own = asked(codes=("1264", "0180", "1280"), ids=("rented_pct", "wage_mean_tkr"))
    book = openpyxl.load_workbook(io.BytesIO(files.workbook(own, "en")))
    assert book.sheetnames == ["values", "wide", "years", "definitions", "about"]
    rows = list(book["values"].values)
    long = pd.DataFrame(rows[1:], columns=rows[0])
    assert long["code"].tolist() == ["1264", "0180", "1280"] * 2
    values = figures.values("rented_pct", year=2023)["value"]
    first = long[long["indicator"] == "rented_pct"].set_index("code")
    assert first.at["0180", "value"] == pytest.approx(values["0180"])
    assert first.at["0180", "difference"] == pytest.approx(values["0180"] - values["1264"])
    inside = comparison.inside("rented_pct", 2023, own.codes).frame
    assert first.at["0180", "inside_difference_low"] == pytest.approx(
        inside.at["0180", "difference_low"]
    )
    told = {row[0]: row for row in book["definitions"].iter_rows(values_only=True)}
    assert INDICATORS["rented_pct"].caveat.en in told["rented_pct"]
    assert INDICATORS["rented_pct"].formula.en in told["rented_pct"]
    wide = pd.DataFrame(list(book["wide"].values))
    texts.speak("en")
    assert wide.iloc[0].tolist() == list(table.wide(own).columns)
    years = pd.DataFrame(list(book["years"].values)[1:], columns=next(book["years"].values))
    assert set(years["year"]) == {2020, 2021, 2022, 2023}
    for sheet in book:
        assert not [cell for row in sheet for cell in row if cell.data_type == "f"]


def test_the_csv_of_classes_holds_their_intervals_and_no_formula():
    own = asked(codes=(3, 1), scheme="degurba", names={3: "=1+1", 1: "City"})
    text = files.csv(own, "en").decode("utf-8-sig")
    frame = pd.read_csv(io.StringIO(text), dtype={"code": str})
    assert frame["name"].tolist() == ["'=1+1", "City"]
    found = comparison.of_classes("rented_pct", MUNICIPALITY, 2023, "degurba", [3, 1])
    assert frame["value"].tolist() == pytest.approx(found["value"].tolist())
    assert frame["difference_low"].iloc[1] == pytest.approx(found["difference_low"].iloc[1])
    assert frame["status"].tolist() == ["weighted mean"] * 2


@pytest.mark.parametrize(
    ("own", "drawn"),
    [
        (asked(codes=("1264", "0180")), [True, True]),
        (asked(REGSO, ("0380R001", "1280R001")), [True, False]),
        (asked(codes=(3, 1), scheme="degurba"), [True, True]),
        (asked(DESO, ("C", "A"), ("cars_per_1000",), "deso_class"), [False, False]),
    ],
    ids=["areas", "regso", "classes", "place"],
)
def test_the_geojson_opens_again_with_values_and_outlines(own, drawn):
    file = files.geojson(own, "en")
    features = json.loads(file)["features"]
    assert [feature["geometry"] is not None for feature in features] == drawn
    frame = gpd.read_file(io.BytesIO(file))
    assert frame["code"].tolist() == [str(code) for code in own.codes]
    values = choices.frame_of(own, own.focus, own.year)["value"]
    assert frame[own.focus.id].tolist() == pytest.approx(values.tolist())
    if any(drawn):
        assert frame.geometry.dropna().is_valid.all()


def charts_of(app, beginning):
    """Specifications of the charts whose key begins so, by key."""
    found = {}
    for chart in app.get("plotly_chart"):
        key = chart.proto.id.rsplit("-", 1)[-1]
        if key.startswith(beginning):
            found[key] = json.loads(chart.proto.spec)
    return found


def test_the_small_charts_over_the_years_have_the_same_axes():
    app = run("compare", areas="1264,0180,1280", indicators="wage_mean_tkr", lang="en")
    found = charts_of(app, "years_")
    assert list(found) == ["years_1264", "years_0180", "years_1280"]
    ranges = {
        (tuple(one["layout"]["yaxis"]["range"]), tuple(one["layout"]["xaxis"]["range"]))
        for one in found.values()
    }
    assert len(ranges) == 1
    assert all(len(one["data"]) == 3 for one in found.values())


def test_the_bars_stand_in_the_order_chosen_or_by_value():
    def names(**more):
        app = run("compare", areas="1264,0180,1280", indicators="rented_pct", lang="en", **more)
        (chart,) = charts_of(app, "panel_").values()
        return chart["data"][0]["hovertext"]

    assert names() == ["Skurup", "Stockholm", "Malmö"]
    values = figures.values("rented_pct", year=2023)["value"]
    codes = {"Skurup": "1264", "Stockholm": "0180", "Malmö": "1280"}
    assert names(order="value") == sorted(codes, key=lambda name: -values[codes[name]])


def test_a_break_and_a_join_are_marked_in_every_chart_and_told():
    codes = list(AREAS.index)
    frame = pd.DataFrame(
        [("foreign_born_pct", code, year, 20.0) for year in (2024, 2025) for code in codes],
        columns=["indicator", "area_id", "year", "value"],
    ).assign(
        level=MUNICIPALITY,
        status="observed",
        source="scb",
        table="TAB6568",
        query="q",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_scb_test", frame[live.COLUMNS])
    app = run("compare", areas="1264,0180", indicators="foreign_born_pct", lang="en")
    text = words(app)
    assert "Dashed line: From reference year 2025" in text
    assert "Dotted line: here years of the embedded snapshot" in text
    for chart in charts_of(app, "years_").values():
        lines = {shape["line"]["dash"]: shape["x0"] for shape in chart["layout"]["shapes"]}
        assert lines == {"dash": 2024.5, "dot": 2023.5}


def test_what_is_withheld_has_no_bar_and_says_so():
    id = "low_economic_standard_65_plus_pct"
    table = figures.values(id, DESO)
    (hidden,) = table.index[table["status"] == "suppressed"]
    shown = table.index[table["value"].notna()][0]
    app = run("compare", level=DESO, areas=f"{shown},{hidden}", indicators=id, lang="en")
    (chart,) = charts_of(app, "panel_").values()
    assert chart["data"][1]["text"][1].strip() == "withheld"
    assert "There are not two values to compare." in words(app)


def _protected(table):
    """Made-up unemployment of two municipalities, as a refresh leaves that of a protected table."""
    rows = [("unemployed_pct", code, 2022, value) for code, value in (("1264", 5.0), ("0180", 6.0))]
    frame = pd.DataFrame(rows, columns=["indicator", "area_id", "year", "value"]).assign(
        level=MUNICIPALITY,
        status="noisy",
        source="scb",
        table=table,
        query="q",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_scb", frame[live.COLUMNS])


@pytest.mark.parametrize(
    ("language", "said", "never"),
    [
        ("sv", "en statistisk metod som ändrar dem något: delarna", "Registeruppgift:"),
        ("en", "a statistical method that moves them a little: totals need", "A register figure:"),
        ("nb", "en statistisk metode som endrer dem litt: delene", "Registertall:"),
    ],
)
def test_a_protected_figure_is_said_to_be_protected_and_no_register_figure(language, said, never):
    _protected("TAB6680")
    app = run("compare", areas="1264,0180", indicators="unemployed_pct", lang=language)
    assert not app.exception
    assert said in words(app)
    assert never not in words(app)
