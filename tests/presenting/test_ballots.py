"""The ballot box: nothing lost, nothing counted twice, nobody known."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presenting import ballots, poll
from presenting.ballots import CannotKeep, Refused

OWNER = "ab" * 16
ROOM = "http://192.168.1.5:8501"
DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def empty_boxes(monkeypatch):
    monkeypatch.setattr(ballots, "_in_memory", ballots._Box(path=None))
    monkeypatch.setattr(ballots, "_files", {})


def ask(asked=poll.SEMINAR, **changed):
    return ballots.ask(asked, **{"owner": OWNER, "room": ROOM, "is_shown": True} | changed)


def refusal(function, *arguments, **named):
    with pytest.raises(Refused) as caught:
        function(*arguments, **named)
    return caught.value.reason


def box(data_folder):
    return data_folder / "polls.sqlite"


def kept_ballots(folder):
    with closing(sqlite3.connect(box(folder))) as db:
        return db.execute("SELECT COUNT(*) FROM ballot").fetchone()[0]


def everything_written(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_an_opened_poll_is_found_by_its_code():
    asked = ask()
    assert ballots.find(asked.code) == asked
    assert asked.poll == poll.SEMINAR
    assert asked.is_open
    assert not asked.in_memory
    assert ballots.results(asked.code).counts == ((0, 0, 0), (0, 0, 0))


def test_answers_are_counted_by_question_and_option():
    code = ask().code
    for device, answers in (("a", {0: 0, 1: 2}), ("b", {0: 0}), ("c", {1: 1})):
        ballots.cast(code, device, answers)
    assert ballots.results(code) == ballots.Results(devices=3, counts=((2, 0, 0), (0, 1, 1)))


def test_a_second_vote_is_refused_and_the_first_is_kept():
    code = ask().code
    ballots.cast(code, "a", {0: 0})
    assert refusal(ballots.cast, code, "a", {0: 1}) == "twice"
    assert refusal(ballots.cast, code, "a", {1: 1}) == "twice"
    assert ballots.results(code).counts == ((1, 0, 0), (0, 0, 0))
    assert ballots.has_answered(code, "a")
    assert not ballots.has_answered(code, "b")


def test_the_same_device_may_answer_another_poll():
    one, other = ask().code, ask().code
    ballots.cast(one, "a", {0: 0})
    ballots.cast(other, "a", {0: 0})
    assert ballots.results(other).devices == 1


@pytest.mark.parametrize("answers", [{2: 0}, {-1: 0}, {0: 3}, {0: -1}, {0: 0, 1: 3}])
def test_an_option_that_is_not_there_is_refused_and_nothing_is_counted(answers):
    code = ask().code
    assert refusal(ballots.cast, code, "a", answers) == "answers"
    assert ballots.results(code).devices == 0
    assert not ballots.has_answered(code, "a")


def test_no_answer_at_all_is_refused():
    assert refusal(ballots.cast, ask().code, "a", {}) == "nothing"


def test_a_closed_poll_takes_no_answers_until_it_is_opened_again():
    code = ask().code
    ballots.set_open(code, OWNER, False)
    assert refusal(ballots.cast, code, "a", {0: 0}) == "closed"
    ballots.set_open(code, OWNER, True)
    ballots.cast(code, "a", {0: 0})
    assert ballots.results(code).devices == 1


def test_what_the_owner_sets_is_kept():
    code = ask().code
    ballots.set_shown(code, OWNER, False)
    ballots.set_room(code, OWNER, "http://10.0.0.7:8501")
    assert not ballots.find(code).is_shown
    assert ballots.find(code).room == "http://10.0.0.7:8501"


def test_only_the_owner_closes_shows_erases_and_removes():
    code = ask().code
    ballots.cast(code, "a", {0: 0})
    assert ballots.is_owner(code, OWNER)
    assert not ballots.is_owner(code, "a")
    assert refusal(ballots.set_open, code, "a", False) == "stranger"
    assert refusal(ballots.set_shown, code, "a", False) == "stranger"
    assert refusal(ballots.set_room, code, "a", "x") == "stranger"
    assert refusal(ballots.erase, code, "a") == "stranger"
    assert refusal(ballots.remove, code, "a") == "stranger"
    assert ballots.find(code).is_open
    assert ballots.results(code).devices == 1


def test_an_unknown_code_is_refused_everywhere_and_makes_no_file(data_folder):
    for function in (ballots.find, ballots.results):
        assert refusal(function, "ABCDEF") == "unknown"
    assert refusal(ballots.cast, "ABCDEF", "a", {0: 0}) == "unknown"
    assert not box(data_folder).exists()
    ask()
    assert refusal(ballots.find, "ABCDEF") == "unknown"
    assert refusal(ballots.has_answered, "ABCDEF", "a") == "unknown"


def test_erased_answers_are_gone_from_the_disk_and_a_device_may_answer_again(data_folder):
    code = ask().code
    ballots.cast(code, "a", {0: 0})
    with sqlite3.connect(box(data_folder)) as db:
        (device,) = db.execute("SELECT device FROM ballot").fetchone()
    db.close()
    assert device in everything_written(data_folder)
    ballots.erase(code, OWNER)
    assert ballots.results(code).devices == 0
    assert device not in everything_written(data_folder)
    ballots.cast(code, "a", {0: 1})
    assert ballots.results(code).counts[0] == (0, 1, 0)


def test_a_removed_poll_takes_its_ballots_along(data_folder):
    code = ask().code
    ballots.cast(code, "a", {0: 0})
    ballots.remove(code, OWNER)
    assert refusal(ballots.find, code) == "unknown"
    with sqlite3.connect(box(data_folder)) as db:
        assert db.execute("SELECT COUNT(*) FROM ballot").fetchone() == (0,)
    db.close()


def test_nothing_tells_who_answered_when(data_folder):
    code = ask().code
    devices = [f"{n:032x}" for n in range(50)]
    for device in devices:
        ballots.cast(code, device, {0: 0})
    written = everything_written(data_folder)
    assert not any(device.encode() in written for device in [*devices, OWNER])
    assert time.strftime("%H:%M").encode() not in written
    with sqlite3.connect(box(data_folder)) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(ballot)")]
        kept = [row[0] for row in db.execute("SELECT device FROM ballot")]
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            db.execute("SELECT rowid FROM ballot")
    db.close()
    assert columns == ["code", "device", "question", "option"]
    assert kept == sorted(kept)  # not in the order in which they came
    assert box(data_folder).stat().st_mode & 0o077 == 0


def test_once_a_poll_is_closed_no_file_tells_the_order_of_the_answers(data_folder):
    code = ask().code
    for n in range(60):
        ballots.cast(code, f"d{n}", {0: n % 3})
    with sqlite3.connect(box(data_folder)) as db:
        kept = [row[0] for row in db.execute("SELECT device FROM ballot")]
    db.close()
    ballots.set_open(code, OWNER, False)
    for path in data_folder.iterdir():
        raw = path.read_bytes()
        if path == box(data_folder):
            assert [raw.count(device) for device in kept] == [1] * 60
            lying = sorted(kept, key=raw.index)
            assert lying in (kept, kept[::-1])
        else:
            assert not any(device in raw for device in kept)
    assert ballots.results(code).counts[0] == (20, 20, 20)


def test_an_old_polls_answers_leave_the_disk_with_it(data_folder):
    code = ask(today=DAY).code
    ballots.cast(code, "a", {0: 0}, DAY)
    with sqlite3.connect(box(data_folder)) as db:
        (device,) = db.execute("SELECT device FROM ballot").fetchone()
    db.close()
    for days in (6, 7):
        ballots.mine(OWNER, DAY + timedelta(days=days))
    assert device not in everything_written(data_folder)


def test_closing_leaves_the_polls_in_their_order():
    codes = [ask().code for _ in range(4)]
    ballots.remove(codes.pop(1), OWNER)
    ballots.set_open(codes[0], OWNER, False)
    codes.append(ask().code)
    assert [asked.code for asked in ballots.mine(OWNER)] == codes[::-1]


def test_a_device_is_another_one_in_another_poll(data_folder):
    for _ in range(2):
        ballots.cast(ask().code, "a", {0: 0})
    ballots.cast(ask(owner="a").code, "a", {0: 0})
    with sqlite3.connect(box(data_folder)) as db:
        hashes = [row[0] for row in db.execute("SELECT device FROM ballot")]
        hashes += [row[0] for row in db.execute("SELECT owner FROM poll")]
    db.close()
    assert len(set(hashes)) == len(hashes)


def test_an_old_poll_goes(data_folder):
    old, new = ask(today=DAY).code, ask(today=DAY + timedelta(days=6)).code
    last, gone = DAY + timedelta(days=6), DAY + timedelta(days=7)
    assert ballots.find(old, last).goes_on == gone
    assert {asked.code for asked in ballots.mine(OWNER, last)} == {old, new}
    ballots.cast(old, "a", {0: 0}, last)
    assert refusal(ballots.find, old, gone) == "unknown"
    assert refusal(ballots.cast, old, "b", {0: 0}, gone) == "unknown"
    assert [asked.code for asked in ballots.mine(OWNER, gone)] == [new]
    with sqlite3.connect(box(data_folder)) as db:
        assert db.execute("SELECT COUNT(*) FROM ballot").fetchone() == (0,)
    db.close()


def test_a_clock_that_jumps_hides_polls_and_deletes_none(data_folder):
    code = ask(today=DAY).code
    ballots.cast(code, "a", {0: 0}, DAY)
    for ahead in (DAY + timedelta(days=10), DAY + timedelta(days=3000)):
        assert ballots.mine(OWNER, ahead) == []
        assert refusal(ballots.find, code, ahead) == "unknown"
    ballots.mine(OWNER, DAY - timedelta(days=400))
    assert [poll.code for poll in ballots.mine(OWNER, DAY)] == [code]
    assert kept_ballots(data_folder) == 1


def test_a_poll_goes_when_the_clock_goes_on_from_where_it_jumped_or_has_shown_three_days(
    data_folder,
):
    def is_kept(days: int) -> bool:
        ballots.mine(OWNER, DAY + timedelta(days=days))
        return kept_ballots(data_folder) == 1

    ballots.cast(ask(today=DAY).code, "a", {0: 0}, DAY)
    assert is_kept(10)
    assert not is_kept(11)
    again = DAY + timedelta(days=100)
    ballots.cast(ask(today=again).code, "a", {0: 0}, again)
    assert is_kept(120)
    assert is_kept(140)
    assert not is_kept(160)


def test_a_file_of_the_first_version_keeps_its_polls(data_folder, monkeypatch):
    code = ask().code
    ballots._on_disk().leave()
    with sqlite3.connect(box(data_folder)) as db:
        db.executescript("DROP TABLE seen; PRAGMA user_version = 1;")
    db.close()
    monkeypatch.setattr(ballots, "_files", {})
    assert ballots.find(code).code == code
    assert not ballots.set_aside()


@contextmanager
def another_process_writes(path):
    """Another process has begun to write, and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("ROLLBACK")


