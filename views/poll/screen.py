"""A poll on the screen of a room: the QR code, how many have answered, and bars that grow.

Only this face asks for the counts again and again; the telephones do not.
"""

from html import escape

import streamlit as st

from presenting import ballots, room
from presenting.ballots import CannotKeep, OpenedPoll, Refused, Results
from presenting.poll import Earlier, Question
from translations import texts
from translations.texts import _, number, said
from views import frame, menu
from views.poll import keeper, sentences

_EVERY_S = 1.5
_BAR = {"light": "#9a3d06", "dark": "#fe9929"}
_STYLE = """<style>
.kk-in, .kk-out { font-size: clamp(1rem, 1.9vw, 2.1rem); line-height: 1.3 }
.kk-in img { display: block; width: min(100%, 50vh); border-radius: 0.5rem; margin-bottom: 0.6rem }
.kk-in .kk-at { overflow-wrap: anywhere; font-weight: 600 }
.kk-in .kk-code { font-size: 1.7em; font-weight: 700; letter-spacing: 0.12em }
.kk-out { display: grid; gap: 1.1em 2em }
.kk-many { font-size: clamp(0.95rem, 1.3vw, 1.5rem); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)) }
.kk-out h2 { font-size: 1.05em; padding: 0 0 0.3em; margin: 0 }
.kk-row { display: grid; grid-template-columns: minmax(4em, 26%) 1fr 6.2em; gap: 0.6em; align-items: center; margin: 0 0 0.35em }
.kk-row > span { overflow-wrap: anywhere }
.kk-track { height: 1.2em; background: rgba(128, 128, 128, 0.22); border-radius: 0.2em; overflow: hidden }
.kk-bar { display: block; height: 100%; transition: width 0.4s }
.kk-n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.kk-out .kk-small, .kk-in .kk-small { font-size: 0.66em; line-height: 1.4; margin: 0.2em 0 0 }
.kk-count { font-size: clamp(1.1rem, 2.2vw, 2.4rem); font-weight: 600; margin: 0 0 0.6em }
/* With many questions the page is long: the QR code and the buttons stay in sight. */
[data-testid=stLayoutWrapper]:has(> .st-key-poll_controls) { position: sticky; bottom: 0.5rem; z-index: 1 }
@media (min-width: 641px) { [data-testid=stElementContainer]:has(.kk-in) { position: sticky; top: 1rem } }
@media (max-width: 640px) { .kk-in img { width: min(100%, 60vw) } }
@media (prefers-reduced-motion: reduce) { .kk-bar { transition: none } }
</style>"""


def screen(code: str | None, word: str | None) -> None:
    """The poll of a code, for everybody to see; its presenter has buttons below."""
    keeper.style(keeper.BARE, _STYLE)
    st.title(_("Answer on your telephone"))
    try:
        asked = _asked(code, word)
    except Refused as refused:
        st.warning(sentences.refusal(refused), icon=":material/block:")
    except CannotKeep:
        st.error(sentences.not_kept(), icon=":material/error:")
    else:
        if asked is not None:
            _face(asked, word)
            return
    if not st.context.is_embedded:
        _leave()


def _asked(code: str | None, word: str | None) -> OpenedPoll | None:
    if code != keeper.MINE:
        return ballots.find(code or "")
    found = ballots.mine(word) if word else []
    if not found:
        st.info(
            _(
                "No poll has been opened in this browser. Open one on the page {page}.",
                page=f"“{menu.title('poll')}”",
            ),
            icon=":material/qr_code_2:",
        )
        return None
    return found[0]


def _face(opened: OpenedPoll, word: str | None) -> None:
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.html(invitation(opened))
    with right:
        _live(opened.code, _only(opened), texts.language())
    if word is not None and ballots.is_owner(opened.code, word):
        _controls(opened, word)
    elif not st.context.is_embedded:
        _leave()


def _only(opened: OpenedPoll) -> int | None:
    """The one question that the address asks for, from 1; None for all."""
    raw = st.query_params.get("question")
    if raw is None:
        return None
    numbers = {str(n): n for n in range(1, len(opened.poll.questions) + 1)}
    if raw in numbers:
        return numbers[raw]
    st.warning(
        _("The address asks for a question that the poll does not have. All are shown."),
        icon=":material/link_off:",
    )
    return None


