"""What is chosen on the map, beside it: a municipality, or the areas of one."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import means, similar
from indicators import figures, margins, vintages
from indicators.area_types import AREA_TYPES
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, MUNICIPALITY, Indicator
from indicators.schemes import SCHEMES, Scheme
from indicators.written import amount
from translations.texts import _, number, said
from views import charts, choosers, frame, spreads, words

_EQUIVALENTS = 5


def municipality(
    code: str, indicator: Indicator, year: int, scheme: Scheme, level: str = MUNICIPALITY
) -> None:
    """Everything the page knows of one municipality for one indicator."""
    areas = figures.areas(level)
    values = figures.values(indicator.id, level, year)["value"]
    own, value = areas.loc[code], values[code]
    same = areas[scheme.column] == own[scheme.column]
    st.subheader(own["name"])
    kind = scheme.classes.get(own[scheme.column])
    parts = [code, own.get("county"), said(kind) if kind else _("class not known")]
    st.caption(" · ".join(part for part in parts if part))
    st.metric(
        f"{said(indicator.title)}, {indicator.named(year)}",
        amount(value, indicator, _margin(code, indicator, year, level)),
    )
    _places(value, values, same)
    if figures.has_mean(indicator, level) and kind:
        st.markdown(
            _(
                "Its class as a whole: {of_class}. The country: {country}.",
                of_class=amount(means.mean(indicator.id, level, year, same), indicator),
                country=amount(means.mean(indicator.id, level, year), indicator),
            )
        )
    _moved(own, indicator)
    _years(code, own["name"], indicator, same, level)
    _equivalents(code, indicator, values, scheme, level)
    frame.link(
        "profile",
        _("The whole profile of {name}", name=own["name"]),
        level=level,
        area=code,
        scheme=scheme.id,
    )


def _margin(code: str, indicator: Indicator, year: int, level: str) -> float:
    """The ± around the area's value; NaN where it is of no survey."""
    return float(margins.of(indicator.id, level, year, figures.areas(level).index)[code])


def inside(area: str, part: str | None, indicator: Indicator, year: int, level: str) -> None:
    """The areas of one municipality as a whole, and the one of them that is chosen."""
    areas, values = figures.areas(level), figures.values(indicator.id, level, year)["value"]
    own = areas["municipality_code"] == area
    name = figures.areas()["name"][area]
    st.subheader(name)
    st.caption(f"{area} · {figures.areas()['county'][area]}")
    if indicator.weight is not None and figures.has_mean(indicator, level):
        st.metric(
            _("Mean of its areas, {year}", year=year),
            amount(means.mean(indicator.id, level, year, own), indicator),
        )
        st.caption(
            _(
                "Weighted by: {weight}. All areas with a value: {country}.",
                weight=said(INDICATORS[indicator.weight].title),
                country=amount(means.mean(indicator.id, level, year), indicator),
            )
        )
    _spread(name, values[own], indicator)
    choosers.part_of(area, level)
    if part is not None:
        _part(part, name, indicator, values[own], level)


def _spread(name: str, values: pd.Series, indicator: Indicator) -> None:
    """How many areas, from which value to which."""
    known = values.dropna()
    if known.empty:
        st.markdown(_("Areas: {count}. None has a value.", count=number(len(values))))
        return
    if indicator.unit == "type":
        counts = known.value_counts()
        lines = [f"{said(AREA_TYPES[kind])}: {number(counts.get(kind, 0))}" for kind in AREA_TYPES]
        st.markdown(f"{_('Areas')}: {number(len(values))}\n\n- " + "\n- ".join(lines))
        return
    text = _(
        "Areas: {count}, {missing} without a value. From {lowest} to {highest}, median {median}.",
        count=number(len(values)),
        missing=number(len(values) - len(known)),
        lowest=amount(known.min(), indicator),
        highest=amount(known.max(), indicator),
        median=amount(known.median(), indicator),
    )
    st.markdown(text)
    spreads.strips({name: known}, indicator, alt=f"{name}. {text}")


