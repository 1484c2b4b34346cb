"""A poll on a telephone: large choices, one button, thanks. It never reruns by itself."""

import streamlit as st

import translations
from presenting import ballots
from presenting.ballots import CannotKeep, OpenedPoll, Refused
from presenting.poll import Question
from translations.texts import _, literal, said
from views import address
from views.poll import keeper, sentences

# A thumb needs 44 px; the whole line of an option is its button.
_LARGE = """<style>
[data-testid=stForm] { border: none; padding: 0 }
[data-testid=stRadioGroup] { width: 100%; gap: 0.6rem }
[data-testid=stRadioGroup] > div { width: 100% }
[data-testid=stRadio] label[data-testid=stRadioOption] {
    width: 100%; min-height: 3.4rem; padding: 0.8rem 1rem; align-items: center;
    border: 1px solid rgba(128, 128, 128, 0.7); border-radius: 0.6rem;
}
[data-testid=stRadioOption]:has(input:checked) { box-shadow: inset 0 0 0 2px currentColor }
[data-testid=stRadioOption]:has(input:focus-visible) { outline: 3px solid currentColor; outline-offset: 2px }
[data-testid=stRadio] label p { font-size: 1.15rem; overflow-wrap: anywhere }
[data-testid=stRadio] [data-testid=stWidgetLabel] p { font-size: 1.25rem; font-weight: 600 }
[data-testid=stFormSubmitButton] button { min-height: 3.4rem }
[data-testid=stFormSubmitButton] button p { font-size: 1.2rem }
[data-testid=stMainBlockContainer] { max-width: 42rem }
</style>"""


def ballot(code: str | None, word: str | None) -> None:
    """The questions of a code to answer, or one sentence."""
    keeper.style(keeper.BARE, _LARGE)
    st.title(_("Poll"))
    try:
        _face(code, word)
    except Refused as refused:
        st.warning(sentences.refusal(refused), icon=":material/block:")
    except CannotKeep:
        st.error(sentences.not_kept(), icon=":material/error:")
    _language_switch()


def _face(code: str | None, word: str | None) -> None:
    if code is None:
        raise Refused("unknown")
    asked = ballots.find(code)
    if word is not None and ballots.has_answered(code, word):
        if not st.session_state.get(_done(code)):
            raise Refused("twice")
        st.success(
            _("Thank you! Your answer is counted. The result is shown on the screen in the room."),
            icon=":material/check_circle:",
        )
    elif not asked.is_open:
        raise Refused("closed")
    else:
        st.session_state.pop(_done(code), None)  # the presenter may have deleted all answers
        _questions(asked, word)
    st.caption(sentences.what_is_kept())


def _questions(opened: OpenedPoll, word: str | None) -> None:
    with st.form("poll_ballot"):
        for n, question in enumerate(opened.poll.questions):
            _question(opened.code, n, question)
        sent = st.form_submit_button(
            _("Send"), type="primary", width="stretch", disabled=word is None
        )
    if sent and word is not None:
        _send(opened, word)


def _question(code: str, n: int, question: Question) -> None:
    st.radio(
        literal(said(question.text)),
        range(len(question.options)),
        index=None,
        format_func=lambda option: literal(said(question.options[option])),
        key=_choice(code, n),
        width="stretch",
    )


def _send(opened: OpenedPoll, word: str) -> None:
    chosen = {
        n: st.session_state.get(_choice(opened.code, n)) for n in range(len(opened.poll.questions))
    }
    answers = {n: option for n, option in chosen.items() if option is not None}
    if sentences.done(ballots.cast, opened.code, word, answers):
        st.session_state[_done(opened.code)] = True
        st.rerun()


def _choice(code: str, n: int) -> str:
    return f"poll_{code}_{n}"


def _done(code: str) -> str:
    return f"poll_done_{code}"


def _language_switch() -> None:
    """The menu's switch is hidden here."""
    st.segmented_control(
        _("Language"),
        list(translations.LANGUAGES),
        format_func=lambda language: translations.LANGUAGES[language],
        default=st.session_state["lang"],
        key="poll_lang",
        required=True,
        on_change=lambda: address.put("lang", st.session_state["poll_lang"]),
        label_visibility="collapsed",
    )