def invitation(opened: OpenedPoll) -> str:
    """The QR code, the address and the code, as HTML."""
    link = room.answer_address(opened.room, opened.code)
    alt = _("QR code that opens {address}", address=link)
    return (
        f'<div class="kk-in"><img alt="{escape(alt)}" src="{escape(room.qr(link))}">'
        f'<div class="kk-at">{escape(opened.room)}/poll</div>'
        f'<div>{escape(_("Code"))} <span class="kk-code">{opened.code}</span></div>'
        f'<p class="kk-small">{escape(sentences.what_is_kept())}</p></div>'
    )


@st.fragment(run_every=_EVERY_S)
def _live(code: str, only: int | None, language: str) -> None:
    """The counts, asked for again and again."""
    texts.speak(language)  # a fragment runs in a thread of its own
    try:
        asked, found = ballots.find(code), ballots.results(code)
    except Refused as refused:
        st.warning(sentences.refusal(refused), icon=":material/block:")
    except CannotKeep:
        st.error(sentences.not_kept(), icon=":material/error:")
    else:
        st.html(
            _answered(asked, found) + (bars(asked, found, only) if asked.is_shown else _hidden())
        )


def _answered(opened: OpenedPoll, results: Results) -> str:
    text = _("Answers: {devices}", devices=number(results.devices))
    if not opened.is_open:
        text += f" – {_('the poll is closed')}"
    return f'<div class="kk-count">{escape(text)}</div>'


def _hidden() -> str:
    text = _("The results are hidden until the presenter shows them.")
    return f'<div class="kk-out"><p>{escape(text)}</p></div>'


def bars(opened: OpenedPoll, results: Results, only: int | None = None) -> str:
    """The counts of each question, or of the one at `only`, as HTML; no percentages where nobody answered."""
    pairs = list(zip(opened.poll.questions, results.counts, strict=True))
    if only is not None:
        pairs = pairs[only - 1 : only]
    many = " kk-many" if len(pairs) > 2 else ""
    drawn = "".join(_question(question, counts) for question, counts in pairs)
    is_compared = any(question.earlier for question, _counts in pairs)
    note = _note(is_compared) if results.devices or is_compared else ""
    return f'<div class="kk-out{many}">{drawn}{note}</div>'


def _question(question: Question, counts: tuple[int, ...]) -> str:
    rows = "".join(
        f"<div class='kk-row' role='listitem'><span>{escape(said(option))}</span>{_bar(count, sum(counts))}"
        f'<span class="kk-n">{escape(_share(count, sum(counts)))}</span></div>'
        for option, count in zip(question.options, counts, strict=True)
    )
    earlier = "" if question.earlier is None else _earlier(question, question.earlier)
    return (
        f'<div role="group" aria-label="{escape(finding(question, counts))}">'
        f"<h2>{escape(said(question.text))}</h2><div role='list'>{rows}</div>{earlier}</div>"
    )


def finding(question: Question, counts: tuple[int, ...]) -> str:
    """The question's result in one sentence."""
    if not sum(counts):
        return _("{question} Nobody has answered yet.", question=said(question.text))
    most = max(counts)
    leading = [said(o) for o, n in zip(question.options, counts, strict=True) if n == most]
    words = {
        "question": said(question.text),
        "options": ", ".join(leading),
        "share": _percent(most, sum(counts)),
        "all": number(sum(counts)),
    }
    if len(leading) > 1:
        return _("{question} Most chosen: {options} – {share} each of {all} answers.", **words)
    return _("{question} Most chosen: {options} – {share} of {all} answers.", **words)


def _bar(count: int, among: int) -> str:
    width = 100 * count / among if among else 0
    colour = _BAR["dark" if frame.is_dark() else "light"]
    style = f"width: {width:.1f}%; background: {colour}"
    return f'<span class="kk-track"><span class="kk-bar" style="{style}"></span></span>'


