"""Outlines from services: page by page, in the CRS that was asked for, and valid.

WFS 2.0.0 (OGC 09-025r2). What servers do differently is read here: an order of
axes by authority, pages shorter than asked, no count of all, an answer in
degrees, an error under status 200.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from loaders._http import get
from loaders.answer import Answer, read_json
from loaders.faults import Damaged, InputFault, PublisherFault

Told = Callable[[int, int | None], None]  # areas so far, of how many where the service says so
_REASON = re.compile(rb"<(?:\w+:)?(?:ExceptionText|ServiceException)[^>]*>\s*([^<]+)")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: a row an area with the service's own columns, and how many there are in all (None: not told)."""

    areas: gpd.GeoDataFrame
    matched: int | None


def pages(
    publisher: str,
    path: str,
    query: Mapping[str, Any],
    read: Callable[[Answer], Page],
    *,
    size: int,
    tell: Told = lambda got, of: None,
    reading: Callable[[bytes], None],
) -> Iterator[Answer]:
    """The answers to one GetFeature question, until all areas have come.

    A page with no area ends it. `reading` is `whole_geojson` or `whole_gml`.
    PublisherFault when fewer came than were matched.
    """
    got, matched, before = 0, None, b""
    while True:
        question = {"service": "WFS", "version": "2.0.0", "request": "GetFeature", **query}
        answer = get(
            publisher, path, {**question, "count": size, "startIndex": got}, reading=reading
        )
        page = read(answer)
        came = len(page.areas)
        if came and answer.content == before:
            raise PublisherFault(publisher, "refused", "it gives the same page again and again.")
        before = answer.content
        got, matched = got + came, page.matched if page.matched is not None else matched
        tell(got, matched)
        if came or not got:
            yield answer
        if not came or (got >= matched if matched is not None else came != size):
            break
    if matched is not None and got < matched:
        raise PublisherFault(publisher, "refused", f"{got} of {matched} areas came.")


def whole_geojson(content: bytes) -> None:
    """Damaged unless this is whole JSON, or the service's own word that it cannot answer.

    Nothing comes back: many pages wait until the last has come.
    """
    if not _exception(content):
        read_json(content)


def whole_gml(content: bytes) -> None:
    """Damaged unless this is a whole collection in GML, or what `whole_geojson` accepts."""
    if content.lstrip()[:1] == b"{" or _exception(content):
        return whole_geojson(content)
    if b"FeatureCollection" not in content[:5000]:
        raise Damaged("a web page, not GML" if b"html" in content[:200].lower() else "not GML")
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        raise Damaged("cut off, or not GML") from None


def geojson_page(answer: Answer, publisher: str) -> Page:
    """A page of GeoJSON, in the CRS that it names (None where it names none)."""
    _raise_for_exception(answer, publisher)
    content = answer.json(publisher)
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise PublisherFault(publisher, "refused", "the answer is no collection of features.")
    wrong = [f for f in features if not isinstance(f, dict) or not isinstance(f.get("properties"), dict)]  # fmt: skip
    if wrong:
        raise PublisherFault(publisher, "refused", "a feature without properties.")
    drawn = [json.dumps(feature.get("geometry")) for feature in features]
    shapes = shapely.from_geojson(drawn, on_invalid="ignore")
    counts = [content.get(name) for name in ("numberMatched", "totalFeatures")]
    matched = next((number for number in counts if isinstance(number, int)), None)
    areas = gpd.GeoDataFrame([f["properties"] for f in features], geometry=list(shapes))
    return Page(areas=areas.set_crs(_named_crs(content, publisher)), matched=matched)


def gml_page(answer: Answer, publisher: str) -> Page:
    """A page of GML 3.2, read by GDAL; its axes are turned to east, north where GDAL knows to."""
    if answer.content.lstrip()[:1] == b"{":  # a mirror that has it as GeoJSON
        return geojson_page(answer, publisher)
    _raise_for_exception(answer, publisher)
    head = answer.content[:5000]
    if b"FeatureCollection" not in head:
        raise PublisherFault(publisher, "refused", "the answer is no collection of features.")
    count = re.search(rb'numberMatched="(\d+)"', head)
    matched = int(count[1]) if count else None
    if not re.search(rb"<(?:\w+:)?(?:member|featureMembers?)[\s>]", answer.content):
        return Page(areas=gpd.GeoDataFrame(geometry=[]), matched=matched)
    with tempfile.TemporaryDirectory() as folder:  # GDAL writes a schema beside what it reads
        path = Path(folder) / "page.gml"
        path.write_bytes(answer.content)
        try:
            areas = pyogrio.read_dataframe(path, DOWNLOAD_SCHEMA="NO")
        except Exception as error:
            raise PublisherFault(
                publisher, "refused", f"the answer is cut off, or not GML ({type(error).__name__})."
            ) from None
    return Page(areas=areas, matched=matched)


