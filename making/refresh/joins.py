"""Where a refresh meets the snapshot: whether both give the same figure, area by area.

A refresh never replaces a year of the snapshot, so the two are compared in the
years that meet. Where they disagree there, they measure two different things.
"""

import pandas as pd

from indicators import figures, vintages
from indicators.breaks import GAPS_COLUMNS
from indicators.catalogue import INDICATORS
from indicators.indicator import SQUARE
from indicators.inputs import EVERY_SOURCE

# More than half of the areas differ by more than this share of their value, and as much for each
# further year between the two; and by more than half of the spread (between quartiles) of the areas.
_SHARE, _A_YEAR, _SPREAD = 0.25, 0.05, 0.5


def disagreements() -> pd.DataFrame:
    """A row for each join at which the series do not agree; columns as in `breaks.GAPS_COLUMNS`.

    `change` is the median of the areas' changes, in per cent of their mean.
    """
    rows = []
    for indicator in INDICATORS.values():
        for level in vintages.levels(indicator):
            if level == SQUARE or indicator.unit == "type":
                continue
            years = vintages.years(indicator, level)
            for later in vintages.joins(indicator, level):
                earlier = max(year for year in years if year < later)
                rows += _disagreement(indicator.id, level, earlier, later)
    return pd.DataFrame(rows, columns=GAPS_COLUMNS)


def disagree(before: pd.Series, after: pd.Series, years: int = 1) -> float | None:
    """The median relative change (per cent) of areas that both have, where it is beyond the bound; else None."""
    both = pd.DataFrame({"before": before, "after": after}).dropna()
    if both.empty:
        return None
    change = (both["after"] - both["before"]).abs()
    relative = (change / (both.abs().sum(axis=1) / 2)).fillna(0).median()
    spread = both.quantile(0.75) - both.quantile(0.25)
    is_beyond = relative > _SHARE + _A_YEAR * (years - 1)
    return 100 * float(relative) if is_beyond and change.median() > _SPREAD * spread.min() else None


def _disagreement(id: str, level: str, earlier: int, later: int) -> list[tuple]:
    before, after = figures.values(id, level, earlier), figures.values(id, level, later)
    change = disagree(before["value"], after["value"], later - earlier)
    if change is None:
        return []
    return [(id, level, later, _name(before), _name(after), change)]


def _name(values: pd.DataFrame) -> str:
    """Publisher and title of most of the values, with the table of refreshed ones."""
    with_value = values[values["value"].notna()]
    key = str(with_value["source"].astype(str).mode().iloc[0])
    source = EVERY_SOURCE.get(key)
    name = key if source is None else f"{source.publisher}: {source.title}"
    if "table" not in values:
        return name
    return f"{name} ({with_value['table'].astype(str).mode().iloc[0]})"
