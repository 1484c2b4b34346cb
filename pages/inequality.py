import streamlit as st

from analysis.inequality import split
from views import frame
from views.gaps import inequality

with frame.page("inequality") as title:
    st.title(title)
    choice = inequality.choose()
    parts = split(choice.indicator.id, choice.scheme.id, choice.index)
    inequality.finding(choice, parts)
    inequality.over_the_years(choice, parts)
    inequality.by_class(choice, parts)
    inequality.other_measures(choice)
    inequality.cite(choice)
