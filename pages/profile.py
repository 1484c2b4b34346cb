import streamlit as st

from views import frame
from views.profile import profile

with frame.page("profile"):
    st.title(frame.page_title("profile"))
    profile.profile(profile.choose())
