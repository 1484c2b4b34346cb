"""What there is of each source: embedded, refreshed, and how old."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from indicators import live
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES
from indicators.inputs import EVERY_SOURCE
from indicators.vintages import refreshed_kinds
from loaders.source import Source

# The source behind a part that holds no values, by the beginning of its name.
_PART_OF = {
    "squares_grid": "scb_grid",
    "outlines_nuts3": "gisco",
    **{f"outlines_{level}": "gisco_lau" for level in COUNTRIES},
    "outlines_": "scb_geodata",
    "borders_norway": "kartverket",
    "classes_norway": "ssb_klass",
    "places_osm": "overpass",
    "margins_kolada": "kolada",
    "margins_scb": "scb",
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
    by_source = dict(tuple(refreshed_kinds().groupby("source")))
    none = refreshed_kinds().head(0)
    others = _other_parts()
    listed = [
        _row(source, by_source.get(source.key, none), *others.get(source.key, (0, None)))
        for source in EVERY_SOURCE.values()
    ]
    return sorted(listed, key=lambda row: (row.retrieved is None, not row.embedded_years))


def _row(source: Source, values: pd.DataFrame, others: int, written: datetime | None) -> Row:
    """`values` are the source's rows of vintages.refreshed_kinds; `others` rows of parts that hold no values."""
    return Row(
        key=source.key,
        publisher=source.publisher,
        title=source.title,
        embedded_years=source.period,
        refreshed_years=_period(set(values["year"])),
        rows=int(values["rows"].sum()) + others,
        retrieved=_latest(values["retrieved"]) or written,
    )


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
    for file, written, _ in live.stamp():
        name = file.removesuffix(".parquet")
        found[name] = (live.rows(name), datetime.fromtimestamp(written / 1e9, UTC))
    return found


def waiting() -> list[str]:
    """Ids of the indicators that have no value until a refresh brings them."""
    known = set(refreshed_kinds()["indicator"])
    return [i.id for i in INDICATORS.values() if not i.years and i.id not in known]


def _period(years: set[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _latest(retrieved: pd.Series) -> datetime | None:
    times = [str(time) for time in retrieved.dropna().unique()]
    if not times:
        return None
    when = datetime.fromisoformat(max(times))
    return when if when.tzinfo else when.replace(tzinfo=UTC)
