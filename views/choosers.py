"""What the reader chooses; every choice is a word of the address."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import streamlit as st

from indicators.catalogue import INDICATORS, of_theme
from indicators.indicator import MUNICIPALITY, THEMES, Indicator
from indicators.schemes import Scheme, schemes_at
from views import address
from views.colours import METHODS, short_method_name
from views.texts import _, said

DEFAULT_INDICATOR = "pharmacy_over_5km_pct"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Which indicator, of which year."""

    indicator: Indicator
    year: int


def shown() -> Shown:
    """Theme, indicator and year, in one row."""
    mappable = {i.id: i for i in INDICATORS.values() if MUNICIPALITY in i.years}
    address.word("level", [MUNICIPALITY], MUNICIPALITY)
    chosen = mappable[address.word("indicator", mappable, DEFAULT_INDICATOR)]
    st.session_state["theme"] = chosen.theme
    left, middle, right = st.columns([2, 4, 2])
    with left:
        pick(_("Theme"), {t: said(title) for t, title in THEMES.items()}, "theme", _take_theme)
    with middle:
        of_same = of_theme(chosen.theme, MUNICIPALITY)
        pick(_("Indicator"), {i.id: said(i.title) for i in of_same}, "indicator", _take_indicator)
    years = chosen.years[MUNICIPALITY]
    year = address.word("year", years, years[-1], int)
    with right:
        pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    return Shown(indicator=chosen, year=year)


def scheme(level: str = MUNICIPALITY) -> Scheme:
    """The urban–rural scheme, of those that class the areas of a level."""
    fitting = schemes_at(level)
    chosen = fitting[address.word("scheme", fitting, next(iter(fitting)))]
    titles = {id: said(scheme.title) for id, scheme in fitting.items()}
    pick(_("Urban–rural scheme"), titles, "scheme", help=said(chosen.note))
    return chosen


def pick(
    label: str,
    names: dict[Any, str],
    key: str,
    on_change: Callable[[], None] | None = None,
    *,
    help: str | None = None,
) -> None:
    """A list to choose a code from by its name; the choice goes into the address."""
    st.selectbox(
        label,
        list(names),
        format_func=lambda code: names.get(code, str(code)),
        key=key,
        on_change=on_change or address.take,
        args=() if on_change else (key,),
        help=help,
    )


def area(areas: gpd.GeoDataFrame) -> str | None:
    """The chosen municipality, found by its name (å, ä and ö may be typed plain) or code; None for none."""
    chosen = address.word("area", {None, *areas.index}, None)
    if text := st.session_state.pop("unknown_area", None):
        st.warning(
            _("No municipality is called “{name}”.", name=text), icon=":material/search_off:"
        )
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
    plain = name.casefold().translate(str.maketrans("øæ", "oa"))
    return "".join(
        c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)
    ).strip()


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
    _show_indicator(of_theme(st.session_state["theme"], MUNICIPALITY)[0])


def _take_indicator() -> None:
    _show_indicator(INDICATORS[st.session_state["indicator"]])


def _show_indicator(indicator: Indicator) -> None:
    """Put an indicator into the address; the year stays if the indicator has it."""
    address.put("indicator", indicator.id)
    if st.session_state["year"] not in indicator.years[MUNICIPALITY]:
        address.put("year", None)


def _take_area(names: dict[str, str]) -> None:
    typed = st.session_state["area"]
    code = None if typed is None else found(typed, names)
    if typed is not None and code is None:
        st.session_state["unknown_area"] = typed
    else:
        address.put("area", code)


def kind() -> str:
    """Area map ("areas") or people's map ("people")."""
    kinds = {"areas": _("Area map"), "people": _("People's map")}
    chosen = address.word("map", kinds, "areas")
    st.segmented_control(
        _("Kind of map"),
        list(kinds),
        format_func=lambda code: kinds.get(code, str(code)),
        key="map",
        required=True,
        on_change=address.take,
        args=("map",),
        help=_(
            "The people's map colours the inhabited square kilometres only, so that empty forest does not dominate."
        ),
    )
    return chosen


def method() -> str:
    """The classing method."""
    chosen = address.word("classes", METHODS, "quantiles")
    pick(_("Classes"), {m: short_method_name(m) for m in METHODS}, "classes")
    return chosen
