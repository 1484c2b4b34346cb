import streamlit as st

from views import frame
from views.present import stories, writing

with frame.page("present"):
    st.title(frame.page_title("present"))
    if not stories.on_stage():
        stories.introduction()
        stories.offer()
        writing.show()
