"""Timetables as planners have them: odd rows, odd days, on-demand zones. Each is read, and what was done is said."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely
from support.small_feeds import TABLES, zip_of
from support.small_inputs import zipped

from loaders import _flex_outlines, gtfs, own_feed
from loaders._feed_notes import SENTENCES, said_of
from loaders.faults import InputFault
from translations import LANGUAGES
from translations.texts import speaking
from views.gaps import feed_notes

TODAY = date(2026, 3, 10)
HEAD = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
TWO = "route_id,service_id,trip_id\nR,daily,T\nR,daily,U\n"
CALLS = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n"
    "T,07:00:00,07:00:00,A,1,0\nT,07:10:00,07:10:00,B,2,0\nT,07:30:00,07:30:00,C,3,0\n"
    "U,08:00:00,08:00:00,A,1{u}\nU,08:10:00,08:10:00,B,2{u}\nU,08:30:00,08:30:00,C,3{u}\n"
)
WHOLE = {"trips": TWO, "stop_times": CALLS.format(u=",0")}
EACH_TWICE = {"A": 2, "B": 2}


def counted(found: gtfs.Timetable, kind: str = "weekday") -> dict[str, int]:
    column = found.stops[f"departures_{kind}"]
    return column[column > 0].astype(int).to_dict()


def said(found: gtfs.Timetable) -> str:
    return "\n".join(map(said_of, found.notes))


def read(**tables: str | None) -> gtfs.Timetable:
    return gtfs.parse(zip_of(**{**WHOLE, **tables}), today=TODAY)


def test_every_remark_has_a_sentence_on_the_page_and_in_a_log():
    assert set(SENTENCES) == feed_notes.KINDS


# Rows


@pytest.mark.parametrize("u", ["", ","])
def test_short_rows_are_filled_with_blanks(u):
    found = read(stop_times=CALLS.format(u=u))
    assert counted(found) == EACH_TWICE
    assert ("3 rows have fewer cells" in said(found)) == (not u)


def test_a_heading_that_ends_in_a_comma_makes_no_row_short():
    found = read(stop_times=CALLS.format(u=",0").replace("pickup_type\n", "pickup_type,\n"))
    assert counted(found) == EACH_TWICE
    assert found.notes == ()


def test_rows_that_end_in_commas_are_not_long():
    rows = CALLS.format(u=",0").replace("\n", ",,\n")
    found = read(stop_times=rows.replace("pickup_type,,", "pickup_type"))
    assert counted(found) == EACH_TWICE
    assert found.notes == ()


@pytest.mark.parametrize("places", [1, 2, 3])
def test_a_name_with_a_comma_and_no_quotation_marks_is_a_name(places):
    """Of one stop, or of most: only one reading has a latitude where it should be."""
    names = ["Åby, södra", "Berg, norra", "Cen, torget"]
    stops = TABLES["stops"]
    for short, long in list(zip(["Åby", "Berg", "Cen"], names, strict=True))[:places]:
        stops = stops.replace(short, long)
    found = read(stops=stops)
    assert counted(found) == EACH_TWICE
    assert found.stops["name"]["A"] == "Åby, södra"
    assert f"stops.txt: {places} rows have more cells" in said(found)


def test_a_long_row_that_may_mean_two_things_is_left_out_and_said():
    found = read(stops=TABLES["stops"] + "D,Dal,60.3,x,10.3,,z\n")
    assert counted(found) == EACH_TWICE
    assert "stops.txt: 1 rows are left out, as it is not clear which cell is what ('D,Dal" in said(
        found
    )


def test_cells_behind_the_last_column_cost_nothing():
    found = read(stop_times=CALLS.format(u=",0,a remark"))
    assert counted(found) == EACH_TWICE
    assert "3 rows have more cells" in said(found)


def test_rows_of_commas_are_no_rows():
    commas = {
        n: t + "," * t.split("\n")[0].count(",") + "\n,\n" for n, t in {**TABLES, **WHOLE}.items()
    }
    dates = "service_id,date,exception_type\ndaily,20260303,2\n,,\n,,\n"
    found = read(**commas, calendar_dates=dates)
    assert counted(found) == EACH_TWICE
    assert found.notes == ()
    assert found.days.weekday == date(2026, 3, 10)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n\r\n", "\n\n"])
def test_every_line_end_ends_a_line(end):
    written = {n: t.replace("\n", end) for n, t in {**TABLES, **WHOLE}.items()}
    found = read(**written)
    assert counted(found) == EACH_TWICE
    assert found.notes == ()


@pytest.mark.parametrize("table", ["stops", "stop_times", "trips"])
@pytest.mark.parametrize("last", [True, False])
def test_a_quotation_mark_that_is_never_closed_swallows_no_row(table, last):
    head, *rows = {**TABLES, **WHOLE}[table].rstrip("\n").split("\n")
    at = -1 if last else 0
    first, *cells = rows[at].split(",")
    rows[at] = ",".join([first, '"' + cells[0], *cells[1:]])
    found = read(**{table: "\n".join([head, *rows]) + "\n"})
    assert counted(found) == EACH_TWICE


def test_two_marks_that_pair_over_two_rows_swallow_none():
    rows = (
        CALLS.format(u=",0")
        .replace("\n", ',"x\n')
        .replace('pickup_type,"x', "pickup_type,stop_headsign")
    )
    found = read(stop_times=rows)
    assert counted(found) == EACH_TWICE


def test_a_cell_of_several_lines_is_one_cell():
    stops = (
        TABLES["stops"]
        .replace("A,Åby,", 'A,"Åby\nsödra",')
        .replace("B,Berg", 'B,"Berg, ""norra"""')
    )
    found = read(stops=stops)
    assert counted(found) == EACH_TWICE
    assert found.stops["name"].tolist() == ["Åby\nsödra", 'Berg, "norra"']


