"""Cars, stations and stops with departures, and how far they take people."""

from indicators.access import access_indicators
from indicators.coverage import STOCKHOLM, STOCKHOLM_COUNTY_2025
from indicators.feeds_scb import FROM_2024, SCB, UNTIL_2023
from indicators.formulas import COUNT
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, Feed, Indicator, feeds_at
from indicators.key_figures import key_figure, survey
from loaders import scb_near_stops, stockholm_county_2024, trafiklab_rail
from loaders.gtfs import SWEDEN
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
    sv="Fågelvägen från folkbokföringsadressen, inte längs gator. Alla trafikslag räknas. Minst en "
    "avgång i timmen: glesare trafik ingår inte, och anropsstyrd trafik beskrivs inte.",
    en="Straight line from the registered address, not along streets. Every mode counts. One departure an hour: sparser networks "
    "are not seen, and on-demand traffic is not described.",
    nb="Luftlinje fra folkeregistrert adresse, ikke langs gater. Alle transportmidler regnes. Minst én "
    "avgang i timen: sjeldnere trafikk inngår ikke, og bestillingstransport beskrives ikke.",
)
_STOP = Text(
    sv="har högst 500 meter fågelvägen till en hållplats med minst en avgång i timmen, vardagar 06–20",
    en="have at most 500 metres, as the crow flies, to a stop with at least one departure an hour, weekdays 06–20",
    nb="har høyst 500 meter i luftlinje til en holdeplass med minst én avgang i timen, hverdager 06–20",
)
HOURLY_KM = (1, 2)  # 500 m, the limit of N07418, is finer than the squares


_TIMETABLE = Text(
    sv="Skattning: fågelvägen från mitten av kilometerrutor till hållplatsen. Rutan är ett grovt mått: "
    "den som bor i kanten kan ha upp till 0,7 km kortare eller längre; därför används inte 500 m. "
    "Hållplatsens alla riktningar räknas tillsammans. Planerad tidtabell, tre dagar i en vanlig "
    "vecka; turer som måste beställas räknas med, men inte flyg, taxi och linbanor. Kommuner utan "
    "någon hållplats i tidtabellen saknas.",
    en="Estimate: straight-line distance from the centres of square kilometres to the stop. A square is coarse: who lives at its edge has up to "
    "0.7 km less or more; that is why 500 m is not used. All directions of a stop count together. A planned timetable, three days of a usual "
    "week; trips that must be booked count, aircraft, taxis and lifts do not. Municipalities without any stop in the timetable are missing.",
    nb="Anslag: luftlinje fra midten av kilometerruter til stoppestedet. Ruten er et grovt mål: den som "
    "bor i kanten, kan ha opptil 0,7 km kortere eller lengre; derfor brukes ikke 500 m. Alle "
    "retninger på stoppestedet regnes samlet. Planlagt ruteplan, tre dager i en vanlig uke; turer "
    "som må bestilles, regnes med, men ikke fly, drosjer og taubaner. Kommuner uten noe stoppested i "
    "ruteplanen mangler.",
)


def _of_timetables(
    id: str, title: Text, meaning: Text, formula: Text, unit: str = "pct", goal: int = 11
) -> Indicator:
    return Indicator(
        id=id,
        theme="transport",
        title=title,
        meaning=meaning,
        formula=formula,
        caveat=_TIMETABLE,
        unit=unit,
        direction="high",
        weight="population_in_squares",
        sources=(SWEDEN.key, "population_grid"),
        goal=goal,
        feeds=(Feed(source="gtfs", table=SWEDEN.table, level=MUNICIPALITY),),
    )


