"""Where every DeSO lies: the centre of its outline, and its area."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_deso_centres",
    publisher="SCB",
    title="DeSO 2018, yta och mittpunkt",
    table="",
    address="https://www.scb.se/vara-tjanster/oppna-data/oppna-geodata/deso--demografiska-statistikomraden/",
    licence=CC0,
    years=(2018,),
    units="EPSG:4326, km²",
    file="deso2018_area_centroid.csv",
    rows=5984,
    computed=Text(
        sv="Longitud och latitud avrundas till fyra decimaler (omkring tio meter).",
        en="Longitude and latitude are rounded to four decimals (some ten metres).",
        nb="Lengdegrad og breddegrad avrundes til fire desimaler (omtrent ti meter).",
    ),
    limits=Text(
        sv="Geometrisk mittpunkt och yta, med vatten: inte där de flesta bor. En punkt är ingen gräns: den närmaste "
        "mittpunkten är rätt DeSO för bara 65 procent av invånarna, och en täthet går inte att räkna.",
        en="Geometric centre and area, water included: not where most people live. A point is no border: the nearest "
        "centre is the right DeSO for only 65 per cent of people, and no density can be reckoned.",
        nb="Geometrisk midtpunkt og areal, med vann: ikke der de fleste bor. Et punkt er ingen grense: det nærmeste "
        "midtpunktet er riktig DeSO for bare 65 prosent av innbyggerne, og en tetthet kan ikke regnes.",
    ),
)
_COLUMNS = {
    "centroid_longitude": "longitude",
    "centroid_latitude": "latitude",
    "area_km2": "area_km2",
}


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key: pd.DataFrame) -> pd.DataFrame:
    """One row per DeSO 2018 of the key, index `area_id`; columns longitude, latitude (EPSG:4326), area_km2."""
    table = csv_of(raw, SOURCE)
    need(table, ("deso", *_COLUMNS), SOURCE)
    numbers = {new: numbers_of(table[old], SOURCE).round(4) for old, new in _COLUMNS.items()}
    frame = pd.DataFrame(numbers).set_index(table["deso"].rename("area_id")).sort_index()
    check(frame, SOURCE, positive=list(frame), rows=SOURCE.rows)
    odd = frame.index.symmetric_difference(key.index)
    if len(odd):
        raise InputFault(f"{SOURCE.file}: {odd[0]} is unknown, or missing")
    if frame.isna().any(axis=None):
        raise InputFault(f"{SOURCE.file}: {frame.index[frame.isna().any(axis=1)][0]} has no centre")
    return frame
