"""The inequality page: how unequal municipalities are, and what of it lies between town and country."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analysis.inequality import (
    INCOMES,
    INDICES,
    Parts,
    by_measure,
    offered,
    share_of_random_classes,
)
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from indicators.written import amount
from translations.texts import _, number, numbers, said
from views import address, charts, choosers, citation, countries, tables
from views.glossary import terms

_OF_UNSTATED_AGES = ("wage_mean_tkr",)  # times all people, they are no sum of incomes
_BETWEEN, _WITHIN = "#d95f0e", "#2b8cbe"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which income, in which year by class, under which scheme, by which index."""

    indicator: Indicator
    year: int
    scheme: Scheme
    index: str


def choose() -> Choice:
    """Income, index, year and scheme, in one row."""
    incomes = offered()
    chosen = incomes[address.word("indicator", incomes, next(iter(incomes)))]
    years = vintages.years(chosen, MUNICIPALITY)
    year = address.word("year", years, years[-1], int)
    index = address.word("index", INDICES, "theil")
    first, second, third, fourth = st.columns([3, 3, 1, 3])
    with first:
        names = {id: said(indicator.title) for id, indicator in incomes.items()}
        choosers.pick(
            _("Income"), names, "indicator", partial(choosers.take_indicator, MUNICIPALITY)
        )
    with second:
        names = {id: index_name(id) for id in INDICES}
        choosers.pick(_("Measure"), names, "index", help=terms.meaning(index))
    with third:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    with fourth:
        scheme = choosers.scheme()
    return Choice(indicator=chosen, year=year, scheme=scheme, index=index)


def index_name(index: str) -> str:
    """What an index is called."""
    return {"theil": _("Theil's T"), "mld": _("Mean log deviation (Theil's L)")}[index]


def finding(choice: Choice, parts: Parts) -> None:
    """What share lies between town and country, and that inequality inside areas is missing."""
    total, between = parts.by_year.loc[choice.year, ["total", "between"]]
    st.subheader(f"{said(choice.indicator.title)}, {choice.year}")
    st.markdown(
        "**"
        + _(
            "Of the inequality between municipalities, {share}% lies between the classes of {scheme}, and {rest}% "
            "between municipalities of the same class ({index}: {total}).",
            share=number(100 * between / total, 1),
            rest=number(100 - 100 * between / total, 1),
            scheme=said(choice.scheme.title),
            index=index_name(choice.index),
            total=number(total, 4),
        )
        + "**"
    )
    st.markdown(_beside_random(choice))
    st.markdown(
        _(
            "This is inequality *between areas*: it takes everyone to have the mean of their municipality. Inequality "
            "inside municipalities is missing, so the numbers are below the inequality between people."
        )
    )
    st.caption(
        f"{citation.short(choice.indicator, choice.year)} {said(choice.indicator.caveat)} "
        + _(
            "0: all municipalities have the same mean. Municipalities are weighted by their people. The measures are "
            "relative: a rise of prices moves none of them."
        )
    )


def _beside_random(choice: Choice) -> str:
    """What share would lie between classes of the same sizes that mean nothing."""
    at_random = share_of_random_classes(
        choice.indicator.id, choice.scheme.id, choice.index, choice.year
    )
    return _(
        "Between {count} classes of the same sizes, but with the municipalities drawn at random, {share}% would lie: the "
        "more classes, the larger the share, whatever they are.",
        count=number(len(choice.scheme.classes)),
        share=number(at_random, 1),
    )


def over_the_years(choice: Choice, parts: Parts) -> None:
    """The index in each year as a bar of its two parts."""
    st.subheader(_("Over the years"))
    total, between = parts.by_year["total"], parts.by_year["between"]
    shares = 100 * between / total
    first, last = total.index[0], total.index[-1]
    sentence = _(
        "{index} was {first_total} in {first} and {last_total} in {last}; the share between the classes was "
        "{first_share}% and {last_share}%.",
        index=index_name(choice.index),
        first=first,
        last=last,
        first_total=number(total[first], 4),
        last_total=number(total[last], 4),
        first_share=number(shares[first], 1),
        last_share=number(shares[last], 1),
    )
    st.markdown(sentence)
    charts.stacked_years(
        {
            _("between the classes"): (between, _BETWEEN),
            _("inside the classes"): (parts.by_year["within"], _WITHIN),
        },
        up=index_name(choice.index),
        alt=sentence,
    )
    values = figures.series(choice.indicator.id)
    short = values.isna().sum()[lambda count: count > 0]
    if len(short):
        listed = "; ".join(f"{year} ({number(count)})" for year, count in short.items())
        st.caption(_("Municipalities without a value: {years}.", years=listed))
    for year in vintages.joins(choice.indicator, MUNICIPALITY):
        st.caption(
            _("At {year} years of the embedded snapshot and years of a refresh meet.", year=year)
        )


