"""The squares of one municipality on a map, and places on top of them."""

from collections.abc import Callable
from functools import partial
from html import escape

import pandas as pd
import pydeck
import streamlit as st

from indicators import figures
from views import frame, layers
from views.colours import rgb
from views.maps import fitting


def show(
    area: str,
    rings: list[list[list[float]]],
    colours: list[str],
    hover: list[str],
    marks: pd.DataFrame,
    *,
    key: str,
    clicked: Callable[[int], None],
    alt: str,
) -> None:
    """The inhabited squares of one municipality, sent along with the page, and places on top of them.

    `rings`, `colours` and `hover` are one a square, in the same order; a click
    on a square calls `clicked` with its place in it. `marks` has a row a place:
    longitude, latitude, radius_m (of the circle around it; 0: none) and is_closed.
    """
    deck = pydeck.Deck(
        layers=[
            layers.backdrop(),
            layers.municipalities(filled=True),
            layers.clickable(_squares(rings, colours, hover)),
            layers.municipalities(filled=False),
            *layers.chosen(area),
            *_marks(marks),
        ],
        initial_view_state=fitting(tuple(figures.areas().geometry[area].bounds), 330, 460),
        tooltip={"html": "{name}"},
        map_provider=None,
    )
    st.pydeck_chart(
        deck,
        height=520,
        key=key,
        on_select=partial(_square_clicked, key, clicked),
        selection_mode="single-object",
        alt=alt,
    )


def _squares(rings: list[list[list[float]]], colours: list[str], hover: list[str]) -> pydeck.Layer:
    return pydeck.Layer(
        "PolygonLayer",
        data=[
            {"at": ring, "colour": rgb(colour), "name": escape(text), "i": place}
            for place, (ring, colour, text) in enumerate(zip(rings, colours, hover, strict=True))
        ],
        get_polygon="at",
        get_fill_color="colour",
        get_line_color="colour",
        get_line_width=0,
        line_width_min_pixels=1.5,  # a square of a large municipality would be too small to see
        pickable=True,
        auto_highlight=True,
        highlight_color=[255, 255, 255, 110],
    )


def _square_clicked(key: str, clicked: Callable[[int], None]) -> None:
    """A second click on a square empties the selection: that says nothing new."""
    if picked := st.session_state[key].selection.objects.get("PolygonLayer", []):
        clicked(int(picked[0]["i"]))


def _marks(marks: pd.DataFrame) -> list[pydeck.Layer]:
    """A dot for each place, hollow where it closes, and the circle that it serves."""
    ink = [255, 255, 255] if frame.is_dark() else [20, 20, 20]
    rows = [
        {
            "at": [round(row.longitude, 5), round(row.latitude, 5)],
            "radius": row.radius_m,
            "fill": [255, 255, 255, 40] if row.is_closed else [*rgb("#045a8d"), 255],
        }
        for row in marks.itertuples()
    ]
    shared = {"get_position": "at", "get_line_color": ink, "stroked": True}
    circles = pydeck.Layer(
        "ScatterplotLayer",
        id="circles",
        data=[row for row in rows if row["radius"]],
        get_radius="radius",
        filled=False,
        line_width_min_pixels=2,
        **shared,
    )
    dots = pydeck.Layer(
        "ScatterplotLayer",
        id="places",
        data=rows,
        get_fill_color="fill",
        get_radius=1,
        radius_min_pixels=8,
        radius_max_pixels=8,
        line_width_min_pixels=3,
        **shared,
    )
    return [circles, dots]
