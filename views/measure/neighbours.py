"""Whether like areas lie beside like ones: Moran's I, in words, in a table and on a map."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import segregation
from analysis.segregation import CLEAR, Counted
from translations.texts import _, literal, number
from views import legends, tables
from views.colours import MISSING, Classes
from views.measure.choices import Choice, region_word
from views.measure.shares import show_areas

_CLUSTER_COLOURS = {
    "high-high": "#d95f0e",
    "high-low": "#fed98e",
    "low-high": "#a6bddb",
    "low-low": "#045a8d",
    "unclear": "#e8e8e8",
}


def show(choice: Choice) -> None:
    """Moran's I: whether areas with like shares lie beside each other. Computed when asked for."""
    st.subheader(_("Do like areas lie beside like ones?"))
    counted = choice.counted
    count = counted.within.value_counts()
    fit = [
        code
        for code in choice.regions
        if code in segregation.outlined(counted) and count[code] >= segregation.LEAST_FOR_MORAN
    ]
    if not fit:
        st.caption(
            _(
                "Needs outlines of at least {least} areas: there are none of these; a refresh brings them.",
                least=number(segregation.LEAST_FOR_MORAN),
            )
        )
        return
    wanted = st.toggle(
        _("Compute it"),
        key="moran",
        help=_(
            "The first time it loads a library of spatial statistics, which takes some seconds."
        ),
    )
    if wanted:
        _moran(choice, fit)


def _cluster_names() -> dict[str, str]:
    return {
        "high-high": _("high share, neighbours high"),
        "high-low": _("high share, neighbours low"),
        "low-high": _("low share, neighbours high"),
        "low-low": _("low share, neighbours low"),
        "unclear": _("not distinguishable from chance"),
    }


def _moran(choice: Choice, regions: list[str]) -> None:
    """Moran's I of each region in words, its clusters in a table, the first region's on a map."""
    counted = choice.counted
    for code in regions:
        whole = segregation.moran(counted, code)[0]
        st.markdown(f"**{literal(counted.names[code])}**: {_moran_words(whole)}")
    table = pd.DataFrame([_row(counted, code) for code in regions]).round(3)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table,
        dict.fromkeys(("I", "p"), localized),
        alt=_("Do like areas lie beside like ones?"),
        height="content",
    )
    _cluster_map(counted, regions[0])
    st.caption(
        _(
            "Moran's I of the share, with the eight nearest areas as neighbours and 999 permutations; areas by "
            "Anselin's local I (1995). p is one-sided; with many areas some {share}% are clear by chance alone. "
            "High and low are against the region's mean; neither is better.",
            share=number(100 * CLEAR),
        )
    )


def _row(counted: Counted, code: str) -> dict[str, object]:
    whole = segregation.moran(counted, code)[0]
    kinds = segregation.clusters(counted, code).value_counts()
    return {
        region_word(counted): counted.names[code],
        "I": whole["i"],
        "p": whole["p_value"],
        **{name: int(kinds.get(kind, 0)) for kind, name in _cluster_names().items()},
    }


def _moran_words(whole: pd.Series) -> str:
    if np.isnan(whole["i"]):
        return _("not assessable: the areas are too few, or all alike.")
    values = {"i": number(whole["i"], 2), "p": number(whole["p_value"], 3)}
    if whole["p_value"] > CLEAR / 2:
        return _(
            "I = {i} (p = {p}): where the areas lie is not distinguishable from chance.", **values
        )
    if whole["i"] > whole["expected"]:
        return _("I = {i} (p = {p}): areas with like shares lie beside each other.", **values)
    return _("I = {i} (p = {p}): areas with unlike shares lie beside each other.", **values)


def _cluster_map(counted: Counted, region: str) -> None:
    """The local clusters of one region on the map."""
    kinds = segregation.clusters(counted, region)
    order = {kind: code for code, kind in enumerate(_CLUSTER_COLOURS)}
    classes = Classes(
        limits=(),
        colours=tuple(_CLUSTER_COLOURS.values()),
        codes=kinds.map(order).fillna(-1).astype(int).to_numpy(),
        below=np.nan,
        method="fixed",
    )
    st.markdown(f"**{literal(counted.names[region])}**")
    show_areas(
        counted,
        classes,
        kinds.index,
        kinds.map(_cluster_names()).fillna(_("no value")),
        region,
        key="clusters",
        alt=_("Map of the areas by their own share and their neighbours'.")
        + f" {_counts_words(kinds.value_counts())}",
    )
    _legend(kinds)


def _legend(kinds: pd.Series) -> None:
    counts, names, unknown = kinds.value_counts(), _cluster_names(), int(kinds.isna().sum())
    rows = [
        (colour, names[kind], legends.how_many(counts[kind], "areas"))
        for kind, colour in _CLUSTER_COLOURS.items()
        if counts.get(kind)
    ]
    if unknown:
        rows.append((MISSING, _("no value"), legends.how_many(unknown, "areas")))
    legends.rows(rows)


def _counts_words(counts: pd.Series) -> str:
    """How many areas there are of each kind of cluster."""
    names = _cluster_names()
    return "; ".join(f"{names[kind]}: {number(count)}" for kind, count in counts.items()) + "."
