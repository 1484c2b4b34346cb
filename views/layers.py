"""What a map is made of, from the ground up: land, coloured areas, squares, borders, names."""

import base64
import hashlib
import json
from functools import lru_cache
from html import escape

import geopandas as gpd
import numpy as np
import pydeck
import streamlit as st

from indicators import embedded, figures
from indicators.indicator import MUNICIPALITY
from translations.texts import _
from views import frame
from views.colours import MISSING, Classes, rgb

_NAMED = 12  # localities of a municipality
_LARGER_PLACE = 50_000  # people; such localities are named at the first view
_LETTERS = "012345678"  # class codes as letters; then "missing", and "hidden"


def land() -> str:
    """The colour of land that the map does not speak of."""
    return "#343a42" if frame.is_dark() else "#e4e6e8"


def outlines_address(level: str) -> str:
    """Where the browser fetches a level's outlines, which are in the order of `figures.outlined(level)`.

    Refreshed outlines that cannot be drawn are said to be so: the embedded ones are shown.
    """
    drawing = figures.drawing(level)
    if drawing.fault:
        st.caption(
            _(
                "There are newer outlines, but the folder static/live cannot be written: the embedded ones are shown."
            )
        )
    return f"app/static/live/{drawing.file}" if drawing.file else _static(f"{level}.geojson")


def backdrop() -> pydeck.Layer:
    """The land around: what lies below everything."""
    ground = rgb(land())
    return pydeck.Layer(
        "GeoJsonLayer",
        id="backdrop",
        data=_static("backdrop.geojson"),
        get_fill_color=ground,
        get_line_color=ground,
        line_width_min_pixels=0,
    )


def outlines() -> pydeck.Layer:
    """The municipalities, almost without a colour: to be clicked."""
    return pydeck.Layer(
        "GeoJsonLayer",
        id="areas",
        data=outlines_address(MUNICIPALITY),
        get_fill_color=[110, 116, 124] if frame.is_dark() else [128, 128, 128, 18],
        **_hairlines(),
        pickable=True,
    )


def municipalities(*, filled: bool) -> pydeck.Layer:
    """The municipalities: `filled` as land below the areas, else their borders above them."""
    dark = frame.is_dark()
    return pydeck.Layer(
        "GeoJsonLayer",
        id="land" if filled else "municipalities",
        data=outlines_address(MUNICIPALITY),
        filled=filled,
        stroked=not filled,
        get_fill_color=[70, 77, 86] if dark else [214, 217, 220],
        get_line_color=[225, 225, 225, 190] if dark else [60, 60, 60, 190],
        get_line_width=0.8,
        line_width_units=pydeck.types.String("pixels"),
    )


def coloured(id: str, data: str | dict, classes: Classes, *, lines: bool = True) -> pydeck.Layer:
    """Outlined areas (an address or the outlines themselves) in the colours of their classes.

    `lines` between them would cover the small areas of a town in a view of a whole county.
    """
    return pydeck.Layer(
        "GeoJsonLayer",
        id=id,
        data=data,
        get_fill_color=_colour_expression(classes, "properties.i"),
        **_hairlines(),
        stroked=lines,
        pickable=True,
        auto_highlight=True,
        highlight_color=[255, 255, 255, 70],
        update_triggers={"getFillColor": _mark(classes)},
    )


def squares(classes: Classes) -> pydeck.Layer:
    """The inhabited squares, a dot each, in the colours of their classes."""
    return pydeck.Layer(
        "ScatterplotLayer",
        id="squares",
        data=_static("squares.json"),
        get_position="[this[0], this[1]]",
        get_fill_color=_colour_expression(classes, "this[2]"),
        get_radius=520,
        radius_min_pixels=0.9,
        update_triggers={"getFillColor": _mark(classes)},
    )


def centres(level: str, classes: Classes, hidden: np.ndarray) -> pydeck.Layer:
    """The areas of a level as dots at their centres, in the colours of their classes, but for the `hidden` ones.

    `hidden` is a mask over the areas: those whose outline is drawn.
    """
    return pydeck.Layer(
        "ScatterplotLayer",
        id="centres",
        data=_static(f"{level}_centres.json"),
        get_position="[this[0], this[1]]",
        get_fill_color=_colour_expression(classes, "this[2]", hidden),
        get_radius=500,
        radius_min_pixels=1.6,
        radius_max_pixels=7,
        update_triggers={"getFillColor": _mark(classes)},
    )


def _hairlines() -> dict:
    """Thin lines between the areas."""
    return {
        "get_line_color": [40, 40, 40, 160] if frame.is_dark() else [255, 255, 255, 200],
        "get_line_width": 0.5,
        "line_width_units": pydeck.types.String("pixels"),
    }


def places(points: gpd.GeoDataFrame, hover: list[str], classes: Classes) -> pydeck.Layer:
    """Places as dots in the colours of their classes; see `maps.places_map`."""
    lon, lat = (np.round(axis, 4) for axis in (points.geometry.x, points.geometry.y))
    missing = len(classes.colours)
    codes = np.where(classes.codes < 0, missing, classes.codes)
    rows = [
        {"p": [x, y], "name": escape(str(name)), "line": escape(line), "c": code}
        for x, y, name, line, code in zip(
            lon.tolist(), lat.tolist(), points["name"], hover, codes.tolist(), strict=True
        )
    ]
    palette = [rgb(colour) for colour in (*classes.colours, MISSING)]
    return pydeck.Layer(
        "ScatterplotLayer",
        id="places",
        data=_inline(rows),
        get_position="p",
        get_fill_color=f"({palette})[c]",
        get_line_color=[30, 30, 30],
        stroked=True,
        line_width_units=pydeck.types.String("pixels"),
        get_line_width=0.5,
        get_radius=4,
        radius_units=pydeck.types.String("pixels"),
        pickable=True,
        update_triggers={"getFillColor": _mark(classes)},
    )


