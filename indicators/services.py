"""Distance to pharmacies, groceries, fuel, cash, community halls and police, and to OpenStreetMap's places."""

from indicators.access import access_indicators
from indicators.indicator import MUNICIPALITY, Feed, Indicator
from indicators.key_figures import key_figure, survey
from loaders import overpass, pipos, service_points
from translations import Text

# Each service by the key that its columns and indicators start with.
SERVICES = {
    "pharmacy": Text(sv="närmaste apotek", en="the nearest pharmacy", nb="nærmeste apotek"),
    "pharmacy_or_agent": Text(
        sv="närmaste apotek eller apoteksombud",
        en="the nearest pharmacy or medicine agent",
        nb="nærmeste apotek eller medisinutsalg",
    ),
    "grocery": Text(
        sv="närmaste livsmedelsbutik (kedja)",
        en="the nearest grocery (chain)",
        nb="nærmeste dagligvarebutikk (kjede)",
    ),
    "fuel": Text(
        sv="närmaste drivmedelsstation (kedja)",
        en="the nearest fuel station (chain)",
        nb="nærmeste drivstoffstasjon (kjede)",
    ),
    "cash": Text(
        sv="närmaste uttagsautomat", en="the nearest cash machine", nb="nærmeste minibank"
    ),
    "community_hall": Text(
        sv="närmaste Folkets hus eller park",
        en="the nearest community hall (Folkets hus)",
        nb="nærmeste samfunnshus (Folkets hus)",
    ),
    "police": Text(
        sv="närmaste polisstation", en="the nearest police station", nb="nærmeste politistasjon"
    ),
}
_GOALS = {"pharmacy": 3, "pharmacy_or_agent": 3, "grocery": 11, "community_hall": 11}
_EXACT = Text(
    sv="Alla apotek enligt Pipos, november 2025. {abroad}",
    en="Every pharmacy in Pipos, November 2025. {abroad}",
    nb="Alle apotek ifølge Pipos, november 2025. {abroad}",
)
_OFFICIAL = ("pharmacy", "pharmacy_or_agent")
_SOME_OF_THEM = ("grocery", "fuel", "community_hall")  # chains, and one association's members
_ABROAD = Text(
    sv="Ställen på andra sidan riksgränsen räknas inte.",
    en="Places across the national border are not counted.",
    nb="Steder på den andre siden av riksgrensen regnes ikke med.",
)
_LIMITS = {
    "pharmacy": _EXACT,
    "pharmacy_or_agent": _EXACT,
    "grocery": Text(
        sv="Sju kedjor: fristående lanthandlare saknas, så avståndet är en övre gräns. {abroad}",
        en="Seven chains: independent village shops are missing, so the distance is an upper bound. {abroad}",
        nb="Sju kjeder: frittstående landhandlere mangler, så avstanden er en øvre grense. {abroad}",
    ),
    "fuel": Text(
        sv="Elva kedjor: Circle K och fristående bensinstationer saknas, så avståndet är en övre gräns. "
        "{abroad}",
        en="Eleven chains: Circle K and independent pumps are missing, so the distance is an upper bound. {abroad}",
        nb="Elleve kjeder: Circle K og frittstående bensinstasjoner mangler, så avstanden er en øvre "
        "grense. {abroad}",
    ),
    "cash": Text(
        sv="Bankomat och en lista över uttagsautomater, 2023–2025. {abroad}",
        en="Bankomat and a list of cash machines, 2023–2025. {abroad}",
        nb="Bankomat og en liste over minibanker, 2023–2025. {abroad}",
    ),
    "community_hall": Text(
        sv="Bara medlemmar i Folkets Hus och Parker: bygdegårdar och andra samlingslokaler saknas. Gotland har ingen, och därför inget avstånd.",
        en="Members of Folkets Hus och Parker only: village halls and other meeting places are missing. Gotland has none, and so no distance.",
        nb="Bare medlemmer i Folkets Hus och Parker: grendehus og andre møteplasser mangler. Gotland har ingen, og derfor ingen avstand.",
    ),
    "police": Text(
        sv="Polisens egen lista; öppettider räknas inte.",
        en="The police's own list; opening hours are not counted.",
        nb="Politiets egen liste; åpningstider regnes ikke med.",
    ),
}


def _indicators(key: str) -> tuple[Indicator, ...]:
    source = pipos.SOURCE if key in _OFFICIAL else service_points.SOURCE
    return access_indicators(
        key,
        SERVICES[key],
        theme="services",
        year=2025,
        sources=(source.key,),
        limits=_LIMITS[key].format(abroad=_ABROAD),
        goal=_GOALS.get(key),
        is_extract=key in _SOME_OF_THEM,
    )


