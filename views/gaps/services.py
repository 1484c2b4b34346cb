"""The services page: who lives beyond a distance that the reader sets."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from analysis import access, gap
from indicators import figures, vintages
from indicators.access import beyond_id, nearest_id
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, SQUARE, STATUSES, Indicator
from indicators.schemes import Scheme
from indicators.services import SERVICES
from translations.texts import _, capital, language, number, said
from views import (
    address,
    charts,
    choosers,
    citation,
    colours,
    countries,
    legends,
    maps,
    tables,
    words,
)
from views.gaps import holds

_KM = range(1, 51)
_LISTED = 10


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which service, and beyond how many kilometres. The answers are shares like those of `indicator`."""

    service: str
    km: int
    indicator: Indicator
    distance: Indicator


def choose() -> Choice:
    """The service and the distance that the reader chose."""
    service = address.word("service", SERVICES, "pharmacy")
    km = address.word("km", _KM, 5, int)
    left, right = st.columns(2)
    with left:
        names = {key: capital(said(place)) for key, place in SERVICES.items()}
        choosers.pick(_("Service"), names, "service")
    right.slider(
        _("Farther away than (km, straight line)"),
        min_value=_KM[0],
        max_value=_KM[-1],
        key="km",
        on_change=address.take,
        args=("km",),
    )
    return Choice(
        service=service,
        km=km,
        indicator=INDICATORS[beyond_id(service, 5)],
        distance=INDICATORS[nearest_id(service)],
    )


def finding(choice: Choice, values: pd.Series, scheme: Scheme) -> None:
    """The gap in words and by class."""
    areas, people = figures.areas(), access.people_of()
    title = _(
        "More than {km} km to {place}", km=number(choice.km), place=said(SERVICES[choice.service])
    )
    st.subheader(title)
    beyond, everyone = access.people_beyond(choice.service, choice.km)
    st.markdown(
        _(
            "{people} people, {share}% of the population, have more than {km} km (straight line, estimate) to {place}.",
            people=number(round(beyond, -2)),
            share=number(100 * beyond / everyone, 1),
            km=number(choice.km),
            place=said(SERVICES[choice.service]),
        )
    )
    sentence = words.gap_sentence(
        gap.of_values(values, people, scheme, areas), choice.indicator, scheme
    )
    st.markdown(sentence)
    means = gap.class_means(values, people, scheme, areas)
    charts.class_bars(means, choice.indicator, scheme, alt=sentence)


def farthest(choice: Choice, values: pd.Series) -> None:
    """Where most people live beyond the distance: in number, and in share."""
    people = access.people_of()
    table = pd.DataFrame(
        {
            "name": figures.areas()["name"],
            "beyond": (values * people / 100).round(-1),
            "share": values.round(1),
        }
    )
    left, right = st.columns(2)
    for column, key, title in (
        (left, "beyond", _("Most people beyond the distance")),
        (right, "share", _("Largest share beyond the distance")),
    ):
        with column:
            st.markdown(f"**{title}**")
            top = table.sort_values(key, ascending=False).head(_LISTED)
            names = {
                "name": _("Municipality"),
                "beyond": _("People beyond"),
                "share": _("Share (%)"),
            }
            localized = st.column_config.NumberColumn(format="localized")
            tables.plain(
                top.rename(columns=names),
                {names["beyond"]: localized, names["share"]: localized},
                alt=title,
                height=388,
            )


