"""Maps to explore. Outlines and squares are fetched once; a rerun sends one letter an area."""

import base64
import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape

import geopandas as gpd
import numpy as np
import pandas as pd
import pydeck
import streamlit as st

from indicators import embedded, figures
from indicators.countries import HOME, country_of
from indicators.indicator import MUNICIPAL, MUNICIPALITY, Indicator
from loaders import gisco
from translations.texts import _, number, said, with_unit
from views import address, frame
from views.colours import MISSING, Classes, labels, method_name, rgb

HEIGHT = 620
Bounds = tuple[float, ...]  # west, south, east, north, in degrees
assert HOME.view is not None
_LATITUDE, _LONGITUDE, _ZOOM = HOME.view
_VIEW = pydeck.ViewState(latitude=_LATITUDE, longitude=_LONGITUDE, zoom=_ZOOM)
_SMALL_VIEW = pydeck.ViewState(latitude=_LATITUDE, longitude=_LONGITUDE, zoom=3.3)
_LETTERS = "01234567"  # class codes as letters; the last is "missing"


def area_map(
    classes: Classes, hover: list[str], area: str | None, *, alt: str, level: str = MUNICIPALITY
) -> None:
    """The choropleth of a country's municipalities, with a line to show on hover for each.

    A click puts the municipality into the address.
    """
    layer = _clickable(_coloured(level, outlines_address(level), classes))
    chosen = _chosen(area, level)
    if country_of(level) == HOME:
        layers = [*_backdrop(), layer, _borders(), *chosen, _names()]
    else:  # the country that it is beside as muted land
        layers = [_municipalities(filled=True), layer, *chosen]
    _draw(layers, tooltip=_tooltip(hover), alt=alt, level=level, view=_first_view(level))


def _first_view(level: str) -> pydeck.ViewState:
    """What a map of a country's municipalities shows first."""
    view = country_of(level).view
    if view is None:
        return _fitting(figures.outlined(level).total_bounds, 430, 590)
    latitude, longitude, zoom = view
    return pydeck.ViewState(latitude=latitude, longitude=longitude, zoom=zoom)


def people_map(classes: Classes, area: str | None, *, alt: str) -> None:
    """The inhabited squares, one dot each: where nobody lives, nothing is coloured."""
    outline = pydeck.Layer(
        "GeoJsonLayer",
        id="areas",
        data=outlines_address(MUNICIPALITY),
        get_fill_color=[110, 116, 124] if frame.is_dark() else [128, 128, 128, 18],
        **_hairlines(),
        pickable=True,
    )
    layers = [*_backdrop(), _clickable(outline), _squares(classes), _borders()]
    _draw(
        [*layers, *_chosen(area), _names()],
        tooltip={"html": "<b>{name}</b>"},
        alt=alt,
    )


def squares_map(classes: Classes, area: str | None, *, key: str, alt: str) -> None:
    """The inhabited squares, to look at: a further map of them on a page, close to the chosen municipality."""
    layers = [*_backdrop(), _municipalities(filled=True), _squares(classes)]
    _show([*layers, *_chosen(area)], _view_of(area), key=key, alt=alt)


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
    and `found.codes` are in the same order; names are shown as text, whatever is in them. `bounds` (None: the
    country) say what is in view; there is a line around the municipality `area`.
    """
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
    dots = pydeck.Layer(
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
    view = _fitting(bounds, 330, 430) if bounds else _SMALL_VIEW
    land = [*_backdrop(), _municipalities(filled=True), _municipalities(filled=False)]
    layers = [*land, *_chosen(area), dots]
    _show(
        layers,
        view,
        key=key,
        alt=alt,
        tooltip={"html": f"<b>{{name}}</b><br>{{line}} {escape(unit)}"},
    )


def _inline(rows: list[dict]) -> str:
    """The rows as an address that holds them: pydeck would write a line for each of their values."""
    packed = base64.b64encode(json.dumps(rows, separators=(",", ":"), ensure_ascii=False).encode())
    return f"data:application/json;base64,{packed.decode()}"


def parts_map(
    level: str,
    classes: Classes,
    hover: list[str],
    unit: str,
    area: str | None,
    part: str | None,
    *,
    alt: str,
) -> None:
    """The choropleth of a level below the municipality, where outlines are embedded.

    `found` and `hover` (numbers without their unit) are in the order of
    `figures.outlined(level)`. The view is that of all outlines, or of the
    municipality `area`. A click puts the area and its municipality into the address.
    """
    outlined = figures.outlined(level)
    view = _fitting(outlined.total_bounds, 430, 590) if len(outlined) else _VIEW
    if area is not None:
        view = _fitting(figures.areas().geometry[area].bounds, 330, 540)
    layers = [
        *_backdrop(),
        *([] if _is_online() else [_municipalities(filled=True)]),
        *(
            [_clickable(_coloured(level, outlines_address(level), classes, lines=area is not None))]
            if len(outlined)
            else []
        ),
        _municipalities(filled=False),
        _borders(),
        *_chosen(area),
        *_chosen(part, level),
        _names(),
    ]
    _draw(layers, tooltip=_tooltip(hover, unit), alt=alt, level=level, view=view)


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

    `found` and `hover` are in the order of `figures.outlined(level)`. Without
    a municipality `bounds` say what is shown. Several maps on a page need a
    `key` each.
    """
    shown = bounds or tuple(figures.areas().geometry[area].bounds)
    _draw_inner(_coloured(level, outlines_address(level), classes), hover, shown, area, key, alt)


