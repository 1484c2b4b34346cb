import streamlit as st

from indicators import figures
from views import (
    choosers,
    frame,
    scenario_choices,
    scenario_finding,
    scenario_kept,
    scenario_map,
    scenario_people,
    whatif,
)

with frame.page("whatif"):
    st.title(frame.page_title("whatif"))
    area = choosers.area(figures.areas())
    asked = scenario_choices.question(area)
    if asked is not None:
        scenario_finding.finding(asked)
        scenario_map.map_and_places(asked)
        scenario_people.who_gains(asked)
        scenario_people.town_and_country(asked)
        whatif.assumptions(asked)
        whatif.cite(asked)
    scenario_kept.kept(asked)
