import streamlit as st

from indicators import figures
from views import choosers, frame, timetable, transport

with frame.page("transport"):
    st.title(frame.page_title("transport"))
    area = choosers.area(figures.areas())
    transport.stations(area)
    transport.stops(area)
    transport.definitions_of_reach()
    transport.without_car_or_stop()
    transport.to_t_centralen(area)
    timetable.section()
