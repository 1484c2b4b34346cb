"""Where to place or close something: a list, a typed position, a suggestion; and what is placed so far."""

import streamlit as st

from analysis import scenarios
from analysis.scenarios import KINDS, SERVICE_OF, Place, Sites
from translations.texts import _, literal, number
from views.whatif import edits, sentences
from views.whatif.choices import Choice
from views.whatif.sentences import kind_names, number_names

_LISTED = 40  # squares to choose from without a map
_SUGGEST = "whatif_suggest"


def place_here(choice: Choice) -> None:
    """Ways to place one without the map."""
    st.markdown(f"**{_('Place one')}: {kind_names()[choice.kind]}**")
    names = number_names()
    for wanted in KINDS[choice.kind]:
        st.number_input(
            names[wanted.id],
            min_value=wanted.low,
            max_value=wanted.high,
            value=wanted.default,
            step=1,
            key=f"whatif_new_{wanted.id}",
        )
    _at_a_square(choice)
    _at_coordinates(choice)


def _at_a_square(choice: Choice) -> None:
    squares = scenarios.most_peopled(choice.area, _LISTED)
    listed = {place: _square_name(*about) for place, about in squares.items()}
    if st.session_state.get("whatif_square") not in listed:
        st.session_state.pop("whatif_square", None)
    st.selectbox(
        _("One of the squares with most people"),
        list(listed),
        format_func=lambda position: listed.get(position, str(position)),
        key="whatif_square",
    )
    st.button(
        _("Place it there"),
        key="whatif_add_square",
        on_click=edits.add_chosen,
        args=(choice,),
        icon=":material/add_location:",
    )


def _at_coordinates(choice: Choice) -> None:
    st.text_input(
        _("Or coordinates"),
        key="whatif_at",
        max_chars=100,
        placeholder="55.48, 13.50",
        help=_("Latitude and longitude in degrees, or north and east in SWEREF 99 TM, in metres."),
    )
    st.button(
        _("Place it at the coordinates"),
        key="whatif_add_typed",
        on_click=edits.add_typed,
        args=(choice,),
        icon=":material/add_location:",
    )


def _square_name(people: int, km: float, way: int) -> str:
    counted = _("{people} people", people=number(people))
    if not km:
        return f"{counted} ({_('most in the municipality')})"
    ways = (
        _("north"),
        _("north-east"),
        _("east"),
        _("south-east"),
        _("south"),
        _("south-west"),
        _("west"),
        _("north-west"),
    )
    where = _("{km} km {way} of the square with most people", km=number(km, 1), way=ways[way])
    return f"{counted}, {where}"


def suggestion(choice: Choice) -> None:
    """Where one to three more would bring most people within the limit."""
    counts = {n: number(n) for n in (1, 2, 3)}
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    with left:
        st.selectbox(
            _("How many more"),
            list(counts),
            format_func=lambda n: counts.get(n, str(n)),
            key="whatif_count",
        )
    right.button(
        _("Suggest the best place"),
        key="whatif_suggest_it",
        on_click=_suggest,
        args=(choice,),
        icon=":material/lightbulb:",
    )
    wanted = _wanted(choice)
    if st.session_state.get(_SUGGEST) != wanted:
        return
    try:
        with st.spinner(_("Looking for the best place …")):
            places, sites = scenarios.best(*wanted)
    except ValueError:
        st.warning(
            _(
                "There are too many squares within reach of each other for several places: ask for one."
            ),
            icon=":material/info:",
        )
        return
    _suggested(choice, places, sites)


def _wanted(choice: Choice) -> tuple[str, str, float, int, tuple[Place, ...]]:
    """The question that a suggestion answers; it goes when any part of it changes."""
    count = st.session_state["whatif_count"]
    return choice.area, choice.kind, choice.limit_m, count, choice.concerned


def _suggest(choice: Choice) -> None:
    st.session_state[_SUGGEST] = _wanted(choice)


