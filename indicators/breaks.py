"""Breaks in series: years from which a figure is made in another way.

Some are declared, once. Others are found when a refresh has brought values that
disagree with those of the snapshot: their series are not joined by a line.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import live
from indicators.catalogue import INDICATORS
from indicators.countries import HOME, country_of
from indicators.indicator import MUNICIPALITY
from translations import Text


@dataclass(frozen=True, kw_only=True)
class Break:
    """From reference year `year` on, Swedish figures are made otherwise; `text` says how.

    It holds for `indicators` (their ids) and for those that a refresh takes from `tables`.
    """

    id: str
    year: int
    text: Text
    indicators: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    is_gap: bool = False  # two definitions meet: no line, change or trend goes across


GAPS = "gaps"  # the part that holds what was found
GAPS_COLUMNS = ["indicator", "level", "year", "earlier", "later", "change"]
_GAP = Text(
    sv="Tidsseriebrott: {earlier} till och med året före, {later} från {year}. Medianen av skillnaderna "
    "mellan områdenas värden är {change} procent: serierna fogas inte ihop, och ingen förändring "
    "beräknas över brottet.",
    en="Two definitions meet here: {earlier} until the year before, {later} from {year}. The areas' values differ by a "
    "median of {change} per cent: the series are not joined, and no change is reckoned across.",
    nb="Brudd i tidsserien: {earlier} til og med året før, {later} fra {year}. Medianen av forskjellene "
    "mellom områdenes verdier er {change} prosent: seriene skjøtes ikke, og ingen endring beregnes "
    "over bruddet.",
)


CELL_KEY = Break(
    id="cell_key",
    year=2025,
    indicators=(
        "population",
        "population_in_squares",
        "foreign_born_pct",
        "age_0_19_pct",
        "age_75_plus_pct",
        "dwellings_per_1000",
        "cars_per_1000",
    ),
    tables=("TAB6568", "TAB6571", "TAB6572", "TAB6574"),
    text=Text(
        sv="Från referensår 2025 har SCB:s folkmängdstal ett litet slumpmässigt brus (Cell Key-metoden), så "
        "att delarna inte behöver summera till helheten. Tidigare år revideras inte: tidsseriebrott "
        "mellan 2024 och 2025.",
        en="From reference year 2025 SCB's population counts carry small random noise (the Cell Key method), so that "
        "parts need not sum to the whole. Earlier years are not revised: the series breaks between 2024 and 2025.",
        nb="Fra referanseår 2025 har SCBs folketall en liten tilfeldig støy (Cell Key-metoden), slik at "
        "delene ikke trenger å summere til helheten. Tidligere år revideres ikke: brudd i tidsserien "
        "mellom 2024 og 2025.",
    ),
)
LABOUR = Break(
    id="labour",
    year=2020,
    tables=("TAB6680", "N02267"),
    text=Text(
        sv="Tidsseriebrott: den registerbaserade arbetsmarknadsstatistiken lades om mellan 2019 och 2020, "
        "så åren före och efter kan inte jämföras direkt.",
        en="The register-based labour statistics were remade between 2019 and 2020: the years before and after do "
        "not compare directly.",
        nb="Brudd i tidsserien: den registerbaserte arbeidsmarkedsstatistikken ble lagt om mellom 2019 og "
        "2020, så årene før og etter kan ikke sammenlignes direkte.",
    ),
)
UNEMPLOYED = Break(
    id="unemployed",
    year=2023,
    indicators=("open_unemployment_pct",),
    text=Text(
        sv="Tidsseriebrott: till och med 2022 räknades åldern 18–64 år, från 2023 18–65.",
        en="The series breaks: until 2022 people aged 18–64 were counted, from 2023 those aged 18–65.",
        nb="Brudd i tidsserien: til og med 2022 ble alderen 18–64 år regnet, fra 2023 18–65.",
    ),
)
BREAKS = (CELL_KEY, LABOUR, UNEMPLOYED)


def gaps(indicator: str, level: str) -> tuple[Break, ...]:
    """Where the snapshot and a refresh disagree, in the order of the years; none before a refresh."""
    return _gaps().get((indicator, level), ())


def apart(line: pd.Series, indicator: str, level: str) -> pd.Series:
    """A line over the years (its index), with NaN between them where it must not be joined."""
    cuts = [one.year - 0.5 for one in gaps(indicator, level)]
    cuts = [at for at in cuts if len(line) and line.index.min() < at < line.index.max()]
    if not cuts:
        return line
    return pd.concat([line, pd.Series(np.nan, index=cuts)]).sort_index()


def unbroken(line: pd.Series, indicator: str, level: str) -> pd.Series:
    """The years of a line since its latest gap: what a trend may be read from."""
    if not len(line):
        return line
    latest = max(
        (one.year for one in gaps(indicator, level) if one.year <= line.index[-1]), default=None
    )
    return line if latest is None else line[line.index >= latest]


@live.cached(maxsize=1)
def _gaps() -> dict[tuple[str, str], tuple[Break, ...]]:
    """The gaps of the part, by indicator and level."""
    kept = live.read(GAPS)
    if kept is None or not set(GAPS_COLUMNS) <= set(kept):
        return {}
    gaps: dict[tuple[str, str], tuple[Break, ...]] = {}
    for row in kept.sort_values("year").itertuples():
        words = {"earlier": row.earlier, "later": row.later, "year": str(row.year)}
        gap = Break(
            id=f"gap_{row.year}",
            year=int(row.year),
            text=_GAP.format(**words, change=f"{row.change:.0f}"),
            is_gap=True,
        )
        key = (str(row.indicator), str(row.level))
        gaps[key] = (*gaps.get(key, ()), gap)
    return gaps


def crossed(
    indicator: str,
    years: Iterable[int],
    breaks: tuple[Break, ...] = BREAKS,
    level: str = MUNICIPALITY,
) -> tuple[Break, ...]:
    """The breaks that the indicator's series over these years crosses, in the order of their years."""
    every = set(years)
    known = every if country_of(level) == HOME else set()
    found = [one for one in gaps(indicator, level) if every and min(every) < one.year <= max(every)]
    tables = {feed.table for feed in INDICATORS[indicator].feeds}
    declared = (
        one
        for one in breaks
        if (indicator in one.indicators or tables & set(one.tables))
        and known
        and min(known) < one.year <= max(known)
    )
    return tuple(sorted([*declared, *found], key=lambda item: item.year))