ACCESS_KM = 20  # of the figure that is embedded; the Services page counts others
_ACCESS = Indicator(
    id=f"pharmacies_within_{ACCESS_KM}km_per_10000",
    theme="services",
    title=Text(
        sv="Apotek per 10 000 inom 20 km, med konkurrens",
        en="Pharmacies per 10,000 within 20 km, with competition",
        nb="Apotek per 10 000 innen 20 km, med konkurranse",
    ),
    meaning=Text(
        sv="Varje apotek delas mellan alla som har högst 20 km fågelvägen dit; invånarens tal är summan av "
        "de delar som apoteken inom 20 km ger.",
        en="Each pharmacy is shared among all who have at most 20 km, as the crow flies, to it; an inhabitant's figure is the sum of what the pharmacies within 20 km give.",
        nb="Hvert apotek deles mellom alle som har høyst 20 km i luftlinje dit; innbyggerens tall er summen "
        "av delene som apotekene innen 20 km gir.",
    ),
    formula=Text(
        sv="2SFCA: A = Σ 1/P över apotek inom 20 km, P = personer inom 20 km från apoteket; × 10 000; folkmängdsvägt medelvärde",
        en="2SFCA: A = Σ 1/P over pharmacies within 20 km, P = people within 20 km of the pharmacy; × 10,000; population-weighted mean",
        nb="2SFCA: A = Σ 1/P over apotek innen 20 km, P = personer innen 20 km fra apoteket; × 10 000; folketallsvektet gjennomsnitt",
    ),
    caveat=Text(
        sv="Skattning: fågelvägen från mitten av kilometerrutor. Alla apotek räknas lika, oavsett storlek "
        "och öppettider. Ett högre värde betyder inte kortare avstånd: få personer per apotek ger höga "
        "tal även där det är långt dit. {abroad}",
        en="Estimate: straight-line distance from the centres of square kilometres. Every pharmacy counts the same, whatever its size and hours. "
        "Higher is not closer: few people to a pharmacy give high figures even where the way is long. {abroad}",
        nb="Anslag: luftlinje fra midten av kilometerruter. Alle apotek teller likt, uansett størrelse og "
        "åpningstider. En høyere verdi betyr ikke kortere avstand: få personer per apotek gir høye tall "
        "også der veien er lang. {abroad}",
    ).format(abroad=_ABROAD),
    unit="per_10000",
    direction=None,  # few people to a pharmacy give a high figure where the way to it is long
    weight="population_in_squares",
    years={MUNICIPALITY: (2025,)},
    sources=(pipos.SOURCE.key, "population_grid"),
    goal=3,
)

