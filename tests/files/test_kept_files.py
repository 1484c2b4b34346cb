"""The files that readers have: written as they were from the first, letter for letter, and read again."""

from pathlib import Path

import pytest

from analysis import scenarios
from analysis.scenarios import Scenario
from briefs import brief
from briefs.brief import Brief, Finding
from presenting import poll, story
from presenting.story import Step, Story

FIXTURES = Path(__file__).parent / "fixtures"
SCENARIOS = (
    Scenario(
        name="Rydsgård",
        area="1264",
        kind="pharmacy",
        limit_km=5,
        places="pharmacy:6144500:411500;agent:7536500:720500",
    ),
    Scenario(name="Inget", area="2584", kind="zone", limit_km=20, places=""),
)
POLL = poll.typed(
    'Kommer du igen?\n- Ja\n- Nej, "kanske"\n\nVarför?\n- Föredraget\n- Kaffet \u2615'
)
STORY = Story(
    title="En berättelse",
    language="sv",
    steps=(
        Step(
            page="map",
            words=(("area", "1264"), ("indicator", "rented_pct")),
            heading="Skurup",
            sentence="Än så länge.",
            highlight=":map",
            notes="Säg\n\tdetta",
        ),
        Step(page="overview", heading="2"),
    ),
)
BRIEF = Brief(
    area="1264",
    scheme="skr",
    language="sv",
    date="2026-11-25",
    title='Närmare "apoteket"',
    asked_by="Kommunstyrelsen",
    note="Än så länge",
    findings=(
        Finding(
            indicator="rented_pct",
            year=2023,
            measure="",
            follow_up=2029,
            telling="rented_pct",
            responsible="Nämnden",
            decision="Att pröva",
        ),
    ),
)
KEPT = {
    "scenarios": (SCENARIOS, scenarios.saved, scenarios.opened),
    "poll": (POLL, poll.saved, poll.opened),
    "ready_made_poll": (poll.SEMINAR, poll.saved, poll.opened),
    "story": (STORY, story.as_file, lambda raw: story.parse(raw, ("map", "overview"))),
    "brief": (BRIEF, brief.as_file, brief.parse),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_file_is_written_and_read_as_it_always_was(name):
    content, write, read = KEPT[name]
    raw = (FIXTURES / f"{name}.json").read_bytes()
    assert write(content) == raw
    assert read(raw) == content
