"""On-demand zones of a reader's timetable: where they are, who lives there, and what if there were another."""

from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from analysis import scenarios
from analysis import zones as on_demand
from translations.texts import _, by_count, literal, number
from views import frame, maps, tables
from views.colours import Classes

_MOST_SHOWN = 200  # on the map and in the table
_FEW = 10  # rows that are shown without scrolling
_COLOUR = "#b2abd2"


def section(zones: gpd.GeoDataFrame) -> None:
    """What the timetable has of zones; nothing where it has none."""
    if zones.empty:
        return
    st.markdown(f"#### {_('On-demand zones')}")
    st.markdown(
        by_count(
            len(zones),
            _(
                "{count} on-demand zone: a vehicle comes when somebody books it. Nothing in it is counted as a departure."
            ),
            _(
                "{count} on-demand zones: a vehicle comes when somebody books it. Nothing in them is counted as a departure."
            ),
        )
    )
    if len(zones) > _MOST_SHOWN:
        st.caption(_("The first {count} are shown.", count=number(_MOST_SHOWN)))
        zones = zones.head(_MOST_SHOWN)
    people = on_demand.people_in(zones)
    _map(zones, people)
    _table(zones, people)
    _what_if(zones)


def _map(zones: gpd.GeoDataFrame, people: pd.Series) -> None:
    drawn = zones[zones.geometry.notna()]
    if drawn.empty:
        st.info(_("The timetable does not say where they are: there is no map of them."))
        return
    hover = [_living(people[id]) for id in drawn.index]
    west, south, east, north = drawn.total_bounds
    bounds = (west - 0.1, south - 0.1, east + 0.1, north + 0.1)
    codes = np.zeros(len(drawn), int)
    one = Classes(limits=(0.0,), colours=(_COLOUR,), codes=codes, below=0.0, method="each")
    names = pd.Index([_name(name) for name in drawn["name"]])
    shapes = drawn.geometry.set_axis(names)
    alt = by_count(
        len(drawn),
        _("Map of {count} on-demand zone; {people} people live in it."),
        _("Map of {count} on-demand zones; {people} people live in them, added up."),
        people=number(people[drawn.index].sum()),
    )
    maps.zones_map(shapes, one, hover, bounds, key="map_own_zones", alt=alt)
    if zones["is_group"].any():
        st.caption(_("A group of stops is drawn as the area within 500 m around them."))


def _table(zones: gpd.GeoDataFrame, people: pd.Series) -> None:
    shown = pd.DataFrame(
        {
            _("Zone"): [_name(name) for name in zones["name"]],
            _("People in the zone"): people.round(-1).to_numpy(),
            _("Booking window"): [
                _window(*both) for both in zip(zones["start"], zones["end"], strict=True)
            ],
            _("Days a week"): zones["days"].to_numpy(int),
        },
        index=zones.index,
    )
    localized = st.column_config.NumberColumn(format="localized")
    columns = {_("People in the zone"): localized}
    tables.plain(shown, columns, alt=_("On-demand zones"), height=_height(len(shown)))
    st.caption(
        _(
            "People in the inhabited Swedish squares whose centres lie in the zone: an estimate. SCB, population by square 2024."
        )
    )


def _what_if(zones: gpd.GeoDataFrame) -> None:
    """Take a zone along to *What if*."""
    known = on_demand.as_places(zones)
    if not known:
        return
    names = {id: _name(zones["name"][id]) for id in known}
    chosen = st.selectbox(
        _("Try a zone in What if"),
        list(names),
        format_func=lambda id: names.get(id, str(id)),
        key="own_feed_zone",
        help=_(
            "The zone becomes a circle of the same area around its middle, with its hours and days. How many vehicles there are, "
            "no timetable tells: you set that there."
        ),
    )
    if chosen in known:
        area, place = known[chosen]
        words = {"area": area, "place": "zone", "places": scenarios.written([place]) or ""}
        frame.link("whatif", _("Open {zone} in What if", zone=literal(names[chosen])), **words)


def _height(rows: int) -> int | Literal["content"]:
    """As high as a few rows; many scroll."""
    return "content" if rows <= _FEW else 420


def _name(name: object) -> str:
    return str(name)[:80]


def _living(people: float) -> str:
    return _("{people} people", people=number(round(people, -1)))


def _window(start: float, end: float) -> str:
    """`08:00–17:00`; a dash where it is not told."""
    if np.isnan([start, end]).any():
        return "–"
    return "–".join(f"{int(at) // 3600:02}:{int(at) // 60 % 60:02}" for at in (start, end))
