"""The small map of a brief: the area, those that it is compared with, and the others, as plain rings."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from analysis import standing
from indicators import figures
from indicators.indicator import MUNICIPAL

_SWEREF = 3006
_SMALL = 0.02  # of the map's height: what is smaller gets a circle around it
Rings = tuple[np.ndarray, ...]  # each (n, 2): across and down, 0–1 of the map's height


@dataclass(frozen=True, kw_only=True, eq=False)
class Outline:
    """Rings of the three kinds of areas, in shares of the map's height; `width` is the map's.

    `marked` is the centre of the area and the radius of a circle around it.
    """

    width: float
    others: Rings
    peers: Rings
    of_area: Rings
    marked: tuple[float, float, float]

    @property
    def peers_line(self) -> float:
        """Width of the line around peers: none among others, where it would cover the small ones."""
        return 0.0 if self.others else 0.7


def of_area(area: str, level: str, scheme: str) -> Outline | None:
    """The map of an area, simplified to what a small map can show; None where it has no outline.

    A municipality is shown in its country, a smaller area in its municipality.
    """
    frame = figures.outlined(level)
    if area not in frame.index:
        return None
    alike = standing.peers(area, level, scheme)[frame.index]
    if level not in MUNICIPAL:
        frame, alike = frame[alike], alike[alike]
    shapes = frame.geometry.to_crs(_SWEREF)
    west, south, east, north = shapes.total_bounds
    tall = north - south
    simple = pd.Series(shapely.coverage_simplify(shapes.values, tall / 1500), frame.index)

    def rings(ids: pd.Index) -> Rings:
        parts = shapely.get_parts(simple[ids].to_numpy())
        corners = (shapely.get_coordinates(part.exterior) for part in parts)
        return tuple(np.c_[xy[:, 0] - west, north - xy[:, 1]] / tall for xy in corners)

    is_area = frame.index == area
    x, y = simple[area].representative_point().coords[0]
    left, low, right, high = simple[area].bounds
    return Outline(
        width=(east - west) / tall,
        others=rings(frame.index[~alike.to_numpy()]),
        peers=rings(frame.index[alike.to_numpy() & ~is_area]),
        of_area=rings(frame.index[is_area]),
        marked=(
            (x - west) / tall,
            (north - y) / tall,
            max(_SMALL, 0.75 * max(right - left, high - low) / tall),
        ),
    )


def svg(outline: Outline, colours: tuple[str, str, str, str]) -> str:
    """The map as SVG; `colours` of others, peers, the area itself and the circle around it."""
    tall = 1000.0
    layers = []
    lines = (0.7, outline.peers_line, 0)
    for rings, colour, line in zip(
        (outline.others, outline.peers, outline.of_area), colours[:3], lines, strict=True
    ):
        path = "".join(_path(tall * ring) for ring in rings)
        layers.append(f'<path d="{path}" fill="{colour}" stroke="#ffffff" stroke-width="{line}"/>')
    x, y, radius = (tall * value for value in outline.marked)
    ring = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius + 12:.1f}" fill="none" '
        f'stroke="{colours[3]}" stroke-width="5"/>'
    )
    wide, margin = tall * outline.width, 40.0
    box = f"{-margin} {-margin} {wide + 2 * margin:.0f} {tall + 2 * margin:.0f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(layers)}{ring}</svg>'


def _path(ring: np.ndarray) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in ring]
    return f"M{points[0]}L{' '.join(points[1:])}Z"
