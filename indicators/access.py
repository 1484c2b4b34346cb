"""The four questions asked of every place that people need to reach.

For each: median and mean straight-line distance, the share of people farther
away than 2, 5, 10 and 20 km, and (for the squares) the distance itself.
"""

from typing import Literal

from indicators.indicator import MUNICIPALITY, SQUARE, Feed, Indicator
from translations import Text

LIMITS_KM = (2, 5, 10, 20)
_ESTIMATE = Text(
    sv="Skattning: fågelvägen från mitten av kilometerrutor. Resvägen är oftast längre. {limits}",
    en="Estimate: straight-line distance from the centres of square kilometres. The way by road is usually longer. {limits}",
    nb="Anslag: luftlinje fra midten av kilometerruter. Reiseveien er som regel lengre. {limits}",
)


def beyond_id(place: str, km: int) -> str:
    """The id of the share of people who have more than `km` to a kind of place."""
    return f"{place}_over_{km}km_pct"


def nearest_id(place: str, statistic: Literal["median", "mean"] | None = None) -> str:
    """The id of the distance to a kind of place: its median or mean over the people, or a square's own."""
    return f"{place}_nearest_{statistic}_km" if statistic else f"{place}_nearest_km"


def access_indicators(
    key: str,
    place: Text,
    *,
    theme: str,
    year: int | None,
    sources: tuple[str, ...],
    limits: Text,
    goal: int | None,
    feeds: tuple[Feed, ...] = (),
    is_extract: bool = False,
) -> tuple[Indicator, ...]:
    """The seven indicators of one kind of place; `place` reads as in "to the nearest …".

    `year` is that of the snapshot's distances; None where a refresh brings them, by
    municipality only: then there are six, without the squares' own distance.
    """

    def declare(
        id: str,
        title: Text,
        meaning: Text,
        formula: Text,
        unit: str,
        level: str = MUNICIPALITY,
        beyond_km: int | None = None,
    ) -> Indicator:
        return Indicator(
            id=id,
            theme=theme,
            title=title.format(place=place),
            meaning=meaning.format(place=place),
            formula=formula,
            caveat=_ESTIMATE.format(limits=limits),
            unit=unit,
            direction="low",
            weight="population_in_squares",
            years={} if year is None else {level: (year,)},
            sources=(*sources, "population_grid"),
            goal=goal,
            square=None if year is None else f"{key}_m",
            beyond_km=beyond_km,
            feeds=feeds,
            is_extract=is_extract,
        )

    shares = [
        declare(
            beyond_id(key, km),
            Text(
                sv=f"Mer än {km} km till {{place}}",
                en=f"More than {km} km to {{place}}",
                nb=f"Mer enn {km} km til {{place}}",
            ),
            Text(
                sv=f"Andel av invånarna som har mer än {km} km fågelvägen till {{place}}.",
                en=f"Share of inhabitants with more than {km} km, as the crow flies, to {{place}}.",
                nb=f"Andel av innbyggerne som har mer enn {km} km i luftlinje til {{place}}.",
            ),
            Text(
                sv=f"personer i rutor med avstånd > {km} km / alla personer i rutor × 100",
                en=f"people in squares with distance > {km} km / all people in squares × 100",
                nb=f"personer i ruter med avstand > {km} km / alle personer i ruter × 100",
            ),
            "pct",
            beyond_km=km,
        )
        for km in LIMITS_KM
    ]
    found = (
        *shares,
        declare(
            nearest_id(key, "median"),
            Text(
                sv="Medianavstånd till {place}",
                en="Median distance to {place}",
                nb="Medianavstand til {place}",
            ),
            Text(
                sv="Hälften av invånarna har högst det här avståndet, fågelvägen, till {place}.",
                en="Half of the inhabitants live at most this far, as the crow flies, from {place}.",
                nb="Halvparten av innbyggerne har høyst denne avstanden i luftlinje til {place}.",
            ),
            Text(
                sv="folkmängdsvägd median av rutornas avstånd",
                en="population-weighted median of the squares' distances",
                nb="folketallsvektet median av rutenes avstander",
            ),
            "km",
        ),
        declare(
            nearest_id(key, "mean"),
            Text(
                sv="Medelavstånd till {place}",
                en="Mean distance to {place}",
                nb="Gjennomsnittsavstand til {place}",
            ),
            Text(
                sv="Invånarnas genomsnittliga avstånd fågelvägen till {place}.",
                en="The inhabitants' mean straight-line distance to {place}.",
                nb="Innbyggernes gjennomsnittlige avstand i luftlinje til {place}.",
            ),
            Text(
                sv="folkmängdsvägt medelvärde av rutornas avstånd",
                en="population-weighted mean of the squares' distances",
                nb="folketallsvektet gjennomsnitt av rutenes avstander",
            ),
            "km",
        ),
        declare(
            nearest_id(key),
            Text(sv="Avstånd till {place}", en="Distance to {place}", nb="Avstand til {place}"),
            Text(
                sv="Fågelvägen från rutans mitt till {place}.",
                en="Straight line from the centre of the square to {place}.",
                nb="Luftlinje fra midten av ruten til {place}.",
            ),
            Text(
                sv="minsta avstånd i EPSG:3006",
                en="least distance in EPSG:3006",
                nb="minste avstand i EPSG:3006",
            ),
            "km",
            SQUARE,
        ),
    )
    return found if year is not None else found[:-1]
