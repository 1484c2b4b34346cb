"""Two to six areas, or classes of areas, side by side: values, differences, and how sure these are.

A register figure of one area is a count of everybody: it has no sampling
error, and the difference of two is what it is. What an interval can say of it:

- between *classes*: how much the difference owes to single areas (bootstrap
  over the areas of the level, below the municipality over whole municipalities,
  as everywhere in Klyftkartan);
- between *municipalities*: the same over the areas inside them (`inside`),
  where the indicator is known there;
- where the publisher adds noise to the counts: how far it can move the
  difference (`noise`).

See docs/decisions/0020.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis import gap, standing
from indicators import figures, live, margins, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES
from indicators.indicator import (
    DESO,
    DESO_2025,
    MUNICIPALITY,
    NOISE,
    REGSO,
    REGSO_2025,
    THEMES,
    UNITS,
    Indicator,
)
from indicators.schemes import SCHEMES, Scheme, schemes_at
from measures import gaps, intervals, noise, weighted

FEWEST, MOST = 2, 6
MOST_INDICATORS = 9
INNER = (REGSO, DESO, REGSO_2025, DESO_2025)
_EXAMPLES_AROUND = ("0380", "0180")  # their areas have outlines in the snapshot
_FIRST = (
    "wage_mean_tkr",
    "pharmacy_over_5km_pct",
    "cars_per_1000",
    "rented_pct",
    "education_tertiary_pct",
    "people_in_rented_pct",
    "education_25_64_long_tertiary_pct",
    "disposable_income_median_tkr",
    "low_economic_standard_pct",
    "foreign_born_pct",
    "age_75_plus_pct",
)
_DEFAULTS = 6
# Shares whose weight is the count that they are a share of; of others the noise is not told.
_SHARES_OF_WEIGHT = (
    "foreign_born_pct",
    "foreign_background_pct",
    "born_outside_europe_pct",
    "age_0_19_pct",
    "age_65_plus_pct",
    "age_75_plus_pct",
)
_SURVEY = "_survey_"

Certainty = Literal["register", "noisy", "estimated", "survey"]


@dataclass(frozen=True, kw_only=True)
class Inside:
    """Municipalities compared by the areas inside them.

    `frame` has a row a municipality: `value` (weighted mean of its areas), `low`
    and `high` (its interval), `areas`, `difference` from the first, and
    `difference_low`, `difference_high` (its interval; NaN for the first, and where
    one of the two has fewer than two areas with a value).
    """

    level: str
    year: int
    frame: pd.DataFrame


def offered(level: str, by_class: bool) -> dict[str, Indicator]:
    """The indicators that can be compared at a level; classes need a weighted mean."""
    return {
        id: indicator
        for id, indicator in INDICATORS.items()
        if UNITS[indicator.unit].kind != "class"
        and vintages.years(indicator, level)
        and (not by_class or figures.has_mean(indicator, level))
    }


def first_ones(known: dict[str, Indicator]) -> list[str]:
    """A few of the known indicators from different themes: what is shown before anything is chosen."""
    whole = [id for id, indicator in known.items() if indicator.covers is None] or list(known)
    return ([id for id in _FIRST if id in whole] or whole)[:_DEFAULTS]


def by_theme(level: str, known: dict[str, Indicator]) -> dict[str, list[str]]:
    """The first known indicators of every theme that has any; a distance to a service once, if that leaves some."""
    once = {indicator.id for indicator in standing.shown_at(level)}
    found: dict[str, list[str]] = {}
    for theme in THEMES:
        of_theme = [id for id, indicator in known.items() if indicator.theme == theme]
        shown = [id for id in of_theme if id in once] or of_theme
        if shown:
            found[theme] = shown[:MOST_INDICATORS]
    return found


def example(level: str) -> list[str]:
    """Areas to start from: of the municipalities four of different size, else some of one municipality."""
    areas = figures.areas(level)
    if level in COUNTRIES:
        return [code for code in COUNTRIES[level].examples if code in areas.index]
    values = figures.values(first_ones(offered(level, by_class=False))[0], level)["value"]
    known = areas.index[values.notna()]
    for code in _EXAMPLES_AROUND:
        found = known[areas.loc[known, "municipality_code"] == code]
        if len(found) >= FEWEST:
            return list(found[:: -(-len(found) // 4)])
    return list(known[:4])


def example_classes(scheme: str) -> list[int | str]:
    """At most six classes of a scheme, from the most urban to the most rural."""
    classes = list(SCHEMES[scheme].classes)
    some = min(MOST, len(classes))
    return [classes[round(i * (len(classes) - 1) / (some - 1))] for i in range(some)]


def completed(chosen: Sequence, from_example: Sequence) -> list:
    """The chosen ones; one more from the example where there is but one, the example where there is none."""
    if not chosen:
        return list(from_example)
    rest = [one for one in from_example if one not in chosen]
    return [*chosen, *rest[: max(0, FEWEST - len(chosen))]]


def certainty(indicator: Indicator, status: pd.Series) -> Certainty:
    """What is known of the errors of some areas' values, by how they came about."""
    if _SURVEY in indicator.id:
        return "survey"
    if (status == "noisy").any():
        return "noisy"
    return "estimated" if (status == "estimated").any() else "register"


