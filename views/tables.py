"""Tables: the same numbers for those who cannot use a map."""

from typing import Literal

import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import STATUSES, UNITS, Indicator
from indicators.schemes import Scheme
from views.texts import _, said


def all_areas(indicator: Indicator, year: int, scheme: Scheme) -> None:
    """Every municipality with its class, value and status; sorted by a click on a heading."""
    areas, found = figures.areas(), figures.values(indicator.id, year=year)
    unit = UNITS[indicator.unit]
    value = f"{said(indicator.title)} ({said(unit.text)})"
    table = pd.DataFrame(
        {
            _("Code"): areas.index,
            _("Municipality"): areas["name"].to_numpy(),
            _("County"): areas["county"].to_numpy(),
            _("Class"): areas[scheme.column]
            .map({c: said(t) for c, t in scheme.classes.items()})
            .to_numpy(),
            value: found["value"].round(unit.decimals).to_numpy(),
            _("Status"): found["status"]
            .astype(str)
            .map({s: said(t) for s, t in STATUSES.items()})
            .to_numpy(),
        }
    )
    # Repeated words are sent once.
    table = table.astype(dict.fromkeys((_("County"), _("Class"), _("Status")), "category"))
    plain(table, {value: st.column_config.NumberColumn(format="localized")}, alt=value)


def plain(
    table: pd.DataFrame, columns: dict, *, alt: str, height: int | Literal["content"] = 420
) -> None:
    """A table with its column settings, as wide as the page."""
    st.dataframe(
        table, placeholder="–", hide_index=True, column_config=columns, alt=alt, height=height
    )
