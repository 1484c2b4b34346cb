"""A feature service on this machine, with square areas: GeoJSON as a GeoServer gives it."""

import re

from support.server import Asked, Reply

SIDE = 3000  # metres
UNKNOWN = (
    '<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">'
    '<ows:Exception exceptionCode="InvalidParameterValue" locator="typeName">'
    "<ows:ExceptionText>Feature type {} unknown</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
)


def square(position, side=SIDE):
    """The corners of one of many squares in a grid over inland Norrland, in EPSG:3006."""
    east, north = 470_000 + side * (position % 100), 7_100_000 + side * (position // 100)
    ring = [(east, north), (east + side, north), (east + side, north + side), (east, north + side)]
    return [[x, y] for x, y in [*ring, ring[0]]]


def feature(code, ring, *, kind="deso", **more):
    about = {f"{kind}kod": code, "lanskod": code[:2], "kommunkod": code[:4], "objectid": 7}
    names = {"regsokod": f"{code[:4]}R001"} if kind == "deso" else {"regsonamn": f"Area {code}"}
    return {
        "type": "Feature",
        "id": f"layer.{code}",
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
        "geometry_name": "geom",
        "properties": {**about, **names, **more},
    }


def features(codes, **more):
    return [feature(code, square(i), **more) for i, code in enumerate(codes)]


def grid_square(id, people, year=2025, *, outline=False):
    """A square of the population grid as the service gives it; without its outline when that is not asked for."""
    east, north = int(id[:6]), int(id[6:])
    ring = [(east, north), (east + 1000, north), (east + 1000, north + 1000), (east, north + 1000)]
    return {
        "type": "Feature",
        "id": f"befolkning_1km_{year}.{id}",
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]} if outline else None,
        "properties": {
            "rutid_inspire": f"SE_CRS3006RES1000mN{north}E{east}",
            "rutid_scb": id,
            "beftotalt": people,
            "referenstid": f"{year}1231",
        },
    }


def collection(found, *, matched=None, crs="urn:ogc:def:crs:EPSG::3006"):
    return {
        "type": "FeatureCollection",
        "features": found,
        "totalFeatures": len(found) if matched is None else matched,
        "numberMatched": len(found) if matched is None else matched,
        "numberReturned": len(found),
        "timeStamp": "2026-11-25T17:00:00.000Z",
        **({"crs": {"type": "name", "properties": {"name": crs}}} if found and crs else {}),
    }


def service(found, *, most=10_000, heeds_filter=True, crs="urn:ogc:def:crs:EPSG::3006"):
    """Answers GetFeature questions about `found` (features, or features by layer)."""

    def answer(asked: Asked) -> Reply:
        query = {name.lower(): values[0] for name, values in asked.query.items()}
        if isinstance(found, dict) and query["typenames"] not in found:
            return Reply(UNKNOWN.format(query["typenames"]), 400, {"Content-Type": "text/xml"})
        those = found[query["typenames"]] if isinstance(found, dict) else found
        county = re.fullmatch(r"lanskod='(\d\d)'", query.get("cql_filter", ""))
        if county and heeds_filter:
            those = [f for f in those if f["properties"]["lanskod"] == county[1]]
        start = int(query.get("startindex", 0))
        page = those[start : start + min(int(query["count"]), most)]
        return Reply(collection(page, matched=len(those), crs=crs))

    return answer
