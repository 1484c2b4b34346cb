"""OpenStreetMap's places of service, county by county, through an Overpass server."""

import re
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd

from loaders._check import check
from loaders._http import post
from loaders.answer import Answer
from loaders.faults import InputFault, PublisherFault
from loaders.source import Source
from translations import Text

KEY = "overpass"
SOURCE = Source(
    key=KEY,
    publisher="© OpenStreetMap contributors",
    title="OpenStreetMap",
    table="",
    address="https://www.openstreetmap.org/copyright",
    licence=Text(
        sv="© OpenStreetMaps bidragsgivare, ODbL 1.0: den som offentliggör en databas som bygger på uppgifterna "
        "gör det under samma licens",
        en="© OpenStreetMap contributors, ODbL 1.0: who publishes a database that builds on these data does so "
        "under the same licence",
        nb="© OpenStreetMaps bidragsytere, ODbL 1.0: den som offentliggjør en database som bygger på opplysningene, "
        "gjør det under samme lisens",
    ),
    units="EPSG:4326",
    computed=Text(
        sv="Fågelvägen från varje bebodd kilometerruta till närmaste ställe, vägd med rutornas invånare.",
        en="Straight-line distance from every inhabited square kilometre to the nearest place, weighted by the "
        "squares' inhabitants.",
        nb="Luftlinje fra hver bebodd kilometerrute til nærmeste sted, vektet med rutenes innbyggere.",
    ),
    limits=Text(
        sv="Kartan görs av frivilliga: den är mer fullständig i vissa områden än i andra, och nedlagda "
        "ställen kan finnas kvar. Ställen utanför Sverige räknas inte.",
        en="A volunteers' map: it is more complete in some places than in others, and closed places may "
        "remain. Places outside Sweden are not counted.",
        nb="Kartet lages av frivillige: det er mer fullstendig i noen områder enn i andre, og nedlagte "
        "steder kan stå igjen. Steder utenfor Sverige regnes ikke med.",
    ),
)
# By service: which tags make a place one. One place may be several.
SERVICES: dict[str, dict[str, tuple[str, ...]]] = {
    "grocery": {"shop": ("supermarket", "convenience")},
    "pharmacy": {"amenity": ("pharmacy",)},
    "primary_care": {
        "amenity": ("doctors", "clinic"),
        "healthcare": ("centre", "clinic", "doctor"),
    },
    "school": {"amenity": ("school",)},
    "library": {"amenity": ("library",)},
    "community_centre": {"amenity": ("community_centre",)},
    "cafe": {"amenity": ("cafe",)},
    "post": {"amenity": ("post_office",), "post_office": ("post_partner",)},
    "fuel": {"amenity": ("fuel",)},
}
# SCB's county code → ISO 3166-2, which is how OpenStreetMap names the county's area.
COUNTIES = {
    "01": "SE-AB",
    "03": "SE-C",
    "04": "SE-D",
    "05": "SE-E",
    "06": "SE-F",
    "07": "SE-G",
    "08": "SE-H",
    "09": "SE-I",
    "10": "SE-K",
    "12": "SE-M",
    "13": "SE-N",
    "14": "SE-O",
    "17": "SE-S",
    "18": "SE-T",
    "19": "SE-U",
    "20": "SE-W",
    "21": "SE-X",
    "22": "SE-Y",
    "23": "SE-Z",
    "24": "SE-AC",
    "25": "SE-BD",
}
_SWEDEN = (10.0, 54.5, 25.0, 70.0)  # degrees


def query(county: str, services: Mapping[str, Mapping[str, tuple[str, ...]]] = SERVICES) -> str:
    """The question in Overpass QL: every node, way and relation of the services in a county."""
    tags: dict[str, list[str]] = {}
    for wanted in services.values():
        for tag, values in wanted.items():
            tags.setdefault(tag, []).extend(values)
    parts = "".join(
        f'nwr["{tag}"~"^({"|".join(dict.fromkeys(values))})$"](area.county);'
        for tag, values in tags.items()
    )
    # The server gives up before the wait for it does, and says so in a remark.
    return (
        f'[out:json][timeout:55];area["ISO3166-2"="{COUNTIES[county]}"]["admin_level"="4"]->.county;'
        f"({parts});out center;"
    )


