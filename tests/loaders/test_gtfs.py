"""Departures from timetables, each rule by a feed of a few lines; gtfs-kit is the second reader."""

import io
import random
import struct
import zipfile
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from support.server import Reply
from support.small_feeds import TABLES, zip_of
from support.small_inputs import first_half, zipped

from loaders import _departures, _feed, _http, _row_blocks, gtfs
from loaders._feed_notes import said_of
from loaders._service_days import NothingRuns, Running
from loaders.faults import InputFault, PublisherFault

TUESDAY, SATURDAY, SUNDAY = date(2026, 3, 10), date(2026, 3, 14), date(2026, 3, 15)
DAYS = gtfs.Days(weekday=TUESDAY, saturday=SATURDAY, sunday=SUNDAY)


def calls(*rows: str, columns: str = "trip_id,departure_time,stop_id,stop_sequence") -> str:
    return "\n".join((columns, *rows)) + "\n"


def stops_of(days: gtfs.Days = DAYS, **changed: str | None) -> pd.DataFrame:
    return gtfs.parse(zip_of(**changed), days).stops


def weekday(**changed: str | None) -> dict[str, int]:
    return stops_of(**changed)["departures_weekday"].astype(int).to_dict()


def notes(found: gtfs.Timetable) -> list[str]:
    return [said_of(note) for note in found.notes]


def fault(file: bytes, days: gtfs.Days | None = DAYS) -> str:
    with pytest.raises(InputFault) as caught:
        gtfs.parse(file, days, what="feed.zip")
    said = str(caught.value)
    assert said.startswith("feed.zip: ")
    assert "\n" not in said
    return said


# What is a departure


def test_every_call_but_the_last_is_a_departure():
    found = gtfs.parse(zip_of(), DAYS)
    assert found.stops["departures_weekday"].to_dict() == {"A": 1, "B": 1}
    assert found.stops["name"].to_dict() == {"A": "Åby", "B": "Berg"}
    assert found.stops.crs.to_epsg() == 4326
    assert (found.stops.geometry["A"].x, found.stops.geometry["A"].y) == (10.0, 60.0)
    assert (found.first, found.last) == (date(2026, 3, 1), date(2026, 3, 31))
    assert found.timezones == ("Europe/Oslo",)
    assert found.notes == ()


def test_the_last_call_is_the_one_with_the_highest_number_whatever_the_order_of_the_rows():
    assert weekday(stop_times=calls("T,08:00:00,C,30", "T,07:00:00,A,7", "T,07:30:00,B,9")) == {
        "A": 1,
        "B": 1,
    }
    # As numbers, not as text.
    assert weekday(stop_times=calls("T,08:00:00,C,10", "T,07:30:00,B,9")) == {"B": 1}


def test_a_trip_that_comes_back_to_its_first_stop_leaves_it_once():
    rows = calls("T,07:00:00,A,1", "T,07:30:00,B,2", "T,08:00:00,A,3")
    assert weekday(stop_times=rows) == {"A": 1, "B": 1}


@pytest.mark.parametrize(("pickup", "counts"), [("", 1), ("0", 1), ("1", 0), ("2", 1), ("3", 1)])
def test_where_nobody_may_board_nothing_departs_but_a_trip_on_call_does(pickup, counts):
    rows = calls(
        "T,07:00:00,A,1,0",
        f"T,07:30:00,B,2,{pickup}",
        "T,08:00:00,C,3,0",
        columns="trip_id,departure_time,stop_id,stop_sequence,pickup_type",
    )
    assert weekday(stop_times=rows).get("B", 0) == counts


def test_stops_without_a_departure_are_not_there():
    assert "C" not in weekday()


# Days


def calendar(*rows: str) -> str:
    return TABLES["calendar"].splitlines()[0] + "\n" + "".join(f"{row}\n" for row in rows)


def exceptions(*rows: str) -> str:
    return "service_id,date,exception_type\n" + "".join(f"{row}\n" for row in rows)


def a_day(**changed: str | None) -> tuple[float, ...]:
    """Departures from A on the Tuesday, the Saturday and the Sunday."""
    row = stops_of(**changed).loc["A"]
    return tuple(row[f"departures_{day}"] for day in ("weekday", "saturday", "sunday"))


def test_a_service_runs_on_its_days_of_the_week():
    assert a_day(calendar=calendar("daily,0,1,0,0,0,0,1,20260301,20260331")) == (1, 0, 1)


def test_a_service_runs_within_its_dates():
    two = "route_id,service_id,trip_id\nR,daily,T\nR,early,U\n"
    rows = calls("T,07:00:00,A,1", "T,07:30:00,B,2", "U,09:00:00,A,1", "U,09:30:00,B,2")
    days = calendar(
        "daily,1,1,1,1,1,1,1,20260301,20260331", "early,1,1,1,1,1,1,1,20260301,20260310"
    )
    assert a_day(calendar=days, trips=two, stop_times=rows) == (2, 1, 1)


def test_exceptions_add_and_remove():
    days = calendar("daily,1,1,1,1,1,1,0,20260301,20260331")
    said = exceptions("daily,20260314,2", "daily,20260315,1", "daily,20260317,2")
    assert a_day(calendar=days, calendar_dates=said) == (1, 0, 1)


def test_exceptions_alone_are_a_calendar():
    assert a_day(
        calendar=None, calendar_dates=exceptions("daily,20260310,1", "daily,20260315,1")
    ) == (1, 0, 1)


