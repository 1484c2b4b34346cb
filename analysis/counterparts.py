"""Which indicators of two countries are shown side by side: those declared to be comparable."""

from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES, HOME
from indicators.indicator import Indicator
from indicators.schemes import schemes_at


def counterpart(indicator: Indicator, level: str, other: str) -> Indicator | None:
    """What can be compared with an indicator of one country's municipalities in another's; None: nothing.

    `level` and `other` are the levels of the two countries' municipalities.
    """
    if indicator.comparable == "same":
        return indicator
    at_home = indicator.id if level == HOME.level else COUNTRIES[level].similar.get(indicator.id)
    if other == HOME.level:
        return INDICATORS[at_home] if at_home else None
    resembles = (id for id, home in COUNTRIES[other].similar.items() if home == at_home)
    return next((INDICATORS[id] for id in resembles), None)


def is_of(indicator: Indicator, level: str) -> bool:
    """Whether an indicator is declared for the areas of a level: embedded, or brought by a refresh."""
    return level in indicator.years or any(feed.level == level for feed in indicator.feeds)


def classes_are_known(level: str) -> bool:
    """Whether the classes of a country's municipalities are here, without which there is no gap."""
    columns = [scheme.column for scheme in schemes_at(level).values()]
    return bool(figures.areas(level)[columns].notna().any(axis=None))


def is_there(level: str) -> bool:
    """Whether there is any figure of a country's municipalities."""
    return any(vintages.years(indicator, level) for indicator in INDICATORS.values())
