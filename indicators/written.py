"""Values of an indicator as a reader sees them: with its unit and its decimals, in the page's language."""

import numpy as np

from indicators.indicator import UNITS, Indicator
from translations.texts import _, number, said, with_unit

_NBSP = "\N{NO-BREAK SPACE}"


def amount(value: float, indicator: Indicator, margin: float = np.nan) -> str:
    """A value of the indicator with its unit: `12,3 %`; with ± where a survey's `margin` is known."""
    unit = UNITS[indicator.unit]
    if np.isnan(value):
        return "–"
    bare = number(value, unit.decimals)
    return with_unit(with_margin(bare, indicator, margin), said(unit.text))


def with_margin(written: str, indicator: Indicator, margin: float) -> str:
    """A written number and the ± around it: `12,3 ± 4,5`; the number alone where there is none (NaN)."""
    if np.isnan(margin):
        return written
    return f"{written}{_NBSP}±{_NBSP}{number(margin, UNITS[indicator.unit].decimals)}"


def heading(indicator: Indicator) -> str:
    """Heading of a column: the indicator and its unit."""
    return f"{said(indicator.title)} ({said(UNITS[indicator.unit].text)})"


def margin_words() -> str:
    """What ± is, and what it keeps from being said."""
    return _(
        "± is the uncertainty that the publisher gives of a survey figure; of a life expectancy it is what chance does, by the "
        "municipality's size. A figure whose interval includes the median of the others is not said to stand out."
    )


def difference(value: float, indicator: Indicator, margin: float = np.nan) -> str:
    """A difference of two values, with its ± where that is known: `27,4 procentenheter`."""
    unit = UNITS[indicator.unit]
    written = with_margin(number(value, unit.decimals), indicator, margin)
    return f"{written}{_NBSP}{said(unit.difference)}".strip()


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