def _inline(rows: list[dict]) -> str:
    """The rows as an address that holds them: pydeck would write a line for each of their values."""
    packed = base64.b64encode(json.dumps(rows, separators=(",", ":"), ensure_ascii=False).encode())
    return f"data:application/json;base64,{packed.decode()}"


def borders() -> pydeck.Layer:
    """County borders, above the areas."""
    return pydeck.Layer(
        "GeoJsonLayer",
        id="borders",
        data=_static("borders.geojson"),
        get_line_color=[90, 90, 90, 200],
        line_width_units=pydeck.types.String("pixels"),
        get_line_width=1,
    )


def names(area: str | None = None) -> pydeck.Layer:
    """The names of the larger places; of the localities of a municipality that is seen close."""
    dark = frame.is_dark()
    data = _localities(area) if area is not None else []
    return pydeck.Layer(
        "TextLayer",
        id=f"names-{area}" if data else "names",
        data=data or _places(),
        get_text="name",
        get_position="at",
        get_size=13,
        get_color=[245, 245, 245] if dark else [20, 20, 20],
        get_text_anchor=pydeck.types.String("start"),
        get_pixel_offset=[7, 0],
        background=True,
        get_background_color=[20, 24, 28, 190] if dark else [255, 255, 255, 190],
        background_padding=[3, 1, 3, 1],
        font_family=pydeck.types.String("sans-serif"),
        character_set=pydeck.types.String("auto"),
    )


@lru_cache(maxsize=64)
def _localities(area: str) -> list[dict]:
    """The municipality's largest localities."""
    places = embedded.frame("places.parquet")
    own = places[places["municipality_code"] == area].head(_NAMED)
    at = zip(own.geometry.x.round(4), own.geometry.y.round(4), strict=True)
    return [{"name": name, "at": list(xy)} for name, xy in zip(own["name"], at, strict=True)]


@lru_cache(maxsize=1)
def _places() -> list[dict]:
    """The larger localities, thinned so that names do not overlap at the first view."""
    kept: list[dict] = []
    places = embedded.frame("places.parquet")
    for place in places[places["population"] >= _LARGER_PLACE].itertuples():
        far = all(
            abs(place.geometry.y - p["at"][1]) > 0.9 or abs(place.geometry.x - p["at"][0]) > 3
            for p in kept
        )
        if far:
            kept.append(
                {"name": place.name, "at": [round(place.geometry.x, 3), round(place.geometry.y, 3)]}
            )
    return kept[:12]


def chosen(area: str | None, level: str = MUNICIPALITY) -> list[pydeck.Layer]:
    """A line around the chosen area, if it has an outline: a layer of its own for each area.

    Streamlit keeps only the fill's update trigger of a layer that can be clicked,
    so a line of that layer would stay around the area chosen first.
    """
    if area is None or area not in figures.outlined(level).index:
        return []
    return [
        pydeck.Layer(
            "GeoJsonLayer",
            id=f"chosen-{area}",
            data=figures.areas(level).geometry[area].__geo_interface__,
            filled=False,
            get_line_color=[255, 255, 255] if frame.is_dark() else [20, 20, 20],
            get_line_width=3,
            line_width_units=pydeck.types.String("pixels"),
        )
    ]


def clickable(layer: pydeck.Layer) -> pydeck.Layer:
    """The layer without an id, for clicks.

    Streamlit pales everything but the selected feature of a layer that it knows
    by id, and the colours would no longer be those of the legend. A layer without
    one gets its type as its id from deck.gl; the click arrives all the same.
    """
    layer.id = None
    return layer


def _colour_expression(classes: Classes, position: str, hidden: np.ndarray | None = None) -> str:
    """A deck.gl expression that looks an area's colour up in a string with one letter an area.

    `hidden` is a mask over the areas: those without a colour.
    """
    missing = len(classes.colours)
    codes = np.where(classes.codes < 0, missing, classes.codes)
    if hidden is not None:
        codes = np.where(hidden, missing + 1, codes)
    letters = np.array(list(_LETTERS[: missing + 2]))[codes]
    palette = [rgb(colour) for colour in (*classes.colours, MISSING)]
    palette += [] if hidden is None else [[0, 0, 0, 0]]
    return f"({palette})[('{''.join(letters)}')[{position}]]"


def _mark(classes: Classes) -> str:
    """Changes when a colour does: deck.gl looks at functions only when told to."""
    return hashlib.sha1(
        classes.codes.tobytes() + repr(classes.colours).encode(), usedforsecurity=False
    ).hexdigest()


@lru_cache(maxsize=8)
def _static(name: str) -> str:
    """Address of a file that the browser fetches once, and again only when it changes."""
    return f"app/static/map/{name}?v={embedded.static_version(name)}"
