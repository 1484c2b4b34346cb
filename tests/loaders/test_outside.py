"""What reads a reader's file stands outside of this process, within limits, and leaves nothing."""

import json
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import geopandas as gpd
import pandas as pd
import psutil
import pytest
from shapely.geometry import box
from support import hostile
from support.hostile import FILES, Hostile
from support.pages import run
from support.small_feeds import zip_of

from loaders import _crossing, outside, own_feed, own_reading, own_table
from loaders.faults import InputFault
from loaders.outside import Ended
from loaders.own_table import Columns, OwnFault
from views.own import upload
from views.own.counts import known_codes

KNOWN = {"deso": ["0114A0010"], "regso": [], "municipality": ["0114", "0115", "0117"]}
PLAIN = b"kod;a;total\n0114;10;100\n0115;20;200\n"


def said_of(file: Hostile) -> tuple[str, int]:
    """What the worker says of a file, and the most memory that it held."""
    is_feed = file.group == "Timetable"
    job, words = "table", {"name": file.name, "known": KNOWN}
    if is_feed:
        job, words = "timetable", {"weekday": None}
    try:
        done = outside.work(job, words, [file.made()], file.what)
    except Ended as ended:
        return ended.limit, ended.peak
    told = {key: done.says.get(key) for key in ("fault", "faults", "notes", "outcome")}
    return json.dumps(told), done.peak


@pytest.mark.parametrize(
    "file", [file for file in FILES if not file.is_long], ids=lambda file: file.what
)
def test_a_hostile_file_gets_its_sentence_within_the_memory_while_others_are_served(file):
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(said_of, file)
        assert not run("glossary", lang="en").exception
        said, peak = reading.result(timeout=240)
    assert any(word in said for word in file.says), said[:300]
    assert 0 < peak < outside.MOST_MEMORY


# The door


def work_of(monkeypatch, body, *, seconds=20.0, parts=(), **words):
    """What a worker makes that has one job, of this body."""
    job = "def job(words, parts):\n" + "".join(f"    {line}\n" for line in body.split("\n"))
    code = f"{job}\nfrom loaders import own_reading, worker\nown_reading.JOBS = dict(x=job)\nworker.main()"
    monkeypatch.setattr(outside, "_COMMAND", (sys.executable, "-c", code))
    monkeypatch.setattr(outside, "_spare", None)
    return outside.work("x", words, parts, "visitor", seconds)


def limit_of(monkeypatch, body, **options):
    with pytest.raises(Ended) as caught:
        work_of(monkeypatch, body, **options)
    return caught.value.limit


def test_what_goes_in_comes_out(monkeypatch):
    done = work_of(monkeypatch, "return {'n': words['n'] + 1}, parts", n=1, parts=[b"", b"ab"])
    assert (done.says, list(done.parts)) == ({"n": 2}, [b"", b"ab"])
    assert done.peak > 0


@pytest.mark.parametrize(
    ("body", "limit"),
    [
        ("x = bytearray(700 * 2**20)", "memory"),
        ("x = [b'x' * 2**20 * (n + 1) for n in range(100)]", "memory"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "memory"),
        ("import os\nos.abort()", "lost"),
        ("raise KeyError", "lost"),
        ("import os\nos._exit(0)", "lost"),
        ("return {}, [bytes(101 * 2**20)]", "size"),
    ],
)
def test_a_worker_that_takes_too_much_or_breaks_down_is_told(monkeypatch, body, limit):
    assert limit_of(monkeypatch, body) == limit


@pytest.mark.parametrize("body", ["while True: pass", "import time\ntime.sleep(600)"])
def test_a_worker_that_never_ends_is_ended_by_its_time(monkeypatch, body):
    assert limit_of(monkeypatch, body, seconds=1) == "time"


def test_more_than_an_answer_may_be_is_read_no_further(monkeypatch):
    monkeypatch.setattr(outside, "MOST_OUT", 1000)
    assert limit_of(monkeypatch, "return {}, [bytes(5000)]") == "size"


def test_a_worker_is_ended_with_what_it_started(monkeypatch):
    body = "import subprocess\nsubprocess.Popen(['sleep', '12321']).wait()"
    assert limit_of(monkeypatch, body, seconds=1) == "time"
    lines = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    assert not [line for line in lines if "12321" in line]


def test_a_worker_knows_no_key_and_writes_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("KLYFTKARTAN_TRAFIKLAB_KEY", "hush")
    body = (
        "import os\nwrote = True\ntry:\n    open(words['file'], 'w').write('x' * 9000)\n"
        "except OSError:\n    wrote = False\nreturn {'env': list(os.environ.items()), 'wrote': wrote}, []"
    )
    says = work_of(monkeypatch, body, file=str(tmp_path / "a")).says
    assert "hush" not in str(says["env"])
    assert not says["wrote"]


