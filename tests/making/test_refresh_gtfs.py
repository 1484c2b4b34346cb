"""A refresh of the timetables: stops of two countries, and what Sweden's mean for people."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from support.server import Reply

from indicators import INDICATORS, figures, live, vintages
from indicators.indicator import MUNICIPALITY
from indicators.transport import TIMETABLES
from loaders import gtfs
from making.refresh import gtfs as refreshing
from making.refresh import refresh

PLACE = "2023"  # Malung-Sälen: few people, far apart


def zip_of(
    positions: dict[str, tuple[float, float]], trips: dict[str, tuple[str, list[str]]]
) -> bytes:
    """A feed for all March 2026: stops by (longitude, latitude), trips by service and starting times at their first stop.

    Each trip goes from the stop that names it to the stop "end".
    """
    import io
    import zipfile

    services = {"week": "1,1,1,1,1,0,0", "sunday": "0,0,0,0,0,0,1", "saturday": "0,0,0,0,0,1,0"}
    tables = {
        "agency": "agency_name,agency_url,agency_timezone\nA,https://a.example,Europe/Stockholm\n",
        "routes": "route_id,route_type\nR,700\nair,1100\n",
        "calendar": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        + "".join(f"{s},{days},20260301,20260331\n" for s, days in services.items()),
        "stops": "stop_id,stop_name,stop_lat,stop_lon\n"
        + "".join(f"{stop},Stop {stop},{lat},{lon}\n" for stop, (lon, lat) in positions.items()),
        "trips": "route_id,service_id,trip_id\n",
        "stop_times": "trip_id,departure_time,stop_id,stop_sequence\n",
    }
    for name, (service, times) in trips.items():
        stop, _, route = name.partition("@")
        for time in times:
            trip = f"{name}-{service}-{time}"
            tables["trips"] += f"{route or 'R'},{service},{trip}\n"
            tables["stop_times"] += f"{trip},{time},{stop},1\n{trip},30:00:00,end,2\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for table, text in tables.items():
            archive.writestr(f"{table}.txt", text)
    return buffer.getvalue()


def centres(code: str) -> tuple[pd.DataFrame, gpd.GeoSeries]:
    squares = figures.squares()
    ours = squares[squares["municipality_code"].astype(str) == code]
    corner = ours.index.to_numpy().astype(np.int64)
    points = gpd.points_from_xy(corner // 10**7 + 500, corner % 10**7 + 500, crs=3006)
    return ours, gpd.GeoSeries(points, index=ours.index)


def hours(first: int, last: int, minute: int = 30) -> list[str]:
    return [f"{hour:02}:{minute}:00" for hour in range(first, last)]


@pytest.fixture
def sweden() -> bytes:
    """Stops in the three most peopled squares of one municipality."""
    ours, points = centres(PLACE)
    a, b, c = ours["population"].nlargest(3).index
    where = points.to_crs(4326)
    positions = {name: (where[s].x, where[s].y) for name, s in zip("ABC", (a, b, c), strict=True)}
    positions["end"] = (25.0, 40.0)  # nobody of Sweden lives there
    return zip_of(
        positions,
        {
            "A": ("week", hours(6, 20)),
            "B": ("week", [*hours(7, 20), *hours(7, 20, 45), "21:00:00"]),
            "C": ("sunday", ["10:00:00"]),
            "A@air": ("saturday", ["11:00:00"]),
        },
    )


@pytest.fixture
def both(publish, monkeypatch, sweden):
    monkeypatch.setenv(gtfs.KEY_VARIABLE, "hush")
    norway = zip_of({"N": (10.7, 59.9), "end": (10.8, 59.9)}, {"N": ("week", hours(0, 30))})
    return publish(
        gtfs=lambda asked: Reply(
            sweden if asked.path.endswith("sweden.zip") else norway,
            headers={"Content-Type": "application/zip"},
        )
    )["gtfs"]


def outcome():
    (found,) = refresh(["gtfs"])
    return found


def test_both_countries_stops_are_kept_with_their_days(both, data_folder):
    assert refresh(["gtfs"])[0].result == "partly"  # most of Sweden has no stop in this feed
    stops = live.read("stops_gtfs")
    assert isinstance(stops, gpd.GeoDataFrame)
    assert stops.crs.to_epsg() == 4326
    assert list(stops.index) == ["norway:N", "sweden:A", "sweden:B", "sweden:C"]
    assert stops["departures_weekday"].tolist() == [30, 14, 27, 0]
    assert stops.loc["norway:N", ["departures_after_24", "hours_06_20"]].tolist() == [6, 14]
    assert stops.loc["sweden:B", "departures_20_24"] == 1
    assert stops.loc["sweden:C", "departures_sunday"] == 1
    assert stops["feed"].tolist() == ["norway", "sweden", "sweden", "sweden"]
    assert set(stops["date"]) == {"2026-03-03"}
    assert set(stops["date_sunday"]) == {"2026-03-08"}
    assert not list(data_folder.glob("*.zip*"))


def test_what_the_stops_mean_for_people_is_computed_a_second_way(both, sweden):
    outcome()
    ours, points = centres(PLACE)
    people = ours["population"]
    a, b, c = (points[s] for s in people.nlargest(3).index)

    def share(places, km):
        near = shapely.distance(points.to_numpy()[:, None], np.array(places)[None]).min(axis=1)
        return 100 * people[near <= 1000 * km + 0.5].sum() / people.sum()

    # The feed's degrees have some ten decimals: a square exactly 1 km away stays within.
    expected = {
        "hourly_departures_within_1km_pct": share([a], 0.999),
        "hourly_departures_within_2km_pct": share([a], 1.999),
        "evening_departure_within_1km_pct": share([b], 0.999),
        "sunday_departure_within_1km_pct": share([c], 0.999),
    }
    exact = {
        "hourly_departures_within_1km_pct": share([a], 1),
        "hourly_departures_within_2km_pct": share([a], 2),
        "evening_departure_within_1km_pct": share([b], 1),
        "sunday_departure_within_1km_pct": share([c], 1),
    }
    for id, low in expected.items():
        found = figures.values(id)
        assert low <= found.loc[PLACE, "value"] <= exact[id]
        assert found.loc[PLACE, "value"] > 0
        assert found.loc[PLACE, "status"] == "estimated"
        assert found.loc["0114", "status"] == "missing"
        assert np.isnan(found.loc["0114", "value"])
    mean = figures.values("departures_within_1km_mean").loc[PLACE, "value"]
    of_a, of_b = (shapely.distance(points.to_numpy(), p) for p in (a, b))
    lowest = ((of_a < 999) * 14 + (of_b < 999) * 27) @ people / people.sum()
    highest = ((of_a < 1001) * 14 + (of_b < 1001) * 27) @ people / people.sum()
    assert lowest <= mean <= highest


def test_every_indicator_of_the_timetables_gets_its_values(both):
    before = [i.id for i in TIMETABLES if vintages.years(i, MUNICIPALITY)]
    outcome()
    assert before == []
    for indicator in TIMETABLES:
        assert INDICATORS[indicator.id] is indicator
        assert vintages.years(indicator, MUNICIPALITY) == (2026,)
        assert set(figures.values(indicator.id)["source"]) == {"gtfs_sweden"}
        assert indicator.feeds[0].source == refreshing.KEY
    assert set(live.read("values_gtfs")["indicator"]) == {i.id for i in TIMETABLES}


def test_municipalities_without_a_stop_are_missing_and_named(both):
    found = outcome()
    assert any("no stop in 28" in said and "municipalities (" in said for said in found.sentences)


def test_what_is_no_public_transport_to_the_day_counts_for_nobody():
    point = gpd.points_from_xy([500_500], [6_800_500], crs=3006)
    counted = {f"departures_{n}": [99.0] for n in ("weekday", "sunday", "20_24")}
    stops = gpd.GeoDataFrame({"mode": ["other"], "hours_06_20": [14.0], **counted}, geometry=point)
    assert refreshing.municipality_values(stops).isna().all(axis=None)


def test_without_a_key_norway_is_renewed_and_sweden_stays(both, monkeypatch):
    outcome()
    earlier = live.read("values_gtfs")
    monkeypatch.delenv(gtfs.KEY_VARIABLE)
    found = outcome()
    assert found.result == "partly"
    assert found.sentences == (
        "gtfs: Sweden's timetable needs a key: set KLYFTKARTAN_TRAFIKLAB_KEY.",
    )
    assert live.read("stops_gtfs")["feed"].tolist() == ["norway", "sweden", "sweden", "sweden"]
    assert live.read("values_gtfs").equals(earlier)


def test_a_year_that_was_there_stays_beside_a_new_one(both):
    outcome()
    earlier = live.read("values_gtfs")
    live.write("values_gtfs", earlier.assign(year=2024))
    outcome()
    assert sorted(set(live.read("values_gtfs")["year"])) == [2024, 2026]
    assert len(live.read("values_gtfs")) == 2 * len(earlier)
    outcome()
    assert len(live.read("values_gtfs")) == 2 * len(earlier)


@pytest.mark.parametrize(
    "faults", [["drop"], ["500", "429"], ["429 bare", "503"], ["html"], ["cut"]]
)
def test_what_passes_is_asked_for_again(both, faults):
    both.fault(*faults)
    outcome()
    assert len(live.read("stops_gtfs")) == 4
    assert len(both.asked) == 2 + len(faults)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("html", "gtfs: the answer is a web page, not a zip file (rb_norway-aggregated-gtfs)."),
        ("empty", "gtfs: the answer is cut off, or not a zip file (rb_norway-aggregated-gtfs)."),
        ("cut", "gtfs: the answer is cut off, or not a zip file (rb_norway-aggregated-gtfs)."),
        ("bomb", "gtfs: the answer is cut off, or not a zip file (rb_norway-aggregated-gtfs)."),
        ("404", "gtfs: /rb_norway-aggregated-gtfs.zip answered with status 404."),
        ("elsewhere", "gtfs: it sends us on to another host (elsewhere.invalid)."),
        ("429 long", "gtfs: no answer but status 429; it asks us to wait 3,600 s."),
    ],
)
def test_one_country_that_fails_is_named_and_its_old_stops_stay(both, data_folder, fault, said):
    outcome()
    before = live.read("stops_gtfs")
    both.fault(*[fault] * (2 if "not a zip" in said else 1))
    found = outcome()
    assert said in found.sentences
    assert "hush" not in repr(found)
    after = live.read("stops_gtfs")
    columns = [c for c in before if c != "retrieved"]
    pd.testing.assert_frame_equal(pd.DataFrame(before[columns]), pd.DataFrame(after[columns]))
    assert not list(data_folder.glob("*.zip*"))


def test_when_both_fail_everything_stays(both):
    outcome()
    before = live.read("stops_gtfs")
    both.fault("404", "404")
    found = outcome()
    assert found.result == "kept"
    assert len(found.sentences) == 2
    assert live.read("stops_gtfs").equals(before)


def test_the_key_is_nowhere_on_disk(both, data_folder):
    outcome()
    for path in data_folder.rglob("*"):
        assert "hush" not in path.name
        if path.is_file():
            assert b"hush" not in path.read_bytes()
    values = live.read("values_gtfs")
    assert set(values["query"]) == {"sweden.zip, 2026-03-03, 2026-03-07, 2026-03-08"}


def test_a_refresh_that_is_cancelled_while_it_counts_leaves_nothing_behind(both, data_folder):
    steps = []
    found = refresh(
        ["gtfs"],
        progress=lambda step: steps.append(step.what),
        is_cancelled=lambda: any("calls" in what for what in steps),
    )
    assert found[0].result == "cancelled"
    assert any("calls" in what for what in steps)
    assert live.read("stops_gtfs") is None
    assert not list(data_folder.glob("*.zip*"))


def test_a_full_disk_is_said_in_a_sentence(both, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gtfs, "load", full)
    found = outcome()
    assert found.result == "kept"
    assert "No space left on device" in found.sentences[0]


def test_what_a_killed_refresh_left_is_gone_with_the_next(both, data_folder):
    left = data_folder / "gtfs-denmark.zip"
    left.write_bytes(b"half")
    refresh([refreshing.KEY])
    assert not left.exists()
