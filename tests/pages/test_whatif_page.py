"""The what-if page as a visitor uses it: placed, taken back, suggested, kept, saved and opened."""

from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from support.pages import go_to, run, words, written

from analysis import scenarios
from analysis.scenarios import Place, Scenario
from indicators import embedded, figures
from translations.texts import speak
from views.whatif import finding, places, sentences, squares_map

RYDSGARD = "pharmacy:6144500:411500"


def warnings(app):
    return [element.value for element in app.warning]


def headline(app):
    return next(element.value for element in app.markdown if element.value.startswith("####"))


def press(app, key):
    return app.button(key=key).click().run()


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("kind", scenarios.KINDS)
def test_every_kind_can_be_placed_in_every_language(kind, language):
    app = press(run("whatif", area="1264", place=kind, lang=language), "whatif_add_square")
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert written(app, "places").startswith(f"{kind}:6149500:405500")


def test_the_finding_is_what_the_squares_say():
    app = run("whatif", area="1264", places=RYDSGARD, lang="en")
    squares = figures.squares()
    own = squares["municipality_code"] == "1264"
    east, north = (scenarios.centres() - [411500, 6144500]).T
    after = squares["pharmacy_m"].where(
        squares["pharmacy_m"] ** 2.0 < east**2 + north**2, (east**2 + north**2) ** 0.5
    )
    people = squares["population"]
    within = [people[own & (metres <= 5000)].sum() for metres in (squares["pharmacy_m"], after)]
    text = headline(app)
    assert f"{within[1] - within[0]:,} more of {people[own].sum():,} people in Skurup" in text
    shares = [100 * number / people[own].sum() for number in within]
    assert f"{shares[0]:.1f}% → {shares[1]:.1f}%" in text
    assert "straight line, estimate" in text
    assert "the gap grows" in words(app)  # Skurup is urban under DEGURBA


def test_the_limit_and_the_scheme_are_words_of_the_address():
    app = run("whatif", area="1264", places=RYDSGARD, limit_km="2", scheme="skr", lang="en")
    assert "within 2 km" in headline(app)
    app.selectbox(key="limit_km").set_value(10).run()
    assert written(app, "limit_km") == "10"
    assert "within 10 km" in headline(app)


def test_the_address_reproduces_the_scenario():
    text = f"{RYDSGARD};stop:6149500:405500:33;zone:6149500:405500:7:10:5:4:2"
    first = run("whatif", area="1264", places=text, place="zone", lang="en")
    assert written(first, "places") == text
    again = run("whatif", **{word: written(first, word) for word in first.query_params})
    assert words(again) == words(first)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("church:1:2", "is not a place that can be read"),
        ("<script>alert(1)</script>", "is not a place that can be read"),
        ("stop:6149500:405500:9999", "beyond what can be set"),
        ("grocery:5000000:400000", "outside the country"),
        ("grocery:6250000:320000", "at sea or across the border"),
        ("grocery:7530000:590000", "No inhabited square"),
        ("close:6149500:405500", "nothing to close"),
    ],
)
def test_a_wrong_place_gets_one_sentence_and_loses_nothing(place, sentence):
    app = run("whatif", area="1264", places=f"{RYDSGARD};{place}", lang="en")
    assert not app.exception
    assert len(app.warning) == 1
    assert sentence in warnings(app)[0]
    assert "<" not in warnings(app)[0].replace("\\<", "")
    assert written(app, "places") == RYDSGARD


@pytest.mark.parametrize(
    ("word", "value"), [("place", "church"), ("limit_km", "3"), ("walk_m", "x"), ("drawn", "up")]
)
def test_a_wrong_word_gets_one_sentence(word, value):
    kind = {"place": "stop"} if word == "walk_m" else {}
    app = run("whatif", area="1264", lang="en", **{**kind, word: value})
    assert not app.exception
    assert len(app.warning) == 1
    assert word in warnings(app)[0]


def test_coordinates_can_be_typed_and_wrong_ones_change_nothing():
    app = run("whatif", area="1264", lang="en")
    app.text_input(key="whatif_at").set_value("6144500, 411500")
    app = press(app, "whatif_add_typed")
    assert written(app, "places") == RYDSGARD
    for typed, sentence in (
        ("over there", "not two coordinates"),
        ("48.9 2.3", "outside the country"),
        ("56.4 12.0", "at sea"),
        ("67.8 17.1", "No inhabited square"),
        ("6144500 411500", "there already"),
    ):
        app.text_input(key="whatif_at").set_value(typed)
        app = press(app, "whatif_add_typed")
        assert not app.exception
        assert sentence in warnings(app)[0]
        assert written(app, "places") == RYDSGARD


