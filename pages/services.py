import streamlit as st

from views import choosers, frame, services

with frame.page("services"):
    st.title(frame.page_title("services"))
    asked = services.question()
    scheme = choosers.scheme()
    found = services.shares(asked)
    services.finding(asked, found, scheme)
    services.people_map(asked)
    services.farthest(asked, found)
    services.everyone(asked, found, scheme)
    services.cite(asked)
