"""What the colours of a map mean, and how many of what each stands for."""

from html import escape
from typing import Literal

import numpy as np
import streamlit as st

from indicators.indicator import Indicator
from translations.texts import _, by_count, with_unit
from views.colours import MISSING, Classes, labels, method_name

Counted = Literal["municipalities", "areas", "squares", "stop places", "places"]


def of_classes(classes: Classes, indicator: Indicator, unit: str, counted: Counted) -> None:
    """Colours, limits, unit and how the classes were cut; missing is grey, and said."""
    counts = np.bincount(classes.codes[classes.codes >= 0], minlength=len(classes.limits))
    lines = [
        (colour, with_unit(label, unit), how_many(count, counted))
        for colour, label, count in zip(
            classes.colours, labels(classes, indicator), counts, strict=True
        )
    ]
    if indicator.unit == "type":
        lines.reverse()  # strengths first
    missing = int((classes.codes < 0).sum())
    if missing:
        lines.append((MISSING, _("no value"), how_many(missing, counted)))
    rows(lines)
    directed = {
        "low": _("Darker is worse: higher values."),
        "high": _("Darker is worse: lower values."),
        None: _("Darker is more. Neither end is better."),
    }
    st.caption(f"{directed[indicator.direction]} {_('Classes')}: {method_name(classes.method)}.")


def how_many(count: int, counted: Counted) -> str:
    """`12 municipalities`, `1 municipality`: a number of what a legend counts."""
    words = {
        "municipalities": (_("{count} municipality"), _("{count} municipalities")),
        "areas": (_("{count} area"), _("{count} areas")),
        "squares": (_("{count} square"), _("{count} squares")),
        "stop places": (_("{count} stop place"), _("{count} stop places")),
        "places": (_("{count} place"), _("{count} places")),
    }
    return by_count(count, *words[counted])


def rows(lines: list[tuple[str, str, str]]) -> None:
    """A colour, what it means, and how many: one row each."""
    drawn = "".join(_row(*line) for line in lines)
    st.html(f"<div role='list' aria-label='{escape(_('Legend'))}'>{drawn}</div>")


def _row(colour: str, label: str, count: str) -> str:
    return (
        "<div role='listitem' style='display:flex;gap:.5rem;align-items:center;line-height:1.7'>"
        f"<span style='width:1.1rem;height:1.1rem;border:1px solid #777;background:{colour}'></span>"
        f"<span style='flex:1'>{escape(label)}</span><span style='opacity:.75'>{escape(count)}</span></div>"
    )
