import streamlit as st

from views import frame
from views.gaps import housing, theme

with frame.page("housing"):
    st.title(frame.page_title("housing"))
    asked = theme.question("housing", also=housing.NORWEGIAN, first="dwellings_per_1000")
    theme.layout(asked)
    if asked.is_of_sweden:
        housing.unused_stock(asked)
        housing.living_alone(asked)
    theme.every_scheme(asked)
