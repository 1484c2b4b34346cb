"""The page's address holds its state: copying it reproduces the page.

Streamlit's own `bind="query-params"` writes a widget's *label* into the
address, which changes with the language; here the address holds codes.
"""

from collections.abc import Callable, Container, Sequence
from typing import Any

import streamlit as st

from translations.texts import _

_ARRIVAL = "address_had_words"
_LONGEST = 100  # entries of a list that are read at all
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


def several(
    key: str,
    valid: Container[Any],
    most: int,
    default: Sequence[Any] = (),
    read: Callable[[str], Any] = str,
) -> list[Any]:
    """The values of a list in the address (`a,b,c`), in its order and each once; `default` where there is none.

    An absent list is taken from the page visited before. One that is not
    `valid` is left out, and so are those beyond `most`: the page says so, and
    the rest stays.
    """
    raw = st.query_params.get(key)
    text = st.session_state.get(_KEPT + key) if raw is None else raw
    asked = list(dict.fromkeys(one.strip() for one in str(text or "").split(",")[:_LONGEST]))
    values = {one: _read(one, read) for one in asked if one}
    known = [value for value in values.values() if value is not None and value in valid]
    if raw is not None:
        for one in [one for one, value in values.items() if value is None or value not in valid]:
            _note(key, one, "part")
        if len(known) > most:
            _note(key, str(most), "many")
    kept = known[:most]
    put(key, ",".join(map(str, kept)) or None)
    return kept or list(default)


def put(key: str, value: Any) -> None:
    """Write a word into the address; None takes it out."""
    st.session_state[_KEPT + key] = value
    if value is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != str(value):
        st.query_params[key] = str(value)


def kept(key: str) -> str | None:
    """A word of the address as it stands, unchecked, else that of the page visited before; None for none."""
    value = st.query_params.get(key, st.session_state.get(_KEPT + key))
    return None if value is None else str(value)


def take(key: str) -> None:
    """Callback of the widget `key`: what the reader chose goes into the address."""
    put(key, st.session_state[key])


def show_notes() -> None:
    """One sentence for each word of the address that could not be used."""
    for key, value, kind in st.session_state.pop("address_notes", []):
        sentence = {
            "word": _(
                "The address asks for {key} “{value}”, which is not known. The default is shown.",
                key=key,
                value=value,
            ),
            "part": _(
                "The address asks for {key} “{value}”, which is not known here. The rest is shown.",
                key=key,
                value=value,
            ),
            "many": _(
                "The address names more {key} than {value}: the first {value} are shown.",
                key=key,
                value=value,
            ),
        }[kind]
        st.warning(sentence, icon=":material/link_off:")


def _read(raw: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(raw)
    except ValueError:
        return None


def _note(key: str, raw: str, kind: str = "word") -> None:
    shown = "".join(letter for letter in raw[:40] if letter.isalnum() or letter in "_- .,")
    notes = st.session_state.setdefault("address_notes", [])
    if (key, shown, kind) not in notes:
        notes.append((key, shown, kind))