def test_what_a_library_prints_is_no_answer(monkeypatch):
    done = work_of(monkeypatch, "import os\nprint('x')\nos.write(1, b'y')\nreturn {}, [b'z']")
    assert list(done.parts) == [b"z"]


@pytest.mark.parametrize("raw", [b"\1", bytes(7), b"\5" + bytes(7) + b"abc", bytes(8 * 200)])
def test_parts_that_are_not_whole_are_none(raw):
    with pytest.raises(ValueError, match="whole"):
        outside.unpacked(raw)


# Turns


def test_a_visitor_has_one_worker_at_a_time_and_all_have_a_few(monkeypatch):
    monkeypatch.setattr(outside, "_PATIENCE", 0.05)

    def refused(visitor):
        with pytest.raises(Ended) as caught, outside._turn(visitor):
            pass
        return caught.value.limit

    with outside._turn("a"):
        assert refused("a") == "busy"
        with outside._turn("b"):
            assert outside.AT_ONCE == 2
            assert refused("c") == "busy"
        with outside._turn("c"):
            pass
    assert not outside._visitors


def test_a_turn_is_given_back_when_the_work_fails(monkeypatch):
    for _ in range(outside.AT_ONCE + 1):
        assert limit_of(monkeypatch, "raise KeyError") == "lost"


def test_those_who_wait_get_their_turn():
    order = []

    def take(name):
        with outside._turn("same"):
            order.append(name)

    with outside._turn("same"):
        others = [threading.Thread(target=take, args=(n,)) for n in range(2)]
        for other in others:
            other.start()
        order.append("first")
    for other in others:
        other.join()
    assert order[0] == "first"
    assert sorted(order[1:]) == [0, 1]


def test_one_worker_waits_and_is_taken_first(monkeypatch):
    monkeypatch.setattr(outside, "_spare", None)
    outside.prepare()
    waiting = outside._spare
    outside.prepare()
    assert outside._spare is waiting
    own_reading.table(PLAIN, "a.csv", KNOWN, "v")
    assert outside._spare is None
    assert waiting.returncode == 0


def test_a_worker_that_waited_in_vain_is_replaced(monkeypatch):
    monkeypatch.setattr(outside, "_spare", None)
    outside.prepare()
    waiting = outside._spare
    os.kill(waiting.pid, signal.SIGKILL)
    waiting.wait()
    assert own_reading.table(PLAIN, "a.csv", KNOWN, "v").names == ("kod", "a", "total")


def test_a_worker_goes_when_the_door_is_gone(monkeypatch):
    monkeypatch.setattr(outside, "_spare", None)
    outside.prepare()
    waiting = outside._spare
    waiting.stdin.close()
    waiting.wait(timeout=60)
    waiting.stdout.close()


# What comes back is what was read


def test_a_table_comes_back_as_it_was_read():
    raw = upload.example("tenure")
    sheet = own_reading.table(raw, "a.csv", known_codes(), "v")
    read = own_table.read(raw, "a.csv")
    guessed = own_table.guess(read, known_codes())
    assert (sheet.names, sheet.guessed) == (tuple(read.frame.columns), guessed)
    pd.testing.assert_frame_equal(sheet.first, read.frame.head(5))
    for columns in (guessed, Columns(**{**vars(guessed), "groups": ("owned",)})):
        came = own_reading.counts(sheet, columns, known_codes(), "v")
        parsed = own_table.parse(read, columns, known_codes())
        pd.testing.assert_frame_equal(came.counts, parsed.counts)
        pd.testing.assert_series_equal(came.total, parsed.total, check_names=False)
        pd.testing.assert_series_equal(came.within, parsed.within, check_names=False)
        pd.testing.assert_frame_equal(
            came.coverage, parsed.coverage, check_names=False, check_dtype=False
        )
        kept = ("level", "is_current", "notes", "geometry")
        assert [getattr(came, name) for name in kept] == [getattr(parsed, name) for name in kept]


def test_outlines_and_notes_come_back():
    shapes = [box(n, 59, n + 1, 60) for n in range(17, 20)]
    frame = gpd.GeoDataFrame(
        {"kod": ["0114", "0115", "0117"], "a": [1, 2, 3.5], "total": [10, 20, 30]}, geometry=shapes, crs=4326
    )  # fmt: skip
    raw = frame.to_json().encode()
    sheet = own_reading.table(raw, "a.geojson", KNOWN, "v")
    came = own_reading.counts(sheet, sheet.guessed, KNOWN, "v")
    assert came.geometry.crs.to_epsg() == 4326
    assert list(came.geometry) == shapes
    assert "not_whole" in {note.kind for note in came.notes}


