"""What a scenario changes, in words and bars: people beyond the limit, stops, zones."""

import streamlit as st

from analysis import scenarios
from analysis.scenarios import SERVICE_OF, Outcome
from indicators.catalogue import INDICATORS
from indicators.services import SERVICES
from indicators.written import amount
from translations.texts import _, number, said
from views import charts
from views.whatif import choices, sentences
from views.whatif.choices import Asked


def finding(asked: Asked) -> None:
    """What the scenario changes, in words and bars."""
    found = asked.outcome()
    if asked.is_service:
        st.markdown(f"#### {_service_sentence(asked, found)}")
        _service_bars(asked, found)
    elif asked.kind == "stop":
        st.markdown(f"#### {_stop_sentence(asked, found)}")
        _stops(asked)
    else:
        st.markdown(f"#### {_zone_sentence(asked, found)}")
        _zones(asked)


def _service_sentence(asked: Asked, found: Outcome) -> str:
    parts = {
        "name": asked.name,
        "people": number(found.people),
        "km": number(asked.limit_km),
        "place": said(SERVICES[SERVICE_OF[asked.kind]]),
        "within": number(found.before),
        "before": _share(found.before, found),
        "after": _share(found.after, found),
        "gained": number(found.gained),
        "lost": number(found.lost),
        "changes": sentences.listed_places(asked.concerned),
    }
    if not asked.concerned:
        return _(
            "{within} of the {people} people in {name} ({before}) live within {km} km of {place} (straight line, "
            "estimate). Place one to see who would gain.",
            **parts,
        )
    if found.gained and found.lost:
        return _(
            "With this scenario ({changes}), {gained} of {people} people in {name} come within {km} km of {place} "
            "(straight line, estimate), and {lost} no longer are: {before} → {after}.",
            **parts,
        )
    if found.gained:
        return _(
            "With this scenario ({changes}), {gained} more of {people} people in {name} live within {km} km of {place} "
            "(straight line, estimate): {before} → {after}.",
            **parts,
        )
    if found.lost:
        return _(
            "With this scenario ({changes}), {lost} fewer of {people} people in {name} live within {km} km of {place} "
            "(straight line, estimate): {before} → {after}.",
            **parts,
        )
    return _(
        "With this scenario ({changes}), as many of the {people} people in {name} as before live within {km} km of "
        "{place} (straight line, estimate): {before}.",
        **parts,
    )


def _share(people: float, found: Outcome) -> str:
    return amount(100 * people / found.people, INDICATORS["pharmacy_over_5km_pct"])


def _service_bars(asked: Asked, found: Outcome) -> None:
    shares = {
        _("Before"): 100 * found.before / found.people,
        _("After"): 100 * found.after / found.people,
    }
    alt = "; ".join(f"{name}: {amount(value, asked.indicator)}" for name, value in shares.items())
    charts.bars(shares, asked.indicator, alt=alt)
    st.caption(
        _(
            "Share of the people in {name} within {km} km. Mean distance: {before} km before, {after} km after. Squares "
            "and people 2024, places {year}; straight line, estimate.",
            name=asked.name,
            km=number(asked.limit_km),
            before=number(found.mean_km_before, 2),
            after=number(found.mean_km_after, 2),
            year=choices.year_of(asked),
        )
    )


def _stop_sentence(asked: Asked, found: Outcome) -> str:
    parts = {
        "people": number(found.people),
        "name": asked.name,
        "after": number(found.after),
        "share": _share(found.after, found),
        "m": number(asked.limit_m),
    }
    if not asked.concerned:
        return _(
            "Place a stop to see how many of the {people} people in {name} live within {m} m of it.",
            **parts,
        )
    if not found.after:
        return _("Nobody in {name} lives within {m} m (straight line) of the new stops.", **parts)
    departures = scenarios.departures_gained(asked.area, asked.concerned, asked.limit_m)
    return _(
        "{after} of the {people} people in {name} ({share}) live within {m} m (straight line, estimate) of the new "
        "stops, and gain {departures} departures a weekday on average.",
        departures=number(departures, 1),
        **parts,
    )


def _stops(asked: Asked) -> None:
    if asked.concerned:
        rows = [
            {
                _("Place"): sentences.place_name(stop),
                **{
                    _("People within {m} m", m=number(m)): scenarios.people_around(stop, m)
                    for m in scenarios.WALKS_M
                },
                _("Departures a weekday"): stop.number("departures"),
            }
            for stop in asked.concerned
        ]
        sentences.plain_table(rows, alt=_("The stops"))
    st.caption(
        _(
            "All people of a square kilometre are taken to live at its centre: within 500 m or 1 km is coarse, and says "
            "little of a single square. Departures are as typed. What stops there are already is not counted, so it is "
            "not known how many have a stop today."
        )
    )


def _zone_sentence(asked: Asked, found: Outcome) -> str:
    parts = {
        "people": number(found.people),
        "name": asked.name,
        "after": number(found.after),
        "share": _share(found.after, found),
    }
    if not asked.concerned:
        return _(
            "Place a zone to see how many of the {people} people in {name} it would cover, and what its vehicles can "
            "do.",
            **parts,
        )
    return _(
        "{after} of the {people} people in {name} ({share}) live in the zone or zones (straight line, estimate).",
        **parts,
    )


def _zones(asked: Asked) -> None:
    rows = []
    for zone in asked.concerned:
        found = scenarios.supply(zone)
        rows.append(
            {
                _("Place"): sentences.place_name(zone),
                _("People in the zone"): found.people,
                _("Hours a week"): found.hours_week,
                _("Trips a week, at most"): found.trips_week,
                _("Trips per person and week, at most"): round(found.trips_per_person_week, 2),
            }
        )
    if rows:
        sentences.plain_table(rows, alt=_("The zones"))
    st.caption(
        _(
            "Trips a week = hours a day × days × vehicles × trips per vehicle and hour, as set at each place below: "
            "assumptions, not measurements. Everyone within the radius shares them alike; people in two zones are "
            "counted in both rows. Empty drives, queues and how far people wish to go are not modelled."
        )
    )
