"""A reader's own story as it is being written: kept in the session."""

from dataclasses import asdict, dataclass, field, replace
from itertools import count
from typing import Any

import streamlit as st

from presenting import story
from presenting.story import Step, Story, StoryFault
from translations.texts import language
from views import menu

_DRAFT, _BEFORE, _IDS = "story_draft", "story_before", "story_ids"  # keys of the session


@dataclass(frozen=True, kw_only=True)
class Page:
    """A step as it is being written; its address is what was typed. `id` stays while it is moved."""

    id: int
    heading: str = ""
    sentence: str = ""
    address: str = ""
    highlight: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A story as it is being written: not yet one that can be told."""

    title: str = ""
    pages: tuple[Page, ...] = field(default=())


def shown_pages() -> tuple[str, ...]:
    """The pages that a step may show: every one but the one that tells stories."""
    return tuple(page for page in menu.titles() if page != "present")


def finished(draft: Draft) -> Story:
    """The draft as a story that can be told; StoryFault says what is missing."""
    steps = []
    for position, page in enumerate(draft.pages, 1):
        try:
            steps.append(step_of(page))
        except StoryFault as fault:
            raise of_step(fault, position) from None
    return story.checked(
        Story(title=draft.title, steps=tuple(steps), language=language()), shown_pages()
    )


def step_of(page: Page) -> Step:
    """One step as it can be told; StoryFault where its address leads nowhere."""
    name, words = story.read_address(page.address, shown_pages())
    texts = {key: text for key, text in asdict(page).items() if key not in {"id", "address"}}
    return Step(page=name, words=words, **texts)


def of_step(fault: StoryFault, step: int) -> StoryFault:
    """The same fault, of the step of that number."""
    return StoryFault(fault.reason, step)


def of_story(story: Story) -> Draft:
    """A story to be written on."""
    pages = tuple(
        Page(
            id=_new_id(),
            heading=step.heading,
            sentence=step.sentence,
            address=step.address,
            highlight=step.highlight,
            notes=step.notes,
        )
        for step in story.steps
    )
    return Draft(title=story.title, pages=pages)


# In the session


def current() -> Draft:
    """What is being written; an empty draft before anything is."""
    return st.session_state.get(_DRAFT, Draft())


def before() -> Draft:
    """What was there before a step was taken away, or another story took its place."""
    return st.session_state.get(_BEFORE, Draft())


def generation() -> int:
    """Changes when another story takes the draft's place: the title's field begins anew."""
    return st.session_state.get("story_generation", 0)


def put(draft: Draft) -> None:
    """Another story takes the draft's place; what was there can be brought back."""
    st.session_state[_BEFORE] = current()
    st.session_state["story_generation"] = generation() + 1
    _keep(draft)


def bring_back() -> None:
    """With new ids: a field that is still there would keep the text that was typed since."""
    pages = tuple(replace(page, id=_new_id()) for page in before().pages)
    put(replace(before(), pages=pages))


def entitle(title: str) -> None:
    """Give the draft its title."""
    _keep(replace(current(), title=title))


def change(id: int, name: str, text: str) -> None:
    """Change one text of a step."""
    changes: dict[str, Any] = {name: text}
    changed = (replace(page, **changes) if page.id == id else page for page in current().pages)
    _keep(replace(current(), pages=tuple(changed)))


def add() -> None:
    """A step more, empty."""
    _keep(replace(current(), pages=(*current().pages, Page(id=_new_id()))))


def remove(position: int) -> None:
    """A step less; it can be brought back."""
    pages = current().pages
    st.session_state[_BEFORE] = current()
    _keep(replace(current(), pages=pages[:position] + pages[position + 1 :]))


def move(position: int, by: int) -> None:
    """A step to another place."""
    pages = list(current().pages)
    pages.insert(position + by, pages.pop(position))
    _keep(replace(current(), pages=tuple(pages)))


def _keep(draft: Draft) -> None:
    st.session_state[_DRAFT] = draft


def _new_id() -> int:
    return next(st.session_state.setdefault(_IDS, count(1)))
