"""Health as people judge it, and length of life."""

from dataclasses import replace

from indicators.formulas import PUBLISHED
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.key_figures import KOLADA, key_figure
from loaders import scb_life_expectancy
from translations import Text


def _life_expectancy(sex: str, number: str, of: Text, chance: int) -> Indicator:
    """Five years' mean, from Statistics Sweden's table, and from Kolada in further years.

    `chance` is 1.96 × √(mean of d² × people / 2), d the difference between the periods 2000–04,
    2005–09, 2010–14 and 2015–19, which share no year, less the median difference of all
    municipalities. It is one number for small and large municipalities (from 151 to 181 in six
    classes by population), so that nearly all of d is chance.
    """
    declared = key_figure(
        f"life_expectancy_{sex}_years",
        number,
        theme="health",
        title=Text(
            sv="Medellivslängd, {of}", en="Life expectancy, {of}", nb="Forventet levealder, {of}"
        ).format(of=of),
        meaning=Text(
            sv="Förväntad livslängd vid födelsen för {of}, över fem år tillsammans. I diagram och filer anges "
            "periodens sista år.",
            en="Life expectancy at birth of {of}, over five years together. In charts and files a period goes by "
            "its last year.",
            nb="Forventet levealder ved fødselen for {of}, over fem år samlet. I diagrammer og filer angis "
            "periodens siste år.",
        ).format(of=of),
        caveat=Text(
            sv="Osäkerheten (±) är den som slumpen ger: ungefär {chance}/√folkmängden år, alltså {small} år i en kommun med "
            "5 000 invånare och {large} i en med 100 000. Den är skattad ur hur mycket perioder utan gemensamma år "
            "skiljer sig, inte publicerad. Femårsperioderna överlappar: två år i följd har fyra år gemensamma.",
            en="The uncertainty (±) is what chance does: about {chance}/√population years, so {small} years in a municipality of "
            "5,000 inhabitants and {large} in one of 100,000. It is estimated from how much periods without a common year "
            "differ, and not published. Five years overlap: two years in a row share four.",
            nb="Usikkerheten (±) er den som tilfeldighetene gir: omtrent {chance}/√folketallet år, altså {small} år i en kommune "
            "med 5 000 innbyggere og {large} i en med 100 000. Den er anslått ut fra hvor mye perioder uten felles år skiller "
            "seg, ikke publisert. Femårsperiodene overlapper: to år på rad har fire år felles.",
        ).format(
            chance=str(chance),
            small=_in_words(chance / 5_000**0.5),
            large=_in_words(chance / 100_000**0.5),
        ),
        unit="years",
        direction="high",
        goal=3,
    )
    return replace(
        declared,
        formula=PUBLISHED,
        years={MUNICIPALITY: scb_life_expectancy.SOURCE.years},
        sources=("scb_life_expectancy", KOLADA),
        period=scb_life_expectancy.PERIOD,
        chance=float(chance),
    )


def _in_words(years: float) -> Text:
    """A number of years with one decimal."""
    written = f"{years:.1f}"
    comma = written.replace(".", ",")
    return Text(sv=comma, en=written, nb=comma)


INDICATORS = (
    key_figure(
        "good_health_survey_pct",
        "U01405",
        theme="health",
        title=Text(
            sv="Bra hälsa enligt egen bedömning (enkät)",
            en="Good health as judged by oneself (survey)",
            nb="God helse etter egen vurdering (spørreundersøkelse)",
        ),
        meaning=Text(
            sv="Andel av de svarande som bedömer sitt allmänna hälsotillstånd som bra eller mycket bra.",
            en="Share of respondents who call their general health good or very good.",
            nb="Andel av de svarende som vurderer sin allmenne helse som god eller svært god.",
        ),
        caveat=Text(
            sv="Enkät; svarsandelen anges inte i Kolada. Två undersökningar: i Uppsala, Södermanlands, Västmanlands, Värmlands "
            "och Örebro län mäts vissa år bland 18–84-åringar, i övriga landet är värdet ett glidande fyraårsmedel bland 16–84-åringar "
            "och kommuner med tilläggsurval får värde vissa år.",
            en="Survey; its response share is not given in Kolada. Two surveys: in the counties of Uppsala, Södermanland, "
            "Västmanland, Värmland and Örebro some years, among people aged 18–84; elsewhere a moving four-year mean among "
            "people aged 16–84, for municipalities with an extra sample in some years.",
            nb="Spørreundersøkelse; svarprosenten oppgis ikke i Kolada. To undersøkelser: i Uppsala, Södermanland, Västmanland, "
            "Värmland og Örebro län noen år blant 18–84-åringer; ellers et glidende fireårig gjennomsnitt blant 16–84-åringer, for "
            "kommuner med tilleggsutvalg enkelte år.",
        ),
        direction="high",
        goal=3,
        uncertainty="U01511",
    ),
    _life_expectancy(
        "women",
        "N00925",
        Text(sv="kvinnor", en="women", nb="kvinner"),
        161,
    ),
    _life_expectancy("men", "N00923", Text(sv="män", en="men", nb="menn"), 164),
)
