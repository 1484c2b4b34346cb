"""Names and orders the pages, and lets many read them; nothing else."""

import streamlit as st

from files import limits
from views import frame, menu

limits.raise_open_files()
frame.leave_old_router()
frame.choose_language()
st.navigation(
    [
        st.Page(
            f"pages/{name}.py",
            title=entry if name == next(iter(pages)) else title,
            default=name == menu.START,
            visibility="visible" if name == next(iter(pages)) else "hidden",
        )
        for entry, pages in menu.entries().items()
        for name, title in pages.items()
    ],
    position="top",
).run()
