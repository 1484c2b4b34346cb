"""Stations, stops and departures near where people live, and the minutes to a regional centre."""

import pandas as pd
import streamlit as st

from analysis import access
from indicators import embedded, figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO_2025, MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.inputs import EVERY_SOURCE
from indicators.written import amount
from translations.texts import _, by_count, language, number, numbers, said
from views import address, charts, choosers, citation, colours, legends, maps, tables

_WALKS_M = (500, 1000)
_LEAST = (1, 5, 10, 20, 40)
_MOST_DRAWN = 4000  # dots that a browser is sent
_CLASSES = (0.0, 4.0, 10.0, 30.0)  # departures; the first class is none
_NO_STOP_M = 1000


def stations(area: str | None) -> None:
    """Railway stations with departures; an extract, and said to be one."""
    measure = INDICATORS["rail_departures_weekday"]
    source = EVERY_SOURCE["trafiklab_rail"]
    points = embedded.frame("stations.parquet")
    st.subheader(_("Railway stations and departures"))
    st.markdown(
        _(
            "The embedded timetable is an **extract**: {stations} stations with a departure on Tuesday 5 August 2025. "
            "Commuter trains and many others are missing, so a station that is not here may well have trains.",
            stations=number(len(points)),
        )
    )
    _departures_map(points, area, key="stations")
    if area is not None:
        st.markdown(_nearest_station(area, measure))
    st.caption(
        f"{_('Source')}: {source.citation(language())} {said(source.limits or source.computed)}"
    )


def _nearest_station(area: str, measure: Indicator) -> str:
    """How far a municipality's people have to a station, and what leaves there; or that its island has none."""
    year = vintages.default_year(measure, MUNICIPALITY)
    median = INDICATORS["rail_nearest_median_km"]
    km, name = figures.values(median.id, year=year), figures.areas()["name"][area]
    if km["status"][area] == "none_here":
        return f"**{name}**: {said(STATUSES['none_here'])}."
    return _(
        "**{name}**: half of the people have at most {km} (straight line, estimate) to a station of the extract; from the "
        "nearest one leave {departures} on average.",
        name=name,
        km=amount(km["value"][area], median),
        departures=amount(figures.values(measure.id, year=year)["value"][area], measure),
    )


def stops(area: str | None) -> None:
    """Stop places with their departures, and what people have within walking distance."""
    st.subheader(_("Stops and departures"))
    walk, least = _walk()
    known = access.stops()
    st.markdown(_which_stops(known))
    chosen = area if area in known.municipalities else None
    if area is not None and chosen is None:
        st.info(
            _(
                "No stops are known of {name}: nothing can be said of it here.",
                name=figures.areas()["name"][area],
            )
        )
    own = known.frame if chosen is None else known.frame[known.frame["municipality_code"] == chosen]
    if len(own) <= _MOST_DRAWN:
        _departures_map(own, chosen, key="stops")
    else:
        st.caption(
            _(
                "Choose a municipality to see its stops on a map: there are too many for one of the country."
            )
        )
    table = access.stops_near_people(walk, least)
    st.markdown(_near_sentence(table, walk, least, chosen))
    _near_table(table, walk, least)
    st.caption(
        _(
            "Straight lines from the centres of square kilometres: who lives at a square's edge has up to 0.7 km less or "
            "more, so 500 m is coarse for one square and fair only over many. Stops in municipalities that are not known "
            "are not counted: near their borders the numbers are lower bounds. Departures, not trips: a bus that calls at "
            "three stops within reach counts three times."
        )
    )
    source = EVERY_SOURCE[known.source]
    limits = said(source.limits) if source.limits else ""
    st.caption(f"{_('Source')}: {source.citation(language())} {said(source.computed)} {limits}")


def _walk() -> tuple[int, int]:
    walk = address.word("walk", _WALKS_M, 1000, int)
    least = address.word("departures", _LEAST, 10, int)
    left, right = st.columns(2)
    with left:
        choosers.pick(
            _("Walking distance (straight line)"), {m: f"{number(m)} m" for m in _WALKS_M}, "walk"
        )
    with right:
        choosers.pick(
            _("At least so many departures on a weekday"),
            {n: number(n) for n in _LEAST},
            "departures",
        )
    return walk, least


