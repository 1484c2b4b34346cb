"""Outlines as they are drawn, and the files that the browser fetches once: below `static/live`.

Streamlit serves only what lies in `static`, so these files cannot lie with the
other refreshed data. A file's name holds the hash of what it was drawn from.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from indicators.live import CannotWrite

FOLDER = Path(__file__).parent.parent / "static" / "live"


def file(level: str, version: str, make: Callable[[], str]) -> str:
    """Name of the level's file of this version, made and written if it is not there yet.

    It is swapped in whole, and files of older versions are removed. CannotWrite
    when it is not there and the folder cannot be written.
    """
    name = f"{level}-{version}.geojson"
    if (FOLDER / name).is_file():
        return name
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{level}-", dir=FOLDER)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(make())
            os.chmod(beside, 0o644)
            os.replace(beside, FOLDER / name)
        finally:
            Path(beside).unlink(missing_ok=True)
        for old in FOLDER.glob(f"{level}-*.geojson"):
            if old.name != name:
                old.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"static/live cannot be written ({error.strerror or error}).") from None
    return name


def version(areas: gpd.GeoDataFrame) -> str:
    """A short hash of codes, names and outlines."""
    found = hashlib.sha256("\n".join([*areas.index, *areas["name"].astype(str)]).encode())
    for outline in shapely.to_wkb(areas.geometry.to_numpy()):
        found.update(outline)
    return found.hexdigest()[:12]


def dissolved(frame: gpd.GeoDataFrame, groups: pd.Series) -> gpd.GeoSeries:
    """Union of the polygons of each group; index: the groups."""
    return frame.geometry.groupby(groups.to_numpy()).agg(
        lambda shapes: shapely.union_all(shapes.to_numpy())
    )


def outline_json(areas: gpd.GeoDataFrame) -> str:
    """Outlines with what a click needs to know: position `i`, code and name."""
    features = [
        {
            "type": "Feature",
            "properties": {"i": i, "id": code, "name": name},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for i, (code, name, shape) in enumerate(
            zip(areas.index, areas["name"], areas.geometry, strict=True)
        )
    ]
    return compact({"type": "FeatureCollection", "features": features})


def compact(value: dict) -> str:
    """JSON without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
