import streamlit as st

from views import frame
from views.brief import brief

with frame.page("brief"):
    st.title(frame.page_title("brief"))
    brief.introduction()
    brief.open_file()
    choice = brief.choose()
    if choice is not None:
        brief.choose_findings(choice)
        brief.write(choice)
        brief.look_and_take(choice)
