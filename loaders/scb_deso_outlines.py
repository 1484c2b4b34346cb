"""DeSO 2018 outlines of Stockholm and Uppsala counties."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from loaders._check import check
from loaders._files import read_outlines, read_parquet, read_several
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

STOCKHOLM = Source(
    key="scb_deso_stockholm",
    publisher="SCB",
    title="DeSO 2018, Stockholms län",
    table="",
    address="https://www.scb.se/vara-tjanster/oppna-data/oppna-geodata/deso--demografiska-statistikomraden/",
    licence=CC0,
    years=(2018,),
    units="EPSG:4326",
    file="deso2018_stockholm_county.geojson",
    rows=1287,
    computed=Text(
        sv="Områdena i de två länen är generaliserade tillsammans, så att grannområden har gemensam gräns.",
        en="The areas of the two counties simplified together, so that neighbours share their border.",
        nb="Områdene i de to länene er generalisert samlet, slik at naboområder har felles grense.",
    ),
)
UPPSALA = replace(
    STOCKHOLM,
    key="scb_deso_uppsala",
    title="DeSO 2018, Uppsala län",
    units="EPSG:3006",
    file="deso2018_uppsala_county.parquet",
    rows=262,
)


def load(folder: Path) -> tuple[bytes, ...]:
    """The two files as bytes: Stockholm's, Uppsala's."""
    return read_several(folder, (STOCKHOLM, UPPSALA))


def parse(raw: tuple[bytes, ...], key: pd.DataFrame) -> gpd.GeoDataFrame:
    """The 1,525 DeSO 2018 of the two counties in EPSG:3006, index `area_id`.

    Uppsala's file carries 24 neighbours in other counties: left out.
    """
    stockholm = read_outlines(raw[0], STOCKHOLM).rename(columns={"id": "area_id"}).to_crs(3006)
    uppsala = read_parquet(raw[1], UPPSALA).rename(columns={"Deso": "area_id"})
    for frame, source in ((stockholm, STOCKHOLM), (uppsala, UPPSALA)):
        if "area_id" not in frame:
            raise InputFault(f"{source.file}: no column with the area's code")
        check(frame.set_index("area_id"), source, rows=source.rows, crs=3006)
        unknown = set(frame["area_id"]) - set(key.index)
        if unknown:
            raise InputFault(f"{source.file}: unknown area {min(unknown)}")
    uppsala = uppsala[uppsala["area_id"].str[:2] == "03"]
    both = pd.concat([stockholm[["area_id", "geometry"]], uppsala[["area_id", "geometry"]]])
    return gpd.GeoDataFrame(both, crs=3006).set_index("area_id").sort_index()
