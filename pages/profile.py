import streamlit as st

from views import frame, profile

with frame.page("profile"):
    st.title(frame.page_title("profile"))
    profile.profile(profile.question())
