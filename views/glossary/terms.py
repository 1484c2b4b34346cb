"""The glossary, and the same explanations where the terms are used."""

from collections.abc import Iterable

import streamlit as st

from indicators.glossary import TERMS, Term
from translations.texts import _, alphabetical, said
from views import address, choosers, frame, menu


def choose() -> Term | None:
    """The term that the address or the reader asks for, None for all."""
    chosen = address.word("term", {None, *TERMS}, None)
    left, right = st.columns(2)
    with left:
        st.selectbox(
            _("Term"),
            [term.id for term in in_order(TERMS.values())],
            format_func=lambda id: said(TERMS[id].title) if id in TERMS else str(id),
            key="term",
            placeholder=_("Choose or type"),
            on_change=address.take,
            args=("term",),
        )
    with right:
        st.text_input(
            _("Words in the explanations"), key="glossary_words", placeholder=_("All terms")
        )
    return None if chosen is None else TERMS[chosen]


def one(term: Term | None) -> None:
    """The term asked for, before all the others."""
    if term is not None:
        with st.container(border=True):
            _entry(term)


def every(chosen: Term | None) -> None:
    """The terms but the one asked for, in the order of the alphabet; or those that hold the reader's words."""
    wanted = choosers.fold(st.session_state.get("glossary_words") or "")
    found = [term for term in in_order(TERMS.values()) if wanted in choosers.fold(_text(term))]
    if not found:
        st.info(_("No term or explanation holds these words. Clear the box to see all terms."))
    for term in found:
        if term != chosen:
            _entry(term)


def in_order(terms: Iterable[Term]) -> list[Term]:
    """The terms in the alphabet of the page's language."""
    return sorted(terms, key=lambda term: alphabetical(said(term.title)))


def meaning(id: str) -> str:
    """A term's explanation with its reference, for a line of text or a control's help."""
    term = TERMS[id]
    return said(term.meaning) + (f" ({term.reference})" if term.reference else "")


def explain(*ids: str) -> None:
    """What some terms of a page mean, folded away, with the way to the glossary."""
    with st.expander(_("What do these words mean?"), icon=":material/menu_book:"):
        for id in ids:
            st.markdown(f"**{said(TERMS[id].title)}**: {meaning(id)}")
        frame.link("glossary", menu.title("glossary"), term=ids[0])


def _entry(term: Term) -> None:
    st.subheader(said(term.title), anchor=term.id)
    st.markdown(meaning(term.id))
    if term.pages:
        with st.container(horizontal=True, gap="small"):
            for page in term.pages:
                frame.link(page, menu.title(page))


def _text(term: Term) -> str:
    return f"{said(term.title)} {meaning(term.id)}"