_GIGABIT = Text(
    sv="Begreppet möjlighet är vitt: anslutning för högst 40 000 kr, eller fiber i absolut närhet, "
    "räknas. Läget den 1 oktober. Till och med 2014 räknades befolkning, inte hushåll.",
    en="“Possible” is wide: a connection for at most 40,000 kronor, or fibre very close by, counts. As of 1 October. Up to 2014 "
    "people were counted, not households.",
    nb="Begrepet mulighet er vidt: tilkobling for høyst 40 000 kr, eller fiber i umiddelbar nærhet, "
    "regnes med. Situasjonen 1. oktober. Til og med 2014 ble befolkning regnet, ikke husholdninger.",
)
_PIPOS = Text(
    sv="Butiker och skolor enligt Tillväxtverkets Pipos; hur avståndet mäts anges inte i Kolada.",
    en="Shops and schools as in Tillväxtverket's Pipos; Kolada does not say how the distance is measured.",
    nb="Butikker og skoler ifølge Tillväxtverkets Pipos; Kolada oppgir ikke hvordan avstanden måles.",
)
_KEY_FIGURES = (
    key_figure(
        "grocery_within_2km_pct",
        "N07530",
        theme="services",
        title=Text(
            sv="Dagligvarubutik inom 2 km",
            en="Grocery within 2 km",
            nb="Dagligvarebutikk innen 2 km",
        ),
        meaning=Text(
            sv="Andel av invånarna med mindre än 2 km till närmaste dagligvarubutik.",
            en="Share of inhabitants with less than 2 km to the nearest grocery.",
            nb="Andel av innbyggerne med mindre enn 2 km til nærmeste dagligvarebutikk.",
        ),
        caveat=_PIPOS,
        direction="high",
        weight_is_base=True,
        goal=11,
    ),
    key_figure(
        "school_within_2km_pct",
        "N07531",
        theme="services",
        title=Text(
            sv="Grundskola inom 2 km, barn 0–16 år",
            en="Compulsory school within 2 km, children aged 0–16",
            nb="Grunnskole innen 2 km, barn 0–16 år",
        ),
        meaning=Text(
            sv="Andel av barnen 0–16 år med mindre än 2 km till närmaste grundskola (låg-, mellan- eller högstadium).",
            en="Share of children aged 0–16 with less than 2 km to the nearest compulsory school (any of its stages).",
            nb="Andel av barna 0–16 år med mindre enn 2 km til nærmeste grunnskole (et av trinnene).",
        ),
        caveat=_PIPOS,
        direction="high",
    ),
    key_figure(
        "broadband_100mbit_pct",
        "N07900",
        theme="services",
        title=Text(
            sv="Fast bredband, minst 100 Mbit/s",
            en="Fixed broadband, at least 100 Mbit/s",
            nb="Fast bredbånd, minst 100 Mbit/s",
        ),
        meaning=Text(
            sv="Andel med fast bredband om minst 100 Mbit/s, anslutet eller möjligt att ansluta genast, den 1 oktober.",
            en="Share with fixed broadband of at least 100 Mbit/s, connected or possible to connect at once, on 1 October.",
            nb="Andel med fast bredbånd på minst 100 Mbit/s, tilkoblet eller mulig å koble til straks, 1. oktober.",
        ),
        caveat=Text(
            sv="Andel av befolkningen till och med 2014 och från 2021, av hushållen däremellan: två "
            "tidsseriebrott. Bygger på operatörernas uppgifter och antaganden.",
            en="A share of people up to 2014 and from 2021, of households in between: the series breaks twice. Built on operators' "
            "reports and assumptions.",
            nb="Andel av befolkningen til og med 2014 og fra 2021, av husholdningene imellom: to brudd i "
            "tidsserien. Bygger på operatørenes opplysninger og antakelser.",
        ),
        direction="high",
        goal=9,
    ),
    key_figure(
        "broadband_1gbit_dense_pct",
        "N07919",
        theme="services",
        title=Text(
            sv="Bredband om 1 Gbit/s möjligt, tätbebyggt",
            en="Broadband of 1 Gbit/s possible, densely built areas",
            nb="Bredbånd på 1 Gbit/s mulig, tettbygd",
        ),
        meaning=Text(
            sv="Andel av hushållen i tätbebyggt område som har eller kan få bredband om minst 1 Gbit/s.",
            en="Share of households in densely built areas that have or can get broadband of at least 1 Gbit/s.",
            nb="Andel av husholdningene i tettbygd område som har eller kan få bredbånd på minst 1 Gbit/s.",
        ),
        caveat=_GIGABIT,
        direction="high",
    ),
    key_figure(
        "broadband_1gbit_sparse_pct",
        "N07920",
        theme="services",
        title=Text(
            sv="Bredband om 1 Gbit/s möjligt, glesbebyggt",
            en="Broadband of 1 Gbit/s possible, sparsely built areas",
            nb="Bredbånd på 1 Gbit/s mulig, spredtbygd",
        ),
        meaning=Text(
            sv="Andel av hushållen i glesbebyggt område som har eller kan få bredband om minst 1 Gbit/s.",
            en="Share of households in sparsely built areas that have or can get broadband of at least 1 Gbit/s.",
            nb="Andel av husholdningene i spredtbygd område som har eller kan få bredbånd på minst 1 Gbit/s.",
        ),
        caveat=_GIGABIT,
        direction="high",
    ),
    survey(
        "municipal_service_survey_pct",
        "N00558",
        theme="services",
        title=Text(
            sv="Bra kommunal service utanför centralorten (enkät)",
            en="Good municipal services outside the centre (survey)",
            nb="God kommunal service utenfor kommunesenteret (spørreundersøkelse)",
        ),
        question=Text(
            sv="tillgången till kommunal service, som skola och bibliotek, utanför kommunens centralort",
            en="access to municipal services, such as schools and libraries, outside the municipality's centre",
            nb="tilgangen til kommunal service, som skole og bibliotek, utenfor kommunesenteret",
        ),
    ),
    survey(
        "care_within_reach_survey_pct",
        "N00559",
        theme="services",
        title=Text(
            sv="Bra tillgång till vård inom rimligt avstånd (enkät)",
            en="Good access to health care within reasonable distance (survey)",
            nb="God tilgang til helsetjenester innen rimelig avstand (spørreundersøkelse)",
        ),
        question=Text(
            sv="tillgången till hälso- och sjukvård, som apotek och vårdcentral, inom rimligt avstånd från bostaden",
            en="access to health care, such as a pharmacy or a health centre, within reasonable distance from home",
            nb="tilgangen til helsetjenester, som apotek og legesenter, innen rimelig avstand fra boligen",
        ),
    ),
    key_figure(
        "access_to_services_index",
        "N00303",
        theme="services",
        title=Text(
            sv="Tillgänglighet till tjänster, index",
            en="Access to services, index",
            nb="Tilgang til tjenester, indeks",
        ),
        meaning=Text(
            sv="Tillväxtverkets index (BRP+) av fyra andelar: nära hållplats, butik inom 2 km, skola inom 2 km och bredband om 100 Mbit/s.",
            en="Tillväxtverket's index (BRP+) of four shares: near a stop, grocery within 2 km, school within 2 km, broadband of 100 Mbit/s.",
            nb="Tillväxtverkets indeks (BRP+) av fire andeler: nær holdeplass, butikk innen 2 km, skole innen 2 km og bredbånd på 100 Mbit/s.",
        ),
        caveat=Text(
            sv="0 är lägst och 100 högst bland dem som jämförs: indexet säger inget om nivån i sig, och ett medelvärde av kommuner är "
            "inte landets index. Delarna väger lika.",
            en="0 is the lowest and 100 the highest among those compared: the index says nothing of the level as such, and a mean of "
            "municipalities is not the country's index. The parts weigh the same.",
            nb="0 er lavest og 100 høyest blant dem som sammenlignes: indeksen sier ingenting om nivået i seg selv, og et gjennomsnitt av kommuner er "
            "ikke landets indeks. Delene veier likt.",
        ),
        unit="index_100",
        direction="high",
    ),
)