def everyone(choice: Choice, values: pd.Series, scheme: Scheme) -> None:
    """All municipalities, as a table to sort and a file to take along."""
    areas = figures.areas()
    table = pd.DataFrame(
        {
            _("Code"): areas.index,
            _("Municipality"): areas["name"],
            _("Class"): areas[scheme.column].map({c: said(t) for c, t in scheme.classes.items()}),
            _("Population"): access.people_of(),
            _("People beyond"): (values * access.people_of() / 100).round(-1),
            _("Share (%)"): values.round(1),
        }
    )
    with st.expander(_("All municipalities"), icon=":material/table:"):
        localized = st.column_config.NumberColumn(format="localized")
        tables.plain(
            table, dict.fromkeys(table.columns[3:], localized), alt=_("All municipalities")
        )
        st.download_button(
            "CSV",
            data=partial(_csv, choice, values, language()),
            file_name=f"klyftkartan_{choice.service}_over_{choice.km}km.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )


def people_map(choice: Choice) -> str | None:
    """The squares by their distance: within half the distance, within it, and beyond.

    Returns the municipality that the reader chose on it.
    """
    km = figures.values(choice.distance.id, SQUARE)["value"]
    limits = (choice.km / 2, float(choice.km), choice.km * 2.0, choice.km * 4.0)
    found = colours.classes(km, choice.distance, "fixed", limits)
    area = choosers.area()
    left, right = st.columns([3, 1])
    with left:
        title = said(choice.distance.title)
        alt = _("Map of the inhabited squares. {title}.", title=title)
        maps.people_map(found, area, alt=f"{alt} {_beyond(choice)}")
    with right:
        st.markdown(f"**{title}**")
        legends.of_classes(found, choice.distance, "km", "squares")
        if area is not None:
            st.markdown(_beyond_in(choice, area, km))
        else:
            st.caption(_("Click a municipality, or search for it, to count its people."))
    return area


def _beyond_in(choice: Choice, area: str, km: pd.Series) -> str:
    """How many of a municipality's people live beyond the distance; or that its island has no such place."""
    squares = figures.squares()
    own = (squares["municipality_code"].astype(str) == area).to_numpy()
    people, distance = squares["population"][own], km[own]
    name = figures.areas()["name"][area]
    if distance.isna().all():
        return f"**{name}**: {said(STATUSES['none_here'])}."
    return _(
        "**{name}**: {far} of {people} people live beyond {km} km.",
        name=name,
        far=number(people[distance > choice.km].sum()),
        people=number(people.sum()),
        km=number(choice.km),
    )


def _beyond(choice: Choice) -> str:
    """How many of the country's people live beyond the distance."""
    far, everyone = access.people_beyond(choice.service, choice.km)
    return _(
        "{far} of {people} people live beyond {km} km ({share}%).",
        far=number(round(far, -1)),
        people=number(everyone),
        km=number(choice.km),
        share=number(100 * far / everyone, 1),
    )


def every_scheme(choice: Choice, area: str | None) -> None:
    """The gap under every scheme: of the mean distance, which no limit of the reader's enters."""
    mean = INDICATORS[nearest_id(choice.service, "mean")]
    st.subheader(_("Does the answer hold?"))
    holds.answer(mean, MUNICIPALITY, vintages.default_year(mean, MUNICIPALITY), area)


def cite(choice: Choice) -> None:
    """Definition and sources."""
    year = vintages.default_year(choice.indicator, MUNICIPALITY)
    citation.definition(choice.indicator, year, figures.values(choice.indicator.id))
    st.caption(_("Counted here for more than {km} km.", km=number(choice.km)))
    countries.awaited(())


def _csv(choice: Choice, values: pd.Series, language: str) -> bytes:
    areas = figures.areas()
    table = pd.DataFrame(
        {
            "name": areas["name"],
            "indicator": beyond_id(choice.service, choice.km),
            "value": values,
            "unit": "%",
            "year": vintages.default_year(choice.indicator, MUNICIPALITY),
            "status": np.where(values.isna(), "none_here", "estimated"),
            "people": access.people_of().astype(int),
            "source": " ".join(
                citation.source_line(
                    choice.indicator, language, figures.values(choice.indicator.id)
                )
            ),
            "caveat": choice.indicator.caveat[language],
        }
    )
    return table.to_csv().encode("utf-8-sig")
