"""A story: pages of the dashboard in an order, each with a heading and a sentence.

A story is data. A step names a page of the dashboard and words of its address,
never an address outside; a file of one is read as data and nothing in it is run.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from files.envelope import Envelope, FileFault
from files.letters import visible
from translations import LANGUAGES

MOST_BYTES = 1_000_000  # of a file: MOST_STEPS with the longest texts, of letters of four bytes
MOST_STEPS = 40
LONGEST = {"title": 120, "heading": 120, "sentence": 600, "highlight": 120, "notes": 4_000}
# What a step may point at besides a heading of the page: the first of these.
KINDS = (":map", ":chart", ":table")
_LONGEST_ADDRESS = 2_000
_KEY = re.compile(r"[a-z_]{1,40}")
_VALUE = re.compile(r"[\w.,:;\- ]*")  # letters of any language, digits and marks that mean nothing
# Control characters, halves of characters, characters of nobody.
_NO_TEXT = {"Cc", "Cs", "Co", "Cn"}
_LINES = "\n\t"
_TEXTS = ("heading", "sentence", "highlight", "notes")
# Words that the stage sets itself.
_OWN_WORDS = {"lang", "embed", "embed_options"}


class StoryFault(FileFault):
    """Why a story cannot be used; `part` is the number of the step.

    `reason` besides those of every file: "title", "empty", "many", "long", "page" or "words".
    """


_FILE = Envelope(kind="klyftkartan-story", version=1, most_bytes=MOST_BYTES, fault=StoryFault)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page as it is shown: which, at which words of the address, and what is said to it.

    `highlight` is a heading of the page to begin at, one of KINDS, or empty for the
    page's beginning. `notes` are for the presenter alone.
    """

    page: str
    heading: str
    words: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    highlight: str = ""
    notes: str = ""

    @property
    def address(self) -> str:
        """Page and words as they stand in an address: `map?area=1264`."""
        return f"{self.page}?{self.query}" if self.words else self.page

    @property
    def query(self) -> str:
        """The words of the address, encoded."""
        return urlencode(self.words)


@dataclass(frozen=True, kw_only=True)
class Story:
    """A title and one step or more; `language` is the one that it is written in, empty where unknown."""

    title: str
    steps: tuple[Step, ...]
    language: str = ""


def checked(story: Story, pages: Container[str]) -> Story:
    """The same story, which can be shown, without letters that are not seen.

    Raises StoryFault for the first thing that cannot be shown.
    """
    steps = tuple(_seen(step, number) for number, step in enumerate(story.steps, 1))
    seen = replace(story, title=_visible(story.title, 0), steps=steps)
    _check(seen, pages)
    return story if seen == story else seen


def _seen(step: Step, number: int) -> Step:
    texts: dict[str, Any] = {f: _visible(getattr(step, f), number) for f in _TEXTS}
    return replace(step, **texts)


def _visible(text: str, step: int) -> str:
    if any(unicodedata.category(letter) in _NO_TEXT and letter not in _LINES for letter in text):
        raise StoryFault("damaged", step)
    return visible(text, kept=_LINES)


def _check(story: Story, pages: Container[str]) -> None:
    _check_length("title", story.title, 0)
    if not story.title.strip():
        raise StoryFault("title")
    if not story.steps:
        raise StoryFault("empty")
    if len(story.steps) > MOST_STEPS:
        raise StoryFault("many")
    if story.language not in {"", *LANGUAGES}:
        raise StoryFault("damaged")
    for number, step in enumerate(story.steps, 1):
        _check_step(step, number, pages)


def _check_step(step: Step, number: int, pages: Container[str]) -> None:
    for field in _TEXTS:
        _check_length(field, getattr(step, field), number)
    if not step.heading.strip():
        raise StoryFault("title", number)
    if step.page not in pages:
        raise StoryFault("page", number)
    if not all(_KEY.fullmatch(key) and _VALUE.fullmatch(value) for key, value in step.words):
        raise StoryFault("words", number)
    if len(step.query) > _LONGEST_ADDRESS or len({key for key, _ in step.words}) < len(step.words):
        raise StoryFault("words", number)


def _check_length(field: str, text: str, step: int) -> None:
    if len(text) > LONGEST[field]:
        raise StoryFault("long", step)


def read_address(text: str, pages: Container[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Page and words of an address copied from the browser, or typed (`map?area=1264`).

    Host and folders are dropped: a step never leads out of the dashboard. The
    dashboard's own address without a page, under a folder or not, is its overview.
    Raises StoryFault.
    """
    if len(text) > 2 * _LONGEST_ADDRESS:
        raise StoryFault("words")
    try:
        parts = urlsplit(text.strip())
        pairs = parse_qsl(parts.query, keep_blank_values=False, max_num_fields=60)
    except ValueError:
        raise StoryFault("words") from None
    page = parts.path.rstrip("/").rpartition("/")[2]
    if page not in pages and (not page or parts.path.endswith("/")):
        page = "overview"
    if page not in pages:
        raise StoryFault("page")
    words = tuple((key, value) for key, value in pairs if key not in _OWN_WORDS)
    _check_step(Step(page=page, heading="-", words=words), 0, pages)
    return page, words


def as_file(story: Story) -> bytes:
    """The story as a file (JSON, UTF-8) that `parse` reads again."""
    steps = [
        {
            "page": step.page,
            "address": dict(step.words),
            "heading": step.heading,
            "sentence": step.sentence,
            "highlight": step.highlight,
            "notes": step.notes,
        }
        for step in story.steps
    ]
    return _FILE.write({"title": story.title, "language": story.language, "steps": steps})


def parse(raw: bytes, pages: Container[str]) -> Story:
    """The story of a file's bytes; `pages` are those that a step may show. Raises StoryFault, nothing else."""
    record = _FILE.read(raw)
    steps = record.get("steps")
    if not isinstance(steps, list):
        raise StoryFault("damaged")
    if len(steps) > MOST_STEPS:
        raise StoryFault("many")
    story = Story(
        title=_text(record, "title", 0),
        language=_text(record, "language", 0),
        steps=tuple(_step(step, number) for number, step in enumerate(steps, 1)),
    )
    return checked(story, pages)


def _step(record: Any, number: int) -> Step:
    if not isinstance(record, dict):
        raise StoryFault("damaged", number)
    words = record.get("address", {})
    if not isinstance(words, dict) or not all(isinstance(value, str) for value in words.values()):
        raise StoryFault("damaged", number)
    return Step(
        page=_text(record, "page", number),
        words=tuple(words.items()),
        heading=_text(record, "heading", number),
        sentence=_text(record, "sentence", number),
        highlight=_text(record, "highlight", number),
        notes=_text(record, "notes", number),
    )


def _text(record: dict[str, Any], field: str, step: int) -> str:
    """A text of the record; one that is absent is empty."""
    text = record.get(field, "")
    if not isinstance(text, str):
        raise StoryFault("damaged", step)
    return text
