"""The chosen municipality's value in one sentence, beside its class and the country."""

from analysis import means
from indicators import figures
from indicators.indicator import MUNICIPAL, MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from indicators.written import amount
from translations.texts import _, literal


def sentence(
    area: str, indicator: Indicator, year: int, scheme: Scheme, level: str = MUNICIPALITY
) -> str:
    """What the municipality has; its class as a whole and the country too, where these have a mean."""
    areas = figures.areas(level)
    own = areas.loc[area]
    value = amount(figures.values(indicator.id, level, year)["value"][area], indicator)
    name = literal(str(own["name"]))
    if own[scheme.column] not in scheme.classes or not figures.has_mean(indicator, level):
        return _("**{name}: {value}.**", name=name, value=value)
    same = areas[scheme.column] == own[scheme.column]
    return _(
        "**{name}: {value}.** Its class as a whole: {of_class}. The country: {country}.",
        name=name,
        value=value,
        of_class=amount(means.mean(indicator.id, level, year, same), indicator),
        country=amount(means.mean(indicator.id, level, year), indicator),
    )


def is_of(area: str | None, level: str) -> bool:
    """Whether the level is one of municipalities, and the place one of them."""
    return level in MUNICIPAL and area in figures.areas(level).index