# OpenStreetMap's places by their key in the loader, as in "to the nearest …".
OSM_PLACES = {
    "grocery": Text(
        sv="närmaste livsmedelsbutik (OpenStreetMap)",
        en="the nearest grocery (OpenStreetMap)",
        nb="nærmeste dagligvarebutikk (OpenStreetMap)",
    ),
    "pharmacy": Text(
        sv="närmaste apotek (OpenStreetMap)",
        en="the nearest pharmacy (OpenStreetMap)",
        nb="nærmeste apotek (OpenStreetMap)",
    ),
    "primary_care": Text(
        sv="närmaste vårdcentral eller mottagning (OpenStreetMap)",
        en="the nearest health centre or surgery (OpenStreetMap)",
        nb="nærmeste legekontor eller helsesenter (OpenStreetMap)",
    ),
    "school": Text(
        sv="närmaste skola (OpenStreetMap)",
        en="the nearest school (OpenStreetMap)",
        nb="nærmeste skole (OpenStreetMap)",
    ),
    "library": Text(
        sv="närmaste bibliotek (OpenStreetMap)",
        en="the nearest library (OpenStreetMap)",
        nb="nærmeste bibliotek (OpenStreetMap)",
    ),
    "community_centre": Text(
        sv="närmaste samlingslokal (OpenStreetMap)",
        en="the nearest community centre (OpenStreetMap)",
        nb="nærmeste forsamlingslokale (OpenStreetMap)",
    ),
    "cafe": Text(
        sv="närmaste kafé (OpenStreetMap)",
        en="the nearest café (OpenStreetMap)",
        nb="nærmeste kafé (OpenStreetMap)",
    ),
    "post": Text(
        sv="närmaste postombud (OpenStreetMap)",
        en="the nearest post office or partner (OpenStreetMap)",
        nb="nærmeste postkontor eller post i butikk (OpenStreetMap)",
    ),
    "fuel": Text(
        sv="närmaste drivmedelsstation (OpenStreetMap)",
        en="the nearest fuel station (OpenStreetMap)",
        nb="nærmeste drivstoffstasjon (OpenStreetMap)",
    ),
}
_OSM_GOALS = {"grocery": 11, "pharmacy": 3, "primary_care": 3, "school": 4}
OSM_TABLE = "OpenStreetMap"


def _in_openstreetmap(key: str) -> tuple[Indicator, ...]:
    assert overpass.SOURCE.limits is not None
    return access_indicators(
        f"osm_{key}",
        OSM_PLACES[key],
        theme="services",
        year=None,
        sources=(overpass.SOURCE.key,),
        limits=overpass.SOURCE.limits.format(),
        goal=_OSM_GOALS.get(key),
        feeds=(Feed(source=overpass.KEY, table=OSM_TABLE, level=MUNICIPALITY),),
        is_extract=True,  # volunteers have drawn more in some places than in others
    )


INDICATORS = (
    *(indicator for key in SERVICES for indicator in _indicators(key)),
    _ACCESS,
    *_KEY_FIGURES,
    *(indicator for key in OSM_PLACES for indicator in _in_openstreetmap(key)),
)
