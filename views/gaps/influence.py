"""The influence page's own section: how party shares differ between the areas of a municipality."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import gap
from analysis.votes import ALL, YEAR, differences, share_of
from indicators import figures
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, REGSO_2025, Indicator
from indicators.influence import NAMES, VOTES
from indicators.schemes import Scheme
from indicators.written import difference
from translations.texts import _, capital, language, number, numbers, said
from views import (
    address,
    charts,
    choosers,
    citation,
    colours,
    downloads,
    legends,
    maps,
    tables,
    words,
)
from views.gaps import holds, theme

ALSO = ("trust_people_survey_pct",)  # trust, of another theme


def spread(choice: theme.Choice) -> None:
    """Finding in words, bars, map, table and definition of the spread of the votes inside municipalities."""
    st.subheader(_("How differently the areas of a municipality vote, {year}", year=YEAR))
    party = _party()
    values, scheme = differences()[party], choice.scheme
    indicator = VOTES[0] if party == ALL else INDICATORS[share_of(party)]
    people = figures.values("population", MUNICIPALITY, YEAR)["value"]
    sentence = _finding(values, people, indicator, scheme)
    st.markdown(f"**{sentence}**")
    means = gap.class_intervals(values, people, scheme, figures.areas())
    charts.class_bars(
        means["mean"], indicator, scheme, ends=means, is_difference=True, alt=sentence
    )
    st.caption(_what_it_is(party))
    _map(values, indicator, choice.area, sentence)
    _own(values, choice)
    st.caption(_("One year only ({year}): no change of the gap is known here.", year=YEAR))
    _by_class(scheme, people)
    _everyone(scheme)
    _cite(party, indicator)


def _party() -> str:
    names = {
        ALL: _("All eight parties together"),
        **{p: capital(said(t)) for p, t in NAMES.items()},
    }
    chosen = address.word("party", names, ALL)
    choosers.pick(_("Party"), names, "party")
    return chosen


def _finding(values: pd.Series, people: pd.Series, indicator: Indicator, scheme: Scheme) -> str:
    found = gap.of_values(values, people, scheme, figures.areas())
    parts = {
        "rural": said(scheme.rural_name),
        "urban": said(scheme.urban_name),
        "rural_value": difference(found.rural, indicator),
        "urban_value": difference(found.urban, indicator),
        "gap": words.signed(found.value, indicator),
        "low": words.signed_number(found.low, indicator),
        "high": words.signed_number(found.high, indicator),
    }
    text = (
        _(
            "Two areas of the same municipality differ by {rural_value} on average in {rural}, by {urban_value} in "
            "{urban}: gap {gap} (95% interval {low} to {high}).",
            **parts,
        )
        if found.is_clear
        else _(
            "Two areas of the same municipality differ by {rural_value} on average in {rural}, by {urban_value} in "
            "{urban}. The difference is not distinguishable from chance between municipalities.",
            **parts,
        )
    )
    return text


def _what_it_is(party: str) -> str:
    what = (
        _(
            "Half the sum of the eight parties' differences: how many votes in a hundred would have to go to another of "
            "the parties for two areas to vote alike."
        )
        if party == ALL
        else _(
            "Mean absolute difference of the party's share between two areas (RegSO 2025) of a municipality."
        )
    )
    rest = _(
        "Unweighted: every pair of areas counts once, as the number of votes in each is not published. Class means "
        "weigh municipalities by their people ({year}). Estimate, and probably a lower bound: the votes of a district "
        "were spread evenly over its surface. A municipality of one area, or with values of one, is not assessable. "
        "Neither end is better: areas that vote alike are not more influential.",
        year=YEAR,
    )
    return f"{what} {rest}"


def _map(values: pd.Series, indicator: Indicator, area: str | None, sentence: str) -> None:
    found = colours.classes(values, indicator, "quantiles")
    unit = _("percentage points")
    left, right = st.columns([3, 2])
    with left:
        west, south, east, north = figures.areas().total_bounds
        bounds = (west, south, east, north + 2)  # the map's scale grows northwards
        hover = [difference(value, indicator) for value in values]
        maps.inner_map(
            MUNICIPALITY, found, hover, area, alt=sentence, bounds=bounds, key="votes_spread"
        )
    with right:
        legends.of_classes(found, indicator, unit, "municipalities")


def _own(values: pd.Series, choice: theme.Choice) -> None:
    """The chosen municipality beside its class."""
    code = choice.area or holds.EXAMPLE
    areas = figures.areas()
    count = int(differences()["areas"][code])
    if pd.isna(values[code]):
        text = _(
            "{name}: not assessable, areas with values: {count}.",
            name=areas["name"][code],
            count=count,
        )
    else:
        same = areas[choice.scheme.column] == areas[choice.scheme.column][code]
        text = _(
            "{name}: {value} between two of its {count} areas. Place {place} in its class, counted from "
            "the lowest value.",
            name=areas["name"][code],
            value=difference(values[code], VOTES[0]),
            count=number(count),
            place=words.place(values[code], values[same]),
        )
    st.markdown(text)


def _by_class(scheme: Scheme, people: pd.Series) -> None:
    """Every party's spread in each class."""
    means = pd.DataFrame(
        {
            column: gap.class_means(differences()[column], people, scheme, figures.areas())
            for column in [ALL, *NAMES]
        }
    )
    assessed = differences()[ALL].notna().groupby(figures.areas()[scheme.column]).sum()
    shown = pd.DataFrame(
        {
            _("Class"): [said(text) for text in scheme.classes.values()],
            _("Municipalities"): numbers(assessed.reindex(list(scheme.classes))),
            _("All parties"): numbers(means[ALL], 1),
            **{party: numbers(means[party], 1) for party in NAMES},
        }
    )
    title = _("Difference between two areas of a municipality, by class (percentage points)")
    st.markdown(f"**{title}**")
    tables.wrapped(shown, alt=title)


def _everyone(scheme: Scheme) -> None:
    areas = figures.areas()
    shown = pd.DataFrame(
        {
            _("Code"): areas.index,
            _("Municipality"): areas["name"].to_numpy(),
            _("Class"): areas[scheme.column]
            .map({c: said(t) for c, t in scheme.classes.items()})
            .to_numpy(),
            _("Areas with values"): differences()["areas"].to_numpy(),
            _("All parties"): differences()[ALL].round(1).to_numpy(),
            **{party: differences()[party].round(1).to_numpy() for party in NAMES},
        }
    )
    with st.expander(_("All municipalities"), icon=":material/table:"):
        localized = st.column_config.NumberColumn(format="localized")
        tables.plain(
            shown, dict.fromkeys(shown.columns[3:], localized), alt=_("All municipalities")
        )
        st.download_button(
            "CSV",
            data=partial(downloads.own_csv, shown),
            file_name=f"klyftkartan_votes_spread_{YEAR}.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )


def _cite(party: str, indicator: Indicator) -> None:
    """The definition of the party's share; of all parties together, caveat and source alone."""
    values = figures.values(indicator.id, REGSO_2025, YEAR)
    if party != ALL:
        citation.definition(indicator, YEAR, values)
        return
    with st.container(border=True):
        title = _("Difference between two areas of a municipality, all eight parties")
        st.markdown(f"**{title}**, {YEAR}")
        st.markdown(_what_it_is(party))
        st.markdown(f"{_('Covers')}: {said(indicator.covers.text)}." if indicator.covers else "")
        st.markdown(f"{_('Caveat')}: {said(indicator.caveat)}")
        for line in citation.source_line(indicator, language(), values):
            st.caption(f"{_('Source')}: {line}")
