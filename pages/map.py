import streamlit as st

from views import choosers, countries, frame
from views.map import explore

with frame.page("map") as title:
    st.title(title)
    *row, kinds, last = st.columns([2, 4, 1, 3, 2], vertical_alignment="bottom")
    with last:
        experts = choosers.more()
    shown = choosers.shown(row, experts)
    part = choosers.part(shown.level)
    area = choosers.area(shown.level)
    with experts:
        scheme, method = choosers.scheme(shown.level), choosers.method()
    with kinds:
        kind = choosers.kind(shown.level)
    seen = explore.view(shown, method, scheme)
    explore.map_and_panel(seen, kind, area, part)
    explore.areas_of(seen, area)
    explore.town_and_country(seen)
    countries.side_by_side(seen)
    explore.distribution(seen)
    explore.table_and_files(seen)
