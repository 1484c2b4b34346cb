"""Maps to explore. Outlines and squares are fetched once; a rerun sends one letter an area."""

from functools import partial
from html import escape

import geopandas as gpd
import numpy as np
import pandas as pd
import pydeck
import streamlit as st

from indicators import figures
from indicators.countries import HOME, country_of
from indicators.indicator import MUNICIPAL, MUNICIPALITY
from loaders import gisco
from translations.texts import _, said
from views import address, frame, layers
from views.colours import Classes
from views.place import search

HEIGHT = 620
Bounds = tuple[float, ...]  # west, south, east, north, in degrees
assert HOME.view is not None
_LATITUDE, _LONGITUDE, _ZOOM = HOME.view
_VIEW = pydeck.ViewState(latitude=_LATITUDE, longitude=_LONGITUDE, zoom=_ZOOM)
_SMALL_VIEW = pydeck.ViewState(latitude=_LATITUDE, longitude=_LONGITUDE, zoom=3.3)


def area_map(
    classes: Classes, hover: list[str], area: str | None, *, alt: str, level: str = MUNICIPALITY
) -> None:
    """The choropleth of a country's municipalities, with a line to show on hover for each.

    A click puts the municipality into the address.
    """
    layer = layers.clickable(layers.coloured(level, layers.outlines_address(level), classes))
    chosen = layers.chosen(area, level)
    if country_of(level) == HOME:
        stack = [layers.backdrop(), layer, layers.borders(), *chosen, layers.names(search.fitted())]
    else:  # the country that it is beside as muted land
        stack = [layers.municipalities(filled=True), layer, *chosen]
    _draw(stack, tooltip=_tooltip(hover), alt=alt, level=level, view=_first_view(level, 2.5))


def _first_view(level: str, around: float = 1) -> pydeck.ViewState:
    """What a map of a country's municipalities shows first: the place that was searched for, else the country.

    `around` 1 fills the map with the place; 2 leaves as much again for its neighbours.
    """
    area = search.fitted()
    if area in figures.outlined(level).index:
        bounds = figures.outlined(level).geometry[area].bounds
        return fitting(bounds, 330 / around, 560 / around)
    view = country_of(level).view
    if view is None:
        return fitting(figures.outlined(level).total_bounds, 430, 590)
    latitude, longitude, zoom = view
    return pydeck.ViewState(latitude=latitude, longitude=longitude, zoom=zoom)


def people_map(classes: Classes, area: str | None, *, alt: str) -> None:
    """The inhabited squares, one dot each: where nobody lives, nothing is coloured."""
    stack = [
        layers.backdrop(),
        layers.clickable(layers.outlines()),
        layers.squares(classes),
        layers.borders(),
        *layers.chosen(area),
        layers.names(search.fitted()),
    ]
    _draw(stack, tooltip={"html": "<b>{name}</b>"}, alt=alt, view=_first_view(MUNICIPALITY))


def squares_map(classes: Classes, area: str | None, *, key: str, alt: str) -> None:
    """The inhabited squares, to look at: a further map of them on a page, close to the chosen municipality."""
    stack = [layers.backdrop(), layers.municipalities(filled=True), layers.squares(classes)]
    _show([*stack, *layers.chosen(area)], _view_of(area), key=key, alt=alt)


def places_map(
    points: gpd.GeoDataFrame,
    hover: list[str],
    unit: str,
    classes: Classes,
    bounds: Bounds | None,
    area: str | None = None,
    *,
    key: str,
    alt: str,
) -> None:
    """Places as dots in the colours of their classes, with their names and a number to show on hover.

    `points` (EPSG:4326, column name), `hover` (numbers without their `unit`)
    and `classes.codes` are in the same order; names are shown as text, whatever is in them. `bounds` (None: the
    country) say what is in view; there is a line around the municipality `area`.
    """
    view = fitting(bounds, 330, 430) if bounds else _SMALL_VIEW
    stack = [
        layers.backdrop(),
        layers.municipalities(filled=True),
        layers.municipalities(filled=False),
        *layers.chosen(area),
        layers.places(points, hover, classes),
    ]
    tooltip = {"html": f"<b>{{name}}</b><br>{{line}} {escape(unit)}"}
    _show(stack, view, key=key, alt=alt, tooltip=tooltip)


