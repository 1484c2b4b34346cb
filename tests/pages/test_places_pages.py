"""Transport, and the two sections of Services on competition and closure."""

import base64
import gc
import json
import re
from datetime import date
from urllib.parse import parse_qs

import geopandas as gpd
import numpy as np
import pytest
from support.pages import run, words, written
from support.server import Reply, Server, serving
from support.small_feeds import TABLES, refreshed_stops, zip_of
from support.small_inputs import zipped

from analysis import access
from indicators import figures, live
from indicators.indicator import DESO_2025
from loaders.gtfs import Timetable
from views.gaps import timetable

NEAR_SKURUP = (
    "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
    "A,<b>Skurup</b>,55.477,13.503,,\nB,Rydsgård,55.471,13.593,,\nC,C,55.5,13.3,,\n"
)


def bring(raw, name="feed.zip", language="en"):
    app = run("transport", lang=language)
    app.file_uploader(key="own_feed").set_value((name, raw, "application/zip"))
    return app.run()


def test_a_day_with_far_fewer_trips_than_the_best_week_is_told():
    days = TABLES["calendar"] + "term,1,1,1,1,1,0,0,20260315,20260331\n"
    raw = zip_of(calendar=days, trips=TABLES["trips"] + "R,term,U\n")
    app = bring(raw)
    assert not app.exception
    assert "Far fewer trips" not in words(app)
    app = app.date_input[0].set_value(date(2026, 3, 3)).run()
    assert "Far fewer trips run on 2026-03-03" in words(app)
    assert "1 against 2 on 2026-03-17" in words(app)


def test_services_tells_the_mean_access_and_who_has_none():
    text = words(run("services", lang="en", radius="10"))
    squares = figures.squares()
    assert f"have {1e4 * 1403 / squares['population'].sum():.2f} pharmacies" in text
    none = squares.loc[squares["pharmacy_m"] > 10_000, "population"].sum()
    assert f"{round(none, -1):,} people" in text


def test_services_names_the_closure_that_moves_most_people():
    text = words(run("services", lang="en"))
    effects = access.closures(True, 10)
    most = effects.loc[effects["people_beyond"].idxmax()]
    assert f"about {round(most['people_beyond'], -1):,.0f}" in text
    assert most["name"].split(",")[0] in text


def test_services_of_a_municipality_lists_its_own_places():
    app = run("services", lang="en", area="1264", beyond="5")
    assert "In Skurup most people are moved beyond 5 km" in words(app)
    shown = [d.value for d in app.dataframe if "Municipality" in d.value][-1]
    assert set(shown["Municipality"]) == {"Skurup"}
    effects = access.closures(True, 5)
    own = effects[(effects["municipality_code"] == "1264") & (effects["people_beyond"] > 0)]
    assert len(shown) == len(own)


def test_a_choice_of_services_goes_into_the_address_and_changes_the_numbers():
    app = run("services", lang="en")
    before = words(app)
    for key, value in (("radius", 5), ("decay", "zones"), ("supply", "agents"), ("beyond", 20)):
        app.selectbox(key=key).set_value(value)
    app.run()
    assert not app.exception
    assert written(app, "decay") == "zones"
    assert written(app, "beyond") == "20"
    assert words(app) != before


@pytest.mark.parametrize(
    ("page", "word", "value"),
    [
        ("services", "radius", "7"),
        ("services", "decay", "fast"),
        ("services", "supply", "<b>"),
        ("services", "beyond", "far"),
        ("services", "closing", "none"),
        ("transport", "walk", "999"),
        ("transport", "departures", "-1"),
        ("transport", "area", "9999"),
    ],
)
def test_an_unknown_word_is_said_and_the_default_shown(page, word, value):
    app = run(page, **{word: value}, lang="en")
    assert not app.exception
    assert len(app.warning) == 1
    assert word in app.warning[0].value
    assert written(app, word) != value


def test_transport_tells_of_stops_in_dalarna_and_that_more_are_to_be_had():
    text = words(run("transport", lang="en", walk="500", departures="20"))
    table = access.stops_near_people(500, 20)
    near = np.average(table["near_pct"], weights=table["people"])
    assert f"{near:.1f}% of the people" in text
    assert "2,803 stop places in 15 municipalities" in text
    assert "cannot be computed from the embedded stops" in text
    assert "extract" in text


