"""Elections, elected people, and how much influence and trust inhabitants see."""

from indicators.coverage import ELECTION_AREAS
from indicators.feeds_scb import SCB
from indicators.feeds_ssb import SSB, of_norway
from indicators.formulas import PUBLISHED, PUBLISHED_SHARE
from indicators.indicator import MUNICIPALITY, NORWAY, REGSO, REGSO_2025, Indicator, feeds_at
from indicators.key_figures import key_figure, survey
from loaders import ssb_redistricting, valgdir_turnout, valmyndigheten_results
from loaders.source import Source
from loaders.valmyndigheten_2022 import PARTIES
from translations import Text

NAMES = {
    "C": Text(sv="Centerpartiet", en="the Centre Party", nb="Centerpartiet"),
    "KD": Text(sv="Kristdemokraterna", en="the Christian Democrats", nb="Kristdemokraterna"),
    "L": Text(sv="Liberalerna", en="the Liberals", nb="Liberalerna"),
    "M": Text(sv="Moderaterna", en="the Moderate Party", nb="Moderaterna"),
    "MP": Text(sv="Miljöpartiet", en="the Green Party", nb="Miljöpartiet"),
    "S": Text(sv="Socialdemokraterna", en="the Social Democratic Party", nb="Socialdemokraterna"),
    "SD": Text(sv="Sverigedemokraterna", en="the Sweden Democrats", nb="Sverigedemokraterna"),
    "V": Text(sv="Vänsterpartiet", en="the Left Party", nb="Vänsterpartiet"),
}


def _votes(party: str) -> Indicator:
    return Indicator(
        id=f"votes_riksdag_{party.lower()}_pct",
        theme="influence",
        title=Text(
            sv="Röster på {party} i riksdagsvalet",
            en="Votes for {party} in the Riksdag election",
            nb="Stemmer på {party} i riksdagsvalget",
        ).format(party=NAMES[party]),
        meaning=Text(
            sv="Andel av alla avgivna röster i riksdagsvalet den 11 september 2022.",
            en="Share of all votes cast in the Riksdag election of 11 September 2022.",
            nb="Andel av alle avgitte stemmer i riksdagsvalget 11. september 2022.",
        ),
        formula=Text(
            sv="röster på partiet / alla röster, även blanka och ogiltiga × 100, från valdistrikt till RegSO efter yta",
            en="votes for the party / all votes, blank and invalid ones included × 100, from election districts to RegSO "
            "by area",
            nb="stemmer på partiet / alle stemmer, også blanke og ugyldige × 100, fra valgkretser til RegSO "
            "etter areal",
        ),
        caveat=Text(
            sv="Skattning, omräknad efter yta av tredje part: skillnaden mellan områden är troligen större än "
            "den som visas. Officiella resultat räknas på giltiga röster och är något högre. Antal röster "
            "saknas, så inget vägt medelvärde anges.",
            en="An estimate, recomputed by a third party by area: the difference between areas is probably larger than what is seen. Official results are shares of the valid votes and somewhat "
            "higher. The number of votes is missing, so no weighted mean is given.",
            nb="Anslag, omregnet etter areal av en tredjepart: forskjellen mellom områder er trolig større enn "
            "den som vises. Offisielle resultater regnes av gyldige stemmer og er noe høyere. Antall stemmer "
            "mangler, så ikke noe vektet gjennomsnitt oppgis.",
        ),
        unit="pct",
        direction=None,
        weight=None,
        years={REGSO_2025: (2022,)},
        sources=("valmyndigheten_2022",),
        goal=16,
        covers=ELECTION_AREAS,
    )


_DISTRICT = Text(
    sv="Ett enda valdistrikt; kommuner med fler distrikt får lättare ytterlighetsvärden. Val hålls vart "
    "fjärde år: värden däremellan gäller senaste valet.",
    en="A single election district; municipalities with more districts have extremes more easily. Elections are held every "
    "fourth year: values in between are those of the latest.",
    nb="Én enkelt valgkrets; kommuner med flere kretser får lettere ytterverdier. Valg holdes hvert "
    "fjerde år: verdier imellom gjelder siste valg.",
)
_TURNOUT = "AA/AA0003/AA0003J/IntGr11RegSO1"


