import streamlit as st

from indicators import figures
from views import choosers, frame
from views.whatif import assumptions, choices, finding, kept, people, scenario_map

with frame.page("whatif"):
    st.title(frame.page_title("whatif"))
    area = choosers.area(figures.areas())
    asked = choices.question(area)
    if asked is not None:
        finding.finding(asked)
        scenario_map.map_and_places(asked)
        people.who_gains(asked)
        people.town_and_country(asked)
        assumptions.assumptions(asked)
        assumptions.cite(asked)
    kept.kept(asked)
