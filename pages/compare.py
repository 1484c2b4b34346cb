import streamlit as st

from views import compare, compare_files, frame

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
        compare_files.formats(asked)
        compare.cite(asked)