def load(county: str) -> Answer:
    """The answer for one county."""
    return post(KEY, form={"data": query(county)})


def parse(answer: Answer, county: str) -> gpd.GeoDataFrame:
    """One row a place and service in EPSG:4326, index `osm_id` ("node/123").

    Columns service, name ("" where it has none), county, base (date of the map's
    data) and retrieved. A place that is two services has two rows. A way or a
    relation stands at its centre; `without_position` names those that have none.
    """
    elements, base = _elements(answer, county)
    rows = [
        {"osm_id": id, "service": service, "name": str(tags.get("name", "")), "at": at}
        for id, tags, at in map(_read, elements)
        for service in _services(tags)
        if at is not None
    ]
    what = f"{KEY} county {county}"
    if not rows:
        raise InputFault(f"{what}: no place")
    table = pd.DataFrame(rows)
    points = gpd.points_from_xy(*zip(*table.pop("at"), strict=True), crs=4326)
    frame = gpd.GeoDataFrame(table, geometry=points)
    west, south, east, north = _SWEDEN
    outside = frame.cx[west:east, south:north].index.symmetric_difference(frame.index)
    if len(outside):
        raise InputFault(f"{what}: {frame['osm_id'][outside[0]]} lies outside Sweden")
    frame = frame.assign(
        county=county, base=base, retrieved=answer.retrieved.isoformat(timespec="seconds")
    )
    check(frame.set_index(["osm_id", "service"]), SOURCE, crs=4326)
    return frame.set_index("osm_id")


def without_position(answer: Answer, county: str) -> list[str]:
    """Ids of the places that the answer puts nowhere."""
    elements, _ = _elements(answer, county)
    return [id for id, tags, at in map(_read, elements) if at is None and _services(tags)]


def _elements(answer: Answer, county: str) -> tuple[list[dict[str, Any]], str]:
    """The elements, and the date of the map's data. A remark of an error is one, though the status is 200."""
    content = answer.json(KEY)
    elements = content.get("elements") if isinstance(content, dict) else None
    if not isinstance(elements, list) or not all(isinstance(e, dict) for e in elements):
        raise PublisherFault(KEY, "refused", f"county {county}: the answer has no elements.")
    remark = str(content.get("remark", ""))
    if re.search(r"error|timed? ?out|out of memory", remark, re.IGNORECASE):
        raise PublisherFault(KEY, "refused", f"county {county}: {' '.join(remark.split())[:200]}")
    about = content.get("osm3s")
    base = str(about.get("timestamp_osm_base", "")) if isinstance(about, dict) else ""
    return elements, base if re.match(r"\d{4}-", base) else answer.retrieved.isoformat()


def _read(element: Mapping[str, Any]) -> tuple[str, Mapping[str, Any], tuple[float, float] | None]:
    """Id, tags and (longitude, latitude) of an element; None where it has no position."""
    place = element.get("center") if isinstance(element.get("center"), dict) else element
    assert isinstance(place, Mapping)
    tags = element.get("tags")
    lon, lat = place.get("lon"), place.get("lat")
    has_place = isinstance(lon, int | float) and isinstance(lat, int | float)
    return (
        f"{element.get('type')}/{element.get('id')}",
        tags if isinstance(tags, dict) else {},
        (float(lon), float(lat)) if has_place else None,  # type: ignore[arg-type]
    )


def _services(tags: Mapping[str, Any]) -> list[str]:
    return [
        service
        for service, wanted in SERVICES.items()
        if any(tags.get(tag) in values for tag, values in wanted.items())
    ]
