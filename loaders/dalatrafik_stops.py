"""Every stop place of Dalarna with its departures on weekdays, Saturdays and Sundays."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from loaders._check import check, need
from loaders._files import read_bytes, read_parquet
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="dalatrafik_stops",
    publisher="Region Dalarna (Dalatrafik)",
    title="Hållplatser med avgångar",
    table="",
    address="https://www.dalatrafik.se/",
    licence=CC0,
    years=(2025,),
    units="EPSG:4326, departures",
    file="dalarna_stops_2025.parquet",
    rows=5201,
    computed=Text(
        sv="Hållplatslägena är sammanslagna till hållplatser: avgångarna är summerade, läget är "
        "medelpunkten.",
        en="The platforms put together into stop places: departures added up, the position amid them.",
        nb="Plattformene er slått sammen til stoppesteder: avgangene er summert, plasseringen er "
        "midtpunktet.",
    ),
    limits=Text(
        sv="Dalarnas femton kommuner. Medeltal; filen anger inte vilka veckor, och inte om en turs sista "
        "hållplats räknas. Av tågen finns bara Tåg i Bergslagen.",
        en="The fifteen municipalities of Dalarna. Means; the file does not say of which weeks, nor whether a trip's last stop is included. Of the trains only Tåg i Bergslagen is there.",
        nb="Dalarnas femten kommuner. Gjennomsnitt; filen oppgir ikke hvilke uker, og ikke om en turs siste "
        "stopp regnes med. Av togene finnes bare Tåg i Bergslagen.",
    ),
)
_DEPARTURES = {
    "genomsnitt_veckodag_avgangar": "departures_weekday",
    "antal_lordag_avgangar": "departures_saturday",
    "antal_sondag_avgangar": "departures_sunday",
}


def load(folder: Path) -> bytes:
    """The Parquet file as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """Stop places in EPSG:3006; index `stop_id`, the station's code as text.

    Columns name, municipality_code, platforms (how many) and mean departures a
    day: departures_weekday (Monday to Friday), departures_saturday,
    departures_sunday. 0 is none.
    """
    frame = read_parquet(raw, SOURCE)
    columns = ["stop_id", "stop_name", "parent_station", "kommunkod", "geometry", *_DEPARTURES]
    need(frame, columns, SOURCE, rows=SOURCE.rows)
    twice = frame.loc[frame["stop_id"].duplicated(), "stop_id"]
    if len(twice):
        raise InputFault(f"{SOURCE.file}: platform {twice.iloc[0]} twice")
    station = frame["parent_station"].where(frame["parent_station"] != "", frame["stop_id"])
    by_place = frame.assign(x=frame.geometry.x, y=frame.geometry.y).groupby(station)
    split = by_place["kommunkod"].nunique()
    if (split > 1).any():
        raise InputFault(f"{SOURCE.file}: station {split.idxmax()} lies in two municipalities")
    places = by_place.agg(
        name=("stop_name", "first"),
        municipality_code=("kommunkod", "first"),
        platforms=("stop_id", "size"),
        x=("x", "mean"),
        y=("y", "mean"),
    ).join(by_place[list(_DEPARTURES)].sum(min_count=1).rename(columns=_DEPARTURES))
    points = gpd.points_from_xy(places["x"], places["y"], crs=frame.crs)
    stops = gpd.GeoDataFrame(places.drop(columns=["x", "y"]), geometry=points)
    stops.index = pd.Index(stops.index.astype(str), name="stop_id")
    return check(stops.sort_index(), SOURCE, counts=["platforms", *_DEPARTURES.values()], crs=3006)
