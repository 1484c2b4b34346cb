import streamlit as st

from views import frame
from views.gaps import housing, theme

with frame.page("housing") as title:
    st.title(title)
    choice = theme.choose("housing", also=housing.NORWEGIAN, first="dwellings_per_1000")
    theme.layout(choice)
    if choice.is_of_sweden:
        housing.unused_stock(choice)
        housing.living_alone(choice)
    theme.every_scheme(choice)
