"""Whom a scenario reaches: classes, ages, incomes, and the gap between town and country."""

import streamlit as st

from analysis import scenarios
from analysis.scenarios import SERVICE_OF, Outcome
from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY
from indicators.schemes import SCHEMES
from indicators.services import SERVICES
from indicators.written import amount, difference, interval
from translations.texts import _, number, said
from views import words
from views.whatif import sentences
from views.whatif.choices import Asked

_AGES = ("age_0_19_pct", "age_75_plus_pct")


def who_gains(asked: Asked) -> None:
    """People who come within reach, or no longer are: by class, by municipality, by what is known of them."""
    st.subheader(_("Who gains"))
    found = asked.outcome()
    if not found.by_municipality.empty:
        _by_class(asked, found)
    else:
        st.markdown(_("Nobody comes within reach, and nobody falls out of it."))
    _ages(asked)
    _incomes(asked, found)


def _by_class(asked: Asked, found: Outcome) -> None:
    columns = {"gained": _("People who gain"), "lost": _("People who lose")}
    columns = {name: title for name, title in columns.items() if found.by_class[name].any()}
    left, right = st.columns(2)
    by_class = found.by_class.reindex(list(asked.scheme.classes)).fillna(0)
    with left:
        table = by_class[[*columns, "people"]].rename(columns={"people": _("People"), **columns})
        title = said(asked.scheme.title)
        table.insert(0, title, [said(text) for text in asked.scheme.classes.values()])
        sentences.plain_table(table, alt=title)
    with right:
        changed = found.by_municipality.sort_values("gained", ascending=False)
        table = changed[[*columns, "people"]].rename(columns={"people": _("People"), **columns})
        table.insert(0, _("Municipality"), figures.areas()["name"].reindex(changed.index))
        sentences.plain_table(table, alt=_("Municipality"))
    st.caption(
        _(
            "The whole country: a place near a border serves neighbours too. The class is that of the municipality in "
            "which a square lies; people of the squares, 2024, estimate."
        )
    )


def _ages(asked: Asked) -> None:
    young, old = (amount(figures.values(id)["value"][asked.area], INDICATORS[id]) for id in _AGES)
    st.markdown(
        _(
            "Age is not known by square. Of everyone in {name}, {young} are 0–19 years old and {old} are 75 or older "
            "({year}); how many of those who gain are is not known.",
            name=asked.name,
            young=young,
            old=old,
            year=vintages.default_year(INDICATORS[_AGES[0]], MUNICIPALITY),
        )
    )


def _incomes(asked: Asked, found: Outcome) -> None:
    incomes = scenarios.low_income(asked.area, found.is_gained)
    share = INDICATORS["lowest_income_quartile_pct"]
    if incomes is None:
        text = _(
            "Income is not known by square. It is known by DeSO, but the DeSO of {name} have no outlines in these "
            "data, so it is left out until a refresh brings them.",
            name=asked.name,
        )
    elif not incomes.known:
        text = _(
            "Income is not known by square, but by DeSO: {area} of the people in the DeSO of {name} are in the "
            "country's lowest income quarter ({year}).",
            area=amount(incomes.area_pct, share),
            name=asked.name,
            year=incomes.year,
        )
    else:
        text = _(
            "Income is not known by square, but by DeSO: those who gain live in areas where {gained} on average are in "
            "the country's lowest income quarter, against {area} in all of {name} ({year}; {people} people, by the "
            "area nearest to each square's centre; estimate).",
            gained=amount(incomes.gained_pct, share),
            area=amount(incomes.area_pct, share),
            name=asked.name,
            year=incomes.year,
            people=number(incomes.known),
        )
    st.markdown(text)


def town_and_country(asked: Asked) -> None:
    """The country's gap under the scheme, before and after."""
    st.subheader(_("The gap between town and country"))
    if not asked.is_service:
        st.markdown(
            _(
                "Not computed: who has a stop or a zone within reach today is not in these data for the whole country, "
                "so there is no gap before."
            )
        )
        return
    found = asked.outcome()
    low, high = _interval(SERVICE_OF[asked.kind], asked.limit_km, asked.scheme.id)
    parts = {
        "km": number(asked.limit_km),
        "place": said(SERVICES[SERVICE_OF[asked.kind]]),
        "rural": said(asked.scheme.rural_name),
        "urban": said(asked.scheme.urban_name),
        "rural_before": amount(found.rural_pct[0], asked.indicator),
        "urban_before": amount(found.urban_pct[0], asked.indicator),
        "before": difference(found.gap_before, asked.indicator),
        "interval": interval(low, high, asked.indicator),
    }
    st.markdown(
        _(
            "Share with more than {km} km to {place}: {rural} {rural_before}, {urban} {urban_before}. The country's gap "
            "is {before} (95% interval {interval}).",
            **parts,
        )
    )
    if asked.concerned:
        st.markdown(
            _(
                "With the scenario the gap is {after}; change: {change}.",
                after=difference(found.gap_after, asked.indicator),
                change=sentences.signed_points(found.gap_after - found.gap_before),
            )
        )
    if figures.areas()[asked.scheme.column][asked.area] in asked.scheme.urban:
        st.markdown(
            _(
                "{name} is in one of the urban classes of this scheme: when people there gain, the gap grows, though "
                "nobody has become worse off.",
                name=asked.name,
            )
        )
    st.caption(
        _(
            "Rural minus urban classes under {scheme}, over people; interval: bootstrap over municipalities. One place "
            "among the whole country's people moves the gap little. {note}",
            scheme=said(asked.scheme.title),
            note=said(asked.scheme.note),
        )
    )


@live.cached(maxsize=64)
def _interval(service: str, km: int, scheme: str) -> tuple[float, float]:
    """Interval of the gap that there is now, as the services page has it."""
    indicator = INDICATORS[f"{service}_over_{km}km_pct"]
    year = vintages.default_year(indicator, MUNICIPALITY)
    gap = words.indicator_gap(indicator, year, SCHEMES[scheme])
    return gap.low, gap.high
