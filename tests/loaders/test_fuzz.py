"""Made files of every kind, as a worker reads them: a table, a timetable or a sentence, and nothing else.

The same 2,000 in every run; `make fuzz` makes others, and more of them (FUZZ times as many).
"""

import io
import json
import os
import re
import sqlite3
import zipfile
from collections import Counter
from datetime import date, timedelta
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import hostile
from support.small_feeds import TABLES

from loaders import outside, own_feed, worker
from loaders._service_days import NothingRuns
from loaders.faults import InputFault
from loaders.own_reading import JOBS

TIMES = int(os.environ.get("FUZZ", "0"))
KNOWN = {
    "deso": ["0114A0010", "0114A0020", "1264C1010"],
    "regso": ["0114R001"],
    "municipality": ["0114", "0115", "1264"],
}
CODES = [*KNOWN["deso"], *KNOWN["regso"], *KNOWN["municipality"], "114", "00 Riket", "0114 Väsby"]
LONGEST = 200  # of a text, but for those that are made long by repeating them


def examples(count):
    """This many, always the same; or FUZZ times as many, never the same."""
    return settings(
        max_examples=count * max(TIMES, 1),
        derandomize=not TIMES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def read(job, raw, **words):
    """What the worker says of a file; it takes no more memory than it may."""
    before = outside.peak_of()
    head, *_ = outside.unpacked(worker.done(JOBS, {"job": job, **words}, [raw]))
    says = json.loads(head)
    assert says["peak"] - before < outside.MOST_MEMORY
    assert "limit" not in says
    return says


def table_of(raw, name):
    says = read("table", raw, name=name, known=KNOWN)
    assert says.get("faults") or says["names"]


numbers = st.one_of(
    st.integers(-3, 3000).map(str),
    st.integers(-(10**400), 10**400).map(str),
    st.floats().map(str),
    st.sampled_from(["1,5", "1.234", "1 234", "12 %", "..", "–", "-5", "1e5", "٣", "²", "=1+1", "1,234,567"]),
)  # fmt: skip
odd = st.sampled_from(
    ["\0", "\r", "\ud800", "é", "e\u0301", "\u202e", '"', '="0114"', "\ufeff", "\x85"]
)
texts = st.one_of(
    st.text(max_size=LONGEST),
    odd,
    st.tuples(odd, st.integers(1, 3000)).map(lambda pair: pair[0] * pair[1]),
    st.sampled_from(["kod", "total", "Källa: SCB", "sep=;", "desokod", "region"]),
)
cells = st.one_of(numbers, numbers, texts, st.sampled_from(CODES), st.just(""))
rows = st.lists(st.tuples(st.sampled_from(CODES), cells, cells, cells), min_size=1, max_size=9)
heads = st.one_of(st.just(("kod", "a", "total", "b")), st.tuples(texts, texts, texts, texts))
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"]


def damaged(draw, raw):
    """The bytes with some of them changed, cut out or put in; or as they are."""
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(raw)))
        put = draw(st.binary(max_size=6))
        raw = raw[:at] + put + raw[at + draw(st.integers(0, 6)) :]
    return raw


@examples(500)
@given(st.data(), heads, rows, st.sampled_from(";,\t|"), st.sampled_from(ENCODINGS))
def test_made_tables(data, head, body, separator, encoding):
    lines = (separator.join(map(str, row)) for row in [head, *body])
    raw = "\n".join(lines).encode(encoding, "replace")
    table_of(damaged(data.draw, raw), "a.csv")


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**320), 10**320), st.floats(), texts, st.sampled_from(CODES)
)  # fmt: skip
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
positions = st.lists(st.floats(-200, 200) | st.floats() | st.integers(-(10**9), 10**9), max_size=4)
rings = st.lists(
    positions | st.just([17, 59]) | st.tuples(st.floats(0, 9), st.floats(0, 9)), max_size=9
)
shapes = st.one_of(
    st.none(),
    anything,
    rings.map(lambda ring: {"type": "Polygon", "coordinates": [[*ring, *ring[:1]]]}),
    rings.map(lambda ring: {"type": "MultiPolygon", "coordinates": [[[*ring, *ring[:1]]]]}),
    rings.map(lambda ring: {"type": "LineString", "coordinates": ring}),
)
properties = st.one_of(
    anything, st.fixed_dictionaries({"kod": st.sampled_from(CODES), "a": scalars, "total": scalars})
)
crs = st.one_of(
    anything,
    st.fixed_dictionaries({"properties": st.one_of(st.none(), st.fixed_dictionaries({"name": texts}))}),
    st.sampled_from(["3006", "4326", "0", "999999"]).map(
        lambda code: {"properties": {"name": f"EPSG:{code}"}}
    ),
)  # fmt: skip
features = st.fixed_dictionaries({"properties": properties, "geometry": shapes}) | anything


