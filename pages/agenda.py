import streamlit as st

from views import agenda, frame

with frame.page("agenda"):
    st.title(frame.page_title("agenda"))
    agenda.introduction()
    code, scheme = agenda.question()
    agenda.goals(code, scheme)
    agenda.files(code, scheme)
