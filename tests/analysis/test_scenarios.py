"""What-if scenarios: as text and file, where they can be, and their arithmetic a second way."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from analysis import scenarios
from analysis.scenarios import Fault, Place, Scenario, ScenarioFault
from indicators import embedded, figures
from indicators.indicator import REGSO
from indicators.schemes import SCHEMES

SKURUP, KIRUNA, NORRTALJE = "1264", "2584", "0188"
RYDSGARD = Place(kind="pharmacy", north=6144500, east=411500)
STOP = Place(kind="stop", north=6149500, east=405500, numbers=(20,))
ZONE = Place(kind="zone", north=6149500, east=405500, numbers=(10, 12, 7, 2, 3))
_CACHES = (
    scenarios.sites,
    scenarios.distances,
    scenarios.outcome,
    scenarios._nearest_now,
    scenarios.best,
)


def outcome(area, kind, limit_m, *places, scheme="degurba"):
    return scenarios.outcome(area, kind, limit_m, places, scheme)


def frame():
    """The squares with their centres, read from their names a second way."""
    found = figures.squares().copy()
    text = found.index.astype(str)
    found["east"] = text.str[:-7].astype(int) + 500
    found["north"] = text.str[-7:].astype(int) + 500
    found["municipality_code"] = found["municipality_code"].astype(str)
    return found


def metres(squares, place):
    return np.sqrt((squares["east"] - place.east) ** 2.0 + (squares["north"] - place.north) ** 2.0)


# Text


def test_a_scenario_is_read_as_it_was_written():
    places = (RYDSGARD, STOP, ZONE, Place(kind="agent", north=7536500, east=720500))
    text = scenarios.written(places)
    assert text.startswith("pharmacy:6144500:411500;stop:6149500:405500:20;zone:")
    assert scenarios.read(text) == (places, ())
    assert scenarios.written(()) is None
    assert scenarios.read(None) == scenarios.read("") == ((), ())


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("church:6144500:411500", "words"),
        ("pharmacy", "words"),
        ("pharmacy:6144500", "words"),
        ("pharmacy:6144500:411500:7", "words"),
        ("pharmacy:6144500.5:411500", "words"),
        ("pharmacy:-6144500:411500", "words"),
        ("pharmacy:٦١٤٤٥٠٠:411500", "words"),
        ("pharmacy:99999999999999999999:1", "words"),
        ("stop:6149500:405500", "words"),
        ("stop:6149500:405500:0", "number"),
        ("zone:6149500:405500:10:25:7:2:3", "number"),
        ("__class__:1:2", "words"),
        ("pharmacy:1:2", "abroad"),
        ("pharmacy:5000000:400000", "abroad"),
        ("grocery:6250000:320000", "sea"),  # in the Kattegat
        ("grocery:6750000:300000", "sea"),  # in Norway
        ("grocery:7530000:590000", "nobody"),  # in the mountains of Sarek
        ("stop:7500000:650000:5", "nobody"),
        ("close:6149500:405500", "unknown"),
    ],
)
def test_a_place_that_cannot_be_used_is_left_out_and_the_others_stay(word, reason):
    places, faults = scenarios.read(f"{RYDSGARD.word};{word};{STOP.word}")
    assert places == (RYDSGARD, STOP)
    assert faults == (Fault(word=word, reason=reason),)


def test_the_same_place_twice_and_too_many():
    assert scenarios.read(f"{RYDSGARD.word};{RYDSGARD.word}")[1][0].reason == "twice"
    own = scenarios.own(SKURUP)[:13]
    places, faults = scenarios.read(
        scenarios.written(scenarios.at_square(int(position), "grocery") for position in own)
    )
    assert len(places) == scenarios.MOST_PLACES
    assert [fault.reason for fault in faults] == ["many"]
    assert scenarios.read("x" * 5000)[0] == ()
    assert len(scenarios.read(";" * 3000)[1]) == 1


def test_how_far_somebody_must_live_follows_the_limit():
    lonely = Place(kind="pharmacy", north=6149500, east=405500)
    _, away = scenarios.nearest_square(lonely)
    assert away == 0
    for north in range(7_480_000, 7_560_000, 1000):
        place = Place(kind="pharmacy", north=north, east=640_000)
        away = scenarios.nearest_square(place)[1]
        if 5_000 < away < 20_000:
            break
    assert scenarios.joins(place, []) is None
    assert scenarios.joins(place, [], 5_000.0).reason == "nobody"


@pytest.mark.parametrize(
    "text",
    [
        "6150500, 395500",
        "6150500 395500",
        "395500;6150500",
        " 6150500,395500 ",
        "6150500,4; 395500,4",
    ],
)
def test_coordinates_in_metres(text):
    assert scenarios.coordinates(text) == (6150500, 395500)


@pytest.mark.parametrize("text", ["55.48 13.50", "55,48 13,50", "55.48,13.50", "55.48; 13.5"])
def test_coordinates_in_degrees(text):
    north, east = scenarios.coordinates(text)
    at = gpd.GeoSeries(gpd.points_from_xy([13.5], [55.48]), crs=4326).to_crs(3006)
    assert (north, east) == (round(at.y[0]), round(at.x[0]))


@pytest.mark.parametrize(
    "text", ["", "here", "1", "1 2 3", "nan nan", "inf 1", "1e400 2", "-5e6 3", "<b>1</b> 2"]
)
def test_what_is_not_two_coordinates(text):
    assert scenarios.coordinates(text) is None


def test_degrees_far_abroad_are_coordinates_that_are_abroad():
    north, east = scenarios.coordinates("40.4 -3.7")
    place = Place(kind="pharmacy", north=north, east=east)
    assert scenarios.joins(place, []).reason == "abroad"


# Files

ONE = Scenario(name="Rydsgård", area=SKURUP, kind="pharmacy", limit_km=5, places=RYDSGARD.word)


def test_a_saved_file_opens_again():
    other = Scenario(name="Inget", area=KIRUNA, kind="zone", limit_km=20, places="")
    assert scenarios.opened(scenarios.saved([ONE, other])) == (ONE, other)


def changed(**values):
    content = json.loads(scenarios.saved([ONE]))
    content["scenarios"][0] |= values
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "damaged"),
        (b"\xff\xfe\x00", "damaged"),
        (b"{", "damaged"),
        (b"[]", "damaged"),
        (b"null", "damaged"),
        (b"[" * 90_000, "damaged"),
        (b'{"format": "klyftkartan-scenarios", "version": 1, "scenarios": []}', "damaged"),
        (b'{"format": "klyftkartan-scenarios", "version": 1, "scenarios": [1]}', "damaged"),
        (b'{"format": "klyftkartan-scenarios", "version": 2, "scenarios": [{}]}', "newer"),
        (scenarios.saved([ONE])[:-30], "damaged"),
        (changed(extra=1), "damaged"),
        (changed(name=""), "damaged"),
        (changed(name="a\nb"), "damaged"),
        (changed(name="x" * 61), "damaged"),
        (changed(places=None), "damaged"),
        (changed(area=["1264"]), "damaged"),
        (changed(limit_km=True), "damaged"),
        (changed(limit_km=3), "place"),
        (changed(area="9999"), "place"),
        (changed(kind="church"), "place"),
        (changed(places="pharmacy:1:2"), "place"),
        (scenarios.saved([ONE] * 5), "many"),
        (b" " * 100_001, "large"),
    ],
)
def test_a_file_that_cannot_be_used(raw, reason):
    with pytest.raises(ScenarioFault) as fault:
        scenarios.opened(raw)
    assert fault.value.reason == reason


# Arithmetic, a second way


def test_a_new_pharmacy_counted_by_hand():
    found = outcome(SKURUP, "pharmacy", 5000.0, RYDSGARD)
    squares = frame()
    after = np.minimum(squares["pharmacy_m"], metres(squares, RYDSGARD))
    own = squares["municipality_code"] == SKURUP
    people = squares["population"]
    assert found.people == people[own].sum()
    assert found.before == people[own & (squares["pharmacy_m"] <= 5000)].sum()
    assert found.after == people[own & (after <= 5000)].sum()
    assert found.gained == found.after - found.before > 0
    assert found.lost == 0
    mean = (after * people)[own].sum() / people[own].sum() / 1000
    assert found.mean_km_after == pytest.approx(mean, abs=1e-12)


@pytest.mark.parametrize("scheme", ["degurba", "skr"])
def test_the_gap_counted_from_the_municipalities(scheme):
    found = outcome(SKURUP, "pharmacy", 5000.0, RYDSGARD, scheme=scheme)
    squares = frame()
    of = figures.areas()[SCHEMES[scheme].column]
    for metres_now, gap in (
        (squares["pharmacy_m"], found.gap_before),
        (np.minimum(squares["pharmacy_m"], metres(squares, RYDSGARD)), found.gap_after),
    ):
        beyond = squares["population"] * (metres_now > 5000)
        by = pd.DataFrame({"far": beyond, "all": squares["population"]}).groupby(
            squares["municipality_code"]
        )
        sums = by.sum()
        rural = sums[of.reindex(sums.index).isin(SCHEMES[scheme].rural)].sum()
        urban = sums[of.reindex(sums.index).isin(SCHEMES[scheme].urban)].sum()
        expected = 100 * (rural["far"] / rural["all"] - urban["far"] / urban["all"])
        assert gap == pytest.approx(expected, abs=1e-9)
    assert found.gap_after > found.gap_before  # Skurup is urban under both


def test_who_gains_adds_up():
    found = outcome(SKURUP, "pharmacy", 5000.0, RYDSGARD)
    squares = figures.squares()
    gained = squares["population"].to_numpy()[found.is_gained].sum()
    assert found.by_class["gained"].sum() == gained
    assert found.by_municipality["gained"].sum() == gained
    assert found.by_municipality.loc[SKURUP, "gained"] == found.gained
    assert found.by_class["people"].sum() == squares["population"].sum()


def test_a_scenario_with_nothing_that_counts_changes_nothing():
    assert scenarios.concerned("grocery", (RYDSGARD, STOP, ZONE)) == ()
    assert scenarios.concerned("agent", (RYDSGARD, STOP)) == (RYDSGARD,)
    assert scenarios.concerned("stop", (RYDSGARD, STOP)) == (STOP,)
    found = outcome(SKURUP, "grocery", 2000.0)
    assert found.before == found.after
    assert found.gap_before == found.gap_after
    assert found.by_municipality.empty


def test_a_stop_and_what_it_gives_by_hand():
    second = Place(kind="stop", north=6149500, east=406500, numbers=(7,))
    squares = frame()
    own = squares[squares["municipality_code"] == SKURUP]
    one, other = (metres(own, stop) <= 1000 for stop in (STOP, second))
    departures = 20 * one + 7 * other
    people = own["population"]
    expected = (departures * people).sum() / people[departures > 0].sum()
    found = scenarios.departures_gained(SKURUP, (STOP, second), 1000.0)
    assert found == pytest.approx(expected)
    assert outcome(SKURUP, "stop", 1000.0, STOP, second).after == people[one | other].sum()
    assert np.isnan(outcome(SKURUP, "stop", 1000.0, STOP).gap_after)
    assert np.isnan(scenarios.departures_gained(KIRUNA, (STOP,), 1000.0))


def test_what_a_zone_can_do_by_hand():
    squares = frame()
    inside = metres(squares, ZONE) <= 10_000
    found = scenarios.supply(ZONE)
    assert found.people == squares["population"][inside].sum()
    assert found.hours_week == 84
    assert found.trips_week == 12 * 7 * 2 * 3
    assert found.trips_per_person_week == pytest.approx(504 / found.people)
    of_skurup = squares["municipality_code"] == SKURUP
    assert (
        outcome(SKURUP, "zone", 0.0, ZONE).after == squares["population"][inside & of_skurup].sum()
    )


# What closes


@pytest.fixture
def listed(monkeypatch):
    """Three made pharmacies and an agent; the squares' distances are to them."""
    at = pd.DataFrame(
        {
            "name": ["Apotek A", "Apotek B", "Apotek C", "Ombud D"],
            "is_pharmacy": [True, True, True, False],
            "municipality_code": [SKURUP, SKURUP, "1286", SKURUP],
            "north": [6149500, 6144500, 6142500, 6155500],
            "east": [405500, 411500, 425500, 402500],
        }
    )
    made = gpd.GeoDataFrame(
        at[["name", "is_pharmacy", "municipality_code"]],
        geometry=gpd.points_from_xy(at["east"], at["north"], crs=3006).to_crs(4326),
    )
    squares = frame()
    places = [
        Place(kind="close", north=n, east=e) for n, e in zip(at["north"], at["east"], strict=True)
    ]
    from_all = np.column_stack([metres(squares, place) for place in places])
    changed = figures.squares().assign(
        pharmacy_m=from_all[:, :3].min(axis=1), pharmacy_or_agent_m=from_all.min(axis=1)
    )
    real, manifest = embedded.frame, embedded.manifest()
    manifest["files"] = manifest["files"] | {scenarios.PHARMACIES: {}}
    monkeypatch.setattr(embedded, "manifest", lambda: manifest)
    monkeypatch.setattr(
        embedded, "frame", lambda name: made if name == scenarios.PHARMACIES else real(name)
    )
    monkeypatch.setattr(figures, "squares", lambda: changed)
    for cached in _CACHES:
        cached.cache_clear()
    yield places, from_all, changed
    for cached in _CACHES:
        cached.cache_clear()