def placed(
    areas: gpd.GeoDataFrame, requested: int, box: tuple[float, float, float, float], what: str
) -> gpd.GeoDataFrame:
    """The areas in EPSG:`asked`, with east before north, valid polygons.

    `box` is the country in degrees (west, south, east, north): axes that come the
    other way round, or degrees for metres, put everything far outside it, and are
    turned. InputFault for an area without a polygon, and where no reading fits.
    """
    areas = areas.reset_index(drop=True)
    bad = areas.index[areas.geometry.isna() | areas.geometry.is_empty]
    if len(bad):
        raise InputFault(f"{what}: {len(bad)} areas without an outline, the first at {bad[0]}")
    named = areas.crs
    shapes = areas.geometry.to_numpy()
    # Not the corners of their box: those of a box in metres lie where no area does.
    hull = shapely.convex_hull(shapely.geometrycollections(shapes))
    corners = shapely.get_coordinates(hull)
    for crs in [named] if named is not None else [CRS(requested), CRS(4326)]:
        for turned in (False, True):
            if _lies_in(corners[:, ::-1] if turned else corners, crs, box):
                right = shapely.transform(shapes, lambda xy: xy[:, ::-1]) if turned else shapes
                drawn = gpd.GeoSeries(valid(right), crs=crs).to_crs(requested)
                return areas.set_geometry(drawn)
    name = named.to_string() if named is not None else f"EPSG:{requested}"
    raise InputFault(f"{what}: the outlines lie elsewhere on earth (read as {name})")


def valid(shapes: Sequence[shapely.Geometry] | np.ndarray) -> np.ndarray:
    """The polygons with crossing rings mended; what is left of an area stays a polygon."""
    flat = np.array(shapely.force_2d(np.asarray(shapes, dtype=object)))
    bad = ~shapely.is_valid(flat)
    flat[bad] = shapely.make_valid(flat[bad], method="structure", keep_collapsed=False)
    return flat


def column(areas: pd.DataFrame, name: str, what: str) -> Any:
    """A column by its name, in whatever case the service writes it. InputFault says what there is instead."""
    found = [known for known in areas.columns if str(known).casefold() == name.casefold()]
    if not found:
        there = ", ".join(str(c) for c in areas.columns if c != "geometry")
        raise InputFault(f"{what}: no column {name}; there are {there}")
    return areas[found[0]]


def same_vintage(codes: pd.Series, known: pd.Index, what: str) -> None:
    """InputFault when the codes are not all of `known` and no others."""
    new, gone = sorted(set(codes) - set(known)), sorted(set(known) - set(codes))
    told = [f"new {_some(new)}"] * bool(new) + [f"gone {_some(gone)}"] * bool(gone)
    if told:
        raise InputFault(f"{what}: municipalities of another vintage ({'; '.join(told)})")


def _some(codes: list[str]) -> str:
    more = f" and {len(codes) - 3} more" if len(codes) > 3 else ""
    return ", ".join(codes[:3]) + more


def _lies_in(corners: np.ndarray, crs: CRS, box: tuple[float, float, float, float]) -> bool:
    try:
        to_degrees = Transformer.from_crs(crs, 4326, always_xy=True)
        x, y = to_degrees.transform(corners[:, 0], corners[:, 1])
    except ProjError:
        return False
    west, south, east, north = box
    return bool(((x >= west) & (x <= east) & (y >= south) & (y <= north)).all())


def _named_crs(content: Mapping[str, Any], publisher: str) -> CRS | None:
    """The CRS of an old-style `crs` member, `urn:ogc:def:crs:EPSG::3006` or `EPSG:3006`; None where it is silent."""
    member = content.get("crs")
    name = member.get("properties", {}).get("name") if isinstance(member, dict) else None
    if not name:
        return None
    try:
        return CRS.from_user_input(name)
    except ProjError:
        raise PublisherFault(publisher, "refused", f"an unknown CRS ({str(name)[:60]}).") from None


def _raise_for_exception(answer: Answer, publisher: str) -> None:
    """The service's own words where it answers with an exception report."""
    if words := _exception(answer.content):
        raise PublisherFault(publisher, "refused", f"it answers: {words[:200]}")


def _exception(content: bytes) -> str:
    """The words of an exception report; "" where it is none."""
    found = _REASON.search(content[:20_000]) if content.lstrip()[:1] == b"<" else None
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
