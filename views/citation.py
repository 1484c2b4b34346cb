"""What stands within reach of every number: definition, unit, year, source, caveat."""

import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.inputs import sources_behind
from translations.texts import _, language, number, said

_MOST_ASKED = 3  # questions shown behind one table


def source_line(indicator: Indicator, language: str, table: pd.DataFrame) -> list[str]:
    """One citation a source of `table` (see `figures.values`).

    The language is given: a download runs in a thread of its own.
    """
    return [source.citation(language) for source in sources_behind(indicator, table)]


def publishers(indicator: Indicator, year: int, level: str = MUNICIPALITY) -> str:
    """Who published the values of a year."""
    behind = sources_behind(indicator, figures.values(indicator.id, level, year))
    return ", ".join(dict.fromkeys(source.publisher for source in behind))


def short(indicator: Indicator, year: int, level: str = MUNICIPALITY) -> str:
    """One line for a small map: unit, year, publisher, caveat."""
    unit = said(UNITS[indicator.unit].text)
    if not unit:
        return _(
            "Year: {year}. Source: {publishers}.",
            year=indicator.named(year),
            publishers=publishers(indicator, year, level),
        )
    return _(
        "Unit: {unit}. Year: {year}. Source: {publishers}.",
        unit=unit,
        year=indicator.named(year),
        publishers=publishers(indicator, year, level),
    )


def definition(indicator: Indicator, year: int, table: pd.DataFrame) -> None:
    """The indicator's definition, caveat and sources, and how the values of `table` came about."""
    with st.container(border=True):
        st.markdown(f"**{said(indicator.title)}**, {indicator.named(year)}")
        unit = said(UNITS[indicator.unit].text)
        st.markdown(said(indicator.meaning) + (f" {_('Unit')}: {unit}." if unit else ""))
        st.markdown(f"{_('Formula')}: {said(indicator.formula)}.")
        if indicator.covers and not _is_refreshed(table):
            st.markdown(f"{_('Covers')}: {said(indicator.covers.text)}.")
        st.markdown(f"{_('Caveat')}: {said(indicator.caveat)}")
        counts = table["status"].value_counts()
        listed = "; ".join(
            f"{said(text)}: {number(counts[status])}"
            for status, text in STATUSES.items()
            if counts.get(status)
        )
        st.markdown(f"{_('Status of the values')}: {listed}.")
        for source in sources_behind(indicator, table):
            st.caption(f"{_('Source')}: {source.citation(language())} {said(source.computed)}")
        if _is_refreshed(table):
            _provenance(table)
        else:
            st.caption(_("From the embedded snapshot: nothing is fetched while you read."))


def _provenance(table: pd.DataFrame) -> None:
    """Which table was asked for what, and when: enough to ask again."""
    asked = table[["table", "query", "retrieved"]].astype(str)
    asked = asked.assign(retrieved=asked["retrieved"].str[:10]).drop_duplicates()
    for row in asked.head(_MOST_ASKED).itertuples():
        st.caption(
            _(
                "From a refresh: table {table}, retrieved {retrieved}. Nothing is fetched while you read.",
                table=row.table,
                retrieved=str(row.retrieved),
            )
        )
        if row.query:
            st.code(str(row.query), language=None, wrap_lines=True)


def _is_refreshed(table: pd.DataFrame) -> bool:
    return "retrieved" in table
