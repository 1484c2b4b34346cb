import streamlit as st

from views import frame
from views.compare import (
    choices,
    definitions,
    differences,
    files,
    finding,
    maps,
    side_by_side,
    table,
    years,
)

with frame.page("compare") as title:
    st.title(title)
    choice = choices.choose()
    if choice is not None:
        finding.show(choice)
        side_by_side.show(choice)
        differences.show(choice)
        years.show(choice)
        maps.show(choice)
        table.show(choice)
        files.formats(choice)
        definitions.cite(choice)