def _which_stops(known: access.Stops) -> str:
    parts = {
        "stops": legends.how_many(len(known.frame), "stop places"),
        "municipalities": legends.how_many(len(known.municipalities), "municipalities"),
    }
    if known.date:
        return _(
            "From a refresh: {stops} in {municipalities}, with the planned departures of "
            "{date} and of the Saturday and Sunday after it.",
            date=known.date,
            **parts,
        )
    return _(
        "Embedded are {stops} in {municipalities}, those of Dalarna, with mean departures in "
        "2025. A refresh of the timetables brings the whole country's.",
        **parts,
    )


def _near_sentence(table: pd.DataFrame, walk: int, least: int, area: str | None) -> str:
    whole = table if area is None else table.loc[[area]]
    weight = whole["people"] / whole["people"].sum()
    return _(
        "**{name}**: {near}% of the people have a stop place with at least {least} departures on a weekday within {walk} m "
        "(straight line, estimate), {sunday}% have a departure on a Sunday. On average {weekday} departures are within reach "
        "on a weekday, {saturday} on a Saturday and {on_sunday} on a Sunday.",
        name=_("The municipalities together") if area is None else figures.areas()["name"][area],
        near=number((whole["near_pct"] * weight).sum(), 1),
        least=number(least),
        walk=number(walk),
        sunday=number((whole["sunday_pct"] * weight).sum(skipna=False), 1),
        weekday=number((whole["departures_weekday"] * weight).sum()),
        saturday=number((whole["departures_saturday"] * weight).sum(skipna=False)),
        on_sunday=number((whole["departures_sunday"] * weight).sum(skipna=False)),
    )


def _near_table(table: pd.DataFrame, walk: int, least: int) -> None:
    columns = {
        "people": _("People"),
        "near_pct": _("Stop with ≥ {least} departures within {walk} m (%)", least=least, walk=walk),
        "departures_weekday": _("Departures, weekday"),
        "departures_saturday": _("Departures, Saturday"),
        "departures_sunday": _("Departures, Sunday"),
        "sunday_pct": _("A Sunday departure (%)"),
    }
    shown = (
        table[list(columns)]
        .round({"near_pct": 1, "sunday_pct": 1})
        .round(dict.fromkeys(list(columns)[2:5], 0))
    )
    shown = shown.rename(columns=columns)
    shown.insert(0, _("Municipality"), figures.areas()["name"].reindex(table.index))
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        shown.sort_values(_("Municipality"), key=lambda names: names.map(choosers.fold)),
        dict.fromkeys(columns.values(), localized),
        alt=_("Stops and departures by municipality"),
    )


def _departures_map(points: pd.DataFrame, area: str | None, *, key: str) -> None:
    measure = INDICATORS["departures_within_1km_mean"]
    found = departure_classes(points["departures_weekday"])
    unit = UNITS[measure.unit]
    hover = numbers(points["departures_weekday"], unit.decimals)
    bounds = None
    if key == "stops":  # the stations are few: they are shown in the whole country
        shown = points if area is None else figures.areas().loc[[area]]
        bounds = tuple(shown.total_bounds)
    left, right = st.columns([3, 1])
    with left:
        alt = stops_in_words(points)
        maps.places_map(
            points, hover, said(unit.text), found, bounds, area, key=f"map_{key}", alt=alt
        )
    with right:
        st.markdown(f"**{_('Departures on a weekday')}**")
        legends.of_classes(found, measure, "", "stop places")


def stops_in_words(points: pd.DataFrame) -> str:
    """What a map of stop places shows: how many there are, and the departures of the middle one."""
    departures = points["departures_weekday"].dropna()
    title = _("Map of stop places by departures on a weekday.")
    if departures.empty:
        return title
    return f"{title} " + by_count(
        len(departures),
        _("{count} stop place, with {middle} departures."),
        _(
            "{count} stop places; half of them have at most {middle} departures, the largest number is {most}."
        ),
        middle=number(departures.median()),
        most=number(departures.max()),
    )


def departure_classes(departures: pd.Series) -> colours.Classes:
    """Colour classes of departures a weekday: those that there are, and the first is none."""
    measure = INDICATORS["departures_within_1km_mean"]
    limits = tuple(limit for limit in _CLASSES if limit >= departures.min())
    return colours.classes(departures, measure, "fixed", limits or _CLASSES)


