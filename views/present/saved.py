"""Opening a saved story."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from presenting import story
from presenting.story import StoryFault
from translations.texts import _, number
from views.present.draft import (
    Draft,
    before,
    bring_back,
    current,
    of_story,
    put,
    shown_pages,
)


def open_file() -> None:
    """A saved story takes the draft's place; a file that cannot be used gets a sentence and changes nothing."""
    file = st.file_uploader(
        _("Open a saved story"),
        key="story_file",
        max_upload_size=1,
        help=_("A JSON file that this page has saved. It is read as data: nothing in it is run."),
    )
    if file is not None and st.session_state.get("story_seen") != file.file_id:
        st.session_state["story_seen"] = file.file_id
        st.session_state["story_fault"] = _opened(file)
    fault = st.session_state.get("story_fault") if file is not None else None
    if fault is not None:
        st.error(f"{sentence(fault)} {_('Nothing was opened.')}", icon=":material/error:")
    if before() not in (Draft(), current()):
        st.button(
            _("Bring back what was here before"),
            key="story_before_back",
            on_click=bring_back,
            icon=":material/undo:",
        )


def _opened(file: UploadedFile) -> StoryFault | None:
    """Why a file's story cannot be opened; None when it has been."""
    try:
        put(of_story(story.parse(file.getvalue(), shown_pages())))
    except StoryFault as fault:
        return fault
    return None


def sentence(fault: StoryFault) -> str:
    """What is wrong with a story, and with which step."""
    another_version = _("The file was saved by another version of Klyftkartan and cannot be read.")
    sentences = {
        "large": _(
            "The file is too large to be a story: at most {most} kB.",
            most=number(story.MOST_BYTES // 1000),
        ),
        "damaged": _("The file is damaged, or does not hold a story."),
        "older": another_version,
        "newer": another_version,
        "title": _("The story has no title yet."),
        "empty": _("The story has no steps yet."),
        "many": _("A story has at most {most} steps.", most=number(story.MOST_STEPS)),
        "long": _("The title is longer than can be shown."),
        "page": _("The address leads to no page of this dashboard."),
        "words": _("The address holds something that cannot be read."),
    }
    of_steps = {
        **sentences,
        "damaged": _("Its text holds something that cannot be read."),
        "title": _("It has no heading yet."),
        "long": _("A text is longer than can be shown."),
    }
    if not fault.part:
        return sentences[fault.reason]
    return f"{_('Step {number}', number=fault.part)}: {of_steps[fault.reason]}"