def _share(count: int, among: int) -> str:
    return f"{number(count)} ({_percent(count, among)})" if among else number(count)


def _percent(count: int, among: int) -> str:
    return texts.with_unit(number(100 * count / among), "%")


def _earlier(question: Question, earlier: Earlier) -> str:
    text = _(
        "{year}: {share} {option}",
        year=earlier.year,
        share=texts.with_unit(number(earlier.pct), "%"),
        option=said(question.options[earlier.option]).lower(),
    )
    return f'<p class="kk-small">{escape(text)}</p>'


def _note(is_compared: bool) -> str:
    text = _("Per cent of those who answered each question here.")
    if is_compared:
        text += " " + _(
            "2017: as reported of that year's seminar; how many answered then is not known."
        )
    return f'<p class="kk-small">{escape(text)}</p>'


# The presenter's buttons


def _controls(opened: OpenedPoll, word: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="poll_controls"):
        _button(
            _("Hide the results") if opened.is_shown else _("Show the results"),
            "shown",
            ":material/bar_chart:",
            (ballots.set_shown, opened.code, word, not opened.is_shown),
        )
        _button(
            _("Close the poll") if opened.is_open else _("Open it again"),
            "open",
            ":material/how_to_vote:",
            (ballots.set_open, opened.code, word, not opened.is_open),
        )
        _pick(len(opened.poll.questions))
        with st.popover(_("More"), icon=":material/more_horiz:"):
            _more(opened, word)
        if not st.context.is_embedded:
            _leave()
    if opened.in_memory:
        st.caption(
            _(
                "The folder for data cannot be written, so the answers are in the server's memory only: they are gone when "
                "it stops."
            )
        )


def _more(opened: OpenedPoll, word: str) -> None:
    st.text_input(_("Address for the telephones"), opened.room, key=f"poll_room_{opened.code}")
    address = keeper.room_address(st.session_state[f"poll_room_{opened.code}"])
    if address is not None and address != opened.room:
        _button(
            _("Use this address"),
            "room",
            ":material/qr_code_2:",
            (ballots.set_room, opened.code, word, address),
        )
    sure = st.checkbox(_("Allow deleting"), key="poll_sure")
    _button(
        _("Delete all answers"),
        "erase",
        ":material/delete:",
        (ballots.erase, opened.code, word),
        disabled=not sure,
        help=_("Those who have answered can then answer again."),
    )
    _button(
        _("Delete the poll and its answers"),
        "remove",
        ":material/delete_forever:",
        (ballots.remove, opened.code, word),
        disabled=not sure,
    )
    st.caption(
        _(
            "The poll goes by itself on {day}. In a story, the step {step} shows it; {latest} shows the one opened last.",
            day=keeper.day(opened),
            step=f"`poll?poll={opened.code}`",
            latest=f"`poll?poll={keeper.MINE}`",
        )
    )


def _button(
    label: str, key: str, icon: str, action: tuple, help: str | None = None, disabled: bool = False
) -> None:
    pressed = st.button(label, key=f"poll_do_{key}", icon=icon, help=help, disabled=disabled)
    if pressed and sentences.done(*action):
        st.rerun()


def _pick(questions: int) -> None:
    """All questions on the screen, or one of them alone."""
    if questions == 1:
        return
    shown = {0: _("All"), **{n: str(n) for n in range(1, questions + 1)}}
    raw = st.query_params.get("question", "")
    st.segmented_control(
        _("Questions shown"),
        list(shown),
        format_func=lambda n: shown[n],
        default=int(raw) if raw in map(str, shown) else 0,
        key="poll_only",
        required=True,
        on_change=_take_question,
        label_visibility="collapsed",
    )


def _take_question() -> None:
    if st.session_state["poll_only"]:
        st.query_params["question"] = str(st.session_state["poll_only"])
    else:
        st.query_params.pop("question", None)


def _leave() -> None:
    if st.button(_("Leave the screen"), key="poll_leave", icon=":material/arrow_back:"):
        for word in ("poll", "question"):
            st.query_params.pop(word, None)
        st.rerun()
