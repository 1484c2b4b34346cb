"""Which values their units can have: asked by everything that reads figures, before they are kept.

Frames have a row a value, with the columns indicator, area_id, value and status.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from indicators.catalogue import INDICATORS
from indicators.indicator import UNITS

_ROUNDING = 1e-6  # of a sum of shares, in the unit
# Noise moves single areas beyond the bounds; where more are, the figures themselves are wrong.
_FEW = 0.05


def impossible(values: pd.Series, unit: str) -> pd.Series:
    """Where values are none that the unit can have: beyond its bounds, infinite, or half a class.

    A mask over `values`. NaN is missing, which is never impossible.
    """
    numbers = values.to_numpy(float)
    wrong = np.isinf(numbers) | _beyond(numbers, unit, _ROUNDING)
    if UNITS[unit].kind == "class":
        wrong |= ~np.isnan(numbers) & (numbers != np.round(numbers))
    return pd.Series(wrong, index=values.index)


def moved_by_noise(values: pd.Series, statuses: pd.Series, unit: str) -> pd.Series:
    """Where values are impossible because of the noise in them, which says nothing against the others.

    A mask over `values`: those whose status is "noisy" and that are beyond the unit's bounds
    by no more than its `noise`, where they are few of the noisy ones (one always is).
    """
    is_noisy = statuses.astype(str).to_numpy() == "noisy"
    far = _beyond(values.to_numpy(float), unit, UNITS[unit].noise)
    moved = impossible(values, unit) & is_noisy & ~far
    return moved if moved.sum() <= max(1, _FEW * is_noisy.sum()) else moved & False


def without_noise(frame: pd.DataFrame) -> pd.DataFrame:
    """The same values; those that noise has moved beyond what is possible are NaN, "out_of_range"."""
    moved = np.zeros(len(frame), bool)
    for id, at in _by_indicator(frame):
        part = frame.iloc[at]
        moved[at] = moved_by_noise(part["value"], part["status"], INDICATORS[id].unit)
    if not moved.any():
        return frame
    status = frame["status"].astype(object).mask(moved, "out_of_range")
    return frame.assign(value=frame["value"].mask(moved), status=status)


def is_possible(frame: pd.DataFrame) -> np.ndarray:
    """Which rows are of a declared indicator, and a value that its unit can have (or a missing one)."""
    possible = np.zeros(len(frame), bool)
    for id, at in _by_indicator(frame):
        possible[at] = ~impossible(frame["value"].iloc[at], INDICATORS[id].unit)
    return possible


def faults(frame: pd.DataFrame) -> dict[str, str]:
    """What is wrong with each indicator that has a value which its unit cannot have, by its id."""
    wrong = frame.loc[~is_possible(frame), ["indicator", "area_id", "value"]]
    first = wrong.drop_duplicates("indicator").astype({"indicator": str})
    return {
        id: f"{id} cannot be {value:g} ({area})"
        if id in INDICATORS
        else f"no indicator is called {id!r}"
        for id, area, value in first.itertuples(index=False)
    }


def _by_indicator(frame: pd.DataFrame) -> Iterator[tuple[str, np.ndarray]]:
    """The positions of the rows of each indicator that is declared."""
    for id, at in frame.groupby("indicator", observed=True, sort=False).indices.items():
        if str(id) in INDICATORS:
            yield str(id), at


def _beyond(numbers: np.ndarray, unit: str, by: float) -> np.ndarray:
    """Where numbers are beyond the bounds of a unit by more than `by`; False of NaN."""
    least, most = UNITS[unit].least, UNITS[unit].most
    below = numbers < (-np.inf if least is None else least - by)
    return below | (numbers > (np.inf if most is None else most + by))
