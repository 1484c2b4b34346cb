"""What of the reader's table is measured: its columns, the group, the regions."""

from collections.abc import Callable

import streamlit as st

from analysis.segregation import Counted
from loaders import own_reading
from loaders.outside import Ended
from loaders.own_reading import OwnSheet
from loaders.own_table import Columns, OwnCounts, OwnFault
from translations import texts
from translations.texts import _
from views import choosers, limits
from views.measure.choices import Choice
from views.own import columns
from views.own.counts import known_codes, label_of, to_measure
from views.own.coverage import say_coverage, say_notes
from views.own.upload import KEPT, say_faults, uploaded

_MOST = 6  # regions that are shown


def ask(contents: Callable[[Choice], None]) -> None:
    """What the page shows of the reader's table, once there is one that can be measured."""
    sheet = uploaded()
    choice = choose(sheet) if sheet is not None else None
    if choice is not None:
        contents(choice)


def choose(sheet: OwnSheet) -> Choice | None:
    """The columns, the group and the regions that the reader chooses; None where they cannot be measured."""
    file = st.session_state[KEPT]["file"]
    chosen, ordered = columns.choose(sheet, file)
    try:
        counted, parsed = _counts(sheet, chosen, ordered, file)
    except (OwnFault, Ended) as fault:
        say_faults(fault)
        return None
    say_notes(parsed)
    say_coverage(parsed, counted.names)
    regions = _regions(counted, file)
    return Choice(counted=counted, regions=regions) if regions else None


def _counts(
    sheet: OwnSheet, columns: Columns, ordered: bool, file: str
) -> tuple[Counted, OwnCounts]:
    """The counts as they can be measured, computed again when a choice changes only."""
    group = columns.groups[0] if columns.groups else ""
    if len(columns.groups) > 1:
        group = st.selectbox(
            _("Group for the indices of two groups"),
            columns.groups,
            format_func=label_of,
            key=f"own_group_{file}",
            help=_("It is measured against everyone else."),
        )
    kept, key = st.session_state[KEPT], (columns, ordered, group, texts.language())
    if kept.get("key") != key:
        parsed = _parsed(sheet, columns, kept)
        kept.update(key=key, counted=to_measure(parsed, group, ordered), parsed=parsed)
    return kept["counted"], kept["parsed"]


def _parsed(sheet: OwnSheet, columns: Columns, kept: dict) -> OwnCounts:
    """The counts by these columns, or what is wrong with them; asked of a worker when the columns change only."""
    if kept.get("columns") != columns:
        outcome: OwnCounts | OwnFault
        try:
            outcome = own_reading.counts(sheet, columns, known_codes(), limits.visitor())
        except OwnFault as fault:
            outcome = fault
        kept.update(columns=columns, outcome=outcome)
    if isinstance(kept["outcome"], OwnFault):
        raise kept["outcome"]
    return kept["outcome"]


def _regions(counted: Counted, file: str) -> tuple[str, ...]:
    """The regions to show: at first those with most people among those that can be measured."""
    complete = counted.counts.notna().all(axis=1) & (counted.total > 0)
    areas = complete.groupby(counted.within).sum()
    people = counted.total.groupby(counted.within).sum()
    largest = people[areas > 1].sort_values(ascending=False).index
    if not len(largest):
        st.warning(
            _("No region has two areas with counts: there is nothing to compare."),
            icon=":material/info:",
        )
        return ()
    if len(counted.names) == 1:
        return tuple(counted.names.index)
    chosen = st.multiselect(
        _("Regions (at most six)"),
        list(counted.names.index[counted.names.map(choosers.fold).argsort()]),
        default=list(largest[:4]),
        format_func=lambda code: counted.names.get(code, code),
        key=f"own_regions_{file}_{hash(tuple(counted.names.index))}",
        max_selections=_MOST,
    )
    return tuple(chosen)
