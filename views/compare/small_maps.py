"""Small maps side by side, as SVG: many on a page cost next to nothing, and print sharply."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators import figures, live

_METRES = 3006  # SWEREF 99 TM
_BORDER = "#6b7280"


@live.cached(maxsize=8)
def projected(level: str) -> gpd.GeoSeries:
    """The outlines of a level in metres; do not change them."""
    return figures.outlined(level).geometry.to_crs(_METRES)


def svg(
    shapes: gpd.GeoSeries,
    colours: pd.Series,
    *,
    marked: Sequence[str] = (),
    ink: str,
    size: int = 260,
    ground: str = "",
) -> str:
    """Polygons (projected) in a colour each as an SVG image of at most `size` pixels either way.

    `colours` is indexed as `shapes`; the `marked` ones have a thick outline in `ink`. What has
    the colour `ground` is no part of the figure: it lies beneath, without borders.
    """
    west, south, east, north = shapes.total_bounds
    scale = (size - 6) / max(east - west, north - south)
    path = _paths(shapes, scale)
    beneath = "".join(path[code] for code in path if colours[code] == ground)
    paths = "".join(
        f'<path d="{path[code]}" fill="{colours[code]}"/>'
        for code in path
        if colours[code] != ground
    )
    outlines = "".join(path[code] for code in marked if code in path)
    width, height = (10 * scale * (e - w) + 60 for w, e in ((west, east), (south, north)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width / 10:.0f}" height="{height / 10:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" fill-rule="evenodd" stroke-linejoin="round">'
        f'<path d="{beneath}" fill="{ground or "none"}"/>'
        f'<g stroke="{_BORDER}" stroke-width="4">{paths}</g>'
        f'<path d="{outlines}" fill="none" stroke="{ink}" stroke-width="22"/></svg>'
    )


def _paths(shapes: gpd.GeoSeries, scale: float) -> dict[str, str]:
    """The outlines in tenths of a pixel as whole numbers: short, and no seam that can be seen."""
    west, _south, _east, north = shapes.total_bounds
    drawn = shapely.transform(
        shapes.to_numpy(),
        lambda xy: np.round(10 * scale * (xy - [west, north]) * [1, -1]) + 30,
    )
    return dict(zip(shapes.index, map(_path, drawn), strict=True))


def _path(shape: shapely.Geometry) -> str:
    """The rings of a polygon, or of several, in whole numbers; a point that repeats is written once."""
    rings = []
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            xy = shapely.get_coordinates(ring).astype(int)
            steps = np.diff(xy, axis=0)
            steps = steps[steps.any(axis=1)]
            if len(steps) > 2:
                moves = " ".join(map(str, steps.ravel().tolist()))
                rings.append(f"M{xy[0, 0]} {xy[0, 1]}l{moves}z")
    return "".join(rings)
