"""The page that tells stories: ready-made ones true of the figures, one's own written, saved and opened."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from support.pages import cells, run, tables_of_words, words, written

from analysis import scenarios, standing
from briefs import content
from indicators import INDICATORS, figures
from indicators.indicator import DESO, MUNICIPALITY, REGSO, SQUARE
from indicators.schemes import schemes_at
from measures import inequality
from presenting import ready, story
from presenting.ready import READY
from presenting.story import Step, Story
from translations.texts import number, speak
from views.present import draft, ready_made

FILE = Story(
    title="Hemma",
    language="sv",
    steps=(
        Step(page="map", words=(("area", "1264"),), heading="Karta", sentence="Här.", notes="Säg"),
        Step(page="housing", heading="Bostäder", highlight=":chart"),
    ),
)


def drafted(app):
    return app.session_state["story_draft"]


def press(app, key):
    return app.button(key=key).click().run()


def opened(app, raw, name="story.json"):
    app.file_uploader(key="story_file").set_value((name, raw, "application/json"))
    return app.run()


def said(id, position):
    return ready_made.story(id).steps[position - 1].sentence


@pytest.fixture(autouse=True)
def english():
    speak("en")


# Ready-made


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("id", READY)
def test_a_ready_made_story_can_be_told_in_each_language(id, language):
    speak(language)
    found = ready_made.story(id)
    assert story.checked(found, draft.shown_pages()) is found
    assert 5 <= len(found.steps) <= 8
    assert found.language == language
    for step in found.steps:
        assert not set("{}") & set(step.heading + step.sentence + step.notes)
        assert step.notes
        assert "nan" not in step.sentence


def test_no_number_is_written_into_a_ready_made_story():
    """But limits of the question (5 km, types 1–2, 0 to 1, per 1,000) and the year that a source is named by."""
    allowed = r"5 km|1[ ,]000|1–2|0 (till|to|til) 1|2024"
    for one in READY.values():
        for step in one.steps:
            for text in (step.heading, step.sentence):
                for language in ("sv", "en", "nb"):
                    assert not re.search(r"\d", re.sub(allowed, "", text[language]))


@pytest.mark.parametrize("id", READY)
def test_every_step_shows_its_page_without_a_word_that_is_not_known(id):
    for step in ready_made.story(id).steps:
        app = run(step.page, **dict(step.words), lang="en")
        assert not app.exception
        assert not app.warning
        assert not app.error


def test_the_numbers_of_segregation_are_those_of_the_area_types():
    types = figures.values("area_type", REGSO, 2023)["value"].dropna()
    people = figures.values("population", REGSO, 2023)["value"]
    own = figures.areas(REGSO)["municipality_code"].astype(str)
    both = {code for code, kinds in types.groupby(own) if (kinds <= 2).any() and (kinds >= 4).any()}
    inside = 100 * people[own.isin(both)].sum() / people.sum()
    text = f"{said('segregation', 2)} {ready_made.story('segregation').steps[1].heading}"
    assert f"{len(both)} of 290" in text
    assert f"{100 * len(both) / 290:.1f}% of the municipalities" in text
    assert f"{inside:.1f}% of the population" in text
    degurba = figures.areas()["degurba"]
    shares = [
        100 * np.mean([code in both for code in degurba.index[degurba == kind]])
        for kind in (1, 2, 3)
    ]
    assert [f"{share:.0f}%" for share in shares] == re.findall(r"\d+%", said("segregation", 3))


def test_the_numbers_of_goteborg_are_those_of_its_areas():
    types = figures.values("area_type", REGSO, 2023)["value"]
    people = figures.values("population", REGSO, 2023)["value"]
    own = figures.areas(REGSO)["municipality_code"] == ready.GOTEBORG
    shares = people[own].groupby(types[own]).sum() / people[own].sum() * 100
    wanted = [shares[shares.index >= 4].sum(), shares[3], shares[shares.index <= 2].sum()]
    assert re.findall(r"[\d.]+%", said("segregation", 4)) == [f"{s:.1f}%" for s in wanted]
    share = figures.values("foreign_born_pct", REGSO, 2023)["value"][own] / 100
    total = figures.values("population", REGSO, 2023)["value"][own]
    born, others = share * total, (1 - share) * total
    seen = 0.5 * np.abs(born / born.sum() - others / others.sum()).sum()
    assert f" {seen:.2f} on a scale" in said("segregation", 5)


def test_the_numbers_of_homes_and_between_town_and_country():
    own = figures.areas(REGSO)["municipality_code"] == ready.GOTEBORG
    share = figures.values("rented_pct", REGSO, 2023)["value"][own] / 100
    dwellings = figures.values("dwellings", REGSO, 2023)["value"][own]
    rented, others = share * dwellings, (1 - share) * dwellings
    seen = 0.5 * np.abs(rented / rented.sum() - others / others.sum()).sum()
    assert f"stand at {seen:.2f}:" in said("segregation", 6)
    assert "RegSO, 2023" in said("segregation", 6)
    tax = figures.series("tax_base_2023_prices_sek")
    year = tax.columns[-1]
    weights = figures.values("population", year=year)["value"]
    found = inequality.theil(tax[[year]], weights.to_frame(year), figures.areas()["degurba"])
    share = 100 * (found.between / found.total).iloc[0]
    assert f"{share:.1f}% lies between" in said("segregation", 7)
    assert f"{100 - share:.1f}% between" in said("segregation", 7)


def test_the_numbers_of_the_pharmacies_are_those_of_the_squares():
    squares = figures.squares()
    people = squares["population"]
    km = {
        id: figures.values(f"{id}_nearest_km", SQUARE)["value"]
        for id in ("pharmacy", "pharmacy_or_agent")
    }
    share = {id: 100 * people[far > 5].sum() / people.sum() for id, far in km.items()}
    beyond = round(people[km["pharmacy"] > 5].sum(), -2)
    assert ready_made.story("pharmacy").steps[0].heading == f"{beyond:,} people"
    assert f"{share['pharmacy']:.1f}%" in said("pharmacy", 1)
    rural = squares["municipality_code"].astype(str).map(figures.areas()["degurba"]) == 3
    sides = [
        100 * people[side & (km["pharmacy"] > 5)].sum() / people[side].sum()
        for side in (rural, ~rural)
    ]
    assert re.findall(r"[\d.]+%", said("pharmacy", 2)) == [f"{side:.1f}%" for side in sides]
    assert f"{sides[0] - sides[1]:.1f}" in said("pharmacy", 2)
    own = squares["municipality_code"].astype(str)
    municipal = people[km["pharmacy"] > 5].groupby(own).sum() / people.groupby(own).sum()
    assert f"In {(municipal > 0.5).sum()} of 290" in said("pharmacy", 3)
    assert f"{len(squares):,} inhabited" in said("pharmacy", 4)
    assert f"{share['pharmacy_or_agent']:.1f}% have" in said("pharmacy", 6)


def test_the_answer_that_is_said_to_hold_holds_under_every_scheme():
    text = run("holds", indicator="pharmacy_over_5km_pct", lang="en")
    agreement = said("pharmacy", 5).split(" The difference goes")[0]
    assert agreement in words(text)


@pytest.mark.parametrize(
    ("area", "place", "id"),
    [
        (ready.OSTERSUND, ready.NEAR_OSTERSUND, "pharmacy"),
        (ready.SKURUP, ready.RYDSGARD, "skurup"),
    ],
)
def test_what_a_pharmacy_more_would_change(area, place, id):
    squares = figures.squares()
    own = squares["municipality_code"] == area
    north, east = (int(part) for part in place.split(":")[1:])
    away = np.hypot(*(scenarios.centres() - [east, north]).T)
    now = squares["pharmacy_m"].to_numpy()
    people = squares["population"]
    before, after = (
        people[own & (metres <= 5000)].sum() for metres in (now, np.minimum(now, away))
    )
    text = said(id, 7)
    assert f"{after - before:,.0f} more" in text
    assert f"{people[own].sum():,} people" in text
    assert f"{100 * before / people[own].sum():.1f}% to" in text
    assert f"to {100 * after / people[own].sum():.1f}%" in text


def test_the_place_near_ostersund_is_the_one_that_reaches_most():
    places, _ = scenarios.best(ready.OSTERSUND, "pharmacy", 5000.0, 1, ())
    assert places[0].word == ready.NEAR_OSTERSUND


def test_the_numbers_of_skurup():
    people = figures.values("population", year=2023)["value"]["1264"]
    first = figures.values("population", year=2001)["value"]["1264"]
    assert ready_made.story("skurup").steps[0].heading == f"{people:,.0f} inhabitants"
    assert f"against {first:,.0f} in 2001" in said("skurup", 1)
    types = figures.values("area_type", REGSO, 2023)["value"]
    own = types[types.index.str.startswith("1264")]
    counts = [len(own), (own > 3).sum(), (own == 3).sum(), (own < 3).sum()]
    assert re.findall(r"\d+", said("skurup", 2))[:4] == [str(count) for count in counts]
    group = figures.areas()["skr_group"] == figures.areas()["skr_group"]["1264"]
    for position, id, decimals in (
        (3, "dwellings_per_1000", 0),
        (4, "wage_mean_tkr", 1),
    ):
        values = figures.values(id)["value"]
        country = np.average(values, weights=figures.weights(INDICATORS[id], 2023))
        for value in (values["1264"], values[group].median(), country):
            assert number(value, decimals) in said("skurup", position)
    beyond = figures.values("pharmacy_over_5km_pct")["value"]
    assert f"{beyond['1264']:.1f}%" in ready_made.story("skurup").steps[5].heading
    assert f"{beyond[group].median():.1f}%" in said("skurup", 6)
    cars = figures.values("cars_per_1000", DESO, 2019)["value"]
    weights = figures.values("population", DESO, 2019)["value"]
    for kind in "CA":
        inside = cars.index.str.match(f"1264{kind}")
        mean = np.average(cars[inside], weights=weights[inside])
        assert f" {mean:.0f}" in said("skurup", 5)


@pytest.mark.parametrize(
    ("language", "everybody", "prices"),
    [
        ("sv", "även de utan lön räknade", "prisnivån anges inte"),
        ("en", "those without a wage counted too", "prices not stated"),
        ("nb", "også de uten lønn regnet med", "prisnivået oppgis ikke"),
    ],
)
def test_the_wage_of_skurup_is_said_to_be_of_everybody(language, everybody, prices):
    speak(language)
    step = ready_made.story("skurup").steps[3]
    assert everybody in step.sentence
    assert prices in step.sentence
    assert not re.search("medellön|per inv|per inhab|per innb", step.sentence.lower())


def test_rural_municipalities_are_called_so():
    for language, name in (("sv", "I landsbygdskommuner"), ("nb", "I landkommuner")):
        speak(language)
        assert ready_made.story("pharmacy").steps[1].sentence.startswith(name)


def test_every_division_counts_skurup_as_urban():
    own = figures.areas().loc["1264"]
    for scheme in schemes_at(MUNICIPALITY).values():
        assert own[scheme.column] in scheme.urban


# The page


@pytest.mark.parametrize("id", READY)
def test_a_story_is_started_and_is_then_in_the_address(id):
    app = press(run("present", lang="en"), f"story_start_{id}")
    assert not app.exception
    assert written(app, "story") == id
    assert written(app, "step") == "1"
    assert not app.subheader  # the stage has the window


def test_a_step_of_the_address_that_there_is_not_gets_a_sentence():
    app = run("present", story="pharmacy", step="99", lang="en")
    assert "“99”" in app.warning[0].value
    assert app.button(key="story_start_pharmacy")


def test_an_own_story_that_is_not_there_begins_with_the_stories():
    app = run("present", story="own", step="1", lang="en")
    assert not app.exception
    assert app.button(key="story_add")


def test_a_story_is_written_and_kept():
    app = press(run("present", lang="en"), "story_add")
    app.text_input(key="story_title_0").set_value("Mine").run()
    assert "Step 1: The address leads to no page" not in words(app)
    app.text_input(key="story_heading_1").set_value("First").run()
    app.text_input(key="story_address_1").set_value(
        "http://localhost:8501/map?area=1264&lang=sv"
    ).run()
    press(app, "story_add")
    app.text_input(key="story_heading_2").set_value("Second").run()
    app.text_input(key="story_address_2").set_value("housing").run()
    press(app, "story_up_2")
    assert [page.heading for page in drafted(app).pages] == ["Second", "First"]
    found = draft.finished(drafted(app))
    assert [step.address for step in found.steps] == ["housing", "map?area=1264"]
    assert app.button(key="story_start_own")
    press(app, "story_remove_2")
    assert [page.heading for page in drafted(app).pages] == ["First"]
    press(app, "story_before_back")
    assert [page.heading for page in drafted(app).pages] == ["Second", "First"]


def headings(app):
    """What the fields show, in the order in which they stand."""
    return [field.value for field in app.text_input if field.key.startswith("story_heading_")]


def test_a_removed_step_is_brought_back_and_the_fields_show_the_draft():
    app = run("present", lang="en")
    for id, heading in ((1, "first"), (2, "second")):
        press(app, "story_add")
        app.text_input(key=f"story_heading_{id}").set_value(heading).run()
    press(app, "story_remove_2")
    app.text_input(key="story_heading_1").set_value("CHANGED").run()
    press(app, "story_before_back")
    assert [page.heading for page in drafted(app).pages] == ["first", "second"]
    assert headings(app) == ["first", "second"]
    press(app, "story_before_back")  # and what was there before that
    assert [page.heading for page in drafted(app).pages] == headings(app) == ["CHANGED"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nowhere", "leads to no page"),
        ("map?area=<script>", "cannot be read"),
        ("present?story=own", "leads to no page"),
    ],
)
def test_an_address_that_cannot_be_shown_gets_a_sentence_and_stays(typed, sentence):
    app = press(run("present", lang="en"), "story_add")
    app.text_input(key="story_address_1").set_value(typed).run()
    assert sentence in app.warning[0].value
    assert drafted(app).pages[0].address == typed


def test_a_saved_story_is_opened_again():
    app = opened(run("present", lang="en"), story.as_file(FILE))
    assert not app.error
    assert draft.finished(drafted(app)).steps == FILE.steps
    assert app.text_input(key="story_title_1").value == "Hemma"
    assert app.button(key="story_start_own")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"{", "damaged"),
        (story.as_file(FILE).replace(b'"version": 1', b'"version": 9'), "another version"),
        (story.as_file(FILE).replace(b'"housing"', b'"https"'), "Step 2: The address leads"),
        (b" " * (story.MOST_BYTES + 1), "too large"),
        (
            json.dumps({"format": "klyftkartan-story", "version": 1, "title": "x"}).encode(),
            "damaged",
        ),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence_and_changes_nothing(raw, sentence):
    app = opened(run("present", lang="en"), story.as_file(FILE))
    before = drafted(app)
    app = opened(app, raw, "other.json")
    assert sentence in app.error[0].value
    assert "Nothing was opened" in app.error[0].value
    assert drafted(app) == before


def test_another_story_in_its_place_can_be_taken_back():
    app = opened(run("present", lang="en"), story.as_file(FILE))
    before = drafted(app)
    press(app, "story_copy_pharmacy")
    assert drafted(app).title == "Far from the pharmacy"
    back = drafted(press(app, "story_before_back"))
    assert back.title == before.title
    assert [replace(page, id=0) for page in back.pages] == [
        replace(page, id=0) for page in before.pages
    ]


@pytest.mark.parametrize(
    ("word", "id"), [("homes", "dwellings_per_1000"), ("wage", "wage_mean_tkr")]
)
def test_the_country_is_one_figure_on_the_story_the_profile_the_brief_and_the_gap_page(word, id):
    speak("en")
    country_written = ready_made._skurup()[f"{word}_all"].split("\N{NO-BREAK SPACE}")[0]
    assert cells(run("profile", area="1264", lang="en"), f"indicator={id}")[2] == [country_written]
    place = standing.of_indicator(id, "1264", MUNICIPALITY, "skr")
    assert f"Whole country: {country_written}" in content._country(place)
    if word == "homes":
        gap_page = [
            t for t in tables_of_words(run("housing", area="1264", lang="en")) if "Skurup" in t
        ]
        assert gap_page[0]["The country"][0] == country_written
    whole = words(run("map", indicator=id, area="1264", lang="en")).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert f"The country: {country_written}" in whole
