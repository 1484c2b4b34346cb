import streamlit as st

from views import frame
from views.segregation import measure

with frame.page("measure"):
    st.title(frame.page_title("measure"))
    group, year, question = measure.asked()
    measure.finding(question)
    measure.all_indices(question)
    measure.local_values(question)
    measure.over_distance(question)
    measure.like_beside_like(question)
    measure.noise_in_counts(question)
    measure.splits(question)
    measure.cite(group, year)
