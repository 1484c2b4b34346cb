import streamlit as st

from views import frame, gap, influence

with frame.page("influence"):
    st.title(frame.page_title("influence"))
    asked = gap.question("influence", also=influence.ALSO)
    gap.layout(asked)
    influence.spread(asked)
    gap.holds(asked)
