import streamlit as st

from views import choosers, frame, overview, tour

with frame.page("overview"):
    overview.headline()
    tour.offer()
    scheme = choosers.scheme()
    for column, gap in zip(st.columns(3), overview.GAPS, strict=True):
        with column, st.container(border=True, height="stretch"):
            overview.gap_card(gap, scheme)
    overview.next_steps(scheme)
