import streamlit as st

from views import device, frame, poll, poll_answer, poll_screen

with frame.page("poll"):
    code, word = poll.asked_for(), device.token()
    if "answer" in st.query_params:
        poll_answer.ballot(code, word)
    elif "poll" in st.query_params:
        poll_screen.screen(code, word)
    else:
        st.title(frame.page_title("poll"))
        poll.to_answer()
        poll.opened_here(word)
        poll.to_open(word)