def test_a_calendar_with_a_header_alone_is_as_good_as_none():
    said = exceptions("daily,20260310,1", "daily,20260315,1")
    assert a_day(calendar=calendar(), calendar_dates=said) == (1, 0, 1)
    assert a_day(calendar_dates=exceptions()) == (1, 1, 1)


def test_without_any_calendar_there_are_no_days():
    assert "no day in calendar.txt or calendar_dates.txt" in fault(zip_of(calendar=None))


def test_a_day_outside_of_the_period_is_told_the_period():
    late = gtfs.Days(weekday=date(2026, 4, 1), saturday=None, sunday=None)
    said = fault(zip_of(), late)
    assert said == "feed.zip: runs from 2026-03-01 to 2026-03-31; 2026-04-01 is outside of that"


def test_a_weekday_on_which_nothing_runs_is_named_beside_the_days_on_which_something_does():
    found = gtfs.parse(zip_of(calendar=calendar("daily,1,0,1,1,1,1,1,20260301,20260331")), DAYS)
    assert notes(found) == ["no trip runs on 2026-03-10"]
    assert found.shown == "saturday"
    row = found.stops.loc["A"]
    assert row[["departures_weekday", "departures_saturday", "departures_sunday"]].tolist() == [
        0,
        1,
        1,
    ]
    assert row["departures_06_09"] == row["hours_06_20"] == 1  # of the Saturday


def test_days_on_which_nothing_runs_are_named_with_the_period():
    raw = zip_of(calendar=calendar("daily,1,0,1,1,1,0,0,20260301,20260331"))
    said = fault(raw)
    assert "no trip runs on 2026-03-10, 2026-03-14, 2026-03-15" in said
    with pytest.raises(NothingRuns) as caught:
        gtfs.parse(raw, DAYS)
    assert (caught.value.first, caught.value.last) == (date(2026, 3, 2), date(2026, 3, 30))


def test_a_day_that_was_not_asked_for_is_missing_and_not_zero():
    found = stops_of(gtfs.Days(weekday=TUESDAY, saturday=None, sunday=SUNDAY)).loc["A"]
    assert np.isnan(found["departures_saturday"])
    assert found["departures_sunday"] == 1


@pytest.mark.parametrize(
    ("weekday", "saturday", "sunday"),
    [(SATURDAY, None, None), (TUESDAY, SUNDAY, None), (TUESDAY, None, SATURDAY)],
)
def test_a_day_is_what_its_name_says(weekday, saturday, sunday):
    with pytest.raises(ValueError, match="not a"):
        gtfs.Days(weekday=weekday, saturday=saturday, sunday=sunday)


def test_the_usual_week_is_neither_a_holiday_week_nor_the_thin_end():
    days = calendar(
        "daily,1,1,1,1,1,1,1,20260301,20260331",
        "term,1,1,1,1,1,0,0,20260315,20260328",
        "weekend,0,0,0,0,0,1,1,20260322,20260331",
    )
    trips = "route_id,service_id,trip_id\nR,daily,T\nR,term,U\nR,weekend,V\n"
    # Weeks of the Tuesdays 3, 10, 17 and 24 March; the 17th has no extra Saturday.
    assert gtfs.parse(zip_of(calendar=days, trips=trips)).days == gtfs.Days(
        weekday=date(2026, 3, 24), saturday=date(2026, 3, 28), sunday=date(2026, 3, 29)
    )
    closed = exceptions("daily,20260328,2", "weekend,20260328,2", "term,20260324,2")
    found = gtfs.parse(zip_of(calendar=days, trips=trips, calendar_dates=closed)).days
    assert found.weekday == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("stray", "today"),
    [
        ("stray,1,1,1,1,1,1,1,20190101,20190301", date(2026, 3, 10)),  # years earlier
        ("stray,1,1,1,1,1,1,1,20190101,20190301", date(2019, 2, 1)),  # and today amid it
        ("stray,1,1,1,1,1,1,1,00010101,00010301", date(2026, 3, 10)),
        ("stray,1,0,0,0,0,0,0,20260101,99991231", date(2026, 3, 10)),
        ("stray,1,0,0,0,0,0,0,00010101,99991231", date(5026, 3, 10)),
    ],
)
def test_a_stray_row_of_the_calendar_does_not_hide_the_timetable(stray, today):
    trips = "route_id,service_id,trip_id\nR,daily,T\nR,daily,U\nR,daily,V\nR,stray,X\n"
    days = calendar("daily,1,1,1,1,1,1,1,20260301,20260331", stray)
    timetable = gtfs.parse(zip_of(calendar=days, trips=trips), today=today)
    assert timetable.days.weekday == date(2026, 3, 3)
    assert (timetable.trips, timetable.most_trips, timetable.is_thin) == (3, 3, False)


def test_of_a_long_period_the_busiest_week_near_today_is_taken():
    """Unless it has less than half of the trips of the busiest of all."""
    trips = "route_id,service_id,trip_id\n" + "".join(
        f"R,{service},{service}{n}\n"
        for service, many in (("old", 5), ("new", 3), ("thin", 1))
        for n in range(many)
    )
    days = calendar(
        "old,1,1,1,1,1,1,1,20200301,20200331",
        "new,1,1,1,1,1,1,1,20260301,20260331",
        "thin,1,1,1,1,1,1,1,20290301,20290331",
    )
    header, *_ = TABLES["stop_times"].splitlines()
    times = [
        f"{trip},07:{n}0:00,07:{n}0:00,{stop},{n}"
        for trip in ("old0", "new0", "thin0")
        for n, stop in enumerate("AB", 1)
    ]
    feed = zip_of(calendar=days, trips=trips, stop_times="\n".join((header, *times)) + "\n")
    now = gtfs.parse(feed, today=date(2026, 6, 1))
    assert now.days.weekday == date(2026, 3, 3)
    assert (now.trips, now.most_trips, now.busiest) == (3, 5, date(2020, 3, 3))
    assert now.is_thin
    later = gtfs.parse(feed, today=date(2029, 3, 10))
    assert later.days.weekday == later.busiest == date(2020, 3, 3)


