import streamlit as st

from indicators import figures
from views import choosers, explore, frame

with frame.page("map"):
    st.title(frame.page_title("map"))
    shown = choosers.shown()
    left, right = st.columns(2)
    with left:
        area = choosers.area(figures.areas())
    with right:
        scheme = choosers.scheme()
    explore.explore(shown, scheme, area)
    explore.beneath(shown, scheme)
