"""Tables: the same numbers for those who cannot use a map."""

from html import escape
from typing import Literal

import numpy as np
import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import MUNICIPAL, MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import heading
from translations.texts import _, said

_FEW = 11  # rows that are shown without scrolling
_NUMBER = " class='number'"


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
    table, value = _rows(indicator, year, scheme, level, area)
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


def _rows(
    indicator: Indicator, year: int, scheme: Scheme, level: str, area: str | None
) -> tuple[pd.DataFrame, str]:
    """A row an area, and what the column of values is called."""
    areas, values = figures.areas(level), figures.values(indicator.id, level, year)
    if area is not None and level not in MUNICIPAL:
        areas = areas[areas["municipality_code"] == area]
        values = values.loc[areas.index]
    unit = UNITS[indicator.unit]
    title = heading(indicator) if said(unit.text) else said(indicator.title)
    classes = {code: said(text) for code, text in scheme.classes.items()}
    statuses = {name: said(text) for name, text in STATUSES.items()}
    columns = {
        _("Code"): areas.index,
        **_names(areas, level),
        **({_("County"): areas["county"].to_numpy()} if "county" in areas else {}),
        _("Class"): areas[scheme.column].map(classes).to_numpy(),
        title: values["value"].round(unit.decimals).to_numpy(),
        _("Status"): values["status"].astype(str).map(statuses).to_numpy(),
    }
    return pd.DataFrame(columns), title


def _names(areas: pd.DataFrame, level: str) -> dict[str, np.ndarray]:
    """Columns that say what the areas are called: DeSO by the RegSO that they lie in."""
    if level in MUNICIPAL:
        return {_("Municipality"): areas["name"].to_numpy()}
    called = areas["regso"] if "regso" in areas else areas["name"]
    name = _("RegSO") if "regso" in areas else _("Area")
    return {name: called.to_numpy(), _("Municipality"): areas["municipality"].to_numpy()}


def wrapped(table: pd.DataFrame, *, alt: str = "") -> None:
    """A small table that is read whole; its first column names the rows.

    On a narrow screen each row is a block in which every cell has its heading beside it
    (`views/frame.css`), so that nothing lies outside the screen. Numbers are written as texts
    before they come here, as the language has them; `alt` is the table's name.
    """
    name = escape(alt or ", ".join(map(str, table.columns)))
    numeric = [_are_numbers(table[column]) for column in table.columns]
    head = "".join(f"<th role='columnheader' scope='col'>{escape(str(c))}</th>" for c in table)
    body = "".join(
        f"<tr role='row'>{_cells(row, list(table.columns), numeric)}</tr>"
        for row in table.itertuples(index=False, name=None)
    )
    # The roles stand there in words: a table whose rows are blocks is no table to a screen reader.
    st.html(
        f"<div class='words' role='region' tabindex='0' aria-label='{name}'><table role='table' aria-label='{name}'>"
        f"<thead role='rowgroup'><tr role='row'>{head}</tr></thead>"
        f"<tbody role='rowgroup'>{body}</tbody></table></div>"
    )


def _cells(row: tuple, columns: list, numeric: list[bool]) -> str:
    first, *rest = (escape(str(cell)) for cell in row)
    others = "".join(
        f"<td role='cell' data-label='{escape(str(column))}'{_NUMBER if right else ''}>{cell}</td>"
        for cell, column, right in zip(rest, columns[1:], numeric[1:], strict=True)
    )
    return f"<th role='rowheader' scope='row'>{first}</th>{others}"


def _are_numbers(column: pd.Series) -> bool:
    """Whether every cell is a number as the pages write them, or a dash."""
    return bool(column.astype(str).str.fullmatch(r"[+−–-]?[\d.,\s]*( ?%)?").all())


def plain(
    table: pd.DataFrame, columns: dict, *, alt: str, height: int | Literal["content"] = 420
) -> None:
    """A table with its column settings, as wide as the page."""
    st.dataframe(
        table, placeholder="–", hide_index=True, column_config=columns, alt=alt, height=height
    )
