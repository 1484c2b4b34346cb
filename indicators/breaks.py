"""Breaks in series: years from which a figure is made in another way, declared once."""

from collections.abc import Iterable
from dataclasses import dataclass

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
        sv="Från referensår 2025 har SCB:s folkmängdstal ett litet slumpmässigt brus (Cell Key-metoden), så att delar "
        "inte behöver summera till helheten. Tidigare år revideras inte: serien bryts mellan 2024 och 2025.",
        en="From reference year 2025 SCB's population counts carry small random noise (the Cell Key method), so that "
        "parts need not sum to the whole. Earlier years are not revised: the series breaks between 2024 and 2025.",
        nb="Fra referanseår 2025 har SCBs folketall en liten tilfeldig støy (Cell Key-metoden), slik at deler ikke "
        "trenger å summere til helheten. Tidligere år revideres ikke: serien brytes mellom 2024 og 2025.",
    ),
)
LABOUR = Break(
    id="labour",
    year=2020,
    tables=("TAB6680", "N02267"),
    text=Text(
        sv="Den registerbaserade arbetsmarknadsstatistiken lades om mellan 2019 och 2020: åren före och efter kan "
        "inte jämföras rakt av.",
        en="The register-based labour statistics were remade between 2019 and 2020: the years before and after do "
        "not compare directly.",
        nb="Den registerbaserte arbeidsmarkedsstatistikken ble lagt om mellom 2019 og 2020: årene før og etter kan "
        "ikke sammenlignes direkte.",
    ),
)
BREAKS = (CELL_KEY, LABOUR)


def crossed(
    indicator: str,
    years: Iterable[int],
    breaks: tuple[Break, ...] = BREAKS,
    level: str = MUNICIPALITY,
) -> tuple[Break, ...]:
    """The breaks that the indicator's series over these years crosses, in the order of their years."""
    known = set(years) if country_of(level) == HOME else set()
    tables = {feed.table for feed in INDICATORS[indicator].feeds}
    return tuple(
        sorted(
            (
                one
                for one in breaks
                if (indicator in one.indicators or tables & set(one.tables))
                and known
                and min(known) < one.year <= max(known)
            ),
            key=lambda item: item.year,
        )
    )
