import streamlit as st

from views import frame, measured, own

with frame.page("own"):
    st.title(frame.page_title("own"))
    own.introduction()
    table = own.uploaded()
    question = own.asked(table) if table is not None else None
    if question is not None:
        measured.finding(question)
        measured.all_indices(question)
        own.shares_map(question)
        measured.local_values(question)
        measured.over_distance(question)
        measured.like_beside_like(question)
        measured.noise_in_counts(question)
        measured.splits(question)
        own.take_along(question)