def test_who_reads_does_not_wait_for_who_writes(data_folder):
    code = ask().code
    ballots.cast(code, "a", {0: 0})
    is_waiting, is_read = threading.Event(), threading.Event()

    def cast() -> bool:
        is_waiting.set()
        try:
            ballots.cast(code, "b", {0: 0})
        except CannotKeep:
            return is_read.is_set()
        return False

    with another_process_writes(box(data_folder)), ThreadPoolExecutor(1) as pool:
        waits = pool.submit(cast)
        is_waiting.wait()
        assert ballots.results(code).devices == 1  # while the other thread waits for its turn
        is_read.set()
        assert waits.result()
    ballots.cast(code, "b", {0: 0})
    assert ballots.results(code).devices == 2


def test_nobody_waits_longer_for_a_locked_file_than_a_page_is_waited_for(data_folder, monkeypatch):
    monkeypatch.setattr(ballots, "_PATIENCE_S", 0.05)
    code = ask().code
    monkeypatch.setattr(ballots, "_files", {})
    with another_process_writes(box(data_folder)), ThreadPoolExecutor(8) as pool:
        tries = [pool.submit(ballots.cast, code, f"d{n}", {0: 0}) for n in range(8)]
        assert all(isinstance(each.exception(), CannotKeep) for each in tries)
    assert ballots.results(code).devices == 0


