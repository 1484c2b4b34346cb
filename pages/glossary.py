import streamlit as st

from views import frame
from views.glossary import terms

with frame.page("glossary"):
    st.title(frame.page_title("glossary"))
    choice = terms.choose()
    terms.one(choice)
    terms.every(choice)
