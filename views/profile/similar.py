"""Municipalities that are alike by their conditions, with what makes them so."""

import pandas as pd
import streamlit as st

from analysis import similar
from indicators import figures
from indicators.indicator import MUNICIPAL, UNITS
from indicators.inputs import EVERY_SOURCE
from translations.texts import _, literal, number, said
from views import address, citation, stacked, standings
from views.profile.choices import Choice

_WEIGHT = "w_"


def show(choice: Choice) -> None:
    """Municipalities that are alike by their conditions, with what makes them so; the weights are the reader's."""
    if choice.level not in MUNICIPAL:
        return
    st.subheader(_("Similar municipalities"))
    weights = chosen_weights()
    nearest = similar.found(str(choice.area), choice.level, choice.scheme.id, weights)
    if nearest.empty:
        st.info(
            _("Every weight is 0: give at least one condition a weight.")
            if not any(weights.values())
            else _("No condition of this municipality is known; a refresh brings them.")
        )
        return
    names = figures.areas(choice.level)["name"]
    st.markdown(
        _(
            "Nearest to {name}: {names}.",
            name=literal(choice.name),
            names=literal(", ".join(names[nearest.index])),
        )
    )
    _conditions(choice, nearest)
    _method(choice, weights)


def chosen_weights() -> dict[str, int]:
    """How much each condition counts, 0–3: words of the address."""
    choices = range(similar.GREATEST_WEIGHT + 1)
    weights = {
        id: address.word(_WEIGHT + id, choices, default, int)
        for id, default in similar.defaults().items()
    }
    with st.expander(_("Change what counts"), icon=":material/tune:"):
        for column, (id, condition) in zip(
            st.columns(len(weights)), similar.CONDITIONS.items(), strict=True
        ):
            column.slider(
                said(condition.title),
                min_value=0,
                max_value=similar.GREATEST_WEIGHT,
                key=_WEIGHT + id,
                on_change=address.take,
                args=(_WEIGHT + id,),
            )
    return weights


def _conditions(choice: Choice, table: pd.DataFrame) -> None:
    """The own municipality first, then those that are alike: their conditions, and how far they are."""
    headings = [
        f"{standings.heading(column.indicator) if column.indicator else said(column.title)}, {column.year}"
        for column in similar.columns(choice.level).values()
    ]
    rows = [_row(choice, code, table) for code in (str(choice.area), *table.index)]
    stacked.table(
        [_("Municipality"), *headings, _("Class"), _("Distance"), _("Differs most in")],
        rows,
        name=_("Similar municipalities"),
    )


def _row(choice: Choice, code: str, table: pd.DataFrame) -> list[str]:
    areas, values = figures.areas(choice.level), similar.table(choice.level)
    of_class = choice.scheme.classes.get(areas.at[code, choice.scheme.column])
    conditions = (
        number(values.at[code, id], UNITS[column.unit].decimals)
        for id, column in similar.columns(choice.level).items()
    )
    return [
        areas.at[code, "name"],
        *conditions,
        said(of_class) if of_class else "–",
        *(_how_far(table.loc[code]) if code in table.index else ("–", "–")),
    ]


def _how_far(row: pd.Series) -> tuple[str, str]:
    """The distance, and the condition that adds most to it."""
    parts = row[list(similar.CONDITIONS)].astype(float)
    most = said(similar.CONDITIONS[parts.idxmax()].title).lower() if parts.max() > 0 else "–"
    return number(row["distance"], 2), most


def _method(choice: Choice, weights: dict[str, int]) -> None:
    weighted = "; ".join(
        f"{said(similar.CONDITIONS[id].title).lower()} {weight}" for id, weight in weights.items()
    )
    st.caption(
        _(
            "Method: each condition is standardised over all municipalities (mean 0, standard deviation 1; population and density "
            "as logarithms), and the distance is the square root of the weighted mean of the squared differences (Gower "
            "1971 for classes and missing values). Two municipalities at random are about 1.4 apart (root mean square). Weights now: {weights}; "
            "the two shares by age share one. Class by {scheme}. No outcome is used, but income is both a condition and "
            "an outcome: set its weight to 0 to leave it out. The Swedish RKA has a tool of its own for similar "
            "municipalities, by other figures, such as reference costs; its answers differ.",
            weights=weighted,
            scheme=said(choice.scheme.title),
        )
    )
    publishers = dict.fromkeys(
        citation.publishers(column.indicator, column.year, choice.level)
        if column.indicator
        else EVERY_SOURCE[similar.GRID].publisher
        for column in similar.columns(choice.level).values()
    )
    st.caption(_("Sources: {sources}.", sources="; ".join(publishers)))