def parts_map(
    level: str,
    classes: Classes,
    hover: list[str],
    unit: str,
    area: str | None,
    part: str | None,
    *,
    alt: str,
    dots: Classes | None = None,
) -> None:
    """The choropleth of a level below the municipality, where outlines are embedded.

    `classes` and `hover` (numbers without their unit) are in the order of
    `figures.outlined(level)`; `dots` are the classes of all areas, of which those without an
    outline are drawn as dots at their centres. The view is that of all outlines (with dots the
    country), or of the municipality `area`. A click puts the area and its municipality into the address.
    """
    outlined = figures.outlined(level)
    view = fitting(outlined.total_bounds, 430, 590) if len(outlined) and dots is None else _VIEW
    if area is not None:
        view = fitting(figures.areas().geometry[area].bounds, 330, 540)
    parts = layers.coloured(level, layers.outlines_address(level), classes, lines=area is not None)
    stack = [
        layers.backdrop(),
        *([] if _is_online() else [layers.municipalities(filled=True)]),
        *([layers.clickable(parts)] if len(outlined) else []),
        layers.municipalities(filled=False),
        layers.borders(),
        *([layers.centres(level, dots, _is_outlined(level))] if dots is not None else []),
        *layers.chosen(area),
        *layers.chosen(part, level),
        layers.names(),
    ]
    _draw(stack, tooltip=_tooltip(hover, unit), alt=alt, level=level, view=view)


def _is_outlined(level: str) -> np.ndarray:
    """A mask over the areas of a level: those whose outline is drawn."""
    return np.asarray(figures.areas(level).index.isin(figures.outlined(level).index))


def inner_map(
    level: str,
    classes: Classes,
    hover: list[str],
    area: str | None,
    *,
    alt: str,
    bounds: Bounds | None = None,
    key: str = "inner",
) -> None:
    """The areas of a level inside the municipality `area` and around it, where there are outlines.

    `classes` and `hover` are in the order of `figures.outlined(level)`. Without
    a municipality `bounds` say what is shown. Several maps on a page need a
    `key` each.
    """
    shown = bounds or tuple(figures.areas().geometry[area].bounds)
    drawn = layers.coloured(level, layers.outlines_address(level), classes)
    _draw_inner(drawn, hover, shown, area, key, alt)


def own_map(
    shapes: gpd.GeoSeries, classes: Classes, hover: list[str], bounds: Bounds, *, key: str, alt: str
) -> None:
    """Outlines that are in no file that the browser can fetch (a reader's own), sent along with the page.

    `shapes` (EPSG:4326, None where there is no outline), `classes.codes` and
    `hover` are in the same order.
    """
    own = layers.coloured("own", _sent_along(shapes), classes)
    _draw_inner(own, hover, bounds, None, key, alt)


def zones_map(
    shapes: gpd.GeoSeries, classes: Classes, hover: list[str], bounds: Bounds, *, key: str, alt: str
) -> None:
    """Zones of a reader's own (as `own_map`) upon the municipalities."""
    stack = [
        layers.backdrop(),
        layers.municipalities(filled=True),
        layers.coloured("zones", _sent_along(shapes), classes),
        layers.municipalities(filled=False),
    ]
    _show(stack, fitting(bounds, 330, 430), key=key, alt=alt, tooltip=_tooltip(hover))