def of_areas(id: str, level: str, year: int, codes: Sequence[str]) -> pd.DataFrame:
    """Some areas, a row each in their order: `value`, `status`, `source`, `difference` from the first; do not change it.

    `margin` is the ± around a survey's value, `difference_margin` that of the difference:
    NaN where none is published, and of the first.

    Refreshed values have table, query and retrieved besides. NaN where a value is.
    """
    return _of_areas(id, level, year, tuple(codes))


@live.cached(maxsize=256)
def _of_areas(id: str, level: str, year: int, codes: tuple[str, ...]) -> pd.DataFrame:
    frame = figures.values(id, level, year).loc[list(codes)]
    margin = margins.of(id, level, year, frame.index)
    of_difference = pd.Series(margins.of_difference(margin, margin.iloc[0]))
    return frame.assign(
        difference=frame["value"] - frame["value"].iloc[0],
        margin=margin,
        difference_margin=of_difference.where(np.arange(len(frame)) > 0),
    )


def are_alike(frame: pd.DataFrame) -> pd.Series:
    """Mask over the rows of `of_areas`: whose difference from the first is within its uncertainty."""
    return frame["difference"].abs() <= frame["difference_margin"]


def of_classes(id: str, level: str, year: int, scheme: str, codes: Sequence) -> pd.DataFrame:
    """Some classes, a row each in their order: the columns of `Inside.frame`, over all areas of the level."""
    return _of_classes(id, level, year, scheme, tuple(codes))


@live.cached(maxsize=256)
def _of_classes(id: str, level: str, year: int, scheme: str, codes: tuple) -> pd.DataFrame:
    return _beside_first(*_by_class(id, level, year, scheme), codes)


def inside(id: str, year: int, codes: Sequence[str], level: str = MUNICIPALITY) -> Inside | None:
    """Municipalities by the areas inside them; None where the indicator is not known there.

    Of the levels that have it, the one with the nearest year, and of those the
    largest areas. Each municipality has draws of its own, so the interval of two
    is the same beside any third.
    """
    found = inner_level(INDICATORS[id], year) if level == MUNICIPALITY else None
    if found is None:
        return None
    inner, inner_year = found
    drawn = {code: _of_municipality(id, inner, inner_year, code) for code in codes}
    if all(areas < FEWEST for _mean, areas, _draws in drawn.values()):
        return None
    first_mean, first_areas, of_first = drawn[codes[0]]
    rows = []
    for code, (mean, areas, draws) in drawn.items():
        low, high = _ends(draws, areas)
        fewest = min(areas, first_areas) if code != codes[0] else 0
        from_first = _ends(draws - of_first, fewest)
        rows.append((mean, low, high, areas, mean - first_mean, *from_first))
    columns = ["value", "low", "high", "areas", "difference", "difference_low", "difference_high"]
    return Inside(
        level=inner, year=inner_year, frame=pd.DataFrame(rows, list(codes), columns=columns)
    )


def noise_band(id: str, level: str, year: int, codes: Sequence[str]) -> pd.DataFrame | None:
    """How far noise of at most ±NOISE in every count can move values and differences; None without noise.

    `low`, `high` of the value, `difference_low`, `difference_high` of the difference
    from the first; a row an area. NaN where the base of a share is not known.
    """
    indicator, frame = INDICATORS[id], of_areas(id, level, year, codes)
    if certainty(indicator, frame["status"]) != "noisy":
        return None
    low, high = _moved(indicator, level, year, frame["value"])
    band = pd.DataFrame({"low": low, "high": high}, frame.index)
    band["difference_low"] = band["low"] - band["high"].iloc[0]
    band["difference_high"] = band["high"] - band["low"].iloc[0]
    band.iloc[0, 2:] = np.nan
    return band


