import streamlit as st

from views import frame
from views.brief import choices, pages, saved, writing

with frame.page("brief") as title:
    st.title(title)
    choices.introduction()
    saved.open_file()
    choice = choices.choose()
    if choice is not None:
        choices.choose_findings(choice)
        writing.write(choice)
        pages.look_and_take(choice)
