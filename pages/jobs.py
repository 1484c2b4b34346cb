import streamlit as st

from views import frame
from views.gaps import theme

with frame.page("jobs"):
    st.title(frame.page_title("jobs"))
    asked = theme.question("jobs", "income", first="wage_mean_tkr")
    theme.layout(asked)
    theme.every_scheme(asked)
