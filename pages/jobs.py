import streamlit as st

from views import frame
from views.gaps import theme

with frame.page("jobs"):
    st.title(frame.page_title("jobs"))
    choice = theme.choose("jobs", "income", first="wage_mean_tkr")
    theme.layout(choice)
    theme.every_scheme(choice)
