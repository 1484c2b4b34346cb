"""Names and orders the pages; nothing else."""

import streamlit as st

from views import frame

frame.leave_old_router()
frame.choose_language()
st.navigation(
    {
        frame.part_title(part): [
            st.Page(f"pages/{name}.py", title=frame.page_title(name), default=name == "overview")
            for name in pages
        ]
        for part, pages in frame.PARTS.items()
    },
    expanded=True,  # more pages than the menu shows of itself
).run()
