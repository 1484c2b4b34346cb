"""The end of the what-if page: what it assumes, and its sources.

A scenario is a word of the address; what is kept to compare lives in the
reader's session, and in a file that the reader may save. The page's parts are
the modules called scenario_…
"""

import streamlit as st

from indicators import figures
from indicators.inputs import EVERY_SOURCE
from translations.texts import _, language
from views import citation
from views.whatif import choices
from views.whatif.choices import Choice


def assumptions(choice: Choice) -> None:
    """What the numbers take for granted, beside them."""
    lines = [
        _("All people of an inhabited square kilometre live at its centre; people of 2024."),
        _(
            "Distances are straight lines: the way by road is usually longer, round water much longer."
        ),
        _(
            "Nobody moves, and nothing else opens or closes; opening hours, queues and prices are not modelled."
        ),
        _("Whether a place could be run there, by whom and at what cost, is not known."),
    ]
    if choice.kind == "community_hall":
        lines.append(
            _(
                "Only members of Folkets Hus och Parker are known as meeting places: there are others."
            )
        )
    if choice.kind == "grocery":
        lines.append(_("Only groceries of seven chains are known: independent shops are missing."))
    with st.container(border=True):
        st.markdown(f"**{_('Assumptions')}**\n" + "\n".join(f"- {line}" for line in lines))


def cite(choice: Choice) -> None:
    """Definition and sources."""
    if choice.is_service:
        table = figures.values(choice.indicator.id, year=choices.year_of(choice))
        citation.definition(choice.indicator, choices.year_of(choice), table)
    else:
        source = EVERY_SOURCE["population_grid"].citation(language())
        st.caption(f"{_('Source')}: {source}")
