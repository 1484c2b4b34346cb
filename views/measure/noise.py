"""What small random noise, as a statistical office may add, does to D and H."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import segregation
from analysis.segregation import Counted
from indicators import breaks
from translations.texts import _, literal, number, said
from views import tables
from views.measure.choices import Choice, region_word
from views.measure.indices import index_name


def show(choice: Choice) -> None:
    """What small random noise, as a statistical office may add, does to D and H."""
    st.subheader(_("What small random noise in the counts does"))
    counted, effects = choice.counted, _effects(choice)
    for code in choice.regions:
        _noise_sentence(counted.names[code], effects[effects["code"] == code])
    _table(counted, effects)
    st.caption(
        _(
            "Whole numbers from −1 to 1 (or −2 to 2), equally likely, added to the group and to the total of every "
            "area apart, {draws} times; 0 stays 0. The offices do not publish their own chances: this tells the "
            "size of the effect, no more. Fraser and Wooton (2005).",
            draws=number(segregation.DRAWS),
        )
    )
    st.caption(said(breaks.CELL_KEY.text))


def _effects(choice: Choice) -> pd.DataFrame:
    """A row a size of noise, index and region: see `analysis.segregation.cell_key`."""
    return pd.DataFrame(
        [
            {"code": code, "size": size, "index": index, **row}
            for size in (1, 2)
            for index in ("dissimilarity", "entropy_index")
            for code, row in segregation.cell_key(
                choice.counted, index, choice.regions, size
            ).iterrows()
        ]
    )


def _table(counted: Counted, effects: pd.DataFrame) -> None:
    table = pd.DataFrame(
        {
            region_word(counted): counted.names[effects["code"]].to_numpy(),
            _("Index"): effects["index"].map(index_name),
            _("Noise"): effects["size"].map(lambda size: f"±{size}"),
            _("Without noise"): effects["observed"],
            _("With noise, mean"): effects["mean"],
            _("95% from"): effects["low"],
            _("to"): effects["high"],
        }
    ).round(4)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table,
        dict.fromkeys(table.columns[3:], localized),
        alt=_("What small random noise in the counts does"),
        height="content" if len(table) <= 10 else 420,
    )


def _noise_sentence(name: str, table: pd.DataFrame) -> None:
    """How far ±1 and ±2 move D of one region."""
    least, most = (
        table[(table["index"] == "dissimilarity") & (table["size"] == size)].iloc[0]
        for size in (1, 2)
    )
    if np.isnan(least["observed"]):
        return
    st.markdown(
        f"**{literal(name)}**: "
        + _(
            "D is {seen}; with noise of ±1 in every count it is {one} (95% of the draws: {low} to {high}), with ±2 {two}.",
            seen=number(least["observed"], 3),
            one=number(least["mean"], 3),
            low=number(least["low"], 3),
            high=number(least["high"], 3),
            two=number(most["mean"], 3),
        )
    )
