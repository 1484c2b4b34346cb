import streamlit as st

from views import frame, glossary

with frame.page("glossary"):
    st.title(frame.page_title("glossary"))
    asked = glossary.asked()
    glossary.one(asked)
    glossary.every(asked)