def test_a_day_that_is_chosen_is_thin_where_the_best_week_has_far_more():
    days = calendar("daily,1,1,1,1,1,1,1,20260301,20260331", "term,1,1,1,1,1,0,0,20260315,20260331")
    feed = zip_of(calendar=days, trips="route_id,service_id,trip_id\nR,daily,T\nR,term,U\n")
    holiday = gtfs.Days(weekday=date(2026, 3, 3), saturday=None, sunday=None)
    assert gtfs.parse(feed, holiday).is_thin
    assert not gtfs.parse(
        feed, gtfs.Days(weekday=date(2026, 3, 18), saturday=None, sunday=None)
    ).is_thin


@pytest.mark.parametrize("seed", range(8))
def test_the_trips_of_all_days_at_once_are_those_of_each(seed):
    rng = np.random.default_rng(seed)
    start = date(2026, 1, 1) + timedelta(int(rng.integers(7)))
    last = start + timedelta(30)

    def day():
        return (start + timedelta(int(rng.integers(31)))).strftime("%Y%m%d")

    rows = [f"s{n},{','.join(map(str, rng.integers(0, 2, 7)))},{day()},{day()}" for n in range(12)]
    rows.append(f"s12,0,0,0,0,0,0,0,{start:%Y%m%d},{last:%Y%m%d}")
    changes = [f"s{rng.integers(15)},{day()},{rng.integers(1, 3)}" for _ in range(60)]
    trips = "".join(f"R,s{rng.integers(15)},T{n}\n" for n in range(50))
    raw = zip_of(
        calendar=calendar(*rows),
        calendar_dates=exceptions(*changes),
        trips="route_id,service_id,trip_id\n" + trips,
    )
    with _feed.opened(raw, "feed") as feed:
        running = Running(feed)
    every = [running.first + timedelta(n) for n in range(len(running._by_day))]
    assert every[-1] == running.last
    assert list(running._by_day) == [running.trips(day) for day in every]


def test_of_equal_weeks_the_first_is_taken():
    assert gtfs.parse(zip_of()).days.weekday == date(2026, 3, 3)


def test_a_feed_shorter_than_a_week_has_the_days_it_has():
    found = gtfs.parse(zip_of(calendar=calendar("daily,1,1,1,1,1,1,1,20260312,20260314")))
    assert found.days == gtfs.Days(weekday=date(2026, 3, 12), saturday=SATURDAY, sunday=None)
    assert np.isnan(found.stops.loc["A", "departures_sunday"])
    weekend = gtfs.parse(zip_of(calendar=calendar("daily,1,1,1,1,1,1,1,20260314,20260315")))
    assert weekend.days == gtfs.Days(weekday=None, saturday=SATURDAY, sunday=SUNDAY)
    assert np.isnan(weekend.stops.loc["A", "departures_weekday"])
    assert weekend.shown == "saturday"


@pytest.mark.parametrize("wrong", ["2026-03-01", "20260230", "", "tomorrow"])
def test_a_date_that_is_none_is_named(wrong):
    said = fault(zip_of(calendar=calendar(f"daily,1,1,1,1,1,1,1,{wrong},20260331")))
    assert f"{wrong!r} is no date" in said


def test_a_day_or_an_exception_that_is_no_yes_or_no_is_named():
    assert "neither 0 nor 1" in fault(
        zip_of(calendar=calendar("daily,x,1,1,1,1,1,1,20260301,20260331"))
    )
    found = gtfs.parse(zip_of(calendar_dates=exceptions("daily,20260310,3", "daily,2026,2")), DAYS)
    assert found.stops.loc["A", "departures_weekday"] == 1
    assert ["neither 1 nor 2" in notes(found)[0], "'2026' is no date" in notes(found)[1]] == [
        True
    ] * 2


# Hours


@pytest.mark.parametrize(
    ("time", "band"),
    [
        ("05:59:59", "before_06"),
        ("0:00:00", "before_06"),
        ("06:00:00", "06_09"),
        ("8:59:59", "06_09"),
        ("09:00:00", "09_15"),
        ("14:59:59", "09_15"),
        ("15:00:00", "15_18"),
        ("18:00:00", "18_20"),
        ("19:59:59", "18_20"),
        ("20:00:00", "20_24"),
        ("23:59:59", "20_24"),
        ("24:00:00", "after_24"),
        ("25:10:00", "after_24"),
        ("49:00:00", "after_24"),
    ],
)
def test_a_departure_is_in_one_band_of_the_day_on_which_its_trip_set_out(time, band):
    found = stops_of(stop_times=calls(f"T,{time},A,1", "T,50:00:00,B,2")).loc["A"]
    assert {name: found[f"departures_{name}"] for name in gtfs.BANDS} == {
        name: float(name == band) for name in gtfs.BANDS
    }
    assert found["departures_weekday"] == 1


def test_the_bands_are_the_whole_day_without_gaps():
    edges = list(gtfs.BANDS.values())
    assert edges[0][0] == 0
    assert edges[-1][1] == _departures.HOURS
    assert all(a[1] == b[0] for a, b in pairwise(edges))


