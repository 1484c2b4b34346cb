import streamlit as st

from views import frame
from views.poll import answer, device, keeper, screen

with frame.page("poll", has_place=False) as title:
    code, word = keeper.code_of_address(), device.token()
    if "answer" in st.query_params:
        answer.ballot(code, word)
    elif "poll" in st.query_params:
        screen.screen(code, word)
    else:
        st.title(title)
        keeper.to_answer()
        keeper.opened_here(word)
        keeper.to_open(word)
