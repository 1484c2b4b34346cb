"""The overview: the gaps, each in one sentence and on one small map."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import gap, means
from analysis.counterparts import is_there
from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import Country, neighbours
from indicators.indicator import MUNICIPALITY, THEMES, Indicator
from indicators.schemes import Scheme, schemes_at
from indicators.written import amount
from translations.texts import _, said
from views import citation, colours, frame, picture, sparklines, words
from views.place import value

_DEFINED_ALIKE = "age_75_plus_pct"  # the same in every country
# One of each theme whose figures are embedded for every municipality and have a better end.
GAPS = (
    "pharmacy_over_5km_pct",
    "dwellings_near_hourly_stop_500m_pct",
    "open_unemployment_pct",
    "turnout_municipality_pct",
    "eligible_vocational_in_schools_pct",
    "life_expectancy_women_years",
)
_IN_A_ROW = 3
_FEWEST_YEARS = 2


def headline() -> None:
    """What this is, for somebody who has never seen it."""
    st.title("Klyftkartan")
    st.markdown(
        _(
            "How large is the gap between town and country in Sweden? Services, transport, work, influence, education "
            "and health in all 290 municipalities, on real figures, with the source beside each number."
        )
    )


def gaps(scheme: Scheme, area: str | None) -> None:
    """A card for each gap, three in a row; the chosen municipality's own value first."""
    for start in range(0, len(GAPS), _IN_A_ROW):
        columns = st.columns(_IN_A_ROW)
        for column, id in zip(columns, GAPS[start : start + _IN_A_ROW], strict=False):
            with column, st.container(border=True, height="stretch"):
                gap_card(id, scheme, area)


def gap_card(id: str, scheme: Scheme, area: str | None) -> None:
    """One gap: a sentence, the chosen municipality's value, a small map, the years, and the way to more."""
    indicator = INDICATORS[id]
    year = vintages.default_year(indicator, MUNICIPALITY)
    rural_gap = gap.of_indicator(id, scheme.id, MUNICIPALITY, year)
    st.subheader(said(THEMES[indicator.theme]))
    st.markdown(f"**{said(indicator.title)}, {indicator.named(year)}**")
    if area is not None:
        st.markdown(value.sentence(area, indicator, year, scheme))
    sentence = words.gap_sentence(rural_gap, indicator, scheme)
    st.markdown(sentence)
    image, legend = _small_map(id, year)
    st.image(
        image,
        width=200,
        alt=f"{_('Map of the municipalities')}. {said(indicator.title)}, {indicator.named(year)}. {sentence}",
    )
    _years(indicator, area)
    low, high = legend
    ends = {"low": amount(low, indicator), "high": amount(high, indicator)}
    st.caption(
        f"{_('Lightest: {low}. Darkest: {high}.', **ends)} {citation.short(indicator, year)} {said(indicator.caveat)}"
    )
    frame.link("map", _("Explore on the map"), indicator=id, scheme=scheme.id)


def _years(indicator: Indicator, area: str | None) -> None:
    """The years of the municipality, else of the country, as a line; nothing where one year is known."""
    years = vintages.years(indicator, MUNICIPALITY)
    if area is None:
        name = _("The country")
        line = pd.Series({y: means.mean(indicator.id, MUNICIPALITY, y) for y in years})
    else:
        name = figures.areas()["name"][area]
        line = figures.series(indicator.id).loc[area].reindex(years)
    line = line.dropna()
    if len(line) < _FEWEST_YEARS:
        return
    first, last = line.index[0], line.index[-1]
    text = _(
        "{name}: from {before} ({first}) to {now} ({last})",
        name=name,
        before=amount(line[first], indicator),
        first=indicator.named(first),
        now=amount(line[last], indicator),
        last=indicator.named(last),
    )
    st.html(f"{sparklines.sparkline(line, alt=text)} {escape(text)}")


def next_steps(scheme: Scheme) -> None:
    """Where to look after the overview."""
    st.subheader(_("What to look at next"))
    steps: tuple[tuple[str, str, dict[str, str]], ...] = (
        (
            "services",
            _("How far is it to a pharmacy, a grocery and a police station?"),
            {"service": "pharmacy"},
        ),
        (
            "profile",
            _("Your own municipality: what stands out, and how it has changed"),
            {},
        ),
        (
            "map",
            _("The same people, without the empty forest: the people's map"),
            {"map": "people"},
        ),
        (
            "holds",
            _("Does the answer hold, wherever the line between town and country is drawn?"),
            {},
        ),
        ("whatif", _("What if a pharmacy opened, or closed?"), {"place": "pharmacy"}),
        ("segregation", _("Are most municipalities segregated?"), {}),
        ("brief", _("From a finding to a decision: a brief of two pages"), {}),
        ("present", _("A story for a seminar, ready to show"), {}),
        ("sources", _("Where every number comes from"), {}),
    )
    for country in neighbours():
        if is_there(country.level):
            _link_to(country)
    for page, label, words_ in steps:
        frame.link(page, label, scheme=scheme.id, **words_)


def _link_to(country: Country) -> None:
    """The way to a neighbour's map: of an indicator that is defined alike, where there is one yet."""
    level = country.level
    alike = vintages.years(INDICATORS[_DEFINED_ALIKE], level)
    indicator = {"indicator": _DEFINED_ALIKE} if alike else {}
    label = _(
        "{possessive} municipalities, and the two countries on one scale",
        possessive=said(country.possessive),
    )
    frame.link("map", label, **indicator, level=level, scheme=next(iter(schemes_at(level))))


@live.cached(maxsize=64)
def _small_map(id: str, year: int) -> tuple[bytes, tuple[float, float]]:
    """The picture, and the least and largest value on it (in the order light to dark)."""
    indicator: Indicator = INDICATORS[id]
    values = figures.values(id, year=year)["value"]
    found = colours.classes(values, indicator, "quantiles")
    ends = (float(values.min()), float(values.max()))
    return picture.picture(found, height=5.0), ends[::-1] if indicator.direction == "high" else ends
