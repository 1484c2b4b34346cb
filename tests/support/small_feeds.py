"""A timetable of a few lines, and stop places as a refresh writes them; the figures are made up."""

import io
import zipfile

import geopandas as gpd
import pandas as pd

from analysis import access
from indicators import figures

TABLES = {
    "agency": "agency_id,agency_name,agency_url,agency_timezone\n1,A,https://a.example,Europe/Oslo\n",
    "routes": "route_id,route_short_name,route_type\nR,1,3\n",
    "trips": "route_id,service_id,trip_id\nR,daily,T\n",
    "calendar": (
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "daily,1,1,1,1,1,1,1,20260301,20260331\n"
    ),
    "stops": (
        "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
        "A,Åby,60.0,10.0,,\nB,Berg,60.1,10.1,,\nC,Cen,60.2,10.2,,\n"
    ),
    "stop_times": (
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "T,07:00:00,07:00:00,A,1\nT,07:30:00,07:31:00,B,2\nT,08:00:00,08:00:00,C,3\n"
    ),
}


def zip_of(**changed: str | None) -> bytes:
    """The feed above with tables replaced, or left out (None)."""
    tables = {**TABLES, **changed}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in tables.items():
            if text is not None:
                archive.writestr(f"{name}.txt", text)
    return buffer.getvalue()


def refreshed_stops(**columns):
    """Three stop places in Skurup and one in Norway, as a refresh writes them."""
    own = figures.squares()["municipality_code"].astype(str) == "1264"
    at = access.centres()[own.to_numpy()][:3]
    points = gpd.GeoSeries(gpd.points_from_xy(*at.T), crs=3006).to_crs(4326).to_list()
    norway = gpd.points_from_xy([10.7], [59.9])[0]
    frame = {
        "name": ["A", "B", "C", "Oslo"],
        "mode": ["bus", "rail", "bus", "bus"],
        "departures_weekday": [20.0, 14.0, 3.0, 9.0],
        "departures_saturday": [5.0, 0.0, 0.0, 1.0],
        "departures_sunday": [1.0, 0.0, 0.0, 1.0],
        "hours_06_20": [14.0, 7.0, 2.0, 9.0],
        **{
            f"departures_{band}": [4.0, 4.0, 0.0, 1.0]
            for band in ("06_09", "09_15", "15_18", "18_20")
        },
        "feed": ["sweden"] * 3 + ["norway"],
        "date": "2026-03-10",
        **columns,
    }
    index = pd.Index(["sweden:1", "sweden:2", "sweden:3", "norway:1"], name="stop_id")
    return gpd.GeoDataFrame(frame, geometry=[*points, norway], index=index, crs=4326)
