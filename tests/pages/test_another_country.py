"""A further country is one record, its scheme, its outlines and its figures: every page knows it then."""

import json

import pytest
from support import invented
from support.invented import ATLANTIS, LEVEL, NAMES, OLD, PEOPLE, UNEMPLOYED
from support.pages import run, tables_of_words, words
from support.pxweb_server import Dim, Px, Service

from analysis import comparison, gap, similar
from analysis.counterparts import counterpart
from indicators import INDICATORS
from indicators.indicator import MUNICIPALITY, NORWAY
from making.refresh import feeds, ssb

JOBS = "unemployed_18_65_pct"


@pytest.fixture
def atlantis(monkeypatch, tmp_path):
    invented.found(monkeypatch, tmp_path, "age_75_plus_pct", JOBS)
    invented.refreshed(age_75_plus_pct=OLD, **{JOBS: UNEMPLOYED})


@pytest.fixture
def unrefreshed(monkeypatch, tmp_path):
    invented.found(monkeypatch, tmp_path, "age_75_plus_pct", JOBS)


def assert_well(app):
    assert not app.exception
    assert not app.warning
    assert not app.error


@pytest.mark.usefixtures("atlantis")
@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_it_is_on_the_map_with_its_own_municipalities_and_scheme(language):
    app = run("map", lang=language, level=LEVEL, area="9903", indicator="age_75_plus_pct")
    assert_well(app)
    assert ATLANTIS.municipality[language] in app.selectbox(key="level").options
    assert app.selectbox(key="scheme").options == ["Tides (Atlantis)"]
    assert app.session_state["area"] == "9903"
    (deck,) = app.get("deck_gl_json_chart")
    assert deck.key == f"deck_{LEVEL}"
    drawn = json.loads(deck.proto.json)
    assert any(LEVEL in str(layer.get("data")) for layer in drawn["layers"])
    assert drawn["initialViewState"]["latitude"] == pytest.approx(36.5)
    assert drawn["initialViewState"]["longitude"] == pytest.approx(-27.5)  # of Poseidonis
    assert "Poseidonis" in words(app)
    assert len(app.dataframe[-1].value) == len(NAMES)


@pytest.mark.usefixtures("atlantis")
def test_its_mean_stands_beside_that_of_every_country_that_has_one():
    text = words(run("map", lang="en", level=LEVEL, indicator="age_75_plus_pct"))
    mean = sum(OLD[a] * PEOPLE[a] for a in OLD) / sum(PEOPLE.values())
    assert "Sweden and Atlantis" in text
    assert f"Atlantis {mean:.1f}% (2025" in text
    assert "Norway and Atlantis" not in text  # nothing of Norway has been brought


@pytest.mark.usefixtures("atlantis")
def test_the_claim_is_held_against_its_scheme_too():
    app = run("holds", lang="en", indicator="age_75_plus_pct")
    assert_well(app)
    (table,) = [t for t in tables_of_words(app) if "Scheme" in t and "Level" in t]
    (row,) = table[table["Scheme"].str.startswith("Tides")].to_dict("records")
    assert row["Level"] == "Atlantean municipality 2025"
    dry = (4.0 * 1000 + 8.0 * 3000) / 4000
    assert row["Rural side"] == "21.5%"
    assert row["Urban side"] == f"{dry:.1f}%"
    frame = gap.under_schemes("age_75_plus_pct").set_index("scheme")
    assert frame.loc["tides", "gap"] == pytest.approx(21.5 - dry)


@pytest.mark.usefixtures("atlantis")
@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_a_municipality_of_it_has_a_profile(language):
    app = run("profile", lang=language, level=LEVEL, area="9903")
    assert_well(app)
    assert app.session_state["area"] == "9903"
    text = words(app) + "".join(element.body for element in app.get("html"))
    assert "Poseidonis" in text
    assert ("21.5" if language == "en" else "21,5") in text


@pytest.mark.usefixtures("atlantis")
def test_a_gap_page_shows_it_and_goes_to_it():
    app = run("jobs", lang="en", country="atlantis", indicator=JOBS)
    assert_well(app)
    assert [c.key for c in app.get("deck_gl_json_chart")] == [f"deck_{LEVEL}"]
    assert "9.5%" in words(app)
    assert app.segmented_control(key="country").options == ["Sweden", "Atlantis"]


@pytest.mark.usefixtures("unrefreshed")
def test_before_a_refresh_the_pages_say_what_it_would_bring():
    app = run("jobs", lang="en", country="atlantis")
    assert_well(app)
    (told,) = [info.value for info in app.info if "Atlantis" in info.value]
    assert told == "Atlantis is not shown here: this page has no Atlantean figures yet."
    captions = [caption.value for caption in app.caption]
    title = INDICATORS[JOBS].title.en
    assert [c for c in captions if c.startswith("Atlantis, after a refresh") and title in c]
    assert LEVEL not in run("map", lang="en").selectbox(key="level").options


@pytest.mark.usefixtures("atlantis")
def test_the_overview_leads_to_it():
    assert "Atlantis' municipalities" in words(run("overview", lang="en"))


@pytest.mark.usefixtures("atlantis")
def test_its_municipalities_are_compared_by_what_its_record_names():
    app = run("compare", lang="en", level=LEVEL)
    assert_well(app)
    assert "Poseidonis" in words(app)
    assert comparison.example(LEVEL) == ["9901", "9903"]
    assert list(similar.columns(LEVEL)) == ["population", "age_75_plus_pct"]


@pytest.mark.usefixtures("atlantis")
def test_a_refresh_asks_for_its_codes(publish, monkeypatch):
    monkeypatch.setattr(feeds, "INDICATORS", {"population": INDICATORS["population"]})
    region = Dim(dict.fromkeys(["0", *NAMES], "an area"), role="geo")
    figure, years = Dim({"c": "people"}, role="metric"), Dim({"2026": "2026"}, role="time")
    dimensions = {"Region": region, "ContentsCode": figure, "Tid": years}
    publish(ssb=Service({"A1": Px(dimensions, lambda key: int(key["Region"]))}))
    brought = ssb.collect(lambda *_: None).parts["values_ssb"]
    of_atlantis = brought[brought["level"] == LEVEL].set_index("area_id")["value"]
    assert of_atlantis.to_dict() == {"9901": 9901, "9902": 9902, "9903": 9903}


@pytest.mark.usefixtures("atlantis")
def test_what_is_the_same_everywhere_is_its_own_counterpart_and_what_is_not_has_none():
    same, other = INDICATORS["age_75_plus_pct"], INDICATORS["turnout_municipal_pct"]
    assert counterpart(same, LEVEL, MUNICIPALITY) is same
    assert counterpart(other, MUNICIPALITY, LEVEL) is None
    assert counterpart(other, MUNICIPALITY, NORWAY).id == "turnout_municipality_norway_pct"
    assert counterpart(INDICATORS["turnout_municipality_norway_pct"], NORWAY, LEVEL) is None