def test_transport_of_one_municipality_and_of_one_without_stops():
    table = access.stops_near_people(1000, 10)
    falun = words(run("transport", lang="en", area="2080"))
    assert f"**Falun**: {table.loc['2080', 'near_pct']:.1f}% of the people" in falun
    app = run("transport", lang="en", area="1264")
    assert "No stops are known of Skurup" in "\n".join(info.value for info in app.info)


def test_transport_uses_refreshed_stops():
    live.write("stops_gtfs", refreshed_stops())
    text = words(run("transport", lang="en"))
    assert "From a refresh: 3 stop places in 1 municipality," in text
    assert "in each of the 14 hours 06–20" in text


def test_minutes_by_municipality_are_medians_of_areas():
    table = access.minutes_to_tcentralen()
    assert len(table) == 26
    assert table["areas"].sum() == 1361
    assert table["estimated"].sum() == 59
    found = figures.values("minutes_to_tcentralen", DESO_2025)["value"]
    solna = sorted(found[found.index.str.startswith("0184")])
    assert table.loc["0184", "median"] == np.median(solna)
    assert "unweighted" in words(run("transport", lang="en"))


def test_cars_stand_beside_stops():
    app = run("transport", lang="en")
    (shown,) = [t.value for t in app.dataframe if any("No stop place" in c for c in t.value)]
    row = shown[shown["Municipality"] == "Falun"].iloc[0]
    assert row.iloc[1] == round(figures.values("cars_per_1000")["value"]["2080"])
    assert row.iloc[2] == round(100 - access.stops_near_people(1000, 1).loc["2080", "near_pct"], 1)
    assert "who has **neither**" in words(app)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_a_timetable_of_ones_own_is_counted(language):
    app = bring(zip_of(stops=NEAR_SKURUP), language=language)
    assert not app.exception
    assert not app.error
    assert "N07418" in words(app)
    name = {"sv": "Agenda 2030, indikator", "en": "SDG", "nb": "Bærekraftsindikator"}[language]
    assert f"{name} 11.2.1" in words(app)
    (shown,) = [d.value for d in app.dataframe if "06–09" in d.value]
    assert len(shown) == 2  # the trip's last stop has no departure
    assert "2026-03-31" in words(app)


def test_another_day_of_the_timetable_can_be_chosen_and_a_weekend_is_said():
    app = bring(zip_of(stops=NEAR_SKURUP))
    (day,) = app.date_input
    app = day.set_value("2026-03-31").run()
    assert "departure on Tuesday 2026-03-31" in words(app)
    app = app.date_input[0].set_value("2026-03-15").run()
    assert not app.error
    text = words(app)
    assert (
        "Monday 2026-03-09 · Saturday 2026-03-14 · Sunday 2026-03-15; 2 departures on Sunday"
        in text
    )
    assert "is defined of weekdays" in "\n".join(info.value for info in app.info)
    assert "N07418 (straight line)" not in text


WEEKEND = TABLES["calendar"].replace("1,1,1,1,1,1,1,2026", "0,0,0,0,0,1,0,2026")


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_a_timetable_of_saturdays_is_counted_on_one_and_says_so(language):
    app = bring(zip_of(stops=NEAR_SKURUP, calendar=WEEKEND), language=language)
    assert not app.exception
    assert not app.error
    saturday = {"sv": "lördag", "en": "Saturday", "nb": "lørdag"}[language]
    assert f"{saturday} 2026-03-14" in words(app)
    (shown,) = [d.value for d in app.dataframe if "06–09" in d.value]
    assert shown["06–09"].tolist() == [1, 1]


def test_after_a_refusal_another_day_can_be_chosen():
    """Nothing leaves in the usual week from a stop with a position, but the days are known."""
    late = TABLES["stops"].replace("60.0,10.0", ",").replace("60.1,10.1", ",")
    app = bring(zip_of(stops=late))
    assert "no departure on these days" in app.error[0].value
    (day,) = app.date_input
    assert (day.min, day.max) == (date(2026, 3, 1), date(2026, 3, 31))
    app = day.set_value("2026-03-10").run()
    assert not app.exception
    assert len(app.error) == 2


