"""Norway's outline, for the backdrop of the map, and its municipalities."""

from pathlib import Path

import geopandas as gpd

from loaders._check import check, need
from loaders._files import read_bytes, read_outlines
from loaders.source import CC_BY, Source
from translations import Text

SOURCE = Source(
    key="kartverket",
    publisher="Kartverket",
    title="Administrative enheter, kommuner 2024",
    table="",
    address="https://kartkatalog.geonorge.no/",
    licence=CC_BY,
    years=(2024,),
    units="EPSG:4326",
    file="norway_kommuner_2024.geojson",
    rows=357,
    computed=Text(
        sv="Kommunerna är generaliserade tillsammans; landets yta är kartans bakgrund.",
        en="The municipalities simplified together; the country's outline is the map's backdrop.",
        nb="Kommunene er generalisert samlet; landets omriss er kartets bakgrunn.",
    ),
)


def load(folder: Path) -> bytes:
    """The GeoJSON file as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """Norway's 357 municipalities in EPSG:4326, index `area_id`, column `name`; invalid rings mended."""
    frame = read_outlines(raw, SOURCE)
    need(frame, ["kommunenummer", "kommunenavn"], SOURCE)
    frame = frame.rename(columns={"kommunenummer": "area_id", "kommunenavn": "municipality"})
    frame = (
        frame.set_index("area_id")
        .sort_index()
        .rename(columns={"name": "label", "municipality": "name"})
    )
    frame["geometry"] = frame.geometry.make_valid()
    return check(frame[["name", "geometry"]], SOURCE, rows=SOURCE.rows, crs=4326)
