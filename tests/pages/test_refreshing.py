"""The refresh on the Sources page: what there is, starting, watching, stopping, how it went."""

import sys
import threading
import types

import pandas as pd
import pytest
from support.pages import run, words

from loaders.faults import InputFault
from making import refresh as refreshing
from making.refresh import Collected, background


@pytest.fixture
def publishers(monkeypatch):
    """One publisher that waits for `gate`, then gives a row; one that fails."""
    gate = threading.Event()

    def waits(tell):
        for position in range(200):
            tell(position, 200, "<b>N07907</b>")
            if gate.wait(0.05):
                break
        return Collected(parts={"values_kolada": pd.DataFrame({"a": [1]})})

    def fails(tell):
        raise InputFault("ssb: the answer is empty")

    monkeypatch.setattr(refreshing, "MODULES", {"kolada": "a_for_test", "ssb": "b_for_test"})
    monkeypatch.setattr(background, "_latest", None)
    for name, collect in (("a_for_test", waits), ("b_for_test", fails)):
        module = types.ModuleType(f"making.refresh.{name}")
        module.collect = collect
        monkeypatch.setitem(sys.modules, module.__name__, module)
    yield gate
    gate.set()
    if background.latest():
        background.latest().wait(30)


def button(app, key):
    [found] = [button for button in app.button if button.key == key]
    return found


def test_the_page_says_what_there_is():
    app = run("sources", lang="en")
    assert "have been refreshed" in words(app)
    table = app.dataframe[0].value
    assert {"Embedded (years)", "Refreshed (years)", "Retrieved", "Age (days)"} <= set(table)
    assert "2020–2023" in set(table["Embedded (years)"])


def test_a_refresh_is_started_watched_and_told(publishers):
    app = run("sources", lang="en")
    button(app, "refresh_start").click().run()
    assert not app.exception
    assert background.latest().is_running
    assert button(app, "refresh_cancel")
    publishers.set()
    background.latest().wait(30)
    app.run()
    text = words(app)
    assert "refreshed: 1 rows" in text
    assert "not refreshed: the old figures stay" in text
    assert "ssb: the answer is empty" in [t.value for t in app.text]


def test_a_refresh_is_stopped(publishers):
    app = run("sources", lang="sv")
    button(app, "refresh_start").click().run()
    button(app, "refresh_cancel").click().run()
    background.latest().wait(30)
    app.run()
    assert not app.exception
    assert "avbruten" in words(app)


def test_the_refresh_can_be_kept_from_visitors(monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_REFRESH", "off")
    app = run("sources", lang="en")
    assert not [b for b in app.button if b.key == "refresh_start"]
    assert "kept the refresh" in " ".join(info.value for info in app.info)