def test_a_pharmacy_closes(listed):
    places, from_all, squares = listed
    found = scenarios.distances("pharmacy", (places[1],))
    assert found == pytest.approx(from_all[:, [0, 2]].min(axis=1))
    with_agent = scenarios.distances("pharmacy_or_agent", (places[1], places[3]))
    assert with_agent == pytest.approx(from_all[:, [0, 2]].min(axis=1))
    closed = outcome(SKURUP, "pharmacy", 5000.0, places[1])
    own = squares["municipality_code"].astype(str).to_numpy() == SKURUP
    falls_out = (
        own & (from_all[:, :3].min(axis=1) <= 5000) & (from_all[:, [0, 2]].min(axis=1) > 5000)
    )
    assert closed.lost == squares["population"].to_numpy()[falls_out].sum() > 0
    assert closed.gained == 0


def test_one_closes_and_another_opens_at_the_same_place(listed):
    places, from_all, _ = listed
    again = Place(kind="pharmacy", north=places[1].north, east=places[1].east)
    found = scenarios.distances("pharmacy", (places[1], again))
    assert found == pytest.approx(from_all[:, :3].min(axis=1))


def test_all_close(listed):
    places, *_ = listed
    assert np.isnan(scenarios.distances("pharmacy", tuple(places[:3]))).all()
    assert outcome(SKURUP, "pharmacy", 5000.0, *places[:3]).after == 0


