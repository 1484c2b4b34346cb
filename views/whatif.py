"""The what-if page: places put on a municipality's map or closed, and what that changes.

A scenario is a word of the address; what is kept to compare lives in the
reader's session, and in a file that the reader may save.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indicators import figures, scenarios, vintages
from indicators.access import LIMITS_KM
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.inputs import EVERY_SOURCE
from indicators.scenarios import CLOSED, KINDS, SERVICE_OF, Fault, Outcome, Place, Scenario
from indicators.schemes import SCHEMES, Scheme
from indicators.services import SERVICES
from loaders import live
from measures.siting import Sites
from views import address, charts, choosers, citation, colours, maps, tables, words
from views.texts import _, amount, difference, interval, language, literal, number, numbers, said

_LISTED = 40  # squares to choose from without a map
_KEPT, _UNDO, _FAULT, _SUGGEST = "whatif_kept", "whatif_undo", "whatif_fault", "whatif_suggest"
_MOST_UNDO = 20
_LEAST_SHOWN = 0.01  # percentage points: one decimal more than the gap itself has
_MOST_SAID = 4  # sentences about places of an address
_REACHED, _NOT_REACHED = "#2b8cbe", "#bdbdbd"
_AGES = ("age_0_19_pct", "age_75_plus_pct")


class _AnyText:
    """Any text may be asked for: what it cannot mean is said by `scenarios.read`."""

    def __contains__(self, text: object) -> bool:
        return True


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which municipality, what is counted within which distance, and the scenario's places."""

    area: str
    kind: str
    limit_km: int
    limit_m: float
    scheme: Scheme
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """The municipality's name."""
        return figures.areas()["name"][self.area]

    @property
    def is_service(self) -> bool:
        """Whether distances to it are known now; of stops and zones they are not."""
        return self.kind in SERVICE_OF

    @property
    def concerned(self) -> tuple[Place, ...]:
        """The places that change what is counted."""
        return scenarios.concerned(self.kind, self.places)

    @property
    def indicator(self) -> Indicator:
        """The share of people beyond the limit."""
        service = SERVICE_OF.get(self.kind, "pharmacy")
        return INDICATORS[f"{service}_over_{self.limit_km}km_pct"]

    def outcome(self) -> Outcome:
        """What the scenario changes."""
        return scenarios.outcome(
            self.area,
            self.kind,
            self.limit_m,
            self.concerned,
            self.scheme.column,
            self.scheme.rural,
            self.scheme.urban,
        )


def kind_names() -> dict[str, str]:
    """What can be placed, as the page calls it."""
    return {
        "pharmacy": _("Pharmacy"),
        "agent": _("Medicine agent"),
        "grocery": _("Grocery"),
        "community_hall": _("Meeting place (community hall)"),
        "stop": _("Stop with departures"),
        "zone": _("On-demand or driverless zone"),
    }


def number_names() -> dict[str, str]:
    """What a reader can set for a place."""
    return {
        "departures": _("Departures a weekday"),
        "radius_km": _("Radius (km)"),
        "hours": _("Hours a day"),
        "days": _("Days a week"),
        "vehicles": _("Vehicles"),
        "trips_per_vehicle_hour": _("Trips per vehicle and hour"),
    }


# What is asked


def question(area: str | None) -> Asked | None:
    """What the reader chose; None as long as there is no municipality."""
    places = _places_of_address()
    first, second, third = st.columns(3)
    kind = address.word("place", KINDS, "pharmacy")
    with first:
        choosers.pick(_("What to place"), kind_names(), "place")
    with second:
        limit_km, limit_m = _limit(kind)
    with third:
        scheme = choosers.scheme()
    if (fault := st.session_state.pop(_FAULT, None)) is not None:
        _say(fault)
    if area is None:
        st.info(
            _(
                "Search for a municipality. Then place a pharmacy, a grocery, a meeting place, a stop or a zone on its "
                "map, or close a pharmacy, and see who gains."
            )
        )
        return None
    return Asked(
        area=area, kind=kind, limit_km=limit_km, limit_m=limit_m, scheme=scheme, places=places
    )


def _places_of_address() -> tuple[Place, ...]:
    """The places that the address asks for; each that cannot be used gets a sentence."""
    places, faults = scenarios.read(address.word("places", _AnyText(), None))
    text = scenarios.written(places)
    address.put("places", text)
    st.session_state["places"] = text
    for fault in faults[:_MOST_SAID]:
        _say(fault)
    return places


def _limit(kind: str) -> tuple[int, float]:
    """The limit of services in km, and the one that counts in metres."""
    km = address.word("limit_km", LIMITS_KM, 5, int)
    walk = address.word("walk_m", scenarios.WALKS_M, 1000, int)
    if kind == "stop":
        names = {m: f"{number(m)} m" for m in scenarios.WALKS_M}
        choosers.pick(_("Within (straight line)"), names, "walk_m")
        return km, float(walk)
    if kind == "zone":
        st.markdown(_("Within the zone's own radius."))
        return km, 0.0
    choosers.pick(_("Within (straight line)"), {k: f"{k} km" for k in LIMITS_KM}, "limit_km")
    return km, 1000.0 * km


