"""On-demand zones of a timetable: who lives in them, and each as the zone of a what-if scenario."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from analysis import scenarios
from analysis.access import centres, in_the_nordic_countries
from analysis.scenarios import KINDS, SWEREF, Place
from indicators import figures

_HOUR_S = 3600


def people_in(zones: gpd.GeoDataFrame) -> pd.Series:
    """People of the inhabited Swedish squares whose centres lie in each zone; NaN where it has no outline.

    `zones` as `loaders.gtfs.Timetable.zones`. A zone that lies outside of the Nordic countries has 0.
    """
    people = figures.squares()["population"].to_numpy(float)
    found = pd.Series(np.where(zones.geometry.isna(), np.nan, 0.0), zones.index)
    east, north = centres().T
    for id, outline in _in_metres(zones).items():
        west, south, right, top = outline.bounds
        near = np.flatnonzero((east >= west) & (east <= right) & (north >= south) & (north <= top))
        inside = shapely.contains_xy(outline, east[near], north[near])
        found[id] = people[near[inside]].sum()
    return found


def as_places(zones: gpd.GeoDataFrame) -> dict[str, tuple[str, Place]]:
    """By zone its municipality and the zone that a scenario can hold: a circle of the same area round the middle.

    Hours are those of the booking window, days those of the week on which it is
    served; what is not told, and the vehicles, are the scenario's defaults. A
    zone without an outline, or with nobody near in Sweden, is not among them.
    """
    found = {}
    for id, outline in _in_metres(zones).items():
        middle = outline.centroid
        if not np.isfinite([middle.x, middle.y, outline.area]).all() or middle.is_empty:
            continue
        radius = np.sqrt(outline.area / np.pi) / 1000
        hours = (zones["end"][id] - zones["start"][id]) / _HOUR_S
        told = {"radius_km": radius, "hours": hours, "days": zones["days"][id] or np.nan}
        place = Place(
            kind="zone",
            north=round(middle.y),
            east=round(middle.x),
            numbers=_numbers(told),
        )
        if scenarios.joins(place, ()) is None:
            square, _ = scenarios.nearest_square(place)
            found[id] = str(scenarios.municipality_codes()[square]), place
    return found


def _numbers(stated: dict[str, float]) -> tuple[int, ...]:
    """The numbers of a zone as a scenario bounds them."""
    given = ((wanted, stated.get(wanted.id, np.nan)) for wanted in KINDS["zone"])
    return tuple(
        wanted.default if np.isnan(value) else int(np.clip(round(value), wanted.low, wanted.high))
        for wanted, value in given
    )


def _in_metres(zones: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
    """The outlines of those in the Nordic countries, by id, in SWEREF 99 TM."""
    drawn = zones[zones.geometry.notna()]
    own = in_the_nordic_countries(drawn) if len(drawn) else drawn
    return dict(own.geometry.to_crs(SWEREF).items()) if len(own) else {}
