"""Access with competition: a pharmacy that many can reach is shared among them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from analysis import access, gap
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from indicators.services import ACCESS_KM
from indicators.written import amount
from translations.texts import _, number, said
from views import address, charts, choosers, citation, colours, legends, maps, words

_INCOME = "wage_mean_tkr"


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Which places are shared, within how many kilometres, and whether the farther ones weigh less."""

    with_agents: bool
    km: int
    with_decay: bool

    @property
    def found(self) -> pd.Series:
        """Places per 10,000 people within reach of each square."""
        return access.catchment(self.with_agents, self.km, self.with_decay)


def indicator() -> Indicator:
    """The declared figure: what is counted here is the same with other choices."""
    return INDICATORS[f"pharmacies_within_{ACCESS_KM}km_per_10000"]


def choose() -> Shared:
    """The choices of the section, each a word of the address."""
    kinds = {"pharmacies": _("Pharmacies"), "agents": _("Pharmacies and medicine agents")}
    decays = {
        "none": _("all places within the radius alike (2SFCA)"),
        "zones": _("farther thirds of the radius weigh less (E2SFCA)"),
    }
    supply = address.word("supply", kinds, "pharmacies")
    km = address.word("radius", access.RADII_KM, ACCESS_KM, int)
    decay = address.word("decay", decays, "none")
    left, middle, right = st.columns(3)
    with left:
        choosers.pick(_("Places"), kinds, "supply")
    with middle:
        choosers.pick(
            _("Radius (straight line)"), {k: f"{k} km" for k in access.RADII_KM}, "radius"
        )
    with right:
        choosers.pick(_("Distance"), decays, "decay")
    return Shared(with_agents=supply == "agents", km=km, with_decay=decay == "zones")


def section(scheme: Scheme, area: str | None) -> None:
    """Access with competition: in words, by class, over incomes, on a map, and what it means."""
    st.subheader(_("Access with competition"))
    shared = choose()
    found = shared.found
    reached = _finding(shared, found, scheme)
    _gradient(shared)
    _map(found, area, reached)
    year = vintages.default_year(indicator(), MUNICIPALITY)
    citation.definition(indicator(), year, figures.values(indicator().id))
    st.caption(
        _(
            "Counted here for {km} km. Every place counts as one. Where farther thirds weigh less, the weights are 1, 0.68 "
            "and 0.22, in both steps (Luo and Qi 2009; without weights Luo and Wang 2003).",
            km=number(shared.km),
        )
    )


def _finding(shared: Shared, values: pd.Series, scheme: Scheme) -> str:
    """What people have within reach, on average and by class; returns the first sentence."""
    people = figures.squares()["population"]
    none = people[(values == 0).to_numpy()].sum()
    reached = _(
        "People have {mean} {what} per 10,000 within reach on average (straight line, estimate). {none} people, "
        "{share}% of the population, have none within {km} km.",
        mean=number(np.average(values, weights=people), 2),
        what=_what(shared),
        none=number(round(none, -1)),
        share=number(100 * none / people.sum(), 1),
        km=number(shared.km),
    )
    st.markdown(reached)
    areas, weights = figures.areas(), access.people_of()
    of_areas = access.municipal_mean(values)
    sentence = words.gap_sentence(
        gap.of_values(of_areas, weights, scheme, areas), indicator(), scheme
    )
    st.markdown(sentence)
    means = gap.class_means(of_areas, weights, scheme, areas)
    charts.class_bars(means, indicator(), scheme, alt=sentence)
    st.caption(
        _(
            "The average of the whole country is the number of places over the number of people, whatever the radius: the "
            "radius decides how the places are shared."
        )
    )
    return reached


def _what(shared: Shared) -> str:
    return _("pharmacies and agents") if shared.with_agents else _("pharmacies")


def _gradient(shared: Shared) -> None:
    """Whether access gathers where incomes are high or low."""
    income = INDICATORS[_INCOME]
    year = vintages.default_year(income, MUNICIPALITY)
    with st.spinner(_("Counting …")):
        index, low, high = access.income_gradient(
            shared.with_agents, shared.km, shared.with_decay, _INCOME, year
        )
    parts = {"index": number(index, 3), "low": number(low, 3), "high": number(high, 3)}
    if low > 0:
        text = _(
            "By this measure access is concentrated among municipalities with higher wages: concentration index {index} (95% interval {low} to {high}).",
            **parts,
        )
    elif high < 0:
        text = _(
            "By this measure access is concentrated among municipalities with lower wages: concentration index {index} (95% interval {low} to {high}).",
            **parts,
        )
    else:
        text = _(
            "No gradient over wages can be told from chance between municipalities: concentration index {index} (95% interval {low} to {high}).",
            **parts,
        )
    st.markdown(text)
    st.caption(
        _(
            "People are ranked by their municipality's “{income}”, {year}, not by their own. The index runs from −1 to 1; 0 is "
            "no gradient. Interval: bootstrap over municipalities. Much access per person is not a short way.",
            income=said(income.title),
            year=year,
        )
    )


def _map(values: pd.Series, area: str | None, reached: str) -> None:
    quarters = colours.upper_limits(values[values > 0].to_numpy(), "quantiles", 4)
    classes = colours.classes(values, indicator(), "quantiles", (0.0, *quarters))
    left, right = st.columns([3, 1])
    with left:
        alt = _("Map of the inhabited squares. {title}.", title=_("Access with competition"))
        maps.squares_map(classes, area, key="catchment", alt=f"{alt} {reached}")
    with right:
        st.markdown(f"**{_('Places per 10,000 people within reach')}**")
        legends.of_classes(classes, indicator(), "", "squares")
        if area is not None:
            mean = access.municipal_mean(values)[area]
            name = figures.areas()["name"][area]
            st.markdown(f"**{name}**: {amount(mean, indicator())}")
