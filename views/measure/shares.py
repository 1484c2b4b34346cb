"""The areas' own shares, as dots and on a map."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from analysis.segregation import Counted
from indicators import figures
from translations.texts import _, number
from views import layers, maps, spreads
from views.colours import Classes
from views.measure.choices import Choice

_MOST_POINTS = 150_000  # of outlines that are sent along with a page: some 3 MB


def show(choice: Choice) -> None:
    """The areas' own shares, as dots."""
    st.subheader(_("The areas' own shares"))
    counted = choice.counted
    shares = {
        counted.names[code]: counted.share[(counted.within == code).to_numpy()]
        for code in choice.regions
    }
    listing = "; ".join(spread_words(name, share) for name, share in shares.items())
    alt = _("The areas' own shares") + f". {listing}."
    spreads.strips(shares, counted.indicator, alt=alt)


def spread_words(name: str, share: pd.Series) -> str:
    """The least, the middle and the largest share of a region's areas."""
    least, middle, largest = (number(share.quantile(q), 1) for q in (0, 0.5, 1))
    return _(
        "{name}: from {least}% to {largest}%, half of the areas below {middle}%",
        name=name,
        least=least,
        middle=middle,
        largest=largest,
    )


def show_areas(
    counted: Counted,
    classes: Classes,
    areas: pd.Index,
    hover: pd.Series,
    region: str | None,
    *,
    key: str,
    alt: str,
) -> None:
    """Classes of some areas on a map: over embedded outlines, else over the counts' own.

    `classes.codes` and `hover` are in the order of `areas`.
    """
    assert counted.shapes is not None
    known = counted.shapes[(counted.within == region).to_numpy()] if region else counted.shapes
    bounds = tuple(known.dropna().total_bounds)
    if counted.level is not None:
        around = _among_all(counted.level, classes, areas)
        lines = hover.reindex(figures.outlined(counted.level).index).fillna("–").tolist()
        area = region if region in figures.areas().index else None
        maps.inner_map(counted.level, around, lines, area, bounds=bounds, key=key, alt=alt)
        return
    shapes = counted.kept("drawn", lambda: _for_the_screen(counted))
    if shapes is None:
        st.caption(_("The outlines are too detailed to be drawn here."))
        return
    maps.own_map(shapes.reindex(areas), classes, hover.tolist(), bounds, key=key, alt=alt)


def _among_all(level: str, classes: Classes, areas: pd.Index) -> Classes:
    """The classes of some areas among all outlines of a level: every other area is land."""
    outside = len(classes.colours)
    codes = pd.Series(classes.codes, areas).reindex(figures.outlined(level).index)
    return replace(
        classes,
        codes=codes.fillna(outside).astype(int).to_numpy(),
        colours=(*classes.colours, layers.land()),
    )


def _for_the_screen(counted: Counted) -> gpd.GeoSeries | None:
    """Outlines simple enough to be sent with every rerun; None where they cannot be made so."""
    assert counted.shapes is not None
    shapes = gpd.GeoSeries(counted.shapes)
    west, south, east, north = shapes.dropna().total_bounds
    shapes = shapes.simplify(max(east - west, north - south) / 2000)
    if shapely.get_num_coordinates(shapes.dropna().to_numpy()).sum() > _MOST_POINTS:
        return None
    return gpd.GeoSeries(shapely.set_precision(shapes.to_numpy(), 1e-5), index=shapes.index)
