"""What a decision brief is, and its file: data, checked when it is opened; nothing of it runs."""

import datetime
from dataclasses import asdict, dataclass, fields
from typing import Any

from analysis import standing
from briefs.library import LIBRARY
from files.envelope import Envelope, FileFault
from files.letters import visible
from indicators.catalogue import INDICATORS
from indicators.figures import areas
from indicators.indicator import MUNICIPALITY, SMALL_AREAS
from indicators.schemes import SCHEMES, schemes_at
from translations import LANGUAGES

DECIDED_AT = (MUNICIPALITY, *SMALL_AREAS)
MOST_FINDINGS = 5
MOST_BYTES = 50_000
LAST_YEAR = 2100
# The longest that each text of the reader may be: so much fits on two pages.
LONGEST = {"title": 90, "asked_by": 60, "note": 360, "responsible": 70, "decision": 280}


class BriefFault(FileFault):
    """A brief, or the file of one, that cannot be used.

    `reason` besides those of every file: "area", "scheme", "indicator",
    "measure" or "value" (asks for something that is not known), "year" (a
    follow-up that is no year after the finding's), "long" (a text), "many" or
    "twice" (findings). `about` is what it is about, shortened; it is the
    file's own text.
    """

    def __init__(self, reason: str, about: object = "") -> None:
        """The reason, and what it is about."""
        super().__init__(reason)
        self.about = clean(str(about))[:40]
        self.args = (reason, self.about)


_FILE = Envelope(kind="klyftkartan-brief", version=1, most_bytes=MOST_BYTES, fault=BriefFault)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding and what is to be done: ids of the catalogue and of the library, and the reader's texts.

    `measure` is "" until one is chosen; `year` is the year of the indicator's value; `telling` the indicator that will
    tell, in the year `follow_up`, whether it helped.
    """

    indicator: str
    year: int
    measure: str
    follow_up: int
    telling: str
    responsible: str = ""
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """A decision brief of one area; `date` is an ISO date. Texts of the reader may be empty."""

    area: str
    scheme: str
    language: str
    date: str
    findings: tuple[Finding, ...]
    level: str = MUNICIPALITY
    title: str = ""
    asked_by: str = ""
    note: str = ""


def clean(text: str) -> str:
    """A reader's text on one line: composed letters, single spaces, nothing that does not print."""
    return " ".join(visible(text).split())


def as_file(brief: Brief) -> bytes:
    """The brief as JSON, to open again with `parse`."""
    return _FILE.write(asdict(brief))


def parse(raw: bytes) -> Brief:
    """The brief of a file; BriefFault says why it cannot be used."""
    content = _FILE.read(raw)
    rows = content.pop("findings", None)
    if not isinstance(rows, list):
        raise BriefFault("damaged")
    if len(rows) > MOST_FINDINGS:
        raise BriefFault("many", len(rows))
    findings = tuple(_record(Finding, row) for row in rows)
    brief = _record(Brief, {**content, "findings": findings})
    check(brief)
    return brief


def _record(kind: type, content: Any) -> Any:
    """A record of its fields, each of its type; BriefFault("damaged") for anything else."""
    if not isinstance(content, dict):
        raise BriefFault("damaged")
    try:
        made = kind(**content)
    except TypeError:
        raise BriefFault("damaged") from None
    for field in fields(kind):
        value = getattr(made, field.name)
        if field.type in (str, int) and type(value) is not field.type:
            raise BriefFault("damaged", field.name)
    return made


def check(brief: Brief) -> None:
    """Raises BriefFault where the brief asks for what is not known, or holds a text that does not fit."""
    _check_area(brief)
    for name in ("title", "asked_by", "note"):
        _check_text(name, getattr(brief, name))
    if len(brief.findings) > MOST_FINDINGS:
        raise BriefFault("many", len(brief.findings))
    for finding in brief.findings:
        _check_finding(finding, brief)
    chosen = [finding.indicator for finding in brief.findings]
    if twice := {id for id in chosen if chosen.count(id) > 1}:
        raise BriefFault("twice", min(twice))


def _check_area(brief: Brief) -> None:
    if brief.level not in DECIDED_AT:
        raise BriefFault("area", brief.level)
    if brief.area not in areas(brief.level).index:
        raise BriefFault("area", brief.area)
    if brief.scheme not in SCHEMES or brief.scheme not in schemes_at(brief.level):
        raise BriefFault("scheme", brief.scheme)
    if brief.language not in LANGUAGES:
        raise BriefFault("damaged", "language")
    try:
        datetime.date.fromisoformat(brief.date)
    except ValueError:
        raise BriefFault("damaged", "date") from None


def _check_finding(finding: Finding, brief: Brief) -> None:
    for id in (finding.indicator, finding.telling):
        if id not in INDICATORS:
            raise BriefFault("indicator", id)
    if finding.measure and finding.measure not in LIBRARY:
        raise BriefFault("measure", finding.measure)
    if not finding.year < finding.follow_up <= LAST_YEAR:
        raise BriefFault("year", finding.follow_up)
    for name in ("responsible", "decision"):
        _check_text(name, getattr(finding, name))
    shown = {indicator.id for indicator in standing.shown_at(brief.level)}
    if finding.indicator not in shown or finding.telling not in shown:
        raise BriefFault(
            "value", finding.indicator if finding.telling in shown else finding.telling
        )
    place = of_finding(finding, brief)
    if place is None or place.year != finding.year:
        raise BriefFault("value", finding.indicator)
    if standing.of_indicator(finding.telling, brief.area, brief.level, brief.scheme) is None:
        raise BriefFault("value", finding.telling)


def of_finding(finding: Finding, brief: Brief) -> standing.Standing | None:
    """Where the area stands on the finding's indicator, as known until the finding's year."""
    return standing.of_indicator(
        finding.indicator, brief.area, brief.level, brief.scheme, finding.year
    )


def then_of(finding: Finding, brief: Brief) -> standing.Standing | None:
    """What the telling indicator said in the finding's year; None where it says nothing newer since.

    A year of it before the finding's counts as of then: that is what was known.
    """
    where = (finding.telling, brief.area, brief.level, brief.scheme)
    then, now = standing.of_indicator(*where, finding.year), standing.of_indicator(*where)
    return then if then is not None and now is not None and then.year < now.year else None


def _check_text(name: str, text: str) -> None:
    if text != clean(text):
        raise BriefFault("damaged", name)
    if len(text) > LONGEST[name]:
        raise BriefFault("long", name)
