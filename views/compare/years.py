"""The first indicator over the years."""

from typing import Any

import pandas as pd
import streamlit as st

from indicators.indicator import UNITS, Indicator
from indicators.written import amount
from translations.texts import _, literal, said
from views import citation, plotting, steps
from views.compare import small_charts
from views.compare.choices import Choice, series_of
from views.compare.shades import colours_of, grid
from views.compare.small_charts import PALE
from views.words import signed


def show(choice: Choice) -> None:
    """The first indicator over the years: a small chart a code, the others pale behind."""
    st.subheader(_("{title} over the years", title=said(choice.focus.title)))
    lines = series_of(choice, choice.focus).dropna(axis="columns", how="all")
    if len(lines.columns) < 2:
        st.markdown(_("One year only: no change over time is known here."))
        return
    shades = colours_of(choice)
    for column, code in grid(choice.shown_order):
        with column:
            _chart(choice, lines, code, shades[code])
    years = [int(year) for year in lines.columns]
    step_sentences = steps.sentences(choice.focus, choice.level, years)
    source = citation.short(choice.focus, choice.year, choice.level)
    st.caption(" ".join([*_axis_words(choice), *step_sentences, source]))


def _chart(choice: Choice, lines: pd.DataFrame, code: Any, colour: str) -> None:
    text = _change_words(lines.loc[code], choice.focus)
    st.markdown(f"**{literal(choice.names[code])}**")
    small_charts.among(
        lines,
        code,
        colour if colour != PALE else plotting.line(),
        choice.focus,
        choice.level,
        alt=f"{choice.names[code]}. {text}",
        key=f"years_{code}",
    )
    st.caption(text)


def _axis_words(choice: Choice) -> list[str]:
    same = _("The same axes in every chart ({unit}); grey: the others.", unit=_unit(choice.focus))
    if not choice.by_class:
        return [same]
    means = _(
        "Weighted means; the classes are those of {scheme_year} in every year.",
        scheme_year=choice.scheme.year,
    )
    return [same, means]


def _unit(indicator: Indicator) -> str:
    return said(UNITS[indicator.unit].text) or "–"


def _change_words(line: pd.Series, indicator: Indicator) -> str:
    known = line.dropna()
    if len(known) < 2:
        return _("Fewer than two years with a value.")
    first, last = known.index[0], known.index[-1]
    return _(
        "{first_value} in {first}, {last_value} in {last}: {change}.",
        first=indicator.named(first),
        last=indicator.named(last),
        first_value=amount(known[first], indicator),
        last_value=amount(known[last], indicator),
        change=signed(known[last] - known[first], indicator),
    )
