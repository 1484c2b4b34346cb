"""On-demand zones of a timetable: people in them, and each as a scenario's zone."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from analysis import scenarios, zones
from analysis.access import centres
from indicators import figures

SKURUP = shapely.box(13.4, 55.4, 13.6, 55.5)


def of(*shapes, start=8 * 3600.0, end=17 * 3600.0, days=5):
    index = pd.Index([f"z{n}" for n in range(len(shapes))], name="zone_id")
    words = {"name": "Z", "start": start, "end": end, "days": days, "is_group": False}
    geometry = gpd.GeoSeries(list(shapes), index=index, crs=4326)
    return gpd.GeoDataFrame({name: [value] * len(shapes) for name, value in words.items()}, index=index, geometry=geometry)  # fmt: skip


def test_people_in_a_zone_are_those_of_the_squares_whose_centres_lie_in_it():
    outline = gpd.GeoSeries([SKURUP], crs=4326).to_crs(3006).iloc[0]
    inside = [outline.contains(shapely.Point(*at)) for at in centres()]
    expected = figures.squares()["population"].to_numpy()[inside].sum()
    found = zones.people_in(of(SKURUP, None, shapely.box(-74, 40, -73, 41)))
    assert found.iloc[0] == expected > 1_000
    assert np.isnan(found.iloc[1])
    assert found.iloc[2] == 0


def test_a_zone_becomes_a_circle_of_its_area_with_its_hours_and_days():
    ((area, place),) = zones.as_places(of(SKURUP)).values()
    outline = gpd.GeoSeries([SKURUP], crs=4326).to_crs(3006).iloc[0]
    assert area == "1264"
    assert place.number("radius_km") == round(np.sqrt(outline.area / np.pi) / 1000)
    assert (place.number("hours"), place.number("days"), place.number("vehicles")) == (9, 5, 2)
    assert scenarios.place(place.word) == place
    assert outline.centroid.distance(shapely.Point(*place.xy)) < 1


def test_what_a_timetable_does_not_tell_is_the_scenarios_default():
    ((_, place),) = zones.as_places(of(SKURUP, start=np.nan, days=0)).values()
    assert (place.number("hours"), place.number("days")) == (12, 7)


def test_numbers_stay_within_what_a_scenario_can_hold():
    huge, small = shapely.box(11.5, 56.5, 19, 67), shapely.box(13.5, 55.47, 13.5001, 55.4701)
    places = zones.as_places(of(huge, small, start=0.0, end=40 * 3600.0))
    numbers = [(p.number("radius_km"), p.number("hours")) for _, p in places.values()]
    assert (50, 24) in numbers
    assert all(isinstance(scenarios.place(p.word), scenarios.Place) for _, p in places.values())


def test_zones_elsewhere_and_outlines_that_cross_themselves_are_no_trouble():
    bow = shapely.Polygon([(13.4, 55.4), (13.6, 55.5), (13.6, 55.4), (13.4, 55.5)])
    assert zones.as_places(of(shapely.box(-74, 40, -73, 41), None)) == {}
    assert np.isfinite(zones.people_in(of(bow))).all()
    zones.as_places(of(bow))
