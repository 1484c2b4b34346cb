"""Which story is told, and the ready-made ones.

A ready-made story and its step are words of the address. A reader's own story
lives in the session, and in the file that the reader saves.
"""

import streamlit as st

from presenting.ready import READY, ReadyMade
from presenting.story import Story, StoryFault
from translations.texts import _, literal, number, said
from views import address, frame
from views.present import draft, ready_made, stage

OWN = "own"


def on_stage() -> bool:
    """Tell the story that the address asks for, from its step; False when it asks for none."""
    story = _story(address.word("story", {None, OWN, *READY}, None))
    steps = range(1, len(story.steps) + 1) if story else range(0)
    step = address.word("step", {None, *steps}, None, int)
    if story is None or step is None:
        return False
    stage.show(story, step, _leave)
    return True


def _story(id: str | None) -> Story | None:
    """The story of that word; None for none, or for an own one that cannot be told yet."""
    if id in READY:
        return ready_made.story(str(id))
    try:
        return draft.finished(draft.current()) if id == OWN else None
    except StoryFault:
        return None


def start(id: str) -> None:
    """Go on stage with a story."""
    address.put("story", id)
    address.put("step", 1)


def _leave() -> None:
    address.put("step", None)


def introduction() -> None:
    """What a story is, and how it is told."""
    st.markdown(
        _(
            "A story is a row of pages of this dashboard, each with a heading and a sentence. On the stage it fills the "
            "window in large type; the next page is prepared before it is shown. No network is needed."
        )
    )
    st.caption(
        _(
            "Keys: → or space for the next step, ← for the one before, Home and End, F for full screen, N for the "
            "presenter's notes in a window of their own, + and − for the type, Esc to leave."
        )
    )


def offer() -> None:
    """The ready-made stories, each with its steps and a link that starts it."""
    for column, declared in zip(st.columns(len(READY)), READY.values(), strict=True):
        with column, st.container(border=True, height="stretch"):
            _card(declared, ready_made.story(declared.id))


def _card(declared: ReadyMade, story: Story) -> None:
    st.subheader(said(declared.title))
    st.markdown(said(declared.about))
    st.button(
        _("Present"),
        key=f"story_start_{declared.id}",
        type="primary",
        icon=":material/slideshow:",
        on_click=start,
        args=(declared.id,),
    )
    with st.expander(_("The {count} steps", count=number(len(declared.steps)))):
        _steps(story)
    frame.link("present", _("Link that starts the story"), story=declared.id, step="1")
    st.button(
        _("Write your own from it"),
        key=f"story_copy_{declared.id}",
        icon=":material/edit:",
        on_click=_copy,
        args=(story,),  # a callback runs before the language is chosen
        help=_(
            "Its steps are copied into your own story below. The numbers in the sentences are then text: they "
            "do not change with the figures."
        ),
    )


def _copy(story: Story) -> None:
    draft.put(draft.of_story(story))


def _steps(story: Story) -> None:
    for position, step in enumerate(story.steps, 1):
        st.markdown(f"{position}. **{literal(step.heading)}** {literal(step.sentence)}")
