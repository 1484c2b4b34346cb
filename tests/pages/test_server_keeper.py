"""What only whoever runs the server may do: at the server's own machine, or with the key."""

import hashlib

import pytest
import streamlit as st

from tests.support.pages import run
from views import server_keeper

KEY = "a key of letters enough"


@pytest.fixture(autouse=True)
def no_key(monkeypatch):
    monkeypatch.delenv("KLYFTKARTAN_KEEPER_KEY", raising=False)
    monkeypatch.delenv("KLYFTKARTAN_REFRESH", raising=False)
    monkeypatch.setattr(server_keeper, "_AFTER_A_FAILURE_S", 0)


class Asked:
    """A connection as Streamlit tells of it."""

    def __init__(self, ip=None, **headers):
        self.ip_address = ip
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


HERE = [
    {"Host": "localhost:8501", "Origin": "http://localhost:8501"},
    {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"},
    {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"},
]
ELSEWHERE = [
    {"Host": "klyftkartan.example.se", "Origin": "https://klyftkartan.example.se"},
    {"Host": "192.168.1.5:8501", "Origin": "http://192.168.1.5:8501"},
    {"ip": "192.168.1.9", "Host": "localhost:8501", "Origin": "http://localhost:8501"},
    {
        "Host": "localhost:8501",
        "Origin": "https://klyftkartan.example.se",
    },  # a proxy on this machine
    {"Host": "localhost:8501", "Origin": "http://localhost", "X_Forwarded_For": "203.0.113.9"},
    {"Host": "localhost.example.se", "Origin": "http://localhost.example.se"},
]


@pytest.mark.parametrize("headers", HERE)
def test_who_sits_at_the_server_may(headers, monkeypatch):
    monkeypatch.setattr(st, "context", Asked(**headers))
    assert server_keeper.may()
    monkeypatch.setenv("KLYFTKARTAN_REFRESH", "off")
    assert not server_keeper.may()


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_who_comes_from_elsewhere_may_not(headers, monkeypatch):
    monkeypatch.setattr(st, "context", Asked(**headers))
    assert not server_keeper.may()


def offers(app):
    return {button.key for button in app.button} | {field.key for field in app.text_input}


def test_a_visitor_can_neither_refresh_nor_let_the_server_ask_an_address(monkeypatch):
    monkeypatch.setattr(server_keeper, "_is_at_this_machine", lambda: False)
    app = run("sources", lang="en")
    assert "refresh_start" not in offers(app)
    assert any("kept this to themselves" in info.value for info in app.info)
    assert "own_feed_address" not in offers(run("transport", lang="en"))


@pytest.mark.parametrize("kept", [KEY, f"sha256:{hashlib.sha256(KEY.encode()).hexdigest()}"])
def test_the_key_opens_and_a_wrong_one_does_not(kept, monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_KEEPER_KEY", kept)
    app = run("sources", lang="en")
    assert "refresh_start" not in offers(app)  # a key that is set is needed at this machine as well
    app = unlock(app, "not the key, though long")
    assert "refresh_start" not in offers(app)
    assert [warning.value for warning in app.warning].count("That is not the key.") == 1
    app = unlock(app, KEY)
    assert "refresh_start" in offers(app)
    assert not app.exception


def unlock(app, key):
    app.text_input(key="keeper_key_refresh").set_value(key)
    return app.button(key="FormSubmitter:keeper_refresh-Unlock").click().run()


@pytest.mark.parametrize("kept", ["short", "sha256:no hash", "sha256:abcd"])
def test_a_key_that_is_short_or_no_hash_opens_nothing(kept, monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_KEEPER_KEY", kept)
    app = unlock(run("sources", lang="en"), kept)
    assert "refresh_start" not in offers(app)


def test_too_many_tries_at_once_are_told(monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_KEEPER_KEY", KEY)
    monkeypatch.setattr(server_keeper._tries, "acquire", lambda blocking: False)
    app = unlock(run("sources", lang="en"), KEY)
    assert "refresh_start" not in offers(app)
    assert any("Too many keys" in warning.value for warning in app.warning)
