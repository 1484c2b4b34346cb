import streamlit as st

from views import frame, gap, influence

with frame.page("influence"):
    st.title(frame.page_title("influence"))
    asked = gap.question("influence", also=influence.ALSO)
    gap.layout(asked)
    if asked.is_of_sweden:
        influence.spread(asked)
    gap.holds(asked)
