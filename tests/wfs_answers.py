"""A feature service on this machine, with square areas: GeoJSON as a GeoServer gives it."""

import re

from server import Asked, Reply

SIDE = 3000  # metres


def square(position, side=SIDE):
    """The corners of one of many squares in a grid over Sweden, in EPSG:3006."""
    east, north = 400_000 + side * (position % 100), 6_300_000 + side * (position // 100)
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
        those = found[query["typenames"]] if isinstance(found, dict) else found
        county = re.fullmatch(r"lanskod='(\d\d)'", query.get("cql_filter", ""))
        if county and heeds_filter:
            those = [f for f in those if f["properties"]["lanskod"] == county[1]]
        start = int(query.get("startindex", 0))
        page = those[start : start + min(int(query["count"]), most)]
        return Reply(collection(page, matched=len(those), crs=crs))

    return answer
