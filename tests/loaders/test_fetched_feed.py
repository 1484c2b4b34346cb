"""A timetable from an address that a reader gives: fetched when asked, refused in one sentence."""

import os
import time

import pytest
from support.server import Reply, Server, serving
from support.small_feeds import zip_of

from loaders import fetched_feed, gtfs, own_feed
from loaders.faults import PublisherFault

RAW = zip_of()


@pytest.fixture
def host(publish, monkeypatch):
    """A host on this machine that may be asked, as whoever runs the server has allowed."""
    publish()
    monkeypatch.setenv("KLYFTKARTAN_ALLOW_PRIVATE", "1")
    server = Server(lambda asked: Reply(RAW, headers={"Content-Type": "application/zip"}))
    with serving(server) as base:
        server.base = base
        yield server


def fetched(address):
    run = fetched_feed.Fetch(address)
    run.wait(20)
    assert not run.is_running
    return run


def test_it_comes_whole_and_nothing_stays_on_disk(host, data_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(fetched_feed.tempfile, "tempdir", str(tmp_path))
    run = fetched(f"  {host.base}/feed.zip ")
    assert (run.raw, run.fault, run.got) == (RAW, "", len(RAW))
    assert list(tmp_path.iterdir()) == []
    assert list(data_folder.iterdir()) == []
    assert own_feed.period(run.raw)


def test_what_a_killed_server_left_is_taken_away_and_what_others_fetch_stays(
    host, tmp_path, monkeypatch
):
    monkeypatch.setattr(fetched_feed.tempfile, "tempdir", str(tmp_path))
    left, fetching, other = (
        tmp_path / name for name in ("klyftkartan-timetable-a", "klyftkartan-timetable-b", "other")
    )
    for folder in (left, fetching, other):
        folder.mkdir()
        (folder / "feed.zip").write_bytes(RAW)
    yesterday = time.time() - 86_400
    for folder in (left, other):
        os.utime(folder, (yesterday, yesterday))
    assert fetched(f"{host.base}/feed.zip").raw == RAW
    assert sorted(tmp_path.iterdir()) == [fetching, other]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://example.org/feed.zip", "only https"),
        ("ftp://example.org/feed.zip", "only https"),
        ("example.org/feed.zip", "only https"),
        ("https://", "only https"),
        ("https://me:secret@example.org/feed.zip", "no name or password"),
        ("https://example.org/feed.zip?key=abc", "no key in an address"),
        ("https://example.org/feed.zip?API_KEY=abc", "no key in an address"),
        ("https://127.0.0.1/feed.zip", "not a public one"),
        ("https://[::1]/feed.zip", "not a public one"),
        ("https://10.0.0.1/feed.zip", "not a public one"),
        ("https://169.254.169.254/latest", "not a public one"),
        ("https://[oops/feed.zip", "cannot be asked"),
    ],
)
def test_an_address_that_may_not_be_asked_is_one_sentence_without_secrets(
    publish, address, sentence
):
    publish()
    run = fetched(address)
    assert run.raw is None
    assert sentence in run.fault
    assert "secret" not in run.fault
    assert "abc" not in run.fault


@pytest.mark.parametrize("fault", ["429", "500", "drop"])
def test_what_passes_is_waited_out(host, fault):
    host.fault(fault)
    assert fetched(f"{host.base}/feed.zip").raw == RAW


@pytest.mark.parametrize(
    ("fault", "sentence"), [("404", "status 404"), ("elsewhere", ""), ("500", "no answer")]
)
def test_what_lasts_is_one_sentence(host, fault, sentence):
    host.fault(*[fault] * 9)
    run = fetched(f"{host.base}/feed.zip")
    assert run.raw is None
    assert run.fault.startswith("gtfs: ")
    assert sentence in run.fault


def test_a_larger_file_than_an_upload_may_be_is_refused(host, monkeypatch):
    monkeypatch.setattr(own_feed, "MOST_BYTES", 100)
    assert "larger than" in fetched(f"{host.base}/feed.zip").fault


def test_a_cancelled_one_has_neither_a_file_nor_a_fault(host):
    host.answer = lambda asked: time.sleep(0.3) or Reply(b"", 503)
    run = fetched_feed.Fetch(f"{host.base}/feed.zip")
    run.cancel()
    run.wait(20)
    assert (run.is_running, run.raw, run.fault) == (False, None, "")


def test_no_more_than_a_few_at_once(host, monkeypatch):
    monkeypatch.setattr(fetched_feed, "_places", fetched_feed.threading.BoundedSemaphore(1))
    host.answer = lambda asked: time.sleep(0.5) or Reply(RAW)
    first = fetched_feed.Fetch(f"{host.base}/a.zip")
    time.sleep(0.1)
    assert "try again" in fetched(f"{host.base}/b.zip").fault
    first.wait(20)
    assert first.raw == RAW
    assert fetched(f"{host.base}/c.zip").raw == RAW


def test_trafiklabs_own_address_gets_the_key_of_the_environment_and_no_other(monkeypatch, tmp_path):
    asked = []

    def noted(publisher, to, **what):
        asked.append((what["address"], what["query"]))
        raise PublisherFault(publisher, "unreachable", "noted.")

    monkeypatch.setattr(gtfs, "download", noted)
    monkeypatch.setenv(gtfs.KEY_VARIABLE, "hush")
    hosts = ("opendata.samtrafiken.se", "opendata.samtrafiken.se.example.org", "example.org")
    for host in hosts:
        with pytest.raises(PublisherFault):
            gtfs.load_from(f"https://{host}/gtfs/sl/sl.zip", tmp_path / "x.zip")
    assert [query for _, query in asked] == [{"key": "hush"}, None, None]
