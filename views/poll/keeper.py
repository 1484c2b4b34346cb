"""The poll page: answer by a code, or open a poll for a room.

Three faces by the address: `/poll` to open one, `/poll?poll=CODE` for the
screen (`views.poll.screen`), `/poll?answer=CODE` for a telephone
(`views.poll.answer`). The device that opened a poll is its presenter's: no
address carries a secret.
"""

import streamlit as st
from babel.dates import format_date

from presenting import ballots, poll, room
from presenting.ballots import CannotKeep, OpenedPoll, Refused
from presenting.poll import OWN, READY_MADE, SEMINAR, Poll, PollFault
from presenting.room import AddressFault
from translations.texts import _, language, literal, number, said, with_unit
from views import server_keeper
from views.poll import sentences

MINE = "mine"  # in place of a code: the poll that this browser opened last
_TYPED, _FILE_FAULT = "poll_typed", "poll_file_fault"

# No menu beside a question, nor on a projector.
BARE = """<style>
[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stExpandSidebarButton],
.st-key-frame_language, .st-key-frame_tabs { display: none }
[data-testid=stMainBlockContainer] { padding: 1rem clamp(1rem, 4vw, 4rem) }
[data-testid=stMainBlockContainer] h1 { padding-top: 0 }
[data-testid=stElementContainer]:has(> .stBidiComponent) { position: absolute }
</style>"""


def style(*sheets: str) -> None:
    """Put the face's style sheets on the page."""
    st.html("".join(sheets))


def code_of_address() -> str | None:
    """The code of the address; None when it is none (the page then says that there is no such poll)."""
    word = st.query_params.get("answer") or st.query_params.get("poll") or ""
    return MINE if word == MINE else ballots.as_code(word)


def to_answer() -> None:
    """A field for who was told a code and has no camera at hand."""
    st.text_input(
        _("To answer: the code on the screen"),
        key="poll_code",
        max_chars=20,
        on_change=_take_code,
        placeholder="ABC234",
        help=_(
            "To answer a poll that is open in this room. Its six letters and digits stand below the QR code."
        ),
    )
    if st.session_state.pop("poll_no_code", False):
        st.warning(
            _(
                "A code has six letters and digits, such as ABC234. There is no 0, 1, I, L or O in it."
            ),
            icon=":material/block:",
        )


def opened_here(word: str | None) -> None:
    """The polls that this browser opened and that are still kept."""
    polls = ballots.mine(word) if word else []  # sets a damaged file aside
    for name in ballots.set_aside():
        st.warning(
            _(
                "The file of polls was damaged and was set aside as {file}; its answers cannot be read. New polls work.",
                file=f"`{name}`",
            ),
            icon=":material/error:",
        )
    if not polls:
        return
    st.subheader(_("Your polls"))
    for opened in polls:
        _listed(opened)


def to_open(word: str | None) -> None:
    """Choose or write the questions, say where telephones find the app, and open the poll."""
    st.subheader(_("Open a poll"))
    questions = _questions()
    address = _room()
    is_shown = st.toggle(
        _("Show the results while people answer"),
        key="poll_shown",
        help=_(
            "Otherwise they are hidden until you show them, so that nobody is led by the others."
        ),
    )
    ready = questions is not None and address is not None and word is not None
    pressed = st.button(
        _("Open the poll"),
        key="poll_open",
        type="primary",
        icon=":material/qr_code_2:",
        disabled=not ready,
    )
    st.caption(_what_a_poll_is())
    if pressed and questions is not None and address is not None and word is not None:
        _open(questions, address, word, is_shown)


def day(opened: OpenedPoll) -> str:
    """The day on which a poll goes, as the language writes it."""
    return format_date(opened.goes_on, format="long", locale=language())


def _open(questions: Poll, address: str, word: str, is_shown: bool) -> None:
    try:
        opened = ballots.ask(questions, word, address, is_shown, is_keeper=server_keeper.may())
    except Refused as refused:
        st.warning(sentences.refusal(refused), icon=":material/block:")
    except CannotKeep:
        st.error(sentences.not_kept(), icon=":material/error:")
    else:
        st.query_params["poll"] = opened.code
        st.rerun()


def _take_code() -> None:
    code = ballots.as_code(st.session_state["poll_code"])
    if code:
        st.query_params["answer"] = code
    elif st.session_state["poll_code"].strip():
        st.session_state["poll_no_code"] = True


def _listed(opened: OpenedPoll) -> None:
    try:
        devices = ballots.results(opened.code).devices
    except (Refused, CannotKeep):  # deleted in another window
        return
    state = _("open") if opened.is_open else _("closed to answers")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(opened.code, key=f"poll_show_{opened.code}", icon=":material/co_present:"):
            st.query_params["poll"] = opened.code
            st.rerun()
        st.markdown(
            _(
                "{question} – {state}, answered by {devices}, kept until {day}",
                question=literal(said(opened.poll.questions[0].text)),
                state=state,
                devices=number(devices),
                day=day(opened),
            )
        )


# The questions


