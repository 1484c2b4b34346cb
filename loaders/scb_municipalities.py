"""Outlines of Sweden's 290 municipalities."""

import tempfile
from pathlib import Path

import geopandas as gpd

from loaders._check import InputFault, check, need
from loaders._files import read_bytes
from loaders._source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_municipalities",
    publisher="SCB",
    title="Digitala gränser, kommuner (generaliserade)",
    table="",
    address="https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/digitala-granser/",
    licence=CC0,
    years=(2025,),
    units="EPSG:3006",
    file="kommun_scb_generalised.gpkg",
    rows=290,
    computed=Text(
        sv="Gränserna har förenklats gemensamt, så att grannar delar gräns, och avrundats.",
        en="The borders were simplified together, so that neighbours share them, and rounded.",
        nb="Grensene er forenklet samlet, slik at naboer deler grense, og avrundet.",
    ),
    limits=Text(
        sv="Generaliserade för kartor: inte för att räkna ytor.",
        en="Generalised for maps: not for measuring areas.",
        nb="Generalisert for kart: ikke for å måle areal.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's GeoPackage as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """Outlines in EPSG:3006, index `area_id` (four digits), column `name`."""
    frame = read_outlines(raw, SOURCE).rename(columns={"KnKod": "area_id", "KnNamn": "name"})
    need(frame, ["area_id", "name"], SOURCE)
    return check(
        frame.set_index("area_id").sort_index(),
        SOURCE,
        columns=["name"],
        rows=SOURCE.rows,
        crs=3006,
    )


def read_outlines(raw: bytes, source: Source) -> gpd.GeoDataFrame:
    """Any vector file that GDAL knows, as a frame; InputFault when it is damaged."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source.file  # GDAL goes by the ending
        path.write_bytes(raw)
        try:
            return gpd.read_file(path)
        except Exception as error:
            raise InputFault(
                f"{source.file}: damaged, or not a map file ({type(error).__name__})"
            ) from None
