import streamlit as st

from indicators.counted import Question
from views import frame, measured, own


def contents(question: Question) -> None:
    """A function, because what a page's own variables hold stays in memory after the session."""
    measured.finding(question)
    measured.all_indices(question)
    own.shares_map(question)
    measured.local_values(question)
    measured.over_distance(question)
    measured.like_beside_like(question)
    measured.noise_in_counts(question)
    measured.splits(question)
    own.take_along(question)


with frame.page("own"):
    st.title(frame.page_title("own"))
    own.introduction()
    own.ask(contents)