ZONES = json.dumps({"features": [{"id": "zone1", "properties": {"stop_name": "<b>Landsbygd"}, "geometry": {
    "type": "Polygon", "coordinates": [[[13.4, 55.4], [13.6, 55.4], [13.6, 55.5], [13.4, 55.5], [13.4, 55.4]]]}}]})  # fmt: skip
ON_CALL = (
    "trip_id,departure_time,stop_id,location_id,stop_sequence,start_pickup_drop_off_window,end_pickup_drop_off_window\n"
    "T,,,zone1,1,08:00:00,17:00:00\nT,,,zone1,2,08:00:00,17:00:00\n"
)


def with_zones(**tables):
    texts = {**TABLES, "stops": NEAR_SKURUP, "stop_times": ON_CALL, **tables}
    members = {f"{name}.txt": text for name, text in texts.items()}
    return zipped({**members, "locations.geojson": ZONES})


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_zones_are_drawn_as_zones_and_taken_along_to_what_if(language):
    app = bring(with_zones(), language=language)
    assert not app.exception
    assert not app.error
    (table,) = [d.value for d in app.dataframe if "08:00–17:00" in d.value.to_numpy()]
    squares = figures.squares()
    inside = squares_in(13.4, 55.4, 13.6, 55.5)
    assert table.iloc[0, 1] == round(squares["population"][inside].sum(), -1)
    assert table.iloc[0, 3] == 7
    link = linked(app, "whatif")
    assert link["area"] == "1264"
    assert link["place"] == "zone"
    kind, _north, _east, radius, hours, days, *_ = link["places"].split(":")
    assert (kind, radius, hours, days) == (
        "zone",
        "7",
        "9",
        "7",
    )  # a circle of 141 square kilometres
    there = run("whatif", lang=language, **link)
    assert not there.exception
    assert not there.warning
    assert "live in the zone" in words(there) or language != "en"


def squares_in(west, south, east, north):
    points = gpd.GeoSeries(gpd.points_from_xy(*access.centres().T), crs=3006).to_crs(4326)
    return (
        (points.x > west) & (points.x < east) & (points.y > south) & (points.y < north)
    ).to_numpy()


def linked(app, page):
    """The words of the address that a link to a page has."""
    links = re.findall(rf"\]\({page}\?([^)]*)\)", "\n".join(m.value for m in app.markdown))
    return {name: values[0] for name, values in parse_qs(links[-1]).items()}


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "The timetable cannot be counted."),
        ("sv", "Tidtabellen kan inte räknas."),
        ("nb", "Ruteplanen kan ikke telles."),
    ],
)
@pytest.mark.parametrize("raw", [b"", b"<html>", zip_of(stop_times=None)])
def test_a_file_that_is_no_timetable_gets_one_sentence(raw, language, heading):
    app = bring(raw, language=language)
    assert not app.exception
    assert len(app.error) == 1
    assert heading in app.error[0].value


def test_stops_outside_of_sweden_reach_nobody_here_and_a_name_is_text():
    far = NEAR_SKURUP.replace("55.", "40.").replace("13.", "-73.")
    app = bring(zip_of(stops=far))
    assert not app.exception
    assert "No inhabited Swedish square" in "\n".join(info.value for info in app.info)
    charts = "".join(
        base64.b64decode(data).decode()
        for chart in app.get("deck_gl_json_chart")
        for data in re.findall(r"data:application/json;base64,([^\"]+)", chart.proto.json)
    )
    assert "<b>Skurup" not in charts
    assert "&lt;b&gt;Skurup" in charts


def test_nothing_is_kept_when_the_session_is_over():
    app = bring(zip_of(stops=NEAR_SKURUP.replace("Rydsgård", "hemligt namn x7")))
    assert not app.error
    del app
    gc.collect()
    left = [one for one in gc.get_objects() if isinstance(one, Timetable)]
    assert not [one for one in left if "hemligt namn x7" in set(one.stops["name"])]