def _say(fault: Fault) -> None:
    """Why a place cannot be used, in a sentence."""
    word = literal(fault.word[:40])
    sentences = {
        "words": _(
            "“{word}” is not a place that can be read. Nothing was changed by it.", word=word
        ),
        "number": _("A number of “{word}” is beyond what can be set: it is left out.", word=word),
        "abroad": _("“{word}” lies outside the country: it is left out.", word=word),
        "sea": _(
            "“{word}” lies in no Swedish municipality, but at sea or across the border: it is left out.",
            word=word,
        ),
        "nobody": _("No inhabited square is within reach of “{word}”: it is left out.", word=word),
        "unknown": _("There is nothing to close at “{word}”: it is left out.", word=word),
        "twice": _("“{word}” is there already.", word=word),
        "many": _(
            "A scenario holds at most {most} places: “{word}” is left out.",
            most=number(scenarios.MOST_PLACES),
            word=word,
        ),
        "coordinates": _(
            "“{word}” is not two coordinates. Write latitude and longitude, or SWEREF 99 TM north and east.",
            word=word,
        ),
    }
    st.warning(sentences[fault.reason], icon=":material/wrong_location:")


# Changes; all go through the address


def _now() -> tuple[Place, ...]:
    return scenarios.read(st.session_state.get("places"))[0]


def _change(places: Iterable[Place]) -> None:
    undo = st.session_state.setdefault(_UNDO, [])
    undo.append(st.session_state.get("places"))
    del undo[:-_MOST_UNDO]
    address.put("places", scenarios.written(places))


def _undo() -> None:
    address.put("places", st.session_state[_UNDO].pop())


def _remove(position: int) -> None:
    _change(place for other, place in enumerate(_now()) if other != position)


def _add(places: Iterable[Place], limit_m: float) -> None:
    """Add what can be added; the first that cannot is said, and nothing is changed."""
    kept = list(_now())
    for place in places:
        fault = scenarios.joins(place, kept, limit_m)
        if fault is not None:
            st.session_state[_FAULT] = fault
            return
        kept.append(place)
    _change(kept)


def _set(position: int, which: int, key: str) -> None:
    """A place's number is changed."""
    places = list(_now())
    numbers = list(places[position].numbers)
    numbers[which] = int(st.session_state[key])
    old = places[position]
    places[position] = Place(kind=old.kind, north=old.north, east=old.east, numbers=tuple(numbers))
    _change(places)


def _new_numbers(kind: str) -> tuple[int, ...]:
    """The numbers that a new place of the kind gets."""
    return tuple(
        int(st.session_state.get(f"whatif_new_{wanted.id}", wanted.default))
        for wanted in KINDS[kind]
    )


def _add_at_square(position: int, kind: str, limit_m: float) -> None:
    _add([scenarios.at_square(position, kind, _new_numbers(kind))], limit_m)


def _add_chosen(asked: Asked) -> None:
    _add_at_square(st.session_state["whatif_square"], asked.kind, asked.limit_m)


def _add_typed(asked: Asked) -> None:
    text = st.session_state["whatif_at"]
    found = scenarios.coordinates(text)
    if found is None:
        st.session_state[_FAULT] = Fault(word=text, reason="coordinates")
        return
    north, east = found
    place = Place(kind=asked.kind, north=north, east=east, numbers=_new_numbers(asked.kind))
    _add([place], asked.limit_m)


def _close() -> None:
    found = scenarios.place(st.session_state["whatif_close"])
    if isinstance(found, Place):
        _add([found], 0.0)


# The finding


def finding(asked: Asked) -> None:
    """What the scenario changes, in words and bars."""
    found = asked.outcome()
    if asked.is_service:
        st.markdown(f"#### {_service_sentence(asked, found)}")
        _service_bars(asked, found)
    elif asked.kind == "stop":
        st.markdown(f"#### {_stop_sentence(asked, found)}")
        _stops(asked)
    else:
        st.markdown(f"#### {_zone_sentence(asked, found)}")
        _zones(asked)


