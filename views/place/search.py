"""The search above all pages: a municipality or a locality, by any spelling of its name; and the page's link."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
import streamlit.components.v2

from indicators import embedded, figures, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES, HOME, Country, country_of, neighbours
from indicators.indicator import LEVELS, MUNICIPAL
from translations.texts import _, said
from views import address

_KEY = "place_search"
_FITTED = "place_fitted"  # session key: the municipality that maps are to show close
_FILE = "search.json"
_HERE = Path(__file__)
_GLASS = (
    "<svg class='glass' viewBox='0 0 24 24' fill='none' stroke='currentColor' stroke-width='2.5' aria-hidden='true'>"
    "<circle cx='10.5' cy='10.5' r='6.5'/><path d='M15.5 15.5 21 21'/></svg>"
)
_CROSS = (
    "<svg viewBox='0 0 24 24' fill='none' stroke='currentColor' stroke-width='2' aria-hidden='true'>"
    "<path d='M6 6 18 18M18 6 6 18'/></svg>"
)
_CHAIN = (
    "<svg viewBox='0 0 24 24' fill='none' stroke='currentColor' stroke-width='2' aria-hidden='true'>"
    "<path d='M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 0 0-6.4-6.4L11.5 6.1M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2"
    "a4.5 4.5 0 0 0 6.4 6.4l1.7-1.7'/></svg>"
)
_HTML = (
    f"<div id='place'><div class='field'>{_GLASS}<input type='text' role='combobox' aria-expanded='false' "
    "aria-controls='place-list' aria-autocomplete='list' autocomplete='off' spellcheck='false'>"
    f"<button type='button' class='clear' hidden>{_CROSS}</button><ul id='place-list' role='listbox' hidden></ul></div>"
    f"<button type='button' class='link'>{_CHAIN}</button><div class='spoken' aria-live='polite'></div></div>"
)


def fitted() -> str | None:
    """The municipality that a map first shows close: one that was searched for, or stood in the reader's first address.

    Not one that was clicked on a map, whose view stays; and none in a page that is embedded in another.
    """
    if st.context.is_embedded:
        return None
    return st.session_state.get(_FITTED)


def show() -> None:
    """The field with the chosen place in it, and the button that copies the page's address."""
    st.session_state.setdefault(_FITTED, address.kept("area"))
    component = streamlit.components.v2.component(
        "place_search",
        html=_HTML,
        css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
        js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
    )
    levels = _levels()
    data = {
        "address": f"app/static/map/{_FILE}?v={embedded.static_version(_FILE)}",
        "home": HOME.level,
        "levels": levels,
        "countries": {level: said(country_of(level).name) for level in levels},
        "chosen": _chosen(),
        "words": {
            "label": _("Find a municipality or a locality"),
            "placeholder": _("Your municipality or village"),
            "locality": _("locality"),
            "clear": _("Choose no place"),
            "none": _("No place is called “{name}”.", name="{name}"),
            "copy": _("Copy the link to this page"),
            "copied": _("The link is copied"),
        },
    }
    component(data=data, key=_KEY, on_place_change=_take)


def _levels() -> list[str]:
    """The municipal levels of the countries that have figures, the home country first."""
    others = (country.level for country in neighbours())
    return [HOME.level, *(level for level in others if _has_values(level))]


def _has_values(level: str) -> bool:
    return any(vintages.years(indicator, level) for indicator in INDICATORS.values())


def _chosen() -> str:
    """Name of the place of the address, else of the page visited before; "" for none."""
    areas = figures.areas(_country().level)
    places = embedded.frame("places.parquet")
    area, locality = address.kept("area"), address.word("locality", {None, *places.index}, None)
    if locality is not None and places.at[locality, "municipality_code"] == area:
        return str(places.at[locality, "name"])
    address.put("locality", None)  # another municipality was chosen since
    return str(areas.at[area, "name"]) if area in areas.index else ""


def _take() -> None:
    """Put the chosen place into the address: what comes from the browser is checked first."""
    told = st.session_state.get(_KEY)
    place = told.get("place") if isinstance(told, Mapping) else None
    if not isinstance(place, Mapping):
        return
    level, area, locality = (str(place.get(key) or "") for key in ("level", "area", "locality"))
    if not area:
        _put(None, None)
    elif level in MUNICIPAL and area in figures.areas(level).index:
        country = country_of(level)
        if country != _country():
            address.put("level", level)
            address.put("country", None if country == HOME else country.id)
        is_known = locality in embedded.frame("places.parquet").index
        _put(area, locality if is_known else None)


def _put(area: str | None, locality: str | None) -> None:
    st.session_state[_FITTED] = area
    address.put("area", area)
    address.put("locality", locality)
    address.put("part", None)


def _country() -> Country:
    """Whose municipality the address means: that of its level, else the one it names, else of the page before."""
    level, named = (st.query_params.get(word) for word in ("level", "country"))
    if level in LEVELS:
        return country_of(level)
    id = named or st.session_state.get("area_country")
    return next((country for country in COUNTRIES.values() if country.id == id), HOME)
