"""For every test: refreshed data of its own, and publishers that are on this machine or nowhere."""

import json
from contextlib import ExitStack
from dataclasses import replace

import pytest
from support.server import Answering, Server, serving

from indicators import drawn
from loaders import _pace, _patience
from loaders._addresses import PUBLISHERS
from making.refresh import background


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory, monkeypatch):
    """An empty folder for refreshed data and no run before: no test sees another's, or a person's own."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(folder))
    monkeypatch.setattr(background, "_latest", None)
    monkeypatch.setattr(drawn, "FOLDER", folder / "static" / "live")
    return folder


@pytest.fixture
def publish(monkeypatch):
    """`publish(kolada=answer, scb=…)` starts servers, points the publishers at them, returns them by key."""
    quick = {"first_wait_s": 0.01, "connect_s": 2, "read_s": 2, "whole_s": 2.5}
    monkeypatch.setattr(_patience, "PATIENCE", replace(_patience.PATIENCE, **quick))
    monkeypatch.setattr(_pace, "_adapters", {})
    monkeypatch.setattr(_pace, "_paces", dict.fromkeys(PUBLISHERS, (10_000, 1)))
    with ExitStack() as stack:

        def start(**answers: Answering) -> dict[str, Server]:
            servers = {key: Server(answer) for key, answer in answers.items()}
            bases = {key: stack.enter_context(serving(server)) for key, server in servers.items()}
            monkeypatch.setenv("KLYFTKARTAN_BASE_URLS", json.dumps(bases))
            return servers

        yield start
