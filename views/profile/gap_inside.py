"""How far apart the areas of a municipality lie, and whether that is more than chance."""

import math
from html import escape

import streamlit as st

from analysis import profile
from analysis.groups import GROUPS
from analysis.profile import Spread
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, MUNICIPALITY, UNITS, Indicator
from indicators.schemes import UNPLACED
from indicators.written import difference, interval
from translations.texts import _, number, said
from views import citation, frame, stacked, standings
from views.measure.finding import in_words
from views.profile.choices import Choice
from views.stacked import Markup


def show(choice: Choice) -> None:
    """How far apart the areas of the municipality lie, and whether that is more than chance."""
    if choice.level != MUNICIPALITY:
        return
    st.subheader(_("The gap inside"))
    code = str(choice.area)
    _table(code, choice.name)
    st.markdown(_unevenness(code))
    sources = [_source(INDICATORS[id], level) for level, id in profile.SPREAD]
    st.caption(
        _(
            "Areas: RegSO 2020 or DeSO 2018, each counting once. Small areas differ more by chance than large ones. Sources: "
            "{sources}.",
            sources="; ".join(sources),
        )
        + f" {said(UNPLACED)}"
    )
    frame.link("inside", _("Centre and countryside of {name}", name=choice.name), area=code)
    frame.link(
        "measure",
        _("More measures of {name}", name=choice.name),
        municipalities=code,
        group=profile.GROUP,
    )


def _source(indicator: Indicator, level: str) -> str:
    year = vintages.default_year(indicator, level)
    return f"{said(indicator.title)}: {citation.publishers(indicator, year, level)}"


def _table(code: str, name: str) -> None:
    spreads = [profile.spread(code, id, level) for level, id in profile.SPREAD]
    rows = [_spread_row(spread) for spread in spreads if spread is not None]
    headings = [
        _("Indicator"),
        _("Areas with a value"),
        _("Lowest area"),
        _("Highest area"),
        _("Difference"),
        _("The middle eight tenths of the areas"),
        _("Countryside minus centre (DeSO A minus C)"),
    ]
    stacked.table(headings, rows, name=f"{name}: {_('The gap inside')}")


def _unevenness(code: str) -> str:
    """The dissimilarity of one group over the municipality's areas, beside what chance would give."""
    year, row = profile.unevenness(code)
    return _(
        "How unevenly the group “{group}” lives over its areas, {year}: dissimilarity D {noise} D is the share of the group "
        "that would have to move for all areas to be alike (0–1).",
        group=said(GROUPS[profile.GROUP].title),
        year=year,
        noise=in_words(row),
    )


def _spread_row(spread: Spread) -> list[str]:
    """Lowest, highest and middle of the areas of a municipality."""
    indicator, values = spread.indicator, spread.values
    names = figures.titles(figures.areas(spread.level).loc[values.index])

    def written(area: str) -> Markup:
        value = number(values[area], UNITS[indicator.unit].decimals)
        return Markup(f"{value}<small>{escape(names[area])}</small>")

    return [
        f"{standings.heading(indicator)}, {said(LEVELS[spread.level])}, {spread.year}",
        _("{known} of {all}", known=number(len(values)), all=number(spread.areas)),
        written(values.idxmin()),
        written(values.idxmax()),
        difference(values.max() - values.min(), indicator),
        interval(spread.low, spread.high, indicator),
        "–" if math.isnan(spread.gap) else difference(spread.gap, indicator),
    ]