def _hourly(km: int) -> Indicator:
    return _of_timetables(
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


def _one_departure(id: str, sv: str, en: str, nb: str) -> Indicator:
    """Share of people with a stop within 1 km where something leaves at a time of the week."""
    return _of_timetables(
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
            sv="Fågelvägen från byggnaden. I små kommuner med få nya bostäder varierar värdet mycket mellan "
            "åren.",
            en="Straight line from the building. Few new dwellings in small municipalities: large jumps between years.",
            nb="Luftlinje fra bygningen. I små kommuner med få nye boliger varierer verdien mye mellom årene.",
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
            sv="Registeruppgifter (BAS), efter arbetsställets kommun: distansarbete ingår inte. Arbete "
            "utomlands kan saknas, vilket märks i gränskommuner.",
            en="From registers (BAS), by the municipality of the workplace: remote work is not seen. Work abroad may be missing, which "
            "shows in border municipalities.",
            nb="Registertall (BAS), etter arbeidsstedets kommune: fjernarbeid inngår ikke. Arbeid i utlandet "
            "kan mangle, noe som merkes i grensekommuner.",
        ),
        direction=None,
    ),
)
TIMETABLES = (
    *(_hourly(km) for km in HOURLY_KM),
    _one_departure(
        "evening",
        "en vardagskväll (kl. 20–24)",
        "on a weekday evening (20–24)",
        "en hverdagskveld (kl. 20–24)",
    ),
    _one_departure("sunday", "en söndag", "on a Sunday", "en søndag"),
    _of_timetables(
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


def _dwellings_near_stop(metres: int) -> Indicator:
    return Indicator(
        id=f"dwellings_near_hourly_stop_{metres}m_pct",
        theme="transport",
        title=Text(
            sv="Bostäder inom {metres} m från en hållplats med avgång varje timme",
            en="Dwellings within {metres} m of a stop with hourly departures",
            nb="Boliger innenfor {metres} m fra et stoppested med avgang hver time",
        ).format(metres=_in_thousands(metres)),
        meaning=Text(
            sv="Andel av alla bostäder som har högst {metres} m i luftlinje till en hållplats med minst en avgång i timmen "
            "på vardagar. Räknar bostäder, inte invånare.",
            en="Share of all dwellings that have at most {metres} m, in a straight line, to a stop with at least one departure "
            "an hour on weekdays. Counts dwellings, not inhabitants.",
            nb="Andel av alle boliger som har høyst {metres} m i luftlinje til et stoppested med minst én avgang i timen "
            "på hverdager. Teller boliger, ikke innbyggere.",
        ).format(metres=_in_thousands(metres)),
        formula=Text(
            sv="bostäder inom avståndet / alla bostäder × 100",
            en="dwellings within the distance / all dwellings × 100",
            nb="boliger innenfor avstanden / alle boliger × 100",
        ),
        caveat=Text(
            sv="Fågelvägen, inte längs gator. Nivåer kan jämföras, men inte en kommuns utveckling: i 52 kommuner ändras "
            "andelen mer än 10 procentenheter på ett år, troligen genom ändrade tidtabellsuppgifter. Medelvärden vägs med "
            "antalet bostäder.",
            en="A straight line, not along streets. Levels can be compared, but not the course of a municipality: in 52 "
            "the share changes by more than 10 percentage points in a year, probably through changed timetable data. Means "
            "are weighted by dwellings.",
            nb="Luftlinje, ikke langs gater. Nivåer kan sammenlignes, men ikke utviklingen i en kommune: i 52 kommuner "
            "endres andelen med mer enn 10 prosentpoeng på ett år, trolig på grunn av endrede rutedata. Gjennomsnitt vektes "
            "med antall boliger.",
        ),
        unit="pct",
        direction="high",
        weight="dwellings",
        years={MUNICIPALITY: scb_near_stops.SOURCE.years},
        sources=(scb_near_stops.SOURCE.key,),
        goal=11,
    )


def _in_thousands(metres: int) -> Text:
    """Metres as each language writes them."""
    spaced = f"{metres:,}".replace(",", "\u00a0")
    return Text(sv=spaced, en=f"{metres:,}", nb=spaced)


INDICATORS = (
    # 500 m first: the one that is shown unless another is chosen.
    *map(_dwellings_near_stop, sorted(scb_near_stops.METRES, key=lambda metres: metres != 500)),
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
            sv="2019, andrahandsuppgift. Filen anger inte vilka bilar som räknas: i Stockholm är de 258 per 1 "
            "000, medan SCB för 2020 har 221 i trafik och 260 med avställda. Leasing- och företagsbilar kan "
            "vara registrerade på annan ort. Kommunens värde är en skattning.",
            en="2019, second hand. The file does not say which cars are counted: in Stockholm they are 258 per 1,000, where "
            "Statistics Sweden has 221 in traffic in 2020, and 260 with those off the road. Leased and company cars may be "
            "registered elsewhere. A municipality's value is an estimate.",
            nb="2019, annenhåndsopplysning. Filen oppgir ikke hvilke biler som regnes med: i Stockholm er de "
            "258 per 1 000, mens SCB for 2020 har 221 i trafikk og 260 med avskiltede. Leasing- og "
            "firmabiler kan være registrert et annet sted. Kommunens verdi er et anslag.",
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
            sv="Leasing- och företagsbilar kan vara registrerade på annan ort. I ”Bilar per 1 000 invånare” "
            "räknas även avställda.",
            en="Leased and company cars may be registered elsewhere. Cars per 1,000 inhabitants counts those off the road too.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. I «Biler per 1 000 innbyggere» regnes "
            "også avskiltede med.",
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
        is_extract=True,
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
        is_extract=True,
    ),
    Indicator(
        id="minutes_to_tcentralen",
        theme="transport",
        title=Text(
            sv="Restid med kollektivtrafik till T-Centralen (minuter)",
            en="Minutes to T-Centralen by public transport",
            nb="Reisetid med kollektivtransport til T-Centralen (minutter)",
        ),
        meaning=Text(
            sv="Minuter med kollektivtrafik från området till T-Centralen i Stockholm.",
            en="Minutes by public transport from the area to T-Centralen in Stockholm.",
            nb="Minutter med kollektivtransport fra området til T-Centralen i Stockholm.",
        ),
        formula=Text(
            sv="hela minuter som de publicerats; skattade ur närliggande områden där ingen resa hittades",
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
    *TIMETABLES,
    Indicator(
        id="cars",
        theme="transport",
        title=Text(sv="Personbilar i trafik", en="Passenger cars in use", nb="Personbiler i bruk"),
        meaning=Text(
            sv="Bilar i trafik efter ägarens adress, vid årets slut.",
            en="Cars in use by the owner's address, at the end of the year.",
            nb="Biler i bruk etter eierens adresse, ved årets slutt.",
        ),
        formula=COUNT,
        caveat=Text(
            sv="Leasing- och företagsbilar kan vara registrerade på annan ort. Ny tabell 2024.",
            en="Leased and company cars may be registered elsewhere. A new table in 2024.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. Ny tabell i 2024.",
        ),
        unit="cars",
        direction=None,
        weight=None,
        sources=(SCB,),
        feeds=(
            *feeds_at(UNTIL_2023, SCB, "TAB6091", part={"Bestand": ("ITRAF|i trafik",)}),
            *feeds_at(FROM_2024, SCB, "TAB6589", part={"Bestand": ("ITRAF|i trafik",)}),
        ),
    ),
    Indicator(
        id="cars_in_use_per_1000",
        theme="transport",
        title=Text(
            sv="Personbilar i trafik per 1 000 invånare",
            en="Passenger cars in use per 1,000 inhabitants",
            nb="Personbiler i bruk per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Bilar i trafik i förhållande till folkmängden, vid årets slut.",
            en="Cars in use in relation to the population, at the end of the year.",
            nb="Biler i bruk i forhold til folketallet, ved årets slutt.",
        ),
        formula=Text(
            sv="bilar i trafik / folkmängd × 1 000",
            en="cars in use / population × 1,000",
            nb="biler i bruk / folketall × 1 000",
        ),
        caveat=Text(
            sv="Leasing- och företagsbilar kan vara registrerade på annan ort. Ny tabell 2024.",
            en="Leased and company cars may be registered elsewhere. A new table in 2024.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. Ny tabell i 2024.",
        ),
        unit="per_1000",
        direction=None,
        weight="population",
        sources=(SCB,),
        feeds=(
            *feeds_at(
                UNTIL_2023,
                SCB,
                "TAB6091",
                part={"Bestand": ("ITRAF|i trafik",)},
                per="population",
                times=1000,
            ),
            *feeds_at(
                FROM_2024,
                SCB,
                "TAB6589",
                part={"Bestand": ("ITRAF|i trafik",)},
                per="population",
                times=1000,
            ),
        ),
    ),
)