def _service_sentence(asked: Asked, found: Outcome) -> str:
    parts = {
        "name": asked.name,
        "people": number(found.people),
        "km": number(asked.limit_km),
        "place": said(SERVICES[SERVICE_OF[asked.kind]]),
        "within": number(found.before),
        "before": _share(found.before, found),
        "after": _share(found.after, found),
        "gained": number(found.gained),
        "lost": number(found.lost),
        "changes": _listed(asked.concerned),
    }
    if not asked.concerned:
        return _(
            "{within} of the {people} people in {name} ({before}) live within {km} km of {place} (straight line, "
            "estimate). Place one to see who would gain.",
            **parts,
        )
    if found.gained and found.lost:
        return _(
            "With this scenario ({changes}), {gained} of {people} people in {name} come within {km} km of {place} "
            "(straight line, estimate), and {lost} no longer are: {before} → {after}.",
            **parts,
        )
    if found.gained:
        return _(
            "With this scenario ({changes}), {gained} more of {people} people in {name} live within {km} km of {place} "
            "(straight line, estimate): {before} → {after}.",
            **parts,
        )
    if found.lost:
        return _(
            "With this scenario ({changes}), {lost} fewer of {people} people in {name} live within {km} km of {place} "
            "(straight line, estimate): {before} → {after}.",
            **parts,
        )
    return _(
        "With this scenario ({changes}), as many of the {people} people in {name} as before live within {km} km of "
        "{place} (straight line, estimate): {before}.",
        **parts,
    )


def _share(people: float, found: Outcome) -> str:
    return amount(100 * people / found.people, INDICATORS["pharmacy_over_5km_pct"])


def _listed(places: Iterable[Place]) -> str:
    """How many of each kind: `Pharmacy × 2, closed × 1`."""
    names = {**kind_names(), CLOSED: _("closed")}
    counts = pd.Series([place.kind for place in places], dtype=object).value_counts(sort=False)
    return ", ".join(f"{names[kind]} × {count}" for kind, count in counts.items())


def _service_bars(asked: Asked, found: Outcome) -> None:
    shares = {
        _("Before"): 100 * found.before / found.people,
        _("After"): 100 * found.after / found.people,
    }
    alt = "; ".join(f"{name}: {amount(value, asked.indicator)}" for name, value in shares.items())
    charts.bars(shares, asked.indicator, alt=alt)
    st.caption(
        _(
            "Share of the people in {name} within {km} km. Mean distance: {before} km before, {after} km after. Squares "
            "and people 2024, places {year}; straight line, estimate.",
            name=asked.name,
            km=number(asked.limit_km),
            before=number(found.mean_km_before, 2),
            after=number(found.mean_km_after, 2),
            year=_year(asked),
        )
    )


def _year(asked: Asked) -> int:
    return vintages.default_year(asked.indicator, MUNICIPALITY)


def _stop_sentence(asked: Asked, found: Outcome) -> str:
    parts = {
        "people": number(found.people),
        "name": asked.name,
        "after": number(found.after),
        "share": _share(found.after, found),
        "m": number(asked.limit_m),
    }
    if not asked.concerned:
        return _(
            "Place a stop to see how many of the {people} people in {name} live within {m} m of it.",
            **parts,
        )
    if not found.after:
        return _("Nobody in {name} lives within {m} m (straight line) of the new stops.", **parts)
    departures = scenarios.departures_gained(asked.area, asked.concerned, asked.limit_m)
    return _(
        "{after} of the {people} people in {name} ({share}) live within {m} m (straight line, estimate) of the new "
        "stops, and gain {departures} departures a weekday on average.",
        departures=number(departures, 1),
        **parts,
    )


def _stops(asked: Asked) -> None:
    if asked.concerned:
        rows = [
            {
                _("Place"): _place_name(stop),
                **{
                    _("People within {m} m", m=number(m)): scenarios.people_around(stop, m)
                    for m in scenarios.WALKS_M
                },
                _("Departures a weekday"): stop.number("departures"),
            }
            for stop in asked.concerned
        ]
        _plain(rows, alt=_("The stops"))
    st.caption(
        _(
            "All people of a square kilometre are taken to live at its centre: within 500 m or 1 km is coarse, and says "
            "little of a single square. Departures are as typed. What stops there are already is not counted, so it is "
            "not known how many have a stop today."
        )
    )


def _zone_sentence(asked: Asked, found: Outcome) -> str:
    parts = {
        "people": number(found.people),
        "name": asked.name,
        "after": number(found.after),
        "share": _share(found.after, found),
    }
    if not asked.concerned:
        return _(
            "Place a zone to see how many of the {people} people in {name} it would cover, and what its vehicles can "
            "do.",
            **parts,
        )
    return _(
        "{after} of the {people} people in {name} ({share}) live in the zone or zones (straight line, estimate).",
        **parts,
    )


def _zones(asked: Asked) -> None:
    rows = []
    for zone in asked.concerned:
        found = scenarios.supply(zone)
        rows.append(
            {
                _("Place"): _place_name(zone),
                _("People in the zone"): found.people,
                _("Hours a week"): found.hours_week,
                _("Trips a week, at most"): found.trips_week,
                _("Trips per person and week, at most"): round(found.trips_per_person_week, 2),
            }
        )
    if rows:
        _plain(rows, alt=_("The zones"))
    st.caption(
        _(
            "Trips a week = hours a day × days × vehicles × trips per vehicle and hour, as set at each place below: "
            "assumptions, not measurements. Everyone within the radius shares them alike; people in two zones are "
            "counted in both rows. Empty drives, queues and how far people wish to go are not modelled."
        )
    )


