import streamlit as st

from views import frame
from views.gaps import theme

with frame.page("jobs") as title:
    st.title(title)
    choice = theme.choose("jobs", "income", first="wage_mean_tkr")
    theme.layout(choice)
    theme.every_scheme(choice)
