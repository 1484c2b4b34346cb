"""How far apart the areas of a municipality lie, and whether that is more than chance."""

import math
from html import escape

import streamlit as st

from analysis import inside, segregation
from analysis.groups import GROUPS, known_years
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, LEVELS, MUNICIPALITY, REGSO, UNITS
from indicators.written import difference, interval
from translations.texts import _, number, said
from views import citation, frame, stacked, standings
from views.measure.finding import in_words
from views.profile.choices import Choice
from views.stacked import Markup

# Told of the areas of a municipality: each at the smallest level that has it for the whole country.
SPREAD = (
    (REGSO, "wage_mean_tkr"),
    (REGSO, "rented_pct"),
    (DESO, "lowest_income_quartile_pct"),
    (DESO, "cars_per_1000"),
)
_GROUP = "lowest_income"  # whose unevenness is told with its null
_TENTHS = [0.1, 0.9]


def show(choice: Choice) -> None:
    """How far apart the areas of the municipality lie, and whether that is more than chance."""
    if choice.level != MUNICIPALITY:
        return
    st.subheader(_("The gap inside"))
    code = str(choice.area)
    _table(code, choice.name)
    st.markdown(_unevenness(code))
    sources = [
        f"{said(INDICATORS[id].title)}: {citation.publishers(INDICATORS[id], _latest(id, level), level)}"
        for level, id in SPREAD
    ]
    st.caption(
        _(
            "Areas: RegSO 2020 or DeSO 2018, each counting once. Small areas differ more by chance than large ones. Sources: "
            "{sources}.",
            sources="; ".join(sources),
        )
    )
    frame.link("inside", _("Centre and countryside of {name}", name=choice.name), area=code)
    frame.link(
        "measure", _("More measures of {name}", name=choice.name), municipalities=code, group=_GROUP
    )


def _table(code: str, name: str) -> None:
    rows = [row for level, id in SPREAD if (row := _spread_row(code, level, id))]
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
    year = known_years(GROUPS[_GROUP])[-1]
    counted = segregation.of_group(_GROUP, year)
    row = segregation.with_noise(counted, "dissimilarity", (code,)).loc[code]
    return _(
        "How unevenly the group “{group}” lives over its areas, {year}: dissimilarity D {noise} D is the share of the group "
        "that would have to move for all areas to be alike (0–1).",
        group=said(GROUPS[_GROUP].title),
        year=year,
        noise=in_words(row),
    )


def _latest(id: str, level: str) -> int:
    return vintages.years(INDICATORS[id], level)[-1]


def _spread_row(code: str, level: str, id: str) -> list[str]:
    """Lowest, highest and middle of the areas of a municipality; nothing with fewer than two values."""
    indicator, year, areas = INDICATORS[id], _latest(id, level), figures.areas(level)
    is_in = areas["municipality_code"] == code
    values = figures.values(id, level, year)["value"][is_in].dropna()
    if len(values) < 2:
        return []
    names = figures.titles(areas.loc[values.index])
    low, high = values.quantile(_TENTHS)
    is_inside = id in inside.offered() and level in inside.LEVELS_INSIDE
    gap = inside.means(id, level, year).loc[code, "gap"] if is_inside else math.nan

    def written(area: str) -> Markup:
        value = number(values[area], UNITS[indicator.unit].decimals)
        return Markup(f"{value}<small>{escape(names[area])}</small>")

    return [
        f"{standings.heading(indicator)}, {said(LEVELS[level])}, {year}",
        _("{known} of {all}", known=number(len(values)), all=number(is_in.sum())),
        written(values.idxmin()),
        written(values.idxmax()),
        difference(values.max() - values.min(), indicator),
        interval(low, high, indicator),
        "–" if math.isnan(gap) else difference(gap, indicator),
    ]