# Map, places, suggestion


def map_and_places(asked: Asked) -> None:
    """The map before or after; beside it the ways to place, and what is placed."""
    left, right = st.columns([3, 2])
    with left:
        _map(asked)
    with right:
        _place_here(asked)
        if asked.is_service:
            _suggestion(asked)
        if SERVICE_OF.get(asked.kind) in ("pharmacy", "pharmacy_or_agent"):
            _closing(asked)
    _placed(asked)


def _map(asked: Asked) -> None:
    states = {"after": _("After"), "before": _("Before")}
    state = address.word("drawn", states, "after")
    st.segmented_control(
        _("Map"),
        list(states),
        format_func=lambda code: states.get(code, str(code)),
        key="drawn",
        required=True,
        on_change=address.take,
        args=("drawn",),
    )
    drawn = asked.concerned if state == "after" else ()
    at = scenarios.own(asked.area)
    people = figures.squares()["population"].to_numpy()[at]
    if asked.is_service:
        colour, hover = _distances(asked, drawn, at, people)
    else:
        colour, hover = _reached(asked, drawn, at, people)
    maps.scenario_map(
        asked.area,
        scenarios.rings(asked.area),
        colour,
        hover,
        _marks(drawn),
        key=f"whatif_map_{asked.area}",
        clicked=lambda place: _add_at_square(int(at[place]), asked.kind, asked.limit_m),
        alt=_(
            "Map of the inhabited squares of {name}. {state}.", name=asked.name, state=states[state]
        )
        + f" {_share_within(asked, drawn, at, people)}",
    )
    st.caption(_("A click on a square places one at its centre. Dots: places; hollow: closed."))


def _share_within(
    asked: Asked, drawn: tuple[Place, ...], at: np.ndarray, people: np.ndarray
) -> str:
    """The share of the municipality's people whom the map shows within the distance."""
    if asked.is_service:
        near = scenarios.distances(SERVICE_OF[asked.kind], drawn)[at] <= 1000 * asked.limit_km
    else:
        near = scenarios.within(asked.kind, asked.limit_m, drawn)[1][at]
    return _(
        "{share}% of its {people} people live within the distance.",
        share=number(100 * people[near].sum() / people.sum(), 1),
        people=number(people.sum()),
    )


def _distances(
    asked: Asked, drawn: tuple[Place, ...], at: np.ndarray, people: np.ndarray
) -> tuple[list[str], list[str]]:
    """A colour and a text for each square, by its distance; the classes are the same before and after."""
    service = SERVICE_OF[asked.kind]
    distance = INDICATORS[f"{service}_nearest_km"]
    both = [scenarios.distances(service, some)[at] / 1000 for some in ((), asked.concerned)]
    farthest = float(np.nanmax(both))
    limits = tuple(asked.limit_km * times for times in (0.5, 1.0, 2.0, 4.0))
    limits = (*limits, farthest) if farthest > limits[-1] else limits
    km = both[1] if drawn else both[0]
    found = colours.classes(km, distance, "fixed", limits)
    st.markdown(f"**{said(distance.title)}**")
    palette = (*found.colours, colours.MISSING)
    hover = [
        _("{people} people, {km} km", people=count, km=far)
        for count, far in zip(numbers(people), numbers(km, 1), strict=True)
    ]
    maps.legend(found, distance, "km", _("squares"))
    return [palette[code] for code in found.codes], hover


def _reached(
    asked: Asked, drawn: tuple[Place, ...], at: np.ndarray, people: np.ndarray
) -> tuple[list[str], list[str]]:
    """A colour and a text for each square: within reach of the new places or not."""
    reached = scenarios.within(asked.kind, asked.limit_m, drawn)[1][at]
    maps.legend_rows(
        [
            (colour, name, maps.how_many(mask.sum(), _("squares")))
            for colour, name, mask in (
                (_REACHED, _("Within reach of the new places"), reached),
                (_NOT_REACHED, _("Not within reach of them"), ~reached),
            )
        ]
    )
    hover = [_("{people} people", people=count) for count in numbers(people)]
    return [_REACHED if one else _NOT_REACHED for one in reached], hover


def _marks(places: tuple[Place, ...]) -> pd.DataFrame:
    at = scenarios.degrees(places)
    return pd.DataFrame(
        {
            "longitude": at[:, 0],
            "latitude": at[:, 1],
            "radius_m": [
                1000 * place.number("radius_km") if place.kind == "zone" else 0 for place in places
            ],
            "is_closed": [place.kind == CLOSED for place in places],
        }
    )


