"""Findings in words, with their numbers."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import figures
from indicators.indicator import MUNICIPAL, MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from measures import gaps, weighted
from views.texts import _, amount, capital, difference, interval, said


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The gap of one indicator under one scheme, with its interval and the means of both sides."""

    rural: float
    urban: float
    low: float
    high: float

    @property
    def value(self) -> float:
        """Rural minus urban."""
        return self.rural - self.urban

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return bool(self.low > 0 or self.high < 0)


def gap_of(values: pd.Series, weights: pd.Series, scheme: Scheme, areas: pd.DataFrame) -> Gap:
    """The gap of the areas' values; `values`, `weights` and `areas` share their index."""
    rural, urban = areas[scheme.column].isin(scheme.rural), areas[scheme.column].isin(scheme.urban)
    low, high = gaps.gap_interval(values, weights, rural, urban)
    return Gap(
        rural=weighted.mean(values[rural], weights[rural]),
        urban=weighted.mean(values[urban], weights[urban]),
        low=low,
        high=high,
    )


def indicator_gap(
    indicator: Indicator, year: int, scheme: Scheme, level: str = MUNICIPALITY
) -> Gap:
    """The gap of a declared indicator in a year, between the areas of a level."""
    values = figures.values(indicator.id, level, year)["value"]
    return gap_of(values, figures.weights(indicator, year, level), scheme, figures.areas(level))


def class_means(
    values: pd.Series, weights: pd.Series, scheme: Scheme, areas: pd.DataFrame
) -> pd.Series:
    """Weighted mean of each class of the scheme, in the scheme's order."""
    return weighted.mean_by(values, weights, areas[scheme.column]).reindex(list(scheme.classes))


def gap_sentence(gap: Gap, indicator: Indicator, scheme: Scheme, level: str = MUNICIPALITY) -> str:
    """The gap in one sentence, with its interval; or that chance between the level's areas could explain it."""
    if np.isnan(gap.value):
        return _("The gap cannot be computed: one side has no values.")
    ends = (abs(gap.low), abs(gap.high))
    parts = {
        "rural": said(scheme.rural_name),
        "urban": said(scheme.urban_name),
        "rural_value": amount(gap.rural, indicator),
        "urban_value": amount(gap.urban, indicator),
        "difference": difference(abs(gap.value), indicator),
        "interval": interval(min(ends), max(ends), indicator),
    }
    if not gap.is_clear and level not in MUNICIPAL:
        return capital(
            _(
                "In {rural} the figure is {rural_value}, in {urban} {urban_value}. The difference is not "
                "distinguishable from chance between areas.",
                **parts,
            )
        )
    if not gap.is_clear:
        return capital(
            _(
                "In {rural} the figure is {rural_value}, in {urban} {urban_value}. The difference is not "
                "distinguishable from chance between municipalities.",
                **parts,
            )
        )
    text = (
        _(
            "In {rural} the figure is {rural_value}, in {urban} {urban_value}: {difference} higher (95% interval {interval}).",
            **parts,
        )
        if gap.value > 0
        else _(
            "In {rural} the figure is {rural_value}, in {urban} {urban_value}: {difference} lower (95% interval {interval}).",
            **parts,
        )
    )
    return capital(text)


def place_of(value: float, values: pd.Series) -> tuple[int, int]:
    """Place of a value, 1 for the lowest, and among how many; (0, n) for NaN."""
    known = values.dropna()
    return (int((known < value).sum()) + 1 if not np.isnan(value) else 0, len(known))
