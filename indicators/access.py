"""The four questions asked of every place that people need to reach.

For each: median and mean straight-line distance, the share of people farther
away than 2, 5, 10 and 20 km, and (for the squares) the distance itself.
"""

from indicators.indicator import MUNICIPALITY, SQUARE, Indicator
from translations import Text

LIMITS_KM = (2, 5, 10, 20)
_ESTIMATE = Text(
    sv="Skattning: fågelvägen från mitten av kilometerrutor. Vägen är längre. {limits}",
    en="Estimate: straight-line distance from the centres of square kilometres. The way there is longer. {limits}",
    nb="Anslag: luftlinje fra midten av kilometerruter. Veien er lengre. {limits}",
)


def access_indicators(
    key: str, place: Text, *, theme: str, year: int, sources: tuple[str, ...], limits: Text, goal: int | None
) -> tuple[Indicator, ...]:
    """The seven indicators of one kind of place; `place` reads as in "to the nearest …"."""
    common = {
        "theme": theme,
        "direction": "low",
        "sources": (*sources, "population_grid"),
        "caveat": _ESTIMATE.format(limits=limits),
        "goal": goal,
        "square": f"{key}_m",
    }
    over = Text(
        sv="Mer än {km} km till {place}", en="More than {km} km to {place}", nb="Mer enn {km} km til {place}"
    )
    shares = [
        Indicator(
            id=f"{key}_over_{km}km_pct",
            title=over.format(km=str(km), place=place),
            meaning=Text(
                sv="Andel av invånarna som har mer än {km} km fågelvägen till {place}.",
                en="Share of inhabitants with more than {km} km, as the crow flies, to {place}.",
                nb="Andel av innbyggerne som har mer enn {km} km i luftlinje til {place}.",
            ).format(km=str(km), place=place),
            formula=Text(
                sv="personer i rutor med avstånd > {km} km / alla personer i rutor × 100",
                en="people in squares with distance > {km} km / all people in squares × 100",
                nb="personer i ruter med avstand > {km} km / alle personer i ruter × 100",
            ).format(km=str(km)),
            unit="pct",
            weight="population_in_squares",
            years={MUNICIPALITY: (year,)},
            beyond_km=km,
            **common,
        )
        for km in LIMITS_KM
    ]
    distances = [
        Indicator(
            id=f"{key}_nearest_{kind}_km",
            title=title.format(place=place),
            meaning=meaning.format(place=place),
            formula=formula,
            unit="km",
            weight="population_in_squares",
            years={MUNICIPALITY: (year,)},
            **common,
        )
        for kind, title, meaning, formula in (
            (
                "median",
                Text(
                    sv="Medianavstånd till {place}",
                    en="Median distance to {place}",
                    nb="Medianavstand til {place}",
                ),
                Text(
                    sv="Hälften av invånarna har högst så långt fågelvägen till {place}.",
                    en="Half of the inhabitants have at most this far, as the crow flies, to {place}.",
                    nb="Halvparten av innbyggerne har høyst så langt i luftlinje til {place}.",
                ),
                Text(
                    sv="folkmängdsvägd median av rutornas avstånd",
                    en="population-weighted median of the squares' distances",
                    nb="folketallsvektet median av rutenes avstander",
                ),
            ),
            (
                "mean",
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
            ),
        )
    ]
    square = Indicator(
        id=f"{key}_nearest_km",
        title=Text(sv="Avstånd till {place}", en="Distance to {place}", nb="Avstand til {place}").format(place=place),
        meaning=Text(
            sv="Fågelvägen från rutans mitt till {place}.",
            en="Straight line from the centre of the square to {place}.",
            nb="Luftlinje fra midten av ruten til {place}.",
        ).format(place=place),
        formula=Text(
            sv="minsta avstånd i EPSG:3006", en="least distance in EPSG:3006", nb="minste avstand i EPSG:3006"
        ),
        unit="km",
        weight="population_in_squares",
        years={SQUARE: (year,)},
        **common,
    )
    return (*shares, *distances, square)