@pytest.mark.parametrize("mark", [";", "\t"])
def test_cells_may_be_separated_as_a_spreadsheet_does_it(mark):
    written = {n: t.replace(",", mark) for n, t in {**TABLES, **WHOLE}.items()}
    written["stops"] = written["stops"].replace("60.", "60,").replace("10.", "10,")
    found = read(**written)
    assert counted(found) == EACH_TWICE
    assert found.stops.geometry["B"].x == 10.1
    assert "separated by a" in said(found)


@pytest.mark.parametrize(
    ("table", "row", "word"),
    [
        ("stops", ",Nowhere,60,10,,", "stops.txt: 1 rows without stop_id"),
        ("trips", "R,daily,", "trips.txt: 1 rows without trip_id"),
        ("trips", "R", "trips.txt: 1 rows without trip_id"),
        ("routes", ",1,3", "routes.txt: 1 rows without route_id"),
        ("calendar", "x,1,1,1,1,1,1,1,2026-03-01,20260331", "'2026-03-01' is no date"),
        ("calendar", "x,1,1,1", "neither 0 nor 1"),
        ("stop_times", "T,09:00:00,09:00:00,A,second,0", "stop_sequence 'second'"),
        ("stop_times", "T,09:00:00", "stop_sequence ''"),
    ],
)
def test_one_bad_row_never_costs_a_feed(table, row, word):
    found = read(**{table: {**TABLES, **WHOLE}[table] + row + "\n"})
    assert counted(found) == EACH_TWICE
    assert word in said(found)


@pytest.mark.parametrize(
    ("table", "content"),
    [
        ("agency", ""),
        ("agency", "\0\0\0"),
        ("agency", "a,b\n1,2\n"),
        ("frequencies", "damaged"),
        ("calendar_dates", "damaged"),
    ],
)
def test_one_bad_optional_table_never_costs_the_rest(table, content):
    found = read(**{table: content})
    assert counted(found) == EACH_TWICE
    assert f"done without {table}.txt" in said(found) or content == "a,b\n1,2\n"
    for language in LANGUAGES:
        with speaking(language):
            sentences = [feed_notes.sentence(note) for note in found.notes]
            assert all(f"{table}.txt".replace("_", "\\_") in text for text in sentences)


def test_names_in_any_case_and_folders_with_backslashes():
    tables = {**TABLES, **WHOLE}
    for name in ("{}.TXT", "Feed\\{}.txt", "a/b\\{}.Txt"):
        raw = zipped({name.format(table.upper()): text for table, text in tables.items()})
        assert counted(gtfs.parse(raw)) == EACH_TWICE
    heads = {n: t.split("\n")[0].upper() + "\n" + t.split("\n", 1)[1] for n, t in tables.items()}
    assert counted(read(**heads)) == EACH_TWICE


