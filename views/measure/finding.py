"""Dissimilarity in words and beside chance."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import segregation
from analysis.segregation import Counted
from translations.texts import _, literal, number
from views import spreads
from views.measure.choices import Choice, are_municipalities


def show(choice: Choice) -> None:
    """Dissimilarity in words: for the chosen regions, and for all."""
    st.subheader(_("Dissimilarity: what is seen, and what chance alone would give"))
    counted = choice.counted
    table = segregation.with_noise(counted, "dissimilarity", choice.regions)
    sentences = {counted.names[code]: in_words(row) for code, row in table.iterrows()}
    for name, sentence in sentences.items():
        st.markdown(f"**{literal(name)}**: {sentence}")
    listing = " ".join(f"{name}: {sentence}" for name, sentence in sentences.items())
    spreads.with_null(
        table.assign(name=counted.names[table.index].to_numpy()),
        seen=_("seen, with 95% interval"),
        chance=_("by chance alone (95%)"),
        alt=f"{_('Dissimilarity D')}. {listing}",
    )
    _everywhere(counted)
    st.caption(
        _(
            "Chance: {draws} draws in which everyone has the same probability of belonging to the group. Interval: "
            "parametric bootstrap, turned round the observed value. Corrected: Carrington and Troske (1997), Allen "
            "et al. (2015). Every region counts once, whatever its size.",
            draws=number(segregation.DRAWS),
        )
    )


def _everywhere(counted: Counted) -> None:
    """In how many of all regions the dissimilarity is more than chance."""
    nulls = segregation.nulls(counted)
    clear, known = int(nulls["is_distinguishable"].sum()), int(nulls["observed"].notna().sum())
    if known < 2:
        return
    values = {
        "clear": number(clear),
        "known": number(known),
        "false": number(round(segregation.CLEAR * known)),
    }
    st.markdown(
        _(
            "In {clear} of {known} municipalities the dissimilarity is more than chance would give (p ≤ 0.05; some "
            "{false} would be by chance alone).",
            **values,
        )
        if are_municipalities(counted)
        else _(
            "In {clear} of {known} regions the dissimilarity is more than chance would give (p ≤ 0.05; some "
            "{false} would be by chance alone).",
            **values,
        )
    )


def in_words(row: pd.Series) -> str:
    """An index as seen, with its interval, and what chance alone would give."""
    if np.isnan(row["observed"]):
        return _("not assessable (no counts, one area, or nobody of the group).")
    # Of many people the interval is narrow: "0.30 (0.30 to 0.30)" says nothing.
    decimals = 2 if round(row["low"], 2) < round(row["high"], 2) else 3
    values = {
        "seen": number(row["observed"], decimals),
        "low": number(row["low"], decimals),
        "high": number(row["high"], decimals),
        "chance": number(row["null_mean"], decimals),
    }
    if row["is_distinguishable"]:
        return _(
            "{seen} (95% interval {low} to {high}); chance alone would give {chance}.", **values
        )
    return _("{seen}, not distinguishable from chance, which would give {chance}.", **values)
