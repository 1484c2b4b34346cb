"""A country of three municipalities that nobody has heard of: one record, its scheme, outlines and figures."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from indicators import INDICATORS, embedded, live
from indicators.countries import COUNTRIES, Country
from indicators.drawn import outline_json
from indicators.indicator import LEVELS, Feed
from indicators.schemes import SCHEMES, Scheme
from translations import Text

LEVEL = "atlantis_municipality_2025"
NAMES = {"9901": "Atlas", "9902": "Evenor", "9903": "Poseidonis"}
CLASSES = {"9901": 1, "9902": 1, "9903": 2}
PEOPLE = {"9901": 1000.0, "9902": 3000.0, "9903": 2000.0}
OLD = {"9901": 4.0, "9902": 8.0, "9903": 21.5}  # the share of 75 and over, in 2025
UNEMPLOYED = {"9901": 2.0, "9902": 4.0, "9903": 9.5}
YEARS = (2024, 2025)


def _said(word: str) -> Text:
    return Text(sv=word, en=word, nb=word)


ATLANTIS = Country(
    id="atlantis",
    code="XA",
    name=_said("Atlantis"),
    adjective=_said("Atlantean"),
    possessive=_said("Atlantis'"),
    level=LEVEL,
    municipality=_said("Atlantean municipality 2025"),
    outlines="atlantis",
    crs=25829,
    tolerance_m=100,
    codes=(r"(99\d{2})",),
    classes="classes_atlantis",
    classes_named=_said("its tides"),
    conditions={"size": ("population",), "age": ("age_75_plus_pct",)},
    examples=("9901", "9903"),
)
TIDES = Scheme(
    id="tides",
    title=_said("Tides (Atlantis)"),
    column="tide",
    year=2025,
    source="ssb_klass",
    classes={1: _said("Dry"), 2: _said("Flooded")},
    urban=(1,),
    rural=(2,),
    urban_name=_said("dry municipalities"),
    rural_name=_said("flooded municipalities"),
    note=_said("By the height of the tide."),
    levels=(LEVEL,),
)


def found(monkeypatch, folder: Path, *declared: str) -> None:
    """Let there be the country, and these indicators be declared for it."""
    monkeypatch.setitem(COUNTRIES, LEVEL, ATLANTIS)
    monkeypatch.setitem(LEVELS, LEVEL, ATLANTIS.municipality)  # as it is read from the record
    monkeypatch.setitem(SCHEMES, TIDES.id, TIDES)
    for id in ("population", *declared):
        feed = Feed(source="ssb", table="A1", level=LEVEL)
        feeds = (*INDICATORS[id].feeds, feed)
        monkeypatch.setitem(INDICATORS, id, replace(INDICATORS[id], feeds=feeds))
    _embed(monkeypatch, folder)


def refreshed(**values: dict[str, float]) -> None:
    """What a refresh brings of it: people, classes, and further values by indicator and area."""
    rows = [
        (id, area, year, value)
        for id, by_area in {"population": PEOPLE, **values}.items()
        for area, value in by_area.items()
        for year in YEARS
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "area_id", "year", "value"]).assign(
        level=LEVEL,
        status="observed",
        source="ssb",
        table="A1",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_atlantis", frame[live.COLUMNS])
    live.write("classes_atlantis", pd.DataFrame({"tide": CLASSES}))


def _embed(monkeypatch, folder: Path) -> None:
    """The snapshot as its builder would leave it, with the outlines of the country in it."""
    shapes = [box(-30 + n, 36, -29 + n, 37) for n in range(len(NAMES))]
    index = pd.Index(list(NAMES), name="area_id")
    areas = gpd.GeoDataFrame({"name": list(NAMES.values())}, index, geometry=shapes, crs=4326)
    manifest = embedded.manifest()
    for there, of in ((folder / "snapshot", embedded.FOLDER), (folder / "map", embedded.STATIC)):
        there.mkdir(parents=True)
        for file in of.iterdir():
            if file.name != "manifest.json":
                (there / file.name).symlink_to(file)
    parquet, drawn = folder / "snapshot" / f"{LEVEL}.parquet", outline_json(areas)
    areas.to_parquet(parquet)
    (folder / "map" / f"{LEVEL}.geojson").write_text(drawn, encoding="utf-8")
    raw = parquet.read_bytes()
    manifest["files"][parquet.name] = {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "bytes": len(raw),
        "rows": len(areas),
        "geometry": True,
    }
    manifest["static"][f"{LEVEL}.geojson"] = hashlib.sha256(drawn.encode()).hexdigest()[:12]
    (folder / "snapshot" / "manifest.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(embedded, "FOLDER", folder / "snapshot")
    monkeypatch.setattr(embedded, "STATIC", folder / "map")
