"""The brief as a tagged PDF (PDF/UA-1) of two A4 pages, or as pictures of them; made by typst, offline."""

import datetime
import json
import re
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from briefs import outline
from briefs.brief import Brief
from briefs.content import Content, Shown, of_brief

PAGES = 2
_TEMPLATE = Path(__file__).parent / "brief.typ"
_COLOURS = ("#e2e5ea", "#8794a3", "#1b2a41", "#1b2a41")  # others, peers, the area, its ring
# What the fonts of typst have letters for; a test asks typst. Others are shown as a box.
_LETTERS = re.compile(
    "[^\u0020-\u007e\u00a0-\u024f\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u045f"
    "\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u2010-\u2027\u2030-\u2040\u20a0-\u20bf\u2190-\u22ff\u25a0-\u25ff]"
)
_BOX = "\N{WHITE SQUARE}"
_LONG_WORD = re.compile(r"\S{36,}|[^\sa-zåäöæø]{20,}|\S*://\S+")  # others are hyphenated
_BREAK = "\N{ZERO WIDTH SPACE}"
_TALL_MM, _WIDE_MM = 66.0, 43.0
_DOT = 5.6  # width of a dot in a chart of 290


def document(brief: Brief) -> bytes:
    """The PDF. Raises BriefFault for a brief that asks for what is not known."""
    import typst

    return typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=_midnight(brief),
        sys_inputs={"data": _data(brief)},
        font_paths=_fonts(),
        root=str(_TEMPLATE.parent),
    )


def pictures(brief: Brief, dots_an_inch: float = 100) -> list[bytes]:
    """Both pages as PNG, to look at before the PDF is taken along."""
    import typst

    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format="png",
        ppi=dots_an_inch,
        sys_inputs={"data": _data(brief)},
        font_paths=_fonts(),
        root=str(_TEMPLATE.parent),
    )
    return made if isinstance(made, list) else [made]


def without_letters(text: str) -> str:
    """The letters of a text that the fonts do not have, each once: they are shown as a box."""
    return "".join(dict.fromkeys(_LETTERS.findall(text)))


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Only those that typst brings along: the same on every machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _midnight(brief: Brief) -> int:
    """The brief's date as the document's: the same brief gives the same bytes."""
    day = datetime.date.fromisoformat(brief.date)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _data(brief: Brief) -> str:
    """What the template reads, as JSON."""
    content = of_brief(brief)
    day = datetime.date.fromisoformat(brief.date)
    fields = {
        "lang": content.language,
        "day": [day.year, day.month, day.day],
        "map": outline.svg(content.map, _COLOURS) if content.map else None,
        "map_height": _map_height(content),
        "findings": [_finding(shown) for shown in content.findings],
    }
    plain = {
        key: getattr(content, key)
        for key in ("kind", "title", "name", "standing_in", "dated", "summary", "note", "legend")
    }
    lists = {key: list(getattr(content, key)) for key in ("notes", "caveats")}
    texts = {**plain, **lists, "map_alt": content.map_alt, "words": content.words}
    return json.dumps({**fields, **_drawable(texts)}, ensure_ascii=False)


def _finding(shown: Shown) -> dict:
    texts = {
        key: value
        for key, value in asdict(shown).items()
        if key not in ("own", "median", "country", "others", "decimals")
    }
    return {**_drawable(texts), "chart": chart(shown)}


def _drawable(value: Any) -> Any:
    """Texts with boxes for letters that there are none of, and long words made breakable."""
    if isinstance(value, str):
        boxed = _LETTERS.sub(_BOX, value)
        return _LONG_WORD.sub(_breakable, boxed)
    if isinstance(value, list | tuple):
        return [_drawable(part) for part in value]
    if isinstance(value, dict):
        return {key: _drawable(part) for key, part in value.items()}
    return value


def _breakable(word: re.Match) -> str:
    """An address breaks after its slashes and dashes, any other long word after every 11 letters."""
    if "://" in word[0]:
        return re.sub(r"(?<=[/\-_%.])(?<!:/)(?<!//)(?!/)", _BREAK, word[0])
    return re.sub(r"(.{11})(?=.)", rf"\1{_BREAK}", word[0])


def _map_height(content: Content) -> float:
    """Millimetres: as tall as there is room for, unless it would be too wide."""
    if content.map is None:
        return 0.0
    wide_of_tall = (content.map.width + 0.08) / 1.08
    return round(min(_TALL_MM, _WIDE_MM / wide_of_tall), 2)


def chart(shown: Shown) -> str:
    """The peers as dots along a line, the area, their median and the country on it: SVG without words."""
    wide, tall, margin, base = 290.0, 62.0, 8.0, 42.0
    low, high = shown.ends
    span = (high - low) or 1.0

    def at(value: float) -> float:
        return margin + (wide - 2 * margin) * (value - low) / span

    marks = [f'<path d="M{margin} {base}H{wide - margin}" stroke="#8a8a8a"/>']
    marks += [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="#8794a3"/>'
        for x, y in _stacked([at(value) for value in shown.others], base)
    ]
    x = at(shown.median)
    marks.append(
        f'<path d="M{x:.1f} {base - 36:.1f}V{base + 5:.1f}" stroke="#1b2a41" stroke-width="2"/>'
    )
    if np.isfinite(shown.country):
        x = at(shown.country)
        marks.append(
            f'<path d="M{x:.1f} {base + 4:.1f}l6 12h-12z" fill="#ffffff" stroke="#1b2a41" stroke-width="1.4"/>'
        )
    x = at(shown.of_area)
    marks.append(
        f'<path d="M{x:.1f} {base - 10:.1f}l8 10l-8 10l-8 -10z" fill="#1b2a41" stroke="#ffffff" stroke-width="1.4"/>'
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}">{"".join(marks)}</svg>'


def _stacked(across: list[float], base: float) -> list[tuple[float, float]]:
    """Dots that would cover each other stand on each other, in lower steps where there are many."""
    stacks: dict[int, int] = {}
    columns = [int(x // _DOT) for x in across]
    tallest = max((columns.count(column) for column in set(columns)), default=1)
    step = min(_DOT, 36.0 / tallest)
    placed = []
    for column in columns:
        height = stacks.get(column, 0)
        stacks[column] = height + 1
        placed.append((_DOT * (column + 0.5), base - 3.5 - step * height))
    return placed
