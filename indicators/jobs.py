"""Work: who has it, who does not, in which industries, and what is produced."""

from indicators.feeds_scb import BOTH_SEXES, SCB
from indicators.feeds_ssb import SSB, of_norway
from indicators.formulas import PUBLISHED, PUBLISHED_SHARE
from indicators.indicator import MUNICIPALITY, SMALL_AREAS, Indicator, feeds_at
from indicators.key_figures import KOLADA, fed, key_figure
from loaders import municipality_register
from translations import Text

_REGISTER = Text(
    sv="Registeruppgifter (BAS): arbete i november eller företagande under året, även få timmar. Ålder "
    "och utbildning skiljer sig mellan kommuner.",
    en="From registers (BAS): work in November or active business during the year, few hours included. Age and "
    "education differ between municipalities.",
    nb="Registertall (BAS): arbeid i november eller næringsvirksomhet i løpet av året, også få timer. "
    "Alder og utdanning varierer mellom kommuner.",
)


def _industry(part: str, label: str, title: Text) -> Indicator:
    employed = {**BOTH_SEXES, "ContentsCode": ("000008A0|~sysselsatta",)}
    return Indicator(
        id=f"employed_in_{part}_pct",
        theme="jobs",
        title=title,
        meaning=Text(
            sv="Andel av de sysselsatta 15–74 år som bor i området, efter arbetsställets näringsgren.",
            en="Share of the employed aged 15–74 who live in the area, by the industry of their workplace.",
            nb="Andel av de sysselsatte 15–74 år som bor i området, etter arbeidsstedets næring.",
        ),
        formula=Text(
            sv="sysselsatta i näringsgrenen / alla sysselsatta × 100",
            en="employed in that industry / all employed × 100",
            nb="sysselsatte i næringen / alle sysselsatte × 100",
        ),
        caveat=Text(
            sv="Efter bostadens läge, inte arbetsplatsens. Personer med okänd näringsgren ingår i nämnaren. "
            "Statistiken lades om 2020; indelningen ändrades 2024. Medelvärden vägs med hela folkmängden.",
            en="By where people live, not where they work. Those whose industry is unknown count among all. The "
            "statistics were rebuilt in 2020; the division changed in 2024. Means are weighted by the whole population.",
            nb="Etter bosted, ikke arbeidssted. Personer med ukjent næring inngår i nevneren. Statistikken ble "
            "lagt om i 2020; inndelingen ble endret i 2024. Gjennomsnitt vektes med hele folketallet.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        sources=(SCB,),
        goal=8,
        feeds=feeds_at(
            SMALL_AREAS,
            SCB,
            "TAB6681",
            part={"SNI2007": (label,), **employed},
            whole={"SNI2007": ("A-U+US|total|totalt",)},
            times=100,
        ),
    )


INDICATORS = (
    Indicator(
        id="open_unemployment_pct",
        theme="jobs",
        title=Text(sv="Öppet arbetslösa", en="Openly unemployed", nb="Åpent arbeidsledige"),
        meaning=Text(
            sv="Invånare 18–65 år (till och med 2022: 18–64) som är öppet arbetslösa, som andel av alla i åldern; "
            "medelvärde över året. Deltagare i program räknas inte.",
            en="Inhabitants aged 18–65 (until 2022: 18–64) who are openly unemployed, as a share of everybody of that age; "
            "mean of the year. Those in programmes are not counted.",
            nb="Innbyggere 18–65 år (til og med 2022: 18–64) som er åpent arbeidsledige, som andel av alle i alderen; "
            "gjennomsnitt over året. Deltakere i tiltak regnes ikke med.",
        ),
        formula=PUBLISHED_SHARE,
        caveat=Text(
            sv="Inskrivna hos Arbetsförmedlingen, av hela befolkningen i åldern, inte av arbetskraften. Åldersgränsen ändrades "
            "2023. Medelvärden vägs med hela folkmängden.",
            en="Those registered with the public employment service, of the whole population of that age, not of the labour "
            "force. The age limit changed in 2023. Means are weighted by the whole population.",
            nb="Registrerte hos den svenske arbeidsformidlingen, av hele befolkningen i alderen, ikke av arbeidsstyrken. "
            "Aldersgrensen ble endret i 2023. Gjennomsnitt vektes med hele folketallet.",
        ),
        unit="pct",
        direction="low",
        weight="population",
        years={MUNICIPALITY: municipality_register.SOURCE.years},
        sources=(municipality_register.SOURCE.key, KOLADA),
        goal=8,
        feeds=(fed("N03937"),),
    ),
    key_figure(
        "employed_20_64_pct",
        "N02267",
        theme="jobs",
        title=Text(
            sv="Sysselsatta, 20–64 år (Kolada)",
            en="Employed, aged 20–64 (Kolada)",
            nb="Sysselsatte, 20–64 år (Kolada)",
        ),
        meaning=Text(
            sv="Andel av folkbokförda 20–64 år som har löneinkomst i november eller inkomst av aktiv näringsverksamhet.",
            en="Share of registered inhabitants aged 20–64 with wage income in November or income from an active business.",
            nb="Andel av folkeregistrerte 20–64 år med lønnsinntekt i november eller inntekt fra aktiv næringsvirksomhet.",
        ),
        caveat=_REGISTER,
        direction="high",
        goal=8,
    ),
    key_figure(
        "unemployed_18_65_pct",
        "N03941",
        theme="jobs",
        title=Text(
            sv="Arbetslösa, 18–65 år", en="Unemployed, aged 18–65", nb="Arbeidsledige, 18–65 år"
        ),
        meaning=Text(
            sv="Öppet arbetslösa och deltagare i program med aktivitetsstöd, som andel av arbetskraften; medelvärde över året.",
            en="Openly unemployed people and those in programmes with activity support, as a share of the labour force; mean of the year.",
            nb="Åpent arbeidsledige og deltakere i tiltak med aktivitetsstøtte, som andel av arbeidsstyrken; gjennomsnitt over året.",
        ),
        caveat=Text(
            sv="Inskrivna hos Arbetsförmedlingen: den som söker arbete utan att vara inskriven räknas inte.",
            en="Those registered with the public employment service: people who look for work without registering are not counted.",
            nb="Registrerte hos den svenske arbeidsformidlingen: den som søker arbeid uten å være registrert, regnes ikke med.",
        ),
        direction="low",
    ),
    key_figure(
        "neither_work_nor_study_16_24_pct",
        "N02797",
        theme="jobs",
        title=Text(
            sv="Varken arbetar eller studerar, 16–24 år",
            en="Neither working nor studying, aged 16–24",
            nb="Verken i arbeid eller utdanning, 16–24 år",
        ),
        meaning=Text(
            sv="Andel av invånarna 16–24 år som under året varken haft inkomst över ett basbelopp, studiemedel, en "
            "registrerad utbildning eller mer än 60 timmar sfi.",
            en="Share of inhabitants aged 16–24 who during the year had neither income above one base amount, study aid, "
            "a registered education nor more than 60 hours of Swedish for immigrants.",
            nb="Andel av innbyggerne 16–24 år som i løpet av året verken har hatt inntekt over ett basisbeløp, studiestøtte, "
            "registrert utdanning eller mer enn 60 timer svensk for innvandrere.",
        ),
        caveat=Text(
            sv="Personer med inkomst i ett annat nordiskt land ingår inte, vilket märks i gränskommuner.",
            en="People with income in another Nordic country are excluded, which shows in border municipalities.",
            nb="Personer med inntekt i et annet nordisk land inngår ikke, noe som merkes i grensekommuner.",
        ),
        direction="low",
        goal=8,
    ),
    key_figure(
        "new_firms_per_1000",
        "N00999",
        theme="jobs",
        title=Text(sv="Nystartade företag", en="New firms", nb="Nyetablerte foretak"),
        meaning=Text(
            sv="Helt nya företag under året per 1 000 invånare 16–64 år (invånarna året före); ombildade företag räknas inte.",
            en="Entirely new firms in the year per 1,000 inhabitants aged 16–64 (those of the year before); re-formed firms do not count.",
            nb="Helt nye foretak i løpet av året per 1 000 innbyggere 16–64 år (innbyggerne året før); omdannede foretak regnes ikke med.",
        ),
        caveat=Text(
            sv="Visar inte hur många företag som består eller har anställda.",
            en="Does not tell how many firms last or employ anyone.",
            nb="Viser ikke hvor mange foretak som består eller har ansatte.",
        ),
        unit="per_1000_16_64",
        direction="high",
    ),
    key_figure(
        "gross_product_tkr",
        "N03702",
        theme="jobs",
        title=Text(
            sv="Bruttoprodukt per invånare",
            en="Gross product per inhabitant",
            nb="Bruttoprodukt per innbygger",
        ),
        meaning=Text(
            sv="Värdet av all produktion av varor och tjänster i kommunen, delat med dess invånare.",
            en="The value of all goods and services produced in the municipality, divided by its inhabitants.",
            nb="Verdien av all produksjon av varer og tjenester i kommunen, delt på innbyggerne.",
        ),
        caveat=Text(
            sv="Löpande priser. Värdet räknas där det produceras, inte där människor bor: pendling, gruvor och "
            "kraftverk ger stora skillnader.",
            en="Current prices. The value belongs to where it is produced, not to those who live there: commuting, mines "
            "and power plants make large differences.",
            nb="Løpende priser. Verdien regnes der den produseres, ikke der folk bor: pendling, gruver og "
            "kraftverk gir store forskjeller.",
        ),
        unit="tkr_per_inhabitant",
        direction=None,
        weight_is_base=True,
        goal=8,
    ),
    _industry(
        "agriculture",
        "A|~jordbruk",
        Text(
            sv="Sysselsatta inom jordbruk, skogsbruk och fiske",
            en="Employed in agriculture, forestry and fishing",
            nb="Sysselsatte i jordbruk, skogbruk og fiske",
        ),
    ),
    _industry(
        "manufacturing",
        "B+C|~tillverkning",
        Text(
            sv="Sysselsatta inom tillverkning och utvinning",
            en="Employed in manufacturing and mining",
            nb="Sysselsatte i industri og utvinning",
        ),
    ),
    _industry(
        "care",
        "Q|~vård och omsorg",
        Text(
            sv="Sysselsatta inom vård och omsorg",
            en="Employed in health care and social work",
            nb="Sysselsatte i helse og omsorg",
        ),
    ),
    _industry(
        "information",
        "J|~informations- och kommunikation",
        Text(
            sv="Sysselsatta inom information och kommunikation",
            en="Employed in information and communication",
            nb="Sysselsatte i informasjon og kommunikasjon",
        ),
    ),
    Indicator(
        id="employed_15_74_norway_pct",
        theme="jobs",
        title=Text(
            sv="Sysselsatta, 15–74 år (Norge)",
            en="Employed, aged 15–74 (Norway)",
            nb="Sysselsatte, 15–74 år (Norge)",
        ),
        meaning=Text(
            sv="Andel av invånarna 15–74 år som är sysselsatta enligt register, i fjärde kvartalet.",
            en="Share of inhabitants aged 15–74 who are employed according to registers, in the fourth quarter.",
            nb="Andel av innbyggerne 15–74 år som er sysselsatt ifølge registre, i fjerde kvartal.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="En annan åldersgrupp: de svenska talen gäller 20–64 år, så andelen är lägre här. Registren och "
            "kravet på arbetad tid är inte desamma.",
            en="Another age group: the Swedish figures are of those aged 20–64, so the share is lower here. The registers "
            "and the work needed to count are not the same.",
            nb="En annen aldersgruppe: de svenske tallene gjelder 20–64 år, så andelen er lavere her. Registrene og "
            "kravet til arbeidet tid er ikke de samme.",
        ),
        unit="pct",
        direction="high",
        weight="population",
        sources=(SSB,),
        goal=8,
        feeds=of_norway("06445", {"Alder": ("15-74|15-74 år",)}),
        comparable="similar",
    ),
)
