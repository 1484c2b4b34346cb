"""Findings in words, with their numbers."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis import standing
from analysis.gap import Change, Gap, Trend
from indicators import written
from indicators.indicator import MUNICIPAL, MUNICIPALITY, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import amount, difference, interval, with_margin
from translations.texts import _, capital, number, said


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


def drawn_whole() -> str:
    """What the intervals below the municipality are drawn from."""
    return _(
        "Small areas are drawn by whole municipalities, since areas of one municipality are alike."
    )


def place(value: float, values: pd.Series) -> str:
    """The place of a value among others, from the lowest, and how many share it: `25 of 126 (shared by 102)`."""
    return written.place(*standing.place_of(value, values), standing.sharing(value, values))


def trend_sentence(trend: Trend, indicator: Indicator) -> str:
    """The gap in the first and last year, whether it has grown, and the slope with its interval."""
    known = trend.by_year.dropna(subset=["gap"])
    first, last = known.iloc[0], known.iloc[-1]
    parts = {
        "first": int(known.index[0]),
        "last": int(known.index[-1]),
        "first_gap": signed(first["gap"], indicator),
        "last_gap": signed(last["gap"], indicator),
        "slope": signed(trend.slope, indicator, 1),
        "low": signed_number(trend.slope_low, indicator, 1),
        "high": signed_number(trend.slope_high, indicator, 1),
    }
    values = _("The gap was {first_gap} in {first} and {last_gap} in {last}.", **parts)
    if not (trend.slope_low > 0 or trend.slope_high < 0):
        return f"{values} " + _(
            "The straight line through the years changes by {slope} from one year to the next (95% interval {low} to "
            "{high}): not distinguishable from chance between municipalities.",
            **parts,
        )
    line = _(
        "The straight line through the years changes by {slope} from one year to the next (95% interval {low} to {high}).",
        **parts,
    )
    return f"{values} {_direction(first['gap'], last['gap'], trend.slope)} {line}"


def _direction(first: float, last: float, slope: float) -> str:
    """Whether a gap has grown, shrunk or turned; nothing where its ends and its line do not agree."""
    if (last - first) * slope <= 0:
        return _(
            "The change from the first year to the last and the line through the years go in different directions."
        )
    if first * last < 0:
        return _("It has turned to the other side.")
    return _("It has grown.") if abs(last) > abs(first) else _("It has shrunk.")


def change_sentence(change: Change, first: int, last: int, indicator: Indicator) -> str:
    """What a change of the gap is made of: levels within municipalities, and who lives where."""
    return _(
        "Of the change from {first} to {last}, {total}, changed values within municipalities make {levels}, and a "
        "changed spread of people over the municipalities of each side makes {people}.",
        first=first,
        last=last,
        total=signed(change.total, indicator, 1),
        levels=signed(change.levels, indicator, 1),
        people=signed(change.people, indicator, 1),
    )


def signed(value: float, indicator: Indicator, finer: int = 0, margin: float = np.nan) -> str:
    """A difference with its sign and unit, with `finer` decimals more than the indicator's, and its ± where known."""
    unit = said(UNITS[indicator.unit].difference)
    written = with_margin(signed_number(value, indicator, finer), indicator, margin)
    return f"{written}\N{NO-BREAK SPACE}{unit}".strip()


def signed_number(value: float, indicator: Indicator, finer: int = 0) -> str:
    """A difference with its sign; none before zero."""
    decimals = UNITS[indicator.unit].decimals + finer
    return ("+" if round(value, decimals) > 0 else "") + number(value, decimals)


def agreement_sentence(table: pd.DataFrame) -> str:
    """Whether several gaps (index: their names; columns gap, low, high) agree in sign and in clarity."""
    known = table.dropna(subset=["gap"])
    if len(known) < 2:
        return _(
            "The gap can be computed under {count} of these schemes: there is nothing to compare.",
            count=len(known),
        )
    clear = (known["low"] > 0) | (known["high"] < 0)
    higher, lower = known.index[clear & (known["gap"] > 0)], known.index[clear & (known["gap"] < 0)]
    unclear = known.index[~clear]
    if len(higher) and len(lower):
        return _(
            "The schemes disagree on the direction: the rural side is higher under {higher} and lower under {lower}. "
            "Do not quote one of them alone.",
            higher=listed(higher),
            lower=listed(lower),
        )
    if not len(higher) and not len(lower):
        return _("Under none of the schemes is the gap distinguishable from chance between areas.")
    if len(unclear):
        parts = {"clear": listed([*higher, *lower]), "unclear": listed(unclear)}
        return (
            _(
                "The schemes disagree on how sure the answer is: the rural side is higher under {clear}; under {unclear} the gap is not distinguishable from chance.",
                **parts,
            )
            if len(higher)
            else _(
                "The schemes disagree on how sure the answer is: the rural side is lower under {clear}; under {unclear} the gap is not distinguishable from chance.",
                **parts,
            )
        )
    return (
        _(
            "The answer holds: the rural side is higher under each of the {count} schemes, beyond chance.",
            count=len(known),
        )
        if len(higher)
        else _(
            "The answer holds: the rural side is lower under each of the {count} schemes, beyond chance.",
            count=len(known),
        )
    )


def listed(names: Iterable[str]) -> str:
    """Names in a row: `a, b and c`."""
    *first, last = names
    return _("{names} and {last}", names=", ".join(first), last=last) if first else str(last)
