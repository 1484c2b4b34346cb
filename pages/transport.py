import streamlit as st

from views import frame, gap, timetable, transport

with frame.page("transport"):
    st.title(frame.page_title("transport"))
    asked = gap.question("transport")
    gap.layout(asked)
    if asked.is_of_sweden:
        transport.stations(asked.area)
        transport.stops(asked.area)
        transport.definitions_of_reach()
        transport.without_car_or_stop()
        transport.to_t_centralen(asked.area)
    timetable.section()
    gap.holds(asked)
