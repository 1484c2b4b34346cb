"""Segregation at growing distance."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import segregation
from indicators.indicator import MUNICIPALITY
from translations.texts import _, literal, number
from views import spreads
from views.measure.choices import Choice


def show(choice: Choice) -> None:
    """Segregation at growing distance, where there are outlines."""
    counted = choice.counted
    if counted.level == MUNICIPALITY:
        return
    st.subheader(_("Neighbourhood or district?"))
    whole = [code for code in choice.regions if code in segregation.outlined(counted)]
    if not whole:
        st.caption(_("Needs outlines: there are none of these areas; a refresh brings them."))
        return
    curve = segregation.resolved_profiles(counted).loc[whole]
    names = counted.names
    widths = list(segregation.BANDWIDTHS_M)
    spreads.curves(
        {names[code]: curve.loc[code, widths].dropna() for code in whole},
        across=_("bandwidth, metres"),
        up=_("spatial H"),
        alt=f"{_('spatial H')}. {_remaining(curve, {code: names[code] for code in whole})}",
    )
    st.markdown(_remaining(curve, {code: literal(names[code]) for code in whole}))
    st.caption(
        _(
            "Kernel-weighted (Reardon and O'Sullivan 2004), straight-line distance between the areas' centres, "
            "within the municipality. What remains far out is segregation of whole districts."
        )
        + " "
        + _(
            "Distances below the median between a centre and the nearest other are withheld: at those nearly every area "
            "stands alone, and smaller areas (DeSO) are needed."
        )
    )


def _remaining(curve: pd.DataFrame, called: dict[str, str]) -> str:
    """How much of the segregation close by there is far out, in each of the regions called so."""
    return " ".join(_of_one(curve.loc[code], name) for code, name in called.items())


def _of_one(row: pd.Series, name: str) -> str:
    if np.isnan(row["from_m"]):
        return _(
            "{name}: the areas' centres lie too far apart (median {spacing} m to the nearest other) to tell.",
            name=name,
            spacing=number(round(row["spacing_m"], -1)),
        )
    return _(
        "{name}: {share}% of the segregation at {near} m remains at {far} m; the areas' centres lie {spacing} m apart "
        "(median to the nearest other).",
        name=name,
        share=number(100 * row["remains"], 0),
        near=number(row["from_m"]),
        far=number(row["to_m"]),
        spacing=number(round(row["spacing_m"], -1)),
    )
