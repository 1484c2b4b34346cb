"""Names and orders the pages; nothing else."""

import streamlit as st

from views import frame

frame.leave_old_router()
frame.choose_language()
st.navigation(
    [
        st.Page(f"pages/{name}.py", title=frame.page_title(name), icon=icon, default=name == "overview")
        for name, icon in zip(
            frame.PAGES,
            (":material/balance:", ":material/map:", ":material/local_pharmacy:", ":material/menu_book:"),
            strict=True,
        )
    ]
).run()
