"""What there is of each source: embedded, refreshed, and how old."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from indicators.catalogue import INDICATORS
from indicators.inputs import EVERY_SOURCE
from indicators.vintages import refreshed
from loaders import embedded, live


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
    is_newer: bool  # a refreshed year that the snapshot does not hold

    @property
    def age_days(self) -> int:
        """Days since it was retrieved."""
        assert self.retrieved is not None
        return (datetime.now(UTC) - self.retrieved).days


def rows() -> list[Row]:
    """A row for each source, embedded ones first."""
    by_source: dict[str, list[pd.DataFrame]] = {}
    years: dict[str, set[int]] = {}
    for (_, _, year), frame in refreshed().items():
        for key in frame["source"].astype(str).unique():
            by_source.setdefault(key, []).append(frame[frame["source"].astype(str) == key])
            years.setdefault(key, set()).add(year)
    return [
        Row(
            key=source.key,
            publisher=source.publisher,
            title=source.title,
            embedded_years=source.period,
            refreshed_years=_period(years.get(source.key, set())),
            rows=sum(len(frame) for frame in by_source.get(source.key, [])),
            retrieved=_latest(by_source.get(source.key, [])),
            is_newer=bool(years.get(source.key)),
        )
        for source in EVERY_SOURCE.values()
    ]


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


def embedded_size() -> int:
    """Bytes of the embedded snapshot."""
    return sum(file["bytes"] for file in embedded.manifest()["files"].values())


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