def _turnout(
    part: str,
    contents: str,
    title: Text,
    years: tuple[int, ...] = valmyndigheten_results.SOURCE.years,
) -> Indicator:
    return Indicator(
        id=f"turnout_{part}_pct",
        theme="influence",
        title=title,
        meaning=Text(
            sv="Andel av de röstberättigade som röstade, efter var de bor.",
            en="Share of those entitled to vote who voted, by where they live.",
            nb="Andel av de stemmeberettigede som stemte, etter hvor de bor.",
        ),
        formula=PUBLISHED_SHARE,
        caveat=Text(
            sv="Valen 2018 och 2022; kommunvalet i kommunerna bara 2022. Rösträtten är inte densamma i de tre valen. "
            "Gotland har inget regionval. Kommunens värde är räknat på alla röster; medelvärden vägs med hela folkmängden.",
            en="The elections of 2018 and 2022; the municipal election by municipality only 2022. Not the same people are "
            "entitled to vote in the three elections. Gotland has no regional election. A municipality's value counts all "
            "votes; means are weighted by the whole population.",
            nb="Valgene i 2018 og 2022; kommunevalget per kommune bare 2022. Stemmeretten er ikke den samme i de tre valgene. "
            "Gotland har ikke regionvalg. Kommunens verdi er regnet av alle stemmer; gjennomsnitt vektes med hele folketallet.",
        ),
        unit="pct",
        direction="high",
        weight="population",
        years={MUNICIPALITY: years},
        sources=(valmyndigheten_results.SOURCE.key, "scb_v1"),
        goal=16,
        feeds=feeds_at(
            (REGSO,),
            "scb_v1",
            _TURNOUT,
            part={
                "Bakgrund": ("samtliga|TOT",),
                "Kon": ("1+2|män och kvinnor",),
                "ContentsCode": (contents,),
            },
        ),
    )


def _turnout_in_norway(
    part: str,
    table: str,
    contents: str,
    title: Text,
    caveat: Text,
    embedded: Source | None = None,
) -> Indicator:
    return Indicator(
        id=f"turnout_{part}_norway_pct",
        theme="influence",
        title=title,
        meaning=Text(
            sv="Andel av de röstberättigade som röstade.",
            en="Share of those entitled to vote who voted.",
            nb="Andel av de stemmeberettigede som stemte.",
        ),
        formula=PUBLISHED,
        caveat=caveat,
        unit="pct",
        direction="high",
        weight="population",
        years={NORWAY: embedded.years} if embedded else {},
        sources=(*((embedded.key, ssb_redistricting.SOURCE.key) if embedded else ()), SSB),
        goal=16,
        feeds=of_norway(table, {"ContentsCode": (contents,)}),
        comparable="similar",
    )


# The citizen survey's tables of 2021 on (ME0003, in PxWebApi 2 one table a question) give a
# municipality's answers by the background of those asked. Seen in use: the tables, the
# dimensions, the code of the question about politicians, the code of the share that is
# told as trust, and the labels of the three places. Assumed: that this share is of the
# two highest grades together, as Kolada's is, and how the question about people reads
# (it is found by its label, or the refusal says what there is).
# Of each place: the end of ids, its label in the tables, the words for those who live there.
_PLACES = (
    (
        "centre",
        "~centralort",
        Text(sv="i centralorten", en="in the municipality's centre", nb="i kommunesenteret"),
    ),
    (
        "other_locality",
        "~annan tätort",
        Text(sv="i annan tätort", en="in another locality", nb="i et annet tettsted"),
    ),
    (
        "outside_localities",
        "~utanför tätort",
        Text(sv="utanför tätort", en="outside localities", nb="utenfor tettsted"),
    ),
)


