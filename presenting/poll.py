"""A poll: a few questions with options, as a presenter types them or as a file holds them.

A poll is data: nothing of a file is executed, and nothing but text and whole
numbers is read from one. A question that a presenter writes has one wording;
the ready-made poll is declared in the app's languages, so that every telephone
shows it in its own.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from files.envelope import Envelope, FileFault
from files.letters import visible
from translations import LANGUAGES, Text

MOST_QUESTIONS = 10
FEWEST_OPTIONS, MOST_OPTIONS = 2, 8
LONGEST_QUESTION, LONGEST_OPTION = 200, 80  # letters
MOST_BYTES = 50_000  # of a file
_MOST_LETTERS = 20_000  # of a poll as typed
_MARKS = "-–—−•*·∙◦▪▫■□●○☐☑☒✓✔►▶➢➤❖"  # what an option's line begins with
# Word processors' bullets in letters of their own fonts, and an o with a tab.
_BULLET = re.compile(r"^\s*(o\t|[\uf020-\uf0ff])", re.MULTILINE)
_LETTERED = re.compile(r"\(?([A-Ha-h]\)|[a-h]\.)\s")
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s")


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What was reported the last time: `pct` per cent chose the option at `option`. How many answered is not known."""

    year: int
    option: int
    pct: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question and its options, in the order in which they are shown and counted."""

    text: Text
    options: tuple[Text, ...]
    earlier: Earlier | None = None


@dataclass(frozen=True, kw_only=True)
class Poll:
    """Questions that are asked together. `id` is "own", or that of a ready-made poll."""

    id: str
    questions: tuple[Question, ...]


class PollFault(FileFault):
    """A text or a file that is no poll; `part` is the number of the question.

    `reason` besides those of every file: "empty" (no question), "option_first"
    (an option before any question), "questions" (more than `MOST_QUESTIONS`),
    "few" or "many" (options), "blank", "long_question", "long_option" or
    "same" (two options that read alike).
    """


_FILE = Envelope(kind="klyftkartan-poll", version=1, most_bytes=MOST_BYTES, fault=PollFault)

_YES_NO = (
    Text(sv="Ja", en="Yes", nb="Ja"),
    Text(sv="Nej", en="No", nb="Nei"),
    Text(sv="Vet inte", en="Don't know", nb="Vet ikke"),
)

# The two questions of the seminar in 2017, with the shares that were reported of it.
SEMINAR = Poll(
    id="seminar",
    questions=(
        Question(
            text=Text(
                sv="Skulle du komma till ett sådant här seminarium igen?",
                en="Would you come to a seminar like this again?",
                nb="Ville du kommet på et slikt seminar igjen?",
            ),
            options=_YES_NO,
            earlier=Earlier(year=2017, option=0, pct=83),
        ),
        Question(
            text=Text(
                sv="Skulle du rekommendera det till andra?",
                en="Would you recommend it to others?",
                nb="Ville du anbefalt det til andre?",
            ),
            options=_YES_NO,
            earlier=Earlier(year=2017, option=0, pct=85),
        ),
    ),
)
READY_MADE = {SEMINAR.id: SEMINAR}
OWN = "own"


def typed(text: str) -> Poll:
    """The poll of a text: a question on a line of its own, its options below it, each with a hyphen, bullet or number.

    PollFault says what is wrong with it.

    >>> typed("Coffee now?\\n- Yes\\n- No").questions[0].options[1].en
    'No'
    """
    if len(text) > _MOST_LETTERS:
        raise PollFault("large")
    lines = list(filter(None, map(_clean, _BULLET.sub("• ", text).splitlines())))
    is_marked = _option_marks(lines)
    questions: list[tuple[str, list[str]]] = []
    last = 0  # number of the option before
    for line in lines:
        cut = is_marked(line, last, len(questions[-1][1]) if questions else 0)
        if not cut:
            questions.append((_unnumbered(line, len(questions) + 1), []))
        elif not questions:
            raise PollFault("option_first")
        else:
            questions[-1][1].append(_clean(line[cut:]))
            last = _number(line)
    return own(questions)


def _option_marks(lines: Sequence[str]) -> Callable[[str, int, int], int]:
    """How many letters of a line mark it as an option, given the number before it and how many there are; 0: a question.

    Where some lines have bullets, those are the options, and numbered lines are
    questions; of letters and numbers, letters are. Numbers count on from 1.
    """
    if any(line[0] in _MARKS for line in lines):
        return lambda line, last, count: int(line[0] in _MARKS)
    if any(_LETTERED.match(line) for line in lines):
        return lambda line, last, count: _length(_LETTERED.match(line))
    return lambda line, last, count: (
        _length(_NUMBERED.match(line)) if _number(line) in (count + 1, last + 1) else 0
    )


def _length(mark: re.Match[str] | None) -> int:
    return mark.end() if mark else 0


def _number(line: str) -> int:
    """The number that a line begins with; 0 where it begins with none."""
    found = _NUMBERED.match(line)
    return int(found[1]) if found else 0


def _unnumbered(question: str, n: int) -> str:
    """The question without its number in the list, where that is `n`: a question of the 17th of May keeps it."""
    while _number(question) == n:
        question = question[_length(_NUMBERED.match(question)) :].lstrip(f"{_MARKS} ")
    return question


def as_typed(poll: Poll, language: str) -> str:
    """A poll as `typed` reads it, in one language."""
    return "\n\n".join(
        "\n".join([question.text[language], *(f"- {o[language]}" for o in question.options)])
        for question in poll.questions
    )


def own(questions: Sequence[tuple[str, Sequence[str]]]) -> Poll:
    """A poll of plain texts, each question with its options. PollFault says what is wrong."""
    if not questions:
        raise PollFault("empty")
    if len(questions) > MOST_QUESTIONS:
        raise PollFault("questions")
    checked = (_question(n, *question) for n, question in enumerate(questions, start=1))
    return Poll(id=OWN, questions=tuple(checked))


def saved(poll: Poll) -> bytes:
    """The poll as a file: JSON, UTF-8. A ready-made one is kept by its name."""
    if poll.id in READY_MADE:
        return _FILE.write({"ready_made": poll.id})
    language = next(iter(LANGUAGES))
    questions = [
        {"text": q.text[language], "options": [o[language] for o in q.options]}
        for q in poll.questions
    ]
    return _FILE.write({"questions": questions})


def opened(raw: bytes) -> Poll:
    """The poll of a file; PollFault says why it cannot be used."""
    content = _FILE.read(raw)
    if "ready_made" in content:
        return _ready_made(content["ready_made"])
    return own(_rows(content.get("questions")))


def _ready_made(name: object) -> Poll:
    if not isinstance(name, str) or name not in READY_MADE:
        raise PollFault("damaged")
    return READY_MADE[name]


def _rows(content: object) -> list[tuple[str, list[str]]]:
    if not isinstance(content, list):
        raise PollFault("damaged")
    rows: list[tuple[str, list[str]]] = []
    for row in content:
        text = row.get("text") if isinstance(row, dict) else None
        options = row.get("options") if isinstance(row, dict) else None
        if not isinstance(text, str) or not isinstance(options, list):
            raise PollFault("damaged")
        if not all(isinstance(option, str) for option in options):
            raise PollFault("damaged")
        # A question that began like an option could not be typed again.
        question = _unnumbered(_clean(text).lstrip(f"{_MARKS} "), len(rows) + 1)
        rows.append((question, [_clean(option) for option in options]))
    return rows


def _question(n: int, text: str, options: Sequence[str]) -> Question:
    if not text or not all(options):
        raise PollFault("blank", n)
    if len(text) > LONGEST_QUESTION:
        raise PollFault("long_question", n)
    if len(options) < FEWEST_OPTIONS:
        raise PollFault("few", n)
    if len(options) > MOST_OPTIONS:
        raise PollFault("many", n)
    if any(len(option) > LONGEST_OPTION for option in options):
        raise PollFault("long_option", n)
    if len({option.casefold() for option in options}) < len(options):
        raise PollFault("same", n)
    return Question(text=_in_all(text), options=tuple(map(_in_all, options)))


def _in_all(text: str) -> Text:
    return Text(sv=text, en=text, nb=text)


def _clean(text: str) -> str:
    """One line of visible letters: no control characters, none that turn the direction of writing."""
    return " ".join(visible(text).split())
