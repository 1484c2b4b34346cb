"""Present a story: a ready-made one, one from a file, or one that is written here.

A ready-made story and its step are words of the address. A reader's own story
lives in the session, and in the file that the reader saves.
"""

from dataclasses import asdict, dataclass, field, replace
from itertools import count
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from presenting import story
from presenting.ready import READY
from presenting.story import LONGEST, Step, Story, StoryFault
from translations.texts import _, language, literal, number, said
from views import address, frame
from views.present import stage, told

OWN = "own"
_DRAFT, _BEFORE, _IDS = "story_draft", "story_before", "story_ids"


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
    return tuple(page for page in frame.PAGES if page != "present")


# Which story, and whether it is being told


def on_stage() -> bool:
    """Tell the story that the address asks for, from its step; False when it asks for none."""
    chosen = address.word("story", {None, OWN, *READY}, None)
    found = _asked(chosen)
    steps = range(1, len(found.steps) + 1) if found else range(0)
    step = address.word("step", {None, *steps}, None, int)
    if found is None or step is None:
        return False
    stage.show(found, step, _leave)
    return True


def _asked(chosen: str | None) -> Story | None:
    """The story of that word; None for none, or for an own one that cannot be told yet."""
    if chosen in READY:
        return told.story(str(chosen))
    try:
        return _finished(_draft()) if chosen == OWN else None
    except StoryFault:
        return None


def _start(chosen: str) -> None:
    address.put("story", chosen)
    address.put("step", 1)


def _leave() -> None:
    address.put("step", None)


# Ready-made


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


def ready_made() -> None:
    """The ready-made stories, each with its steps and a link that starts it."""
    for column, ready in zip(st.columns(len(READY)), READY.values(), strict=True):
        found = told.story(ready.id)
        with column, st.container(border=True, height="stretch"):
            st.subheader(said(ready.title))
            st.markdown(said(ready.about))
            st.button(
                _("Present"),
                key=f"story_start_{ready.id}",
                type="primary",
                icon=":material/slideshow:",
                on_click=_start,
                args=(ready.id,),
            )
            with st.expander(_("The {count} steps", count=number(len(ready.steps)))):
                _steps(found)
            frame.link("present", _("Link that starts the story"), story=ready.id, step="1")
            st.button(
                _("Write your own from it"),
                key=f"story_copy_{ready.id}",
                icon=":material/edit:",
                on_click=_copy,
                args=(found,),  # a callback runs before the language is chosen
                help=_(
                    "Its steps are copied into your own story below. The numbers in the sentences are then text: they "
                    "do not change with the figures."
                ),
            )


def _steps(story: Story) -> None:
    for position, step in enumerate(story.steps, 1):
        st.markdown(f"{position}. **{literal(step.heading)}** {literal(step.sentence)}")


# One's own


def own() -> None:
    """Open, write, save and tell a story of one's own."""
    st.subheader(_("Your own story"))
    st.caption(
        _(
            "It lives in this browser window until you close it: save it as a file to keep it. The file holds text and "
            "the dashboard's own addresses, nothing that can be run."
        )
    )
    _open_file()
    draft = _draft()
    st.text_input(
        _("Title of the story"),
        value=draft.title,
        max_chars=LONGEST["title"],
        key=f"story_title_{_generation()}",
        on_change=_take_title,
    )
    for position, page in enumerate(draft.pages):
        _edit(page, position, len(draft.pages))
    st.button(
        _("Add a step"),
        key="story_add",
        on_click=_add,
        icon=":material/add:",
        disabled=len(draft.pages) >= story.MOST_STEPS,
    )
    _use(draft)


