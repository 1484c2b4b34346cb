import streamlit as st

from analysis.segregation import Question
from views import frame
from views.own import table
from views.segregation import measure


def contents(question: Question) -> None:
    """A function, because what a page's own variables hold stays in memory after the session."""
    measure.finding(question)
    measure.all_indices(question)
    table.shares_map(question)
    measure.local_values(question)
    measure.over_distance(question)
    measure.like_beside_like(question)
    measure.noise_in_counts(question)
    measure.splits(question)
    table.take_along(question)


with frame.page("own"):
    st.title(frame.page_title("own"))
    table.introduction()
    table.ask(contents)
