"""The whole profile to take along."""

from functools import partial

import streamlit as st

from analysis.standing import Standing
from indicators import figures
from indicators.indicator import MUNICIPAL
from translations.texts import _, said
from views import downloads, standings
from views.profile.choices import Choice


def show(choice: Choice, places: list[Standing]) -> None:
    """The whole profile to take along."""
    st.subheader(_("Take it along"))
    name = f"klyftkartan_profile_{choice.level}_{choice.area}"
    peers = _peers_in_file(choice)
    downloads.two_formats(
        name,
        partial(standings.rows, places, peers),
        partial(standings.definitions, places),
    )
    st.caption(
        _(
            "Every indicator with value, median, place, change, caveat and source; the Excel file has a sheet of definitions."
        )
    )


def _peers_in_file(choice: Choice) -> str:
    """Who the median and the place are of, so that the file tells without the page."""
    if choice.level not in MUNICIPAL:
        return choice.peers
    of_class = choice.scheme.classes.get(
        figures.areas(choice.level).at[choice.area, choice.scheme.column]
    )
    return f"{said(of_class) if of_class else ''} ({said(choice.scheme.title)})".strip()
