"""A story of one's own: written step by step, told or saved."""

from typing import Any

import streamlit as st

from presenting import story
from presenting.story import LONGEST, StoryFault
from translations.texts import _
from views.present import draft
from views.present.draft import Draft, Page
from views.present.saved import open_file, sentence
from views.present.stories import OWN, start


def show() -> None:
    """Open, write, save and tell a story of one's own."""
    st.subheader(_("Your own story"))
    st.caption(
        _(
            "It lives in this browser window until you close it: save it as a file to keep it. The file holds text and "
            "the dashboard's own addresses, nothing that can be run."
        )
    )
    open_file()
    written = draft.current()
    st.text_input(
        _("Title of the story"),
        value=written.title,
        max_chars=LONGEST["title"],
        key=f"story_title_{draft.generation()}",
        on_change=_take_title,
    )
    for position, page in enumerate(written.pages):
        with st.container(border=True):
            _edit(page, position)
            _arrange(page, position, len(written.pages))
    st.button(
        _("Add a step"),
        key="story_add",
        on_click=draft.add,
        icon=":material/add:",
        disabled=len(written.pages) >= story.MOST_STEPS,
    )
    _use(written)


def _edit(page: Page, position: int) -> None:
    """One step of the draft, with what cannot be used of it said beside it."""
    st.markdown(f"**{_('Step {number}', number=position + 1)}**")
    left, right = st.columns(2)
    with left:
        _field(page, "heading", _("Heading"))
        _field(page, "sentence", _("Sentence"), is_long=True)
    with right:
        _field(
            page,
            "address",
            _("Address of the page to show"),
            placeholder="map?area=1264",
            help=_(
                "Open the page in another tab, set it as you want to show it, and copy its address from the browser. "
                "Host and language are left out: the story can be told anywhere."
            ),
        )
        _highlight(page)
    _field(page, "notes", _("Notes for the presenter"), is_long=True)
    if page.address.strip():
        try:
            draft.step_of(page)
        except StoryFault as fault:
            text = sentence(draft.of_step(fault, position + 1))
            st.warning(text, icon=":material/link_off:")


def _arrange(page: Page, position: int, many: int) -> None:
    """Move a step up or down, or take it away."""
    with st.container(horizontal=True):
        st.button(
            _("Move up"),
            key=f"story_up_{page.id}",
            on_click=draft.move,
            args=(position, -1),
            disabled=position == 0,
        )
        st.button(
            _("Move down"),
            key=f"story_down_{page.id}",
            on_click=draft.move,
            args=(position, 1),
            disabled=position == many - 1,
        )
        st.button(
            _("Remove"), key=f"story_remove_{page.id}", on_click=draft.remove, args=(position,)
        )


def _field(page: Page, name: str, label: str, *, is_long: bool = False, **settings: Any) -> None:
    key = f"story_{name}_{page.id}"
    kind = st.text_area if is_long else st.text_input
    kind(
        label,
        value=getattr(page, name),
        max_chars=LONGEST.get(name, 4_000),
        key=key,
        on_change=_take,
        args=(page.id, name),
        **settings,
    )


def _highlight(page: Page) -> None:
    """Where the page begins: its top, its first map, chart or table, or a heading that is typed."""
    names = {
        "": _("The top of the page"),
        ":map": _("The first map"),
        ":chart": _("The first chart"),
        ":table": _("The first table"),
    }
    options = list(names) if page.highlight in names else [*names, page.highlight]
    st.selectbox(
        _("Begin at"),
        options,
        index=options.index(page.highlight),
        format_func=lambda code: names.get(code, code),
        accept_new_options=True,
        key=f"story_highlight_{page.id}",
        on_change=_take,
        args=(page.id, "highlight"),
        help=_("Or type a heading of the page, as it stands there."),
    )


def _use(written: Draft) -> None:
    """Tell the story or save it; or what is still missing."""
    if written == Draft():
        return
    try:
        told = draft.finished(written)
    except StoryFault as fault:
        st.info(sentence(fault), icon=":material/edit_note:")
        return
    with st.container(horizontal=True):
        st.button(
            _("Present your story"),
            key="story_start_own",
            type="primary",
            icon=":material/slideshow:",
            on_click=start,
            args=(OWN,),
        )
        st.download_button(
            _("Save as a file (JSON)"),
            data=story.as_file(told),
            file_name="klyftkartan_story.json",
            mime="application/json",
            key="story_save",
            on_click="ignore",
            icon=":material/download:",
        )


def _take_title() -> None:
    draft.entitle(st.session_state[f"story_title_{draft.generation()}"])


def _take(id: int, name: str) -> None:
    draft.change(id, name, st.session_state[f"story_{name}_{id}"] or "")