def test_departures_after_midnight_are_not_the_next_days():
    said = exceptions("daily,20260315,2")  # no trip sets out on the Sunday
    rows = calls("T,23:50:00,A,1", "T,24:20:00,B,2", "T,25:00:00,C,3")
    found = stops_of(stop_times=rows, calendar_dates=said)
    assert found.loc["B", "departures_saturday"] == 1
    assert found.loc["B", "departures_sunday"] == 0


def test_the_hours_with_a_departure_between_6_and_20_are_counted():
    starts = ["05:50", "06:00", "06:30", "07:10", "19:59", "20:00", "23:00"]
    trips = "route_id,service_id,trip_id\n" + "".join(f"R,daily,T{i}\n" for i in range(len(starts)))
    rows = [r for i, t in enumerate(starts) for r in (f"T{i},{t}:00,A,1", f"T{i},24:00:00,B,2")]
    found = stops_of(trips=trips, stop_times=calls(*rows)).loc["A"]
    assert found["departures_weekday"] == 7
    assert found["hours_06_20"] == 3


@pytest.mark.parametrize("wrong", ["7:5:00", "07:60:00", "noon", "-1:00:00", "1e3"])
def test_a_time_that_is_none_is_blank_and_named(wrong):
    rows = calls("T,07:00:00,A,1", f"T,{wrong},B,2", "T,08:00:00,C,3")
    found = gtfs.parse(zip_of(stop_times=rows), DAYS)
    assert found.stops["departures_06_09"].to_dict() == {"A": 1, "B": 1}
    assert notes(found) == [
        f"stop_times.txt: 1 times are taken as blank ({wrong!r} is no time of day)"
    ]


def test_a_time_without_seconds_is_one():
    assert weekday(stop_times=calls("T,07:00,A,1", "T,8:30,B,2")) == {"A": 1}


def test_a_wrong_time_of_a_trip_that_does_not_run_is_nobodys_business():
    rows = calls("T,07:00:00,A,1", "T,07:30:00,B,2", "other,noon,A,1")
    assert weekday(stop_times=rows) == {"A": 1}


def test_a_call_without_a_time_lies_between_its_neighbours():
    rows = calls("T,05:00:00,A,1", "T,,B,2", "T,,C,3", "T,08:00:00,A,4")
    found = stops_of(stop_times=rows)
    assert found.loc["B", "departures_06_09"] == 1  # 06:00
    assert found.loc["C", "departures_06_09"] == 1  # 07:00
    assert _departures._filled(np.zeros(4, int), np.array([18000, -1, -1, 28800])).tolist() == [
        18000,
        21600,
        25200,
        28800,
    ]


def test_times_are_not_borrowed_from_another_trip():
    trip = np.array([0, 0, 1, 1, 2, 2])
    second = np.array([100, -1, -1, 900, -1, -1], np.int32)
    assert _departures._filled(trip, second).tolist() == [100, 100, 900, 900, -1, -1]


def test_an_arrival_stands_in_for_a_departure_that_is_not_told():
    rows = calls(
        "T,23:00:00,,A,1",
        "T,23:30:00,,B,2",
        columns="trip_id,arrival_time,departure_time,stop_id,stop_sequence",
    )
    assert stops_of(stop_times=rows).loc["A", "departures_20_24"] == 1


def test_a_trip_without_any_time_is_named_and_not_counted():
    trips = "route_id,service_id,trip_id\nR,daily,T\nR,daily,U\n"
    rows = calls("T,07:00:00,A,1", "T,07:30:00,B,2", "U,,A,1", "U,,B,2")
    found = gtfs.parse(zip_of(trips=trips, stop_times=rows), DAYS)
    assert found.stops["departures_weekday"].to_dict() == {"A": 1}
    assert found.sentences("feed.zip") == ("feed.zip: 2 calls without any time are not counted",)


def test_hours_of_several_time_zones_are_told():
    agency = TABLES["agency"] + "2,B,https://b.example,Europe/Helsinki\n"
    found = gtfs.parse(zip_of(agency=agency), DAYS)
    assert found.timezones == ("Europe/Helsinki", "Europe/Oslo")
    assert "several time zones (Europe/Helsinki, Europe/Oslo)" in notes(found)[0]
    assert gtfs.parse(zip_of(agency=None), DAYS).timezones == ()


# Trips that stand for many


def frequency(*rows: str) -> str:
    return "trip_id,start_time,end_time,headway_secs,exact_times\n" + "".join(
        f"{r}\n" for r in rows
    )


def test_a_trip_in_frequencies_leaves_as_often_as_they_say_and_not_besides():
    found = stops_of(frequencies=frequency("T,06:00:00,10:00:00,1800,0"))
    assert found["departures_weekday"].to_dict() == {"A": 8, "B": 8}
    # From A at 6:00, 6:30 … 9:30; at B half an hour and a minute later: 6:31 … 10:01.
    assert found.loc["A", ["departures_06_09", "departures_09_15"]].tolist() == [6, 2]
    assert found.loc["B", ["departures_06_09", "departures_09_15"]].tolist() == [5, 3]
    assert found.loc["A", "hours_06_20"] == 4
    assert found.loc["B", "hours_06_20"] == 5
    assert found["departures_sunday"].tolist() == [8, 8]


def test_frequencies_over_midnight_and_several_windows():
    found = stops_of(
        frequencies=frequency("T,23:00:00,25:00:00,1200,1", "T,07:00:00,07:10:00,600,1")
    )
    assert found.loc["A", "departures_weekday"] == 7
    assert found.loc["A", "departures_after_24"] == 3
    assert found.loc["A", "departures_06_09"] == 1


