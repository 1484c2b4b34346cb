import streamlit as st

from views import frame
from views.gaps import theme, timetable, transport

with frame.page("transport"):
    st.title(frame.page_title("transport"))
    asked = theme.question("transport")
    theme.layout(asked)
    if asked.is_of_sweden:
        transport.stations(asked.area)
        transport.stops(asked.area)
        transport.definitions_of_reach()
        transport.without_car_or_stop()
        transport.to_t_centralen(asked.area)
    timetable.section()
    theme.every_scheme(asked)
