"""The map page: the map beside its legend and the chosen municipality."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from indicators import figures
from indicators.access import LIMITS_KM
from indicators.catalogue import INDICATORS
from indicators.indicator import UNITS, Indicator
from indicators.schemes import Scheme
from views import charts, citation, colours, downloads, maps, panel, tables, words
from views.choosers import Shown
from views.colours import Classes
from views.texts import _, amount, said


@dataclass(frozen=True, kw_only=True)
class View:
    """What the page shows, computed once a run: values, colour classes, and the finding in words."""

    indicator: Indicator
    year: int
    scheme: Scheme
    table: pd.DataFrame
    classes: Classes
    finding: str

    @property
    def values(self) -> pd.Series:
        """The values alone."""
        return self.table["value"]

    @property
    def title(self) -> str:
        """Indicator and year."""
        return f"{said(self.indicator.title)}, {self.year}"


def view(shown: Shown, method: str, scheme: Scheme) -> View:
    """The values of what the reader chose, classed and put into words."""
    table = figures.values(shown.indicator.id, year=shown.year)
    if shown.indicator.weight is None:
        finding = ""
    else:
        weights = figures.weights(shown.indicator, shown.year)
        gap = words.gap_of(table["value"], weights, scheme, figures.areas())
        finding = words.gap_sentence(gap, shown.indicator, scheme)
    return View(
        indicator=shown.indicator,
        year=shown.year,
        scheme=scheme,
        table=table,
        classes=colours.classes(table["value"], shown.indicator, method),
        finding=finding,
    )


def map_and_panel(seen: View, kind: str, area: str | None) -> None:
    """The map; beside it the legend and the chosen municipality."""
    left, right = st.columns([3, 2])
    indicator, classes, counted, note = seen.indicator, seen.classes, _("municipalities"), ""
    if kind == "people":
        indicator, classes, note = _of_squares(seen)
        counted = _("squares")
    with left:
        st.markdown(f"**{seen.title}**")
        alt = f"{seen.title}. {seen.finding}"
        if kind == "people":
            maps.people_map(classes, area, alt=alt)
        else:
            hover = [amount(value, indicator) for value in seen.values]
            maps.area_map(classes, hover, area, alt=alt)
    with right:
        maps.legend(classes, indicator, said(UNITS[indicator.unit].text), counted)
        if note:
            st.caption(note)
        if area is not None:
            panel.municipality(area, seen.indicator, seen.year, seen.scheme)
        else:
            st.info(
                _(
                    "Click a municipality, or search for it, to see its value, its place and its years."
                )
            )


def town_and_country(seen: View) -> None:
    """The gap in words, and the mean of each class."""
    if seen.indicator.weight is None:
        return
    st.subheader(_("Town and country"))
    st.markdown(seen.finding)
    weights = figures.weights(seen.indicator, seen.year)
    means = words.class_means(seen.values, weights, seen.scheme, figures.areas())
    charts.class_bars(means, seen.indicator, seen.scheme, alt=seen.finding)
    st.caption(
        _(
            "Means over people (or dwellings), not over municipalities. Interval: bootstrap over municipalities, 95%. {note}",
            note=said(seen.scheme.note),
        )
    )


def numbers(seen: View) -> None:
    """The same numbers as a table, what they mean, and files to take along."""
    with st.expander(_("The same numbers as a table"), icon=":material/table:"):
        tables.all_areas(seen.indicator, seen.year, seen.scheme)
    citation.definition(seen.indicator, seen.year, seen.table["status"])
    downloads.all_formats(seen.indicator, seen.year, seen.classes)


def _of_squares(seen: View) -> tuple[Indicator, Classes, str]:
    """The indicator that the squares show, their classes, and what a dot is."""
    column = seen.indicator.square
    if column is None:
        values = maps.municipality_of_squares(seen.values)
        classes = colours.classes(values, seen.indicator, seen.classes.method, seen.classes.limits)
        return (
            seen.indicator,
            classes,
            _("Each dot is one inhabited square kilometre, in the colour of its municipality."),
        )
    distance = INDICATORS[f"{column.removesuffix('_m')}_nearest_km"]
    limits = tuple(float(km) for km in LIMITS_KM)
    classes = colours.classes(figures.squares()[column] / 1000, distance, "fixed", limits)
    return (
        distance,
        classes,
        _(
            "Each dot is one inhabited square kilometre, coloured by its own distance (straight line)."
        ),
    )
