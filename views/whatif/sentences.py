"""What places and their numbers are called on the what-if page."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from analysis import scenarios
from analysis.scenarios import CLOSED, Place
from indicators import figures
from translations.texts import _, number
from views import tables

_LEAST_SHOWN = 0.01  # percentage points: one decimal more than the gap itself has


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


def listed_places(places: Iterable[Place]) -> str:
    """How many of each kind: `Pharmacy × 2, closed × 1`."""
    names = {**kind_names(), CLOSED: _("closed")}
    counts = pd.Series([place.kind for place in places], dtype=object).value_counts(sort=False)
    return ", ".join(f"{names[kind]} × {count}" for kind, count in counts.items())


def place_name(place: Place) -> str:
    """Kind, where, and in which municipality most likely: that of the nearest inhabited square."""
    code = scenarios.municipality_codes()[scenarios.nearest_square(place)[0]]
    if place.kind == CLOSED:
        kind = f"{_('Closed')}: {scenarios.names_at(place)}"
    else:
        kind = kind_names()[place.kind]
    return f"{kind}, N {place.north} E {place.east} ({figures.areas()['name'][code]})"


def signed_points(points: float) -> str:
    """A change of a gap with its sign: two decimals, or that it is less than they can show."""
    if 0 < abs(points) < _LEAST_SHOWN:
        least = number(_LEAST_SHOWN, 2)
        return (
            _("an increase of less than {points} percentage points", points=least)
            if points > 0
            else _("a decrease of less than {points} percentage points", points=least)
        )
    sign = "+" if round(points, 2) > 0 else ""
    return _("{points} percentage points", points=f"{sign}{number(points, 2)}")


def plain_table(rows: list[dict] | pd.DataFrame, *, alt: str) -> None:
    """A short table, its numbers as the language writes them."""
    table = pd.DataFrame(rows)
    counted = table.select_dtypes("number").columns
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(table, dict.fromkeys(counted, localized), alt=alt, height="content")