def by_class(choice: Choice, theil_parts: Parts) -> None:
    """What each class adds to the part between the classes, and to the part inside them."""
    st.subheader(_("What each class adds, {year}", year=choice.year))
    parts = theil_parts.groups.loc[choice.year].reindex(list(choice.scheme.classes))
    left, right = st.columns(2)
    for column, part, title in (
        (left, "between", _("Between the classes")),
        (right, "within", _("Inside the class")),
    ):
        with column:
            st.markdown(f"**{title}**")
            listing = "; ".join(
                f"{said(choice.scheme.classes[code])}: {number(value, 4)}"
                for code, value in parts[part].items()
            )
            charts.contributions(
                parts.assign(adds=parts[part]),
                choice.scheme,
                across=index_name(choice.index),
                alt=f"{title}. {listing}",
            )
    st.caption(
        _(
            "Theil's T: a class whose mean is below the country's adds less than 0 between the classes; only the sum is an inequality."
        )
        if choice.index == "theil"
        else _(
            "Mean log deviation: a class whose mean is above the country's adds less than 0 between the classes; only the sum is an inequality."
        )
    )
    shown = pd.DataFrame(
        {
            _("Class"): [said(text) for text in choice.scheme.classes.values()],
            _("Share of the people (%)"): numbers(100 * parts["people_share"], 1),
            **_income_share(choice, parts),
            _("Mean"): [amount(value, choice.indicator) for value in parts["mean"]],
            _("Index inside the class"): numbers(parts["index"], 4),
            _("Adds between"): numbers(parts["between"], 4),
            _("Adds inside"): numbers(parts["within"], 4),
        }
    )
    tables.wrapped(shown, alt=_("What each class adds, {year}", year=choice.year))


def _income_share(choice: Choice, parts: pd.DataFrame) -> dict[str, list[str]]:
    """A column with what each class has of all income; none where the mean is of unstated ages."""
    if choice.indicator.id in _OF_UNSTATED_AGES:
        return {}
    return {_("Share of the income (%)"): numbers(100 * parts["value_share"], 1)}


def other_measures(choice: Choice) -> None:
    """The same years by every measure, to see whether the finding hangs on one."""
    st.subheader(_("By other measures"))
    found = by_measure(choice.indicator.id, choice.scheme.id)
    titles = {
        "theil": _("Theil's T"),
        "theil_share": _("T: between (%)"),
        "mld": _("Theil's L"),
        "mld_share": _("L: between (%)"),
        "gini": _("Gini"),
        "palma": _("Palma-like ratio"),
        "atkinson": _("Atkinson (ε = 1)"),
    }
    decimals = {"theil_share": 1, "mld_share": 1, "palma": 3}
    columns = {titles[c]: numbers(found[c], decimals.get(c, 4)) for c in titles}
    shown = pd.DataFrame({_("Year"): [str(year) for year in found.index], **columns})
    tables.wrapped(shown, alt=_("By other measures"))
    st.caption(_("All between municipalities, weighted by people."))
    terms.explain("theil", "mld", "gini_income", "palma", "atkinson_income")
    st.download_button(
        "CSV",
        data=partial(_csv, choice, found),
        file_name=f"klyftkartan_inequality_{choice.indicator.id}_{choice.scheme.id}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def cite(choice: Choice) -> None:
    """Why these incomes and no others, and the definition."""
    st.caption(
        _(
            "Offered are incomes that are known as a mean of each municipality: what everyone has together can be "
            "divided up. Medians, percentages and distances cannot, and are not offered."
        )
    )
    awaited = [INDICATORS[id] for id in INCOMES if not vintages.years(INDICATORS[id], MUNICIPALITY)]
    if awaited:
        titles = "; ".join(said(indicator.title) for indicator in awaited)
        st.caption(_("After a refresh: {titles}.", titles=titles))
    countries.awaited(())
    table = figures.values(choice.indicator.id, year=choice.year)
    citation.definition(choice.indicator, choice.year, table)


def _csv(choice: Choice, table: pd.DataFrame) -> bytes:
    """The measures in full, with what they are of."""
    about = {"indicator": choice.indicator.id, "scheme": choice.scheme.id, "level": MUNICIPALITY}
    return table.rename_axis("year").reset_index().assign(**about).to_csv(index=False).encode()
