import streamlit as st

from indicators import figures
from views import citation, frame
from views.gaps import holds

with frame.page("holds") as title:
    st.title(title)
    holds.introduction()
    shown, area = holds.choose()
    holds.answer(shown.indicator, shown.level, shown.year, area)
    table = figures.values(shown.indicator.id, shown.level, shown.year)
    citation.definition(shown.indicator, shown.year, table)
