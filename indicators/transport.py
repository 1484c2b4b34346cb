"""Cars, and the distance to a railway station with departures."""

from indicators.access import access_indicators
from indicators.coverage import STOCKHOLM, STOCKHOLM_COUNTY_2025
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, Indicator
from indicators.key_figures import key_figure, survey
from loaders import stockholm_county_2024, trafiklab_rail
from translations import Text

RAIL = "rail"
STATION = Text(
    sv="närmaste station med fjärr- eller regiontåg (utdrag)",
    en="the nearest station with long-distance or regional trains (extract)",
    nb="nærmeste stasjon med fjern- eller regiontog (utdrag)",
)
_LIMITS = trafiklab_rail.SOURCE.limits
assert _LIMITS is not None

_NEAR = Text(
    sv="Fågelvägen från folkbokföringsadressen, inte längs gator. Alla trafikslag räknas. En avgång i timmen: nät med glesare trafik "
    "syns inte, och anropsstyrd trafik beskrivs inte.",
    en="Straight line from the registered address, not along streets. Every mode counts. One departure an hour: sparser networks "
    "are not seen, and on-demand traffic is not described.",
    nb="Luftlinje fra folkeregistrert adresse, ikke langs gater. Alle transportmidler regnes. Én avgang i timen: nett med sjeldnere trafikk "
    "vises ikke, og bestillingstransport beskrives ikke.",
)
_STOP = Text(
    sv="har högst 500 meter fågelvägen till en hållplats med minst en avgång i timmen, vardagar 06–20",
    en="have at most 500 metres, as the crow flies, to a stop with at least one departure an hour, weekdays 06–20",
    nb="har høyst 500 meter i luftlinje til en holdeplass med minst én avgang i timen, hverdager 06–20",
)
_KEY_FIGURES = (
    key_figure(
        "stop_hourly_within_500m_pct",
        "N07418",
        theme="transport",
        title=Text(
            sv="Hållplats med avgång varje timme inom 500 m",
            en="Stop with hourly departures within 500 m",
            nb="Holdeplass med avgang hver time innen 500 m",
        ),
        meaning=Text(
            sv="Andel av invånarna som {stop}.",
            en="Share of inhabitants who {stop}.",
            nb="Andel av innbyggerne som {stop}.",
        ).format(stop=_STOP),
        caveat=_NEAR,
        direction="high",
        weight_is_base=True,
        goal=11,
    ),
    key_figure(
        "stop_hourly_within_500m_in_localities_pct",
        "N07419",
        theme="transport",
        title=Text(
            sv="Hållplats med avgång varje timme inom 500 m, i tätort",
            en="Stop with hourly departures within 500 m, in localities",
            nb="Holdeplass med avgang hver time innen 500 m, i tettsteder",
        ),
        meaning=Text(
            sv="Andel av invånarna i tätort som {stop}.",
            en="Share of the inhabitants of localities who {stop}.",
            nb="Andel av innbyggerne i tettsteder som {stop}.",
        ).format(stop=_STOP),
        caveat=_NEAR,
        direction="high",
    ),
    key_figure(
        "stop_hourly_within_500m_outside_localities_pct",
        "N07412",
        theme="transport",
        title=Text(
            sv="Hållplats med avgång varje timme inom 500 m, utanför tätort",
            en="Stop with hourly departures within 500 m, outside localities",
            nb="Holdeplass med avgang hver time innen 500 m, utenfor tettsteder",
        ),
        meaning=Text(
            sv="Andel av invånarna utanför tätort som {stop}.",
            en="Share of the inhabitants outside localities who {stop}.",
            nb="Andel av innbyggerne utenfor tettsteder som {stop}.",
        ).format(stop=_STOP),
        caveat=_NEAR,
        direction="high",
    ),
    key_figure(
        "new_dwellings_stop_hourly_within_500m_pct",
        "N07410",
        theme="transport",
        title=Text(
            sv="Nya bostäder nära hållplats med avgång varje timme",
            en="New dwellings near a stop with hourly departures",
            nb="Nye boliger nær holdeplass med avgang hver time",
        ),
        meaning=Text(
            sv="Andel av årets nytillkomna bostäder som {stop}.",
            en="Share of the dwellings added in the year that {stop}.",
            nb="Andel av årets nye boliger som {stop}.",
        ).format(stop=_STOP),
        caveat=Text(
            sv="Fågelvägen från byggnaden. Få nya bostäder i små kommuner: stora hopp mellan år.",
            en="Straight line from the building. Few new dwellings in small municipalities: large jumps between years.",
            nb="Luftlinje fra bygningen. Få nye boliger i små kommuner: store hopp mellom år.",
        ),
        direction="high",
        weight="dwellings",
    ),
    survey(
        "everyday_transit_survey_pct",
        "N00572",
        theme="transport",
        title=Text(
            sv="Lätt att åka kollektivt i vardagen (enkät)",
            en="Easy to use public transport in daily life (survey)",
            nb="Lett å reise kollektivt i hverdagen (spørreundersøkelse)",
        ),
        question=Text(
            sv="möjligheterna att enkelt använda kollektivtrafiken för vardagliga resor",
            en="the chances to use public transport easily for everyday journeys",
            nb="mulighetene til å bruke kollektivtrafikken enkelt på hverdagsreiser",
        ),
    ),
    survey(
        "long_trips_without_car_survey_pct",
        "N00574",
        theme="transport",
        title=Text(
            sv="Lätt att resa längre utan bil (enkät)",
            en="Easy to travel farther without a car (survey)",
            nb="Lett å reise lenger uten bil (spørreundersøkelse)",
        ),
        question=Text(
            sv="möjligheterna att enkelt göra längre resor från kommunen utan bil",
            en="the chances to make longer journeys from the municipality easily without a car",
            nb="mulighetene til å reise lenger fra kommunen på en enkel måte uten bil",
        ),
    ),
    key_figure(
        "out_commuters_pct",
        "N02279",
        theme="transport",
        title=Text(sv="Utpendling", en="Commuting out", nb="Utpendling"),
        meaning=Text(
            sv="Andel av de sysselsatta som bor i kommunen men arbetar i en annan.",
            en="Share of the employed living in the municipality who work in another.",
            nb="Andel av de sysselsatte som bor i kommunen, men arbeider i en annen.",
        ),
        caveat=Text(
            sv="Ur register (BAS), efter arbetsställets kommun: distansarbete syns inte. Arbete utomlands kan saknas, vilket märks i gränskommuner.",
            en="From registers (BAS), by the municipality of the workplace: remote work is not seen. Work abroad may be missing, which "
            "shows in border municipalities.",
            nb="Fra registre (BAS), etter arbeidsstedets kommune: fjernarbeid vises ikke. Arbeid i utlandet kan mangle, noe som merkes i grensekommuner.",
        ),
        direction=None,
    ),
)

