import streamlit as st

from views import frame
from views.measure import choices, distance, finding, indices, neighbours, noise, shares, splits

with frame.page("measure") as title:
    st.title(title)
    group, year, choice = choices.choose()
    finding.show(choice)
    indices.show(choice)
    shares.show(choice)
    distance.show(choice)
    neighbours.show(choice)
    noise.show(choice)
    splits.show(choice)
    choices.cite(group, year)
