"""Every index with its interval, its null and its corrections."""

import pandas as pd
import streamlit as st

from analysis import segregation
from analysis.segregation import Counted
from translations.texts import _
from views import tables
from views.glossary import terms
from views.measure.choices import Choice, region_word


def index_name(index: str) -> str:
    """The index as the page calls it."""
    return {
        "dissimilarity": _("Dissimilarity D"),
        "gini": _("Gini G"),
        "atkinson": _("Atkinson A (b = 0.5)"),
        "entropy_index": _("Information theory H"),
        "eta_squared": _("Eta squared"),
        "isolation": _("Isolation xPx"),
        "exposure": _("Exposure xPy"),
        "information_theory": _("Information theory H, all groups"),
        "multigroup_dissimilarity": _("Dissimilarity D, all groups"),
        "rank_order_information": _("Rank-order H of ordered groups"),
    }[index]


def index_meaning(index: str) -> str:
    """What the index says, in a line, with its reference: as the glossary has it."""
    return terms.meaning(index)


def show(choice: Choice) -> None:
    """Every index with its interval, its null and its corrections."""
    counted = choice.counted
    st.subheader(_("All indices"))
    rows = [
        _row(counted, index, code, values)
        for index in segregation.indices(counted)
        for code, values in segregation.with_noise(counted, index, choice.regions).iterrows()
    ]
    table = pd.DataFrame(rows).round(3)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(table, dict.fromkeys(table.columns[2:9], localized), alt=_("All indices"))
    _explain(counted)


def _row(counted: Counted, index: str, code: str, values: pd.Series) -> dict[str, object]:
    return {
        _("Index"): index_name(index),
        region_word(counted): counted.names[code],
        _("Seen"): values["observed"],
        _("95% from"): values["low"],
        _("to"): values["high"],
        _("By chance"): values["null_mean"],
        _("Carrington–Troske"): values["carrington_troske"],
        _("Bootstrap-corrected"): values["bootstrap_corrected"],
        "p": values["p_value"],
        _("More than chance"): _("yes") if values["is_distinguishable"] else _("no"),
    }


def _explain(counted: Counted) -> None:
    st.caption(
        _(
            "Evenness (D, G, A, H): 0 when every area has the same share, 1 when no area is shared. Isolation and "
            "exposure are the mean share of the own and of the other group in a member's area; they sum to 1 and "
            "depend on the size of the group. Corrections are for indices of evenness."
        )
    )
    terms.explain(*segregation.indices(counted), "chance", "corrected")
    if len(counted.counts.columns) > 1:
        st.caption(
            _(
                "Indices of all groups compare every group with every other (Reardon and Firebaugh 2002); those who "
                "belong to no group given are one group more. The rank-order index reads the groups as classes from "
                "the lowest to the highest and leaves the others out (Reardon 2011)."
            )
        )
