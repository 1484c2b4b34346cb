import streamlit as st

from views import choosers, frame
from views.overview import tiles, tour

with frame.page("overview"):
    tiles.headline()
    tour.offer()
    scheme = choosers.scheme()
    for column, gap in zip(st.columns(3), tiles.GAPS, strict=True):
        with column, st.container(border=True, height="stretch"):
            tiles.gap_card(gap, scheme)
    tiles.next_steps(scheme)