def test_what_can_be_closed(listed):
    places, *_ = listed
    assert list(scenarios.closable("pharmacy", SKURUP)["name"]) == ["Apotek A", "Apotek B"]
    assert len(scenarios.closable("pharmacy_or_agent", SKURUP)) == 3
    assert scenarios.closable("grocery", SKURUP) is None
    assert scenarios.names_at(places[0]) == "Apotek A"
    assert scenarios.read(places[0].word) == ((places[0],), ())
    assert scenarios.read("close:6149501:405500")[1][0].reason == "unknown"
    # An agent that closes is no matter for pharmacies alone.
    assert scenarios.concerned("pharmacy", (places[0], places[3])) == (places[0],)


def test_what_is_not_known_one_by_one_cannot_be_closed():
    assert scenarios.closable("grocery", SKURUP) is None
    assert len(scenarios.closable("pharmacy", SKURUP)) == 3
    assert scenarios.names_at(Place(kind="close", north=1, east=2)) == ""


# The best place


@pytest.mark.parametrize("area", [SKURUP, KIRUNA])
def test_the_best_place_is_the_best_of_every_square(area):
    (place,), found = scenarios.best(area, "pharmacy", 5000.0, 1, ())
    squares = frame()
    own = squares[squares["municipality_code"] == area]
    far = own[own["pharmacy_m"] > 5000]
    gains = [
        far["population"][(far["east"] - e) ** 2 + (far["north"] - n) ** 2 <= 5000**2].sum()
        for e, n in zip(own["east"], own["north"], strict=True)
    ]
    assert found.gained == max(gains) == outcome(area, "pharmacy", 5000.0, place).gained
    assert found.optimality_gap == 0


