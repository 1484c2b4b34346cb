"""What stands within reach of every number: definition, unit, year, source, caveat."""

import pandas as pd
import streamlit as st

from indicators import vintages
from indicators.indicator import MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.inputs import EVERY_SOURCE, LIVE_SOURCES
from views.texts import _, language, number, said


def source_line(indicator: Indicator, language: str) -> list[str]:
    """One citation a source. The language is given: a download runs in a thread of its own."""
    return [EVERY_SOURCE[key].citation(language) for key in indicator.sources]


def short(indicator: Indicator, year: int) -> str:
    """One line for a small map: unit, year, publisher, caveat."""
    publishers = ", ".join(
        dict.fromkeys(EVERY_SOURCE[key].publisher for key in _sources_of(indicator, year))
    )
    unit = said(UNITS[indicator.unit].text)
    return _(
        "Unit: {unit}. Year: {year}. Source: {publishers}.",
        unit=unit,
        year=year,
        publishers=publishers,
    )


def definition(indicator: Indicator, year: int, statuses: pd.Series) -> None:
    """The indicator's definition, caveat, sources, and how its values came about."""
    with st.container(border=True):
        st.markdown(f"**{said(indicator.title)}**, {year}")
        unit = said(UNITS[indicator.unit].text)
        st.markdown(said(indicator.meaning) + (f" {_('Unit')}: {unit}." if unit else ""))
        st.markdown(f"{_('Formula')}: {said(indicator.formula)}.")
        if indicator.covers:
            st.markdown(f"{_('Covers')}: {said(indicator.covers.text)}.")
        st.markdown(f"{_('Caveat')}: {said(indicator.caveat)}")
        counts = statuses.value_counts()
        listed = "; ".join(
            f"{said(text)}: {number(counts[status])}"
            for status, text in STATUSES.items()
            if counts.get(status)
        )
        st.markdown(f"{_('Status of the values')}: {listed}.")
        for key in _sources_of(indicator, year):
            st.caption(
                f"{_('Source')}: {EVERY_SOURCE[key].citation(language())} {said(EVERY_SOURCE[key].computed)}"
            )
        if vintages.is_refreshed(indicator, MUNICIPALITY, year):
            st.caption(_("From a refresh: nothing is fetched while you read."))
        else:
            st.caption(_("From the embedded snapshot: nothing is fetched while you read."))


def _sources_of(indicator: Indicator, year: int) -> list[str]:
    """The sources of a year: those that are asked live for a refreshed one, the embedded for others."""
    is_refreshed = vintages.is_refreshed(indicator, MUNICIPALITY, year)
    return [k for k in indicator.sources if (k in LIVE_SOURCES) == is_refreshed] or list(
        indicator.sources
    )