INDICATORS = (
    Indicator(
        id="cars_per_1000",
        theme="transport",
        title=Text(
            sv="Bilar per 1 000 invånare, även avställda",
            en="Cars per 1,000 inhabitants, those off the road too",
            nb="Biler per 1 000 innbyggere, også avskiltede",
        ),
        meaning=Text(
            sv="Personbilar, i trafik och avställda, i förhållande till folkmängden.",
            en="Passenger cars, in traffic and off the road, in relation to the population.",
            nb="Personbiler, i trafikk og avskiltede, i forhold til folketallet.",
        ),
        formula=Text(
            sv="kommun: Σ DeSO-kvot × folkmängd / Σ folkmängd × 1 000",
            en="municipality: Σ DeSO ratio × population / Σ population × 1,000",
            nb="kommune: Σ DeSO-forhold × folketall / Σ folketall × 1 000",
        ),
        caveat=Text(
            sv="2019, andrahandsuppgift. Filen säger inte vilka bilar som räknas: i Stockholm är de 258 per 1 000, där SCB "
            "för 2020 har 221 i trafik och 260 med avställda. Leasing- och företagsbilar kan vara skrivna på annan ort. "
            "Kommunens värde är en skattning.",
            en="2019, second hand. The file does not say which cars are counted: in Stockholm they are 258 per 1,000, where "
            "Statistics Sweden has 221 in traffic in 2020, and 260 with those off the road. Leased and company cars may be "
            "registered elsewhere. A municipality's value is an estimate.",
            nb="2019, annenhåndsopplysning. Filen sier ikke hvilke biler som regnes med: i Stockholm er de 258 per 1 000, der "
            "SCB for 2020 har 221 i trafikk og 260 med avskiltede. Leasing- og firmabiler kan være registrert et annet sted. "
            "Kommunens verdi er et anslag.",
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
            sv="Leasing- och företagsbilar kan vara skrivna på annan ort. I Bilar per 1 000 invånare räknas även avställda.",
            en="Leased and company cars may be registered elsewhere. Cars per 1,000 inhabitants counts those off the road too.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. I Biler per 1 000 innbyggere regnes også avskiltede med.",
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
    Indicator(
        id="minutes_to_tcentralen",
        theme="transport",
        title=Text(
            sv="Restid med kollektivtrafik till T-Centralen",
            en="Minutes to T-Centralen by public transport",
            nb="Reisetid med kollektivtransport til T-Centralen",
        ),
        meaning=Text(
            sv="Minuter med kollektivtrafik från området till T-Centralen i Stockholm.",
            en="Minutes by public transport from the area to T-Centralen in Stockholm.",
            nb="Minutter med kollektivtransport fra området til T-Centralen i Stockholm.",
        ),
        formula=Text(
            sv="hela minuter som publicerade; skattade ur områden intill där ingen resa hittades",
            en="whole minutes as published; estimated from areas nearby where no journey was found",
            nb="hele minutter som publisert; anslått fra områder i nærheten der ingen reise ble funnet",
        ),
        caveat=stockholm_county_2024.SOURCE.limits or _LIMITS,
        unit="minutes",
        direction="low",
        weight=None,
        years={DESO_2025: (2024,)},
        sources=(stockholm_county_2024.SOURCE.key,),
        goal=11,
        covers=STOCKHOLM_COUNTY_2025,
    ),
    *_KEY_FIGURES,
)
