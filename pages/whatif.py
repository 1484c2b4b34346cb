import streamlit as st

from indicators import figures
from views import choosers, frame, whatif

with frame.page("whatif"):
    st.title(frame.page_title("whatif"))
    area = choosers.area(figures.areas())
    asked = whatif.question(area)
    if asked is not None:
        whatif.finding(asked)
        whatif.map_and_places(asked)
        whatif.who_gains(asked)
        whatif.town_and_country(asked)
        whatif.assumptions(asked)
        whatif.cite(asked)
    whatif.kept(asked)
