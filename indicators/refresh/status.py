"""What there is of each source: embedded, refreshed, and how old."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from indicators.catalogue import INDICATORS
from indicators.inputs import EVERY_SOURCE
from indicators.vintages import refreshed
from loaders import live

# The source behind a part that holds no values, by the beginning of its name.
_PART_OF = {
    "outlines_nuts3": "gisco",
    "outlines_": "scb_geodata",
    "borders_norway": "kartverket",
    "classes_norway": "ssb_klass",
    "places_osm": "overpass",
    "table_eurostat": "eurostat",
    "stops_gtfs": "gtfs_norway",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One source: years embedded and refreshed as printed, rows refreshed, and when they were retrieved."""

    key: str
    publisher: str
    title: str
    embedded_years: str
    refreshed_years: str
    rows: int
    retrieved: datetime | None

    @property
    def age_days(self) -> int:
        """Days since it was retrieved."""
        assert self.retrieved is not None
        return (datetime.now(UTC) - self.retrieved).days


def rows() -> list[Row]:
    """A row for each source: those that a refresh brought first, then the embedded ones."""
    by_source: dict[str, list[pd.DataFrame]] = {}
    years: dict[str, set[int]] = {}
    for (_, _, year), frame in refreshed().items():
        for key in frame["source"].astype(str).unique():
            by_source.setdefault(key, []).append(frame[frame["source"].astype(str) == key])
            years.setdefault(key, set()).add(year)
    others = _other_parts()
    found = [
        Row(
            key=source.key,
            publisher=source.publisher,
            title=source.title,
            embedded_years=source.period,
            refreshed_years=_period(years.get(source.key, set())),
            rows=sum(len(frame) for frame in by_source.get(source.key, []))
            + others.get(source.key, (0, None))[0],
            retrieved=_latest(by_source.get(source.key, []))
            or others.get(source.key, (0, None))[1],
        )
        for source in EVERY_SOURCE.values()
    ]
    return sorted(found, key=lambda row: (row.retrieved is None, not row.embedded_years))


def _other_parts() -> dict[str, tuple[int, datetime]]:
    """Rows and time of what is not values (outlines, classes, places), by the source they come from."""
    found: dict[str, tuple[int, datetime]] = {}
    for name, (count, when) in parts().items():
        key = next((key for start, key in _PART_OF.items() if name.startswith(start)), None)
        if key:
            rows, latest = found.get(key, (0, when))
            found[key] = (rows + count, max(latest, when))
    return found


def parts() -> dict[str, tuple[int, datetime]]:
    """Every refreshed part by name: its rows (0 where it is damaged) and when it was written."""
    found = {}
    for name, written, _ in live.stamp():
        frame = live.read(name.removesuffix(".parquet"))
        when = datetime.fromtimestamp(written / 1e9, UTC)
        found[name.removesuffix(".parquet")] = (0 if frame is None else len(frame), when)
    return found


def waiting() -> list[str]:
    """Ids of the indicators that have no value until a refresh brings them."""
    known = {id for id, _, _ in refreshed()}
    return [i.id for i in INDICATORS.values() if not i.years and i.id not in known]


def _period(years: set[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _latest(frames: list[pd.DataFrame]) -> datetime | None:
    times = [str(time) for frame in frames for time in frame["retrieved"].dropna().unique()]
    if not times:
        return None
    when = datetime.fromisoformat(max(times))
    return when if when.tzinfo else when.replace(tzinfo=UTC)