def test_cells_keep_their_kind_through_the_door():
    cells = [[1, "1", 1.5], [None, -7, None]]
    frame = pd.DataFrame(cells, columns=["a", "b", "c"], dtype=object)
    came = _crossing.cells_of(_crossing.of_cells(frame), frame.columns)
    assert came.to_numpy().tolist() == cells


def test_faults_come_back_as_they_were_told():
    with pytest.raises(OwnFault) as caught:
        own_reading.table(b"<html></html>", "a.csv", KNOWN, "v")
    assert [fault.kind for fault in caught.value.faults] == ["is_html"]
    sheet = own_reading.table(PLAIN.replace(b"10;", b"-1;"), "a.csv", KNOWN, "v")
    for columns in (sheet.guessed, Columns(**{**vars(sheet.guessed), "groups": ("a", "total")})):
        with pytest.raises(OwnFault):
            own_reading.counts(sheet, columns, KNOWN, "v")


@pytest.mark.parametrize("weekday", [None, date(2026, 3, 31)])
def test_a_timetable_comes_back_as_it_was_read(weekday):
    came, read = own_reading.timetable(zip_of(), weekday, "v"), own_feed.read(zip_of(), weekday)
    pd.testing.assert_frame_equal(pd.DataFrame(came.stops), pd.DataFrame(read.stops))
    pd.testing.assert_frame_equal(pd.DataFrame(came.zones), pd.DataFrame(read.zones))
    names = [name for name in vars(read) if name not in ("stops", "zones")]
    assert [getattr(came, name) for name in names] == [getattr(read, name) for name in names]


def test_what_is_wrong_with_a_timetable_comes_back():
    with pytest.raises(InputFault, match=r"no stop_times\.txt"):
        own_reading.timetable(zip_of(stop_times=None), None, "v")


# What nobody foresaw once


def _surrogates():
    rows = [
        {"kod": "0114\ud800", "a\udfff": 1, "total": 2},
        {"kod": "0115", "a\udfff": 1, "total": 2},
    ]
    return json.dumps({"features": [{"properties": row} for row in rows]}).encode()


def _zip_of_version_7():
    raw = bytearray(zip_of())
    at = raw.find(b"PK\1\2")
    while at >= 0:
        raw[at + 6] = 70
        at = raw.find(b"PK\1\2", at + 4)
    return bytes(raw)


_HUGE = b'{"features":[{"properties":{"kod":"0114","a":1%s,"total":2}},{"properties":{"kod":"0115","a":1,"total":2}}]}'
_CRS = b'{"crs":{"properties":null},"features":[{"properties":{"kod":"0114","a":1,"total":2},"geometry":%s}]}'
_SQUARE = b'{"type":"Polygon","coordinates":[[[17,59],[18,59],[18,60],[17,59]]]}'
_EVER = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "daily,1,1,1,1,1,1,1,00010101,99991231\n"
)


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (_HUGE % (b"0" * 400), "a.geojson", "too_high"),
        (_HUGE % (b"0" * 5000), "a.geojson", "damaged_json"),
        (_surrogates(), "a.geojson", "odd_codes"),
        (_CRS % _SQUARE, "a.geojson", "crs"),
        (hostile.workbook(sheet1=b"<x"), "a.xlsx", "damaged"),
    ],
    ids=["integer", "longer integer", "surrogates", "crs", "xml"],
)
def test_a_strange_table_gets_a_sentence(raw, name, kind):
    file = Hostile(group="", what="strange", name=name, made=lambda: raw, says=())
    assert f'"{kind}"' in said_of(file)[0]


@pytest.mark.parametrize(
    ("raw", "weekday", "words"),
    [
        (zip_of(stops="stop_id,stop_name,stop_lat,stop_lon\n"), None, "stops.txt has no stop"),
        (zip_of(stops="stop_id,a\rb,stop_lat,stop_lon\nA,1,2,3\n"), None, "no departure on these days"),
        (_zip_of_version_7(), None, "packed in an unknown way"),
        (zip_of(calendar=_EVER, trips="route_id,service_id,trip_id\n"), None, "no trip runs"),
    ],
    ids=["heading alone", "carriage return", "zip of version 7", "no trips"],
)  # fmt: skip
def test_a_strange_timetable_gets_a_sentence(raw, weekday, words):
    with pytest.raises(InputFault, match=words) as caught:
        own_reading.timetable(raw, weekday, "v")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 30), date(9999, 12, 31)])
def test_the_first_and_the_last_day_of_all_calendars_can_be_counted(day):
    assert own_reading.timetable(zip_of(calendar=_EVER), day, "v").days.weekday == day
