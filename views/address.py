"""The page's address holds its state: copying it reproduces the page.

Streamlit's own `bind="query-params"` writes a widget's *label* into the
address, which changes with the language; here the address holds codes.
"""

from collections.abc import Callable, Container
from typing import Any

import streamlit as st

from views.texts import _

_ARRIVAL = "address_had_words"
_KEPT = "address."  # session keys that carry a word from page to page


def came_with_words() -> bool:
    """Whether the reader's first page here was opened by an address with words in it: a link to a view.

    To be asked before anything is written into the address: `frame` does, and the answer is kept.
    """
    if _ARRIVAL not in st.session_state:
        st.session_state[_ARRIVAL] = bool(st.query_params.to_dict())
    return st.session_state[_ARRIVAL]


def word(key: str, valid: Container[Any], default: Any, read: Callable[[str], Any] = str) -> Any:
    """The value of one word of the address, and the state of the widget of that key.

    A word that is absent is taken from the page visited before, else `default`.
    One that is not `valid` becomes `default`, and the page says so.
    """
    raw = st.query_params.get(key)
    if raw is None:
        kept = st.session_state.get(_KEPT + key, default)
        value = kept if kept in valid else default
    else:
        value = _read(raw, read)
        if value not in valid:
            _note(key, raw)
            value = default
    put(key, value)
    st.session_state[key] = value
    return value


def put(key: str, value: Any) -> None:
    """Write a word into the address; None takes it out."""
    st.session_state[_KEPT + key] = value
    if value is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != str(value):
        st.query_params[key] = str(value)


def take(key: str) -> None:
    """Callback of the widget `key`: what the reader chose goes into the address."""
    put(key, st.session_state[key])


def show_notes() -> None:
    """One sentence for each word of the address that could not be used."""
    for key, value in st.session_state.pop("address_notes", []):
        sentence = _(
            "The address asks for {key} “{value}”, which is not known. The default is shown.",
            key=key,
            value=value,
        )
        st.warning(sentence, icon=":material/link_off:")


def _read(raw: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(raw)
    except ValueError:
        return None


def _note(key: str, raw: str) -> None:
    shown = "".join(letter for letter in raw[:40] if letter.isalnum() or letter in "_- .,")
    notes = st.session_state.setdefault("address_notes", [])
    if (key, shown) not in notes:
        notes.append((key, shown))
