import streamlit as st

from indicators import figures
from views import choosers, frame
from views.segregation import inside

with frame.page("inside"):
    st.title(frame.page_title("inside"))
    left, right = st.columns(2)
    with left:
        asked = inside.asked()
    with right:
        area = choosers.area(figures.areas())
    inside.country(asked)
    inside.municipality(asked, area)
    inside.differ_most(asked)
    inside.cite(asked)
