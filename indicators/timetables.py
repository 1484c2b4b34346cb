"""What the timetables reach: departures near where people live, from a refresh of the timetables only."""

from indicators.indicator import MUNICIPALITY, Feed, Indicator
from loaders.gtfs import SWEDEN
from translations import Text

LIMITS_KM = (1, 2)  # 500 m, the limit of N07418, is finer than the squares
_CAVEAT = Text(
    sv="Skattning: fågelvägen från mitten av kilometerrutor till hållplatsen. En ruta är grov: den som bor i dess kant har upp till 0,7 km "
    "mindre eller mer; därför används inte 500 m. Hållplatsens alla riktningar räknas tillsammans. En planerad tidtabell, tre dagar i en "
    "vanlig vecka; turer som måste beställas räknas med, flyg, taxi och linbanor inte. Kommuner utan någon hållplats i tidtabellen saknas.",
    en="Estimate: straight-line distance from the centres of square kilometres to the stop. A square is coarse: who lives at its edge has up to "
    "0.7 km less or more; that is why 500 m is not used. All directions of a stop count together. A planned timetable, three days of a usual "
    "week; trips that must be booked count, aircraft, taxis and lifts do not. Municipalities without any stop in the timetable are missing.",
    nb="Anslag: luftlinje fra midten av kilometerruter til stoppestedet. En rute er grov: den som bor i kanten har opptil 0,7 km mindre eller mer; "
    "derfor brukes ikke 500 m. Alle retninger på stoppestedet regnes samlet. En planlagt ruteplan, tre dager i en vanlig uke; turer som må "
    "bestilles regnes med, fly, drosjer og taubaner ikke. Kommuner uten noe stoppested i ruteplanen mangler.",
)


def _declared(
    id: str, title: Text, meaning: Text, formula: Text, unit: str = "pct", goal: int = 11
) -> Indicator:
    return Indicator(
        id=id,
        theme="transport",
        title=title,
        meaning=meaning,
        formula=formula,
        caveat=_CAVEAT,
        unit=unit,
        direction="high",
        weight="population_in_squares",
        years={},
        sources=(SWEDEN.key, "population_grid"),
        goal=goal,
        feeds=(Feed(source="gtfs", table=SWEDEN.table, level=MUNICIPALITY),),
    )


def _hourly(km: int) -> Indicator:
    return _declared(
        f"hourly_departures_within_{km}km_pct",
        Text(
            sv=f"Minst en avgång i timmen inom {km} km",
            en=f"A departure an hour within {km} km",
            nb=f"Minst én avgang i timen innen {km} km",
        ),
        Text(
            sv=f"Andel av invånarna som har högst {km} km fågelvägen till en hållplats med minst en avgång i var och en av de fjorton "
            "timmarna kl. 06–20 en vardag. Samma turtäthet som i måttet på kollektivtrafiknära läge (N07418), men längre avstånd: "
            "talen kan inte jämföras.",
            en=f"Share of inhabitants with at most {km} km, as the crow flies, to a stop with at least one departure in each of the fourteen "
            "hours 06–20 on a weekday. The same frequency as in the measure of living near public transport (N07418), but a longer distance: "
            "the numbers cannot be compared.",
            nb=f"Andel av innbyggerne som har høyst {km} km i luftlinje til et stoppested med minst én avgang i hver av de fjorten timene kl. "
            "06–20 på en hverdag. Samme frekvens som i det svenske målet N07418, men lengre avstand: tallene kan ikke sammenlignes.",
        ),
        Text(
            sv=f"personer i rutor med avstånd ≤ {km} km / alla personer i rutor × 100",
            en=f"people in squares with distance ≤ {km} km / all people in squares × 100",
            nb=f"personer i ruter med avstand ≤ {km} km / alle personer i ruter × 100",
        ),
        goal=9,
    )


def _some(id: str, sv: str, en: str, nb: str) -> Indicator:
    """Share of people with a stop within 1 km where something leaves at a time of the week."""
    return _declared(
        f"{id}_departure_within_1km_pct",
        Text(
            sv=f"Avgång {sv} inom 1 km",
            en=f"A departure {en} within 1 km",
            nb=f"Avgang {nb} innen 1 km",
        ),
        Text(
            sv=f"Andel av invånarna som har högst 1 km fågelvägen till en hållplats med minst en avgång {sv}.",
            en=f"Share of inhabitants with at most 1 km, as the crow flies, to a stop with at least one departure {en}.",
            nb=f"Andel av innbyggerne som har høyst 1 km i luftlinje til et stoppested med minst én avgang {nb}.",
        ),
        Text(
            sv="personer i rutor med avstånd ≤ 1 km / alla personer i rutor × 100",
            en="people in squares with distance ≤ 1 km / all people in squares × 100",
            nb="personer i ruter med avstand ≤ 1 km / alle personer i ruter × 100",
        ),
    )


INDICATORS = (
    *(_hourly(km) for km in LIMITS_KM),
    _some(
        "evening",
        "en vardagskväll (kl. 20–24)",
        "on a weekday evening (20–24)",
        "en hverdagskveld (kl. 20–24)",
    ),
    _some("sunday", "en söndag", "on a Sunday", "en søndag"),
    _declared(
        "departures_within_1km_mean",
        Text(
            sv="Avgångar inom 1 km",
            en="Departures within 1 km",
            nb="Avganger innen 1 km",
        ),
        Text(
            sv="Avgångar en vardag från alla hållplatser inom 1 km fågelvägen, medelvärde över invånarna.",
            en="Departures on a weekday from all stops within 1 km, as the crow flies, mean over the inhabitants.",
            nb="Avganger på en hverdag fra alle stoppesteder innen 1 km i luftlinje, gjennomsnitt over innbyggerne.",
        ),
        Text(
            sv="folkmängdsvägt medelvärde av summan av avgångar inom 1 km från rutans mitt",
            en="population-weighted mean of the sum of departures within 1 km of the square's centre",
            nb="folketallsvektet gjennomsnitt av summen av avganger innen 1 km fra rutens midte",
        ),
        unit="departures",
    ),
)
