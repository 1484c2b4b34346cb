"""Stop places: stops with their parent stations, platforms and boarding areas together."""

import pandas as pd

from loaders._feed import Feed
from loaders.faults import InputFault


def stop_places(feed: Feed) -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
    """Stop places by id (name, stop_lat, stop_lon), the position among them of every stop's own, and where each stop is.

    A feed of on-demand zones may have no stop, and no stops.txt.
    """
    columns = ("stop_id",), ("stop_name", "stop_lat", "stop_lon", "parent_station")
    if feed.has("stops"):
        stops = feed.keyed("stops", *columns)
    else:
        stops = pd.DataFrame(columns=[name for some in columns for name in some], dtype=object)
    if not len(stops) and not feed.has_file("locations.geojson"):
        no = "stops.txt has no stop" if feed.has("stops") else "no stops.txt"
        raise InputFault(f"{feed.what}: {no}{feed.because('stops.txt')}")
    stops = stops.set_index("stop_id")
    parent = stops["parent_station"].where(stops["parent_station"].isin(stops.index), "")
    place = pd.Series(stops.index, index=stops.index, dtype=object)
    for _ in range(2):  # a boarding area belongs to a platform, and that to a station
        above = parent.reindex(place).to_numpy(object)
        place = place.where(above == "", above)
    lat, lon = (_degrees(stops[name]) for name in ("stop_lat", "stop_lon"))
    wrong = (
        (lat.abs() > 90) | (lon.abs() > 180) | ((lat == 0) & (lon == 0)) | lat.isna() | lon.isna()
    )
    positions = pd.DataFrame({"stop_lat": lat.mask(wrong), "stop_lon": lon.mask(wrong)})
    amid = positions.groupby(place.to_numpy()).mean()
    named = stops["stop_name"].where(stops["stop_name"] != "")
    first_name = named.groupby(place.to_numpy()).first()
    own_position = positions.reindex(amid.index)
    names = named.reindex(amid.index)
    places = own_position.where(own_position["stop_lat"].notna(), amid)
    places.insert(0, "name", names.fillna(first_name).fillna(""))
    position = pd.Series(places.index.get_indexer(place), index=stops.index)
    return places, position, positions


def _degrees(texts: pd.Series) -> pd.Series:
    """Numbers, also with a decimal comma; NaN of what is none."""
    with_point = texts.astype(str).str.replace(",", ".", n=1)
    return pd.to_numeric(with_point, errors="coerce").astype(float)
