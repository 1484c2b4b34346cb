"""Every publisher, every fault: what passes is not noticed, what lasts is named in a sentence and loses nothing."""

import dataclasses
import datetime
import json

import pandas as pd
import pytest
import trustme
from support.server import Reply, Server, serving

from indicators import live
from loaders import _http, _patience, gtfs
from loaders._http import get
from making.refresh import MODULES, refresh

OLD = pd.DataFrame({"indicator": ["population"], "value": [1.0]})
LASTING = {
    "429 bare": "status 429",
    "429 long": "wait 3,600 s",
    "500": "status 500",
    "503": "status 503",
    "504": "status 504",
    "drop": "no whole answer",
    "drip": "too slow",
    "cut": "cut off",
    "html": "a web page",
    "empty": "not",
    "bomb": "larger than 1 MB",
    "elsewhere": "another host (elsewhere.invalid)",
    "circle": "circles",
    "404": "",  # Kolada's sentence is of a key figure without values
}


@pytest.fixture(autouse=True)
def old(monkeypatch):
    """Something refreshed earlier, little patience, a key for the timetable, and a low cap."""
    live.write("others_before", OLD)
    monkeypatch.setenv(gtfs.KEY_VARIABLE, "hush")
    for key, publisher in _http.PUBLISHERS.items():
        small = dataclasses.replace(publisher, most_bytes=1_000_000)
        monkeypatch.setitem(_http.PUBLISHERS, key, small)


def impatient(monkeypatch):
    short = dataclasses.replace(_patience.PATIENCE, whole_s=0.2, read_s=1, attempts=3)
    monkeypatch.setattr(_patience, "PATIENCE", short)


def assert_kept(outcome, before):
    assert outcome.result == "kept"
    assert outcome.sentences
    assert all("\n" not in sentence for sentence in outcome.sentences)
    assert "hush" not in repr(outcome)
    assert live.stamp() == before
    assert live.read("others_before").equals(OLD)


@pytest.mark.parametrize("fault", LASTING)
@pytest.mark.parametrize("key", MODULES)
def test_a_fault_that_lasts_is_named_and_loses_nothing(publish, monkeypatch, key, fault):
    server = publish(**{key: lambda asked: Reply({"long": "x" * 10_000})})[key]
    if fault == "drip":
        impatient(monkeypatch)
    server.fault(*[fault] * 1000)
    before = live.stamp()
    (outcome,) = refresh([key])
    assert_kept(outcome, before)
    assert LASTING[fault] in " ".join(outcome.sentences)
    if fault != "404":  # that is the answer to one question; the next may fare better
        assert len(outcome.sentences) <= 4
        assert len(server.asked) <= 40


@pytest.mark.parametrize("key", MODULES)
def test_an_expired_certificate_is_named_and_loses_nothing(publish, monkeypatch, tmp_path, key):
    publish()
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    expired = authority.issue_cert(
        "127.0.0.1", not_before=past - datetime.timedelta(days=30), not_after=past
    )
    server = Server(lambda asked: Reply({}))
    before = live.stamp()
    with serving(server, certificate=expired) as base:
        monkeypatch.setenv("KLYFTKARTAN_BASE_URLS", json.dumps({key: base}))
        (outcome,) = refresh([key])
    assert_kept(outcome, before)
    assert "certificate is not valid" in " ".join(outcome.sentences)
    assert not server.asked


PASSING = ("429", "429 bare", "500", "503", "504", "drop", "cut", "html", "empty", "latin", "drip")


@pytest.mark.parametrize("key", MODULES)
def test_a_fault_that_passes_is_not_noticed(publish, monkeypatch, key):
    """Through the one place that every publisher is asked; its loader's own tests have the data."""
    content = {"name": "Malmö" * 50}
    server = publish(**{key: lambda asked: Reply(content)})[key]
    for number, fault in enumerate(PASSING):
        server.fault(fault)
        if fault == "drip":
            impatient(monkeypatch)
        assert get(key, f"n{number}").json(key) == content
    assert len(server.asked) == 2 * len(PASSING)


def test_nobody_there_is_named_and_loses_nothing(publish, monkeypatch):
    publish()
    monkeypatch.setenv(
        "KLYFTKARTAN_BASE_URLS", json.dumps(dict.fromkeys(MODULES, "http://127.0.0.1:9"))
    )
    before = live.stamp()
    for outcome in refresh():
        assert_kept(outcome, before)
        assert "no connection" in " ".join(outcome.sentences)
