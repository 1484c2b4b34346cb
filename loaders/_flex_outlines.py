"""Outlines of on-demand zones: from locations.geojson, and around the stops of a group."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from loaders.faults import InputFault

Outline = tuple[str, Any]  # name, polygon or None

_MOST_FEATURES = 2_000
_MOST_POINTS = 300_000  # of all outlines together
_OF_A_RING = 1_000  # a finer ring is thinned: it is drawn, and its area measured, as well
_AROUND_M = 500  # of a stop in a group: what the national measures take for the way to a stop
_DEGREE_M = 111_320  # of latitude


def outlines(raw: bytes, what: str) -> Mapping[str, Outline]:
    """Names and polygons by id, in EPSG:4326; None of a zone without a polygon. InputFault where it is no GeoJSON."""
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputFault(f"{what}: locations.geojson is damaged") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise InputFault(f"{what}: locations.geojson has no features")
    if len(features) > _MOST_FEATURES:
        raise InputFault(f"{what}: locations.geojson has more than {_MOST_FEATURES:,} zones")
    left = _MOST_POINTS
    found: dict[str, Outline] = {}
    for feature in features:
        id, name, geometry = _parts(feature)
        if not id:
            continue
        shape, used = _polygon(geometry, left)
        left -= used
        found[id] = name, shape
    return found


def around_stops(places: np.ndarray, zones: list) -> Any:
    """The area around the stops of a group (n, 2: latitude, longitude), with its zones; None of nothing."""
    shapes = [zone for zone in zones if zone is not None]
    if len(places):
        narrow = float(np.cos(np.radians(np.clip(places[:, 0], -85, 85).mean())))
        flat = shapely.MultiPoint(np.column_stack([places[:, 1] * narrow, places[:, 0]]))
        around = flat.convex_hull.buffer(_AROUND_M / _DEGREE_M, quad_segs=4)
        shapes.append(shapely.transform(around, lambda xy: xy / [narrow, 1.0]))
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    return shapely.MultiPolygon([p for shape in shapes for p in shapely.get_parts(shape)])


def _parts(feature: object) -> tuple[str, str, object]:
    """Id, name and geometry of a feature; "" where it has none."""
    if not isinstance(feature, dict):
        return "", "", None
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    ids = (feature.get("id"), *(properties.get(n) for n in ("id", "location_id", "stop_id")))
    id = next((str(one) for one in ids if isinstance(one, str | int) and str(one)), "")
    names = (properties.get(n) for n in ("stop_name", "name"))
    name = next((one for one in names if isinstance(one, str)), "")
    return id[:200], name[:200], feature.get("geometry")


def _polygon(geometry: object, most: int) -> tuple[Any, int]:
    """The polygon or polygons, and how many points were looked at; None where it is none, or larger than `most`."""
    if not isinstance(geometry, dict):
        return None, 0
    coordinates = geometry.get("coordinates")
    kind = geometry.get("type")
    listed = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind))
    if not isinstance(listed, list):
        return None, 0
    polygons, used = [], 0
    for rings in listed:
        if not isinstance(rings, list) or not all(isinstance(ring, list) for ring in rings):
            return None, used
        used += sum(map(len, rings))
        if used > most:
            return None, used
        shells = [ring for ring in map(_ring, rings) if ring is not None]
        if shells and _ring(rings[0]) is not None:
            polygons.append(shapely.Polygon(shells[0], shells[1:]))
    if not polygons:
        return None, used
    return (polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)), used


def _ring(points: list) -> np.ndarray | None:
    """Longitude and latitude of a ring (n, 2), closed; None where it is none."""
    try:
        xy = np.array([(float(x), float(y)) for x, y, *_ in points])
    except (TypeError, ValueError, OverflowError):
        return None
    if len(xy) < 3 or not (np.abs(xy) <= [180, 90]).all():
        return None
    xy = xy[:: -(-len(xy) // _OF_A_RING)]
    if len(np.unique(xy, axis=0)) < 3:
        return None
    return xy if (xy[0] == xy[-1]).all() else np.vstack([xy, xy[:1]])
