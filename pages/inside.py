import streamlit as st

from views import choosers, frame
from views.segregation import inside

with frame.page("inside") as title:
    st.title(title)
    choice, area = inside.choose(), choosers.area()
    inside.country(choice)
    inside.municipality(choice, area)
    inside.differ_most(choice)
    inside.cite(choice)
