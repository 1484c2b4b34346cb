import streamlit as st

from views import frame
from views.gaps import inequality

with frame.page("inequality"):
    st.title(frame.page_title("inequality"))
    asked = inequality.question()
    found = inequality.split(asked)
    inequality.finding(asked, found)
    inequality.over_the_years(asked, found)
    inequality.by_class(asked, found)
    inequality.other_measures(asked)
    inequality.cite(asked)
