import streamlit as st

from indicators import figures
from views import choosers, frame
from views.segregation import inside

with frame.page("inside") as title:
    st.title(title)
    left, right = st.columns(2)
    with left:
        choice = inside.choose()
    with right:
        area = choosers.area(figures.areas())
    inside.country(choice)
    inside.municipality(choice, area)
    inside.differ_most(choice)
    inside.cite(choice)
