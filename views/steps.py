"""Where a series takes a step that is no change: declared breaks, and where snapshot and refresh meet."""

from collections.abc import Collection

from indicators import breaks, vintages
from indicators.indicator import Indicator
from translations.texts import _, said


def joins(indicator: Indicator, level: str, years: Collection[int]) -> list[int]:
    """Where years of the snapshot and of a refresh meet among `years`."""
    met = vintages.joins(indicator, level) if years else []
    return [year for year in met if min(years) < year <= max(years)]


def sentences(indicator: Indicator, level: str, years: Collection[int]) -> list[str]:
    """What the dashed lines of a chart say, one each, and the dotted ones together."""
    lines = [
        _("Dashed line: {text}", text=said(crossed.text))
        for crossed in breaks.crossed(indicator.id, years, level=level)
    ]
    if met := joins(indicator, level, years):
        lines.append(
            _(
                "Dotted line: here years of the embedded snapshot and years of a refresh meet ({years}). Check "
                "the definitions before you read a step there as a change.",
                years=", ".join(map(str, met)),
            )
        )
    return lines
