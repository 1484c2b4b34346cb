"""Outlines of Sweden's 290 municipalities."""

from pathlib import Path

import geopandas as gpd

from loaders._check import check, need
from loaders._files import read_bytes, read_outlines
from loaders.source import CC0, Source
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
        sv="Gränserna har generaliserats tillsammans, så att grannkommuner har gemensam gräns, och "
        "avrundats.",
        en="The borders were simplified together, so that neighbours share them, and rounded.",
        nb="Grensene er generalisert samlet, slik at nabokommuner har felles grense, og avrundet.",
    ),
    limits=Text(
        sv="Generaliserade för kartor: ska inte användas för att beräkna ytor.",
        en="Generalised for maps: not for measuring areas.",
        nb="Generalisert for kart: skal ikke brukes til å beregne areal.",
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