def test_undo_remove_and_clear():
    app = press(run("whatif", area="1264", places=RYDSGARD, lang="en"), "whatif_add_square")
    both = f"{RYDSGARD};pharmacy:6149500:405500"
    assert written(app, "places") == both
    app = press(app, "whatif_remove_0")
    assert written(app, "places") == "pharmacy:6149500:405500"
    app = press(app, "whatif_clear")
    assert written(app, "places") is None
    app = press(press(app, "whatif_undo_it"), "whatif_undo_it")
    assert written(app, "places") == both
    app = press(app, "whatif_undo_it")
    assert written(app, "places") == RYDSGARD
    assert app.button(key="whatif_undo_it").disabled


def test_the_numbers_of_a_place_are_changed_on_screen():
    app = run(
        "whatif", area="1264", place="zone", places="zone:6149500:405500:10:12:7:2:3", lang="en"
    )
    people = scenarios.people_around(Place(kind="zone", north=6149500, east=405500), 10_000)
    assert app.dataframe[0].value.iloc[0, 1] == people
    assert app.dataframe[0].value.iloc[0, 3] == 504
    key = "whatif_0_zone:6149500:405500:10:12:7:2:3_vehicles"
    app.number_input(key=key).set_value(4).run()
    assert written(app, "places") == "zone:6149500:405500:10:12:7:4:3"
    assert app.dataframe[0].value.iloc[0, 3] == 1008


@pytest.mark.parametrize("count", [1, 2])
def test_the_suggestion_is_used_and_gains_what_it_said(count):
    app = run("whatif", area="2584", lang="en")
    app.selectbox(key="whatif_count").set_value(count)
    app = press(app, "whatif_suggest_it")
    found = scenarios.best("2584", "pharmacy", 5000.0, count, ())[1]
    assert f"{found.gained:,.0f} more people in Kiruna" in app.success[0].value
    assert "optimality gap 0" in app.success[0].value
    app = press(app, "whatif_use")
    assert len(written(app, "places").split(";")) == count
    assert f"{found.gained:,.0f} more of" in headline(app)
    assert not app.success  # a new question: nothing is suggested yet


def test_nothing_to_suggest_is_said():
    app = press(run("whatif", area="1264", limit_km="20", lang="en"), "whatif_suggest_it")
    assert "No further place" in app.info[0].value


def test_scenarios_are_kept_compared_opened_and_forgotten():
    app = run("whatif", area="1264", places=RYDSGARD, lang="en")
    app.text_input(key="whatif_name").set_value("Rydsgård")
    app = press(app, "whatif_keep")
    go_to(app, "2584")
    app = press(press(app, "whatif_clear"), "whatif_keep")
    table = app.dataframe[-1].value
    assert list(table["Scenario"]) == ["Rydsgård", "Scenario 2"]
    assert list(table["Municipality"]) == ["Skurup", "Kiruna"]
    assert list(table["People who gain"]) == [4315, 0]
    app.selectbox(key="whatif_which").set_value(0)
    app = press(app, "whatif_open")
    assert written(app, "places") == RYDSGARD
    assert written(app, "area") == "1264"
    app.selectbox(key="whatif_which").set_value(0)
    app = press(app, "whatif_forget")
    assert list(app.dataframe[-1].value["Scenario"]) == ["Scenario 2"]


def test_four_are_kept_at_most():
    app = run("whatif", area="1264", lang="en")
    for _ in range(4):
        app = press(app, "whatif_keep")
    assert "forget one to keep another" in words(app)
    assert not [button for button in app.button if button.key == "whatif_keep"]


def bring(raw, **address):
    app = run("whatif", lang="en", **address)
    app.file_uploader(key="whatif_file").set_value(("scenarios.json", raw, "application/json"))
    return app.run()


def test_a_saved_file_opens_again_in_another_session():
    raw = scenarios.saved(
        [Scenario(name="*R* <b>", area="1264", kind="pharmacy", limit_km=2, places=RYDSGARD)]
    )
    app = bring(raw)
    assert not app.error
    app = press(app, "whatif_open")
    assert written(app, "places") == RYDSGARD
    assert written(app, "limit_km") == "2"
    assert "within 2 km" in headline(app)
    assert len(app.dataframe[-1].value) == 1  # read once, not with every rerun


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"{", "damaged"),
        (b"cos\nsystem\n(S'true'\ntR.", "damaged"),
        (b"x" * 200_000, "too large"),
        (scenarios.saved([]).replace(b'"version": 1', b'"version": 2'), "does not hold saved"),
        (
            scenarios.saved(
                [Scenario(name="a", area="0000", kind="pharmacy", limit_km=2, places="")]
            ),
            "cannot be used",
        ),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence_and_loses_nothing(raw, sentence):
    app = bring(raw, area="1264", places=RYDSGARD)
    assert not app.exception
    assert len(app.error) == 1
    assert sentence in app.error[0].value
    assert written(app, "places") == RYDSGARD


def test_what_is_known_of_those_who_gain():
    app = run("whatif", area="1264", places=RYDSGARD, lang="en")
    assert "Age is not known by square" in words(app)
    assert "have no outlines" in words(app)
    assert "(2021)" in words(app)
    place = scenarios.best("0188", "pharmacy", 5000.0, 1, ())[0][0]
    assert "over everyone, those without a wage too; " in words(
        run("whatif", area="0188", places=place.word, lang="en")
    )


