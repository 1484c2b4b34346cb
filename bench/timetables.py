"""A national timetable: seconds and memory to count its departures, beside gtfs-kit on a small one."""

import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

_LARGE, _SMALL = 20_000_000, 300_000  # rows of stop_times
_CALLS = 25  # of a trip
_STOPS = 60_000  # platforms; two make a stop place
_BETWEEN = ((300, 1400), (0, _STOPS - _CALLS))  # first minute of a trip, and its first platform
_SERVICES = 300  # a third of the trips run on one of the three days


def figures() -> Iterator[dict]:
    """Made-up feeds of both sizes, read each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.zip", Path(folder) / "small.zip"
        write(small, _SMALL)
        for name in ("ours", "gtfs_kit"):
            yield {
                "figure": f"timetable_small_{name}",
                "stop_times": _SMALL,
                **_measured(name, small),
            }
        write(large, _LARGE)
        with zipfile.ZipFile(large) as archive:
            unzipped = archive.getinfo("stop_times.txt").file_size
        yield {
            "figure": "timetable_national_ours",
            "stop_times": _LARGE,
            "zip_mb": round(large.stat().st_size / 1e6),
            "stop_times_mb": round(unzipped / 1e6),
            **_measured("ours", large),
        }


def write(path: Path, rows: int) -> None:
    """A made-up feed in the shape of a national one: long ids, platforms, services by calendar."""
    generator = np.random.default_rng(1)
    trips = rows // _CALLS
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "agency.txt",
            "agency_name,agency_url,agency_timezone\nA,https://a.example,Europe/Oslo\n",
        )
        archive.writestr(
            "routes.txt",
            "route_id,route_short_name,route_type\n"
            + "".join(f"AAA:Line:{i},{i},{t}\n" for i, t in enumerate((700, 100, 401, 900, 1000))),
        )
        archive.writestr("stops.txt", _stops(generator))
        archive.writestr(
            "calendar.txt",
            "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
            + "".join(
                f"AAA:DayType:{i},{1 - i % 3 // 2},{int(i % 9 == 0)},1,1,1,{int(i % 9 == 1)},{int(i % 9 == 2)},20260105,20260614\n"
                for i in range(_SERVICES)
            ),
        )
        with archive.open("trips.txt", "w") as file:
            file.write(b"route_id,service_id,trip_id\n")
            for i in reversed(range(trips)):  # another order than that of the calls
                file.write(f"AAA:Line:{i % 5},AAA:DayType:{i % _SERVICES},{_trip(i)}\n".encode())
        with archive.open("stop_times.txt", "w", force_zip64=True) as file:
            file.write(b"trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n")
            ends = [f"NSR:Quay:{i}" for i in range(_STOPS)]
            clock = [f"{s // 3600:02}:{s // 60 % 60:02}:00" for s in range(0, 30 * 3600, 60)]
            for i in range(trips):
                start, stop = (int(generator.integers(*within)) for within in _BETWEEN)
                trip = _trip(i)
                file.write(
                    "".join(
                        f"{trip},{clock[start + 2 * n]},{clock[start + 2 * n]},{ends[stop + n]},{n},0\n"
                        for n in range(_CALLS)
                    ).encode()
                )


def _trip(i: int) -> str:
    return f"AAA:ServiceJourney:{i:07}-{i * 2654435761 % 2**32:08x}"


def _stops(generator: np.random.Generator) -> str:
    places = generator.uniform((58, 5), (70, 25), (_STOPS // 2, 2))
    lines = ["stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station"]
    for i, (lat, lon) in enumerate(places):
        lines.append(f"NSR:StopPlace:{i},Stop {i},{lat:.6f},{lon:.6f},1,")
        for quay in (2 * i, 2 * i + 1):
            lines.append(f"NSR:Quay:{quay},Stop {i},{lat:.6f},{lon:.6f},0,NSR:StopPlace:{i}")
    return "\n".join(lines) + "\n"


def _measured(name: str, path: Path) -> dict:
    """Seconds, peak memory and departures, from a process that does nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.timetables", name, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    return json.loads(done.stdout)


def _run(name: str, path: Path) -> dict:
    departures = _ours if name == "ours" else _gtfs_kit
    start = time.perf_counter()
    total = departures(path)
    return {
        "seconds": round(time.perf_counter() - start, 2),
        "peak_mb": _peak_mb(),
        "departures": total,
    }


def _peak_mb() -> int | None:
    """The most memory this process has held; the resource module's number begins with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return round(int(line.split()[1]) / 1024)


def _ours(path: Path) -> int:
    from loaders import gtfs

    return int(gtfs.parse(path).stops["departures_weekday"].sum())


def _gtfs_kit(path: Path) -> int:
    import gtfs_kit

    feed = gtfs_kit.read_feed(path, dist_units="km")
    trips = feed.get_trips("20260106")["trip_id"]
    calls = feed.stop_times[feed.stop_times["trip_id"].isin(trips)]
    last = calls.groupby("trip_id")["stop_sequence"].transform("max")
    return int(((calls["stop_sequence"] < last) & (calls["pickup_type"] != 1)).sum())


if __name__ == "__main__":
    print(json.dumps(_run(sys.argv[1], Path(sys.argv[2]))))
