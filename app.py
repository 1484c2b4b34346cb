"""Names and orders the pages, and lets many read them; nothing else."""

import streamlit as st

from files import limits
from views import frame, menu

limits.raise_open_files()
frame.leave_old_router()
frame.choose_language()
st.navigation(
    {
        heading: [
            st.Page(f"pages/{name}.py", title=title, default=name == menu.START)
            for name, title in pages.items()
        ]
        for heading, pages in menu.parts().items()
    },
    expanded=True,  # more pages than the menu shows of itself
).run()