@pytest.fixture
def _listed(monkeypatch):
    """One made pharmacy at the square with most people in Skurup, and one in Ystad."""
    made = gpd.GeoDataFrame(
        {
            "name": ["Apotek *Ett*", "Apotek Två"],
            "is_pharmacy": [True, True],
            "municipality_code": ["1264", "1286"],
        },
        geometry=gpd.points_from_xy([405500, 425500], [6149500, 6142500], crs=3006).to_crs(4326),
    )
    manifest, real = embedded.manifest(), embedded.frame
    manifest["files"] = manifest["files"] | {scenarios.PHARMACIES: {}}
    monkeypatch.setattr(embedded, "manifest", lambda: manifest)
    monkeypatch.setattr(
        embedded, "frame", lambda name: made if name == scenarios.PHARMACIES else real(name)
    )
    caches = (scenarios.sites, scenarios.distances, scenarios.outcome, scenarios._nearest_now)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.usefixtures("_listed")
def test_a_pharmacy_is_closed():
    app = run("whatif", area="1264", lang="en")
    assert list(app.selectbox(key="whatif_close").options) == ["Apotek *Ett*"]
    app = press(app, "whatif_close_it")
    assert not app.exception
    assert written(app, "places") == "close:6149500:405500"
    assert "fewer of" in headline(app)
    assert "There is none in Skurup to close" in words(app)
    assert "People who lose" in app.dataframe[0].value


def test_a_click_on_a_square_says_which_and_an_empty_one_nothing(monkeypatch):
    clicked = []
    for objects in ({"PolygonLayer": [{"i": 7}]}, {}, {"PolygonLayer": []}):
        state = SimpleNamespace(selection=SimpleNamespace(objects=objects))
        monkeypatch.setattr(squares_map.st, "session_state", {"map": state})
        squares_map._square_clicked("map", clicked.append)
    assert clicked == [7]


def test_squares_in_a_list_are_named_by_where_they_lie():
    speak("en")
    listed = scenarios.most_peopled("1264", places._LISTED)
    names = {place: places._square_name(*about) for place, about in listed.items()}
    at = pd.DataFrame(scenarios.centres(), columns=["east", "north"])
    first = at.loc[next(iter(names))]
    assert "most in the municipality" in next(iter(names.values()))
    straight_north = [p for p in names if at.east[p] == first.east and at.north[p] > first.north]
    assert straight_north
    for place in straight_north:
        assert f"{(at.north[place] - first.north) / 1000:.1f} km north of" in names[place]
    west = [p for p in names if at.north[p] == first.north and at.east[p] < first.east]
    assert all(" west of" in names[place] for place in west)


@pytest.mark.parametrize(
    ("points", "written"),
    [
        (0.0, "0.00 percentage points"),
        (0.0004, "an increase of less than 0.01 percentage points"),
        (-0.0099, "a decrease of less than 0.01 percentage points"),
        (0.034, "+0.03 percentage points"),
        (-1.5, "−1.50 percentage points"),
    ],
)
def test_a_change_of_the_gap_is_written_with_the_decimals_that_it_bears(points, written):
    speak("en")
    assert sentences.signed_points(points) == written


NONE_TODAY = {
    "sv": "Det finns ingen på ön idag; med scenariot är medelavståndet",
    "en": "There is none on the island today; with the scenario the mean distance is",
    "nb": "Det finnes ingen på øya i dag; med scenarioet er gjennomsnittsavstanden",
}
NONE_AT_ALL = {
    "sv": "Det finns ingen på ön, så det finns inget avstånd.",
    "en": "There is none on the island, so there is no distance.",
    "nb": "Det finnes ingen på øya, så det finnes ingen avstand.",
}


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_an_island_without_the_service_has_no_distance_before(language):
    """Gotland has no community hall among the places: no `– km`, and no number of the mainland's."""
    own = scenarios.own("0980")
    assert np.isnan(scenarios.distances("community_hall", ())[own]).all()
    app = run("whatif", area="0980", place="community_hall", lang=language)
    assert not app.exception
    assert NONE_AT_ALL[language] in words(app)
    placed = press(app, "whatif_add_square")
    assert not placed.exception
    text = words(placed)
    after = scenarios.outcome(
        "0980",
        "community_hall",
        5000.0,
        scenarios.read(written(placed, "places"))[0],
        "degurba",
    )
    km = f"{after.mean_km_after:.2f}".replace(".", "." if language == "en" else ",")
    assert f"{NONE_TODAY[language]} {km} km." in text
    assert "– km" not in text
    assert "nan" not in text.split()


def test_an_island_whose_only_place_closes_says_that_none_is_left():
    speak("en")
    outcome = SimpleNamespace(mean_km_before=5.5, mean_km_after=float("nan"))
    assert finding._mean_distance(outcome) == (
        "Mean distance: 5.50 km before; with the scenario there is none left on the island."
    )
