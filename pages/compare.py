import streamlit as st

from views import frame
from views.compare import compare, files

with frame.page("compare"):
    st.title(frame.page_title("compare"))
    asked = compare.question()
    if asked is not None:
        compare.finding(asked)
        compare.side_by_side(asked)
        compare.differences(asked)
        compare.over_the_years(asked)
        compare.maps(asked)
        compare.table(asked)
        files.formats(asked)
        compare.cite(asked)