def _edit(page: Page, position: int, many: int) -> None:
    """One step of the draft, with what cannot be used of it said beside it."""
    with st.container(border=True):
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
                _step(page)
            except StoryFault as fault:
                st.warning(_sentence(_of_step(fault, position + 1)), icon=":material/link_off:")
        with st.container(horizontal=True):
            st.button(
                _("Move up"),
                key=f"story_up_{page.id}",
                on_click=_move,
                args=(position, -1),
                disabled=position == 0,
            )
            st.button(
                _("Move down"),
                key=f"story_down_{page.id}",
                on_click=_move,
                args=(position, 1),
                disabled=position == many - 1,
            )
            st.button(
                _("Remove"), key=f"story_remove_{page.id}", on_click=_remove, args=(position,)
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


def _use(draft: Draft) -> None:
    """Tell the story or save it; or what is still missing."""
    if draft == Draft():
        return
    try:
        found = _finished(draft)
    except StoryFault as fault:
        st.info(_sentence(fault), icon=":material/edit_note:")
        return
    with st.container(horizontal=True):
        st.button(
            _("Present your story"),
            key="story_start_own",
            type="primary",
            icon=":material/slideshow:",
            on_click=_start,
            args=(OWN,),
        )
        st.download_button(
            _("Save as a file (JSON)"),
            data=story.as_file(found),
            file_name="klyftkartan_story.json",
            mime="application/json",
            key="story_save",
            on_click="ignore",
            icon=":material/download:",
        )


def _finished(draft: Draft) -> Story:
    """The draft as a story that can be told; StoryFault says what is missing."""
    found = []
    for position, page in enumerate(draft.pages, 1):
        try:
            found.append(_step(page))
        except StoryFault as fault:
            raise _of_step(fault, position) from None
    return story.checked(
        Story(title=draft.title, steps=tuple(found), language=language()), shown_pages()
    )


def _step(page: Page) -> Step:
    name, words = story.read_address(page.address, shown_pages())
    texts = {key: text for key, text in asdict(page).items() if key not in {"id", "address"}}
    return Step(page=name, words=words, **texts)


def _of_step(fault: StoryFault, step: int) -> StoryFault:
    """The same fault, of the step of that number."""
    return StoryFault(fault.reason, step)


# The draft


def _draft() -> Draft:
    return st.session_state.get(_DRAFT, Draft())


def _put(draft: Draft) -> None:
    st.session_state[_DRAFT] = draft


def _generation() -> int:
    """Changes when another story takes the draft's place: the title's field begins anew."""
    return st.session_state.get("story_generation", 0)


def _replace(draft: Draft) -> None:
    """Another story takes the draft's place; what was there can be brought back."""
    st.session_state[_BEFORE] = _draft()
    st.session_state["story_generation"] = _generation() + 1
    _put(draft)


def _new_id() -> int:
    return next(st.session_state.setdefault(_IDS, count(1)))


def _of_story(story: Story) -> Draft:
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


def _copy(story: Story) -> None:
    _replace(_of_story(story))


def _bring_back() -> None:
    """With new ids: a field that is still there would keep the text that was typed since."""
    before: Draft = st.session_state[_BEFORE]
    pages = tuple(replace(page, id=_new_id()) for page in before.pages)
    _replace(replace(before, pages=pages))


def _take_title() -> None:
    _put(replace(_draft(), title=st.session_state[f"story_title_{_generation()}"]))


def _take(id: int, name: str) -> None:
    text = st.session_state[f"story_{name}_{id}"] or ""
    change: dict[str, Any] = {name: text}
    changed = (replace(page, **change) if page.id == id else page for page in _draft().pages)
    _put(replace(_draft(), pages=tuple(changed)))


def _add() -> None:
    _put(replace(_draft(), pages=(*_draft().pages, Page(id=_new_id()))))


def _remove(position: int) -> None:
    pages = _draft().pages
    st.session_state[_BEFORE] = _draft()
    _put(replace(_draft(), pages=pages[:position] + pages[position + 1 :]))


def _move(position: int, by: int) -> None:
    pages = list(_draft().pages)
    pages.insert(position + by, pages.pop(position))
    _put(replace(_draft(), pages=tuple(pages)))


# Files


def _open_file() -> None:
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
        st.error(f"{_sentence(fault)} {_('Nothing was opened.')}", icon=":material/error:")
    if st.session_state.get(_BEFORE, Draft()) not in (Draft(), _draft()):
        st.button(
            _("Bring back what was here before"),
            key="story_before_back",
            on_click=_bring_back,
            icon=":material/undo:",
        )


def _opened(file: UploadedFile) -> StoryFault | None:
    """Why a file's story cannot be opened; None when it has been."""
    try:
        _replace(_of_story(story.parse(file.getvalue(), shown_pages())))
    except StoryFault as fault:
        return fault
    return None


def _sentence(fault: StoryFault) -> str:
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
