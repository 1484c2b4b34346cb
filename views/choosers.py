"""What the reader chooses; every choice is a word of the address."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators import figures, vintages
from indicators.catalogue import INDICATORS, of_theme, themes
from indicators.countries import country_of
from indicators.indicator import (
    LEVELS,
    MUNICIPAL,
    MUNICIPALITY,
    SQUARE,
    THEMES,
    Indicator,
    municipal_level,
)
from indicators.schemes import Scheme, schemes_at
from translations.texts import _, language, said
from views import address
from views.colours import METHODS, short_method_name

DEFAULT_INDICATOR = "pharmacy_over_5km_pct"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Which indicator, of which year, for which areas."""

    indicator: Indicator
    year: int
    level: str


def levels() -> list[str]:
    """The area levels that any indicator has values at; the squares have a map of their own."""
    return [
        level
        for level in LEVELS
        if level != SQUARE and any(vintages.years(i, level) for i in INDICATORS.values())
    ]


def shown(row: Sequence[DeltaGenerator], experts: DeltaGenerator) -> Shown:
    """Theme, indicator and year in the three places of a row, the level among the experts' choices."""
    level = address.word("level", levels(), MUNICIPALITY)
    mappable = _mappable(level)
    default = DEFAULT_INDICATOR if DEFAULT_INDICATOR in mappable else _first(mappable).id
    chosen = mappable[address.word("indicator", mappable, default)]
    st.session_state["theme"] = chosen.theme
    with experts:
        pick(_("Level"), {id: said(LEVELS[id]) for id in levels()}, "level", _take_level_shown)
    first, second, third = row
    with first:
        pick(_("Theme"), {t: said(THEMES[t]) for t in themes(level)}, "theme", _take_theme)
    with second:
        of_same = of_theme(chosen.theme, level)
        pick(_("Indicator"), {i.id: said(i.title) for i in of_same}, "indicator", _take_indicator)
    years = vintages.years(chosen, level)
    year = address.word("year", years, years[-1], int)
    with third:
        pick(_("Year"), {y: chosen.named(y) for y in reversed(years)}, "year")
    return Shown(indicator=chosen, year=year, level=level)


def more() -> DeltaGenerator:
    """Where experts' choices stand: one press away, and in the address all the same."""
    return st.popover(_("More choices"), icon=":material/tune:")


def scheme(level: str = MUNICIPALITY) -> Scheme:
    """The urban–rural scheme, of those that class the areas of a level."""
    fitting = schemes_at(level)
    chosen = fitting[address.word("scheme", fitting, next(iter(fitting)))]
    titles = {id: said(scheme.title) for id, scheme in fitting.items()}
    pick(_("Urban–rural scheme"), titles, "scheme", help=_help(chosen))
    return chosen


def _help(scheme: Scheme) -> str:
    """The scheme's note, which is its entry in the glossary too, and the way there."""
    at = urlencode({"term": scheme.id, "lang": language()})
    return f"{said(scheme.note)} [{_('More in the glossary')}](glossary?{at})"


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


def part(level: str) -> str | None:
    """The chosen area of a level below the municipality, None for none; its municipality becomes `area`."""
    codes = {None} if level in MUNICIPAL else {None, *figures.areas(level).index}
    chosen = address.word("part", codes, None)
    if chosen is not None:
        address.put("area", figures.areas(level)["municipality_code"][chosen])
    return chosen


def part_of(area: str, level: str) -> None:
    """A list of the areas of the municipality, to choose one from without a map."""
    areas = figures.areas(level)
    own = figures.titles(areas[areas["municipality_code"] == area]).sort_values()
    st.selectbox(
        _("An area of {name}", name=figures.areas()["name"][area]),
        list(own.index),
        format_func=lambda code: own.get(code, code),
        key="part",
        placeholder=_("Name or code"),
        on_change=address.take,
        args=("part",),
    )


def area(level: str = MUNICIPALITY) -> str | None:
    """The chosen municipality of a level's country; None for none. The frame's search chooses it."""
    country = country_of(level)
    _leave_other_country(country.id)
    return address.word("area", {None, *figures.areas(country.level).index}, None)


def _leave_other_country(country: str) -> None:
    """Forget the municipality of the page before if it was of another country: some codes mean one in each."""
    if st.session_state.get("area_country", country) != country and "area" not in st.query_params:
        address.put("area", None)
    st.session_state["area_country"] = country


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


def _mappable(level: str) -> dict[str, Indicator]:
    return {id: i for id, i in INDICATORS.items() if vintages.years(i, level)}


def _first(mappable: dict[str, Indicator]) -> Indicator:
    """The first that is known for the whole country, if any is."""
    whole = (indicator for indicator in mappable.values() if indicator.covers is None)
    return next(whole, next(iter(mappable.values())))


def take_level() -> None:
    """Go to another level; municipality and scheme stay where the level has them."""
    level = st.session_state["level"]
    if municipal_level(level) != municipal_level(st.query_params.get("level", MUNICIPALITY)):
        address.put("area", None)  # another country
    address.put("level", level)
    address.put("part", None)
    if st.query_params.get("scheme") not in schemes_at(level):
        address.put("scheme", None)


def _take_level_shown() -> None:
    """Go to another level; the indicator and its year stay too, where the level has them."""
    take_level()
    level = st.session_state["level"]
    mappable = _mappable(level)
    kept = mappable.get(st.session_state["indicator"])
    _show_indicator(kept or _first(mappable), level)


def _take_theme() -> None:
    level = st.session_state["level"]
    _show_indicator(of_theme(st.session_state["theme"], level)[0], level)


def _take_indicator() -> None:
    take_indicator(st.session_state["level"])


def take_indicator(level: str) -> None:
    """Go to another indicator; the year stays where the indicator has it at the level."""
    _show_indicator(INDICATORS[st.session_state["indicator"]], level)


def _show_indicator(indicator: Indicator, level: str) -> None:
    """Put an indicator into the address; the year stays if the indicator has it."""
    address.put("indicator", indicator.id)
    if st.session_state["year"] not in vintages.years(indicator, level):
        address.put("year", None)


def kind(level: str) -> str:
    """Area map ("areas") or people's map ("people"), which there is of the municipalities only."""
    if level != MUNICIPALITY:
        return "areas"
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
