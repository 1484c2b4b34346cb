import streamlit as st

from views import frame
from views.profile import (
    area_types,
    choices,
    files,
    gap_inside,
    onward,
    opening,
    similar,
    stands_out,
    themes,
)

with frame.page("profile") as title:
    st.title(title)
    choice = choices.choose()
    places = opening.show(choice)
    if places:
        stands_out.show(choice, places)
        area_types.show(choice)
        themes.show(choice, places)
        gap_inside.show(choice)
        similar.show(choice)
        onward.show(choice)
        files.show(choice, places)
