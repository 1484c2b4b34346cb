"""Colour classes: where they are cut, and what colour each gets.

Palettes: ColorBrewer YlOrBr and PuBu (Brewer & Harrower), which survive the
common forms of colour blindness. The dark end is always the worse one where
the indicator has a direction.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from indicators.area_types import AREA_TYPES
from indicators.indicator import UNITS, Indicator
from measures.natural_breaks import natural_breaks
from translations.texts import _, number, said

_DIRECTED = ("#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404")
_NEUTRAL = ("#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d")
MISSING = "#9e9e9e"
METHODS = ("quantiles", "jenks", "equal")
_MOST = len(_DIRECTED)


@dataclass(frozen=True, kw_only=True)
class Classes:
    """Classes of one column: upper limits (the last is the maximum), a colour each, and every area's class.

    `codes` is 0…k−1 per area, −1 where the value is missing. `below` is the least value.
    """

    limits: tuple[float, ...]
    colours: tuple[str, ...]
    codes: np.ndarray
    below: float
    method: str


def method_name(method: str) -> str:
    """The classing method as the page calls it."""
    return {
        "quantiles": _("equally many areas in each class (quantiles)"),
        "jenks": _("natural breaks (Fisher–Jenks)"),
        "equal": _("equally wide classes"),
        "fixed": _("fixed limits"),
        "each": _("each value by itself"),
    }[method]


def short_method_name(method: str) -> str:
    """The classing method in a list of choices."""
    return {
        "quantiles": _("Quantiles"),
        "jenks": _("Natural breaks"),
        "equal": _("Equal widths"),
    }[method]


def classes(
    values: ArrayLike, indicator: Indicator, method: str, limits: tuple[float, ...] | None = None
) -> Classes:
    """Colour classes of the values; `limits` are upper limits to use instead of a method's."""
    values = np.asarray(values, float)
    known = values[~np.isnan(values)]
    if limits is None:
        limits = upper_limits(known, method)
        if limits == tuple(np.unique(known)):
            method = "each"
    elif len(known) and known.max() > limits[-1]:
        limits = (*limits, float(known.max()))
    codes = np.searchsorted(limits, values, side="left") if limits else np.zeros(len(values), int)
    codes = np.where(np.isnan(values), -1, np.minimum(codes, len(limits) - 1))
    return Classes(
        limits=limits,
        colours=_colours(len(limits), indicator),
        codes=codes,
        below=float(known.min()) if len(known) else np.nan,
        method=method,
    )


def upper_limits(known: np.ndarray, method: str, k: int = _MOST) -> tuple[float, ...]:
    """Upper limits of at most k classes, as mapclassify cuts them; fewer where values repeat."""
    known = np.asarray(known, float)
    if not len(known):
        return ()
    if len(np.unique(known)) <= k:
        return tuple(np.unique(known).tolist())
    if method == "quantiles":
        return tuple(np.unique(np.quantile(known, np.arange(1, k + 1) / k)).tolist())
    if method == "equal":
        return tuple(np.linspace(known.min(), known.max(), k + 1)[1:].tolist())
    return tuple(natural_breaks(known, k).tolist())


def labels(classes: Classes, indicator: Indicator) -> list[str]:
    """What the legend calls each class: `4.1–12.0`, in the indicator's decimals; types by their names."""
    if indicator.unit == "type":
        return [f"{number(limit)}: {said(AREA_TYPES[int(limit)])}" for limit in classes.limits]
    decimals = UNITS[indicator.unit].decimals
    lower = (classes.below, *classes.limits[:-1])
    return [
        number(high, decimals)
        if low == high or classes.method == "each"
        else f"{number(low, decimals)}–{number(high, decimals)}"
        for low, high in zip(lower, classes.limits, strict=True)
    ]


def rgb(colour: str) -> list[int]:
    """`#fed98e` as three numbers 0–255."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _colours(k: int, indicator: Indicator) -> tuple[str, ...]:
    palette = _DIRECTED if indicator.direction else _NEUTRAL
    picked = [palette[round(i * (_MOST - 1) / max(k - 1, 1))] for i in range(k)]
    return tuple(reversed(picked)) if indicator.direction == "high" else tuple(picked)
