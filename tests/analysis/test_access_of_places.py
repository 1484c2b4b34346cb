"""Pharmacies and stops counted a second time, another way."""

import geopandas as gpd
import numpy as np
import pytest
from scipy.spatial.distance import cdist
from support.small_feeds import refreshed_stops

from analysis import access
from indicators import embedded, figures, live


def near(xy, others, metres):
    """Which pairs lie within the distance: every pair is measured."""
    return cdist(xy, others) <= metres


def test_the_snapshot_has_every_pharmacy_and_agent_of_pipos_and_no_other_point():
    frame = embedded.frame("pharmacies.parquet")
    assert frame["is_pharmacy"].value_counts().to_dict() == {True: 1403, False: 560}
    assert list(frame.columns) == ["name", "is_pharmacy", "municipality_code", "geometry"]
    assert set(frame["municipality_code"]) <= set(figures.areas().index)
    assert frame["name"].str.strip().ne("").all()
    assert frame.crs.to_epsg() == 4326


def test_a_pharmacy_lies_in_the_municipality_that_it_names():
    frame, areas = embedded.frame("pharmacies.parquet"), figures.areas()
    own = areas.geometry.reindex(frame["municipality_code"]).to_crs(3006).to_numpy()
    metres = frame.geometry.to_crs(3006).distance(gpd.GeoSeries(own, frame.index, crs=3006))
    assert (metres < 3000).mean() > 0.99


def test_distances_of_the_squares_are_those_to_the_embedded_pharmacies():
    some = np.arange(0, len(figures.squares()), 500)
    for kind, with_agents in (("pharmacy", False), ("pharmacy_or_agent", True)):
        found = cdist(access.centres()[some], access.metres_of(access.pharmacies(with_agents)))
        assert np.allclose(found.min(axis=1), figures.squares()[f"{kind}_m"].iloc[some], atol=1)


def test_access_with_competition_is_what_the_two_steps_say():
    at, people = access.centres(), figures.squares()["population"].to_numpy(float)
    sites = access.metres_of(access.pharmacies(False))
    found = access.catchment(False, 10, False).to_numpy()
    square = int(np.argmax(figures.squares()["municipality_code"].astype(str) == "1264"))
    reached = near(at[[square]], sites, 10_000)[0]
    served = [people[near(at, sites[[i]], 10_000)[:, 0]].sum() for i in np.flatnonzero(reached)]
    assert reached.any()
    assert found[square] == pytest.approx(10_000 * sum(1 / p for p in served))
    assert (found[figures.squares()["pharmacy_m"].to_numpy() > 10_001] == 0).all()


def test_the_mean_access_of_the_country_is_places_over_people():
    people = figures.squares()["population"]
    for with_agents, count in ((False, 1403), (True, 1963)):
        found = access.catchment(with_agents, 20, False)
        assert np.average(found, weights=people) == pytest.approx(1e4 * count / people.sum())


def test_farther_thirds_weigh_less_and_change_who_has_how_much():
    plain, weighted = access.catchment(False, 30, False), access.catchment(False, 30, True)
    assert ((plain == 0) == (weighted == 0)).all()
    assert not np.allclose(plain, weighted)


def test_the_declared_figure_is_the_catchment_of_20_km():
    declared = figures.values("pharmacies_within_20km_per_10000")["value"]
    found = access.municipal_mean(access.catchment(False, 20, False))
    assert np.allclose(declared, found)


def test_a_closure_moves_those_whose_next_place_is_beyond():
    effects = access.closures(True, 10)
    worst = int(np.argmax(effects["people_beyond"]))
    sites, at = access.metres_of(access.pharmacies(True)), access.centres()
    people = figures.squares()["population"].to_numpy()
    own = at[near(at, sites[[worst]], 10_000)[:, 0]]
    of_own = people[near(at, sites[[worst]], 10_000)[:, 0]]
    others = np.delete(sites, worst, axis=0)
    moved = ~near(own, others, 10_000).any(axis=1)
    assert effects["people_beyond"].iloc[worst] == of_own[moved].sum() > 0


def test_the_gradient_has_the_sign_of_a_correlation_with_the_rank():
    index, low, high = access.income_gradient(False, 20, False, "wage_mean_tkr", 2023)
    assert low < index < high
    found = access.municipal_mean(access.catchment(False, 20, False))
    wage = figures.values("wage_mean_tkr", year=2023)["value"]
    people = access.people_of()
    order = np.argsort(wage.to_numpy(), kind="stable")
    p = people.to_numpy(float)[order] / people.sum()
    h = found.to_numpy()[order]
    h = np.cumsum(h * p) / (h * p).sum()  # the concentration curve
    area = np.sum(p * (h + np.r_[0, h[:-1]]) / 2)
    assert index == pytest.approx(1 - 2 * area, abs=1e-6)