def _sent_along(shapes: gpd.GeoSeries) -> dict:
    """Outlines with their places and names, as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "properties": {"i": place, "name": escape(str(name))},
            "geometry": outline.__geo_interface__,
        }
        for place, (name, outline) in enumerate(shapes.items())
        if outline is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _draw_inner(
    areas: pydeck.Layer, hover: list[str], bounds: Bounds, chosen: str | None, key: str, alt: str
) -> None:
    stack = [layers.backdrop(), areas, *layers.chosen(chosen)]
    _show(stack, fitting(bounds, 330, 430), key=key, alt=alt, tooltip=_tooltip(hover))


def _show(
    stack: list[pydeck.Layer],
    view: pydeck.ViewState,
    *,
    key: str,
    alt: str,
    tooltip: dict | bool = False,
) -> None:
    """A map to look at, beside the one to choose on."""
    deck = pydeck.Deck(layers=stack, initial_view_state=view, tooltip=tooltip, map_provider=None)
    st.pydeck_chart(deck, height=460, key=key, alt=alt)
    _credit(stack)


def _view_of(area: str | None) -> pydeck.ViewState:
    """The country, or a municipality."""
    if area is None:
        return _SMALL_VIEW
    return fitting(figures.areas().geometry[area].bounds, 330, 430)


def _is_online() -> bool:
    """Whether the reader wants a background map from the internet."""
    return st.session_state.get("basemap", False)


def _draw(
    stack: list[pydeck.Layer],
    *,
    tooltip: dict,
    alt: str,
    level: str = MUNICIPALITY,
    view: pydeck.ViewState = _VIEW,
) -> None:
    key = f"deck_{level}"
    online = _is_online()
    style = "dark" if frame.is_dark() else "light"
    deck = pydeck.Deck(
        layers=stack,
        initial_view_state=view,
        tooltip=tooltip,
        **({"map_provider": "carto", "map_style": style} if online else {"map_provider": None}),
    )
    st.pydeck_chart(
        deck,
        height=HEIGHT,
        key=key,
        on_select=partial(_clicked, key, level),
        selection_mode="single-object",
        alt=alt,
    )
    _credit(stack)
    st.toggle(
        _("Background map from the internet"),
        key="basemap",
        help=_(
            "Off: nothing is fetched from outside. On: your browser asks carto.com for map images."
        ),
    )
    if online:
        st.caption("© CARTO, © OpenStreetMap contributors")


def _credit(stack: list[pydeck.Layer]) -> None:
    """Who drew the outlines of the municipalities, below a map that draws refreshed ones."""
    for level in MUNICIPAL:
        if any(f"/live/{level}-" in str(layer.data) for layer in stack):
            st.caption(outline_credit(level))


def outline_credit(level: str) -> str:
    """Who drew a level's municipalities, where a refresh brought them; "" for the embedded ones."""
    if level not in MUNICIPAL or not figures.drawing(level).file:
        return ""
    return f"{_('Outlines')}: {gisco.LAU.publisher}, {gisco.LAU.title}, {said(gisco.LAU.licence)}."


def _clicked(key: str, level: str) -> None:
    """A click on an area puts it into the address; an empty selection says nothing new."""
    picked = st.session_state[key].selection.objects.get("GeoJsonLayer", [])
    if not picked:
        return
    code = picked[0]["properties"]["id"]
    if level in MUNICIPAL:
        address.put("area", code)
    address.put("part", None if level in MUNICIPAL else code)


def _tooltip(values: list[str], unit: str = "") -> dict:
    """Name and value on hover; a `unit` that follows every value is sent once.

    deck.gl fills `{name}` and `{i}` from the outline's own properties. The values
    are not among them, so all are sent as lines of one text, of which a window
    of one line is shown, moved to line `{i}`.
    """
    lines = "\n".join(escape(value) for value in values)
    side = "right" if unit else "left"  # the window is as wide as the longest line
    return {
        "html": "<b>{name}</b><div style='display:flex;line-height:1.4em'>"
        f"<div style='height:1.4em;overflow:hidden;text-align:{side}'>"
        f"<div style='white-space:pre;margin-top:calc({{i}} * -1.4em)'>{lines}</div></div>"
        f"<div style='white-space:pre'>{escape(unit)}</div></div>"
    }


def fitting(bounds: Bounds, across: float, down: float) -> pydeck.ViewState:
    """The view in which the bounds (west, south, east, north; degrees) fit into so many pixels.

    The same view is sent to every screen: `across` has to suit a narrow one.
    At zoom 0 the whole world, 360 degrees, is 512 pixels wide, and a degree of
    latitude is longer than one of longitude by the cosine of the latitude.
    """
    west, south, east, north = bounds
    middle = float(south + north) / 2
    degrees = max((east - west) / across, (north - south) / np.cos(np.radians(middle)) / down)
    return pydeck.ViewState(
        latitude=middle,
        longitude=float(west + east) / 2,
        zoom=float(np.log2(360 / 512 / degrees)),
    )


def municipality_of_squares(values: pd.Series) -> np.ndarray:
    """Each square's municipal value, in the order of the squares."""
    return values.reindex(figures.squares()["municipality_code"].astype(str)).to_numpy()
