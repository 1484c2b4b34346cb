import streamlit as st

from views import frame
from views.gaps import influence, theme

with frame.page("influence") as title:
    st.title(title)
    choice = theme.choose("influence", also=influence.ALSO)
    theme.layout(choice)
    if choice.is_of_sweden:
        influence.spread(choice)
    theme.every_scheme(choice)