def _questions() -> Poll | None:
    kind = st.radio(
        _("Questions"),
        [SEMINAR.id, OWN],
        format_func=lambda kind: {
            SEMINAR.id: _("Ready-made: the two questions of the seminar in 2017"),
            OWN: _("Your own"),
        }[kind],
        key="poll_kind",
    )
    if kind == OWN:
        return _own()
    _shown(READY_MADE[kind])
    st.caption(about_earlier())
    return READY_MADE[kind]


def about_earlier() -> str:
    """What the figures of 2017 are."""
    first, second = (q.earlier.pct for q in SEMINAR.questions if q.earlier is not None)
    return _(
        "Each telephone shows the questions in its own language. Reported of the seminar in 2017: {first} would come "
        "again and {second} would recommend it; how many answered, and how they were asked, is not known.",
        first=with_unit(number(first), "%"),
        second=with_unit(number(second), "%"),
    )


def _own() -> Poll | None:
    st.session_state.setdefault(_TYPED, poll.as_typed(SEMINAR, language()))
    st.text_area(
        _("Your questions"),
        key=_TYPED,
        height=220,
        max_chars=20_000,
        help=_(
            "A question on a line of its own, and below it its options, each on a line with a hyphen (-) before it. Up "
            "to {questions} questions with {fewest} to {most} options each.",
            questions=poll.MOST_QUESTIONS,
            fewest=poll.FEWEST_OPTIONS,
            most=poll.MOST_OPTIONS,
        ),
    )
    _open_saved()
    try:
        questions = poll.typed(st.session_state[_TYPED])
    except PollFault as fault:
        st.warning(sentences.poll_sentence(fault), icon=":material/edit:")
        return None
    _shown(questions)
    st.download_button(
        _("Save the questions (JSON)"),
        data=poll.saved(questions),
        file_name="klyftkartan_poll.json",
        mime="application/json",
        key="poll_save",
        on_click="ignore",
        icon=":material/download:",
    )
    return questions


def _open_saved() -> None:
    with st.expander(_("Open questions that were saved"), icon=":material/upload:"):
        st.file_uploader(
            _("A poll saved here (JSON)"), key="poll_file", type="json", on_change=_take_file
        )
        fault = st.session_state.get(_FILE_FAULT)
        if fault is not None:
            st.error(sentences.poll_sentence(fault), icon=":material/error:")


def _take_file() -> None:
    """What the file holds goes into the text field; a file that is no poll leaves it as it is."""
    file = st.session_state["poll_file"]
    st.session_state.pop(_FILE_FAULT, None)
    if file is None:
        return
    try:
        st.session_state[_TYPED] = poll.as_typed(poll.opened(file.getvalue()), language())
    except PollFault as fault:
        st.session_state[_FILE_FAULT] = fault


def _shown(questions: Poll) -> None:
    lines = [
        f"{n}. **{literal(said(question.text))}**  \n"
        + " · ".join(literal(said(option)) for option in question.options)
        for n, question in enumerate(questions.questions, start=1)
    ]
    st.markdown("\n".join(lines))


def _what_a_poll_is() -> str:
    return (
        _(
            "The poll gets a code and a QR code. Only this browser can close it or delete answers. Each browser can "
            "answer once; that is no guard against someone determined."
        )
        + "  \n"
        + sentences.what_is_kept()
        + " "
        + _("After that a poll cannot be opened, and goes the next time that this page is used.")
    )


# Where telephones find the app


def _room() -> str | None:
    """The address that telephones reach the app at; None where it cannot be one, and why is said."""
    port = int(st.get_option("server.port"))
    # As a default: what is put into a widget's state is lost when the browser's word arrives at that moment.
    offered = st.session_state.setdefault("poll_offered", room.suggested(st.context.url, port))
    text = st.text_input(
        _("Address for the telephones"),
        offered,
        key="poll_room",
        help=_(
            "The telephones must be on the same network as this computer. It goes into the QR code; correct it if "
            "another one is right."
        ),
    )
    return room_address(text)


def room_address(text: str) -> str | None:
    """The address as it will be used; None when it cannot be. What may stop a telephone is said."""
    try:
        address = room.checked(text)
    except AddressFault as fault:
        st.warning(sentences.address_sentence(fault), icon=":material/wifi_off:")
        return None
    for sentence in _obstacles(address):
        st.info(sentence, icon=":material/wifi:")
    return address


def _obstacles(address: str) -> list[str]:
    listens_at = st.get_option("server.address")
    found = []
    if room.is_here(room.host_of(address)):
        found.append(_("This address works only on this computer: no telephone can reach it."))
    if listens_at and room.is_here(listens_at) and listens_at not in {"0.0.0.0", "::"}:  # noqa: S104
        found.append(
            _(
                "The app answers this computer only, so no telephone can reach it. Start it for the room with: {command}",
                command="`streamlit run app.py --server.address 0.0.0.0`",
            )
        )
    if not room.is_let_in(address, st.get_option("server.allowedHosts")):
        found.append(
            _(
                "The server takes visitors only under the names in `server.allowedHosts`, and this is none of them: add "
                "it there."
            )
        )
    return found