def _suggested(choice: Choice, places: tuple[Place, ...], sites: Sites) -> None:
    if not places:
        st.info(
            _(
                "No further place would bring anybody in {name} within {km} km.",
                name=choice.name,
                km=number(choice.limit_km),
            )
        )
        return
    st.success(_gain_words(choice, places, sites))
    st.button(
        _("Use it"),
        key="whatif_use",
        on_click=edits.add,
        args=(places, choice.limit_m),
        icon=":material/check:",
    )
    st.caption(
        _(
            "Maximal cover (Church & ReVelle 1974): every inhabited square of the municipality is a candidate, at its "
            "centre; only the municipality's own people count, with what is placed already; straight line. Whether a "
            "place could be run there, it does not know."
        )
    )


def _gain_words(choice: Choice, places: tuple[Place, ...], sites: Sites) -> str:
    """How many the places bring within the limit, each alone, and how sure it is that none are better."""
    sentence = _(
        "{people} more people in {name} would come within {km} km (straight line, estimate).",
        people=number(sites.gained),
        name=choice.name,
        km=number(choice.limit_km),
    )
    lines = "\n".join(
        f"- {sentences.place_name(place)}: {_('{people} people alone', people=number(alone))}"
        for place, alone in zip(places, sites.alone, strict=True)
    )
    if not sites.optimality_gap:
        return f"{sentence}\n{lines}\n\n{_('Proven to be the best (optimality gap 0).')}"
    sure = _(
        "The best found in the time: no choice can gain more than {bound} (optimality gap {gap} %).",
        bound=number(sites.bound),
        gap=number(100 * sites.optimality_gap, 1),
    )
    return f"{sentence}\n{lines}\n\n{sure}"


def closing(choice: Choice) -> None:
    """Close one of those that there are, where they are known one by one."""
    listed = scenarios.closable(SERVICE_OF[choice.kind], choice.area)
    assert listed is not None, "asked only of what is known one by one"
    listed = listed[~listed.index.isin([place.word for place in choice.places])]
    if listed.empty:
        st.caption(_("There is none in {name} to close.", name=choice.name))
        return
    if st.session_state.get("whatif_close") not in listed.index:
        st.session_state.pop("whatif_close", None)
    st.selectbox(
        _("Close one"),
        list(listed.index),
        format_func=lambda word: listed["name"].get(word, word),
        key="whatif_close",
    )
    st.button(
        _("Close it"),
        key="whatif_close_it",
        on_click=edits.close,
        icon=":material/location_off:",
    )


def placed(choice: Choice) -> None:
    """The scenario's places, each with its numbers, and how to take them back."""
    st.subheader(_("The scenario's places"))
    if not choice.places:
        st.markdown(_("Nothing is placed yet."))
    for position, place in enumerate(choice.places):
        with st.container(border=True):
            text, button = st.columns([5, 1], vertical_alignment="center")
            text.markdown(literal(sentences.place_name(place)))
            button.button(
                _("Remove"),
                key=f"whatif_remove_{position}",
                on_click=edits.remove,
                args=(position,),
            )
            if place.numbers:
                _numbers_of(position, place)
    with st.container(horizontal=True):
        st.button(
            _("Undo"),
            key="whatif_undo_it",
            on_click=edits.undo,
            disabled=not st.session_state.get(edits.UNDO),
            icon=":material/undo:",
        )
        st.button(
            _("Clear all"),
            key="whatif_clear",
            on_click=edits.change,
            args=((),),
            disabled=not choice.places,
            icon=":material/delete:",
        )
    st.caption(_("The places are in the page's address: copy it to show the same scenario."))


def _numbers_of(position: int, place: Place) -> None:
    names = number_names()
    columns = st.columns(len(place.numbers))
    for which, (column, wanted, value) in enumerate(
        zip(columns, KINDS[place.kind], place.numbers, strict=True)
    ):
        key = f"whatif_{position}_{place.word}_{wanted.id}"
        column.number_input(
            names[wanted.id],
            min_value=wanted.low,
            max_value=wanted.high,
            value=value,
            step=1,
            key=key,
            on_change=edits.set_number,
            args=(position, which, key),
        )
