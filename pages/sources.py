import streamlit as st

from views import frame
from views.sources import catalogue, europe, refreshing

with frame.page("sources") as title:
    st.title(title)
    refreshing.there_is()
    refreshing.control()
    catalogue.methods()
    catalogue.indicators()
    catalogue.sources()
    europe.by_urbanisation()
    catalogue.snapshot()
    catalogue.checks()