@pytest.fixture
def host(publish, monkeypatch):
    """A host on this machine with a timetable, as whoever runs the server has allowed."""
    publish()
    monkeypatch.setenv("KLYFTKARTAN_ALLOW_PRIVATE", "1")
    server = Server(lambda asked: Reply(zip_of(stops=NEAR_SKURUP)))
    with serving(server) as base:
        server.base = base
        yield server


def fetch(address, language="en", app=None):
    app = app or run("transport", lang=language)
    app.text_input(key="own_feed_address").set_value(address)
    app.button(key="own_feed_fetch").click()
    app.run()
    if timetable._FETCH in app.session_state:
        app.session_state[timetable._FETCH].wait(20)
    return app.run()


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_a_timetable_is_fetched_from_an_address_when_the_button_is_pressed(host, language):
    app = run("transport", lang=language)
    app.text_input(key="own_feed_address").set_value(f"{host.base}/feed.zip").run()
    assert host.asked == []
    app = fetch(f"{host.base}/feed.zip", app=app)
    assert not app.exception
    assert not app.error
    assert len(host.asked) == 1
    assert "N07418" in words(app)
    (shown,) = [d.value for d in app.dataframe if "06–09" in d.value]
    assert len(shown) == 2
    assert len(app.run().error) == 0
    assert len(host.asked) == 1  # kept for the session: nothing is fetched anew
    app = app.button(key="own_feed_remove").click().run()
    assert not [d for d in app.dataframe if "06–09" in d.value]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "The timetable cannot be fetched."),
        ("sv", "Tidtabellen kan inte hämtas."),
        ("nb", "Ruteplanen kan ikke hentes."),
    ],
)
def test_an_address_that_fails_is_one_sentence_and_the_timetable_before_stays(
    host, language, heading
):
    app = fetch(f"{host.base}/feed.zip", language)
    app = fetch("http://example.org/<b>feed.zip", app=app)
    assert not app.exception
    assert len(app.error) == 1
    assert heading in app.error[0].value
    assert [d for d in app.dataframe if "06–09" in d.value]


def test_what_comes_and_is_no_timetable_is_said(host):
    host.answer = lambda asked: Reply("<html>")
    app = fetch(f"{host.base}/feed.zip")
    assert len(app.error) == 1
    assert "cannot be fetched" in app.error[0].value
    assert "not a zip file" in app.error[0].value


def test_an_address_is_asked_for_first():
    app = fetch("  ")
    assert "Write an address first." not in [e.value for e in app.error]
    assert not app.exception


def test_a_server_that_shall_ask_nobody_offers_no_address(monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_REFRESH", "off")
    app = run("transport", lang="en")
    assert not [field for field in app.text_input if field.key == "own_feed_address"]


def test_a_timetable_that_is_taken_away_leaves_nothing():
    app = bring(zip_of(stops=NEAR_SKURUP))
    assert timetable._KEPT in app.session_state
    app = app.file_uploader(key="own_feed").set_value(None).run()
    assert timetable._KEPT not in app.session_state


def test_nothing_of_a_timetable_is_kept_in_a_cache_that_others_share():
    counting = {
        n: getattr(access, n) for n in ("squares_near", "in_the_nordic_countries", "reached")
    }
    used = vars(timetable) | counting
    shared = [name for name, made in used.items() if hasattr(made, "cache_clear")]
    assert not shared


def test_an_island_without_a_place_is_said_to_have_none():
    text = words(run("services", service="community_hall", area="0980", lang="en"))
    assert "**Gotland**: none on the island: the nearest place lies across open sea." in text
    assert "**Gotland**: 0 of" not in text
    text = words(run("transport", area="0980", lang="en"))
    assert "**Gotland**: none on the island" in text
    squares = figures.squares()
    people = squares["population"][squares["municipality_code"] != "0980"]
    far = people[squares["community_hall_m"].reindex(people.index) > 5000].sum()
    beyond, everyone = access.people_beyond("community_hall", 5)
    assert (beyond, everyone) == (far, people.sum())
