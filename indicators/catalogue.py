"""The list of all indicators, and finding one by what a reader typed."""

from itertools import chain

from indicators import (
    education,
    equality,
    health,
    housing,
    income,
    influence,
    jobs,
    meeting,
    people,
    services,
    transport,
    vintages,
)
from indicators.indicator import LEVELS, THEMES, Indicator
from indicators.order import LAST

_DECLARED = {
    indicator.id: indicator
    for indicator in chain(
        services.INDICATORS,
        housing.INDICATORS,
        transport.INDICATORS,
        jobs.INDICATORS,
        income.INDICATORS,
        education.INDICATORS,
        health.INDICATORS,
        equality.INDICATORS,
        meeting.INDICATORS,
        people.INDICATORS,
        influence.INDICATORS,
    )
}
# In the order of the themes, and in each as it is declared; what is named in LAST after all of them.
INDICATORS: dict[str, Indicator] = {
    id: _DECLARED[id] for id in (*(id for id in _DECLARED if id not in LAST), *LAST)
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
    known = vintages.years(indicator, level)
    if not known:
        others = ", ".join(vintages.levels(indicator))
        there_is = f"only for {others}" if others else "a refresh brings its values"
        raise UnknownLevel(f"{id} is not known for {level!r}, {there_is}.")
    if year is None:
        return indicator, known[-1]
    if year not in known:
        years = ", ".join(map(str, known))
        raise UnknownYear(f"{id} has no year {year} for {level!r}, only {years}.")
    return indicator, year


def themes(level: str) -> list[str]:
    """The themes that have something at a level."""
    return [theme for theme in THEMES if of_theme(theme, level)]


def of_theme(theme: str, level: str) -> list[Indicator]:
    """The indicators of a theme that have values at a level, in the order they are declared."""
    assert theme in THEMES
    return [i for i in INDICATORS.values() if i.theme == theme and vintages.years(i, level)]
