"""Long frames of values, as the snapshot holds them: indicator, area_id, year, value, status, source."""

import numpy as np
import pandas as pd


def in_year(column: pd.Series, year: int) -> pd.Series:
    """A column by area as one by (area_id, year)."""
    rows = pd.MultiIndex.from_product([column.index, [year]], names=["area_id", "year"])
    return column.set_axis(rows)


def long(
    indicator: str, column: pd.Series, status: str, source: str, gone: str = "suppressed"
) -> pd.DataFrame:
    """The column as rows; `gone` is the status of its NaN."""
    frame = column.rename("value").reset_index()
    frame["status"] = np.where(frame["value"].isna(), gone, status)
    return frame.assign(indicator=indicator, source=source)
