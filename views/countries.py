"""Sweden or Norway: which country a page shows, and the two side by side where they can be compared."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from analysis import gap, means
from analysis.counterparts import (
    classes_are_known,
    counterpart,
    is_norwegian,
    other_level,
    there_is_norway,
)
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, NORWAY, Indicator
from indicators.schemes import Scheme, schemes_at
from indicators.written import amount
from translations.texts import _, literal, said
from views import address, charts, citation
from views.map import explore

LEVEL_OF_COUNTRY = {"sweden": MUNICIPALITY, "norway": NORWAY}


def name_of(level: str) -> str:
    """The country whose municipalities a level has."""
    return _("Norway") if level == NORWAY else _("Sweden")


def level_of(offered: Mapping[str, Mapping[str, Indicator]]) -> str:
    """The level that the reader wants of the page's indicators, which are given by level.

    There is a choice only once a refresh has brought Norwegian figures that the page
    can show; an address that asks for Norway before that is told so.
    """
    asked = st.query_params.get("country") or st.session_state.get("address.country")
    if not offered[NORWAY] or not classes_are_known():
        if asked == "norway":
            st.info(
                _("Norway is not shown here: this page has no Norwegian figures yet."),
                icon=":material/info:",
            )
        elif "country" in st.query_params:
            address.word("country", LEVEL_OF_COUNTRY, "sweden")
        return MUNICIPALITY
    chosen = address.word("country", LEVEL_OF_COUNTRY, "sweden")
    st.segmented_control(
        _("Country"),
        list(LEVEL_OF_COUNTRY),
        format_func=lambda code: name_of(LEVEL_OF_COUNTRY[code]),
        key="country",
        required=True,
        on_change=partial(_take, offered),
    )
    return LEVEL_OF_COUNTRY[chosen]


def _take(offered: Mapping[str, Mapping[str, Indicator]]) -> None:
    """Go to the other country: the indicator stays, or its counterpart; municipality, scheme and year do not."""
    country = st.session_state["country"]
    level = LEVEL_OF_COUNTRY[country]
    shown = st.session_state.get("indicator")
    if shown not in offered[level]:
        other = counterpart(INDICATORS[shown], other_level(level)) if shown in INDICATORS else None
        kept = other.id if other is not None and other.id in offered[level] else None
        address.put("indicator", kept)
    address.put("country", country)
    for word in ("area", "scheme", "year"):
        address.put(word, None)


def awaited(of_page: tuple[Indicator, ...]) -> None:
    """What a refresh would bring of Norway to a page; nothing once it has."""
    of_norway = [i for i in of_page if is_norwegian(i)]
    waiting = [i for i in of_norway if not vintages.years(i, NORWAY)]
    if not of_norway:
        st.caption(_("Norway: no indicator of this page is declared for Norwegian municipalities."))
    elif waiting:
        titles = "; ".join(said(indicator.title) for indicator in waiting)
        st.caption(_("Norway, after a refresh: {titles}.", titles=literal(titles)))
    elif not classes_are_known():
        st.caption(_("Norway, after a refresh of its classes of centrality (Statistics Norway)."))


def side_by_side(seen: explore.View) -> None:
    """Both countries' means and classes on one scale, where they can be compared, and how far they can."""
    if seen.level not in LEVEL_OF_COUNTRY.values():
        return
    level = other_level(seen.level)
    other = counterpart(seen.indicator, seen.level)
    if other is None:
        if seen.indicator.comparable == "not" and there_is_norway():
            st.caption(
                _("Not comparable between Sweden and Norway: they are not drawn on one scale.")
            )
        return
    if not figures.has_mean(other, level) or not figures.has_mean(seen.indicator, seen.level):
        return
    if not classes_are_known():
        return
    year = vintages.nearest_year(other, level, seen.year)
    scheme = next(iter(schemes_at(level).values()))
    both = [
        (seen.indicator, seen.level, seen.year, seen.scheme),
        (other, level, year, scheme),
    ]
    both.sort(key=lambda item: item[1] == NORWAY)
    st.subheader(_("Sweden and Norway"))
    sentence = _means(both)
    st.markdown(f"**{sentence}**")
    st.markdown(_comparability(seen.indicator, other))
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


def _comparability(indicator: Indicator, other: Indicator) -> str:
    """The word for how far the two can be compared; of similar ones, how they differ."""
    if indicator.id == other.id:
        return _("Same definition in both countries.")
    norwegian = indicator if is_norwegian(indicator) else other
    return _("Similar, not the same: {difference}", difference=said(norwegian.caveat))


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
