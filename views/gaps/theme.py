"""The one layout of a gap page: finding in words, bars, map, trend, table, definition."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analysis import gap, means
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES
from indicators.indicator import MUNICIPALITY, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import amount, heading
from translations.texts import _, literal, number, said
from views import address, charts, choosers, citation, countries, tables, words
from views.choosers import Shown
from views.gaps import holds
from views.map import explore
from views.place import value

_NAMED = 8  # areas that a sentence names; more it counts


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a gap page shows. `shown` is None where none of its indicators has a value yet.

    `of_page` are all its indicators; `level` has the municipalities of the chosen country.
    """

    shown: Shown | None
    of_page: tuple[Indicator, ...]
    awaited: tuple[Indicator, ...]
    level: str
    scheme: Scheme
    area: str | None

    @property
    def is_of_sweden(self) -> bool:
        """Whether the page shows Sweden; its further sections know no other country."""
        return self.level == MUNICIPALITY


def choose(*themes: str, also: tuple[str, ...] = (), first: str | None = None) -> Choice:
    """Indicator of the themes (and `also`), year, scheme and municipality, in one row.

    `first` is the indicator that is shown unless another is chosen.
    """
    of_page = [i for i in INDICATORS.values() if i.theme in themes or i.id in also]
    of_page.sort(key=lambda i: themes.index(i.theme) if i.theme in themes else len(themes))
    by_level = {
        level: {i.id: i for i in of_page if figures.has_mean(i, level)} for level in COUNTRIES
    }
    level = countries.level_of(by_level)
    offered = by_level[level]
    shown = _shown(offered, first, level) if offered else None
    if not offered and "indicator" in st.query_params:
        address.word("indicator", offered, None)
    area = choosers.area(level)
    with choosers.more():
        scheme = choosers.scheme(level)
    return Choice(
        shown=shown,
        of_page=tuple(of_page),
        awaited=tuple(i for i in of_page if vintages.is_awaited(i, MUNICIPALITY)),
        level=level,
        scheme=scheme,
        area=area,
    )


def _shown(offered: dict[str, Indicator], first: str | None, level: str) -> Shown:
    default = first if first in offered else next(iter(offered))
    chosen = offered[address.word("indicator", offered, default)]
    years = vintages.years(chosen, level)
    year = address.word("year", years, years[-1], int)
    left, right = st.columns([3, 1])
    with left:
        choosers.pick(
            _("Indicator"),
            {id: said(indicator.title) for id, indicator in offered.items()},
            "indicator",
            partial(choosers.take_indicator, level),
        )
    with right:
        choosers.pick(_("Year"), {y: chosen.named(y) for y in reversed(years)}, "year")
    return Shown(indicator=chosen, year=year, level=level)


def layout(choice: Choice) -> None:
    """Everything that the page says of the chosen indicator, and what a refresh would add."""
    if choice.shown is None:
        st.info(_("No indicator of this page has values of municipalities in the embedded data."))
        after_a_refresh(choice)
        return
    seen = explore.view(choice.shown, "quantiles", choice.scheme)
    finding(seen, choice.area)
    explore.map_and_panel(seen, "areas", choice.area, None)
    over_the_years(seen)
    countries.side_by_side(seen)
    explore.table_and_files(seen)
    after_a_refresh(choice)


def finding(seen: explore.View, area: str | None) -> None:
    """The place's own value, the gap in words, the mean of each class, and what stands behind them."""
    st.subheader(seen.title)
    if area is not None and value.is_of(area, seen.level):
        st.markdown(value.sentence(area, seen.indicator, seen.year, seen.scheme, seen.level))
    st.markdown(f"**{seen.finding}**" if seen.finding else _("The gap cannot be computed."))
    explore.class_bars(seen)
    st.caption(
        f"{citation.short(seen.indicator, seen.year, seen.level)} {said(seen.indicator.caveat)}"
    )


def after_a_refresh(choice: Choice) -> None:
    """The titles of what is declared, but has no value yet; and what of other countries is."""
    if choice.awaited and choice.is_of_sweden:
        titles = "; ".join(dict.fromkeys(said(indicator.title) for indicator in choice.awaited))
        with st.expander(
            _("{count} more indicators after a refresh", count=number(len(choice.awaited))),
            icon=":material/hourglass_empty:",
        ):
            st.markdown(_("After a refresh: {titles}.", titles=literal(titles)))
    countries.awaited(choice.of_page)


