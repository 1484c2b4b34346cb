import streamlit as st

from views import frame
from views.present import stories, writing

with frame.page("present") as title:
    st.title(title)
    if not stories.on_stage():
        stories.introduction()
        stories.offer()
        writing.show()
