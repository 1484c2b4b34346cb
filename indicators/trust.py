"""Elections, elected people, and how much influence and trust inhabitants see; from Kolada."""

from indicators.key_figures import key_figure, survey
from translations import Text

_DISTRICT = Text(
    sv="Ett enda valdistrikt; kommuner med fler distrikt har lättare ytterligheter. Val hålls vart fjärde år: värden däremellan gäller "
    "senaste valet.",
    en="A single election district; municipalities with more districts have extremes more easily. Elections are held every "
    "fourth year: values in between are those of the latest.",
    nb="Ett enkelt valgdistrikt; kommuner med flere distrikter har lettere ytterpunkter. Valg holdes hvert fjerde år: verdier "
    "imellom gjelder siste valg.",
)

INDICATORS = (
    key_figure(
        "turnout_municipal_pct",
        "N05401",
        theme="influence",
        title=Text(
            sv="Valdeltagande i kommunalvalet (Kolada)",
            en="Turnout in the municipal election (Kolada)",
            nb="Valgdeltakelse ved kommunevalget (Kolada)",
        ),
        meaning=Text(
            sv="Andel av de röstberättigade som röstade i senaste kommunalvalet; ogiltiga röster räknas med.",
            en="Share of those entitled to vote who voted in the latest municipal election; invalid votes count.",
            nb="Andel av de stemmeberettigede som stemte ved siste kommunevalg; ugyldige stemmer regnes med.",
        ),
        caveat=Text(
            sv="Val vart fjärde år: värden däremellan gäller senaste valet. Röster från utlandssvenskar ingår inte.",
            en="Elections every fourth year: values in between are those of the latest. Votes of Swedes abroad are left out.",
            nb="Valg hvert fjerde år: verdier imellom gjelder siste valg. Stemmer fra svensker i utlandet inngår ikke.",
        ),
        direction="high",
        comparable="similar",
    ),
    key_figure(
        "turnout_lowest_district_pct",
        "N05831",
        theme="influence",
        title=Text(
            sv="Lägsta valdeltagande i ett valdistrikt",
            en="Lowest turnout in an election district",
            nb="Laveste valgdeltakelse i et valgdistrikt",
        ),
        meaning=Text(
            sv="Valdeltagandet i senaste kommunalvalet i det valdistrikt i kommunen där det var lägst.",
            en="Turnout in the latest municipal election in that district of the municipality where it was lowest.",
            nb="Valgdeltakelsen ved siste kommunevalg i det valgdistriktet i kommunen der den var lavest.",
        ),
        caveat=_DISTRICT,
        direction="high",
    ),
    key_figure(
        "turnout_highest_district_pct",
        "N05833",
        theme="influence",
        title=Text(
            sv="Högsta valdeltagande i ett valdistrikt",
            en="Highest turnout in an election district",
            nb="Høyeste valgdeltakelse i et valgdistrikt",
        ),
        meaning=Text(
            sv="Valdeltagandet i senaste kommunalvalet i det valdistrikt i kommunen där det var högst.",
            en="Turnout in the latest municipal election in that district of the municipality where it was highest.",
            nb="Valgdeltakelsen ved siste kommunevalg i det valgdistriktet i kommunen der den var høyest.",
        ),
        caveat=_DISTRICT,
        direction="high",
    ),
    key_figure(
        "inhabitants_per_politician",
        "N05812",
        theme="influence",
        title=Text(
            sv="Invånare per förtroendevald",
            en="Inhabitants per elected representative",
            nb="Innbyggere per folkevalgt",
        ),
        meaning=Text(
            sv="Kommunens invånare den 31 december året före, delat med ledamöter, ersättare och revisorer i fullmäktige och nämnder.",
            en="Inhabitants of the municipality on 31 December of the year before, divided by members, substitutes and "
            "auditors of its council and committees.",
            nb="Kommunens innbyggere 31. desember året før, delt på medlemmer, varamedlemmer og revisorer i kommunestyre og utvalg.",
        ),
        caveat=Text(
            sv="Räknas vart fjärde år; Kolada upprepar värdet i tre år. Följer i hög grad av kommunens storlek.",
            en="Counted every fourth year; Kolada repeats the value for three years. Largely follows from a municipality's size.",
            nb="Telles hvert fjerde år; Kolada gjentar verdien i tre år. Følger i stor grad av kommunens størrelse.",
        ),
        unit="people_per_representative",
        direction=None,
    ),
    key_figure(
        "women_in_council_pct",
        "N05815",
        theme="influence",
        title=Text(
            sv="Kvinnor i kommunfullmäktige",
            en="Women in the municipal council",
            nb="Kvinner i kommunestyret",
        ),
        meaning=Text(
            sv="Andel av ledamöterna i kommunfullmäktige som är kvinnor.",
            en="Share of the members of the municipal council who are women.",
            nb="Andel av kommunestyrets medlemmer som er kvinner.",
        ),
        caveat=Text(
            sv="50 är lika, så varken högt eller lågt är bättre. Räknas vart fjärde år; Kolada upprepar värdet i tre år.",
            en="50 is equal, so neither high nor low is better. Counted every fourth year; Kolada repeats the value for three years.",
            nb="50 er likt, så verken høyt eller lavt er bedre. Telles hvert fjerde år; Kolada gjentar verdien i tre år.",
        ),
        direction=None,
        goal=5,
    ),
    survey(
        "influence_survey_pct",
        "N00650",
        theme="influence",
        title=Text(
            sv="Kan påverka politiska beslut (enkät)",
            en="Can influence political decisions (survey)",
            nb="Kan påvirke politiske beslutninger (spørreundersøkelse)",
        ),
        question=Text(
            sv="invånarnas möjligheter att påverka innehållet i kommunens politiska beslut",
            en="the inhabitants' chances to influence the content of political decisions",
            nb="innbyggernes muligheter til å påvirke innholdet i politiske beslutninger",
        ),
    ),
    survey(
        "insight_survey_pct",
        "N00669",
        theme="influence",
        title=Text(
            sv="Insyn och inflytande (enkät)",
            en="Insight and influence (survey)",
            nb="Innsyn og innflytelse (spørreundersøkelse)",
        ),
        question=Text(
            sv="invånarna har möjlighet till insyn i och inflytande över kommunens beslut och verksamheter",
            en="whether inhabitants have insight into, and influence on, the municipality's decisions and services",
            nb="innbyggerne har mulighet til innsyn i og innflytelse på kommunens beslutninger og virksomheter",
        ),
        answer=Text(
            sv="helt och hållet eller till stor del",
            en="wholly or to a large extent",
            nb="helt og holdent eller i stor grad",
        ),
    ),
    survey(
        "trust_politicians_survey_pct",
        "N00664",
        theme="influence",
        title=Text(
            sv="Förtroende för kommunens politiker (enkät)",
            en="Confidence in the municipality's politicians (survey)",
            nb="Tillit til kommunens politikere (spørreundersøkelse)",
        ),
        question=Text(
            sv="förtroendet för kommunens politiker",
            en="their confidence in the municipality's politicians",
            nb="tilliten til kommunens politikere",
        ),
        answer=Text(
            sv="mycket stort eller ganska stort",
            en="very great or fairly great",
            nb="svært stor eller ganske stor",
        ),
    ),
    key_figure(
        "survey_response_pct",
        "N00529",
        theme="influence",
        title=Text(
            sv="Svarsandel i medborgarundersökningen",
            en="Response to the citizen survey",
            nb="Svarprosent i innbyggerundersøkelsen",
        ),
        meaning=Text(
            sv="Andel av dem som fick SCB:s medborgarundersökning som svarade.",
            en="Share of those who were sent Statistics Sweden's citizen survey who answered it.",
            nb="Andel av dem som fikk SCBs innbyggerundersøkelse, som svarte.",
        ),
        caveat=Text(
            sv="Från 2025 vägd så att den gäller alla invånare 18 år och äldre: kan inte jämföras med tidigare år. Säger inte "
            "vilka som lät bli att svara.",
            en="From 2025 weighted to hold for all inhabitants aged 18 and over: not comparable with earlier years. Does not "
            "tell who did not answer.",
            nb="Fra 2025 vektet slik at den gjelder alle innbyggere 18 år og eldre: kan ikke sammenlignes med tidligere år. Sier "
            "ikke hvem som lot være å svare.",
        ),
        direction=None,
    ),
)
