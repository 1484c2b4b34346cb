"""Outlines and names of Sweden's 21 counties."""

from pathlib import Path

import geopandas as gpd

from loaders._check import check, need
from loaders._files import read_bytes, read_outlines
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_counties",
    publisher="SCB",
    title="Digitala gränser, län (generaliserade)",
    table="",
    address="https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/digitala-granser/",
    licence=CC0,
    years=(2025,),
    units="EPSG:3006",
    file="lan_scb_generalised.gpkg",
    rows=21,
    computed=Text(
        sv="Länens namn. Länsgränserna på kartan är kommungränser mellan två län.",
        en="The names of the counties. County borders on the map are municipal borders between two counties.",
        nb="Navnene på de svenske länene. Länsgrensene på kartet er kommunegrenser mellom to län.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's GeoPackage as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """Outlines in EPSG:3006, index `area_id` (two digits), column `name` (without "län")."""
    frame = read_outlines(raw, SOURCE).rename(columns={"LnKod": "area_id", "LnNamn": "name"})
    need(frame, ["area_id", "name"], SOURCE)
    return check(
        frame.set_index("area_id").sort_index(),
        SOURCE,
        columns=["name"],
        rows=SOURCE.rows,
        crs=3006,
    )
