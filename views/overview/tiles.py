"""The overview: the three gaps, each in one sentence and on one small map."""

import streamlit as st

from analysis import gap
from analysis.counterparts import there_is_norway
from indicators import figures, live, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, NORWAY, THEMES, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import amount
from translations.texts import _, number, said
from views import citation, colours, frame, picture, words

GAPS = ("pharmacy_over_5km_pct", "rented_pct", "cars_per_1000")


def headline() -> None:
    """What this is, for somebody who has never seen it."""
    st.title("Klyftkartan")
    st.markdown(
        _(
            "How large is the gap between town and country in Sweden? Services, housing and transport in all 290 "
            "municipalities, on real figures, with the source beside each number."
        )
    )


def gap_card(id: str, scheme: Scheme) -> None:
    """One gap: a number, a sentence, a small map, and the way to more."""
    indicator = INDICATORS[id]
    year = vintages.default_year(indicator, MUNICIPALITY)
    rural_gap = gap.of_indicator(id, scheme.id, MUNICIPALITY, year)
    st.subheader(said(THEMES[indicator.theme]))
    st.markdown(f"**{said(indicator.title)}**")
    sign = "+" if rural_gap.value > 0 else ""
    unit = UNITS[indicator.unit]
    label = _("Gap, rural minus urban ({unit})", unit=said(unit.difference))
    st.metric(label, sign + number(rural_gap.value, unit.decimals))
    sentence = words.gap_sentence(rural_gap, indicator, scheme)
    st.markdown(sentence)
    image, legend = _small_map(id, year)
    st.image(
        image,
        width=230,
        alt=f"{_('Map of the municipalities')}. {said(indicator.title)}, {year}. {sentence}",
    )
    low, high = legend
    ends = {"low": amount(low, indicator), "high": amount(high, indicator)}
    st.caption(_("Lightest: {low}. Darkest: {high}.", **ends))
    st.caption(f"{citation.short(indicator, year)} {said(indicator.caveat)}")
    frame.link("map", _("Explore on the map"), indicator=id, scheme=scheme.id)


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
    if there_is_norway():
        beside = {"indicator": "age_75_plus_pct", "level": NORWAY, "scheme": "centrality"}
        frame.link(
            "map", _("Norway's municipalities, and the two countries on one scale"), **beside
        )
    for page, label, words_ in steps:
        frame.link(page, label, scheme=scheme.id, **words_)


@live.cached(maxsize=64)
def _small_map(id: str, year: int) -> tuple[bytes, tuple[float, float]]:
    """The picture, and the least and largest value on it (in the order light to dark)."""
    indicator: Indicator = INDICATORS[id]
    values = figures.values(id, year=year)["value"]
    found = colours.classes(values, indicator, "quantiles")
    ends = (float(values.min()), float(values.max()))
    return picture.picture(found, height=5.0), ends[::-1] if indicator.direction == "high" else ends
