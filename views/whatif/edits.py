"""What a click changes of a scenario: places added, set, removed or closed, and the way back."""

from collections.abc import Iterable

import streamlit as st

from analysis import scenarios
from analysis.scenarios import KINDS, Fault, Place
from views import address
from views.whatif import choices
from views.whatif.choices import Choice

UNDO = "whatif_undo"
_MOST_UNDO = 20


def _now() -> tuple[Place, ...]:
    return scenarios.read(st.session_state.get("places"))[0]


def change(places: Iterable[Place]) -> None:
    """Put these places into the address, and remember those before."""
    undo = st.session_state.setdefault(UNDO, [])
    undo.append(st.session_state.get("places"))
    del undo[:-_MOST_UNDO]
    address.put("places", scenarios.written(places))


def undo() -> None:
    """Back to the places before the last change."""
    address.put("places", st.session_state[UNDO].pop())


def remove(position: int) -> None:
    """Take a place out."""
    change(place for other, place in enumerate(_now()) if other != position)


def add(places: Iterable[Place], limit_m: float) -> None:
    """Add what can be added; the first that cannot is said, and nothing is changed."""
    kept = list(_now())
    for place in places:
        fault = scenarios.joins(place, kept, limit_m)
        if fault is not None:
            st.session_state[choices.FAULT] = fault
            return
        kept.append(place)
    change(kept)


def set_number(position: int, which: int, key: str) -> None:
    """A place's number is changed."""
    places = list(_now())
    numbers = list(places[position].numbers)
    numbers[which] = int(st.session_state[key])
    old = places[position]
    places[position] = Place(kind=old.kind, north=old.north, east=old.east, numbers=tuple(numbers))
    change(places)


def _new_numbers(kind: str) -> tuple[int, ...]:
    """The numbers that a new place of the kind gets."""
    return tuple(
        int(st.session_state.get(f"whatif_new_{wanted.id}", wanted.default))
        for wanted in KINDS[kind]
    )


def add_at_square(position: int, kind: str, limit_m: float) -> None:
    """Place something in the centre of a square."""
    add([scenarios.at_square(position, kind, _new_numbers(kind))], limit_m)


def add_chosen(choice: Choice) -> None:
    """Place something in the square that was chosen from the list."""
    add_at_square(st.session_state["whatif_square"], choice.kind, choice.limit_m)


def add_typed(choice: Choice) -> None:
    """Place something at the position that was typed, or say why not."""
    text = st.session_state["whatif_at"]
    found = scenarios.coordinates(text)
    if found is None:
        st.session_state[choices.FAULT] = Fault(word=text, reason="coordinates")
        return
    north, east = found
    place = Place(kind=choice.kind, north=north, east=east, numbers=_new_numbers(choice.kind))
    add([place], choice.limit_m)


def close() -> None:
    """Close the place that was chosen from the list."""
    found = scenarios.place(st.session_state["whatif_close"])
    if isinstance(found, Place):
        add([found], 0.0)
