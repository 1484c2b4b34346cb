"""Inside a municipality: the gap between its centre and its countryside, by DeSO class."""

import pandas as pd
import streamlit as st

from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, Indicator
from loaders import live
from measures import weighted
from views import address, charts, choosers, citation, tables
from views.texts import _, amount, difference, number, said

_CLASSES = "CBA"  # from the centre to the countryside
INSIDE = tuple(
    i.id
    for i in INDICATORS.values()
    if DESO in i.years and i.weight is not None and i.covers is None  # the page tells of all
)
_LISTED = 10


def class_names() -> dict[str, str]:
    """What the fifth character of a DeSO code means."""
    return {
        "C": _("C: in the municipality's centre"),
        "B": _("B: in another locality"),
        "A": _("A: mostly outside localities"),
    }


def asked() -> Indicator:
    """The indicator whose gap inside the municipalities is shown."""
    names = {id: said(INDICATORS[id].title) for id in INSIDE}
    chosen = address.word("within", INSIDE, INSIDE[0])
    choosers.pick(_("Indicator"), names, "within")
    return INDICATORS[chosen]


@live.cached(maxsize=8)
def means(id: str) -> pd.DataFrame:
    """Weighted mean of each DeSO class in each municipality (columns C, B, A), and `gap`, A minus C.

    NaN where a municipality has no area of a class; people in areas of a class are `people_A` ….
    """
    indicator = INDICATORS[id]
    year = vintages.default_year(indicator, DESO)
    values = figures.values(id, DESO, year)["value"]
    people = figures.weights(indicator, year, DESO)
    areas = figures.areas(DESO)
    key = areas["municipality_code"].astype(str) + areas["deso_class"].astype(str)
    found = weighted.mean_by(values, people, key)
    counted = people.groupby(key).sum()
    codes = figures.areas().index
    table = pd.DataFrame({c: found.reindex(codes + c).to_numpy() for c in _CLASSES}, index=codes)
    for c in _CLASSES:
        table[f"people_{c}"] = counted.reindex(codes + c).fillna(0).to_numpy()
    table["gap"] = table["A"] - table["C"]
    return table


def country(indicator: Indicator) -> None:
    """In how many municipalities the countryside has more, and in how many less, than the centre."""
    table = means(indicator.id)
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
    weights = figures.weights(indicator, vintages.default_year(indicator, DESO), DESO)
    values = figures.values(indicator.id, DESO)["value"]
    national = weighted.mean_by(values, weights, figures.areas(DESO)["deso_class"].astype(str))
    listing = "; ".join(f"{class_names()[c]}: {amount(national[c], indicator)}" for c in _CLASSES)
    charts.bars(
        {class_names()[c]: national[c] for c in _CLASSES},
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


def municipality(indicator: Indicator, code: str | None) -> None:
    """The chosen municipality by class, for the chosen indicator and for all of them."""
    if code is None:
        st.info(_("Search for a municipality to see its own centre and countryside."))
        return
    name = figures.areas()["name"][code]
    st.subheader(name)
    row = means(indicator.id).loc[code]
    alt = "; ".join(f"{class_names()[c]}: {amount(row[c], indicator)}" for c in _CLASSES)
    charts.bars({class_names()[c]: row[c] for c in _CLASSES}, indicator, alt=f"{name}. {alt}")
    rows = []
    for id in INSIDE:
        other, own = INDICATORS[id], means(id).loc[code]
        rows.append(
            {
                _("Indicator"): said(other.title),
                **{class_names()[c]: amount(own[c], other) for c in _CLASSES},
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


def differ_most(indicator: Indicator) -> None:
    """The municipalities whose inside differs most, either way."""
    st.subheader(_("Where the inside differs most"))
    table = means(indicator.id).dropna(subset=["gap"])
    most = table.reindex(table["gap"].abs().sort_values(ascending=False).index).head(_LISTED)
    names = figures.areas()["name"]
    shown = _shown(most, names)
    localized = st.column_config.NumberColumn(format="localized")
    settings = dict.fromkeys(shown.columns[1:], localized)
    tables.plain(shown, settings, alt=_("Where the inside differs most"), height="content")
    with st.expander(_("All municipalities"), icon=":material/table:"):
        tables.plain(_shown(table, names), settings, alt=_("All municipalities"))


def cite(indicator: Indicator) -> None:
    """Definition, caveat and source."""
    year = vintages.default_year(indicator, DESO)
    citation.definition(indicator, year, figures.values(indicator.id, DESO, year))
    st.caption(
        _(
            "The class is the fifth character of a DeSO 2018 code. A difference of two means says nothing of the "
            "spread inside each class; with few areas it is uncertain."
        )
    )


def _shown(table: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    columns = {c: class_names()[c] for c in _CLASSES}
    shown = table[[*_CLASSES, "gap"]].round(1).rename(columns={**columns, "gap": _("A minus C")})
    shown.insert(0, _("Municipality"), names[table.index])
    return shown
