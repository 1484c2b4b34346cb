"""Inside a municipality: the gap between its centre and its countryside, by DeSO class."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.inside import CLASSES, country_means, default_year, means, offered, years
from indicators import figures
from indicators.indicator import LEVELS, Indicator
from indicators.schemes import UNPLACED
from indicators.written import amount, difference
from translations.texts import _, number, said
from views import address, charts, choosers, citation, tables

_LISTED = 10
_NEW_AREAS = 2024


def class_names() -> dict[str, str]:
    """What the fifth character of a DeSO code means."""
    return {
        "C": _("C: in the municipality's centre"),
        "B": _("B: in another locality"),
        "A": _("A: mostly outside localities"),
    }


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which indicator, in which year, by the DeSO of which vintage."""

    indicator: Indicator
    year: int
    level: str


def choose() -> Choice:
    """The indicator whose gap inside the municipalities is shown, and its year where there are several."""
    indicators = offered()
    names = {id: said(indicator.title) for id, indicator in indicators.items()}
    chosen = indicators[address.word("within", indicators, next(iter(indicators)))]
    choosers.pick(_("Indicator"), names, "within")
    if len(indicators) == 1:
        st.caption(
            _(
                "{indicator}: the only figure here until a refresh brings more (page Sources and methods).",
                indicator=said(chosen.title),
            )
        )
    known, default = years(chosen), default_year(chosen)
    year = default
    if len(known) > 1 or "within_year" in st.query_params:
        year = address.word("within_year", known, default, int)
    if len(known) > 1:
        choosers.pick(_("Year"), {y: str(y) for y in sorted(known, reverse=True)}, "within_year")
    return Choice(indicator=chosen, year=year, level=known[year])


def country(choice: Choice) -> None:
    """In how many municipalities the countryside has more, and in how many less, than the centre."""
    indicator, level, year = choice.indicator, choice.level, choice.year
    table = means(indicator.id, level, year)
    known = table["gap"].dropna()
    sentence = _(
        "In {more} of the {known} municipalities that have areas of both kinds, the countryside (A) has a "
        "higher value than the centre (C); in {less} a lower one. Median difference: {median}.",
        more=number((known > 0).sum()),
        less=number((known < 0).sum()),
        known=number(len(known)),
        median=difference(known.median(), indicator),
    )
    st.markdown(sentence)
    national = country_means(indicator.id, level, year)
    listing = "; ".join(f"{class_names()[c]}: {amount(national[c], indicator)}" for c in CLASSES)
    charts.bars(
        {class_names()[c]: national[c] for c in CLASSES},
        indicator,
        alt=_("Mean of the country's areas of each class.") + f" {listing}. {sentence}",
    )
    st.caption(
        _(
            "The whole country by class of area, weighted by people. {missing} municipalities lack areas of class A "
            "or C and have no gap.",
            missing=number(table["gap"].isna().sum()),
        )
    )


def municipality(choice: Choice, code: str | None) -> None:
    """The chosen municipality by class, for the chosen indicator and for all of them."""
    if code is None:
        st.info(_("Search for a municipality to see its own centre and countryside."))
        return
    name = figures.areas()["name"][code]
    st.subheader(name)
    indicator = choice.indicator
    row = means(indicator.id, choice.level, choice.year).loc[code]
    alt = "; ".join(f"{class_names()[c]}: {amount(row[c], indicator)}" for c in CLASSES)
    charts.bars({class_names()[c]: row[c] for c in CLASSES}, indicator, alt=f"{name}. {alt}")
    rows = []
    for id, other in offered().items():
        of = choice.year if id == indicator.id else default_year(other)
        own = means(id, years(other)[of], of).loc[code]
        rows.append(
            {
                _("Indicator"): f"{said(other.title)}, {of}",
                **{class_names()[c]: amount(own[c], other) for c in CLASSES},
                _("A minus C"): difference(own["gap"], other),
            }
        )
    tables.plain(pd.DataFrame(rows), {}, alt=name, height="content")
    st.caption(
        _(
            "People: {centre} in C, {towns} in B, {country} in A.",
            centre=number(row["people_C"]),
            towns=number(row["people_B"]),
            country=number(row["people_A"]),
        )
    )


def differ_most(choice: Choice) -> None:
    """The municipalities whose inside differs most, either way."""
    st.subheader(_("Where the inside differs most"))
    table = means(choice.indicator.id, choice.level, choice.year).dropna(subset=["gap"])
    most = table.reindex(table["gap"].abs().sort_values(ascending=False).index).head(_LISTED)
    names = figures.areas()["name"]
    shown = _shown(most, names)
    localized = st.column_config.NumberColumn(format="localized")
    settings = dict.fromkeys(shown.columns[1:], localized)
    tables.plain(shown, settings, alt=_("Where the inside differs most"), height="content")
    with st.expander(_("All municipalities"), icon=":material/table:"):
        tables.plain(_shown(table, names), settings, alt=_("All municipalities"))


def cite(choice: Choice) -> None:
    """Definition, caveat and source."""
    table = figures.values(choice.indicator.id, choice.level, choice.year)
    citation.definition(choice.indicator, choice.year, table)
    st.caption(
        _(
            "The class is the fifth character of a {level} code. A difference of two means says nothing of the "
            "spread inside each class; with few areas it is uncertain.",
            level=said(LEVELS[choice.level]),
        )
        + f" {said(UNPLACED)}"
    )
    if any(year >= _NEW_AREAS > min(years(choice.indicator)) for year in years(choice.indicator)):
        st.caption(
            _(
                "From {year} on the areas are DeSO 2025, partly others than before: years on either side are not compared.",
                year=_NEW_AREAS,
            )
        )


def _shown(table: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    columns = {c: class_names()[c] for c in CLASSES}
    shown = table[[*CLASSES, "gap"]].round(1).rename(columns={**columns, "gap": _("A minus C")})
    shown.insert(0, _("Municipality"), names[table.index])
    return shown
