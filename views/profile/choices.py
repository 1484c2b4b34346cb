"""Which area the profile is of, and under which scheme."""

from dataclasses import dataclass

from indicators import figures
from indicators.indicator import LEVELS, MUNICIPAL, MUNICIPALITY, municipal_level
from indicators.schemes import Scheme, schemes_at
from translations.texts import _, said
from views import address, choosers
from views.gaps import holds


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which area, under which scheme. `part` is the area below the municipality, None for none."""

    level: str
    municipality: str | None
    part: str | None
    scheme: Scheme
    is_example: bool = False

    @property
    def area(self) -> str | None:
        """The code of the area that the profile is of; None where one is still to be chosen."""
        return self.municipality if self.level in MUNICIPAL else self.part

    @property
    def name(self) -> str:
        """What the area is called."""
        areas = figures.areas(self.level)
        return str(figures.titles(areas.loc[[self.area]]).iloc[0])

    @property
    def peers(self) -> str:
        """Who the area is compared with, in a heading."""
        if self.level in MUNICIPAL:
            return _("its class")
        return _("areas of {name}", name=figures.areas()["name"][self.municipality])


def choose() -> Choice:
    """Level, municipality, the area of it below the municipality, and the scheme: words of the address."""
    level = address.word("level", choosers.levels(), MUNICIPALITY)
    part, chosen = choosers.part(level), choosers.area(level)
    experts = choosers.more()
    with experts:
        levels = {id: said(LEVELS[id]) for id in choosers.levels()}
        choosers.pick(_("Level"), levels, "level", choosers.take_level)
    is_example = chosen is None and municipal_level(level) == MUNICIPALITY
    municipality = holds.EXAMPLE if is_example else chosen
    if level in MUNICIPAL:
        with experts:
            scheme = choosers.scheme(level)
    else:
        scheme = next(iter(schemes_at(level).values()))
        choosers.part_of(str(municipality), level)
    return Choice(
        level=level, municipality=municipality, part=part, scheme=scheme, is_example=is_example
    )


def address_of(choice: Choice) -> dict[str, str]:
    """The words of the address that follow the reader to another page."""
    words = {"scheme": choice.scheme.id, "area": choice.municipality}
    if choice.level not in MUNICIPAL:
        words = {"area": choice.municipality, "part": choice.part}
    return {word: value for word, value in words.items() if value}
