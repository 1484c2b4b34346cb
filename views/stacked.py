"""A table whose cells may be more than words: links, small lines, folded definitions."""

from html import escape

import streamlit as st


class Markup(str):
    """HTML of the project's own making, with every other text in it escaped."""


# Below this width a row becomes a card: its first cell the heading, each other one behind its own heading.
_STYLE = """<style>
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
  .stacked tbody th small, .stacked details { font-weight: normal; }
  .stacked td { display: flex; justify-content: space-between; gap: 1rem; }
  .stacked td::before { content: attr(data-label); text-align: left; flex: 1; font-size: .875rem; }
}
</style>"""


def table(
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
    body = "".join(_row(headings, row) for row in rows)
    st.html(
        f"{_STYLE}<table class='stacked{' fixed' if widths else ''}' role='table' aria-label='{escape(name)}'>"
        f"<thead role='rowgroup'><tr role='row'>{head}</tr></thead>"
        f"<tbody role='rowgroup'>{body}</tbody></table>"
    )


def _row(headings: list[str], row: list[str]) -> str:
    first, *others = (cell if isinstance(cell, Markup) else escape(cell) for cell in row)
    cells = "".join(
        f"<td role='cell' data-label='{escape(heading)}'><span>{cell}</span></td>"
        for heading, cell in zip(headings[1:], others, strict=True)
    )
    return f"<tr role='row'><th scope='row' role='rowheader'>{first}</th>{cells}</tr>"
