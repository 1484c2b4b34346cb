import streamlit as st

from views import frame
from views.segregation import measure

with frame.page("measure"):
    st.title(frame.page_title("measure"))
    group, year, choice = measure.choose()
    measure.finding(choice)
    measure.all_indices(choice)
    measure.local_values(choice)
    measure.over_distance(choice)
    measure.like_beside_like(choice)
    measure.noise_in_counts(choice)
    measure.splits(choice)
    measure.cite(group, year)
