"""Values of an indicator as a reader sees them: with its unit and its decimals, in the page's language."""

import numpy as np

from indicators.indicator import UNITS, Indicator
from translations.texts import _, number, said, with_unit

_NBSP = "\N{NO-BREAK SPACE}"


def amount(value: float, indicator: Indicator) -> str:
    """A value of the indicator with its unit: `12,3 %`."""
    unit = UNITS[indicator.unit]
    if np.isnan(value):
        return "–"
    return with_unit(number(value, unit.decimals), said(unit.text))


def heading(indicator: Indicator) -> str:
    """Heading of a column: the indicator and its unit."""
    return f"{said(indicator.title)} ({said(UNITS[indicator.unit].text)})"


def difference(value: float, indicator: Indicator) -> str:
    """A difference of two values: `27,4 procentenheter`."""
    unit = UNITS[indicator.unit]
    return f"{number(value, unit.decimals)}{_NBSP}{said(unit.difference)}".strip()


def place(place: int, among: int, shared: int) -> str:
    """A place among so many: `25 of 126`; where others have the same value, how many share it."""
    values = {"place": number(place), "among": number(among), "shared": number(shared)}
    if shared > 1:
        return _("{place} of {among} (shared by {shared})", **values)
    return _("{place} of {among}", **values)


def interval(low: float, high: float, indicator: Indicator) -> str:
    """The two ends of an interval in the indicator's decimals: `23,2 to 31,1`."""
    decimals = UNITS[indicator.unit].decimals
    return _("{low} to {high}", low=number(low, decimals), high=number(high, decimals))