def _place_here(asked: Asked) -> None:
    """Ways to place one without the map."""
    st.markdown(f"**{_('Place one')}: {kind_names()[asked.kind]}**")
    names = number_names()
    for wanted in KINDS[asked.kind]:
        st.number_input(
            names[wanted.id],
            min_value=wanted.low,
            max_value=wanted.high,
            value=wanted.default,
            step=1,
            key=f"whatif_new_{wanted.id}",
        )
    listed = {place: _square_name(*about) for place, about in _squares(asked.area).items()}
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
        on_click=_add_chosen,
        args=(asked,),
        icon=":material/add_location:",
    )
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
        on_click=_add_typed,
        args=(asked,),
        icon=":material/add_location:",
    )


@live.cached(maxsize=16)
def _squares(area: str) -> dict[int, tuple[int, float, int]]:
    """The squares with most people: people, and km and direction (0 north … 7) from the first of them."""
    at = scenarios.own(area)[:_LISTED]
    xy, people = scenarios.centres()[at], figures.squares()["population"].to_numpy()[at]
    east, north = (xy - xy[0]).T / 1000
    towards = np.round(np.degrees(np.arctan2(east, north)) / 45).astype(int) % 8
    return {
        int(position): (int(count), float(km), int(way))
        for position, count, km, way in zip(at, people, np.hypot(east, north), towards, strict=True)
    }


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


def _suggestion(asked: Asked) -> None:
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
        args=(asked,),
        icon=":material/lightbulb:",
    )
    wanted = _wanted(asked)
    if st.session_state.get(_SUGGEST) != wanted:
        return
    try:
        with st.spinner(_("Looking for the best place …")):
            places, found = scenarios.best(*wanted)
    except ValueError:
        st.warning(
            _(
                "There are too many squares within reach of each other for several places: ask for one."
            ),
            icon=":material/info:",
        )
        return
    _suggested(asked, places, found)


def _wanted(asked: Asked) -> tuple[str, str, float, int, tuple[Place, ...]]:
    """The question that a suggestion answers; it goes when any part of it changes."""
    count = st.session_state["whatif_count"]
    return asked.area, asked.kind, asked.limit_m, count, asked.concerned


def _suggest(asked: Asked) -> None:
    st.session_state[_SUGGEST] = _wanted(asked)


def _suggested(asked: Asked, places: tuple[Place, ...], found: Sites) -> None:
    if not places:
        st.info(
            _(
                "No further place would bring anybody in {name} within {km} km.",
                name=asked.name,
                km=number(asked.limit_km),
            )
        )
        return
    lines = "\n".join(
        f"- {_place_name(place)}: {_('{people} people alone', people=number(alone))}"
        for place, alone in zip(places, found.alone, strict=True)
    )
    sentence = _(
        "{people} more people in {name} would come within {km} km (straight line, estimate).",
        people=number(found.gained),
        name=asked.name,
        km=number(asked.limit_km),
    )
    if found.optimality_gap:
        sure = _(
            "The best found in the time: no choice can gain more than {bound} (optimality gap {gap} %).",
            bound=number(found.bound),
            gap=number(100 * found.optimality_gap, 1),
        )
    else:
        sure = _("Proven to be the best (optimality gap 0).")
    st.success(f"{sentence}\n{lines}\n\n{sure}")
    st.button(
        _("Use it"),
        key="whatif_use",
        on_click=_add,
        args=(places, asked.limit_m),
        icon=":material/check:",
    )
    st.caption(
        _(
            "Maximal cover (Church & ReVelle 1974): every inhabited square of the municipality is a candidate, at its "
            "centre; only the municipality's own people count, with what is placed already; straight line. Whether a "
            "place could be run there, it does not know."
        )
    )


def _closing(asked: Asked) -> None:
    """Close one of those that there are, where they are known one by one."""
    listed = scenarios.closable(SERVICE_OF[asked.kind], asked.area)
    assert listed is not None, "asked only of what is known one by one"
    listed = listed[~listed.index.isin([place.word for place in asked.places])]
    if listed.empty:
        st.caption(_("There is none in {name} to close.", name=asked.name))
        return
    if st.session_state.get("whatif_close") not in listed.index:
        st.session_state.pop("whatif_close", None)
    st.selectbox(
        _("Close one"),
        list(listed.index),
        format_func=lambda word: listed["name"].get(word, word),
        key="whatif_close",
    )
    st.button(_("Close it"), key="whatif_close_it", on_click=_close, icon=":material/location_off:")


def _placed(asked: Asked) -> None:
    """The scenario's places, each with its numbers, and how to take them back."""
    st.subheader(_("The scenario's places"))
    if not asked.places:
        st.markdown(_("Nothing is placed yet."))
    for position, place in enumerate(asked.places):
        with st.container(border=True):
            text, button = st.columns([5, 1], vertical_alignment="center")
            text.markdown(literal(_place_name(place)))
            button.button(
                _("Remove"), key=f"whatif_remove_{position}", on_click=_remove, args=(position,)
            )
            if place.numbers:
                _numbers_of(position, place)
    with st.container(horizontal=True):
        st.button(
            _("Undo"),
            key="whatif_undo_it",
            on_click=_undo,
            disabled=not st.session_state.get(_UNDO),
            icon=":material/undo:",
        )
        st.button(
            _("Clear all"),
            key="whatif_clear",
            on_click=_change,
            args=((),),
            disabled=not asked.places,
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
            on_change=_set,
            args=(position, which, key),
        )


