"""The stage: a story told step by step, each on the page that it is about.

Every step is a page of this same app in a frame; the neighbours of the one that
is seen are prepared behind it, so that a turn only swaps them. What happens in
the browser is in stage.js, what it looks like in stage.css.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import streamlit.components.v2

from presenting.story import Step, Story
from translations.texts import _, language
from views import frame, menu

_HERE = Path(__file__).parent
_SCRIPT = (_HERE / "stage.js").read_text(encoding="utf-8")
_STYLE = (_HERE / "stage.css").read_text(encoding="utf-8")


def show(story: Story, start: int, left: Callable[[], None]) -> None:
    """The story on the whole window from step `start` (1 is the first); `left` is called when it is left."""
    steps = [_said(step) for step in story.steps]
    known = json.dumps([story.title, steps, language()]).encode()
    component = streamlit.components.v2.component("story_stage", js=_SCRIPT)
    component(
        data={
            "id": hashlib.sha256(known).hexdigest(),
            "title": story.title,
            "steps": steps,
            "start": start - 1,
            "colours": "dark" if frame.is_dark() else "light",
            "style": _STYLE,
            "words": _words(),
        },
        key="story_stage",
        on_left_change=left,
    )


def _said(step: Step) -> dict[str, str]:
    """A step as the browser needs it: where its page is, and what is said."""
    return {
        "path": "" if step.page == menu.START else step.page,
        "query": urlencode([*step.words, ("lang", language())]),
        "heading": step.heading,
        "sentence": step.sentence,
        "highlight": step.highlight,
        "notes": step.notes,
    }


def _words() -> dict[str, str]:
    """What the stage says of itself; the names in braces are filled in by the browser."""
    return {
        "previous": _("Previous"),
        "next": _("Next"),
        "place": _("{step} of {steps}"),
        "announced": _("Step {step} of {steps}."),
        "progress": _("How far the story has come"),
        "preparing": _("Preparing the page …"),
        "smaller": _("Smaller type"),
        "larger": _("Larger type"),
        "colours": _("Colours: {colours}"),
        "light": _("light"),
        "dark": _("dark"),
        "contrast": _("high contrast"),
        "notes": _("Notes"),
        "no_notes": _("There are no notes to this step."),
        "then": _("Next: {heading}"),
        "last": _("This is the last step."),
        "clock": _("Time {time}"),
        "elapsed": _("Elapsed {time}"),
        "restart": _("Start the clock again"),
        "full": _("Full screen"),
        "window": _("Leave full screen"),
        "no_full": _("The browser did not allow full screen."),
        "blocked": _("The browser did not open a second window: allow this page to open windows."),
        "leave": _("Leave"),
    }
