"""What each column of the reader's table holds, as guessed and as changed by the reader."""

import streamlit as st

from loaders.own_reading import OwnSheet
from loaders.own_table import Columns
from translations.texts import _
from views import tables
from views.own.counts import label_of


def choose(sheet: OwnSheet, file: str) -> tuple[Columns, bool]:
    """The columns, and whether the groups are classes in order; `file` is the id of the upload."""
    guessed, names = sheet.guessed, list(sheet.names)
    left, right = st.columns(2)
    with left:
        code = _column(_("Column with the area's code"), names, guessed.code, f"own_code_{file}")
        groups, ordered = _groups(names, guessed.groups, file)
    with right:
        total, within = _people_and_region(names, guessed, file)
        percent = st.checkbox(
            _("The groups are percentages of all people"),
            value=guessed.are_percent,
            key=f"own_percent_{file}",
        )
        county = st.checkbox(
            _("Municipalities: measure each county, not the whole country"),
            key=f"own_county_{file}",
        )
    _first_rows(sheet)
    columns = Columns(
        code=code or names[0],
        groups=groups,
        total=total,
        within=within,
        by_county=county,
        are_percent=percent,
    )
    return columns, ordered


def _column(
    label: str, names: list[str], guessed: str | None, key: str, none: str = ""
) -> str | None:
    """One of the columns; or none, where there is a word for that."""
    options: list[str | None] = [None, *names] if none else [*names]
    return st.selectbox(
        label,
        options,
        index=options.index(guessed),
        format_func=lambda name: none if name is None else label_of(name),
        key=key,
    )


def _groups(names: list[str], guessed: tuple[str, ...], file: str) -> tuple[tuple[str, ...], bool]:
    """The columns of the groups, and whether these are classes in order."""
    groups = st.multiselect(
        _("Columns with the groups"),
        names,
        default=list(guessed),
        format_func=label_of,
        key=f"own_groups_{file}",
        help=_("Several groups must not overlap: everyone belongs to one of them, or to none."),
    )
    ordered = st.checkbox(
        _("The groups are classes in order, lowest first"),
        key=f"own_ordered_{file}",
        help=_("Income classes, say: the rank-order index is computed too."),
        disabled=len(groups) < 2,
    )
    return tuple(groups), ordered and len(groups) > 1


def _people_and_region(
    names: list[str], guessed: Columns, file: str
) -> tuple[str | None, str | None]:
    """The columns of all people and of the region; None where the table has none."""
    total = _column(
        _("Column with all people"),
        names,
        guessed.total,
        f"own_total_{file}",
        _("none: the groups together are everyone"),
    )
    within = _column(
        _("Column with the region"),
        names,
        guessed.within,
        f"own_within_{file}",
        _("none: the municipality, by the code"),
    )
    return total, within


def _first_rows(sheet: OwnSheet) -> None:
    with st.expander(_("The first rows of the file"), icon=":material/table:"):
        rows = sheet.first.rename(columns=label_of).map(
            lambda cell: "" if cell is None else str(cell)
        )
        tables.plain(rows, {}, alt=_("The first rows of the file"), height="content")