# Days


def days(*rows: str) -> str:
    return HEAD + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("row", "shown", "day"),
    [
        ("daily,0,0,0,0,0,1,1,20260601,20260831", "saturday", date(2026, 6, 6)),
        ("daily,0,0,0,0,0,0,1,20260601,20260831", "sunday", date(2026, 6, 7)),
        ("daily,1,0,0,0,0,0,0,20260601,20260831", "weekday", date(2026, 6, 1)),
        ("daily,0,0,0,1,0,0,0,20260601,20260831", "weekday", date(2026, 6, 4)),
        ("daily,1,0,0,1,0,0,0,20260601,20260831", "weekday", date(2026, 6, 1)),
        ("daily,0,1,0,1,0,0,0,20260601,20260831", "weekday", date(2026, 6, 2)),
    ],
)
def test_the_busiest_days_are_taken_whichever_they_are(row, shown, day):
    found = read(calendar=days(row))
    assert found.shown == shown
    assert found.days.named()[shown].weekday() == day.weekday()
    assert counted(found, shown) == EACH_TWICE
    assert found.stops["departures_06_09"].to_dict() == EACH_TWICE
    assert found.trips == found.most_trips == 2


def test_one_day_out_of_the_ordinary_does_not_move_the_weekday():
    found = read(
        calendar=days("daily,1,1,1,1,1,1,1,20260301,20260630"),
        trips=TWO + "".join(f"R,fair,F{n}\n" for n in range(9)),
        calendar_dates="service_id,date,exception_type\nfair,20260423,1\n",  # a Thursday
    )
    assert found.days.weekday.weekday() == 1


def test_an_exception_before_all_service_is_no_part_of_the_period():
    found = gtfs.parse(
        zip_of(
            **WHOLE,
            calendar=days("daily,1,1,1,1,1,0,0,20260301,20261231"),
            calendar_dates="service_id,date,exception_type\ndaily,20240106,2\ndaily,20241225,2\n",
        ),
        today=date(2025, 6, 1),
    )
    assert counted(found) == EACH_TWICE
    assert (found.first, found.last) == (date(2026, 3, 2), date(2026, 12, 31))


@pytest.mark.parametrize(
    "today", [date(2024, 6, 1), date(2025, 6, 1), date(2026, 6, 1), date(2030, 1, 1)]
)
def test_a_thin_old_service_does_not_hide_the_timetable(today):
    trips = "route_id,service_id,trip_id\nR,old,T0\n" + "".join(
        f"R,new,T{n}\n" for n in range(1, 21)
    )
    rows = "".join(f"T{n},{6 + n // 2}:00:00,A,1\nT{n},{7 + n // 2}:00:00,C,2\n" for n in range(21))
    raw = zip_of(
        trips=trips,
        stop_times="trip_id,departure_time,stop_id,stop_sequence\n" + rows,
        calendar=days("old,1,1,1,1,1,1,1,20240101,20261231", "new,1,1,1,1,1,1,1,20260301,20261231"),
    )
    assert counted(gtfs.parse(raw, today=today)) == {"A": 21}


def test_a_calendar_without_an_end_is_one():
    found = read(calendar=days("daily,1,1,1,1,1,1,1,20260301,99991231"))
    assert counted(found) == EACH_TWICE
    assert found.last == date(9999, 12, 31)


def test_days_without_a_trip_are_told_with_the_days_that_have_some():
    raw = zip_of(**WHOLE, calendar=days("daily,0,0,0,0,0,1,1,20260601,20260831"))
    with pytest.raises(gtfs.NothingRuns) as caught:
        own_feed.read(raw, date(2026, 5, 5))
    assert (caught.value.first, caught.value.last) == (date(2026, 6, 6), date(2026, 8, 30))
    weekend = own_feed.read(raw, date(2026, 6, 9))  # a Tuesday
    assert (weekend.shown, counted(weekend), counted(weekend, "saturday")) == (
        "weekday",
        {},
        EACH_TWICE,
    )


# On-demand traffic