def own_map(
    shapes: gpd.GeoSeries, classes: Classes, hover: list[str], bounds: Bounds, *, key: str, alt: str
) -> None:
    """Outlines that are in no file that the browser can fetch (a reader's own), sent along with the page.

    `shapes` (EPSG:4326, None where there is no outline), `found.codes` and
    `hover` are in the same order.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"i": place, "name": escape(str(name))},
            "geometry": outline.__geo_interface__,
        }
        for place, (name, outline) in enumerate(shapes.items())
        if outline is not None
    ]
    data = {"type": "FeatureCollection", "features": features}
    _draw_inner(_coloured("own", data, classes), hover, bounds, None, key, alt)


def scenario_map(
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
    squares = pydeck.Layer(
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
    deck = pydeck.Deck(
        layers=[
            *_backdrop(),
            _municipalities(filled=True),
            _clickable(squares),
            _municipalities(filled=False),
            *_chosen(area),
            *_marks(marks),
        ],
        initial_view_state=_fitting(tuple(figures.areas().geometry[area].bounds), 330, 460),
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
    circles = pydeck.Layer(
        "ScatterplotLayer",
        id="circles",
        data=[row for row in rows if row["radius"]],
        get_position="at",
        get_radius="radius",
        filled=False,
        stroked=True,
        get_line_color=ink,
        line_width_min_pixels=2,
    )
    dots = pydeck.Layer(
        "ScatterplotLayer",
        id="places",
        data=rows,
        get_position="at",
        get_fill_color="fill",
        get_line_color=ink,
        get_radius=1,
        radius_min_pixels=8,
        radius_max_pixels=8,
        stroked=True,
        line_width_min_pixels=3,
    )
    return [circles, dots]


def land() -> str:
    """The colour of land that the map does not speak of."""
    return "#343a42" if frame.is_dark() else "#e4e6e8"


def _draw_inner(
    areas: pydeck.Layer, hover: list[str], bounds: Bounds, chosen: str | None, key: str, alt: str
) -> None:
    layers = [*_backdrop(), areas, *_chosen(chosen)]
    _show(layers, _fitting(bounds, 330, 430), key=key, alt=alt, tooltip=_tooltip(hover))


def _show(
    layers: list[pydeck.Layer],
    view: pydeck.ViewState,
    *,
    key: str,
    alt: str,
    tooltip: dict | bool = False,
) -> None:
    """A map to look at, beside the one to choose on."""
    deck = pydeck.Deck(layers=layers, initial_view_state=view, tooltip=tooltip, map_provider=None)
    st.pydeck_chart(deck, height=460, key=key, alt=alt)
    _credit(layers)


def _view_of(area: str | None) -> pydeck.ViewState:
    """The country, or a municipality."""
    if area is None:
        return _SMALL_VIEW
    return _fitting(figures.areas().geometry[area].bounds, 330, 430)


def _squares(classes: Classes) -> pydeck.Layer:
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


def _fitting(bounds: Bounds, across: float, down: float) -> pydeck.ViewState:
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


def _coloured(id: str, data: str | dict, classes: Classes, *, lines: bool = True) -> pydeck.Layer:
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


def _municipalities(*, filled: bool) -> pydeck.Layer:
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


def legend(classes: Classes, indicator: Indicator, unit: str, counted: str) -> None:
    """Colours, limits, unit and how the classes were cut; missing is grey, and said."""
    counts = np.bincount(classes.codes[classes.codes >= 0], minlength=len(classes.limits))
    rows = [
        (colour, with_unit(label, unit), how_many(count, counted))
        for colour, label, count in zip(
            classes.colours, labels(classes, indicator), counts, strict=True
        )
    ]
    if indicator.unit == "type":
        rows.reverse()  # strengths first
    missing = int((classes.codes < 0).sum())
    if missing:
        rows.append((MISSING, _("no value"), how_many(missing, counted)))
    legend_rows(rows)
    directed = {
        "low": _("Darker is worse: higher values."),
        "high": _("Darker is worse: lower values."),
        None: _("Darker is more. Neither end is better."),
    }
    st.caption(f"{directed[indicator.direction]} {_('Classes')}: {method_name(classes.method)}.")


def how_many(count: int, counted: str) -> str:
    """`12 municipalities`, `1 municipality`: a number of what a legend counts, given in the plural."""
    one = {
        _("municipalities"): _("municipality"),
        _("areas"): _("area"),
        _("squares"): _("square"),
        _("stop places"): _("stop place"),
        _("places"): _("place"),
    }
    return f"{number(count)} {one.get(counted, counted) if count == 1 else counted}"


def legend_rows(rows: list[tuple[str, str, str]]) -> None:
    """A colour, what it means, and how many: one row each."""
    drawn = "".join(_legend_row(*row) for row in rows)
    st.html(f"<div role='list' aria-label='{escape(_('Legend'))}'>{drawn}</div>")


def _legend_row(colour: str, label: str, count: str) -> str:
    return (
        "<div role='listitem' style='display:flex;gap:.5rem;align-items:center;line-height:1.7'>"
        f"<span style='width:1.1rem;height:1.1rem;border:1px solid #777;background:{colour}'></span>"
        f"<span style='flex:1'>{escape(label)}</span><span style='opacity:.75'>{escape(count)}</span></div>"
    )


def _clickable(layer: pydeck.Layer) -> pydeck.Layer:
    """The layer without an id, for clicks.

    Streamlit pales everything but the selected feature of a layer that it knows
    by id, and the colours would no longer be those of the legend. A layer without
    one gets its type as its id from deck.gl; the click arrives all the same.
    """
    layer.id = None
    return layer


def _is_online() -> bool:
    """Whether the reader wants a background map from the internet."""
    return st.session_state.get("basemap", False)


def _draw(
    layers: list[pydeck.Layer],
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
        layers=layers,
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
    _credit(layers)
    st.toggle(
        _("Background map from the internet"),
        key="basemap",
        help=_(
            "Off: nothing is fetched from outside. On: your browser asks carto.com for map images."
        ),
    )
    if online:
        st.caption("© CARTO, © OpenStreetMap contributors")


def _credit(layers: list[pydeck.Layer]) -> None:
    """Who drew the outlines of the municipalities, below a map that draws refreshed ones."""
    for level in MUNICIPAL:
        if any(f"/live/{level}-" in str(layer.data) for layer in layers):
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


def _colour_expression(classes: Classes, position: str) -> str:
    """A deck.gl expression that looks an area's colour up in a string with one letter an area."""
    missing = len(classes.colours)
    letters = np.array(list(_LETTERS[: missing + 1]))[
        np.where(classes.codes < 0, missing, classes.codes)
    ]
    palette = [rgb(colour) for colour in (*classes.colours, MISSING)]
    return f"({palette})[('{''.join(letters)}')[{position}]]"


