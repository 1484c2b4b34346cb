import streamlit as st

from views import frame, gap

with frame.page("jobs"):
    st.title(frame.page_title("jobs"))
    asked = gap.question("jobs", "income", first="wage_mean_tkr")
    gap.layout(asked)
    gap.holds(asked)
