"""The share in each area on a map."""

import streamlit as st

from analysis import segregation
from analysis.segregation import Counted
from indicators import written
from translations import texts
from translations.texts import _, literal
from views import choosers, colours, legends
from views.measure.choices import Choice, region_word
from views.measure.shares import show_areas, spread_words


def show(choice: Choice) -> None:
    """The share in each area on a map, where there are outlines."""
    st.subheader(_("Map"))
    counted = choice.counted
    drawable = [code for code in choice.regions if code in segregation.outlined(counted)]
    if not drawable:
        st.caption(
            _(
                "Needs outlines: there are none of these areas; a refresh brings those of DeSO and RegSO, a GeoPackage or "
                "GeoJSON its own."
            )
        )
        return
    region = _region(counted, drawable)
    share = counted.share[(counted.within == region).to_numpy()]
    classes = colours.classes(share, counted.indicator, "quantiles")
    left, right = st.columns([3, 2])
    with left:
        show_areas(
            counted,
            classes,
            share.index,
            share.map(lambda value: written.amount(value, counted.indicator)),
            region,
            key="own_areas",
            alt=_("Map of the group's share in the areas.")
            + f" {spread_words(counted.names[region], share)}",
        )
    with right:
        title = counted.indicator.title[texts.language()]
        st.markdown(f"**{literal(counted.names[region])}**: {literal(title)}")
        legends.of_classes(classes, counted.indicator, "%", "areas")


def _region(counted: Counted, drawable: list[str]) -> str:
    """The region that is shown, chosen where there are several."""
    if len(drawable) > 1:
        names = {code: counted.names[code] for code in drawable}
        choosers.pick(region_word(counted), names, "own_map", lambda: None)
        return st.session_state["own_map"] or drawable[0]
    return drawable[0]
