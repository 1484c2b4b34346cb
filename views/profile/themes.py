"""Every theme that has something, in a table."""

import streamlit as st

from analysis.standing import Standing
from indicators.indicator import THEMES
from translations.texts import _, said
from views import standings
from views.profile.choices import Choice, address_of


def show(choice: Choice, places: list[Standing]) -> None:
    """A table for each theme that has something."""
    for theme, title in THEMES.items():
        of_theme = [place for place in places if place.indicator.theme == theme]
        if of_theme:
            st.subheader(said(title))
            standings.table(
                of_theme,
                name=f"{choice.name}: {said(title)}",
                peers=choice.peers,
                address=address_of(choice),
            )
    st.caption(
        _(
            "The number of those compared includes the area itself. The country is the mean weighted as each indicator is; "
            "where there is none, the median of the areas stands and says so. The small lines run from the least to the greatest value, not from zero."
        )
    )
