import streamlit as st

from views import frame
from views.compare import compare, files

with frame.page("compare"):
    st.title(frame.page_title("compare"))
    choice = compare.choose()
    if choice is not None:
        compare.finding(choice)
        compare.side_by_side(choice)
        compare.differences(choice)
        compare.over_the_years(choice)
        compare.maps(choice)
        compare.table(choice)
        files.formats(choice)
        compare.cite(choice)
