import streamlit as st

from views import frame, gap

with frame.page("transport"):
    st.title(frame.page_title("transport"))
    asked = gap.question("transport")
    gap.layout(asked)
    # Sections on stops, departures and reach stand here.
    gap.holds(asked)
