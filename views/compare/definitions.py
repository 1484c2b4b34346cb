"""What every indicator of a comparison means, its caveat and its sources."""

import streamlit as st

from indicators import figures
from translations.texts import _, said
from views import citation
from views.compare.choices import Choice


def cite(choice: Choice) -> None:
    """What every indicator means, its caveat and its sources."""
    st.subheader(_("Definitions and sources"))
    for number_, (indicator, year) in enumerate(zip(choice.indicators, choice.years, strict=True)):
        with st.expander(
            f"{said(indicator.title)}, {indicator.named(year)}", expanded=number_ == 0
        ):
            citation.definition(indicator, year, figures.values(indicator.id, choice.level, year))
    if choice.by_class:
        st.caption(
            f"{said(choice.scheme.title)}: {said(choice.scheme.note)} ({choice.scheme.year})"
        )
