"""The areas, or the classes of areas, that the reader compares."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import comparison
from analysis.comparison import MOST
from indicators import figures
from indicators.indicator import MUNICIPAL
from indicators.schemes import Scheme
from translations.texts import _, literal, said
from views import address, choosers
from views.words import listed


def of_level(level: str) -> tuple[list[str], dict[str, str]]:
    """The areas to compare, found by name or code; below the municipality by their municipality first."""
    areas = figures.areas(level)
    around = choosers.area(level)
    of_place = [around] if around in areas.index else []
    chosen = address.several("areas", areas.index, MOST, of_place)
    titles = figures.titles(areas)
    offered = list(areas.index[areas["name"].map(choosers.fold).argsort()])
    if level not in MUNICIPAL:
        around = around or areas["municipality_code"].get([*chosen, *comparison.example(level)][0])
        inside = titles[areas["municipality_code"] == around].sort_values()
        offered = list(dict.fromkeys([*chosen, *inside.index]))
        labels = {c: f"{_named(c, titles)}, {areas['municipality'][c]}" for c in offered}
    else:
        labels = {code: _named(code, titles) for code in offered}
    _multiselect(_("Areas, in the order chosen"), labels, chosen, "areas", titles[offered])
    codes = comparison.completed(chosen, comparison.example(level))
    names = _names(codes, level)
    _say_example(chosen, codes, names)
    return codes, names


def _named(code: str, titles: pd.Series) -> str:
    """Name and code, so that either can be searched for."""
    return titles[code] if titles[code].startswith(code) else f"{titles[code]} {code}"


def _names(codes: Sequence[str], level: str) -> dict[str, str]:
    """What the areas are called; with their municipality where they lie in several, or share a name."""
    areas = figures.areas(level).loc[list(codes)]
    titles = figures.titles(areas)
    if level not in MUNICIPAL and areas["municipality_code"].nunique() > 1:
        titles = titles + ", " + areas["municipality"].astype(str)
    again = titles.duplicated(keep=False)
    titles = titles.where(~again, titles + " " + titles.index)
    return titles.to_dict()


def of_scheme(scheme: Scheme) -> tuple[list[Any], dict[Any, str]]:
    """The classes to compare, and their names."""
    by_word: dict[str, Any] = {str(code): code for code in scheme.classes}
    chosen = address.several("class", scheme.classes, MOST, read=lambda w: by_word.get(w, w))
    labels = {code: said(text) for code, text in scheme.classes.items()}
    _multiselect(_("Classes, in the order chosen"), labels, chosen, "class")
    codes = comparison.completed(chosen, comparison.example_classes(scheme.id))
    names = {code: labels[code] for code in codes}
    _say_example(chosen, codes, names)
    return codes, names


def _multiselect(
    label: str,
    labels: dict[Any, str],
    chosen: Sequence[Any],
    word: str,
    titles: pd.Series | None = None,
) -> None:
    """The chosen ones as chips in their order; what is typed plain (`malmo`) is found too."""
    key = f"compared_{word}"
    if text := st.session_state.pop("unknown_area", None):
        st.warning(_("No area is called “{name}”.", name=text), icon=":material/search_off:")
    st.session_state[key] = list(chosen)
    st.multiselect(
        label,
        list(labels),
        format_func=lambda code: labels.get(code, str(code)),
        key=key,
        max_selections=MOST,
        wrap=True,
        accept_new_options=titles is not None,
        placeholder=_("Name or code"),
        on_change=take_several,
        args=(word, None if titles is None else titles.to_dict()),
    )


def take_several(word: str, names: dict[str, str] | None) -> None:
    """Put what the multiselect of `word` holds into the address; `names` find what was typed."""
    codes = []
    for typed in st.session_state[f"compared_{word}"]:
        code = typed if names is None or typed in names else choosers.found(typed, names)
        if code is None:
            st.session_state["unknown_area"] = literal(typed)
        elif code not in codes:
            codes.append(code)
    put_several(word, codes)


def put_several(word: str, codes: Sequence[Any]) -> None:
    """Put codes in their order into the address, under `word`."""
    address.put(word, ",".join(map(str, codes)) or None)


def _say_example(chosen: Sequence, codes: Sequence, names: dict) -> None:
    added = [literal(names[code]) for code in codes if code not in chosen]
    if added and chosen:
        st.caption(
            _(
                "One alone cannot be compared: {names} stands beside it as an example.",
                names=listed(added),
            )
        )
    elif added:
        st.caption(_("Nothing is chosen: {names} stand as an example.", names=listed(added)))