def area_series(id: str, level: str, codes: Sequence[str]) -> pd.DataFrame:
    """All years of some areas: a row each in their order, a column a year."""
    return _series(id, level).loc[list(codes)]


def class_series(id: str, level: str, scheme: str, codes: Sequence) -> pd.DataFrame:
    """The weighted means of some classes in all years; the classes are the same in every year."""
    return _class_series(id, level, scheme).loc[list(codes)]


@live.cached(maxsize=256)
def _series(id: str, level: str) -> pd.DataFrame:
    return figures.series(id, level)


@live.cached(maxsize=128)
def _class_series(id: str, level: str, scheme: str) -> pd.DataFrame:
    indicator, own = INDICATORS[id], SCHEMES[scheme]
    classes = figures.areas(level)[own.column]
    known = classes.notna()
    by_year = {
        year: weighted.mean_by(
            figures.values(id, level, year)["value"][known],
            figures.weights(indicator, year, level)[known],
            classes[known],
        )
        for year in vintages.years(indicator, level)
    }
    return pd.DataFrame(by_year).reindex(list(own.classes))


def inner_level(indicator: Indicator, year: int) -> tuple[str, int] | None:
    """The level below the municipality and the year that tell of the indicator nearest to a year."""
    known = [
        (abs(other - year), INNER.index(level), level, other)
        for level in INNER
        if figures.has_mean(indicator, level)
        for other in vintages.years(indicator, level)
    ]
    return min(known)[2:] if known else None


@live.cached(maxsize=64)
def _by_class(id: str, level: str, year: int, scheme: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    assert scheme in schemes_at(level)
    own = SCHEMES[scheme]
    values = figures.values(id, level, year)["value"]
    weights = figures.weights(INDICATORS[id], year, level)
    areas = figures.areas(level)
    return _drawn(values, weights, areas, own)


@live.cached(maxsize=1024)
def _of_municipality(id: str, level: str, year: int, code: str) -> tuple[float, int, np.ndarray]:
    """Weighted mean of the areas inside a municipality, how many take part, and the mean in each draw."""
    own = (figures.areas(level)["municipality_code"] == code).to_numpy()
    values = figures.values(id, level, year)["value"][own]
    weights = figures.weights(INDICATORS[id], year, level)[own]
    areas = int((values.notna() & (weights > 0)).sum())
    draws = gaps.resampled_means(values, weights, seed=int(code))
    return weighted.mean(values, weights), areas, draws


def _ends(draws: np.ndarray, areas: int) -> tuple[float, float]:
    """95 % percentile interval; NaN with fewer than two areas."""
    if areas < FEWEST:
        return np.nan, np.nan
    low, high = intervals.percentile(draws)
    return float(low), float(high)


def _drawn(
    values: pd.Series, weights: pd.Series, areas: pd.DataFrame, scheme: Scheme
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Mean of each class with its interval, and the difference of every two classes."""
    classes = areas[scheme.column]
    known = classes.notna()
    within = gap.clusters(areas[known])
    means, pairs = gaps.between(values[known], weights[known], classes[known], clusters=within)
    means = means.reindex(list(scheme.classes))
    means["areas"] = means["areas"].fillna(0).astype(int)
    return means, pairs


def _beside_first(means: pd.DataFrame, pairs: pd.DataFrame, codes: Sequence) -> pd.DataFrame:
    frame = means.loc[list(codes)].rename(columns={"mean": "value"})
    first, *others = codes
    frame["difference"] = frame["value"] - frame["value"].iloc[0]
    for end in ("low", "high"):
        of_pair = pairs[end].to_dict()
        ends = [np.nan, *(of_pair.get((other, first), np.nan) for other in others)]
        frame[f"difference_{end}"] = np.asarray(ends, float)
    return frame


def _moved(
    indicator: Indicator, level: str, year: int, values: pd.Series
) -> tuple[np.ndarray, np.ndarray]:
    if indicator.unit == "people":
        return noise.count_band(values, NOISE)
    if indicator.id not in _SHARES_OF_WEIGHT or not figures.has_mean(indicator, level):
        unknown = np.full(len(values), np.nan)
        return unknown, unknown
    base = figures.weights(indicator, year, level)[values.index]
    return noise.share_band(values, base, NOISE)
