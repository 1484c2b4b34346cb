"""Work: who has it, who does not, and what is produced; from Kolada."""

from indicators.key_figures import key_figure
from translations import Text

_REGISTER = Text(
    sv="Ur register (BAS): arbete i november eller företagande under året, även få timmar. Ålder och utbildning skiljer "
    "mellan kommuner.",
    en="From registers (BAS): work in November or active business during the year, few hours included. Age and "
    "education differ between municipalities.",
    nb="Fra registre (BAS): arbeid i november eller næringsvirksomhet i løpet av året, også få timer. Alder og utdanning "
    "varierer mellom kommuner.",
)

INDICATORS = (
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
            sv="Den som har inkomst i ett annat nordiskt land är borttagen, vilket märks i gränskommuner.",
            en="People with income in another Nordic country are excluded, which shows in border municipalities.",
            nb="Den som har inntekt i et annet nordisk land, er utelatt; det merkes i grensekommuner.",
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
            sv="Säger inget om hur många företag som blir kvar eller anställer.",
            en="Does not tell how many firms last or employ anyone.",
            nb="Sier ikke hvor mange foretak som består eller ansetter noen.",
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
            sv="Löpande priser. Värdet hör till orten där det produceras, inte till dem som bor där: pendling, gruvor och "
            "kraftverk gör stora skillnader.",
            en="Current prices. The value belongs to where it is produced, not to those who live there: commuting, mines "
            "and power plants make large differences.",
            nb="Løpende priser. Verdien hører til stedet der den produseres, ikke til dem som bor der: pendling, gruver og "
            "kraftverk gir store forskjeller.",
        ),
        unit="tkr_per_inhabitant",
        direction=None,
        weight_is_base=True,
        goal=8,
    ),
)
