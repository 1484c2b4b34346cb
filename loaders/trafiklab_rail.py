"""Railway stations with departures, from a timetable feed (GTFS)."""

import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from loaders._check import check
from loaders._files import read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

WEEKDAY = "2025-08-05"  # the Tuesday on which the feed serves most stations

SOURCE = Source(
    key="trafiklab_rail",
    publisher="Trafiklab",
    title="GTFS Sverige 2, utdrag: SJ, Vy, Öresundståg, Snälltåget, Krösatågen",
    table="2025-05-23–2025-12-13",
    address="https://www.trafiklab.se/api/gtfs-datasets/gtfs-sverige-2/",
    licence=CC0,
    years=(2025,),
    units="stations, departures",
    file="sweden_rail_gtfs_2025.zip",
    rows=94,
    computed=Text(
        sv="Avgångar per station tisdagen den 5 augusti 2025; sista hållplatsen och hållplatser utan påstigning "
        "räknas inte. Fågelvägen från varje bebodd kilometerruta till närmaste svenska station med avgång.",
        en="Departures per station on Tuesday 5 August 2025; the last stop, and stops where nobody may board, are "
        "not counted. Straight-line distance from every inhabited square kilometre to the nearest Swedish "
        "station with a departure.",
        nb="Avganger per stasjon tirsdag 5. august 2025; siste stopp, og stopp uten påstigning, regnes ikke. "
        "Luftlinje fra hver bebodd kilometerrute til nærmeste svenske stasjon med avgang.",
    ),
    limits=Text(
        sv="Norr om Örnsköldsvik har ingen station någon avgång i utdraget den dagen: avstånden i "
        "Norrbotten, Västerbotten och Jämtland är därför inte rättvisande. Utdraget omfattar en del av "
        "fem operatörers tåg. Pendeltåg, Pågatåg, Västtågen med flera saknas, liksom många av SJ:s "
        "avgångar (Stockholm C har 2). Avstånden är övre gränser, antalet avgångar en undre gräns. "
        "Gotland har ingen järnväg, och därför inget avstånd.",
        en="North of Örnsköldsvik no station has a departure in the extract that day: distances in Norrbotten, Västerbotten and Jämtland say nothing about reality. An extract: part of five operators' trains. Commuter trains (Pågatåg, Västtågen and others) are "
        "missing, and so are many of SJ's departures (Stockholm C has 2). Distances are upper bounds, "
        "departures are lower bounds. Gotland has no railway, and so no distance.",
        nb="Nord for Örnsköldsvik har ingen stasjon avgang i utdraget den dagen: avstandene i Norrbotten, "
        "Västerbotten og Jämtland er derfor ikke rettvisende. Utdraget omfatter en del av fem "
        "operatørers tog. Pendeltog, Pågatåg, Västtågen og flere mangler, og mange av SJs avganger "
        "(Stockholm C har 2). Avstandene er øvre grenser, antall avganger en nedre grense. Gotland har "
        "ingen jernbane, og derfor ingen avstand.",
    ),
)


def load(folder: Path) -> bytes:
    """The feed's zip as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, weekday: str = WEEKDAY) -> gpd.GeoDataFrame:
    """Stations with at least one departure on `weekday` (ISO date), in EPSG:3006.

    Index the stop id; columns name and departures_weekday. A departure is a
    call where passengers may board, other than a trip's last. gtfs-kit reads
    the feed and knows which trips run (calendar and calendar_dates alike).
    """
    feed = _read(raw)
    trips = feed.get_trips(weekday.replace("-", ""))
    if not len(trips):
        raise InputFault(f"{SOURCE.file}: no trip runs on {weekday}")
    calls = feed.stop_times[feed.stop_times["trip_id"].isin(trips["trip_id"])]
    last = calls.groupby("trip_id")["stop_sequence"].transform("max")
    pickup = calls.get("pickup_type", pd.Series(0, index=calls.index))
    closed = pd.to_numeric(pickup, errors="coerce").fillna(0) == 1
    boarding = calls[(calls["stop_sequence"] < last) & ~closed]
    departures = boarding.groupby("stop_id").size().rename("departures_weekday")
    stops = (
        feed.stops.set_index("stop_id")
        .join(departures, how="inner")
        .rename(columns={"stop_name": "name"})
    )
    places = gpd.points_from_xy(stops["stop_lon"], stops["stop_lat"], crs=4326).to_crs(3006)
    frame = gpd.GeoDataFrame(stops[["name", "departures_weekday"]], geometry=places)
    frame.index = pd.Index(frame.index.astype(str), name="stop_id")
    return check(frame.sort_index(), SOURCE, positive=["departures_weekday"], crs=3006)


def _read(raw: bytes) -> Any:
    import gtfs_kit  # only the builder needs it, and it is slow to import

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed.zip"
        path.write_bytes(raw)
        try:
            feed = gtfs_kit.read_feed(path, dist_units="km")
        except Exception as error:
            raise InputFault(
                f"{SOURCE.file}: damaged, or not a GTFS feed ({type(error).__name__})"
            ) from None
    missing = [name for name in ("stops", "trips", "stop_times") if getattr(feed, name) is None]
    if missing:
        raise InputFault(f"{SOURCE.file}: no {', '.join(f'{name}.txt' for name in missing)}")
    return feed
