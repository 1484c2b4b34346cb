import streamlit as st

from views import frame
from views.brief import brief

with frame.page("brief"):
    st.title(frame.page_title("brief"))
    brief.introduction()
    brief.open_file()
    asked = brief.question()
    if asked is not None:
        brief.choose_findings(asked)
        brief.write(asked)
        brief.look_and_take(asked)
