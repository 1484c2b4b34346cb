"""Does the answer hold? The same gap under every scheme, side by side."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import gap
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import HOME, country_of
from indicators.indicator import (
    LEVELS,
    MUNICIPALITY,
    THEMES,
    UNITS,
    Indicator,
)
from indicators.schemes import SCHEMES, UNPLACED, Scheme
from indicators.written import amount
from translations.texts import _, number, numbers, said
from views import address, charts, choosers, citation, tables, words
from views.choosers import Shown

EXAMPLE = "1264"  # Skurup: another class under each scheme


def introduction() -> None:
    """What the page asks."""
    st.markdown(
        _(
            "What is rural depends on who draws the line. Here the same gap is computed under every scheme at once; where "
            "the schemes disagree, the answer hangs on the scheme."
        )
    )


def choose() -> tuple[Shown, str | None]:
    """Any indicator with a weighted mean, its year, and the municipality to look up."""
    offered = {i.id: i for i in INDICATORS.values() if gap.first_level(i) is not None}
    default = choosers.DEFAULT_INDICATOR
    chosen = offered[address.word("indicator", offered, default)]
    level = gap.first_level(chosen) or MUNICIPALITY
    years = vintages.years(chosen, level)
    year = address.word("year", years, years[-1], int)
    first, second, third = st.columns([4, 1, 2])
    with first:
        names = {i.id: f"{said(THEMES[i.theme])}: {said(i.title)}" for i in offered.values()}
        choosers.pick(_("Indicator"), names, "indicator", partial(_take, offered))
    with second:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    with third:
        area = choosers.area()
    return Shown(indicator=chosen, year=year, level=level), area


def _take(offered: dict[str, Indicator]) -> None:
    chosen = offered[st.session_state["indicator"]]
    choosers.take_indicator(gap.first_level(chosen) or MUNICIPALITY)


def answer(indicator: Indicator, level: str, year: int, area: str | None) -> None:
    """The gaps in words, drawn with their intervals, in a table, and where a municipality stands."""
    found = gap.under_schemes(indicator.id, level, year)
    named = found.set_axis([_row_name(row, level) for row in found.itertuples()])
    st.markdown(f"**{words.agreement_sentence(named)}**")
    listing = "; ".join(f"{name}: {words.signed(g, indicator)}" for name, g in named["gap"].items())
    charts.gaps(named.dropna(subset=["gap"]), indicator, alt=listing)
    st.caption(
        _(
            "{indicator}, {year}. Dots: mean of the rural classes minus mean of the urban ones, weighted by: {weight}. "
            "Lines: 95% interval, bootstrap over areas, from the same draws under every scheme of one level.",
            indicator=said(indicator.title),
            year=year,
            weight=said(INDICATORS[str(indicator.weight)].title),
        )
        + " "
        + citation.short(indicator, year, level)
    )
    for row in found[found["gap"].isna()].itertuples():
        st.caption(
            _(
                "{name}: the gap cannot be computed: one side has no values.",
                name=_row_name(row, level),
            )
        )
    _table(found, indicator)
    if (found["scheme"] == "deso_class").any():
        st.caption(said(UNPLACED))
    if country_of(level) == HOME:
        place(area or EXAMPLE, found)


def _row_name(row: tuple, level: str) -> str:
    """The scheme; where it is of another level, the level and its year too."""
    title = said(SCHEMES[row.scheme].title)  # type: ignore[attr-defined]
    if row.level == level:  # type: ignore[attr-defined]
        return title
    return f"{title}, {said(LEVELS[row.level])}, {row.year}"  # type: ignore[attr-defined]


def _table(frame: pd.DataFrame, indicator: Indicator) -> None:
    decimals, unit = UNITS[indicator.unit].decimals, said(UNITS[indicator.unit].difference)
    table = pd.DataFrame(
        {
            _("Scheme"): [said(SCHEMES[id].title) for id in frame["scheme"]],
            _("Gap ({unit})", unit=unit): numbers(frame["gap"], decimals),
            _("From"): numbers(frame["low"], decimals),
            _("To"): numbers(frame["high"], decimals),
            _("Rural side"): [amount(v, indicator) for v in frame["rural"]],
            _("Urban side"): [amount(v, indicator) for v in frame["urban"]],
            _("Areas on the rural side"): numbers(frame["rural_areas"]),
            _("Areas on the urban side"): numbers(frame["urban_areas"]),
            _("Level"): [said(LEVELS[level]) for level in frame["level"]],
            _("Year"): frame["year"].astype(str),
        }
    )
    tables.wrapped(table, alt=f"{_('Gaps')}: {said(indicator.title)}")


def place(code: str, table: pd.DataFrame) -> None:
    """The class and the side of one municipality under each of the schemes."""
    own = figures.areas().loc[code]
    st.markdown(f"**{_('{name} under each scheme', name=own['name'])}**")
    rows = []
    for row in table.itertuples():
        scheme = SCHEMES[row.scheme]
        if country_of(row.level) != HOME:
            continue
        if scheme.column in own:
            rows.append(
                (
                    said(scheme.title),
                    said(scheme.classes[own[scheme.column]]),
                    side(own[scheme.column], scheme),
                )
            )
        else:
            rows.append(
                (
                    said(scheme.title),
                    _shares(code, row.level, scheme),
                    _("has areas of several classes"),
                )
            )
    titles = [_("Scheme"), _("Class"), _("Side")]
    title = _("{name} under each scheme", name=own["name"])
    tables.wrapped(pd.DataFrame(rows, columns=titles), alt=title)


def side(code: int | str, scheme: Scheme) -> str:
    """Which side of the gap a class is on."""
    if code in scheme.rural:
        return _("rural side")
    return _("urban side") if code in scheme.urban else _("between: in neither mean")


def _shares(code: str, level: str, scheme: Scheme) -> str:
    """How many areas of a municipality are of each class."""
    areas = figures.areas(level)
    counts = areas.loc[areas["municipality_code"] == code, scheme.column].value_counts()
    return "; ".join(
        f"{said(text)}: {number(counts.get(k, 0))}" for k, text in scheme.classes.items()
    )
