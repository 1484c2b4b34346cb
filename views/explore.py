"""The map page: the map beside its legend and the chosen municipality."""

import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import SQUARE, UNITS
from indicators.schemes import Scheme
from views import charts, choosers, citation, colours, downloads, maps, panel, tables, words
from views.choosers import Shown
from views.colours import Classes
from views.texts import _, said


def explore(shown: Shown, scheme: Scheme, area: str | None) -> None:
    """The map, its legend and the chosen municipality."""
    values = figures.values(shown.indicator.id, year=shown.year)["value"]
    found = colours.classes(values, shown.indicator, shown.method)
    left, right = st.columns([3, 2])
    with left:
        _map(shown, values, found, area, alt=_finding(shown, values, scheme))
    with right:
        if area is None:
            st.caption(_("Click a municipality, or search for it, to see its value, its place and its years."))
        else:
            panel.municipality(area, shown.indicator, shown.year, scheme)


def beneath(shown: Shown, scheme: Scheme) -> None:
    """Classes, table, definition and downloads of what the map shows."""
    values = figures.values(shown.indicator.id, year=shown.year)
    found = colours.classes(values["value"], shown.indicator, shown.method)
    if shown.indicator.weight is not None:
        sentence = _finding(shown, values["value"], scheme)
        st.subheader(_("Town and country"))
        st.markdown(sentence)
        weights = figures.weights(shown.indicator, shown.year)
        means = words.class_means(values["value"], weights, scheme, figures.areas())
        charts.class_bars(means, shown.indicator, scheme, alt=sentence)
        st.caption(
            _(
                "Means over people (or dwellings), not over municipalities. Interval: bootstrap over "
                "municipalities, 95 %. {note}",
                note=said(scheme.note),
            )
        )
    with st.expander(_("The same numbers as a table"), icon=":material/table:"):
        tables.all_areas(shown.indicator, shown.year, scheme)
    citation.definition(shown.indicator, shown.year, values["status"])
    downloads.all_formats(shown.indicator, shown.year, found)


def _finding(shown: Shown, values: pd.Series, scheme: Scheme) -> str:
    if shown.indicator.weight is None:
        return f"{said(shown.indicator.title)}, {shown.year}."
    weights = figures.weights(shown.indicator, shown.year)
    gap = words.gap_of(values, weights, scheme, figures.areas())
    return words.gap_sentence(gap, shown.indicator, scheme)


def _map(shown: Shown, values: pd.Series, found: Classes, area: str | None, *, alt: str) -> None:
    title = f"{said(shown.indicator.title)}, {shown.year}, {choosers.level_name().lower()}"
    st.markdown(f"**{title}**")
    unit = said(UNITS[shown.indicator.unit].text)
    if shown.kind == "areas":
        maps.area_map(values, found, shown.indicator, area, alt=f"{title}. {alt}")
        maps.legend(found, shown.indicator, unit, _("municipalities"))
        return
    by_square = shown.indicator.square is not None
    if by_square:
        km = figures.squares()[shown.indicator.square] / 1000
        distance = figures.declared(shown.indicator.square.removesuffix("_m") + "_nearest_km", SQUARE, None)[0]
        found = colours.classes(km, distance, "fixed", (2.0, 5.0, 10.0, 20.0))
        maps.people_map(found, area, alt=f"{said(distance.title)}. {alt}")
        maps.legend(found, distance, "km", _("squares"))
        st.caption(_("Each dot is one inhabited square kilometre, coloured by its own distance (straight line)."))
    else:
        found = colours.classes(maps.municipality_of_squares(values), shown.indicator, "fixed", found.limits)
        maps.people_map(found, area, alt=f"{title}. {alt}")
        maps.legend(found, shown.indicator, unit, _("squares"))
        st.caption(_("Each dot is one inhabited square kilometre, in the colour of its municipality."))
