"""Segregation at growing distance."""

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
    curve = segregation.profiles(counted).loc[whole]
    names, kept = counted.names, curve["macro_micro"]
    widths = [c for c in curve.columns if c != "macro_micro"]
    spreads.curves(
        {names[code]: curve.loc[code, widths] for code in whole},
        across=_("bandwidth, metres"),
        up=_("spatial H"),
        alt=f"{_('spatial H')}. {_remaining(kept, {code: names[code] for code in whole})}",
    )
    st.markdown(_remaining(kept, {code: literal(names[code]) for code in whole}))
    st.caption(
        _(
            "Kernel-weighted (Reardon and O'Sullivan 2004), straight-line distance between the areas' centres, "
            "within the municipality. What remains far out is segregation of whole districts."
        )
    )


def _remaining(share: pd.Series, called: dict[str, str]) -> str:
    """How much of the segregation close by there is far out, in each of the regions called so."""
    parts = (
        _(
            "{name}: {share}% of the segregation at 500 m remains at 4,000 m",
            name=name,
            share=number(100 * share[code], 0),
        )
        for code, name in called.items()
    )
    return "; ".join(parts) + "."
