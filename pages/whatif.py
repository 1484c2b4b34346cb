import streamlit as st

from indicators import figures
from views import choosers, frame
from views.whatif import assumptions, choices, finding, kept, people, scenario_map

with frame.page("whatif") as title:
    st.title(title)
    area = choosers.area(figures.areas())
    choice = choices.choose(area)
    if choice is not None:
        finding.finding(choice)
        scenario_map.map_and_places(choice)
        people.who_gains(choice)
        people.town_and_country(choice)
        assumptions.assumptions(choice)
        assumptions.cite(choice)
    kept.kept(choice)
