"""Does the answer hold? The same gap under every scheme, side by side."""

from functools import partial

import pandas as pd
import streamlit as st

from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import (
    DESO,
    DESO_2025,
    LEVELS,
    MUNICIPALITY,
    NORWAY,
    SQUARE,
    THEMES,
    UNITS,
    Indicator,
)
from indicators.schemes import SCHEMES, Scheme, schemes_at
from indicators.written import amount
from measures import gaps
from translations.texts import _, number, numbers, said
from views import address, charts, choosers, citation, tables, words
from views.choosers import Shown

EXAMPLE = "1264"  # Skurup: another class under each scheme
# Schemes of levels that an indicator may have beside its first.
_BESIDE = {DESO: "deso_class", DESO_2025: "deso_class", NORWAY: "centrality"}


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
    offered = {i.id: i for i in INDICATORS.values() if first_level(i) is not None}
    default = choosers.DEFAULT_INDICATOR
    chosen = offered[address.word("indicator", offered, default)]
    level = first_level(chosen) or MUNICIPALITY
    years = vintages.years(chosen, level)
    year = address.word("year", years, years[-1], int)
    first, second, third = st.columns([4, 1, 2])
    with first:
        names = {i.id: f"{said(THEMES[i.theme])}: {said(i.title)}" for i in offered.values()}
        choosers.pick(_("Indicator"), names, "indicator", partial(_take, offered))
    with second:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    with third:
        area = choosers.area(figures.areas())
    return Shown(indicator=chosen, year=year, level=level), area


def _take(offered: dict[str, Indicator]) -> None:
    chosen = offered[st.session_state["indicator"]]
    choosers.take_indicator(first_level(chosen) or MUNICIPALITY)


def first_level(indicator: Indicator) -> str | None:
    """The level that the schemes are compared at: the largest areas with values; None without a mean."""
    known = (level for level in LEVELS if level != SQUARE and figures.has_mean(indicator, level))
    return next(known, None)


def answer(indicator: Indicator, level: str, year: int, area: str | None) -> None:
    """The gaps in words, drawn with their intervals, in a table, and where a municipality stands."""
    found = gaps_of(indicator, level, year)
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
    if level != NORWAY:
        place(area or EXAMPLE, found)


def gaps_of(indicator: Indicator, level: str, year: int) -> pd.DataFrame:
    """A row a scheme: scheme, level, year, and the columns of `gaps.under_schemes`.

    The schemes of `level`, then those of further levels that the indicator has,
    in the year nearest to `year`.
    """
    parts = [_under(indicator.id, level, year)]
    for other, scheme in _BESIDE.items():
        if other == level or not figures.has_mean(indicator, other):
            continue
        years = vintages.years(indicator, other)
        nearest = min(years, key=lambda known: (abs(known - year), -known))
        every = _under(indicator.id, other, nearest)
        parts.append(every[every["scheme"] == scheme])
    return pd.concat(parts, ignore_index=True)


@live.cached(maxsize=64)
def _under(id: str, level: str, year: int) -> pd.DataFrame:
    areas, schemes = figures.areas(level), schemes_at(level)
    sides = {
        key: (areas[s.column].isin(s.rural), areas[s.column].isin(s.urban))
        for key, s in schemes.items()
    }
    values = figures.values(id, level, year)["value"]
    found = gaps.under_schemes(values, figures.weights(INDICATORS[id], year, level), sides)
    return found.rename_axis("scheme").reset_index().assign(level=level, year=year)


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
        if row.level == NORWAY:
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
