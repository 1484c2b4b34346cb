import streamlit as st

from views import frame
from views.gaps import influence, theme

with frame.page("influence"):
    st.title(frame.page_title("influence"))
    asked = theme.question("influence", also=influence.ALSO)
    theme.layout(asked)
    if asked.is_of_sweden:
        influence.spread(asked)
    theme.every_scheme(asked)
