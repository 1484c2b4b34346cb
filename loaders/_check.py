"""The promise that every frame keeps when it leaves a loader."""

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd

from loaders.faults import InputFault
from loaders.source import Source


def check(
    frame: pd.DataFrame,
    source: Source,
    *,
    columns: Iterable[str] = (),
    counts: Iterable[str] = (),
    shares: Iterable[str] = (),
    positive: Iterable[str] = (),
    rows: int | None = None,
    crs: int | None = None,
) -> pd.DataFrame:
    """The frame itself when it keeps its promise; every fault in one InputFault when not.

    `counts` are numbers ≥ 0, `shares` percentages 0–100, `positive` numbers > 0;
    NaN passes in all three (a missing figure is not a wrong one). The index must
    be unique text, and `rows` long where it is given.
    """
    faults = [
        *_index_faults(frame, rows),
        *_column_faults(frame, [*columns, *counts, *shares, *positive]),
        *_range_faults(frame, counts, 0, np.inf),
        *_range_faults(frame, shares, 0, 100),
        *_range_faults(frame, positive, np.nextafter(0, 1), np.inf),
    ]
    if crs is not None:
        faults += _geometry_faults(frame, crs)
    if faults:
        raise InputFault(f"{source.file or source.key}: {'; '.join(faults)}")
    return frame


def _index_faults(frame: pd.DataFrame, rows: int | None) -> list[str]:
    faults = []
    if rows is not None and len(frame) != rows:
        faults.append(f"{len(frame):,} rows where {rows:,} were expected")
    if frame.index.to_frame().isna().any(axis=None):
        faults.append("a row without a key")
    twice = frame.index[frame.index.duplicated()].unique()
    if len(twice):
        faults.append(f"the same key twice: {_some(twice)}")
    return faults


def _column_faults(frame: pd.DataFrame, wanted: list[str]) -> list[str]:
    missing = [column for column in wanted if column not in frame.columns]
    return [f"no column {_some(missing)}"] if missing else []


def _range_faults(
    frame: pd.DataFrame, columns: Iterable[str], low: float, high: float
) -> list[str]:
    faults = []
    for column in [name for name in columns if name in frame.columns]:
        values = frame[column]
        if not pd.api.types.is_numeric_dtype(values):
            faults.append(f"{column} is not numbers")
            continue
        wrong = frame.index[(values < low) | (values > high) | np.isinf(values)]
        if len(wrong):
            faults.append(f"{column} out of range at {_some(wrong)}")
    return faults


def _geometry_faults(frame: pd.DataFrame, crs: int) -> list[str]:
    if not isinstance(frame, gpd.GeoDataFrame) or frame.crs is None or frame.crs.to_epsg() != crs:
        return [f"the geometry is not in EPSG:{crs}"]
    bad = frame.index[~frame.geometry.is_valid | frame.geometry.is_empty | frame.geometry.isna()]
    return [f"no valid geometry at {_some(bad)}"] if len(bad) else []


def need(
    frame: pd.DataFrame, columns: Iterable[str], source: Source, rows: int | None = None
) -> None:
    """InputFault when the publisher's table lacks a column that its loader reads, or a row."""
    faults = _column_faults(frame, list(columns))
    if rows is not None and len(frame) != rows:
        faults.append(f"{len(frame):,} rows where {rows:,} were expected")
    if faults:
        raise InputFault(f"{source.file or source.key}: {'; '.join(faults)}")


def _some(items: Iterable[object]) -> str:
    """The first three of some names, and how many more there are."""
    listed = [str(item) for item in items]
    more = f" and {len(listed) - 3} more" if len(listed) > 3 else ""
    return ", ".join(listed[:3]) + more
