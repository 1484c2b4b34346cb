"""OpenStreetMap's places: nodes, ways and relations, each service once, errors that look like answers."""

import pytest
from support.server import Reply

from loaders import overpass
from loaders.faults import InputFault, PublisherFault


def content(elements=None, **more):
    """An answer in the server's own form, with made-up places."""
    made_up = [
        {"type": "node", "id": 1, "lat": 57.6, "lon": 18.3, "tags": {"shop": "supermarket", "name": "Å"}},
        {
            "type": "way",
            "id": 1,
            "center": {"lat": 57.5, "lon": 18.4},
            "nodes": [5, 6, 5],
            "tags": {"amenity": "fuel", "shop": "convenience"},
        },
        {
            "type": "relation",
            "id": 9,
            "center": {"lat": 57.4, "lon": 18.5},
            "members": [],
            "tags": {"amenity": "school"},
        },
        {"type": "node", "id": 2, "lat": 57.6, "lon": 18.3, "tags": {"healthcare": "centre"}},
    ]  # fmt: skip
    return {
        "version": 0.6,
        "generator": "Overpass API 0.7.62",
        "osm3s": {
            "timestamp_osm_base": "2026-11-24T20:01:02Z",
            "copyright": "The data included in this document is from www.openstreetmap.org.",
        },
        "elements": made_up if elements is None else elements,
        **more,
    }


def ask(publish, given):
    publish(overpass=lambda asked: Reply(given))
    return overpass.parse(overpass.load("09"), "09")


def test_places_of_every_kind_stand_where_they_are(publish):
    frame = ask(publish, content())
    assert list(zip(frame.index, frame["service"], strict=True)) == [
        ("node/1", "grocery"),
        ("way/1", "grocery"),
        ("way/1", "fuel"),
        ("relation/9", "school"),
        ("node/2", "primary_care"),
    ]
    assert frame.index.name == "osm_id"
    assert frame["name"].tolist() == ["Å", "", "", "", ""]
    assert (frame.geometry.x.iloc[1], frame.geometry.y.iloc[1]) == (18.4, 57.5)
    assert frame.crs.to_epsg() == 4326
    assert set(frame["county"]) == {"09"}
    assert set(frame["base"]) == {"2026-11-24T20:01:02Z"}


def test_the_question_goes_as_a_form_to_the_address_itself(publish):
    server = publish(overpass=lambda asked: Reply(content()))["overpass"]
    overpass.load("09")
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/")
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.body.startswith(b"data=")
    question = overpass.query("09")
    assert question.startswith("[out:json]")
    assert 'area["ISO3166-2"="SE-I"]' in question
    assert 'nwr["shop"~"^(supermarket|convenience)$"](area.county);' in question
    assert question.count('nwr["amenity"') == 1
    assert question.endswith("out center;")


def test_every_county_has_a_code_of_its_own():
    assert len(overpass.COUNTIES) == 21
    assert len(set(overpass.COUNTIES.values())) == 21


@pytest.mark.parametrize(
    "remark",
    [
        'runtime error: Query timed out in "query" at line 1 after 56 seconds.',
        "runtime error: Query run out of memory using about 2048 MB of RAM.",
    ],
)
def test_a_remark_of_an_error_is_an_error(publish, remark):
    with pytest.raises(PublisherFault, match="county 09: runtime error: Query"):
        ask(publish, content(remark=remark))


def test_another_remark_is_none(publish):
    assert len(ask(publish, content(remark="Thank you for asking."))) == 5


def test_no_place_is_named(publish):
    with pytest.raises(InputFault, match="overpass county 09: no place"):
        ask(publish, content([]))


def test_a_place_twice_is_named(publish):
    elements = content()["elements"]
    with pytest.raises(InputFault, match=r"the same key twice: \('node/1', 'grocery'\)"):
        ask(publish, content([*elements, elements[0]]))


def test_a_place_without_a_position_is_left_out_and_told(publish):
    lost = {"type": "relation", "id": 7, "members": [], "tags": {"amenity": "library"}}
    publish(overpass=lambda asked: Reply(content([*content()["elements"], lost])))
    answer = overpass.load("09")
    assert "relation/7" not in overpass.parse(answer, "09").index
    assert overpass.without_position(answer, "09") == ["relation/7"]


def test_a_place_elsewhere_on_earth_is_named(publish):
    elements = [{"type": "node", "id": 3, "lat": 18.3, "lon": 57.6, "tags": {"amenity": "cafe"}}]
    with pytest.raises(InputFault, match="node/3 lies outside Sweden"):
        ask(publish, content(elements))


@pytest.mark.parametrize("wrong", [{"version": 0.6}, [], {"elements": {}}, {"elements": [1]}])
def test_something_else_is_refused(publish, wrong):
    with pytest.raises(PublisherFault, match="county 09: the answer has no elements"):
        ask(publish, wrong)


@pytest.mark.parametrize("fault", ["429", "429 bare", "504", "500", "drop"])
def test_a_busy_server_is_waited_for(publish, fault):
    server = publish(overpass=lambda asked: Reply(content()))["overpass"]
    server.fault(fault, fault)
    assert len(overpass.parse(overpass.load("09"), "09")) == 5
    assert len(server.asked) == 3


@pytest.mark.parametrize("fault", ["cut", "html", "empty"])
def test_an_answer_that_is_no_json_is_asked_for_once_more(publish, fault):
    server = publish(overpass=lambda asked: Reply(content()))["overpass"]
    server.fault(fault)
    assert len(overpass.parse(overpass.load("09"), "09")) == 5
    assert len(server.asked) == 2


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "elsewhere", "429 long"])
def test_a_lasting_fault_is_one_sentence(publish, fault):
    publish(overpass=lambda asked: Reply(content()))["overpass"].fault(*[fault] * 5)
    with pytest.raises(PublisherFault, match=r"^overpass: [^\n]+$"):
        overpass.parse(overpass.load("09"), "09")


@pytest.mark.live
def test_overpass_itself_answers():
    assert "grocery" in set(overpass.parse(overpass.load("09"), "09")["service"])
