"""How the file was read, and how many of the areas have counts."""

import pandas as pd
import streamlit as st

from loaders import own_table
from loaders.own_table import OwnCounts
from translations.texts import _, literal, number
from views.own.sentences import sentence

_MOST = 6  # regions that are named


def say_notes(parsed: OwnCounts) -> None:
    """How the file was read, and what of it was mended."""
    if parsed.level == "municipality" and (parsed.within == own_table.COUNTRY).all():
        st.caption(
            _(
                "The areas are municipalities: the whole table is one region, unless you choose counties."
            )
        )
    if parsed.notes:
        text = "\n".join(f"- {sentence(note)}" for note in parsed.notes)
        st.info(f"{_('How the file was read:')}\n{text}", icon=":material/info:")


def say_coverage(parsed: OwnCounts, names: pd.Series) -> None:
    """How many of each region's areas have counts: nothing is filled in."""
    coverage = parsed.coverage
    if coverage["of"].isna().all():
        st.caption(
            _(
                "{areas} of the table's {listed} areas have all counts. The others take no part.",
                areas=number(coverage["areas"].sum()),
                listed=number(coverage["listed"].sum()),
            )
        )
        return
    st.caption(
        _(
            "{areas} areas have all counts, of {of} in the {regions} regions of the table. The others take no part: "
            "nothing is filled in.",
            areas=number(coverage["areas"].sum()),
            of=number(coverage["of"].sum()),
            regions=number(len(coverage)),
        )
    )
    _say_partial(coverage[coverage["areas"] < coverage["of"]], names)


def _say_partial(partial: pd.DataFrame, names: pd.Series) -> None:
    """The regions of which some areas have no counts."""
    lines = [
        _(
            "{areas} of {of} areas of {name} have counts",
            areas=number(row["areas"]),
            of=number(row["of"]),
            name=literal(names[code]),
        )
        for code, row in partial.head(_MOST).iterrows()
    ]
    if lines:
        more = " …" if len(partial) > _MOST else "."
        st.warning("; ".join(lines) + more, icon=":material/data_alert:")