def _mark(classes: Classes) -> str:
    """Changes when a colour does: deck.gl looks at functions only when told to."""
    return hashlib.sha1(
        classes.codes.tobytes() + repr(classes.colours).encode(), usedforsecurity=False
    ).hexdigest()


def _hairlines() -> dict:
    """Thin lines between the areas."""
    return {
        "get_line_color": [40, 40, 40, 160] if frame.is_dark() else [255, 255, 255, 200],
        "get_line_width": 0.5,
        "line_width_units": pydeck.types.String("pixels"),
    }


def _chosen(area: str | None, level: str = MUNICIPALITY) -> list[pydeck.Layer]:
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


def _backdrop() -> list[pydeck.Layer]:
    ground = rgb(land())
    return [
        pydeck.Layer(
            "GeoJsonLayer",
            id="backdrop",
            data=_static("backdrop.geojson"),
            get_fill_color=ground,
            get_line_color=ground,
            line_width_min_pixels=0,
        )
    ]


def _borders() -> pydeck.Layer:
    """County borders, above the areas."""
    return pydeck.Layer(
        "GeoJsonLayer",
        id="borders",
        data=_static("borders.geojson"),
        get_line_color=[90, 90, 90, 200],
        line_width_units=pydeck.types.String("pixels"),
        get_line_width=1,
    )


def _names() -> pydeck.Layer:
    """The names of the larger places."""
    dark = frame.is_dark()
    return pydeck.Layer(
        "TextLayer",
        id="names",
        data=_places(),
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


@lru_cache(maxsize=1)
def _places() -> list[dict]:
    """The larger localities, thinned so that names do not overlap at the first view."""
    kept: list[dict] = []
    for place in embedded.frame("places.parquet").itertuples():
        far = all(
            abs(place.geometry.y - p["at"][1]) > 0.9 or abs(place.geometry.x - p["at"][0]) > 3
            for p in kept
        )
        if far:
            kept.append(
                {"name": place.name, "at": [round(place.geometry.x, 3), round(place.geometry.y, 3)]}
            )
    return kept[:12]


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


@lru_cache(maxsize=8)
def _static(name: str) -> str:
    """Address of a file that the browser fetches once, and again only when it changes."""
    return f"app/static/map/{name}?v={embedded.static_version(name)}"


def municipality_of_squares(values: pd.Series) -> np.ndarray:
    """Each square's municipal value, in the order of the squares."""
    return values.reindex(figures.squares()["municipality_code"].astype(str)).to_numpy()
