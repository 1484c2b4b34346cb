import streamlit as st

from views import frame, measured

with frame.page("measure"):
    st.title(frame.page_title("measure"))
    group, year, question = measured.asked()
    measured.finding(question)
    measured.all_indices(question)
    measured.local_values(question)
    measured.over_distance(question)
    measured.like_beside_like(question)
    measured.noise_in_counts(question)
    measured.splits(question)
    measured.cite(group, year)
