import streamlit as st

from views import frame
from views.gaps import inequality

with frame.page("inequality") as title:
    st.title(title)
    choice = inequality.choose()
    found = inequality.split(choice)
    inequality.finding(choice, found)
    inequality.over_the_years(choice, found)
    inequality.by_class(choice, found)
    inequality.other_measures(choice)
    inequality.cite(choice)
