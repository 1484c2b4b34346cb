import streamlit as st

from views import frame
from views.agenda import goals

with frame.page("agenda"):
    st.title(frame.page_title("agenda"))
    goals.introduction()
    code, scheme = goals.choose()
    goals.goals(code, scheme)
    goals.files(code, scheme)