def over_the_years(seen: explore.View) -> None:
    """The gap in each year with its interval, its slope in words, and what its change is made of."""
    st.subheader(_("The gap over the years"))
    indicator, scheme = seen.indicator, seen.scheme
    found = gap.trend(indicator.id, scheme.id, seen.level)
    years = list(found.by_year.dropna(subset=["gap"]).index)
    if len(years) < 2:
        st.markdown(
            _("One year only ({year}): no change of the gap is known here.", year=seen.year)
        )
        return
    sentence = words.trend_sentence(found, indicator)
    st.markdown(sentence)
    charts.over_years(
        {_("Gap, rural minus urban"): found.by_year["gap"]},
        indicator,
        level=seen.level,
        ends=found.by_year[["low", "high"]],
        is_difference=True,
        alt=sentence,
    )
    st.markdown(_change_in_words(seen, years[0], years[-1]))
    st.caption(
        _(
            "Rural minus urban, means weighted by: {weight}; in a year whose weights are not known, those of the "
            "nearest year. Band: 95% interval, bootstrap over municipalities. The classes are those of {scheme_year} "
            "in every year. {note}",
            weight=said(INDICATORS[str(indicator.weight)].title),
            scheme_year=scheme.year,
            note=_fewer(found),
        ).strip()
    )


def _change_in_words(seen: explore.View, first: int, last: int) -> str:
    """What the change is made of, among which areas, and who is left out."""
    where = (seen.indicator.id, seen.scheme.id, seen.level)
    told = words.change_sentence(gap.change(*where), first, last, seen.indicator)
    ends = gap.ends_of_change(*where)
    if not ends.left_out:
        return told
    names = figures.titles(figures.areas(seen.level))[list(ends.left_out)]
    among = _(
        "Not in both years, and so left out of the split: {names}. Among the others the gap was {first_gap} in {first} "
        "and {last_gap} in {last}.",
        names=literal(words.listed(names)) if len(names) <= _NAMED else number(len(names)),
        first=first,
        last=last,
        first_gap=words.signed(ends.first, seen.indicator),
        last_gap=words.signed(ends.last, seen.indicator),
    )
    return f"{among} {told}"


def _fewer(trend: gap.Trend) -> str:
    """The years in which fewer municipalities take part than in others."""
    areas = trend.by_year["rural_areas"] + trend.by_year["urban_areas"]
    short = areas[areas < areas.max()]
    if short.empty:
        return ""
    return _(
        "Of at most {most} municipalities on the two sides, fewer have a value in: {years}.",
        most=number(areas.max()),
        years="; ".join(f"{year} ({number(count)})" for year, count in short.items()),
    )


def side_by_side(ids: tuple[str, ...], choice: Choice) -> None:
    """A few indicators as they stand, each in its latest year: the municipality, its class, the country."""
    code = choice.area or holds.EXAMPLE
    areas = figures.areas()
    same = areas[choice.scheme.column] == areas[choice.scheme.column][code]
    name = areas["name"][code]
    rows, awaited, sources = [], [], []
    for indicator in (INDICATORS[id] for id in ids):
        if not vintages.years(indicator, MUNICIPALITY):
            awaited.append(indicator)
            continue
        year = vintages.default_year(indicator, MUNICIPALITY)
        values = figures.values(indicator.id, year=year)["value"]
        sources.append(citation.publishers(indicator, year))
        rows.append(
            {
                _("Indicator"): f"{_plain_heading(indicator)}, {year}",
                name: amount_alone(values[code], indicator),
                _("Its class"): _mean(indicator, year, same),
                _("The country"): _mean(indicator, year),
            }
        )
    if rows:
        tables.wrapped(pd.DataFrame(rows))
        st.caption(
            _(
                "Class of {name}: {of_class} ({scheme}). Class and country: means weighted as each indicator is. "
                "Sources: {sources}. Definitions and caveats: Sources and methods.",
                sources="; ".join(dict.fromkeys(sources)),
                name=name,
                of_class=said(choice.scheme.classes[areas[choice.scheme.column][code]]),
                scheme=said(choice.scheme.title),
            )
        )
    if choice.area is None:
        st.caption(_("No municipality is chosen: {name} stands as an example.", name=name))
    if awaited:
        titles = "; ".join(said(indicator.title) for indicator in awaited)
        st.markdown(_("After a refresh: {titles}.", titles=literal(titles)))


def _plain_heading(indicator: Indicator) -> str:
    return heading(indicator) if said(UNITS[indicator.unit].text) else said(indicator.title)


def amount_alone(value: float, indicator: Indicator) -> str:
    """A value without its unit, which stands in the row's heading."""
    return number(value, UNITS[indicator.unit].decimals)


def _mean(indicator: Indicator, year: int, among: pd.Series | None = None) -> str:
    if not figures.has_mean(indicator, MUNICIPALITY):  # a judgement has none
        return "–"
    return amount_alone(means.mean(indicator.id, MUNICIPALITY, year, among), indicator)


def country_mean(id: str) -> tuple[str, int] | None:
    """The country's weighted mean in the latest year, with its unit, and the year; None where there is none."""
    indicator = INDICATORS[id]
    if not figures.has_mean(indicator, MUNICIPALITY):
        return None
    year = vintages.default_year(indicator, MUNICIPALITY)
    return amount(means.mean(id, MUNICIPALITY, year), indicator), year


def every_scheme(choice: Choice) -> None:
    """The same gap under every scheme, at the end of a page."""
    if choice.shown is None:
        return
    st.subheader(_("Does the answer hold?"))
    holds.answer(choice.shown.indicator, choice.level, choice.shown.year, choice.area)