def _part(
    code: str, municipality: str, indicator: Indicator, values: pd.Series, level: str
) -> None:
    """One area: its value, its place among those of its municipality, and its years."""
    own = figures.areas(level).loc[code]
    title = own["regso"] if "regso" in own else own["name"]
    st.subheader(title)
    inside = SCHEMES["deso_class"]
    kind = inside.classes.get(own.get(inside.column))
    st.caption(" · ".join([code, municipality, *([said(kind)] if kind else [])]))
    if indicator.unit == "type":
        known = not np.isnan(values[code])
        st.markdown(f"**{said(AREA_TYPES[int(values[code])]) if known else _('no value')}**")
        return
    st.metric(said(LEVELS[level]), amount(values[code], indicator))
    if np.isnan(values[code]):
        st.markdown(_("No value: it is missing from the source, or withheld."))
        return
    st.markdown(
        _(
            "Place {place} among the areas of {name}, counted from the lowest value.",
            place=words.place(values[code], values),
            name=municipality,
        )
    )
    _years_of_part(code, title, municipality, indicator, values.index, level)


def _years_of_part(
    code: str, title: str, municipality: str, indicator: Indicator, beside: pd.Index, level: str
) -> None:
    """One area over the years, with the mean of the areas `beside` it where there is one."""
    series = figures.series(indicator.id, level)
    if len(series.columns) < 2:
        return
    lines = {title: series.loc[code]}
    if figures.has_mean(indicator, level):
        are_beside = figures.areas(level).index.isin(beside)
        lines[municipality] = means.by_year(indicator.id, level, are_beside)
    first, last = series.columns[0], series.columns[-1]
    alt = _in_words(title, first, last, series.loc[code], indicator)
    charts.over_years(lines, indicator, alt=alt, level=level)
    st.caption(alt)


def _in_words(name: str, first: int, last: int, line: pd.Series, indicator: Indicator) -> str:
    return _(
        "{name}: {first_value} in {first}, {last_value} in {last}.",
        name=name,
        first=first,
        last=last,
        first_value=amount(line[first], indicator),
        last_value=amount(line[last], indicator),
    )


def _places(value: float, values: pd.Series, same: pd.Series) -> None:
    if np.isnan(value):
        st.markdown(_("No value: it is missing from the source, or withheld."))
        return
    if not same.any():  # its class is not known
        where = words.place(value, values)
        st.markdown(
            _("Place {in_country} in the country, counted from the lowest value.", in_country=where)
        )
        return
    st.markdown(
        _(
            "Place {in_class} in its class and {in_country} in the country, counted from the lowest value.",
            in_class=words.place(value, values[same]),
            in_country=words.place(value, values),
        )
    )


def _moved(values: pd.Series, indicator: Indicator) -> None:
    """Say so when much of the municipality's people were placed in it by estimate."""
    if indicator.square and values["moved_pct"] >= 5:
        st.caption(
            _(
                "{share}% of the people counted here live in squares at the border that were placed in the municipality by estimate.",
                share=number(values["moved_pct"], 0),
            )
        )


def _years(code: str, name: str, indicator: Indicator, same: pd.Series, level: str) -> None:
    series = figures.series(indicator.id, level)
    if len(series.columns) < 2:
        st.caption(_("One year only: no change over time is known here."))
        return
    lines = {name: series.loc[code]}
    if figures.has_mean(indicator, level) and same.any():
        lines[_("its class")] = means.by_year(indicator.id, level, same)
    first, last = series.columns[0], series.columns[-1]
    alt = _in_words(name, first, last, series.loc[code], indicator)
    charts.over_years(lines, indicator, alt=alt, level=level)
    st.caption(alt)


def _equivalents(
    code: str, indicator: Indicator, values: pd.Series, scheme: Scheme, level: str
) -> None:
    """The municipalities most alike by their conditions, never by outcome, with the shown indicator."""
    if not vintages.years(INDICATORS["population"], level):
        return
    alike = similar.found(code, level, scheme.id, similar.defaults(), most=_EQUIVALENTS)
    people = figures.values("population", level)["value"]
    st.markdown(f"**{_('Similar municipalities')}**")
    st.caption(
        _(
            "Most alike by size, density, age, income and class ({scheme}), not by how they do. People: {year}. The method "
            "stands on the page Municipality profile.",
            scheme=said(scheme.title),
            year=vintages.default_year(INDICATORS["population"], level),
        )
    )
    names = figures.areas(level)["name"]
    rows = [
        f"{names[other]} | {number(people[other])} | {amount(values[other], indicator)}"
        for other in alike.index
    ]
    st.markdown(
        "\n".join([f"{_('Municipality')} | {_('People')} | {_('Value')}", ":-- | --: | --:", *rows])
    )
