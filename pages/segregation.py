import streamlit as st

from views import choosers, frame
from views.segregation import relational

with frame.page("segregation") as title:
    st.title(title)
    found = relational.choose()
    relational.finding(found)
    area = choosers.area()
    with choosers.more():
        scheme = choosers.scheme()
    relational.country(found, area)
    relational.areas_of(found, area)
    relational.by_class(found, scheme)
    relational.everyone(found)
    relational.cite(found)
