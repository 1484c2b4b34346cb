"""What the reader chooses; every choice is a word of the address."""

import unicodedata
from dataclasses import dataclass

import geopandas as gpd
import streamlit as st

from indicators.catalogue import INDICATORS, of_theme
from indicators.indicator import LEVELS, MUNICIPALITY, THEMES, Indicator
from indicators.schemes import DEFAULT_SCHEME, SCHEMES, Scheme
from views import address
from views.colours import METHODS, method_name
from views.texts import _, capital, said

DEFAULT_INDICATOR = "pharmacy_over_5km_pct"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Which indicator, of which year, and as which kind of map."""

    indicator: Indicator
    year: int
    kind: str
    method: str


def shown() -> Shown:
    """Theme, indicator, year, kind of map and classing method."""
    mappable = {i.id: i for i in INDICATORS.values() if MUNICIPALITY in i.years}
    address.word("level", [MUNICIPALITY], MUNICIPALITY)
    chosen = mappable[address.word("indicator", mappable, DEFAULT_INDICATOR)]
    st.session_state["theme"] = chosen.theme
    left, middle, right = st.columns([2, 4, 2])
    left.selectbox(
        _("Theme"), list(THEMES), format_func=lambda t: said(THEMES[t]), key="theme", on_change=_take_theme
    )
    middle.selectbox(
        _("Indicator"),
        [i.id for i in of_theme(chosen.theme, MUNICIPALITY)],
        format_func=lambda id: said(mappable[id].title),
        key="indicator",
        on_change=address.take,
        args=("indicator",),
    )
    years = chosen.years[MUNICIPALITY]
    year = address.word("year", years, years[-1], int)
    right.selectbox(_("Year"), list(reversed(years)), key="year", on_change=address.take, args=("year",))
    with st.expander(_("Kind of map and classes"), icon=":material/tune:"):
        kind = _kind()
        method = _method()
    return Shown(indicator=chosen, year=year, kind=kind, method=method)


def scheme() -> Scheme:
    """The urban–rural scheme."""
    chosen = SCHEMES[address.word("scheme", SCHEMES, DEFAULT_SCHEME)]
    st.selectbox(
        _("Urban–rural scheme"),
        list(SCHEMES),
        format_func=lambda id: said(SCHEMES[id].title),
        key="scheme",
        on_change=address.take,
        args=("scheme",),
        help=said(chosen.note),
    )
    return chosen


def area(areas: gpd.GeoDataFrame) -> str | None:
    """The chosen municipality, found by its name (å, ä and ö may be typed plain) or code; None for none."""
    chosen = address.word("area", {None, *areas.index}, None)
    if text := st.session_state.pop("unknown_area", None):
        st.warning(_("No municipality is called “{name}”.", name=text), icon=":material/search_off:")
    st.selectbox(
        _("Find a municipality"),
        list(areas.index[areas["name"].map(fold).argsort()]),
        format_func=lambda code: areas["name"].get(code, code),
        key="area",
        accept_new_options=True,
        placeholder=_("Name or code"),
        on_change=_take_area,
        args=(areas["name"].to_dict(),),
    )
    return chosen


def fold(name: str) -> str:
    """A name as it can be typed on any keyboard: `Älmhult` → `almhult`."""
    plain = name.casefold().translate(str.maketrans({"ø": "o", "æ": "a"}))
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)).strip()


def found(text: str, names: dict[str, str]) -> str | None:
    """Code of the municipality that a text means: exact spelling first, then plain spelling, then its beginning."""
    wanted = unicodedata.normalize("NFC", text).strip()
    if wanted in names:
        return wanted
    tests = (
        lambda name: name.casefold() == wanted.casefold(),
        lambda name: fold(name) == fold(wanted),
        lambda name: fold(name).startswith(fold(wanted)),
    )
    for test in tests:
        hits = [code for code, name in names.items() if test(name)]
        if len(hits) == 1:
            return hits[0]
    return None


def _take_theme() -> None:
    address.put("indicator", of_theme(st.session_state["theme"], MUNICIPALITY)[0].id)


def _take_area(names: dict[str, str]) -> None:
    typed = st.session_state["area"]
    code = None if typed is None else found(typed, names)
    if typed is not None and code is None:
        st.session_state["unknown_area"] = typed
    else:
        address.put("area", code)


def _kind() -> str:
    kinds = {"areas": _("Area map"), "people": _("People's map")}
    kind = address.word("map", kinds, "areas")
    st.segmented_control(
        _("Kind of map"),
        list(kinds),
        format_func=kinds.get,
        key="map",
        required=True,
        on_change=address.take,
        args=("map",),
        help=_("The people's map colours the inhabited square kilometres only, so that empty forest does not shout."),
    )
    return kind


def _method() -> str:
    method = address.word("classes", METHODS, "quantiles")
    st.selectbox(
        _("Classes"),
        list(METHODS),
        format_func=lambda m: capital(method_name(m)),
        key="classes",
        on_change=address.take,
        args=("classes",),
    )
    return method


def level_name() -> str:
    """The level that is shown, as the page calls it."""
    return said(LEVELS[MUNICIPALITY])