def _place_name(place: Place) -> str:
    """Kind, where, and in which municipality most likely: that of the nearest inhabited square."""
    code = scenarios.municipality_codes()[scenarios.nearest_square(place)[0]]
    if place.kind == CLOSED:
        kind = f"{_('Closed')}: {scenarios.names_at(place)}"
    else:
        kind = kind_names()[place.kind]
    return f"{kind}, N {place.north} E {place.east} ({figures.areas()['name'][code]})"


# Who gains, and the gap


def who_gains(asked: Asked) -> None:
    """People who come within reach, or no longer are: by class, by municipality, by what is known of them."""
    st.subheader(_("Who gains"))
    found = asked.outcome()
    if not found.by_municipality.empty:
        _by_class(asked, found)
    else:
        st.markdown(_("Nobody comes within reach, and nobody falls out of it."))
    _ages(asked)
    _incomes(asked, found)


def _by_class(asked: Asked, found: Outcome) -> None:
    columns = {"gained": _("People who gain"), "lost": _("People who lose")}
    columns = {name: title for name, title in columns.items() if found.by_class[name].any()}
    left, right = st.columns(2)
    by_class = found.by_class.reindex(list(asked.scheme.classes)).fillna(0)
    with left:
        table = by_class[[*columns, "people"]].rename(columns={"people": _("People"), **columns})
        title = said(asked.scheme.title)
        table.insert(0, title, [said(text) for text in asked.scheme.classes.values()])
        _plain(table, alt=title)
    with right:
        changed = found.by_municipality.sort_values("gained", ascending=False)
        table = changed[[*columns, "people"]].rename(columns={"people": _("People"), **columns})
        table.insert(0, _("Municipality"), figures.areas()["name"].reindex(changed.index))
        _plain(table, alt=_("Municipality"))
    st.caption(
        _(
            "The whole country: a place near a border serves neighbours too. The class is that of the municipality in "
            "which a square lies; people of the squares, 2024, estimate."
        )
    )


def _plain(rows: list[dict] | pd.DataFrame, *, alt: str) -> None:
    """A short table, its numbers as the language writes them."""
    table = pd.DataFrame(rows)
    counted = table.select_dtypes("number").columns
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(table, dict.fromkeys(counted, localized), alt=alt, height="content")


def _ages(asked: Asked) -> None:
    young, old = (amount(figures.values(id)["value"][asked.area], INDICATORS[id]) for id in _AGES)
    st.markdown(
        _(
            "Age is not known by square. Of everyone in {name}, {young} are 0–19 years old and {old} are 75 or older "
            "({year}); how many of those who gain are is not known.",
            name=asked.name,
            young=young,
            old=old,
            year=vintages.default_year(INDICATORS[_AGES[0]], MUNICIPALITY),
        )
    )


def _incomes(asked: Asked, found: Outcome) -> None:
    incomes = scenarios.low_income(asked.area, found.is_gained)
    share = INDICATORS["lowest_income_quartile_pct"]
    if incomes is None:
        text = _(
            "Income is not known by square. It is known by DeSO, but the DeSO of {name} have no outlines in these "
            "data, so it is left out until a refresh brings them.",
            name=asked.name,
        )
    elif not incomes.known:
        text = _(
            "Income is not known by square, but by DeSO: {area} of the people in the DeSO of {name} are in the "
            "country's lowest income quarter ({year}).",
            area=amount(incomes.area_pct, share),
            name=asked.name,
            year=incomes.year,
        )
    else:
        text = _(
            "Income is not known by square, but by DeSO: those who gain live in areas where {gained} on average are in "
            "the country's lowest income quarter, against {area} in all of {name} ({year}; {people} people, by the "
            "area nearest to each square's centre; estimate).",
            gained=amount(incomes.gained_pct, share),
            area=amount(incomes.area_pct, share),
            name=asked.name,
            year=incomes.year,
            people=number(incomes.known),
        )
    st.markdown(text)


