"""The newest population grid: its squares, the people where no distance is known, and what goes on as before."""

import pandas as pd
import pytest
from support.server import Reply
from support.wfs_answers import UNKNOWN, collection, grid_square, service

from analysis import access
from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY
from loaders import scb_geodata
from loaders.faults import InputFault
from making.refresh import grid, refresh
from making.refresh import scb_geodata as module

SQUARES = figures.squares()
NEW = "3110006155000"  # in the sea: in no snapshot


@pytest.fixture(autouse=True)
def the_grid_only(monkeypatch):
    monkeypatch.setattr(module, "OUTLINED", ())


def every_municipality(**changed):
    """The most populous square of each municipality, with one person more than before; and a new one with seven."""
    largest = SQUARES["population"].groupby(SQUARES["municipality_code"].astype(str)).idxmax()
    people = SQUARES["population"][largest] + 1
    found = {id: int(n) for id, n in people.items()} | {NEW: 7} | changed
    return [grid_square(id, n) for id, n in found.items()]


def outcome(publish, answer):
    server = publish(scb_geodata=answer)["scb_geodata"]
    return refresh(["scb_geodata"], anew=True)[0], server


def test_the_newest_grid_is_kept_by_square_and_summed_by_municipality(publish):
    assert NEW not in SQUARES.index
    layer = every_municipality()
    told, server = outcome(publish, service({"stat:befolkning_1km_2025": layer}, most=100))
    assert told.result == "done", told.sentences
    # The made population is not the snapshot's: that, too, is kept.
    assert live.names() == ["gaps", "squares_grid", "values_scb_geodata"]
    found = access.newer_grid()
    assert (found.year, found.squares) == (2025, 291)
    assert (found.new_squares, found.new_people) == (1, 7)
    assert found.people == sum(one["properties"]["beftotalt"] for one in layer)
    values = figures.values("population_in_squares", year=2025)["value"]
    assert values.sum() == found.people
    away = [(int(id[:6]) - int(NEW[:6])) ** 2 + (int(id[6:]) - int(NEW[6:])) ** 2 for id in SQUARES.index]  # fmt: skip
    code = str(SQUARES["municipality_code"].iloc[min(range(len(away)), key=away.__getitem__)])
    own = SQUARES["population"][SQUARES["municipality_code"] == code]
    assert values[code] == own.max() + 1 + 7
    (first, *_) = server.asked
    assert first.query["propertyName"] == ["rutid_scb,beftotalt"]
    assert first.query["sortBy"] == ["rutid_scb"]
    assert first.query["count"] == ["10000"]


def test_the_distances_go_on_with_the_people_of_their_own_year(publish):
    before = access.people_of().copy()
    outcome(publish, service({"stat:befolkning_1km_2025": every_municipality()}))
    assert vintages.years(INDICATORS["population_in_squares"], MUNICIPALITY) == (2024, 2025)
    pd.testing.assert_series_equal(access.people_of(), before)


def test_the_latest_of_several_years_is_taken(publish):
    layers = {f"stat:befolkning_1km_{year}": every_municipality() for year in (2025, 2026)}
    told, _server = outcome(publish, service(layers))
    assert told.result == "done"
    assert access.newer_grid().year == 2026


def test_no_newer_grid_is_no_fault(publish):
    told, _server = outcome(publish, service({}))
    assert told.result == "done"
    assert live.names() == []
    assert access.newer_grid() is None


def test_an_exception_under_status_200_says_the_same(publish):
    told, _server = outcome(publish, lambda asked: Reply(UNKNOWN.format("stat:x")))
    assert told.result == "done"
    assert live.names() == []


def test_a_service_that_cannot_leave_out_outlines_or_sort_is_asked_plainly(publish):
    whole = service({"stat:befolkning_1km_2025": [grid_square(one["properties"]["rutid_scb"], 3, outline=True) for one in every_municipality()]})  # fmt: skip

    def answer(asked):
        return Reply("", 400) if "propertyName" in asked.query else whole(asked)

    told, _server = outcome(publish, answer)
    assert told.result == "done", told.sentences
    assert access.newer_grid().squares == 291


@pytest.mark.parametrize("fault", ["429", "500", "drop"])
def test_a_passing_fault_is_waited_out(publish, fault):
    server = publish(scb_geodata=service({"stat:befolkning_1km_2025": every_municipality()}))
    server["scb_geodata"].fault(fault)
    assert refresh(["scb_geodata"], anew=True)[0].result == "done"
    assert access.newer_grid().squares == 291


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "elsewhere"])
def test_a_lasting_fault_is_one_sentence_and_the_old_stays(publish, fault):
    outcome(publish, service({"stat:befolkning_1km_2025": every_municipality()}))
    before = live.stamp()
    server = publish(scb_geodata=service({"stat:befolkning_1km_2025": every_municipality()}))
    server["scb_geodata"].fault(*[fault] * 9)
    [told] = refresh(["scb_geodata"], anew=True)
    assert told.result == "kept"
    assert len(told.sentences) == 1
    assert live.stamp() == before


@pytest.mark.parametrize(
    ("squares", "fault"),
    [
        ([], "no square"),
        ([grid_square("3940006133000", 7), grid_square("3940006133000", 7)], "same key twice"),
        ([grid_square("3940006133000", None)], "no number of people in 3940006133000"),
        ([grid_square("3940006133000", -1)], "out of range"),
        ([grid_square("0394006133000", 5)], "is no square kilometre of Sweden"),
        ([grid_square("3940506133000", 5)], "is no square kilometre of Sweden"),
    ],
)
def test_what_is_wrong_is_named(publish, squares, fault):
    publish(scb_geodata=lambda asked: Reply(collection(squares)))
    with pytest.raises(InputFault, match=fault):
        scb_geodata.parse_grid(scb_geodata.load_grid(2025), 2025)


def test_another_name_of_the_people_is_told(publish):
    one = grid_square("3940006133000", 7)
    one["properties"]["folk"] = one["properties"].pop("beftotalt")
    publish(scb_geodata=lambda asked: Reply(collection([one])))
    with pytest.raises(InputFault, match="no column beftotalt; there are rutid_inspire, rutid_scb"):
        scb_geodata.parse_grid(scb_geodata.load_grid(2025), 2025)


def test_squares_without_people_are_left_out(publish):
    publish(scb_geodata=lambda asked: Reply(collection([grid_square("3940006133000", 0), grid_square("3950006133000", 2)])))  # fmt: skip
    found = scb_geodata.parse_grid(scb_geodata.load_grid(2025), 2025)
    assert found["population"].to_dict() == {"3950006133000": 2.0}


def test_a_new_square_is_of_the_municipality_of_the_nearest_embedded_one():
    one = SQUARES.index[0]
    east, north = int(one[:6]), int(one[6:])
    beside = f"{east - 1000:06}{north:07}"
    assert beside not in SQUARES.index
    found = grid.with_municipalities(pd.DataFrame({"population": [1.0]}, index=[beside]))
    assert found["municipality_code"].tolist() == [str(SQUARES["municipality_code"][one])]
    assert found["is_new"].all()
