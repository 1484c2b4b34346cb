"""The refresh on the Sources page: what there is, starting, watching, stopping, how it went."""

import pytest
from support.pages import run, words
from support.refreshing import command

from making.refresh import background

PUBLISHERS = """
import time
from pathlib import Path
import pandas as pd
from loaders.faults import InputFault
from making.refresh import Collected

def collect_kolada(tell):
    for position in range(600):
        tell(position, 600, "<b>N07907</b>")
        if Path({gate!r}).exists():
            break
        time.sleep(0.05)
    return Collected(parts={{"values_kolada": pd.DataFrame({{"a": [1]}})}})

def collect_ssb(tell):
    raise InputFault("ssb: the answer is empty")
"""


@pytest.fixture
def publishers(monkeypatch, data_folder):
    """One publisher that waits for the file `gate`, then gives a row; one that fails."""
    gate = data_folder / "gate"
    monkeypatch.setattr(background, "COMMAND", command(PUBLISHERS.format(gate=str(gate))))
    monkeypatch.setattr(background, "_latest", None)
    yield gate
    gate.touch()
    if background.latest():
        background.latest().wait(60)


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
    publishers.touch()
    background.latest().wait(60)
    app.run()
    text = words(app)
    assert "refreshed: 1 rows" in text
    assert "not refreshed: the old figures stay" in text
    assert "ssb: the answer is empty" in [t.value for t in app.text]


def test_a_refresh_is_stopped(publishers):
    app = run("sources", lang="sv")
    button(app, "refresh_start").click().run()
    button(app, "refresh_cancel").click().run()
    background.latest().wait(60)
    app.run()
    assert not app.exception
    assert "avbruten" in words(app)


def test_the_refresh_can_be_kept_from_visitors(monkeypatch):
    monkeypatch.setenv("KLYFTKARTAN_REFRESH", "off")
    app = run("sources", lang="en")
    assert not [b for b in app.button if b.key == "refresh_start"]
    assert "kept this to themselves" in " ".join(info.value for info in app.info)