def test_people_near_stops_are_counted_again_one_municipality_at_a_time():
    table = access.stops_near_people(1000, 10)
    assert len(table) == 15
    assert set(table.index.str[:2]) == {"20"}
    stops = embedded.frame("stops_dalarna.parquet")
    at = access.metres_of(stops)
    for code in ("2062", "2080"):
        own = (figures.squares()["municipality_code"].astype(str) == code).to_numpy()
        people = figures.squares()["population"].to_numpy()[own]
        pairs = near(access.centres()[own], at, 1000)
        enough = stops["departures_weekday"].to_numpy() >= 10
        has = pairs[:, enough].any(axis=1)
        assert table.loc[code, "near_pct"] == pytest.approx(100 * people[has].sum() / people.sum())
        weekday = pairs @ stops["departures_weekday"].to_numpy()
        assert table.loc[code, "departures_weekday"] == pytest.approx(
            np.average(weekday, weights=people)
        )
        sunday = pairs @ stops["departures_sunday"].to_numpy() >= 1
        assert table.loc[code, "sunday_pct"] == pytest.approx(
            100 * people[sunday].sum() / people.sum()
        )


def test_reach_in_dalarna_without_hours_has_no_n07418():
    found = access.reached_where_known()
    assert found.hourly is None
    stops = embedded.frame("stops_dalarna.parquet")
    running = stops[stops["departures_weekday"] > 0]
    own = figures.squares()["municipality_code"].astype(str).str.startswith("20").to_numpy()
    at, people = access.centres()[own], figures.squares()["population"].to_numpy()[own]
    rail = access.metres_of(embedded.frame("stations.parquet"))
    within = near(at, access.metres_of(running), 500).any(axis=1)
    within |= near(at, rail, 1000).any(axis=1)
    assert found.sdg.people == people[within].sum()
    assert found.people == people.sum()


def test_refreshed_stops_are_used_instead_and_have_hours():
    live.write("stops_gtfs", refreshed_stops())
    known = access.stops()
    assert known.municipalities == ("1264",)
    assert list(known.frame["name"]) == ["A", "B", "C"]
    assert "hours_06_20" in known.frame
    assert known.date == "2026-03-10"
    found = access.reached_where_known()
    squares = figures.squares()
    own = (squares["municipality_code"].astype(str) == "1264").to_numpy()
    at, people = access.centres()[own], squares["population"].to_numpy()[own]
    metres = cdist(at, access.metres_of(known.frame))
    assert found.hourly.people == people[metres[:, 0] <= 500].sum()
    assert found.hourly_on_average.people == people[(metres[:, :2] <= 500).any(axis=1)].sum()
    near_some = (metres <= 500).any(axis=1) | (metres[:, 1] <= 1000)
    assert found.sdg.people == people[near_some].sum()


def test_a_timetable_without_a_sunday_has_no_share_with_a_sunday_departure():
    live.write("stops_gtfs", refreshed_stops(departures_sunday=np.nan))
    table = access.stops_near_people(1000, 1)
    assert table["sunday_pct"].isna().all()
    assert table["departures_sunday"].isna().all()
    assert (table["departures_weekday"] > 0).all()


def test_a_feed_of_norway_alone_leaves_the_embedded_stops():
    live.write("stops_gtfs", refreshed_stops(feed="norway"))
    assert len(access.stops().municipalities) == 15


@pytest.mark.parametrize(("service", "km"), [("pharmacy", 5), ("grocery", 12)])
def test_people_beyond_a_distance_are_counted_again(service, km):
    squares = figures.squares()
    is_beyond = squares[f"{service}_m"] > 1000 * km
    beyond, everyone = access.people_beyond(service, km)
    assert beyond == squares["population"][is_beyond].sum()
    assert everyone == squares["population"].sum()
    share = access.share_beyond(service, km)
    own = squares["municipality_code"].astype(str) == "1264"
    people = squares["population"][own]
    assert share["1264"] == pytest.approx(100 * people[is_beyond[own]].sum() / people.sum())
    assert list(share.index) == list(figures.areas().index)


def test_the_share_beyond_five_kilometres_is_the_declared_one():
    declared = figures.values("pharmacy_over_5km_pct")["value"]
    assert np.allclose(access.share_beyond("pharmacy", 5), declared)


def test_a_service_that_is_not_known_is_an_error():
    with pytest.raises(ValueError, match="church"):
        access.people_beyond("church", 5)


def test_the_squares_near_stops_are_those_within_five_kilometres():
    stops = refreshed_stops().iloc[:2]
    metres = cdist(access.centres(), access.metres_of(stops))
    assert (access.squares_near(stops) == (metres <= 5000).any(axis=1)).all()
    abroad = stops.set_geometry(gpd.points_from_xy([2.35, 2.36], [48.85, 48.86]), crs=4326)
    assert not len(access.in_the_nordic_countries(abroad))
    assert not access.squares_near(abroad).any()
