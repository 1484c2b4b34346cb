"""H of all areas split between and within counties, classes and municipalities."""

import pandas as pd
import streamlit as st

from analysis import segregation
from analysis.segregation import Counted
from indicators import figures
from indicators.indicator import DESO
from indicators.schemes import SCHEMES, UNPLACED
from translations.texts import _, said
from views import tables
from views.measure.choices import Choice, are_municipalities


def show(choice: Choice) -> None:
    """H of all areas split between and within counties, classes and municipalities."""
    keys = _split_keys(choice.counted)
    if not keys:
        return
    st.subheader(_("Between and within"))
    table = _table(choice.counted, keys)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table,
        dict.fromkeys(table.columns[1:], localized),
        alt=_("Between and within"),
        height="content",
    )
    st.caption(
        _(
            "H = between + within, exactly (Reardon and Firebaugh 2002), over all areas that have counts."
        )
        + (f" {said(UNPLACED)}" if choice.counted.level == DESO else "")
    )


def _table(counted: Counted, keys: dict[str, pd.Series]) -> pd.DataFrame:
    rows = []
    for name, key in keys.items():
        parts = segregation.split(counted, key)
        rows.append(
            {
                _("Split by"): name,
                _("H of all areas"): parts["total"],
                _("Between (%)"): 100 * parts["between"] / parts["total"],
                _("Within (%)"): 100 * parts["within"] / parts["total"],
            }
        )
    return pd.DataFrame(rows).round(3)


def _split_keys(counted: Counted) -> dict[str, pd.Series]:
    """By what H can be split: every area's county, class, municipality; or its region."""
    within = counted.within
    if within.nunique() < 2:
        return {}
    if not are_municipalities(counted):
        return {_("regions"): within}
    municipalities = figures.areas()
    keys = {
        _("counties"): within.str[:2],
        said(SCHEMES["degurba"].title): within.map(municipalities["degurba"]),
        said(SCHEMES["skr"].title): within.map(municipalities["skr_group"]),
        _("municipalities"): within,
    }
    if counted.level == DESO:
        classes = figures.areas(DESO)["deso_class"].reindex(counted.counts.index)
        keys[_("position A, B, C (DeSO)")] = classes
    different: dict[tuple, str] = {}
    for name, key in keys.items():  # in a small table counties may be municipalities
        parts = pd.factorize(key)[0]
        if len(set(parts)) > 1:
            different.setdefault(tuple(parts), name)
    return {name: keys[name] for name in different.values()}
