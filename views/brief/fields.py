"""The fields of a brief: what is typed or chosen goes into the draft."""

from collections.abc import Callable

import streamlit as st

from briefs import pdf
from briefs.brief import LONGEST, Finding, clean
from translations.texts import _, literal
from views.brief.draft import Choice, change, keep, shortened


def choose(choice: Choice, finding: Finding, label: str, name: str, options: dict) -> None:
    """A choice of a finding, among options with their titles."""
    key = f"brief_{name}_{finding.indicator}"
    chosen = getattr(finding, name)
    st.session_state[key] = chosen if chosen in options else next(iter(options))
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, str(code)),
        key=key,
        on_change=_take,
        args=(choice, finding.indicator, name, key),
    )


def text(
    choice: Choice, label: str, name: str, finding: Finding | None, *, tall: bool = False
) -> None:
    """A field; a text that is too long for two pages stays in it, and a sentence says where it is cut."""
    id = finding.indicator if finding else None
    key = f"brief_{name}_{id or ''}"
    st.session_state[key] = written = getattr(finding or choice.draft, name)
    field: Callable = st.text_area if tall else st.text_input
    field(label, key=key, on_change=_take, args=(choice, id, name, key))
    _warn_of(clean(written), LONGEST[name])


def _warn_of(written: str, most: int) -> None:
    """What of a text will not stand in the files as it was typed."""
    if (short := shortened(written, most)) != written:
        st.warning(
            _(
                "More than fits ({most} characters): the brief ends it with “{end}”.",
                most=most,
                end=literal(short[-30:]),
            ),
            icon=":material/content_cut:",
        )
    if missing := pdf.without_letters(written):
        st.warning(
            _(
                "The PDF has no letter for {letters}: a box stands in its place.",
                letters=literal(missing[:20]),
            ),
            icon=":material/check_box_outline_blank:",
        )


def _take(choice: Choice, id: str | None, name: str, key: str) -> None:
    value = st.session_state[key]
    if id is None:
        keep(choice, **{name: value})
    else:
        change(choice, id, **{name: value})
