"""Which country a page shows, and two side by side where they can be compared."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from analysis import gap, means
from analysis.counterparts import classes_are_known, counterpart, is_of, is_there
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES, HOME, Country, country_of, neighbours
from indicators.indicator import Indicator
from indicators.schemes import Scheme, schemes_at
from indicators.written import amount
from translations.texts import _, literal, said
from views import address, charts, citation
from views.map import explore


def name_of(level: str) -> str:
    """The country whose municipalities a level has."""
    return said(country_of(level).name)


def level_of(offered: Mapping[str, Mapping[str, Indicator]]) -> str:
    """The level that the reader wants of the page's indicators, which are given by level.

    There is a choice only once a refresh has brought another country's figures that the
    page can show; an address that asks for a country before that is told so.
    """
    asked = st.query_params.get("country") or st.session_state.get("address.country")
    shown = {
        country.id: country
        for country in COUNTRIES.values()
        if country == HOME or (offered[country.level] and classes_are_known(country.level))
    }
    absent = next((c for c in COUNTRIES.values() if c.id == asked and c.id not in shown), None)
    if absent is not None:
        _say_absent(absent)
        return HOME.level
    if len(shown) == 1:
        if "country" in st.query_params:
            address.word("country", shown, HOME.id)
        return HOME.level
    chosen = address.word("country", shown, HOME.id)
    st.segmented_control(
        _("Country"),
        list(shown),
        format_func=lambda id: said(shown[id].name),
        key="country",
        required=True,
        on_change=partial(_take, offered),
    )
    return shown[chosen].level


def _say_absent(country: Country) -> None:
    st.info(
        _(
            "{country} is not shown here: this page has no {adjective} figures yet.",
            country=said(country.name),
            adjective=said(country.adjective),
        ),
        icon=":material/info:",
    )


def _take(offered: Mapping[str, Mapping[str, Indicator]]) -> None:
    """Go to another country: the indicator stays, or its counterpart; municipality, scheme and year do not."""
    id = st.session_state["country"]
    level = next(country.level for country in COUNTRIES.values() if country.id == id)
    shown = st.session_state.get("indicator")
    if shown not in offered[level]:
        address.put("indicator", _counterpart_among(offered[level], shown, level))
    address.put("country", id)
    for word in ("area", "scheme", "year"):
        address.put(word, None)


def _counterpart_among(
    offered: Mapping[str, Indicator], shown: str | None, level: str
) -> str | None:
    """The id of the offered indicator that can be compared with the one shown of another country."""
    if shown not in INDICATORS:
        return None
    others = (counterpart(INDICATORS[shown], at, level) for at in COUNTRIES if at != level)
    return next((i.id for i in others if i is not None and i.id in offered), None)


def awaited(of_page: tuple[Indicator, ...]) -> None:
    """What a refresh would bring of each neighbour to a page; nothing once it has."""
    for country in neighbours():
        _awaited_of(country, [i for i in of_page if is_of(i, country.level)])


def _awaited_of(country: Country, declared: list[Indicator]) -> None:
    waiting = [i for i in declared if not vintages.years(i, country.level)]
    name = said(country.name)
    if not declared:
        st.caption(
            _(
                "{country}: no indicator of this page is declared for {adjective} municipalities.",
                country=name,
                adjective=said(country.adjective),
            )
        )
    elif waiting:
        titles = literal("; ".join(said(indicator.title) for indicator in waiting))
        st.caption(_("{country}, after a refresh: {titles}.", country=name, titles=titles))
    elif country.classes_named is not None and not classes_are_known(country.level):
        classes = said(country.classes_named)
        st.caption(_("{country}, after a refresh of {classes}.", country=name, classes=classes))


def side_by_side(seen: explore.View) -> None:
    """The country and each other one on one scale, where they can be compared, and how far they can."""
    if seen.level in COUNTRIES:
        for level in COUNTRIES:
            if level != seen.level:
                _side_by_side(seen, level)


def _side_by_side(seen: explore.View, level: str) -> None:
    """The country shown and that of `level`: the means and classes of both."""
    first, second = (name_of(at) for at in COUNTRIES if at in (seen.level, level))
    other = counterpart(seen.indicator, seen.level, level)
    if other is None:
        if seen.indicator.comparable == "not" and is_there(level):
            st.caption(
                _(
                    "Not comparable between {first} and {second}: they are not drawn on one scale.",
                    first=first,
                    second=second,
                )
            )
        return
    if not figures.has_mean(other, level) or not figures.has_mean(seen.indicator, seen.level):
        return
    if not classes_are_known(level):
        return
    year = vintages.nearest_year(other, level, seen.year)
    scheme = next(iter(schemes_at(level).values()))
    both = [
        (seen.indicator, seen.level, seen.year, seen.scheme),
        (other, level, year, scheme),
    ]
    both.sort(key=lambda item: list(COUNTRIES).index(item[1]))
    st.subheader(_("{first} and {second}", first=first, second=second))
    sentence = _means(both)
    st.markdown(f"**{sentence}**")
    st.markdown(_comparability(both))
    if not classes_are_known(seen.level):  # the wholes alone
        return
    charts.countries(
        {name_of(at): (gap.by_class(one.id, by.id, at, of), by) for one, at, of, by in both},
        seen.indicator,
        alt=sentence,
    )
    st.caption(_notes(both))


def _means(both: list[tuple[Indicator, str, int, Scheme]]) -> str:
    """The mean of each country, with its year and publisher."""
    parts = [
        _(
            "{country} {mean} ({year}, {publishers})",
            country=name_of(level),
            mean=amount(means.mean(indicator.id, level, year), indicator),
            year=year,
            publishers=citation.publishers(indicator, year, level),
        )
        for indicator, level, year, _scheme in both
    ]
    return "; ".join(parts) + "."


def _comparability(both: list[tuple[Indicator, str, int, Scheme]]) -> str:
    """The word for how far the two can be compared; of similar ones, how the second differs."""
    (first, *_first), (second, *_second) = both
    if first.id == second.id:
        return _("Same definition in both countries.")
    return _("Similar, not the same: {difference}", difference=said(second.caveat))


def _notes(both: list[tuple[Indicator, str, int, Scheme]]) -> str:
    listed = "; ".join(
        f"{name_of(level)}: {said(indicator.title)}, {said(scheme.title)}"
        for indicator, level, _year, scheme in both
    )
    return _(
        "{listed}. The two divisions are made differently: compare the range within a country, and the countries as wholes, "
        "not class with class. Means weighted as each indicator is; lines: 95% interval, bootstrap over the municipalities "
        "that have a value.",
        listed=listed,
    )