def town_and_country(asked: Asked) -> None:
    """The country's gap under the scheme, before and after."""
    st.subheader(_("The gap between town and country"))
    if not asked.is_service:
        st.markdown(
            _(
                "Not computed: who has a stop or a zone within reach today is not in these data for the whole country, "
                "so there is no gap before."
            )
        )
        return
    found = asked.outcome()
    low, high = _interval(SERVICE_OF[asked.kind], asked.limit_km, asked.scheme.id)
    parts = {
        "km": number(asked.limit_km),
        "place": said(SERVICES[SERVICE_OF[asked.kind]]),
        "rural": said(asked.scheme.rural_name),
        "urban": said(asked.scheme.urban_name),
        "rural_before": amount(found.rural_pct[0], asked.indicator),
        "urban_before": amount(found.urban_pct[0], asked.indicator),
        "before": difference(found.gap_before, asked.indicator),
        "interval": interval(low, high, asked.indicator),
    }
    st.markdown(
        _(
            "Share with more than {km} km to {place}: {rural} {rural_before}, {urban} {urban_before}. The country's gap "
            "is {before} (95% interval {interval}).",
            **parts,
        )
    )
    if asked.concerned:
        st.markdown(
            _(
                "With the scenario the gap is {after}; change: {change}.",
                after=difference(found.gap_after, asked.indicator),
                change=_signed(found.gap_after - found.gap_before),
            )
        )
    if figures.areas()[asked.scheme.column][asked.area] in asked.scheme.urban:
        st.markdown(
            _(
                "{name} is in one of the urban classes of this scheme: when people there gain, the gap grows, though "
                "nobody has become worse off.",
                name=asked.name,
            )
        )
    st.caption(
        _(
            "Rural minus urban classes under {scheme}, over people; interval: bootstrap over municipalities. One place "
            "among the whole country's people moves the gap little. {note}",
            scheme=said(asked.scheme.title),
            note=said(asked.scheme.note),
        )
    )


def _signed(points: float) -> str:
    """A change of a gap with its sign: two decimals, or that it is less than they can show."""
    if 0 < abs(points) < _LEAST_SHOWN:
        return (
            _("an increase of less than {points} percentage points", points=number(_LEAST_SHOWN, 2))
            if points > 0
            else _(
                "a decrease of less than {points} percentage points", points=number(_LEAST_SHOWN, 2)
            )
        )
    sign = "+" if round(points, 2) > 0 else ""
    return _("{points} percentage points", points=f"{sign}{number(points, 2)}")


@live.cached(maxsize=64)
def _interval(service: str, km: int, scheme: str) -> tuple[float, float]:
    """Interval of the gap that there is now, as the services page has it."""
    indicator = INDICATORS[f"{service}_over_{km}km_pct"]
    year = vintages.default_year(indicator, MUNICIPALITY)
    gap = words.indicator_gap(indicator, year, SCHEMES[scheme])
    return gap.low, gap.high


# Kept scenarios


def kept(asked: Asked | None) -> None:
    """Keep up to four scenarios, compare them, take them along in a file and open them again."""
    st.subheader(_("Keep and compare"))
    _open_file()
    found: list[Scenario] = st.session_state.setdefault(_KEPT, [])
    if asked is not None:
        _keep_this(asked, len(found))
    if not found:
        st.markdown(_("No scenario is kept yet."))
        return
    if asked is not None:
        _comparison(asked, found)
    names = {position: scenario.name for position, scenario in enumerate(found)}
    if st.session_state.get("whatif_which") not in names:
        st.session_state.pop("whatif_which", None)
    st.selectbox(
        _("A kept scenario"),
        list(names),
        format_func=lambda position: names.get(position, ""),
        key="whatif_which",
    )
    with st.container(horizontal=True):
        st.button(_("Open"), key="whatif_open", on_click=_open, icon=":material/folder_open:")
        st.button(_("Forget"), key="whatif_forget", on_click=_forget, icon=":material/delete:")
        st.download_button(
            _("Save all as a file (JSON)"),
            data=scenarios.saved(found),
            file_name="klyftkartan_scenarios.json",
            mime="application/json",
            key="whatif_save",
            on_click="ignore",
            icon=":material/download:",
        )


def _keep_this(asked: Asked, count: int) -> None:
    if count >= scenarios.MOST_KEPT:
        st.caption(
            _("{most} scenarios are kept: forget one to keep another.", most=scenarios.MOST_KEPT)
        )
        return
    st.text_input(
        _("Name of this scenario"),
        key="whatif_name",
        max_chars=40,
        placeholder=_("Scenario {number}", number=count + 1),
    )
    st.button(
        _("Keep this scenario"),
        key="whatif_keep",
        on_click=_keep,
        args=(asked, _("Scenario {number}", number=count + 1)),
        icon=":material/bookmark_add:",
    )


def _keep(asked: Asked, otherwise: str) -> None:
    typed = "".join(letter for letter in st.session_state["whatif_name"] if letter.isprintable())
    scenario = Scenario(
        name=typed.strip()[:40] or otherwise,
        area=asked.area,
        kind=asked.kind,
        limit_km=asked.limit_km,
        places=scenarios.written(asked.places) or "",
    )
    st.session_state[_KEPT].append(scenario)
    st.session_state["whatif_name"] = ""


def _open() -> None:
    scenario = st.session_state[_KEPT][st.session_state["whatif_which"]]
    _change(scenarios.read(scenario.places)[0])
    address.put("area", scenario.area)
    address.put("place", scenario.kind)
    address.put("limit_km", scenario.limit_km)


