import streamlit as st

from indicators import figures
from indicators.indicator import municipal_level
from views import choosers, countries, frame
from views.map import explore

with frame.page("map") as title:
    st.title(title)
    shown = choosers.shown()
    part = choosers.part(shown.level)
    finder, schemes, methods, kinds = st.columns([3, 3, 2, 4])
    with finder:
        area = choosers.area(figures.areas(municipal_level(shown.level)))
    with schemes:
        scheme = choosers.scheme(shown.level)
    with methods:
        method = choosers.method()
    with kinds:
        kind = choosers.kind(shown.level)
    seen = explore.view(shown, method, scheme)
    explore.map_and_panel(seen, kind, area, part)
    explore.areas_of(seen, area)
    explore.town_and_country(seen)
    countries.side_by_side(seen)
    explore.distribution(seen)
    explore.table_and_files(seen)
