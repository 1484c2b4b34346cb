"""Names and orders the pages; nothing else."""

import streamlit as st

from views import frame

frame.leave_old_router()
frame.choose_language()
st.navigation(
    [
        st.Page(f"pages/{name}.py", title=frame.page_title(name), default=name == "overview")
        for name in frame.PAGES
    ],
    expanded=True,  # more pages than the menu shows of itself
).run()
