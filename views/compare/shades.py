"""Who has which colour in the charts, and how small charts and maps stand in rows."""

from collections.abc import Iterator
from typing import Any

import streamlit as st

from indicators.indicator import MUNICIPAL
from translations.texts import _, literal, said
from views.compare.choices import Choice
from views.compare.small_charts import FOCUS, OTHER, PALE

_ACROSS = 3  # small charts in a row


def colours_of(choice: Choice) -> dict[Any, str]:
    """A colour a code: of areas the first in orange, the others in blue; of classes by their side."""
    if not choice.by_class:
        return {code: OTHER if n else FOCUS for n, code in enumerate(choice.codes)}
    sides = {
        **dict.fromkeys(choice.scheme.rural, FOCUS),
        **dict.fromkeys(choice.scheme.urban, OTHER),
    }
    return {code: sides.get(code, PALE) for code in choice.codes}


def colour_words(choice: Choice) -> str:
    """What the colours say, and what the lines over the bars are."""
    if not choice.by_class:
        return _("Orange: {name}, which the others are compared with.", name=literal(choice.first))
    sides = {
        "rural": said(choice.scheme.rural_name),
        "urban": said(choice.scheme.urban_name),
    }
    over = _("municipalities") if choice.level in MUNICIPAL else _("areas")
    colour = (
        _("Orange: {rural}. Blue: {urban}. Grey: between.", **sides)
        if PALE in colours_of(choice).values()
        else _("Orange: {rural}. Blue: {urban}.", **sides)
    )
    return f"{colour} " + _(
        "Means over people (or dwellings), not over areas. Lines: 95% interval, bootstrap over {over}.",
        over=over,
    )


def grid(items: list, across: int = _ACROSS) -> Iterator[tuple[Any, Any]]:
    """Columns in rows of a few, one an item; on a narrow screen they stand under each other."""
    for start in range(0, len(items), across):
        row = items[start : start + across]
        yield from zip(st.columns(across), row, strict=False)