def _by_place(
    id: str, title: Text, meaning: Text, table: str, question: tuple[str, str], high: str
) -> tuple[Indicator, ...]:
    dimension, code = question
    return tuple(
        Indicator(
            id=f"{id}_{place}_pct",
            theme="influence",
            title=Text(
                sv="{title}, boende {where}",
                en="{title}, living {where}",
                nb="{title}, bosatt {where}",
            ).format(title=title, where=where),
            meaning=meaning.format(where=where),
            formula=PUBLISHED_SHARE,
            caveat=Text(
                sv="Urvalsundersökning: i en liten kommun bygger talet på få svar, och skillnader mellan orter är "
                "osäkra. Ett värde som saknas är inte noll. Alla kommuner deltar inte varje år. Medelvärden vägs "
                "med hela folkmängden.",
                en="A sample survey: in a small municipality the figure rests on few answers, and differences between "
                "places are uncertain. A missing figure is not zero. Not all municipalities take part each year. Means "
                "are weighted by the whole population.",
                nb="Utvalgsundersøkelse: i en liten kommune bygger tallet på få svar, og forskjeller mellom steder "
                "er usikre. En verdi som mangler, er ikke null. Ikke alle kommuner deltar hvert år. Gjennomsnitt "
                "vektes med hele folketallet.",
            ),
            unit="pct",
            direction="high",
            weight="population",
            sources=(SCB,),
            goal=16,
            feeds=feeds_at(
                (MUNICIPALITY,),
                SCB,
                table,
                part={dimension: (code,), "MedBakgrund": (label,), "ContentsCode": (high,)},
                uncertainty="osäkerhet",
            ),
        )
        for place, label, where in _PLACES
    )


