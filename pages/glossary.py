import streamlit as st

from views import frame
from views.glossary import terms

with frame.page("glossary") as title:
    st.title(title)
    choice = terms.choose()
    terms.one(choice)
    terms.every(choice)