def _forget() -> None:
    st.session_state[_KEPT].pop(st.session_state["whatif_which"])


def _open_file() -> None:
    """Scenarios of a saved file join those that are kept; a file that cannot be used gets a sentence."""
    file = st.file_uploader(
        _("Open saved scenarios"),
        key="whatif_file",
        help=_("A JSON file that this page has saved. It is read as data: nothing in it is run."),
    )
    if file is None:
        return
    if st.session_state.get("whatif_seen") == file.file_id:
        if reason := st.session_state.get("whatif_file_fault"):
            st.error(_file_sentence(reason), icon=":material/error:")
        return
    st.session_state["whatif_seen"] = file.file_id
    st.session_state["whatif_file_fault"] = reason = _join_file(file)
    if reason:
        st.error(_file_sentence(reason), icon=":material/error:")


def _join_file(file: UploadedFile) -> str | None:
    """Why a file's scenarios cannot join those that are kept; None when they have."""
    if file.size > scenarios.MOST_BYTES:
        return "large"
    try:
        found = scenarios.opened(file.getvalue())
    except scenarios.ScenarioFault as fault:
        return fault.reason
    now = st.session_state.setdefault(_KEPT, [])
    new = [scenario for scenario in found if scenario not in now]
    if len(now) + len(new) > scenarios.MOST_KEPT:
        return "room"
    now.extend(new)
    return None


def _file_sentence(reason: str) -> str:
    return {
        "large": _(
            "The file is too large to be saved scenarios: at most {most} kB.",
            most=number(scenarios.MOST_BYTES // 1000),
        ),
        "damaged": _("The file is damaged, or does not hold saved scenarios: nothing was opened."),
        "many": _("The file holds more scenarios than can be kept: nothing was opened."),
        "room": _("There is not room for all scenarios of the file: forget some of those kept."),
        "place": _(
            "A scenario of the file asks for a municipality, a kind or a place that cannot be used: nothing was opened."
        ),
    }[reason]


def _comparison(asked: Asked, found: list[Scenario]) -> None:
    """All kept scenarios by the same yardstick: what is chosen above."""
    rows = []
    for scenario in found:
        places = scenarios.read(scenario.places)[0]
        one = Asked(
            area=scenario.area,
            kind=asked.kind,
            limit_km=asked.limit_km,
            limit_m=asked.limit_m,
            scheme=asked.scheme,
            places=places,
        )
        result = one.outcome()
        rows.append(
            {
                _("Scenario"): scenario.name,
                _("Municipality"): one.name,
                _("Places"): _listed(places) or "–",
                _("Within, before (%)"): round(100 * result.before / result.people, 1),
                _("Within, after (%)"): round(100 * result.after / result.people, 1),
                _("People who gain"): result.gained,
                _("People who lose"): result.lost,
                _("Mean distance after (km)"): round(result.mean_km_after, 2),
                _("Change of the country's gap"): _signed(result.gap_after - result.gap_before),
            }
        )
    _plain(rows, alt=_("Keep and compare"))
    st.caption(
        _(
            "Each counts the people of its own municipality, all by what is chosen above: {kind}, {limit}. What a "
            "scenario places of other kinds does not count here. Straight line, estimate.",
            kind=kind_names()[asked.kind],
            limit=_limit_text(asked),
        )
    )


def _limit_text(asked: Asked) -> str:
    if asked.kind == "zone":
        return _("each zone's own radius")
    if asked.kind == "stop":
        return f"{number(asked.limit_m)} m"
    return f"{number(asked.limit_km)} km"


# Assumptions and sources


def assumptions(asked: Asked) -> None:
    """What the numbers take for granted, beside them."""
    lines = [
        _("All people of an inhabited square kilometre live at its centre; people of 2024."),
        _(
            "Distances are straight lines: the way by road is usually longer, round water much longer."
        ),
        _(
            "Nobody moves, and nothing else opens or closes; opening hours, queues and prices are not modelled."
        ),
        _("Whether a place could be run there, by whom and at what cost, is not known."),
    ]
    if asked.kind == "community_hall":
        lines.append(
            _(
                "Only members of Folkets Hus och Parker are known as meeting places: there are others."
            )
        )
    if asked.kind == "grocery":
        lines.append(_("Only groceries of seven chains are known: independent shops are missing."))
    with st.container(border=True):
        st.markdown(f"**{_('Assumptions')}**\n" + "\n".join(f"- {line}" for line in lines))


def cite(asked: Asked) -> None:
    """Definition and sources."""
    if asked.is_service:
        table = figures.values(asked.indicator.id, year=_year(asked))
        citation.definition(asked.indicator, _year(asked), table)
    else:
        source = EVERY_SOURCE["population_grid"].citation(language())
        st.caption(f"{_('Source')}: {source}")