def test_two_more_gain_what_the_recount_says_and_one_more_follows_what_is_there():
    places, found = scenarios.best(SKURUP, "pharmacy", 5000.0, 2, ())
    assert outcome(SKURUP, "pharmacy", 5000.0, *places).gained == found.gained
    first, alone = scenarios.best(SKURUP, "pharmacy", 5000.0, 1, ())
    _, then = scenarios.best(SKURUP, "pharmacy", 5000.0, 1, first)
    assert alone.gained + then.gained <= found.gained
    assert scenarios.best(SKURUP, "pharmacy", 20_000.0, 1, ())[0] == ()  # all are within


# Who they are


def test_wages_by_the_area_that_a_square_lies_in():
    squares = frame()
    own = squares[squares["municipality_code"] == NORRTALJE]
    points = gpd.GeoSeries(gpd.points_from_xy(own["east"], own["north"]), own.index, crs=3006)
    outlines = figures.outlined(REGSO).to_crs(3006)
    outlines = outlines[outlines["municipality_code"] == NORRTALJE]
    joined = gpd.sjoin(points.to_frame("geometry"), outlines[["geometry"]], predicate="within")
    assert len(joined) > 1000
    joined = joined.iloc[:200]
    wage = joined["area_id_right"].map(figures.values("wage_mean_tkr", REGSO)["value"])
    people = own.loc[joined.index, "population"]
    mask = squares.index.isin(joined.index)
    found = scenarios.wages(NORRTALJE, mask)
    assert found.known == people.sum()
    assert found.gained_tkr == pytest.approx((wage * people).sum() / people.sum())
    everyone = scenarios.wages(NORRTALJE, np.ones(len(squares), bool))
    assert everyone.gained_tkr == pytest.approx(everyone.area_tkr) == pytest.approx(found.area_tkr)
    assert found.area_tkr != pytest.approx(found.gained_tkr)


