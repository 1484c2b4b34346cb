"""What a scenario changes, in words and bars: people beyond the limit, stops, zones."""

from math import isnan

import streamlit as st

from analysis import scenarios
from analysis.scenarios import SERVICE_OF, Outcome
from indicators.catalogue import INDICATORS
from indicators.services import SERVICES
from indicators.written import amount
from translations.texts import _, number, said
from views import charts
from views.whatif import choices, sentences
from views.whatif.choices import Choice


def finding(choice: Choice) -> None:
    """What the scenario changes, in words and bars."""
    found = choice.outcome()
    if choice.is_service:
        st.markdown(f"#### {_service_sentence(choice, found)}")
        _service_bars(choice, found)
    elif choice.kind == "stop":
        st.markdown(f"#### {_stop_sentence(choice, found)}")
        _stops(choice)
    else:
        st.markdown(f"#### {_zone_sentence(choice, found)}")
        _zones(choice)


def _service_sentence(choice: Choice, outcome: Outcome) -> str:
    parts = {
        "name": choice.name,
        "people": number(outcome.people),
        "km": number(choice.limit_km),
        "place": said(SERVICES[SERVICE_OF[choice.kind]]),
        "within": number(outcome.before),
        "before": _share(outcome.before, outcome),
        "after": _share(outcome.after, outcome),
        "gained": number(outcome.gained),
        "lost": number(outcome.lost),
        "changes": sentences.listed_places(choice.concerned),
    }
    if not choice.concerned:
        return _(
            "{within} of the {people} people in {name} ({before}) live within {km} km of {place} (straight line, "
            "estimate). Place one to see who would gain.",
            **parts,
        )
    if outcome.gained and outcome.lost:
        return _(
            "With this scenario ({changes}), {gained} of {people} people in {name} come within {km} km of {place} "
            "(straight line, estimate), and {lost} no longer are: {before} → {after}.",
            **parts,
        )
    if outcome.gained:
        return _(
            "With this scenario ({changes}), {gained} more of {people} people in {name} live within {km} km of {place} "
            "(straight line, estimate): {before} → {after}.",
            **parts,
        )
    if outcome.lost:
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


def _share(people: float, outcome: Outcome) -> str:
    return amount(100 * people / outcome.people, INDICATORS["pharmacy_over_5km_pct"])


def _service_bars(choice: Choice, outcome: Outcome) -> None:
    shares = {
        _("Before"): 100 * outcome.before / outcome.people,
        _("After"): 100 * outcome.after / outcome.people,
    }
    alt = "; ".join(f"{name}: {amount(value, choice.indicator)}" for name, value in shares.items())
    charts.bars(shares, choice.indicator, alt=alt)
    st.caption(
        _(
            "Share of the people in {name} within {km} km. {distance} Squares and people 2024, places {year}; straight "
            "line, estimate.",
            name=choice.name,
            km=number(choice.limit_km),
            distance=_mean_distance(outcome),
            year=choices.year_of(choice),
        )
    )


def _mean_distance(outcome: Outcome) -> str:
    """The mean distance before and after; that the island has no such place, where it has none."""
    before, after = outcome.mean_km_before, outcome.mean_km_after
    if isnan(before) and isnan(after):
        return _("There is none on the island, so there is no distance.")
    if isnan(before):
        return _(
            "There is none on the island today; with the scenario the mean distance is {after} km.",
            after=number(after, 2),
        )
    if isnan(after):
        return _(
            "Mean distance: {before} km before; with the scenario there is none left on the island.",
            before=number(before, 2),
        )
    return _(
        "Mean distance: {before} km before, {after} km after.",
        before=number(before, 2),
        after=number(after, 2),
    )


def _stop_sentence(choice: Choice, outcome: Outcome) -> str:
    parts = {
        "people": number(outcome.people),
        "name": choice.name,
        "after": number(outcome.after),
        "share": _share(outcome.after, outcome),
        "m": number(choice.limit_m),
    }
    if not choice.concerned:
        return _(
            "Place a stop to see how many of the {people} people in {name} live within {m} m of it.",
            **parts,
        )
    if not outcome.after:
        return _("Nobody in {name} lives within {m} m (straight line) of the new stops.", **parts)
    departures = scenarios.departures_gained(choice.area, choice.concerned, choice.limit_m)
    return _(
        "{after} of the {people} people in {name} ({share}) live within {m} m (straight line, estimate) of the new "
        "stops, and gain {departures} departures a weekday on average.",
        departures=number(departures, 1),
        **parts,
    )


def _stops(choice: Choice) -> None:
    if choice.concerned:
        rows = [
            {
                _("Place"): sentences.place_name(stop),
                **{
                    _("People within {m} m", m=number(m)): scenarios.people_around(stop, m)
                    for m in scenarios.WALKS_M
                },
                _("Departures a weekday"): stop.number("departures"),
            }
            for stop in choice.concerned
        ]
        sentences.plain_table(rows, alt=_("The stops"))
    st.caption(
        _(
            "All people of a square kilometre are taken to live at its centre: within 500 m or 1 km is coarse, and says "
            "little of a single square. Departures are as typed. What stops there are already is not counted, so it is "
            "not known how many have a stop today."
        )
    )


def _zone_sentence(choice: Choice, outcome: Outcome) -> str:
    parts = {
        "people": number(outcome.people),
        "name": choice.name,
        "after": number(outcome.after),
        "share": _share(outcome.after, outcome),
    }
    if not choice.concerned:
        return _(
            "Place a zone to see how many of the {people} people in {name} it would cover, and what its vehicles can "
            "do.",
            **parts,
        )
    return _(
        "{after} of the {people} people in {name} ({share}) live in the zone or zones (straight line, estimate).",
        **parts,
    )


def _zones(choice: Choice) -> None:
    rows = []
    for zone in choice.concerned:
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
