"""Cars, and the distance to a railway station with departures."""

from indicators.access import access_indicators
from indicators.coverage import STOCKHOLM
from indicators.indicator import DESO, MUNICIPALITY, Indicator
from loaders import trafiklab_rail
from translations import Text

RAIL = "rail"
STATION = Text(
    sv="närmaste station med fjärr- eller regiontåg (utdrag)",
    en="the nearest station with long-distance or regional trains (extract)",
    nb="nærmeste stasjon med fjern- eller regiontog (utdrag)",
)
_LIMITS = trafiklab_rail.SOURCE.limits
assert _LIMITS is not None

INDICATORS = (
    Indicator(
        id="cars_per_1000",
        theme="transport",
        title=Text(
            sv="Bilar per 1 000 invånare",
            en="Cars per 1,000 inhabitants",
            nb="Biler per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Personbilar i förhållande till folkmängden.",
            en="Passenger cars in relation to the population.",
            nb="Personbiler i forhold til folketallet.",
        ),
        formula=Text(
            sv="kommun: Σ DeSO-kvot × folkmängd / Σ folkmängd × 1 000",
            en="municipality: Σ DeSO ratio × population / Σ population × 1,000",
            nb="kommune: Σ DeSO-forhold × folketall / Σ folketall × 1 000",
        ),
        caveat=Text(
            sv="2019, andrahandsuppgift. Leasing- och företagsbilar kan vara skrivna på annan ort. Kommunens värde är en "
            "skattning.",
            en="2019, second hand. Leased and company cars may be registered elsewhere. A municipality's value is an "
            "estimate.",
            nb="2019, annenhåndsopplysning. Leasing- og firmabiler kan være registrert et annet sted. Kommunens verdi er et "
            "anslag.",
        ),
        unit="per_1000",
        direction=None,
        weight="population",
        years={MUNICIPALITY: (2019,), DESO: (2019,)},
        sources=("deso_register",),
    ),
    Indicator(
        id="cars_in_traffic_per_1000",
        theme="transport",
        title=Text(
            sv="Bilar i trafik per 1 000 invånare",
            en="Cars in traffic per 1,000 inhabitants",
            nb="Biler i trafikk per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Personbilar i trafik i förhållande till folkmängden; avställda bilar räknas inte.",
            en="Passenger cars in traffic in relation to the population; cars off the road are not counted.",
            nb="Personbiler i trafikk i forhold til folketallet; avskiltede biler regnes ikke med.",
        ),
        formula=Text(
            sv="personbilar i trafik / folkmängd × 1 000",
            en="passenger cars in traffic / population × 1,000",
            nb="personbiler i trafikk / folketall × 1 000",
        ),
        caveat=Text(
            sv="Leasing- och företagsbilar kan vara skrivna på annan ort. Andra bilar räknas än i Bilar per 1 000 invånare.",
            en="Leased and company cars may be registered elsewhere. Counts other cars than Cars per 1,000 inhabitants.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. Regner andre biler enn Biler per 1 000 innbyggere.",
        ),
        unit="per_1000",
        direction=None,
        weight="people_by_tenure",
        years={DESO: (2020,)},
        sources=("scb_stockholm_cars", "scb_stockholm_tenure"),
        covers=STOCKHOLM,
    ),
    *access_indicators(
        RAIL,
        STATION,
        theme="transport",
        year=2025,
        sources=(trafiklab_rail.SOURCE.key,),
        limits=_LIMITS,
        goal=11,
    ),
    Indicator(
        id="rail_departures_weekday",
        theme="transport",
        title=Text(
            sv="Tågavgångar från närmaste station (utdrag)",
            en="Train departures from the nearest station (extract)",
            nb="Togavganger fra nærmeste stasjon (utdrag)",
        ),
        meaning=Text(
            sv="Avgångar tisdagen den 5 augusti 2025 från den station som är närmast, medelvärde över invånarna.",
            en="Departures on Tuesday 5 August 2025 from the station that is nearest, mean over the inhabitants.",
            nb="Avganger tirsdag 5. august 2025 fra stasjonen som er nærmest, gjennomsnitt over innbyggerne.",
        ),
        formula=Text(
            sv="folkmängdsvägt medelvärde av närmaste stations avgångar",
            en="population-weighted mean of the nearest station's departures",
            nb="folketallsvektet gjennomsnitt av nærmeste stasjons avganger",
        ),
        caveat=_LIMITS,
        unit="departures",
        direction="high",
        weight="population_in_squares",
        years={MUNICIPALITY: (2025,)},
        sources=(trafiklab_rail.SOURCE.key, "population_grid"),
        goal=11,
    ),
)
