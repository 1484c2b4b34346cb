import streamlit as st

from analysis import access
from views import choosers, frame
from views.gaps import catchments, closures, services

with frame.page("services") as title:
    st.title(title)
    choice = services.choose()
    with choosers.more():
        scheme = choosers.scheme()
    shares = access.share_beyond(choice.service, choice.km)
    services.finding(choice, shares, scheme)
    area = services.people_map(choice)
    services.farthest(choice, shares)
    services.everyone(choice, shares, scheme)
    services.cite(choice)
    catchments.section(scheme, area)
    closures.section(area)
    services.every_scheme(choice, area)
