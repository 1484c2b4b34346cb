"""What goes wrong on the way to a publisher ends in a retried success or in one sentence."""

import datetime
import json
import threading
import time
from dataclasses import replace

import pytest
import trustme
from support.server import Reply, Server, serving

from indicators import live
from loaders import _http, _pace, _patience
from loaders._http import get, post
from loaders.faults import Damaged, PublisherFault

ANSWER = {"values": [1, 2, 3], "name": "Malmö"}


def answer(asked):
    return Reply(ANSWER)


@pytest.fixture
def kolada(publish):
    return publish(kolada=answer)["kolada"]


def refused(*arguments, **options):
    with pytest.raises(PublisherFault) as caught:
        get("kolada", *arguments, **options).json("kolada")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("kolada: ")
    return caught.value


def test_an_answer_says_where_and_when_it_was_given(kolada):
    found = get("kolada", "kpi", {"per_page": 5})
    assert found.json("kolada") == ANSWER
    assert found.address.endswith("/kpi")
    assert kolada.asked[0].query == {"per_page": ["5"]}
    assert kolada.asked[0].headers["User-Agent"].startswith("Klyftkartan/")
    age = datetime.datetime.now(datetime.UTC) - found.retrieved
    assert abs(age) < datetime.timedelta(minutes=1)
    assert not found.from_cache


@pytest.mark.parametrize("fault", ["429", "429 bare", "500", "503", "504", "drop"])
def test_what_passes_is_asked_again(fault, kolada):
    kolada.fault(fault)
    assert get("kolada", "kpi").json("kolada") == ANSWER
    assert len(kolada.asked) == 2


@pytest.mark.parametrize("fault", ["429 bare", "500", "drop"])
def test_what_does_not_pass_is_given_up_with_a_sentence(fault, kolada):
    kolada.fault(*[fault] * 20)
    assert refused("kpi").kind == "unreachable"
    assert len(kolada.asked) == _patience.PATIENCE.attempts


def test_a_publisher_that_is_slow_throughout_is_not_asked_for_hours(kolada, monkeypatch):
    monkeypatch.setattr(_patience, "PATIENCE", replace(_patience.PATIENCE, drip_s=0.2, whole_s=60))
    kolada.fault(*["drip"] * 20)
    assert "too slow" in str(refused("kpi"))
    assert len(kolada.asked) == 2


def test_an_answer_that_drips_is_given_up(kolada, monkeypatch):
    monkeypatch.setattr(_patience, "PATIENCE", replace(_patience.PATIENCE, whole_s=0.2, attempts=2))
    kolada.fault("drip", "drip")
    assert "too slow" in str(refused("kpi"))


def test_a_publisher_that_asks_for_an_hour_is_not_waited_for(kolada):
    kolada.fault("429 long")
    assert "wait 3,600 s" in str(refused("kpi"))
    assert len(kolada.asked) == 1


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("cut", "cut off"),
        ("html", "web page"),
        ("empty", "not JSON"),
        ("latin", "not UTF-8"),
        ("404", "status 404"),
        ("elsewhere", "another host"),
        ("circle", "circles"),
    ],
)
def test_a_wrong_answer_is_named(fault, word, kolada):
    kolada.fault(*[fault] * 10)
    assert word in str(refused("kpi"))


def test_a_bomb_is_not_unpacked_to_its_end(kolada, monkeypatch):
    small = replace(_http.PUBLISHERS["kolada"], most_bytes=1_000_000)
    monkeypatch.setitem(_http.PUBLISHERS, "kolada", small)
    kolada.fault(*["bomb"] * 5)
    assert refused("kpi").kind == "too_large"


def test_nobody_there_is_a_sentence(monkeypatch, publish):
    publish()
    monkeypatch.setenv("KLYFTKARTAN_BASE_URLS", '{"kolada": "http://127.0.0.1:9"}')
    assert "no connection" in str(refused("kpi"))


