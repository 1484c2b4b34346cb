import streamlit as st

from views import choosers, frame
from views.gaps import catchments, closures, services

with frame.page("services") as title:
    st.title(title)
    choice = services.choose()
    scheme = choosers.scheme()
    found = services.shares(choice)
    services.finding(choice, found, scheme)
    area = services.people_map(choice)
    services.farthest(choice, found)
    services.everyone(choice, found, scheme)
    services.cite(choice)
    catchments.section(scheme, area)
    closures.section(area)
    services.every_scheme(choice, area)
