"""The list of all indicators, and finding one by what a reader typed."""

from indicators import housing, income, influence, people, services, transport
from indicators.indicator import LEVELS, THEMES, Indicator

INDICATORS: dict[str, Indicator] = {
    indicator.id: indicator
    for theme in (services, housing, transport, income, people, influence)
    for indicator in theme.INDICATORS
}


class UnknownIndicator(ValueError):
    """No indicator has this id."""


class UnknownLevel(ValueError):
    """There is no such area level, or the indicator is not published at it."""


class UnknownYear(ValueError):
    """The indicator has no values for this year at this level."""


def declared(id: str, level: str, year: int | None) -> tuple[Indicator, int]:
    """The indicator and the year to show (None: its latest at that level).

    Raises UnknownIndicator, UnknownLevel or UnknownYear, each with what there is instead.
    """
    indicator = INDICATORS.get(id)
    if indicator is None:
        raise UnknownIndicator(
            f"No indicator is called {id!r}; `python -m indicators list` shows all."
        )
    if level not in LEVELS:
        raise UnknownLevel(f"No area level is called {level!r}; there are {', '.join(LEVELS)}.")
    if level not in indicator.years:
        raise UnknownLevel(
            f"{id} is not known for {level!r}, only for {', '.join(indicator.years)}."
        )
    if year is None:
        return indicator, indicator.default_year(level)
    if year not in indicator.years[level]:
        years = ", ".join(map(str, indicator.years[level]))
        raise UnknownYear(f"{id} has no year {year} for {level!r}, only {years}.")
    return indicator, year


def themes(level: str) -> list[str]:
    """The themes that have something at a level."""
    return [theme for theme in THEMES if of_theme(theme, level)]


def of_theme(theme: str, level: str) -> list[Indicator]:
    """The indicators of a theme that have values at a level, in the order they are declared."""
    assert theme in THEMES
    return [i for i in INDICATORS.values() if i.theme == theme and level in i.years]