def test_frequencies_expanded_one_by_one_give_the_same():
    chance = random.Random(4)
    for _ in range(50):
        start, headway = chance.randrange(80_000), chance.randrange(1, 4000)
        end = start + chance.randrange(30_000)
        offset = np.array([0, 700, 5000])
        table = _departures._repeated(offset, start, end, headway)
        for row, later in zip(table, offset, strict=True):
            hours = [min((t + later) // 3600, 24) for t in range(start, end, headway)]
            assert row.tolist() == np.bincount(hours, minlength=25).tolist()


def test_a_window_that_never_ends_costs_nothing_and_a_headway_of_nothing_is_refused():
    found = stops_of(frequencies=frequency("T,00:00:00,999:00:00,1,0"))
    assert found.loc["A", "departures_weekday"] == 999 * 3600
    none = gtfs.parse(zip_of(frequencies=frequency("T,06:00:00,10:00:00,0,0")), DAYS)
    assert none.stops.loc["A", "departures_weekday"] == 1
    assert "1 rows with a headway that is not positive are left out ('0')" in notes(none)[0]


def test_a_frequency_row_that_is_there_twice_is_one():
    row = "T,06:00:00,10:00:00,1800,0"
    assert stops_of(frequencies=frequency(row, row)).loc["A", "departures_weekday"] == 8


# Stop places


STATION = (
    "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
    "S,Stasjon,60.0,10.0,1,\nA,Spor 1,60.2,10.2,0,S\nB,Spor 2,60.4,10.4,0,S\n"
    "B1,Dør,60.4,10.4,4,B\nE,Inngang,60.0,10.0,2,S\nC,Cen,60.9,10.9,,\n"
)


def test_platforms_and_boarding_areas_are_counted_at_their_station():
    trips = "route_id,service_id,trip_id\nR,daily,T\nR,daily,U\n"
    rows = calls(
        "T,07:00:00,A,1", "T,07:30:00,B1,2", "T,08:00:00,C,3", "U,07:00:00,B,1", "U,08:00:00,C,2"
    )
    found = stops_of(stops=STATION, trips=trips, stop_times=rows)
    assert found["departures_weekday"].to_dict() == {"S": 3}
    assert found.loc["S", "name"] == "Stasjon"
    assert (found.geometry["S"].x, found.geometry["S"].y) == (10.0, 60.0)


def test_a_stop_whose_parent_is_not_there_is_its_own_place():
    stops = TABLES["stops"].replace("A,Åby,60.0,10.0,,", "A,Åby,60.0,10.0,,S")
    assert weekday(stops=stops) == {"A": 1, "B": 1}


def test_parents_in_a_circle_come_to_an_end():
    stops = TABLES["stops"].replace("10.0,,\n", "10.0,,B\n").replace("10.1,,\n", "10.1,,A\n")
    assert sum(weekday(stops=stops).values()) == 2


def test_a_place_without_a_position_lies_amid_its_platforms():
    stops = STATION.replace("S,Stasjon,60.0,10.0", "S,,,")
    rows = calls("T,07:00:00,A,1", "T,07:30:00,B,2", "T,08:00:00,C,3")
    found = stops_of(
        stops=stops.replace("B1,Dør,60.4,10.4,4,B\nE,Inngang,60.0,10.0,2,S\n", ""), stop_times=rows
    )
    assert found.geometry["S"].x == pytest.approx(10.3)
    assert found.geometry["S"].y == pytest.approx(60.3)
    assert found.loc["S", "name"] == "Spor 1"


@pytest.mark.parametrize("where", [",", "0,0", "91.0,10.0", "north,east", "60.0,"])
def test_a_stop_without_any_position_is_left_out_and_named(where):
    stops = TABLES["stops"].replace("60.0,10.0", where)
    found = gtfs.parse(zip_of(stops=stops), DAYS, what="feed.zip")
    assert list(found.stops.index) == ["B"]
    assert notes(found) == ["1 stop places without a position are left out (Åby)"]


def test_a_call_at_a_stop_that_is_not_there_is_named():
    found = gtfs.parse(
        zip_of(stop_times=calls("T,07:00:00,A,1", "T,07:30:00,X,2", "T,08:00:00,C,3")),
        DAYS,
        what="f",
    )
    assert found.stops["departures_weekday"].to_dict() == {"A": 1}
    assert notes(found) == ["1 calls at a stop that stops.txt does not have are not counted"]


# Modes


@pytest.mark.parametrize(
    ("numbers", "mode"),
    [
        ((2, 12, 100, 101, 102, 106, 117, 300, 405), "rail"),
        ((1, 400, 401, 402, 404, 500, 600), "metro"),
        ((0, 5, 900, 906), "tram"),
        ((3, 11, 200, 204, 700, 702, 714, 717, 800), "bus"),
        ((4, 1000, 1004, 1200), "ferry"),
        ((6, 7, 1100, 1300, 1400, 1501, 1600, 1700, 9, 99, 2000), "other"),
    ],
)
def test_extended_route_types_are_of_the_basic_modes(numbers, mode):
    assert {gtfs.mode_of(str(number)) for number in numbers} == {mode}
    assert gtfs.mode_of("") == gtfs.mode_of("bus") == gtfs.mode_of("-1") == "other"


def test_departures_are_told_by_mode_and_a_place_has_that_of_most():
    routes = "route_id,route_type\nR,700\nQ,1000\n"
    trips = "route_id,service_id,trip_id\nR,daily,T\nQ,daily,U\nQ,daily,V\nnone,daily,W\n"
    rows = calls(*(r for t in "TUVW" for r in (f"{t},07:00:00,A,1", f"{t},08:00:00,B,2")))
    found = stops_of(routes=routes, trips=trips, stop_times=rows).loc["A"]
    by_mode = {mode: found[f"departures_weekday_{mode}"] for mode in gtfs.MODES}
    assert by_mode == {"rail": 0, "metro": 0, "tram": 0, "bus": 1, "ferry": 2, "other": 1}
    assert found["mode"] == "ferry"


# How the tables are written


def test_tables_may_be_written_in_every_way_the_format_allows():
    marked = {
        "stops": "\ufeff" + '"stop_name", stop_id ,"stop_lon",stop_lat,stop_desc\r\n'
        '"Åby, ""södra""",A,10.0,60.0,"two\r\nlines"\r\n"Berg",B,"10.1",60.1,\r\n\r\nCen,C, 10.2 ,60.2,\r\n',
        "stop_times": "\ufeff,stop_sequence,stop_id,trip_id,departure_time,\r\n"
        '0,"1",A,T," 7:00:00",x\r\n1,2,B,"T",07:30:00,x\r\n2,3,C,T,08:00:00,x',
        "trips": ",route_id,service_id,trip_id\n17,R,daily,T\n",
    }
    found = stops_of(**marked)
    assert found["departures_weekday"].to_dict() == {"A": 1, "B": 1}
    assert found.loc["A", "name"] == 'Åby, "södra"'


def test_codes_are_text():
    stops = "stop_id,stop_name,stop_lat,stop_lon\n007,Å,60,10\n7,B,60.1,10\n9022001000000000001,C,60,11\n"
    trips = "route_id,service_id,trip_id\nR,daily,01\nR,daily,1\n"
    rows = calls(
        "01,07:00:00,007,1",
        "01,07:20:00,9022001000000000001,2",
        "01,07:30:00,7,3",
        "1,08:00:00,7,1",
        "1,09:00:00,007,2",
    )
    assert weekday(stops=stops, trips=trips, stop_times=rows) == {
        "007": 1,
        "7": 1,
        "9022001000000000001": 1,
    }


def test_rows_that_are_there_twice_are_one():
    def twice(text: str) -> str:
        head, *rows = text.splitlines()
        return "\n".join([head, *rows, *rows]) + "\n"

    doubled = {name: twice(text) for name, text in TABLES.items()}
    assert weekday(**doubled) == {"A": 1, "B": 1}


@pytest.mark.parametrize(
    ("table", "row", "word"),
    [
        ("stops", "A,Other,61,11,,", "stops.txt: 1 rows have what an earlier row has ('A' twice"),
        ("trips", "R,other,T", "trips.txt: 1 rows have what an earlier row has ('T' twice"),
        ("routes", "R,1,2", "routes.txt: 1 rows have what an earlier row has ('R' twice"),
        ("stop_times", "T,07:00:00,07:00:00,C,1", "trip T has two different calls"),
    ],
)
def test_of_two_different_rows_under_one_key_the_first_counts_and_that_is_said(table, row, word):
    found = gtfs.parse(zip_of(**{table: TABLES[table] + row + "\n"}), DAYS)
    assert found.stops["departures_weekday"].to_dict() == {"A": 1, "B": 1}
    assert found.stops.loc["A", "name"] == "Åby"
    assert len(notes(found)) == 1
    assert word in notes(found)[0]


def test_a_table_read_in_many_pieces_gives_the_same(monkeypatch):
    trips = "route_id,service_id,trip_id\n" + "".join(f"R,daily,trip{i}\n" for i in range(200))
    rows = [f"trip{i},{5 + n}:{i % 60:02}:00,{'ABC'[n]},{n}" for n in range(3) for i in range(200)]
    whole = stops_of(trips=trips, stop_times=calls(*rows))
    told = []
    monkeypatch.setattr(_row_blocks, "BLOCK", 300)
    pieces = gtfs.parse(zip_of(trips=trips, stop_times=calls(*rows)), DAYS, progress=told.append)
    pd.testing.assert_frame_equal(pd.DataFrame(whole), pd.DataFrame(pieces.stops))
    assert whole["departures_weekday"].tolist() == [200, 200]
    assert len(told) > 20
    assert told[-1] == 600


@pytest.mark.parametrize("table", ["stops", "routes", "trips", "stop_times"])
def test_a_table_that_is_missing_empty_cut_off_or_in_another_encoding_is_named(table):
    assert fault(zip_of(**{table: None})).endswith(
        ("no stops.txt: not a GTFS feed", f"no {table}.txt")
    )
    assert f"{table}.txt is empty" in fault(zip_of(**{table: ""}))
    column = TABLES[table].split(",")[0]
    assert f"{table}.txt has no column {column}" in fault(zip_of(**{table: "x" + TABLES[table]}))


@pytest.mark.parametrize("table", ["stops", "stop_times"])
def test_a_table_most_of_whose_rows_cannot_be_read_is_named(table):
    head, *rows = TABLES[table].splitlines()
    text = "\n".join([head, rows[0], *(f"{n},x,x,x,x,x,x,x" for n in range(2))])
    assert f"{table}.txt is not a table ('0,x,x" in fault(zip_of(**{table: text}))


def test_text_in_another_encoding_is_read_and_named():
    raw = {f"{name}.txt": text.encode("cp1252") for name, text in TABLES.items()}
    found = gtfs.parse(zipped(raw), DAYS)
    assert found.stops["name"].tolist() == ["Åby", "Berg"]
    assert notes(found) == ["stops.txt is not UTF-8 text: read as Windows-1252"]
    raw = {f"{name}.txt": text.encode("utf-16") for name, text in TABLES.items()}
    assert "is not UTF-8 text" in fault(zipped(raw))


def test_a_feed_without_calls_on_the_days_is_named():
    header = "trip_id,departure_time,stop_id,stop_sequence\n"
    assert "no departure" in fault(zip_of(stop_times=header))
    assert "no departure" in fault(zip_of(stop_times=calls("other,07:00:00,A,1")))
    assert "no departure" in fault(zip_of(stop_times=calls("T,07:00:00,A,1")))


@pytest.mark.parametrize("wrong", ["", "x", "-1", "1.5", "99999999999"])
def test_a_place_in_a_trip_that_is_no_number_is_named(wrong):
    said = fault(zip_of(stop_times=calls(f"T,07:00:00,A,{wrong}", "T,08:00:00,B,2")))
    assert f"stop_sequence {wrong!r}" in said


# The zip


def test_a_feed_may_lie_in_a_folder_and_beside_other_things():
    tables = {f"sweden/{name}.txt": text for name, text in TABLES.items()}
    raw = zipped(
        {**tables, "sweden/shapes.txt": "x", "__MACOSX/sweden/stops.txt": "?", "readme": ""}
    )
    assert len(gtfs.parse(raw, DAYS).stops) == 2


def test_names_that_are_paths_are_never_written_to(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tables = {f"../../{name}.txt": text for name, text in TABLES.items()}
    raw = zipped({**tables, "/etc/evil.txt": "x", "..\\evil.txt": "x"})
    assert len(gtfs.parse(raw, DAYS).stops) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_path_works_as_the_bytes_do(tmp_path):
    path = tmp_path / "feed.zip"
    path.write_bytes(zip_of())
    assert len(gtfs.parse(path, DAYS).stops) == 2
    assert gtfs.period(path) == (date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "raw", [b"", b"PK", b"<!doctype html>", b"stop_id,stop_name\n", first_half(zip_of())]
)
def test_what_is_no_zip_is_named(raw):
    assert fault(raw) == "feed.zip: cut off, or not a zip file"


def test_a_zip_in_a_zip_two_feeds_and_no_feed_are_named():
    assert "another zip (sweden.zip): unpack that" in fault(zipped({"sweden.zip": zip_of()}))
    assert "not a GTFS feed" in fault(zipped({"readme.txt": "x"}))
    two = {f"{place}/{name}.txt": text for place in "ab" for name, text in TABLES.items()}
    assert "2 feeds in one zip" in fault(zipped(two))


def deflated(**changed: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**TABLES, **changed}.items():
            archive.writestr(f"{name}.txt", text)
    return buffer.getvalue()


def patched(raw: bytes, name: str, offset: int, value: bytes) -> bytes:
    """The zip with a field of one member's central record overwritten."""
    at = raw.index(b"PK\x01\x02")
    while raw[at + 46 : at + 46 + len(name)] != name.encode():
        at = raw.index(b"PK\x01\x02", at + 1)
    return raw[: at + offset] + value + raw[at + offset + len(value) :]


def test_a_locked_zip_is_named():
    said = fault(patched(deflated(), "stops.txt", 8, struct.pack("<H", 1)))
    assert said == "feed.zip: stops.txt is locked with a password"


def test_an_unknown_packing_is_named():
    assert "packed in an unknown way" in fault(
        patched(deflated(), "trips.txt", 10, struct.pack("<H", 97))
    )


def test_a_damaged_member_is_named():
    raw = bytearray(deflated())
    at = raw.index(b"stop_times.txt") + 30
    raw[at : at + 20] = bytes(20)
    assert "stop_times.txt is damaged" in fault(bytes(raw))


def test_a_table_too_large_by_what_it_declares_is_refused_unread():
    huge = struct.pack("<I", 4_000_000_000)
    assert "stops.txt is larger than 1 GB" in fault(patched(deflated(), "stops.txt", 24, huge))
    # The trips of stop_times may be many, yet not 200 times as large as zipped.
    assert "200 times as large" in fault(patched(deflated(), "stop_times.txt", 24, huge))


def test_a_table_larger_than_it_declares_is_read_no_further(monkeypatch):
    rows = calls(*(f"trip{i},07:00:00,A,1" for i in range(50_000)))
    small = struct.pack("<I", 1000)
    read = []
    real = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda f, n=-1: read.append(len(d := real(f, n))) or d
    )
    assert "stop_times.txt is damaged" in fault(
        patched(deflated(stop_times=rows), "stop_times.txt", 24, small)
    )
    assert max(read) <= 2000


def test_a_bomb_of_one_line_repeated_is_refused():
    rows = TABLES["stop_times"] + "T,07:00:00,07:00:00,A,1\n" * 2_000_000
    assert "200 times as large" in fault(deflated(stop_times=rows))


# A second reader


def kit_departures(raw: bytes, tmp_path) -> dict[str, dict[str, int]]:
    """Departures by day and stop as gtfs-kit's tables and its calendar have them."""
    import gtfs_kit

    path = tmp_path / "feed.zip"
    path.write_bytes(raw)
    feed = gtfs_kit.read_feed(path, dist_units="km")
    found = {}
    for name, day in (("weekday", TUESDAY), ("saturday", SATURDAY), ("sunday", SUNDAY)):
        trips = set(feed.get_trips(day.strftime("%Y%m%d"))["trip_id"])
        counts: dict[str, int] = {}
        for _, calls in feed.stop_times[feed.stop_times["trip_id"].isin(trips)].groupby("trip_id"):
            for call in calls.sort_values("stop_sequence").iloc[:-1].itertuples():
                if call.pickup_type != 1:
                    counts[call.stop_id] = counts.get(call.stop_id, 0) + 1
        found[name] = counts
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_feed_of_chance_counts_as_gtfs_kit_has_it(seed, tmp_path):
    chance = random.Random(seed)
    services = [f"s{i}" for i in range(8)]
    days = calendar(
        *(
            f"{s},{','.join(str(chance.randrange(2)) for _ in range(7))},202603{chance.randrange(1, 15):02},20260331"
            for s in services[:6]
        )
    )
    said = exceptions(
        *{
            f"{chance.choice(services)},202603{d},{chance.randrange(1, 3)}"
            for d in (10, 14, 15)
            for _ in range(2)
        },
        "s7,20260310,1",
    )
    trips, rows = ["route_id,service_id,trip_id"], []
    for i in range(60):
        trips.append(f"R,{chance.choice(services)},t{i}")
        for n in range(chance.randrange(1, 8)):
            hour = chance.randrange(0, 30)
            rows.append(
                f"t{i},{hour:02}:00:00,{hour:02}:00:00,{chance.choice('ABC')},{n},{chance.randrange(4)}"
            )
    chance.shuffle(rows)
    raw = zip_of(
        calendar=days,
        calendar_dates=said,
        trips="\n".join(trips) + "\n",
        stop_times=calls(
            *rows, columns="trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type"
        ),
    )
    ours = gtfs.parse(raw, DAYS).stops
    for name, counts in kit_departures(raw, tmp_path).items():
        column = ours[f"departures_{name}"]
        assert column[column > 0].astype(int).to_dict() == counts
    bands = ours[[f"departures_{band}" for band in gtfs.BANDS]].sum(axis=1)
    assert bands.equals(ours["departures_weekday"])
    modes = ours[[f"departures_weekday_{mode}" for mode in gtfs.MODES]].sum(axis=1)
    assert modes.equals(ours["departures_weekday"])


# Asking the publishers


def test_norways_timetable_is_asked_for_below_the_base(publish, tmp_path):
    server = publish(
        gtfs=lambda asked: Reply(zip_of(), headers={"Content-Type": "application/zip"})
    )["gtfs"]
    server.fault("drop", "500", "429")
    gtfs.load("norway", tmp_path / "norway.zip")
    assert [asked.path for asked in server.asked] == ["/rb_norway-aggregated-gtfs.zip"] * 4
    assert len(gtfs.parse(tmp_path / "norway.zip", DAYS).stops) == 2


def test_sweden_without_a_key_says_how_to_set_one(publish, tmp_path, monkeypatch):
    monkeypatch.delenv(gtfs.KEY_VARIABLE, raising=False)
    server = publish(gtfs=lambda asked: Reply(zip_of()))["gtfs"]
    with pytest.raises(PublisherFault, match="needs a key: set KLYFTKARTAN_TRAFIKLAB_KEY"):
        gtfs.load("sweden", tmp_path / "sweden.zip")
    assert server.asked == []


def test_swedens_key_is_sent_to_the_mirror_and_kept_nowhere(publish, tmp_path, monkeypatch):
    monkeypatch.setenv(gtfs.KEY_VARIABLE, "hush")
    server = publish(gtfs=lambda asked: Reply(zip_of()))["gtfs"]
    answer = gtfs.load("sweden", tmp_path / "sweden.zip")
    assert (server.asked[0].path, server.asked[0].query) == (
        "/gtfs-sweden/sweden.zip",
        {"key": ["hush"]},
    )
    assert "hush" not in repr(answer)


def test_swedens_timetable_is_asked_of_trafiklab(tmp_path, monkeypatch):
    monkeypatch.delenv("KLYFTKARTAN_BASE_URLS", raising=False)
    monkeypatch.setenv(gtfs.KEY_VARIABLE, "hush")
    asked = []
    monkeypatch.setattr(gtfs, "download", lambda *place, **options: asked.append(options))
    gtfs.load("sweden", tmp_path / "sweden.zip")
    assert asked[0]["address"] == "https://opendata.samtrafiken.se/gtfs-sweden/sweden.zip"
    assert asked[0]["query"] == {"key": "hush"}


@pytest.mark.parametrize("fault", ["html", "empty", "cut"])
def test_an_answer_that_is_no_zip_is_asked_for_once_more_and_then_named(publish, tmp_path, fault):
    server = publish(gtfs=lambda asked: Reply(zip_of()))["gtfs"]
    server.fault(fault)
    gtfs.load("norway", tmp_path / "norway.zip")
    assert len(gtfs.parse(tmp_path / "norway.zip", DAYS).stops) == 2
    server.fault(fault, fault)
    with pytest.raises(PublisherFault, match=r"not a zip file \(rb_norway-aggregated-gtfs\)\.$"):
        gtfs.load("norway", tmp_path / "again.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["norway.zip"]
    assert len(server.asked) == 4


def test_an_address_that_gives_a_web_page_is_told_so(publish, tmp_path, monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_ALLOW_PRIVATE", "1")
    server = publish(gtfs=lambda asked: Reply("<html>Download our app</html>"))["gtfs"]
    place = f"{_http.base_of('gtfs')}/page"
    with pytest.raises(PublisherFault, match="a web page, not a zip file"):
        gtfs.load_from(place, tmp_path / "own.zip")
    assert len(server.asked) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.live
def test_norways_timetable_as_it_is_today(tmp_path):
    gtfs.load("norway", tmp_path / "norway.zip")
    found = gtfs.parse(tmp_path / "norway.zip")
    assert len(found.stops) > 20_000
    assert found.timezones == ("Europe/Oslo",)
    assert found.stops["departures_weekday"].sum() > 200_000
