"""What stands within reach of every number: definition, unit, year, source, caveat."""

import pandas as pd
import streamlit as st

from indicators import vintages
from indicators.indicator import STATUSES, UNITS, Indicator
from indicators.inputs import EVERY_SOURCE
from views.texts import _, language, number, said


def source_line(indicator: Indicator, language: str) -> list[str]:
    """One citation a source. The language is given: a download runs in a thread of its own."""
    return [EVERY_SOURCE[key].citation(language) for key in vintages.sources(indicator)]


def short(indicator: Indicator, year: int) -> str:
    """One line for a small map: unit, year, publisher, caveat."""
    publishers = ", ".join(
        dict.fromkeys(EVERY_SOURCE[key].publisher for key in vintages.sources(indicator))
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
        st.markdown(f"{said(indicator.meaning)} {_('Unit')}: {said(UNITS[indicator.unit].text)}.")
        st.markdown(f"{_('Formula')}: {said(indicator.formula)}.")
        st.markdown(f"{_('Caveat')}: {said(indicator.caveat)}")
        counts = statuses.value_counts()
        listed = "; ".join(
            f"{said(text)}: {number(counts[status])}"
            for status, text in STATUSES.items()
            if counts.get(status)
        )
        st.markdown(f"{_('Status of the values')}: {listed}.")
        for key in vintages.sources(indicator):
            st.caption(
                f"{_('Source')}: {EVERY_SOURCE[key].citation(language())} {said(EVERY_SOURCE[key].computed)}"
            )
        st.caption(_("From the embedded snapshot: nothing is fetched while you read."))