def certificate(authority, *, expired):
    day = datetime.timedelta(days=1)
    end = datetime.datetime.now(datetime.UTC) + (-day if expired else day)
    return authority.issue_cert("127.0.0.1", not_before=end - 30 * day, not_after=end)


@pytest.mark.parametrize("expired", [True, False])
def test_certificates_are_verified(expired, publish, monkeypatch, tmp_path):
    publish()
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    server = Server(answer)
    with serving(server, certificate=certificate(authority, expired=expired)) as base:
        monkeypatch.setenv("KLYFTKARTAN_BASE_URLS", json.dumps({"kolada": base}))
        if expired:
            assert "certificate" in str(refused("kpi"))
            assert not server.asked
        else:
            assert get("kolada", "kpi").json("kolada") == ANSWER


def test_a_fresh_answer_is_not_asked_for_again_and_another_question_is(kolada):
    get("kolada", "kpi")
    assert get("kolada", "kpi").from_cache
    assert not get("kolada", "kpi", {"page": 2}).from_cache
    assert not post("kolada", "kpi", body={"a": 1}).from_cache
    assert post("kolada", "kpi", body={"a": 1}).from_cache
    assert not post("kolada", "kpi", body={"a": 2}).from_cache
    assert len(kolada.asked) == 4


def test_a_failure_is_not_remembered(kolada):
    kolada.fault("404")
    refused("kpi")
    assert get("kolada", "kpi").json("kolada") == ANSWER


@pytest.mark.parametrize("fault", ["cut", "html", "latin", "empty"])
def test_a_damaged_answer_is_asked_for_once_more(fault, kolada):
    kolada.fault(fault)
    assert get("kolada", "kpi").json("kolada") == ANSWER
    assert len(kolada.asked) == 2


@pytest.mark.parametrize("fault", ["cut", "html", "latin", "empty"])
def test_a_damaged_answer_is_not_remembered(fault, kolada):
    kolada.fault(fault, fault)
    assert refused("kpi").kind == "damaged"
    assert len(kolada.asked) == 2
    assert get("kolada", "kpi").json("kolada") == ANSWER


def test_a_damaged_answer_after_other_faults_is_still_one_sentence(kolada):
    kolada.fault("500", "cut", "429", "html")
    assert "a web page" in str(refused("kpi"))
    kolada.fault("500", "500", "500", "500", "cut")
    assert str(refused("kpi")) == "kolada: no answer but one that is cut off, or not JSON."


def test_what_is_damaged_is_told_by_whoever_reads_it(kolada):
    def reading(content):
        raise Damaged("no table")

    with pytest.raises(PublisherFault, match=r"^kolada: the answer is no table\.$"):
        get("kolada", "kpi", reading=reading)
    assert get("kolada", "kpi", reading=len).data == len(kolada.answer(None).raw())


def test_answers_of_one_publisher_can_be_forgotten(publish):
    publish(kolada=answer, scb=answer)
    get("kolada", "kpi")
    get("scb", "config")
    _http.forget("kolada")
    assert not get("kolada", "kpi").from_cache
    assert get("scb", "config").from_cache


def test_an_unchanged_answer_is_confirmed_by_its_mark(publish):
    def marked(asked):
        if asked.headers.get("If-None-Match") == '"1"':
            return Reply(b"", 304, {"ETag": '"1"'})
        return Reply(ANSWER, 200, {"ETag": '"1"'})

    server = publish(kolada=marked)["kolada"]
    get("kolada", "kpi")
    with _http.asking_anew():
        assert get("kolada", "kpi").json("kolada") == ANSWER
    assert [a.headers.get("If-None-Match") for a in server.asked] == [None, '"1"']


def test_an_answer_without_a_mark_is_asked_for_whole(kolada):
    get("kolada", "kpi")
    with _http.asking_anew():
        assert not get("kolada", "kpi").from_cache
    assert len(kolada.asked) == 2


