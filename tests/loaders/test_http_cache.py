"""What is kept of the answers, and for how long."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from support.server import Reply

from loaders import _http, _http_cache
from loaders._http import get
from making.refresh import MODULES, refresh

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def kolada(publish):
    return publish(kolada=lambda asked: Reply({"path": asked.path, "long": "x" * 10_000}))["kolada"]


def kept() -> list[str]:
    return sorted(r.url.rsplit("/", 1)[1] for r in _http_cache.cache().filter(expired=True))


def age(path: str, by: timedelta) -> None:
    """Make an answer as old as if it had been given earlier."""
    found = next(r for r in _http_cache.cache().filter(expired=True) if r.url.endswith(path))
    found.created_at -= by
    found.expires -= by
    _http_cache.cache().responses[found.cache_key] = found


def test_answers_older_than_may_be_confirmed_go_and_younger_ones_stay(kolada):
    for path in ("old", "older", "new"):
        get("kolada", path)
    age("old", timedelta(days=89))
    age("older", timedelta(days=91))
    _http.prune()
    assert kept() == ["new", "old"]


def test_the_oldest_go_where_there_are_too_many(kolada, data_folder, monkeypatch):
    for number in range(6):
        get("kolada", f"n{number}")
        age(f"n{number}", timedelta(days=6 - number))
    size = (data_folder / "http.sqlite").stat().st_size
    with _http_cache.cache().responses.connection() as connection:
        (one,) = connection.execute("SELECT MAX(LENGTH(value)) FROM responses").fetchone()
    monkeypatch.setattr(_http_cache, "MOST_BYTES", 3 * one + one // 2)
    _http.prune()
    assert kept() == ["n3", "n4", "n5"]
    assert (data_folder / "http.sqlite").stat().st_size < size  # given back to the disk


def test_pruning_an_empty_cache_and_none_is_nothing(data_folder, monkeypatch):
    _http.prune()
    assert kept() == []
    (data_folder / "file").write_text("no folder")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(data_folder / "file" / "data"))
    _http.prune()


def test_a_cache_that_cannot_be_pruned_is_in_nobodys_way(kolada, caplog, monkeypatch):
    get("kolada", "kpi")

    def locked(*arguments):
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(_http_cache, "_too_much", locked)
    _http.prune()
    assert "not pruned" in caplog.text
    assert get("kolada", "kpi").from_cache


def test_a_refresh_prunes_at_its_end(kolada):
    get("kolada", "long ago")
    age("ago", timedelta(days=100))
    key = next(iter(MODULES))
    refresh([key])
    assert not [path for path in kept() if "ago" in path]


def test_what_was_pruned_is_asked_for_again(kolada):
    get("kolada", "kpi")
    age("kpi", timedelta(days=91))
    _http.prune()
    assert not get("kolada", "kpi").from_cache
    assert len(kolada.asked) == 2


def test_a_cache_that_is_damaged_inside_is_set_aside_when_a_refresh_begins(kolada, data_folder):
    for number in range(30):
        get("kolada", f"n{number}")
    file = data_folder / "http.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xaa" * (len(whole) - 8192))
    _http_cache.begin()
    assert (data_folder / "http.damaged.sqlite").exists()
    assert not get("kolada", "n0").from_cache
    assert get("kolada", "n0").from_cache


def test_what_is_no_database_is_set_aside(kolada, data_folder):
    (data_folder / "http.sqlite").write_bytes(b"no database" * 1000)
    _http_cache.begin()
    get("kolada", "kpi")
    assert get("kolada", "kpi").from_cache


def test_a_cache_that_another_process_has_locked_is_done_without(kolada, data_folder, monkeypatch):
    monkeypatch.setattr(_http_cache, "_LOCKED_S", 0.05)
    get("kolada", "kpi")
    with closing(sqlite3.connect(data_folder / "http.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not get("kolada", "kpi").from_cache
        _http_cache.forget("kolada")
        _http_cache.drop("key")
        _http_cache.begin()
        assert not get("kolada", "kpi").from_cache
        other.execute("ROLLBACK")
    _http_cache.begin()
    assert get("kolada", "kpi").from_cache


FULL = """
import resource
from making.refresh import refresh

resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
(outcome,) = refresh(["kolada"])
print(outcome.result, "|", " ".join(outcome.sentences))
"""


def test_a_full_disk_is_one_sentence_and_no_traceback(publish, data_folder):
    publish(kolada=lambda asked: Reply({"path": asked.path, "long": "x" * 100_000}))
    done = subprocess.run(
        [sys.executable, "-c", FULL], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.startswith("kept | ")
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stdout + done.stderr
