"""Names and places of the larger localities, for the backdrop of the map."""

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
        sv="Namn och läge för större tätorter på kartans bakgrund.",
        en="Name and position of the larger places on the map's backdrop.",
        nb="Navn og plassering for større tettsteder på kartets bakgrunn.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's GeoParquet as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """One point per locality (tätort), in EPSG:3006; columns name, population.

    A locality in several parts repeats its population on each: the largest part stands for it.
    """
    table = read_parquet(raw, SOURCE)
    need(table, ("TATNR", "NAMN1", "BEF", "KATEGORI"), SOURCE, SOURCE.rows)
    towns = table[(table["KATEGORI"] == "Tätort") & (table["TATNR"] > 0)]
    towns = towns.assign(size=towns.area).sort_values("size").drop_duplicates("TATNR", keep="last")
    frame = gpd.GeoDataFrame(
        {"name": towns["NAMN1"].to_numpy(), "population": towns["BEF"].to_numpy()},
        geometry=towns.geometry.representative_point().to_numpy(),
        crs=towns.crs,
    )
    frame.index = towns["TATNR"].astype(int).astype(str).rename("locality_id")
    return check(frame.sort_index(), SOURCE, counts=["population"], columns=["name"], crs=3006)