def test_a_key_is_neither_kept_nor_named(kolada, data_folder):
    found = get("kolada", "kpi", {"key": "hushhush"})
    assert "hushhush" not in found.address
    kept = b"".join(path.read_bytes() for path in data_folder.rglob("*") if path.is_file())
    assert b"kpi" in kept
    assert b"hushhush" not in kept


def test_the_pace_holds_across_threads(kolada):
    _http.pace("kolada", 5, 1)
    threads = [threading.Thread(target=get, args=("kolada", f"n{i}")) for i in range(11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(asked.at for asked in kolada.asked)
    assert len(times) == 11
    assert all(later - earlier > 0.9 for earlier, later in zip(times, times[5:], strict=False))


@pytest.mark.parametrize("publisher", _http.PUBLISHERS)
def test_every_publisher_can_be_asked_at_its_own_pace(publisher, publish, monkeypatch):
    server = publish(**{publisher: answer})[publisher]
    monkeypatch.setattr(_pace, "_paces", {})
    assert get(publisher, "kpi").json(publisher) == ANSWER
    _http.pace(publisher, 30, 60)
    assert get(publisher, "other").json(publisher) == ANSWER
    assert len(server.asked) == 2


def test_a_wait_can_be_cancelled(kolada):
    kolada.fault("503")
    with _http.cancellable(lambda: len(kolada.asked) > 0), pytest.raises(PublisherFault) as caught:
        get("kolada", "kpi")
    assert caught.value.kind == "cancelled"


def test_a_next_page_must_lie_with_the_same_publisher(kolada):
    original = _http.PUBLISHERS["kolada"].base
    assert _http.follow("kolada", f"{original}/kpi?page=2").json("kolada") == ANSWER
    assert kolada.asked[0].path == "/kpi"
    assert kolada.asked[0].query == {"page": ["2"]}
    with pytest.raises(PublisherFault, match="lies elsewhere"):
        _http.follow("kolada", "https://elsewhere.invalid/kpi")
    with pytest.raises(PublisherFault, match="lies elsewhere"):
        _http.follow("kolada", original.replace("api.", "api.evil.") + "/kpi")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("{", "not a JSON object"),
        ("[]", "not a JSON object"),
        ('{"kolada": 1}', "not a JSON object"),
        ('{"koalda": "https://a"}', "'koalda'"),
        ('{"kolada": "http://example.com"}', "only https"),
        ('{"kolada": "file:///etc/passwd"}', "only https"),
        ('{"kolada": "api.kolada.se"}', "only https"),
    ],
)
def test_a_wrong_mirror_is_named(given, word, monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_BASE_URLS", given)
    assert word in str(refused("kpi"))


def test_a_read_only_folder_means_no_cache_and_no_failure(kolada, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(blocked / "data"))
    assert get("kolada", "kpi").json("kolada") == ANSWER
    assert get("kolada", "kpi").json("kolada") == ANSWER
    assert len(kolada.asked) == 2
    with pytest.raises(live.CannotWrite), live.writing():
        pass


def test_a_large_file_appears_only_when_it_is_whole(publish, tmp_path):
    raw = b"PK" + bytes(1_000_000)
    server = publish(gtfs=lambda asked: Reply(raw, 200, {"Content-Type": "application/zip"}))[
        "gtfs"
    ]
    server.fault("drop")
    told = []
    _http.download("gtfs", tmp_path / "feed.zip", path="/feed.zip", progress=told.append)
    assert (tmp_path / "feed.zip").read_bytes() == raw
    assert told[-1] == len(raw)
    server.fault(*["drop"] * 10)
    with pytest.raises(PublisherFault):
        _http.download("gtfs", tmp_path / "other.zip", path="/feed.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["feed.zip"]


def test_two_writers_are_one_too_many():
    with live.writing(), pytest.raises(live.Busy), live.writing():
        pass
    start = time.monotonic()
    with live.writing():
        assert time.monotonic() - start < 60
