import streamlit as st

from views import frame
from views.gaps import theme, timetable, transport

with frame.page("transport") as title:
    st.title(title)
    choice = theme.choose("transport")
    theme.layout(choice)
    if choice.is_of_sweden:
        transport.stations(choice.area)
        transport.stops(choice.area)
        transport.definitions_of_reach()
        transport.without_car_or_stop()
        transport.to_t_centralen(choice.area)
    timetable.section()
    theme.every_scheme(choice)
