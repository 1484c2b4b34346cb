"""Tables: the same numbers for those who cannot use a map."""

from typing import Literal

import numpy as np
import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import MUNICIPAL, MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.schemes import Scheme
from views.texts import _, heading, said

_FEW = 11  # rows that are shown without scrolling


def all_areas(
    indicator: Indicator,
    year: int,
    scheme: Scheme,
    level: str = MUNICIPALITY,
    area: str | None = None,
) -> None:
    """Every area with its class, value and status; sorted by a click on a heading.

    Below the municipality `area` leaves the areas of that one alone, without what they all share.
    """
    areas, found = figures.areas(level), figures.values(indicator.id, level, year)
    if area is not None and level not in MUNICIPAL:
        areas = areas[areas["municipality_code"] == area]
        found = found.loc[areas.index]
    unit = UNITS[indicator.unit]
    value = heading(indicator) if said(unit.text) else said(indicator.title)
    table = pd.DataFrame(
        {
            _("Code"): areas.index,
            **_names(areas, level),
            **({_("County"): areas["county"].to_numpy()} if "county" in areas else {}),
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
    repeated = {_("County"), _("Class"), _("Status")}
    if level not in MUNICIPAL:
        repeated.add(_("Municipality"))
    table = table.astype(dict.fromkeys(repeated & set(table), "category"))
    if area is not None:
        of_all = [_("Municipality"), _("County"), _("Class")]
        table = table.drop(columns=[c for c in of_all if table[c].nunique() == 1])
    height: int | Literal["content"] = "content" if len(table) <= _FEW else 420
    settings = {value: st.column_config.NumberColumn(format="localized")}
    plain(table, settings, alt=value, height=height)


def _names(areas: pd.DataFrame, level: str) -> dict[str, np.ndarray]:
    """Columns that say what the areas are called: DeSO by the RegSO that they lie in."""
    if level in MUNICIPAL:
        return {_("Municipality"): areas["name"].to_numpy()}
    own = areas["regso"] if "regso" in areas else areas["name"]
    name = _("RegSO") if "regso" in areas else _("Area")
    return {name: own.to_numpy(), _("Municipality"): areas["municipality"].to_numpy()}


def wrapped(table: pd.DataFrame) -> None:
    """A small table of words: all of it is seen on a narrow screen. Its first column names the rows."""
    st.table(table.set_index(table.columns[0]))


def plain(
    table: pd.DataFrame, columns: dict, *, alt: str, height: int | Literal["content"] = 420
) -> None:
    """A table with its column settings, as wide as the page."""
    st.dataframe(
        table, placeholder="–", hide_index=True, column_config=columns, alt=alt, height=height
    )