def test_one_device_cannot_open_all_polls(monkeypatch):
    monkeypatch.setattr(ballots, "MOST_POLLS_OF_ONE", 2)
    for _ in range(2):
        ask()
    assert refusal(ask) == "own_polls"
    assert ask(owner="another").code


def test_visitors_polls_do_not_shut_out_whoever_runs_the_server(monkeypatch):
    monkeypatch.setattr(ballots, "MOST_POLLS", 1)
    monkeypatch.setattr(ballots, "MOST_MORE_OF_KEEPER", 1)
    ask()
    assert refusal(ask, owner="visitor") == "polls"
    assert ask(is_keeper=True).code
    assert refusal(ask, is_keeper=True) == "polls"


def test_a_device_sees_the_polls_that_it_opened_the_newest_first():
    assert ballots.mine(OWNER) == []
    codes = [ask().code for _ in range(3)]
    ask(owner="other")
    assert [asked.code for asked in ballots.mine(OWNER)] == codes[::-1]


def test_there_is_an_end_to_polls_and_to_devices(monkeypatch):
    monkeypatch.setattr(ballots, "MOST_POLLS", 2)
    monkeypatch.setattr(ballots, "MOST_DEVICES", 2)
    code, _ = ask().code, ask()
    assert refusal(ask) == "polls"
    for device in "ab":
        ballots.cast(code, device, {0: 0})
    assert refusal(ballots.cast, code, "c", {0: 0}) == "full"
    assert ballots.results(code).devices == 2


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abc 234", "ABC234"),
        (" aBc-234\n", "ABC234"),
        ("ABC23", None),
        ("ABC2345", None),
        ("ABC10O", None),
        ("', 1);", None),
        ("", None),
    ],
)
def test_a_typed_code_is_read_kindly(typed, code):
    assert ballots.as_code(typed) == code


