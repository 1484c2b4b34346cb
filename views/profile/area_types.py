"""What the official types of areas say of a municipality, or of one area."""

import math

import streamlit as st

from analysis import relational
from indicators import figures
from indicators.area_types import AREA_TYPES
from indicators.area_types import YEAR as YEAR_OF_TYPES
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, REGSO
from translations.texts import _, literal, number, said
from views import citation, frame, menu
from views.profile.choices import Choice


def show(choice: Choice) -> None:
    """What the types of its areas say of a municipality; below it, the type of the one area."""
    if choice.level == MUNICIPALITY:
        _relations(choice)
    elif choice.level == REGSO:
        _kind(choice)


def _relations(choice: Choice) -> None:
    """What the page "Is it segregated?" says of the municipality, in a sentence."""
    st.subheader(menu.title("segregation"))
    st.markdown(relation_sentence(str(choice.area)))
    indicator = INDICATORS["area_type"]
    st.caption(citation.short(indicator, YEAR_OF_TYPES, REGSO))
    frame.link(
        "segregation", _("See the areas of {name} by type", name=choice.name), area=str(choice.area)
    )


def relation_sentence(code: str) -> str:
    """Whether a municipality is segregated in the relational sense, with the shares of its people."""
    shares = relational.reading().table.loc[code]

    def share(*kinds: int) -> str:
        return number(100 * sum(shares[f"type_{kind}_share"] for kind in kinds), 0)

    values = {
        "name": literal(figures.areas()["name"][code]),
        "year": YEAR_OF_TYPES,
        "strong": share(4, 5),
        "mixed": share(3),
        "weak": share(1, 2),
    }
    if shares["status"] == "not assessable":
        return _("{name} has one area only and cannot be assessed ({year}).", **values)
    if shares["status"] == "yes":
        return _(
            "{name} is segregated in the relational sense: {strong}% of its people live in areas with good or very good "
            "socio-economic conditions (types 4–5), {mixed}% in mixed areas and {weak}% in areas with challenges (types "
            "1–2) ({year}).",
            **values,
        )
    return _(
        "{name} is not segregated in the relational sense, as it does not hold both kinds of area: {strong}% of its people "
        "live in areas with good or very good socio-economic conditions (types 4–5), {mixed}% in mixed areas and {weak}% "
        "in areas with challenges (types 1–2) ({year}).",
        **values,
    )


def _kind(choice: Choice) -> None:
    """The official type of one area."""
    code = figures.values("area_type", REGSO, YEAR_OF_TYPES)["value"][choice.area]
    if not math.isnan(code):
        st.markdown(
            _(
                "Official type: **{kind}** ({year}).",
                kind=said(AREA_TYPES[int(code)]),
                year=YEAR_OF_TYPES,
            )
        )
        st.caption(citation.short(INDICATORS["area_type"], YEAR_OF_TYPES, REGSO))
