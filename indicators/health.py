"""Health as people judge it, and length of life; from Kolada."""

from indicators.key_figures import key_figure
from translations import Text

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
    key_figure(
        "life_expectancy_women_years",
        "N00925",
        theme="health",
        title=Text(
            sv="Medellivslängd, kvinnor",
            en="Life expectancy, women",
            nb="Forventet levealder, kvinner",
        ),
        meaning=Text(
            sv="Förväntad livslängd vid födseln för kvinnor, medelvärde över fem år till och med det angivna.",
            en="Life expectancy at birth of women, mean of five years up to the one given.",
            nb="Forventet levealder ved fødselen for kvinner, gjennomsnitt over fem år til og med det oppgitte.",
        ),
        caveat=Text(
            sv="Femårsperioderna överlappar: två år i följd har fyra år gemensamma. I små kommuner beror "
            "skillnader ofta på slumpen.",
            en="Five years overlap: two years in a row share four. In small municipalities much of a difference is chance.",
            nb="Femårsperiodene overlapper: to år på rad har fire år felles. I små kommuner skyldes forskjeller "
            "ofte tilfeldigheter.",
        ),
        unit="years",
        direction="high",
        goal=3,
    ),
)
