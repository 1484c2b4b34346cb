"""Tables: the same numbers for those who cannot use a map."""

from html import escape
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


class Markup(str):
    """HTML of the project's own making, with every other text in it escaped."""


# Below this width a row becomes a card: its first cell the heading, each other one behind its own heading.
_STACKED = """<style>
.stacked { width: 100%; border-collapse: collapse; line-height: 1.35; }
.stacked.fixed { table-layout: fixed; }
.stacked th, .stacked td { text-align: right; vertical-align: top; padding: .45rem .6rem;
  border-bottom: 1px solid rgba(128, 128, 128, .35); font-weight: normal; }
.stacked thead th { vertical-align: bottom; font-size: .875rem; }
.stacked th:first-child, .stacked td:first-child { text-align: left; padding-left: 0; }
.stacked th, .stacked td { overflow-wrap: break-word; }
.stacked a { color: inherit; }
.stacked small { display: block; font-size: .875rem; }
.stacked summary { cursor: pointer; font-size: .875rem; text-decoration: underline dotted; }
.stacked details p { margin: .3rem 0; max-width: 42rem; font-size: .875rem; }
.stacked img { display: inline-block; max-width: none; }
@media (max-width: 700px) {
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { border-bottom: 1px solid rgba(128, 128, 128, .5); padding: .6rem 0; }
  .stacked th, .stacked td { border: 0; padding: .12rem 0; }
  .stacked tbody th { font-weight: 600; }
  .stacked td { display: flex; justify-content: space-between; gap: 1rem; }
  .stacked td::before { content: attr(data-label); text-align: left; flex: 1; font-size: .875rem; }
}
</style>"""


def stacked(
    headings: list[str], rows: list[list[str]], *, name: str, widths: tuple[int, ...] = ()
) -> None:
    """A table of words that is not cut on a narrow screen: there each row becomes a card.

    The first cell of a row names it. Cells are escaped, but for those that are `Markup`. `name` says
    to a screen reader what the table is of. `widths` are the columns' in per cent, so that tables
    below each other agree; without them each table finds its own.
    """
    head = "".join(
        f"<th scope='col' role='columnheader' style='width:{width}'>{escape(heading)}</th>"
        for heading, width in zip(
            headings, [f"{w}%" for w in widths] or ["auto"] * len(headings), strict=True
        )
    )
    body = "".join(_stacked_row(headings, row) for row in rows)
    st.html(
        f"{_STACKED}<table class='stacked{' fixed' if widths else ''}' role='table' aria-label='{escape(name)}'>"
        f"<thead role='rowgroup'><tr role='row'>{head}</tr></thead>"
        f"<tbody role='rowgroup'>{body}</tbody></table>"
    )


def _stacked_row(headings: list[str], row: list[str]) -> str:
    first, *others = (cell if isinstance(cell, Markup) else escape(cell) for cell in row)
    cells = "".join(
        f"<td role='cell' data-label='{escape(heading)}'><span>{cell}</span></td>"
        for heading, cell in zip(headings[1:], others, strict=True)
    )
    return f"<tr role='row'><th scope='row' role='rowheader'>{first}</th>{cells}</tr>"