@examples(500)
@given(st.data(), st.lists(features, max_size=6), crs)
def test_made_geojson(data, listed, system):
    raw = json.dumps({"features": listed, "crs": system}).encode()
    table_of(damaged(data.draw, raw), "a.geojson")


@cache
def packages():
    return hostile.geopackage()


@examples(300)
@given(st.data(), rows)
def test_made_geopackages(data, body):
    base = sqlite3.connect(":memory:")
    base.deserialize(packages())
    for number, row in enumerate(body):
        values = [cell.encode("utf-8", "replace").decode() for cell in row[:3]]
        shape = data.draw(st.none() | st.binary(max_size=40).map(lambda raw: b"GP\0\1" + raw))
        base.execute(
            "INSERT OR REPLACE INTO data (fid, geom, kod, a, total) VALUES (?, ?, ?, ?, ?)",
            [number, shape, *values],
        )
    base.commit()
    raw = base.serialize()
    base.close()
    table_of(damaged(data.draw, raw), "a.gpkg")


@cache
def workbook_parts():
    with zipfile.ZipFile(io.BytesIO(hostile.workbook())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@examples(250)
@given(st.data(), rows)
def test_made_workbooks(data, body):
    parts = dict(workbook_parts())
    written = "".join(
        f"<row>{''.join(_written(cell, data.draw(st.sampled_from(_TYPES))) for cell in row)}</row>"
        for row in body
    )
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = sheet.replace("</sheetData>", f"{written}</sheetData>")
    parts["xl/worksheets/sheet1.xml"] = sheet.encode("utf-8", "replace")
    name = data.draw(st.sampled_from(sorted(parts)))
    parts[name] = damaged(data.draw, parts[name])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    table_of(damaged(data.draw, file.getvalue()), "a.xlsx")


_TYPES = ["n", "str", "inlineStr", "s", "b", "e", "d"]


def _written(cell, kind):
    bare = "".join(letter for letter in cell if letter.isalnum() or letter in " .,:-")
    if kind == "inlineStr":
        return f'<c t="inlineStr"><is><t>{bare}</t></is></c>'
    return f'<c t="{kind}"><v>{bare}</v></c>'


fields = st.one_of(
    st.sampled_from(["A", "B", "T", "R", "daily", "1", "0", "3", "-1", "60.0", "07:00:00", "25:10:00", "20260301", "99991231", "00010101", ""]),
    st.text(max_size=12),
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(["1e400", "nan", "inf", "\r", '"', "\0", "99:99:99", "999:00:00", "20261301"]),
)  # fmt: skip
FREQUENCIES = "trip_id,start_time,end_time,headway_secs\nT,07:00:00,09:00:00,600\n"
DATES = "service_id,date,exception_type\ndaily,20260310,2\n"
GROUPS = "location_group_id,location_group_name\nG,Group\n"
MEMBERS = "location_group_id,stop_id\nG,A\nG,B\n"
WINDOWS = ",location_id,start_pickup_drop_off_window,end_pickup_drop_off_window"
FEED = {
    **TABLES,
    "stop_times": TABLES["stop_times"].replace("sequence\n", f"sequence{WINDOWS}\n") + "T,,,,9,Z,08:00:00,17:00:00\n",
    "frequencies": FREQUENCIES,
    "calendar_dates": DATES,
    "location_groups": GROUPS,
    "location_group_stops": MEMBERS,
}  # fmt: skip


@examples(450)
@given(st.data())
def test_made_feeds(data):
    tables = dict(FEED)
    for name in data.draw(st.lists(st.sampled_from(sorted(FEED)), max_size=3)):
        head, *body = tables[name].rstrip("\n").split("\n")
        width = head.count(",") + 1
        more = data.draw(st.lists(st.lists(fields, min_size=width, max_size=width), max_size=4))
        keep = data.draw(st.integers(0, len(body)))
        lines = [head, *body[:keep], *(",".join(row) for row in more)]
        tables[name] = "\n".join(lines) + data.draw(st.sampled_from(["\n", ""]))
    for name in data.draw(st.lists(st.sampled_from(sorted(FEED)), max_size=1)):
        tables[name] = data.draw(st.none() | st.text(max_size=60))
    zones = data.draw(st.none() | st.lists(features | zoned, max_size=3))
    raw = damaged(data.draw, _zipped(tables, zones))
    days = [None, "2026-03-10", "2026-03-31", "2026-03-14", "0001-01-01", "9999-12-31"]
    says = read("timetable", raw, weekday=data.draw(st.sampled_from(days)))
    assert says.get("fault") or says["stops"] or says["zones"]


zoned = st.fixed_dictionaries(
    {"id": st.sampled_from(["Z", "G", "A", 7]), "properties": properties, "geometry": shapes}
)


def _zipped(tables, zones=None, name="{}.txt"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for table, text in tables.items():
            if text is not None:
                archive.writestr(name.format(table), text)
        if zones is not None:
            archive.writestr(
                name.format("x").replace("x.txt", "locations.geojson"),
                json.dumps({"features": zones}),
            )
    return file.getvalue()


# Timetables whose departures are known: whatever is done to how they are written, none is lost.

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
first_day = date(2026, 3, 2)  # a Monday
names = st.text("abcåäö ,;'\u0085\u2028", min_size=1, max_size=9)


@st.composite
def timetables(draw):
    """Services, trips and their calls: trip, service and (stop, minute) each."""
    services = draw(
        st.lists(
            st.lists(st.booleans(), min_size=7, max_size=7).filter(any), min_size=1, max_size=3
        )
    )
    stops = draw(st.integers(2, 4))
    call = st.tuples(st.integers(0, stops - 1), st.integers(0, 60))
    trip = st.tuples(
        st.integers(0, len(services) - 1),
        st.integers(0, 1500),
        st.lists(call, min_size=2, max_size=5),
    )
    return services, stops, draw(st.lists(trip, min_size=1, max_size=6))


def _tables(services, stops, trips, titles, on_call):
    """The rows of each table, heading first; with trips on call, in a zone, at the end."""
    calls = [
        ["trip_id", "departure_time", "stop_id", "stop_sequence", "stop_headsign", "pickup_type"]
    ]
    for number, (_, start, some) in enumerate(trips):
        minute = start
        for order, (stop, more) in enumerate(some):
            minute += more
            clock = f"{minute // 60:02}:{minute % 60:02}:00"
            calls.append([f"T{number}", clock, f"S{stop}", f"{order}", titles[stop], ""])
    calls[0] += ["location_id", "start_pickup_drop_off_window"]
    calls = [row if len(row) == 8 else [*row, "", ""] for row in calls]
    calls += [
        [f"Z{n}", "", "", f"{order}", "", "2", "zone", "08:00:00"]
        for n in range(on_call)
        for order in range(2)
    ]
    ids = [
        *((f"T{n}", f"s{trip[0]}") for n, trip in enumerate(trips)),
        *((f"Z{n}", "s0") for n in range(on_call)),
    ]
    return {
        "stops": [["stop_id", "stop_name", "stop_lat", "stop_lon", "zone_id"],
                  *([f"S{n}", titles[n], f"{60 + n / 10}", f"{10 + n / 10}", ""] for n in range(stops))],
        "routes": [["route_id", "route_type"], ["R", "3"]],
        "trips": [["trip_id", "service_id", "route_id"], *([*both, "R"] for both in ids)],
        "calendar": [["service_id", *WEEK, "start_date", "end_date"],
                     *([f"s{n}", *(f"{int(on)}" for on in days), "20260302", "20260405"] for n, days in enumerate(services))],
        "stop_times": calls,
    }  # fmt: skip


def _written_somehow(draw, rows):
    """A table as text: its columns in any order, quoted or not, rows short and long, blank rows, any line end."""
    mark = draw(st.sampled_from([",", ",", ",", ";", "\t"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    order = draw(st.permutations(range(len(rows[0]))))
    always, quote = draw(st.booleans()), re.compile(f'[{mark}"\r\n]')
    lines = []
    for number, row in enumerate(rows):
        cells = [row[at] for at in order]
        if number:
            while draw(st.booleans()) and cells and not cells[-1]:
                cells.pop()
            cells += [""] * draw(st.integers(0, 2))
        elif draw(st.booleans()):
            cells = [cell.upper() for cell in cells]
        lines.append(mark.join(f'"{c}"' if always or quote.search(c) else c for c in cells))
        lines += (
            draw(
                st.lists(st.sampled_from(["", mark, mark * (len(row) - 1), mark * 12]), max_size=2)
            )
            if number
            else []
        )
    return (
        draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end]))
    )


def _expected(services, trips, day):
    """Departures by stop on a day: every call but a trip's last."""
    counts = Counter()
    for service, _, some in trips:
        if day is not None and services[service][day.weekday()]:
            counts.update(f"S{stop}" for stop, _ in some[:-1])
    return dict(counts)


def _found(timetable, kind):
    column = timetable.stops[f"departures_{kind}"].dropna()
    return column[column > 0].astype(int).to_dict()


@examples(200)
@given(st.data(), timetables(), st.lists(names, min_size=4, max_size=4), st.integers(0, 2))
def test_no_departure_is_lost_however_a_timetable_is_written(data, made, titles, on_call):
    services, stops, trips = made
    tables = _tables(services, stops, trips, titles, on_call)
    texts = {name: _written_somehow(data.draw, rows) for name, rows in tables.items()}
    case = data.draw(st.sampled_from([str, str.upper, str.title]))
    folder = data.draw(st.sampled_from(["", "feed/", "a\\b\\"]))
    raw = _zipped({case(name): text for name, text in texts.items()}, [], folder + "{}.txt")
    day = data.draw(st.none() | st.integers(0, 34).map(lambda n: first_day + timedelta(n)))
    try:
        found = own_feed.read(raw, day)
    except NothingRuns as nothing:
        days = [
            nothing.first + timedelta(n) for n in range((nothing.last - nothing.first).days + 1)
        ]
        assert day is not None
        assert not any(_expected(services, trips, one) for one in [day]) or day not in days
        return
    for kind, counted in found.days.named().items():
        assert _found(found, kind) == _expected(services, trips, counted), said(found)
    if day is None:
        per_day = [
            sum(_expected(services, trips, first_day + timedelta(n)).values()) for n in range(7)
        ]
        assert (
            any(_found(found, kind) for kind in found.days.named()) or not any(per_day) or on_call
        )
    assert len(found.zones) == bool(on_call)


def said(found):
    return found.sentences("GTFS")


bad_rows = st.sampled_from(["stops", "trips", "calendar", "stop_times"])


@examples(200)
@given(st.data(), timetables(), bad_rows)
def test_what_is_lost_is_said(data, made, table):
    """One row of a good timetable is spoilt: a cell, a mark, its length. The others count, or it is said why not."""
    services, stops, trips = made
    tables = _tables(services, stops, trips, ["a", "b", "c", "d"], 0)
    at = data.draw(st.integers(1, len(tables[table]) - 1))
    row = tables[table][at]
    cell = data.draw(st.integers(0, len(row) - 1))
    row[cell] = data.draw(
        st.sampled_from(
            ["", "?", '"', f'"{row[cell]}', f'{row[cell]}"', "\ufffd", "a,b", "1,2,3", "x" * 3000]
        )
    )
    tables[table][at] = row[: data.draw(st.integers(1, len(row)))]
    raw = _zipped(
        {name: "\n".join(",".join(row) for row in rows) + "\n" for name, rows in tables.items()}
    )
    try:
        found = own_feed.read(raw, None)
    except InputFault:
        return
    for kind, counted in found.days.named().items():
        own, expected = _found(found, kind), _expected(services, trips, counted)
        if own != expected and table != "calendar":
            assert said(found), (own, expected)
