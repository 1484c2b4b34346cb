import streamlit as st

from views import frame, gap, housing

with frame.page("housing"):
    st.title(frame.page_title("housing"))
    asked = gap.question("housing", also=housing.NORWEGIAN, first="dwellings_per_1000")
    gap.layout(asked)
    if asked.is_of_sweden:
        housing.unused_stock(asked)
        housing.living_alone(asked)
    gap.holds(asked)
