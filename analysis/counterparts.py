"""Which Swedish and Norwegian indicators are shown side by side: those declared to be comparable."""

from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, NORWAY, Indicator

# Similar, not the same: two names, one a country (Norwegian: Swedish).
SIMILAR = {
    "child_low_income_norway_pct": "child_low_standard_pct",
    "education_primary_norway_pct": "education_primary_pct",
    "education_tertiary_norway_pct": "education_tertiary_pct",
    "one_person_households_norway_pct": "one_person_households_pct",
    "single_parents_norway_pct": "single_parents_pct",
    "turnout_municipality_norway_pct": "turnout_municipal_pct",
}
_SWEDISH = {swedish: norwegian for norwegian, swedish in SIMILAR.items()}


def other_level(level: str) -> str:
    """The level of the other country's municipalities."""
    return MUNICIPALITY if level == NORWAY else NORWAY


def counterpart(indicator: Indicator, level: str) -> Indicator | None:
    """What can be compared with an indicator of a country's municipalities in the other country; None: nothing."""
    if indicator.comparable == "same":
        return indicator
    other = (SIMILAR if level == NORWAY else _SWEDISH).get(indicator.id)
    return INDICATORS[other] if other else None


def is_norwegian(indicator: Indicator) -> bool:
    """Whether a refresh brings values of Norwegian municipalities."""
    return any(feed.level == NORWAY for feed in indicator.feeds)


def classes_are_known() -> bool:
    """Whether a refresh has brought Norway's classes of centrality, without which there is no gap."""
    return bool(figures.areas(NORWAY)["centrality"].notna().any())


def there_is_norway() -> bool:
    """Whether a refresh has brought any figure of Norwegian municipalities."""
    return any(vintages.years(i, NORWAY) for i in INDICATORS.values() if is_norwegian(i))
