import streamlit as st

from views import frame
from views.own import table
from views.segregation import measure


def contents(choice: measure.Choice) -> None:
    """A function, because what a page's own variables hold stays in memory after the session."""
    measure.finding(choice)
    measure.all_indices(choice)
    table.shares_map(choice)
    measure.local_values(choice)
    measure.over_distance(choice)
    measure.like_beside_like(choice)
    measure.noise_in_counts(choice)
    measure.splits(choice)
    table.take_along(choice)


with frame.page("own"):
    st.title(frame.page_title("own"))
    table.introduction()
    table.ask(contents)