def test_wages_are_left_out_where_there_are_no_outlines():
    assert scenarios.wages(SKURUP, np.zeros(len(figures.squares()), bool)) is None
    nobody = scenarios.wages(NORRTALJE, np.zeros(len(figures.squares()), bool))
    assert nobody.known == 0
    assert np.isnan(nobody.gained_tkr)


def test_the_squares_are_drawn_where_they_are():
    position = scenarios.own(SKURUP)[0]
    ring = np.array(scenarios.rings(SKURUP)[0])
    outline = figures.square_outlines().iloc[position]
    assert outline.buffer(1e-5).contains(gpd.points_from_xy(*ring.T)).all()
    assert figures.squares()["population"].iloc[position] == max(
        figures.squares()["population"].to_numpy()[scenarios.own(SKURUP)]
    )


def test_the_squares_with_most_people_are_told_from_the_first():
    squares = frame()
    own = squares[squares["municipality_code"] == SKURUP]
    most = scenarios.most_peopled(SKURUP, 5)
    people = [count for count, _km, _way in most.values()]
    assert people == sorted(own["population"], reverse=True)[:5]
    first = squares.iloc[next(iter(most))]
    for position, (_count, km, way) in most.items():
        east, north = (squares.iloc[position][c] - first[c] for c in ("east", "north"))
        assert km == pytest.approx(np.hypot(east, north) / 1000)
        if km:
            turn = (np.degrees(np.arctan2(east, north)) - 45 * way) % 360
            assert min(turn, 360 - turn) <= 22.5
