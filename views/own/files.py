"""The results to take along, as CSV; made in a thread of their own, so the language is given."""

from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from analysis import segregation
from analysis.segregation import Counted
from translations import texts
from translations.texts import _
from views import downloads
from views.measure.choices import Choice
from views.measure.indices import index_meaning, index_name

_OF_ALL_GROUPS = ("information_theory", "multigroup_dissimilarity", "rank_order_information")
_COLUMNS = {
    "observed": "observed",
    "interval_low": "low",
    "interval_high": "high",
    "chance_mean": "null_mean",
    "chance_low": "null_low",
    "chance_high": "null_high",
    "p_value": "p_value",
    "carrington_troske": "carrington_troske",
    "bootstrap_corrected": "bootstrap_corrected",
}


def show(choice: Choice) -> None:
    """The results of every region and the shares of every area, as CSV."""
    st.subheader(_("Take it along"))
    counted, language = choice.counted, texts.language()
    files = {
        _("Indices of all regions (CSV)"): ("indices", partial(indices_csv, counted, language)),
        _("Shares of all areas (CSV)"): ("areas", partial(areas_csv, counted)),
    }
    with st.container(horizontal=True):
        for title, (name, make) in files.items():
            st.download_button(
                title,
                data=make,
                file_name=f"klyftkartan_own_{name}.csv",
                mime="text/csv",
                key=f"own_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(
        _(
            "The indices carry their definitions on every row; for hundreds of regions they take up to half a minute. A "
            "text that a spreadsheet would take for a formula has an apostrophe before it."
        )
    )
    with st.expander(_("Definitions"), icon=":material/menu_book:"):
        for index in segregation.indices(counted):
            st.markdown(f"**{index_name(index)}**: {index_meaning(index)}")


def indices_csv(counted: Counted, language: str) -> bytes:
    """A row an index and region: the index, its interval, its null, its corrections and its definition."""
    texts.speak(language)
    parts = [_of_index(counted, index) for index in segregation.indices(counted)]
    return downloads.own_csv(pd.concat(parts, ignore_index=True))


def _of_index(counted: Counted, index: str) -> pd.DataFrame:
    values = segregation.with_noise(counted, index)
    complete = counted.counts.notna().all(axis=1) & (counted.total > 0)
    areas = complete.groupby(counted.within).sum()
    people = counted.total.where(complete).groupby(counted.within).sum()
    is_of_all = index in _OF_ALL_GROUPS
    return pd.DataFrame(
        {
            "region": values.index,
            "name": counted.names[values.index].to_numpy(),
            "areas": areas[values.index].to_numpy(),
            "people": people[values.index].to_numpy(),
            "index": index,
            "group": " | ".join(counted.counts.columns) if is_of_all else counted.group,
            **{name: values[column].to_numpy() for name, column in _COLUMNS.items()},
            "draws": segregation.DRAWS,
            "title": index_name(index),
            "definition": index_meaning(index),
        }
    )


def areas_csv(counted: Counted) -> bytes:
    """A row an area: its region, the counts of each group, all people, and the group's share."""
    frame = counted.counts.copy()
    frame.insert(0, "region", counted.within)
    frame["total (all)"] = counted.total
    frame["share_pct"] = counted.share.replace([np.inf], np.nan)
    return downloads.own_csv(frame.reset_index())
