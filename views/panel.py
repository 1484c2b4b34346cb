"""One municipality beside the map: its value, its place, its years, and others like it."""

import numpy as np
import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from measures import weighted
from views import charts
from views.texts import _, amount, number, said
from views.words import place_of

_EQUIVALENTS = 5


def municipality(code: str, indicator: Indicator, year: int, scheme: Scheme) -> None:
    """Everything the page knows of one municipality for one indicator."""
    areas = figures.areas()
    values = figures.values(indicator.id, year=year)["value"]
    own, value = areas.loc[code], values[code]
    same = areas[scheme.column] == own[scheme.column]
    st.subheader(own["name"])
    st.caption(f"{code} · {own['county']} · {said(scheme.classes[own[scheme.column]])}")
    st.metric(f"{said(indicator.title)}, {year}", amount(value, indicator))
    _places(value, values, same)
    if indicator.weight is not None:
        weights = figures.weights(indicator, year)
        st.markdown(
            _(
                "Its class as a whole: {of_class}. The country: {country}.",
                of_class=amount(weighted.mean(values[same], weights[same]), indicator),
                country=amount(weighted.mean(values, weights), indicator),
            )
        )
    _moved(own, indicator)
    _years(code, own["name"], indicator, same)
    _equivalents(code, indicator, values, same)


def _places(value: float, values: pd.Series, same: pd.Series) -> None:
    if np.isnan(value):
        st.markdown(_("No value: it is missing from the source, or withheld."))
        return
    (in_class, of_class), (in_country, of_country) = (
        place_of(value, values[same]),
        place_of(value, values),
    )
    st.markdown(
        _(
            "Place {in_class} of {of_class} in its class and {in_country} of {of_country} in the country, "
            "counted from the lowest value.",
            in_class=number(in_class),
            of_class=number(of_class),
            in_country=number(in_country),
            of_country=number(of_country),
        )
    )


def _moved(own: pd.Series, indicator: Indicator) -> None:
    """Say so when much of the municipality's people were placed in it by estimate."""
    if indicator.square and own["moved_pct"] >= 5:
        st.caption(
            _(
                "{share}% of the people counted here live in squares at the border that were placed in the municipality by estimate.",
                share=number(own["moved_pct"], 0),
            )
        )


def _years(code: str, name: str, indicator: Indicator, same: pd.Series) -> None:
    series = figures.series(indicator.id)
    if len(series.columns) < 2:
        st.caption(_("One year only: no change over time is known here."))
        return
    lines = {name: series.loc[code]}
    if indicator.weight is not None:
        lines[_("its class")] = pd.Series(
            {
                y: weighted.mean(series.loc[same, y], figures.weights(indicator, y)[same])
                for y in series.columns
            }
        )
    first, last = series.columns[0], series.columns[-1]
    alt = _(
        "{name}: {first_value} in {first}, {last_value} in {last}.",
        name=name,
        first=first,
        last=last,
        first_value=amount(series.loc[code, first], indicator),
        last_value=amount(series.loc[code, last], indicator),
    )
    charts.over_years(lines, indicator, alt=alt)
    st.caption(alt)


def _equivalents(code: str, indicator: Indicator, values: pd.Series, same: pd.Series) -> None:
    """Municipalities of the same class, nearest in population: alike by structure, never by outcome."""
    year = figures.declared("population", MUNICIPALITY, None)[1]
    people = figures.values("population", year=year)["value"]
    ratio = np.log(people[same].drop(code) / people[code]).abs()
    nearest = ratio.nsmallest(_EQUIVALENTS).index
    st.markdown(f"**{_('Nearest equivalents')}**")
    st.caption(_("Same class, nearest in population ({year}).", year=year))
    names = figures.areas()["name"]
    rows = [
        f"{names[other]} | {number(people[other])} | {amount(values[other], indicator)}"
        for other in nearest
    ]
    st.markdown(
        "\n".join([f"{_('Municipality')} | {_('People')} | {_('Value')}", ":-- | --: | --:", *rows])
    )
