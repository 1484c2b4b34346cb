"""Which single closure would move most people beyond a distance."""

import geopandas as gpd
import streamlit as st

from analysis import access
from indicators import figures
from indicators.catalogue import INDICATORS
from indicators.indicator import UNITS
from translations.texts import _, capital, literal, number, numbers, said
from views import address, choosers, colours, legends, maps, tables

_LIMITS_KM = (2, 5, 10, 15, 20)
_LISTED = 20
_CLASSES = (0.0, 100.0, 1000.0, 5000.0)  # people; the first class is nobody


def section(area: str | None) -> None:
    """Every pharmacy and agent closed in turn: in words, on a map, in a table."""
    st.subheader(_("Which single closure would hurt most"))
    km, with_agents = _asked()
    effects = access.closures(with_agents, km)
    own = effects if area is None else effects[effects["municipality_code"] == area]
    own = own.sort_values("people_beyond", ascending=False)
    sentence = _sentence(own, km, area)
    st.markdown(sentence)
    moving = own[own["people_beyond"] > 0]
    if len(moving if area is None else own):
        _map(own, km, area, sentence)
        _table(moving.head(_LISTED), km)
    st.caption(
        _(
            "Estimate: straight lines from the centres of inhabited squares; each place closes alone, with all the others "
            "open, and effects of two closures do not add up. Of two places at the same address neither moves anybody. Says "
            "nothing of how likely a closure is. Source: Tillväxtverket, Pipos, November 2025; SCB, population by square 2024."
        )
    )


def _asked() -> tuple[int, bool]:
    kinds = {
        "all": _("pharmacies and medicine agents"),
        "pharmacies": _("pharmacies alone (an agent replaces none)"),
    }
    km = address.word("beyond", _LIMITS_KM, 10, int)
    kind = address.word("closing", kinds, "all")
    left, right = st.columns(2)
    with left:
        choosers.pick(_("Moved beyond"), {k: f"{k} km" for k in _LIMITS_KM}, "beyond")
    with right:
        choosers.pick(_("Which places"), kinds, "closing")
    return km, kind == "all"


def _sentence(pharmacies: gpd.GeoDataFrame, km: int, area: str | None) -> str:
    """Neutral words: what a closure would do, not who is at risk."""
    names = figures.areas()["name"]
    where = "" if area is None else names[area]
    moving = pharmacies[pharmacies["people_beyond"] > 0]
    parts = {
        "km": number(km),
        "places": number(len(pharmacies)),
        "count": number(len(moving)),
        "area": where,
    }
    if not len(pharmacies):
        return _("There is no such place in {area}.", **parts)
    if not len(moving):
        return (
            _("None of the {places} places moves anybody beyond {km} km by closing alone.", **parts)
            if area is None
            else _(
                "None of the {places} places in {area} moves anybody beyond {km} km by closing alone.",
                **parts,
            )
        )
    first = moving.iloc[0]
    of_first = {
        "name": literal(first["name"]),
        "municipality": names[first["municipality_code"]],
        "people": number(round(first["people_beyond"], -1)),
    }
    if area is None:
        return _(
            "Most people are moved beyond {km} km (straight line) by closing {name} in {municipality}: about {people}. For "
            "{count} of {places} places somebody is moved; for the others another one is near enough.",
            **parts,
            **of_first,
        )
    return _(
        "In {area} most people are moved beyond {km} km (straight line) by closing {name}: about {people}. For {count} of "
        "{places} places somebody is moved; for the others another one is near enough.",
        **parts,
        **of_first,
    )


def _map(pharmacies: gpd.GeoDataFrame, km: int, area: str | None, sentence: str) -> None:
    people = INDICATORS["population"]
    if (
        area is None
    ):  # in the whole country only those that move somebody: the others would hide them
        pharmacies = pharmacies[pharmacies["people_beyond"] > 0]
    limits = tuple(limit for limit in _CLASSES if limit >= pharmacies["people_beyond"].min())
    found = colours.classes(pharmacies["people_beyond"], people, "fixed", limits)
    hover = numbers(pharmacies["people_beyond"].round(-1))
    left, right = st.columns([3, 1])
    with left:
        bounds = None if area is None else tuple(figures.areas().geometry[area].bounds)
        alt = f"{_('Map of the places by the people whom their closure moves.')} {sentence}"
        maps.places_map(
            pharmacies,
            hover,
            said(UNITS[people.unit].text),
            found,
            bounds,
            area,
            key="closures",
            alt=alt,
        )
    with right:
        st.markdown(f"**{_('People moved beyond {km} km', km=number(km))}**")
        legends.of_classes(found, people, "", "places")


def _table(top: gpd.GeoDataFrame, km: int) -> None:
    localized = st.column_config.NumberColumn(format="localized")
    people = _("People moved beyond {km} km", km=number(km))
    nearest, now, then = (
        _("People who have it nearest"),
        _("Their distance now (km)"),
        _("Their distance then (km)"),
    )
    table = top.assign(
        municipality=figures.areas()["name"].reindex(top["municipality_code"]).to_numpy(),
        kind=[capital(_kind(is_pharmacy)) for is_pharmacy in top["is_pharmacy"]],
        people=top["people_beyond"].round(-1),
        nearest=top["people_nearest"].round(-1),
        now=(top["metres_now"] / 1000).round(1),
        then=(top["metres_then"] / 1000).round(1),
    )
    columns = {
        "name": _("Place"),
        "kind": _("Kind"),
        "municipality": _("Municipality"),
        "people": people,
        "nearest": nearest,
        "now": now,
        "then": then,
    }
    if len(table):
        tables.plain(
            table[list(columns)].rename(columns=columns),
            dict.fromkeys((people, nearest, now, then), localized),
            alt=people,
            height="content",
        )


def _kind(is_pharmacy: bool) -> str:
    return _("pharmacy") if is_pharmacy else _("medicine agent")