VOTES = tuple(_votes(party) for party in PARTIES)
INDICATORS = (
    *VOTES,
    key_figure(
        "turnout_municipal_pct",
        "N05401",
        theme="influence",
        title=Text(
            sv="Valdeltagande i kommunvalet (Kolada)",
            en="Turnout in the municipal election (Kolada)",
            nb="Valgdeltakelse ved kommunevalget (Kolada)",
        ),
        meaning=Text(
            sv="Andel av de röstberättigade som röstade i senaste kommunvalet; ogiltiga röster räknas med.",
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
            nb="Laveste valgdeltakelse i en valgkrets",
        ),
        meaning=Text(
            sv="Valdeltagandet i senaste kommunvalet i det valdistrikt i kommunen där det var lägst.",
            en="Turnout in the latest municipal election in that district of the municipality where it was lowest.",
            nb="Valgdeltakelsen ved siste kommunevalg i den valgkretsen i kommunen der den var lavest.",
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
            nb="Høyeste valgdeltakelse i en valgkrets",
        ),
        meaning=Text(
            sv="Valdeltagandet i senaste kommunvalet i det valdistrikt i kommunen där det var högst.",
            en="Turnout in the latest municipal election in that district of the municipality where it was highest.",
            nb="Valgdeltakelsen ved siste kommunevalg i den valgkretsen i kommunen der den var høyest.",
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
            sv="Räknas vart fjärde år; Kolada upprepar värdet i tre år. Beror i hög grad på kommunens storlek.",
            en="Counted every fourth year; Kolada repeats the value for three years. Largely follows from a municipality's size.",
            nb="Telles hvert fjerde år; Kolada gjentar verdien i tre år. Avhenger i stor grad av kommunens "
            "størrelse.",
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
            sv="50 betyder lika, så varken högt eller lågt är bättre. Räknas vart fjärde år; Kolada upprepar "
            "värdet i tre år.",
            en="50 is equal, so neither high nor low is better. Counted every fourth year; Kolada repeats the value for three years.",
            nb="50 betyr likt, så verken høyt eller lavt er bedre. Telles hvert fjerde år; Kolada gjentar "
            "verdien i tre år.",
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
            sv="Andel som svarade, av dem som fick SCB:s medborgarundersökning.",
            en="Share of those who were sent Statistics Sweden's citizen survey who answered it.",
            nb="Andel som svarte, av dem som fikk SCBs innbyggerundersøkelse.",
        ),
        caveat=Text(
            sv="Från 2025 vägd så att den gäller alla invånare 18 år och äldre: kan inte jämföras med tidigare "
            "år. Visar inte vilka som inte svarade.",
            en="From 2025 weighted to hold for all inhabitants aged 18 and over: not comparable with earlier years. Does not "
            "tell who did not answer.",
            nb="Fra 2025 vektet slik at den gjelder alle innbyggere 18 år og eldre: kan ikke sammenlignes med "
            "tidligere år. Viser ikke hvem som ikke svarte.",
        ),
        direction=None,
    ),
    *_by_place(
        "trust_politicians_survey",
        Text(
            sv="Förtroende för kommunens politiker",
            en="Trust in the municipality's politicians",
            nb="Tillit til kommunens politikere",
        ),
        Text(
            sv="Andel som har ganska eller mycket stort förtroende för kommunens politiker, av dem som bor "
            "{where}.",
            en="Share of those living {where} who have fairly or very great trust in the municipality's politicians.",
            nb="Andel som har ganske eller svært stor tillit til kommunens politikere, av dem som bor {where}.",
        ),
        "TAB5873",
        ("MedbVariabel14", "1180"),
        "000005CN",
    ),
    *_by_place(
        "trust_people_survey",
        Text(
            sv="Tillit till människor",
            en="Trust in people",
            nb="Tillit til mennesker",
        ),
        Text(
            sv="Andel som tycker att man i allmänhet kan lita på människor, av dem som bor {where}.",
            en="Share of those living {where} who think that people in general can be trusted.",
            nb="Andel som mener at man i alminnelighet kan stole på folk, av dem som bor {where}.",
        ),
        "TAB5874",
        ("MedbVariabel15", "1200|~lita på|~tillit|~litar"),
        "000005D0",
    ),
    _turnout(
        "parliament",
        "000004WU|~riksdag",
        Text(
            sv="Valdeltagande i riksdagsvalet",
            en="Turnout in the parliamentary election",
            nb="Valgdeltakelse i riksdagsvalget",
        ),
    ),
    _turnout(
        "region",
        "000004WV|~region",
        Text(
            sv="Valdeltagande i regionvalet",
            en="Turnout in the regional election",
            nb="Valgdeltakelse i regionvalget",
        ),
    ),
    _turnout(
        "municipality",
        "000004WW|~kommun",
        Text(
            sv="Valdeltagande i kommunvalet",
            en="Turnout in the municipal election",
            nb="Valgdeltakelse i kommunevalget",
        ),
        (2022,),
    ),
    _turnout_in_norway(
        "parliament",
        "08243",
        "ValgSProsent|~valdeltak|~valgdeltak",
        Text(
            sv="Valdeltagande i stortingsvalet",
            en="Turnout in the Storting election",
            nb="Valgdeltakelse i stortingsvalget",
        ),
        Text(
            sv="Liknar riksdagsvalet: medborgare från 18 år. Norska val är ett år före eller efter de svenska. 2009 är "
            "preliminärt. Kommuner som slagits ihop vägs samman efter röstberättigade till dem av 2024 (status "
            "”beräknad”).",
            en="Resembles the Riksdag election: citizens from 18. Norwegian elections are a year before or after the "
            "Swedish ones. 2009 is provisional. Merged municipalities are weighted by those entitled to vote into those "
            "of 2024 (status “computed”).",
            nb="Ligner riksdagsvalget: statsborgere fra 18 år. Norske valg er et år før eller etter de svenske. 2009 er "
            "foreløpig. Sammenslåtte kommuner vektes etter stemmeberettigede til dem fra 2024 (status «beregnet»).",
        ),
        valgdir_turnout.SOURCE,
    ),
    _turnout_in_norway(
        "municipality",
        "09475",
        "DeltaProsent|~valgdeltakelse i prosent",
        Text(
            sv="Valdeltagande i kommunvalet (Norge)",
            en="Turnout in the municipal election (Norway)",
            nb="Valgdeltakelse i kommunestyrevalget",
        ),
        Text(
            sv="Norska kommunval hålls en annan dag än stortingsvalet; i Sverige hålls valen samma dag.",
            en="Norwegian municipal elections are held on another day than the Storting election; in Sweden all are "
            "held on one day.",
            nb="Norske kommunestyrevalg holdes en annen dag enn stortingsvalget; i Sverige holdes valgene samme "
            "dag.",
        ),
    ),
)
