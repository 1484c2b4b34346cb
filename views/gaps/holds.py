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
    MUNICIPAL,
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
    first, second = st.columns([4, 1])
    with first:
        names = {i.id: f"{said(THEMES[i.theme])}: {said(i.title)}" for i in offered.values()}
        choosers.pick(_("Indicator"), names, "indicator", partial(_take, offered))
    with second:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    return Shown(indicator=chosen, year=year, level=level), choosers.area()


def _take(offered: dict[str, Indicator]) -> None:
    chosen = offered[st.session_state["indicator"]]
    choosers.take_indicator(gap.first_level(chosen) or MUNICIPALITY)


def answer(indicator: Indicator, level: str, year: int, area: str | None) -> None:
    """The gaps in words, drawn with their intervals, in a table, and where a municipality stands."""
    found = gap.under_schemes(indicator.id, level, year)
    cuts = gap.under_cuts(indicator.id, level, year)
    others = cuts[cuts["cut"] != cuts["scheme"]]
    decimals = UNITS[indicator.unit].decimals
    st.markdown(f"**{words.agreement_sentence(_named(_different(found), level), decimals)}**")
    st.markdown(_range_sentence(cuts, indicator))
    _repeated(found, level)
    is_here = found["level"] == level
    lines = pd.concat([found[is_here], others, found[~is_here]], ignore_index=True)
    _drawn(_named(_different(lines), level), indicator, level, year)
    for row in found[found["gap"].isna()].itertuples():
        st.caption(
            _(
                "{name}: the gap cannot be computed: one side has no values.",
                name=_row_name(row, level),
            )
        )
    _table(lines, indicator)
    if (found["scheme"] == "deso_class").any():
        st.caption(said(UNPLACED))
    if country_of(level) == HOME:
        place(area or EXAMPLE, found)


def _different(table: pd.DataFrame) -> pd.DataFrame:
    """Each answer once: without the schemes that have another's areas on both sides."""
    return table[table["same_as"] == ""]


def _named(table: pd.DataFrame, level: str) -> pd.DataFrame:
    return table.set_axis([_row_name(row, level) for row in table.itertuples()])


def _drawn(named: pd.DataFrame, indicator: Indicator, level: str, year: int) -> None:
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
        + (f"{words.drawn_whole()} " if not set(named["level"]) <= set(MUNICIPAL) else "")
        + citation.short(indicator, year, level)
    )


def _repeated(table: pd.DataFrame, level: str) -> None:
    """Which schemes are one answer here."""
    for row in table[table["same_as"] != ""].itertuples():
        st.caption(
            _(
                "{name} has the same areas on both sides as {other}: the two are one answer, and count once.",
                name=_row_name(row, level),
                other=said(SCHEMES[str(row.same_as)].title),
            )
        )


def _range_sentence(cuts: pd.DataFrame, indicator: Indicator) -> str:
    """How far the gap moves over the lines that differ, and under which it is not clear."""
    if len(cuts) < 2:
        return ""
    text = _(
        "With other lines through the same classes, {count} in all, the gap goes from {least} to {most}.",
        count=number(len(cuts)),
        least=words.signed(cuts["gap"].min(), indicator),
        most=words.signed(cuts["gap"].max(), indicator),
    )
    decimals = UNITS[indicator.unit].decimals
    rows = cuts.itertuples()
    unclear = [_line_name(row) for row in rows if not words.is_clear(row.low, row.high, decimals)]
    if not unclear:
        return text
    return f"{text} " + _("Not distinguishable from chance: {names}.", names="; ".join(unclear))


def _line_name(row: tuple) -> str:
    """The scheme, or the cut through its classes."""
    scheme = SCHEMES[row.scheme]  # type: ignore[attr-defined]
    cuts = {cut.id: cut.title for cut in scheme.cuts}
    return said(cuts.get(getattr(row, "cut", ""), scheme.title))


def _row_name(row: tuple, level: str) -> str:
    """The scheme or the cut; where it is of another level, the level and its year too."""
    title = _line_name(row)
    if row.level == level:  # type: ignore[attr-defined]
        return title
    return f"{title}, {said(LEVELS[row.level])}, {row.year}"  # type: ignore[attr-defined]


def _table(frame: pd.DataFrame, indicator: Indicator) -> None:
    decimals, unit = UNITS[indicator.unit].decimals, said(UNITS[indicator.unit].difference)
    table = pd.DataFrame(
        {
            _("Scheme"): [_line_name(row) for row in frame.itertuples()],
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