def test_codes_are_all_different_and_can_be_read():
    codes = {ask(owner=f"device {n}").code for n in range(100)}
    assert len(codes) == 100
    assert all(ballots.as_code(code) == code for code in codes)


votes = st.lists(
    st.tuples(st.integers(0, 5), st.dictionaries(st.integers(0, 1), st.integers(0, 2), min_size=1)),
    max_size=25,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(votes)
def test_the_counts_are_those_of_each_devices_first_ballot(data_folder, cast):
    code = ask().code
    first = {}
    for device, answers in cast:
        if device in first:
            assert refusal(ballots.cast, code, str(device), answers) == "twice"
        else:
            ballots.cast(code, str(device), answers)
            first[device] = answers
    count = Counter(pair for answers in first.values() for pair in answers.items())
    found = ballots.results(code)
    assert found.devices == len(first)
    assert found.counts == tuple(tuple(count[q, o] for o in range(3)) for q in range(2))
    ballots.remove(code, OWNER)


# A thousand at once

PRESSES = 20  # of one who is told that the answer could not be kept just now
VOTING = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from presenting import ballots

code, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

def vote(n):
    for _ in range(20):
        try:
            ballots.cast(code, f"device{n}", {0: n % 3, 1: n % 2})
            return "counted"
        except ballots.Refused as refused:
            return refused.reason
        except ballots.CannotKeep:
            continue
    return "not kept"

with ThreadPoolExecutor(8) as pool:
    print(json.dumps(list(pool.map(vote, range(first, last)))))
"""


def expected(devices):
    return tuple(
        tuple(sum(n % among == option for n in range(devices)) for option in range(3))
        for among in (3, 2)
    )


def test_a_thousand_devices_in_many_threads_are_all_counted_once():
    code = ask().code

    def vote(n):
        for _ in range(PRESSES):
            try:
                ballots.cast(code, f"device{n}", {0: n % 3, 1: n % 2})
            except Refused as refused:
                return refused.reason
            except (
                CannotKeep
            ):  # too many wait on a slow machine: the page says so, and one presses again
                continue
            return "counted"
        return "not kept"

    order = [*range(1000), *range(0, 1000, 4), *range(0, 1000, 10)]
    with ThreadPoolExecutor(32) as pool:
        told = Counter(pool.map(vote, order))
    assert told == {"counted": 1000, "twice": 350}
    assert ballots.results(code) == ballots.Results(devices=1000, counts=expected(1000))


def test_a_thousand_devices_in_several_processes_are_all_counted_once():
    """The four overlap: 500 devices are tried by two processes at once."""
    code = ask().code
    spans = [(0, 500), (250, 750), (500, 1000), (750, 1000)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", VOTING, code, str(first), str(last)],
            cwd=Path(__file__).parent.parent.parent,
            stdout=subprocess.PIPE,
        )
        for first, last in spans
    ]
    told = [json.loads(process.communicate(timeout=200)[0]) for process in processes]
    assert Counter(chain.from_iterable(told)) == {"counted": 1000, "twice": 750}
    assert ballots.results(code) == ballots.Results(devices=1000, counts=expected(1000))


def test_several_processes_may_make_the_file_at_once(data_folder):
    program = (
        "from presenting import ballots, poll\n"
        "print(ballots.ask(poll.SEMINAR, 'a', 'http://x', True).code)"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parent.parent.parent,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    codes = {process.communicate(timeout=200)[0].strip() for process in processes}
    assert len(codes) == 4
    assert {asked.code for asked in ballots.mine("a")} == codes
    assert not ballots.set_aside()


# Disks


def test_where_nothing_can_be_written_a_poll_works_in_memory(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(tmp_path / "file"))
    asked = ask()
    assert asked.in_memory
    ballots.cast(asked.code, "a", {0: 0})
    assert refusal(ballots.cast, asked.code, "a", {0: 0}) == "twice"
    assert ballots.results(asked.code).devices == 1
    assert [mine.code for mine in ballots.mine(OWNER)] == [asked.code]
    assert ballots.is_owner(asked.code, OWNER)
    ballots.erase(asked.code, OWNER)
    ballots.set_open(asked.code, OWNER, False)
    assert not ballots.find(asked.code).is_open
    assert refusal(ballots.find, "ABCDEF") == "unknown"
    ballots.remove(asked.code, OWNER)
    assert refusal(ballots.find, asked.code) == "unknown"


def test_many_threads_share_the_memory(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(tmp_path / "file"))
    code = ask().code
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: ballots.cast(code, f"d{n}", {0: 0}), range(300)))
    assert ballots.results(code).devices == 300


FULL = """
import json, resource
from presenting import ballots, poll

code = ballots.ask(poll.SEMINAR, "a", "http://x", True).code
ballots.cast(code, "before", {0: 0})
size = 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
told = []
for n in range(3000):
    try:
        ballots.cast(code, f"d{n}", {0: 1, 1: 1})
        told.append(n)
    except ballots.CannotKeep:
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
print(json.dumps([code, len(told)]))
"""


def test_a_full_disk_is_told_and_what_was_counted_stays():
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    program = FULL.replace("(size, size)", "(size, resource.RLIM_INFINITY)")
    assert unlimited
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parent.parent.parent,
        env=os.environ,
        capture_output=True,
        check=True,
        text=True,
    )
    code, counted = json.loads(done.stdout)
    assert counted < 3000
    assert ballots.results(code).devices == counted + 1


def test_a_file_that_is_no_database_is_set_aside(data_folder):
    box(data_folder).write_bytes(b"this is not a database, but long enough to be read" * 50)
    asked = ask()
    assert not asked.in_memory
    assert ballots.set_aside() == ["polls.damaged-1.sqlite"]
    assert ballots.find(asked.code) == asked


@pytest.mark.parametrize("function", [ballots.find, ballots.results])
def test_reading_from_a_file_that_is_no_database_finds_nothing(function, data_folder):
    box(data_folder).write_bytes(b"this is not a database, but long enough to be read" * 50)
    assert refusal(function, "ABCDEF") == "unknown"
    assert ballots.set_aside()


def test_a_database_of_something_else_is_set_aside_whole(data_folder):
    with sqlite3.connect(box(data_folder)) as db:
        db.execute("CREATE TABLE poll (x)")
    db.close()
    assert not ask().in_memory
    aside = data_folder / ballots.set_aside()[0]
    with sqlite3.connect(aside) as db:
        assert db.execute("SELECT COUNT(*) FROM poll").fetchone() == (0,)
    db.close()


def test_a_database_damaged_inside_is_set_aside_and_the_next_poll_is_kept(data_folder, monkeypatch):
    code = ask().code
    for n in range(300):
        ballots.cast(code, f"d{n}", {0: 0, 1: 0})
    ballots._on_disk().forget_log()
    ballots._on_disk().leave()
    whole = box(data_folder).read_bytes()
    box(data_folder).write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    monkeypatch.setattr(ballots, "_files", {})  # as after a restart
    with pytest.raises((CannotKeep, Refused)):
        ballots.results(code)
    asked = ask()
    assert not asked.in_memory
    assert ballots.find(asked.code) == asked
    assert len(ballots.set_aside()) == 1


@pytest.mark.parametrize("change", ["DROP TABLE ballot", "ALTER TABLE poll DROP COLUMN room"])
@pytest.mark.parametrize("is_restarted", [True, False])
def test_a_database_without_its_tables_is_set_aside(change, is_restarted, data_folder, monkeypatch):
    code = ask().code
    with sqlite3.connect(box(data_folder)) as db:
        db.execute(change)
    db.close()
    if is_restarted:
        monkeypatch.setattr(ballots, "_files", {})
    with pytest.raises((CannotKeep, Refused)):
        ballots.results(code)
    asked = ask()
    assert not asked.in_memory
    assert ballots.find(asked.code) == asked
    assert ballots.set_aside() == ["polls.damaged-1.sqlite"]


def test_questions_that_another_hand_has_written_are_no_poll(data_folder):
    code = ask().code
    with sqlite3.connect(box(data_folder)) as db:
        db.execute("UPDATE poll SET questions = 'nonsense'")
    db.close()
    assert refusal(ballots.find, code) == "unknown"
    assert ballots.mine(OWNER) == []


def test_what_was_set_aside_goes_after_the_same_days(data_folder):
    box(data_folder).write_bytes(b"this is not a database, but long enough to be read" * 50)
    ask()
    long_ago = time.time() - 8 * 86_400
    os.utime(data_folder / "polls.damaged-1.sqlite", (long_ago, long_ago))
    assert ballots.set_aside()  # the clock has shown one day: it may have jumped there
    with sqlite3.connect(box(data_folder)) as db:
        db.execute("INSERT INTO seen VALUES (?)", (str(ballots._today() - timedelta(days=1)),))
    db.close()
    assert ballots.set_aside() == []
    assert not list(data_folder.glob("polls.damaged*"))


def test_a_file_deleted_under_way_is_made_anew(data_folder):
    code = ask().code
    for path in data_folder.glob("polls*"):
        path.unlink()
    assert refusal(ballots.find, code) == "unknown"
    assert ballots.find(ask().code)
