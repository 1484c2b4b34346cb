"""The same numbers as a table."""

from typing import Any

import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import MUNICIPAL, UNITS, Indicator
from indicators.written import heading
from translations.texts import _, capital, said
from views import tables
from views.compare.choices import Choice


def wide(choice: Choice) -> pd.DataFrame:
    """A row a code, a column an indicator with its unit and year, and the difference from the first beside it."""
    rows = pd.DataFrame(index=list(choice.codes))
    rows[_("Code")] = [str(code) for code in choice.codes]
    rows[_("Class") if choice.by_class else _("Area")] = [choice.names[c] for c in choice.codes]
    if not choice.by_class:
        areas = figures.areas(choice.level).loc[list(choice.codes)]
        if choice.level not in MUNICIPAL:
            rows[_("Municipality")] = areas["municipality"].astype(str)
        kinds = {code: said(text) for code, text in choice.scheme.classes.items()}
        rows[_("Class")] = areas[choice.scheme.column].map(kinds)
    for indicator, year, table in choice.each():
        decimals = UNITS[indicator.unit].decimals
        value, minus = _headings(choice, indicator, year)
        rows[value] = table["value"].round(decimals)
        rows[minus] = table["difference"].round(decimals)
        if not choice.by_class and table["margin"].notna().any():
            rows[f"± {value}"] = table["margin"].round(decimals)
    return rows


def _headings(choice: Choice, indicator: Indicator, year: int) -> tuple[str, str]:
    """Of an indicator's values, and of their differences from the first."""
    unit = UNITS[indicator.unit]
    title = heading(indicator) if said(unit.text) else said(indicator.title)
    minus = _(
        "Difference from {name}: {title}, {year} ({unit})",
        title=said(indicator.title),
        year=indicator.named(year),
        name=choice.first,
        unit=said(unit.difference),
    )
    return f"{title}, {indicator.named(year)}", minus


def show(choice: Choice) -> None:
    """The same numbers as a table; a click on a heading sorts it."""
    st.subheader(_("The same numbers as a table"))
    shown = wide(choice)
    numbers = shown.select_dtypes("number").columns
    settings: dict[str, Any] = {
        name: st.column_config.NumberColumn(format="localized", width="medium", help=name)
        for name in numbers
    }
    settings[shown.columns[1]] = st.column_config.TextColumn(pinned=True)
    tables.plain(
        shown.loc[choice.shown_order],
        settings,
        alt=capital(_("The same numbers as a table")),
        height="content",
    )
    st.caption(
        _(
            "A click on a heading sorts. A dash is a value that is missing or withheld, never zero. Each indicator in "
            "its latest year unless one is chosen."
        )
    )