FLEX = (
    "trip_id,arrival_time,departure_time,stop_id,location_id,location_group_id,stop_sequence,pickup_type,"
    "start_pickup_drop_off_window,end_pickup_drop_off_window\n"
)
FIXED = (
    "T,07:00:00,07:00:00,A,,,1,0,,\nT,07:10:00,07:10:00,B,,,2,0,,\nT,07:30:00,07:30:00,C,,,3,0,,\n"
)
ON_CALL = "U,,,,{zone},{group},1,2,08:00:00,17:00:00\nU,,,,{zone},{group},2,1,08:00:00,17:00:00\n"
SQUARE = [[13.4, 55.4], [13.6, 55.4], [13.6, 55.5], [13.4, 55.5], [13.4, 55.4]]


def zone(
    id: object = "zone1", rings: object = (SQUARE,), kind: str = "Polygon", **words: object
) -> dict:
    geometry = {"type": kind, "coordinates": rings}
    return {
        "type": "Feature",
        "id": id,
        "properties": {"stop_name": "Zon"},
        "geometry": geometry,
        **words,
    }


def geojson(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def flex(stop_times: str, locations: str | None, **tables: str | None) -> gtfs.Timetable:
    texts = {**TABLES, "trips": TWO, "stop_times": stop_times, **tables}
    members = {f"{name}.txt": text for name, text in texts.items() if text is not None}
    if locations is not None:
        members["locations.geojson"] = locations
    return own_feed.read(zipped(members), None)


def test_fixed_stops_are_counted_and_zones_beside_them_are_not():
    found = flex(FLEX + FIXED + ON_CALL.format(zone="zone1", group=""), geojson(zone()))
    assert counted(found) == {"A": 1, "B": 1}
    assert said(found).startswith("1 on-demand zones or groups of stops are not counted")
    (row,) = found.zones.itertuples()
    assert (row.Index, row.name, row.start, row.end, row.days, row.is_group) == (
        "zone1", "Zon", 8 * 3600, 17 * 3600, 7, False,
    )  # fmt: skip
    assert row.geometry.bounds == (13.4, 55.4, 13.6, 55.5)


def test_a_zone_between_two_fixed_stops_takes_nothing_from_them():
    rows = "T,07:00:00,07:00:00,A,,,1,0,,\nT,,,,zone1,,2,2,07:00:00,07:30:00\nT,07:30:00,07:30:00,C,,,3,0,,\n"
    found = flex(FLEX + rows, geojson(zone()))
    assert counted(found) == {"A": 1}
    assert "without any time" not in said(found)


def test_a_zone_named_where_a_stop_would_be_is_a_zone():
    found = flex(
        FLEX + FIXED + "U,,,zone1,,,1,2,08:00:00,17:00:00\nU,09:00:00,09:00:00,zone1,,,2,2,,\n",
        geojson(zone()),
    )
    assert counted(found) == {"A": 1, "B": 1}
    assert list(found.zones.index) == ["zone1"]
    assert "stops.txt does not have" not in said(found)


def test_a_fare_area_that_is_called_as_its_stop_makes_no_zone():
    found = flex(WHOLE["stop_times"], None, stop_areas="area_id,stop_id\nA,A\nB,B\n")
    assert counted(found) == EACH_TWICE
    assert found.zones.empty
    assert found.notes == ()


def test_a_feed_of_zones_alone_has_no_departure_and_says_so():
    for stops in (None, "stop_id,stop_name,stop_lat,stop_lon\n"):
        found = flex(FLEX + ON_CALL.format(zone="zone1", group=""), geojson(zone()), stops=stops)
        assert found.stops.empty
        assert len(found.zones) == 1
        assert "on-demand zones" in said(found)


@pytest.mark.parametrize("members", ["G,A\nG,B\n", "G,A\n"])
def test_a_group_of_stops_is_drawn_around_them(members):
    found = flex(
        FLEX + ON_CALL.format(zone="", group="G"),
        None,
        location_groups="location_group_id,location_group_name\nG,Landsbygd\n",
        location_group_stops="location_group_id,stop_id\n" + members,
    )
    (row,) = found.zones.itertuples()
    assert (row.name, row.is_group) == ("Landsbygd", True)
    assert row.geometry.contains(shapely.Point(10.0, 60.0))
    assert row.geometry.contains(shapely.Point(10.1, 60.1)) == ("B" in members)
    assert found.stops.empty


def test_a_booking_window_at_a_stop_is_no_time():
    rows = "T,07:00:00,07:00:00,A,,,1,0,,\nT,,,B,,,2,2,08:00:00,17:00:00\nT,,,C,,,3,2,08:00:00,17:00:00\n"
    found = flex(FLEX + rows, None)
    assert counted(found) == {"A": 1}
    assert said(found) == "2 calls with a booking window are not counted as departures"


def test_the_words_of_the_drafts_are_understood():
    old = FLEX.replace("drop_off_window", "dropoff_window")
    found = flex(old + FIXED + "U,,,zone1,,,1,2,08:00:00,17:00:00\n", geojson(zone()))
    assert (found.zones["start"].iloc[0], counted(found)) == (8 * 3600, {"A": 1, "B": 1})


def test_days_of_a_zone_are_those_of_its_service():
    found = flex(
        FLEX + FIXED + ON_CALL.format(zone="zone1", group=""),
        geojson(zone()),
        trips="route_id,service_id,trip_id\nR,daily,T\nR,some,U\n",
        calendar=TABLES["calendar"] + "some,1,0,0,1,0,0,0,20260301,20260331\n",
    )
    assert found.zones["days"].tolist() == [2]


BAD_OUTLINES = [
    "{}",
    "[",
    "[" * 100_000,
    "{\"features\": 1}",
    geojson(None, 1, {}, zone(geometry=None)),
    geojson(zone(rings=[[[1, 2]]])),
    geojson(zone(rings="x")),
    geojson(zone(rings=[["x", "y", "z"]])),
    geojson(zone(rings=[[[1e400, 0], [0, 0], [1, 1]]])).replace("Infinity", "1e999"),
    geojson(zone(rings=[[[500, 0], [0, 0], [1, 1]]])),
    geojson(zone(kind="Point", rings=[1, 2])),
]  # fmt: skip


@pytest.mark.parametrize("locations", BAD_OUTLINES, ids=range(len(BAD_OUTLINES)))
def test_outlines_that_cannot_be_read_cost_the_map_alone(locations):
    found = flex(FLEX + FIXED + ON_CALL.format(zone="zone1", group=""), locations)
    assert counted(found) == {"A": 1, "B": 1}
    assert found.zones.geometry.isna().all()
    assert "1 on-demand zones have no outline" in said(found)


def test_a_fine_outline_is_thinned_and_keeps_its_area():
    turn = np.linspace(0, 2 * np.pi, 50_000)
    ring = np.column_stack([13 + np.cos(turn), 55 + np.sin(turn)]).round(7).tolist()
    (shape,) = [
        s for _, s in _flex_outlines.outlines(geojson(zone(rings=[ring])).encode(), "f").values()
    ]
    assert len(shape.exterior.coords) <= 1_002
    assert shape.area == pytest.approx(np.pi, rel=1e-4)


def test_more_zones_than_are_read_is_a_sentence():
    rows = "".join(f"T,,,,z{n},,{n},2,08:00:00,17:00:00\n" for n in range(1_500))
    with pytest.raises(InputFault, match="more than 1,000 on-demand zones"):
        flex(FLEX + rows, None)


# Size


def test_shapes_are_not_read_and_do_not_count(monkeypatch: pytest.MonkeyPatch):
    tables = {f"{n}.txt": t for n, t in {**TABLES, **WHOLE}.items()}
    monkeypatch.setattr(own_feed, "MOST_UNZIPPED", sum(len(t.encode()) for t in tables.values()))
    raw = zipped({**tables, "shapes.txt": "damaged" * 1000, "feed_info.txt": "?"})
    assert counted(own_feed.read(raw, None)) == EACH_TWICE
    with pytest.raises(InputFault, match="MB unzipped, without its shapes"):
        own_feed.read(zipped({**tables, "calendar_dates.txt": "x"}), None)


def test_what_is_found_is_the_same_in_any_order_of_rows():
    head, *rows = CALLS.format(u="").rstrip("\n").split("\n")
    whole = read(stop_times="\n".join([head, *rows]) + "\n").stops
    turned = read(stop_times="\n".join([head, *rows[::-1]]) + "\n").stops
    pd.testing.assert_frame_equal(pd.DataFrame(whole), pd.DataFrame(turned))
