import streamlit as st

from views import frame
from views.agenda import goals

with frame.page("agenda") as title:
    st.title(title)
    goals.introduction()
    code, scheme = goals.choose()
    goals.goals(code, scheme)
    goals.files(code, scheme)
