"""The map of a scenario: the municipality's squares by distance, and the places on it."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import scenarios
from analysis.scenarios import CLOSED, SERVICE_OF, Place
from indicators import figures
from indicators.access import nearest_id
from indicators.catalogue import INDICATORS
from translations.texts import _, number, numbers, said
from views import address, colours, legends
from views.whatif import edits, squares_map
from views.whatif import places as scenario_places
from views.whatif.choices import Choice

_REACHED, _NOT_REACHED = "#2b8cbe", "#bdbdbd"


def map_and_places(choice: Choice) -> None:
    """The map before or after; beside it the ways to place, and what is placed."""
    left, right = st.columns([3, 2])
    with left:
        _map(choice)
    with right:
        scenario_places.place_here(choice)
        if choice.is_service:
            scenario_places.suggestion(choice)
        if SERVICE_OF.get(choice.kind) in ("pharmacy", "pharmacy_or_agent"):
            scenario_places.closing(choice)
    scenario_places.placed(choice)


def _map(choice: Choice) -> None:
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
    drawn = choice.concerned if state == "after" else ()
    at = scenarios.own(choice.area)
    people = figures.squares()["population"].to_numpy()[at]
    if choice.is_service:
        colour, hover = _distances(choice, drawn, at, people)
    else:
        colour, hover = _reached(choice, drawn, at, people)
    squares_map.show(
        choice.area,
        scenarios.rings(choice.area),
        colour,
        hover,
        _marks(drawn),
        key=f"whatif_map_{choice.area}",
        clicked=lambda place: edits.add_at_square(int(at[place]), choice.kind, choice.limit_m),
        alt=_(
            "Map of the inhabited squares of {name}. {state}.",
            name=choice.name,
            state=states[state],
        )
        + f" {_share_within(choice, drawn, at, people)}",
    )
    st.caption(_("A click on a square places one at its centre. Dots: places; hollow: closed."))


def _share_within(
    choice: Choice, drawn: tuple[Place, ...], at: np.ndarray, people: np.ndarray
) -> str:
    """The share of the municipality's people whom the map shows within the distance."""
    if choice.is_service:
        near = scenarios.distances(SERVICE_OF[choice.kind], drawn)[at] <= 1000 * choice.limit_km
    else:
        near = scenarios.within(choice.kind, choice.limit_m, drawn)[1][at]
    return _(
        "{share}% of its {people} people live within the distance.",
        share=number(100 * people[near].sum() / people.sum(), 1),
        people=number(people.sum()),
    )


def _distances(
    choice: Choice, drawn: tuple[Place, ...], at: np.ndarray, people: np.ndarray
) -> tuple[list[str], list[str]]:
    """A colour and a text for each square, by its distance; the classes are the same before and after."""
    service = SERVICE_OF[choice.kind]
    distance = INDICATORS[nearest_id(service)]
    both = [scenarios.distances(service, some)[at] / 1000 for some in ((), choice.concerned)]
    farthest = float(np.max(both, where=~np.isnan(both), initial=0))  # on an island all may be NaN
    limits = tuple(choice.limit_km * times for times in (0.5, 1.0, 2.0, 4.0))
    limits = (*limits, farthest) if farthest > limits[-1] else limits
    km = both[1] if drawn else both[0]
    found = colours.classes(km, distance, "fixed", limits)
    st.markdown(f"**{said(distance.title)}**")
    palette = (*found.colours, colours.MISSING)
    hover = [
        _("{people} people, none on the island", people=count)
        if np.isnan(distance_km)
        else _("{people} people, {km} km", people=count, km=far)
        for count, far, distance_km in zip(numbers(people), numbers(km, 1), km, strict=True)
    ]
    legends.of_classes(found, distance, "km", "squares")
    return [palette[code] for code in found.codes], hover


def _reached(
    choice: Choice, drawn: tuple[Place, ...], at: np.ndarray, people: np.ndarray
) -> tuple[list[str], list[str]]:
    """A colour and a text for each square: within reach of the new places or not."""
    reached = scenarios.within(choice.kind, choice.limit_m, drawn)[1][at]
    legends.rows(
        [
            (colour, name, legends.how_many(mask.sum(), "squares"))
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
