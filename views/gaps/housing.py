"""The housing page's own sections: unused stock beside shortage, living alone beside meeting places."""

import pandas as pd
import streamlit as st

from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY
from indicators.schemes import Scheme
from translations.texts import _, said
from views import citation, tables
from views.gaps import theme

VERDICT = "housing_market_verdict"
STOCK = (
    "dwellings_per_1000",
    "holiday_homes_per_1000",
    "completed_dwellings_per_1000",
    "crowded_pct",
    VERDICT,
)
ONE_PERSON = "one_person_households_pct"
NORWEGIAN = ("one_person_households_norway_pct", "single_parents_norway_pct")
MEETING = (
    ONE_PERSON,
    "single_adult_households_pct",
    "living_alone_65_plus_pct",
    "community_hall_nearest_median_km",
    "community_hall_over_5km_pct",
    "community_hall_over_10km_pct",
    "osm_library_nearest_median_km",
    "osm_library_over_5km_pct",
    "libraries_per_1000",
    "library_hours_week",
)


def unused_stock(choice: theme.Choice) -> None:
    """What there is of dwellings, what is built, how crowded people live, and the municipality's own verdict."""
    st.subheader(_("Unused stock beside shortage"))
    theme.side_by_side(STOCK, choice)
    _verdicts(choice.scheme)
    st.caption(
        _(
            "What open data cannot tell: vacancy. No register of empty dwellings is open, so neither many dwellings nor "
            "many holiday homes say that any stands empty, and none of these figures says that it could be lived in "
            "by those who look for a home."
        )
    )


def _verdicts(scheme: Scheme) -> None:
    """How many municipalities of each class call their market short, balanced or in surplus."""
    indicator = INDICATORS[VERDICT]
    if not vintages.years(indicator, MUNICIPALITY):
        return
    year = vintages.default_year(indicator, MUNICIPALITY)
    verdicts = figures.values(VERDICT, year=year)["value"]
    group = figures.areas()[scheme.column]
    answers = {0.0: _("Shortage"), 1.0: _("Balance"), 2.0: _("Surplus")}
    columns = {
        name: (verdicts == code).groupby(group).sum().reindex(list(scheme.classes))
        for code, name in answers.items()
    }
    columns[_("No answer")] = verdicts.isna().groupby(group).sum().reindex(list(scheme.classes))
    table = pd.DataFrame(
        {_("Class"): [said(t) for t in scheme.classes.values()]}
        | {name: column.to_numpy() for name, column in columns.items()}
    )
    st.markdown(
        f"**{_('The municipalities’ own verdict, {year}: number of municipalities', year=year)}**"
    )
    tables.plain(table, {}, alt=said(indicator.title), height="content")
    st.caption(f"{citation.short(indicator, year)} {said(indicator.caveat)}")


def living_alone(choice: theme.Choice) -> None:
    """One-person households beside the places where people can meet, and the claim of a world record."""
    st.subheader(_("Living alone beside meeting places"))
    st.markdown(_claim())
    theme.side_by_side(MEETING, choice)
    hall = INDICATORS["community_hall_nearest_median_km"]
    st.caption(
        _(
            "Distances are straight-line estimates from inhabited square kilometres. {caveat}",
            caveat=said(hall.caveat),
        )
    )


def _claim() -> str:
    """The claim of the world's highest share, with the country's number where it is known."""
    claim = _(
        "That Sweden has the world's highest share of one-person households is a claim: "
        "comparable figures of all countries are not here to test it."
    )
    known = theme.country_mean(ONE_PERSON)
    if known is None:
        return f"{claim} " + _("Sweden's own share comes with a refresh.")
    share, year = known
    return f"{claim} " + _(
        "Sweden's own share: {share} of all households ({year}; source: {publishers}).",
        share=share,
        year=year,
        publishers=citation.publishers(INDICATORS[ONE_PERSON], year),
    )
