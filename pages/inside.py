import streamlit as st

from indicators import figures
from views import choosers, frame, inside

with frame.page("inside"):
    st.title(frame.page_title("inside"))
    left, right = st.columns(2)
    with left:
        indicator = inside.asked()
    with right:
        area = choosers.area(figures.areas())
    inside.country(indicator)
    inside.municipality(indicator, area)
    inside.differ_most(indicator)
    inside.cite(indicator)
