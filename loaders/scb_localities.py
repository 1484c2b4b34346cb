"""Names, outlines and people of all localities."""

from pathlib import Path

import geopandas as gpd

from loaders._check import check, need
from loaders._files import read_bytes, read_parquet
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_localities",
    publisher="SCB, Lantmäteriet",
    title="Tätorter 2020",
    table="",
    address="https://www.scb.se/vara-tjanster/oppna-data/oppna-geodata/tatorter/",
    licence=CC0,
    years=(2020,),
    units="people; EPSG:3006",
    file="localities_2020.parquet",
    rows=2978,
    computed=Text(
        sv="Tätorters namn och läge på kartan och i sökningen: läget är rutan mitt bland dem som bor där.",
        en="Names and positions of localities on the map and in the search: the square amid those who live there.",
        nb="Tettsteders navn og plassering på kartet og i søket: ruten midt blant dem som bor der.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's GeoParquet as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """One outline per locality (tätort), in EPSG:3006; columns name, population.

    A locality in several parts repeats its population on each.
    """
    table = read_parquet(raw, SOURCE)
    need(table, ("TATNR", "NAMN1", "BEF", "KATEGORI"), SOURCE, SOURCE.rows)
    towns = table[(table["KATEGORI"] == "Tätort") & (table["TATNR"] > 0)]
    towns = towns.assign(locality_id=towns["TATNR"].astype(int).astype(str))
    whole = towns.dissolve("locality_id", aggfunc="first")
    frame = whole.rename(columns={"NAMN1": "name", "BEF": "population"})
    frame = frame[["name", "population", "geometry"]]
    return check(frame.sort_index(), SOURCE, counts=["population"], columns=["name"], crs=3006)
