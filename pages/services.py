import streamlit as st

from views import choosers, frame
from views.gaps import catchments, closures, services

with frame.page("services"):
    st.title(frame.page_title("services"))
    asked = services.question()
    scheme = choosers.scheme()
    found = services.shares(asked)
    services.finding(asked, found, scheme)
    area = services.people_map(asked)
    services.farthest(asked, found)
    services.everyone(asked, found, scheme)
    services.cite(asked)
    catchments.section(scheme, area)
    closures.section(area)
    services.every_scheme(asked, area)
