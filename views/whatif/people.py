"""Whom a scenario reaches: classes, ages, incomes, and the gap between town and country."""

import streamlit as st

from analysis import gap, scenarios
from analysis.scenarios import SERVICE_OF, Outcome
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY
from indicators.services import SERVICES
from indicators.written import amount, difference, interval
from translations.texts import _, number, said
from views.whatif import sentences
from views.whatif.choices import Choice

_AGES = ("age_0_19_pct", "age_75_plus_pct")


def who_gains(choice: Choice) -> None:
    """People who come within reach, or no longer are: by class, by municipality, by what is known of them."""
    st.subheader(_("Who gains"))
    found = choice.outcome()
    if not found.by_municipality.empty:
        _by_class(choice, found)
    else:
        st.markdown(_("Nobody comes within reach, and nobody falls out of it."))
    _ages(choice)
    _incomes(choice, found)


def _by_class(choice: Choice, outcome: Outcome) -> None:
    columns = {"gained": _("People who gain"), "lost": _("People who lose")}
    columns = {name: title for name, title in columns.items() if outcome.by_class[name].any()}
    left, right = st.columns(2)
    by_class = outcome.by_class.reindex(list(choice.scheme.classes)).fillna(0)
    with left:
        table = by_class[[*columns, "people"]].rename(columns={"people": _("People"), **columns})
        title = said(choice.scheme.title)
        table.insert(0, title, [said(text) for text in choice.scheme.classes.values()])
        sentences.plain_table(table, alt=title)
    with right:
        changed = outcome.by_municipality.sort_values("gained", ascending=False)
        table = changed[[*columns, "people"]].rename(columns={"people": _("People"), **columns})
        table.insert(0, _("Municipality"), figures.areas()["name"].reindex(changed.index))
        sentences.plain_table(table, alt=_("Municipality"))
    st.caption(
        _(
            "The whole country: a place near a border serves neighbours too. The class is that of the municipality in "
            "which a square lies; people of the squares, 2024, estimate."
        )
    )


def _ages(choice: Choice) -> None:
    young, old = (amount(figures.values(id)["value"][choice.area], INDICATORS[id]) for id in _AGES)
    st.markdown(
        _(
            "Age is not known by square. Of everyone in {name}, {young} are 0–19 years old and {old} are 75 or older "
            "({year}); how many of those who gain are is not known.",
            name=choice.name,
            young=young,
            old=old,
            year=vintages.default_year(INDICATORS[_AGES[0]], MUNICIPALITY),
        )
    )


def _incomes(choice: Choice, outcome: Outcome) -> None:
    wages = scenarios.wages(choice.area, outcome.is_gained)
    wage = INDICATORS["wage_mean_tkr"]
    if wages is None:
        text = _(
            "Income is not known by square. It is known by RegSO, but the RegSO of {name} have no outlines in these "
            "data, so it is left out until a refresh brings them.",
            name=choice.name,
        )
    elif not wages.known:
        text = _(
            "Income is not known by square, but by RegSO: the mean wage income of the RegSO of {name} is {area} ({year}; "
            "over everyone, those without a wage too).",
            area=amount(wages.area_tkr, wage),
            name=choice.name,
            year=wages.year,
        )
    else:
        text = _(
            "Income is not known by square, but by RegSO: those who gain live in areas where the mean wage income is "
            "{gained}, against {area} in all of {name} ({year}; over everyone, those without a wage too; {people} "
            "people, by the area nearest to each square's centre; estimate).",
            gained=amount(wages.gained_tkr, wage),
            area=amount(wages.area_tkr, wage),
            name=choice.name,
            year=wages.year,
            people=number(wages.known),
        )
    st.markdown(text)


def town_and_country(choice: Choice) -> None:
    """The country's gap under the scheme, before and after."""
    st.subheader(_("The gap between town and country"))
    if not choice.is_service:
        st.markdown(
            _(
                "Not computed: who has a stop or a zone within reach today is not in these data for the whole country, "
                "so there is no gap before."
            )
        )
        return
    outcome = choice.outcome()
    st.markdown(_gap_sentence(choice, outcome))
    if choice.concerned:
        st.markdown(
            _(
                "With the scenario the gap is {after}; change: {change}.",
                after=difference(outcome.gap_after, choice.indicator),
                change=sentences.signed_points(outcome.gap_after - outcome.gap_before),
            )
        )
    if figures.areas()[choice.scheme.column][choice.area] in choice.scheme.urban:
        st.markdown(
            _(
                "{name} is in one of the urban classes of this scheme: when people there gain, the gap grows, though "
                "nobody has become worse off.",
                name=choice.name,
            )
        )
    st.caption(
        _(
            "Rural minus urban classes under {scheme}, over people; interval: bootstrap over municipalities. One place "
            "among the whole country's people moves the gap little. {note}",
            scheme=said(choice.scheme.title),
            note=said(choice.scheme.note),
        )
    )


def _gap_sentence(choice: Choice, outcome: Outcome) -> str:
    """The gap before the scenario, with its interval as the services page has it."""
    now = gap.of_indicator(choice.indicator.id, choice.scheme.id)
    return _(
        "Share with more than {km} km to {place}: {rural} {rural_before}, {urban} {urban_before}. The country's gap "
        "is {before} (95% interval {interval}).",
        km=number(choice.limit_km),
        place=said(SERVICES[SERVICE_OF[choice.kind]]),
        rural=said(choice.scheme.rural_name),
        urban=said(choice.scheme.urban_name),
        rural_before=amount(outcome.rural_pct[0], choice.indicator),
        urban_before=amount(outcome.urban_pct[0], choice.indicator),
        before=difference(outcome.gap_before, choice.indicator),
        interval=interval(now.low, now.high, choice.indicator),
    )
