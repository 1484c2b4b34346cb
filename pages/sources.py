import streamlit as st

from views import catalogue, europe, frame

with frame.page("sources"):
    st.title(frame.page_title("sources"))
    catalogue.methods()
    catalogue.indicators()
    catalogue.sources()
    europe.by_urbanisation()
    catalogue.snapshot()