def definitions_of_reach() -> None:
    """The two published definitions, under their own names."""
    st.subheader(_("Reach by two definitions"))
    found, known = access.reached_where_known(), access.stops()
    st.markdown(sdg_sentence(found))
    if found.hourly is None:
        st.markdown(
            _(
                "**N07418** (a stop within 500 m with a departure every hour, weekdays 06–20) cannot be computed from the "
                "embedded stops: they carry mean departures a day, not the hours. A refresh of the timetables brings hours, and one of "
                "Kolada the published figure."
            )
        )
        st.caption(
            _(
                "Every stop counts as one of low capacity, but for the railway stations of the extract above: the file does not tell buses from "
                "trains."
            )
        )
    else:
        st.markdown(hourly_sentence(found))
    st.caption(
        _(
            "Counted over the people of {municipalities} municipalities, in squares of a kilometre: estimates.",
            municipalities=number(len(known.municipalities)),
        )
    )


def sdg_sentence(reached: access.Reached) -> str:
    """SDG 11.2.1 in words."""
    return _(
        "**SDG 11.2.1** (500 m to a stop, 1 km to a train, metro or ferry): {share}%, {people} of {all} people. In a straight "
        "line, where the definition follows streets: an upper bound.",
        share=number(reached.sdg.share_pct, 1),
        people=number(round(reached.sdg.people, -1)),
        all=number(round(reached.people, -1)),
    )


def hourly_sentence(reached: access.Reached) -> str:
    """N07418 in words, by both readings."""
    assert reached.hourly is not None
    assert reached.hourly_on_average is not None
    return _(
        "**N07418** (straight line): {share}%, {people} people, have a stop within 500 m with a departure in each of the 14 "
        "hours 06–20; {average}% one with 14 departures in all in those hours. Kolada's own figure counts from addresses.",
        share=number(reached.hourly.share_pct, 1),
        people=number(round(reached.hourly.people, -1)),
        average=number(reached.hourly_on_average.share_pct, 1),
    )


def without_car_or_stop() -> None:
    """Cars beside stops, by municipality; who has neither is not known."""
    st.subheader(_("People without car or stop"))
    cars = INDICATORS["cars_per_1000"]
    year = vintages.default_year(cars, MUNICIPALITY)
    table = access.stops_near_people(_NO_STOP_M, 1)
    names = figures.areas()["name"].reindex(table.index)
    heading = f"{said(cars.title)} ({year})"
    without = _("No stop place with a departure within 1 km (%)")
    shown = pd.DataFrame(
        {
            _("Municipality"): names,
            heading: figures.values(cars.id, year=year)["value"].reindex(table.index).round(),
            without: (100 - table["near_pct"]).round(1),
        }
    )
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        shown.sort_values(_("Municipality"), key=lambda column: column.map(choosers.fold)),
        {heading: localized, without: localized},
        alt=_("People without car or stop"),
    )
    st.caption(
        _(
            "Nobody knows from this who has **neither**: cars are counted over all inhabitants, stops over squares, and the two are not "
            "known of the same person. Many cars may stand where there are few stops for that very reason. Straight line, "
            "estimate. {caveat}",
            caveat=said(cars.caveat),
        )
    )


def to_t_centralen(area: str | None) -> None:
    """Minutes to T-Centralen from the areas of Stockholm county, by municipality."""
    measure = INDICATORS["minutes_to_tcentralen"]
    st.subheader(said(measure.title))
    year = vintages.default_year(measure, DESO_2025)
    table = access.minutes_to_tcentralen()
    names = figures.areas()["name"].reindex(table.index)
    own = (
        f" **{names[area]}**: {amount(table['median'][area], measure)}."
        if area in table.index
        else ""
    )
    sentence = _(
        "Half of Stockholm county's {areas} areas have at most {median} to T-Centralen (unweighted: areas, not people).",
        areas=number(table["areas"].sum()),
        median=amount(figures.values(measure.id, DESO_2025, year)["value"].median(), measure),
    )
    st.markdown(sentence + own)
    ordered = table["median"].sort_values()
    charts.bars({names[code]: value for code, value in ordered.items()}, measure, alt=sentence)
    with st.expander(_("The same numbers as a table"), icon=":material/table:"):
        columns = {
            "areas": _("Areas"),
            "median": _("Median of the areas (minutes)"),
            "shortest": _("Shortest (minutes)"),
            "longest": _("Longest (minutes)"),
            "estimated": _("Areas with an estimated value"),
        }
        shown = table.rename(columns=columns)
        shown.insert(0, _("Municipality"), names)
        localized = st.column_config.NumberColumn(format="localized")
        tables.plain(shown, dict.fromkeys(columns.values(), localized), alt=said(measure.title))
    citation.definition(measure, year, figures.values(measure.id, DESO_2025, year))
