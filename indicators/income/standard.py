"""What households have to live on: medians, low and high economic standard, and assistance."""

from dataclasses import replace
from typing import Literal

from indicators.coverage import STOCKHOLM
from indicators.feeds_scb import ALL, SCB
from indicators.feeds_ssb import SSB, of_norway
from indicators.formulas import PUBLISHED, PUBLISHED_SHARE
from indicators.indicator import DESO, Indicator, feeds_at
from indicators.key_figures import key_figure
from translations import Text

_STANDARD = Text(
    sv="Relativt mått: följer landets median. Hushållets inkomst efter skatt per konsumtionsenhet; "
    "växelvis boende barn räknas från 2011. Kolada anger inte om kapitalvinster ingår.",
    en="A relative measure: it follows the country's median. The household's income after tax per consumption unit; children living "
    "alternately with their parents are accounted for from 2011. Kolada does not say whether capital gains are included.",
    nb="Relativt mål: følger landets median. Husholdningens inntekt etter skatt per forbruksenhet; barn "
    "med delt bosted regnes fra 2011. Kolada oppgir ikke om kapitalgevinster inngår.",
)


def _economic_standard(part: str, contents: str, title: Text, meaning: Text) -> Indicator:
    direction: Literal["low"] | None = "low" if part == "low" else None
    of_a_refresh = Indicator(
        id=f"{part}_economic_standard_pct",
        theme="income",
        title=title,
        meaning=meaning,
        formula=PUBLISHED_SHARE,
        caveat=Text(
            sv="Relativt mått: mäts mot rikets median samma år. Hushållets inkomst med hänsyn till hushållets "
            "storlek.",
            en="Relative: measured against the country's median of the year. The household's income, shared by its "
            "size.",
            nb="Relativt mål: måles mot landets median samme år. Husholdningens inntekt med hensyn til "
            "husholdningens størrelse.",
        ),
        unit="pct",
        direction=direction,
        weight="population",
        sources=(SCB,),
        goal=1 if part == "low" else 10,
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6685",
            part={"Alder": ("tot|totalt|totalt ålder",), "ContentsCode": (contents,)},
        ),
    )
    # Stockholm's DeSO of 2020 are embedded, in whole percentages.
    return replace(
        of_a_refresh,
        years={DESO: (2020,)},
        covers=STOCKHOLM,
        sources=("scb_stockholm_standard", "scb"),
    )


def _of_economic_standard(
    id: str,
    contents: str,
    title: Text,
    meaning: Text,
    *,
    direction: Literal["low", "high"] | None,
    unit: str = "pct",
) -> Indicator:
    return Indicator(
        id=id,
        theme="income",
        title=title,
        meaning=meaning,
        formula=PUBLISHED,
        caveat=Text(
            sv="Hushållets inkomst med hänsyn till hushållets storlek. Andelarna i rikets fjärdedelar är "
            "relativa: i riket är varje andel 25 procent. Indelningen ändrades 2024.",
            en="The household's income, shared by its size. Shares in the country's quarters are relative: in the "
            "country each is 25 per cent. The division changed in 2024.",
            nb="Husholdningens inntekt med hensyn til husholdningens størrelse. Andelene i landets fjerdedeler "
            "er relative: i landet er hver 25 prosent. Inndelingen ble endret i 2024.",
        ),
        unit=unit,
        direction=direction,
        weight="population",
        sources=(SCB,),
        goal=10,
        feeds=feeds_at(ALL, SCB, "TAB6684", part={"ContentsCode": (contents,)}),
    )


INDICATORS = (
    key_figure(
        "income_median_sek",
        "N00905",
        theme="income",
        title=Text(
            sv="Medianinkomst efter skatt, 20 år och äldre",
            en="Median income after tax, aged 20 and over",
            nb="Medianinntekt etter skatt, 20 år og eldre",
        ),
        meaning=Text(
            sv="Hälften av invånarna 20 år och äldre har högst den här inkomsten efter skatt och bidrag under året.",
            en="Half of the inhabitants aged 20 and over have at most this income after tax and transfers in the year.",
            nb="Halvparten av innbyggerne 20 år og eldre har høyst denne inntekten etter skatt og overføringer i løpet av året.",
        ),
        caveat=Text(
            sv="Löpande priser. Individens inkomst: visar inte vad hushållet har. Ett medelvärde av medianer är "
            "ingen median.",
            en="Current prices, income of the individual: it does not tell what the household has. A mean of medians is no median.",
            nb="Løpende priser. Individets inntekt: viser ikke hva husholdningen har. Et gjennomsnitt av "
            "medianer er ingen median.",
        ),
        unit="sek_year",
        direction="high",
        comparable="not",
    ),
    key_figure(
        "income_gini",
        "N00997",
        theme="income",
        title=Text(
            sv="Inkomstskillnader (Gini)",
            en="Income inequality (Gini)",
            nb="Inntektsulikhet (Gini)",
        ),
        meaning=Text(
            sv="Ginikoefficienten för disponibel inkomst per konsumtionsenhet inom kommunen: 0 när alla har "
            "lika mycket, 1 när en har allt.",
            en="Gini coefficient of disposable income per consumption unit within the municipality: 0 when all have the same, 1 when "
            "one has everything.",
            nb="Ginikoeffisienten for disponibel inntekt per forbruksenhet i kommunen: 0 når alle har like mye, "
            "1 når én har alt.",
        ),
        caveat=Text(
            sv="Skillnader inom kommunen, inte mellan kommuner: ett medelvärde av kommuner är inte landets Gini. Ett fåtal mycket höga inkomster kan lyfta "
            "värdet i en liten kommun.",
            en="Differences inside the municipality, not between municipalities: a mean of municipalities is not the country's Gini. A few "
            "very high incomes can lift the value of a small municipality.",
            nb="Forskjeller i kommunen, ikke mellom kommuner: et gjennomsnitt av kommuner er ikke landets Gini. "
            "Noen få svært høye inntekter kan løfte verdien i en liten kommune.",
        ),
        unit="gini",
        direction="low",
    ),
    key_figure(
        "low_standard_pct",
        "N66080",
        theme="income",
        title=Text(
            sv="Låg ekonomisk standard (Kolada)",
            en="Low economic standard (Kolada)",
            nb="Lav økonomisk standard (Kolada)",
        ),
        meaning=Text(
            sv="Andel av invånarna i hushåll med en ekonomisk standard under 60 procent av landets median.",
            en="Share of inhabitants in households with an economic standard below 60 per cent of the country's median.",
            nb="Andel av innbyggerne i husholdninger med en økonomisk standard under 60 prosent av landets median.",
        ),
        caveat=_STANDARD,
        direction="low",
        comparable="not",
    ),
    key_figure(
        "child_low_standard_pct",
        "N66077",
        theme="income",
        title=Text(
            sv="Låg ekonomisk standard, 0–19 år (Kolada)",
            en="Low economic standard, aged 0–19 (Kolada)",
            nb="Lav økonomisk standard, 0–19 år (Kolada)",
        ),
        meaning=Text(
            sv="Andel av invånarna 0–19 år i hushåll med en ekonomisk standard under 60 procent av landets median.",
            en="Share of inhabitants aged 0–19 in households with an economic standard below 60 per cent of the country's median.",
            nb="Andel av innbyggerne 0–19 år i husholdninger med en økonomisk standard under 60 prosent av landets median.",
        ),
        caveat=_STANDARD,
        direction="low",
        comparable="similar",
    ),
    key_figure(
        "long_term_assistance_pct",
        "N31816",
        theme="income",
        title=Text(
            sv="Långvarigt ekonomiskt bistånd, vuxna",
            en="Long-term social assistance, adults",
            nb="Langvarig økonomisk sosialhjelp, voksne",
        ),
        meaning=Text(
            sv="Andel av de vuxna invånarna (18 år och äldre) som fick ekonomiskt bistånd 10–12 månader under året.",
            en="Share of adult inhabitants (aged 18 and over) who received social assistance in 10–12 months of the year.",
            nb="Andel av de voksne innbyggerne (18 år og eldre) som mottok økonomisk sosialhjelp 10–12 måneder i løpet av året.",
        ),
        caveat=Text(
            sv="Ny metod från 2017: den som har flyttat under året räknas i den senaste kommunen. Dessförinnan "
            "är talen troligen för låga.",
            en="New method, applied from 2017 on: someone who moved in the year belongs to the last municipality. Before that the figures "
            "were probably too low.",
            nb="Ny metode fra 2017: den som har flyttet i løpet av året, regnes i den siste kommunen. Før det "
            "er tallene trolig for lave.",
        ),
        direction="low",
        comparable="not",
    ),
    _economic_standard(
        "low",
        "000008AC|~låg ekonomisk standard",
        Text(sv="Låg ekonomisk standard", en="Low economic standard", nb="Lav økonomisk standard"),
        Text(
            sv="Andel i hushåll med mindre än 60 procent av rikets medianstandard.",
            en="Share in households with less than 60 per cent of the country's median standard.",
            nb="Andel i husholdninger med mindre enn 60 prosent av landets medianstandard.",
        ),
    ),
    _economic_standard(
        "high",
        "000008AD|~hög ekonomisk standard",
        Text(sv="Hög ekonomisk standard", en="High economic standard", nb="Høy økonomisk standard"),
        Text(
            sv="Andel i hushåll med mer än dubbla rikets medianstandard.",
            en="Share in households with more than twice the country's median standard.",
            nb="Andel i husholdninger med mer enn det dobbelte av landets medianstandard.",
        ),
    ),
    _of_economic_standard(
        "economic_standard_median_tkr",
        "000008AB|~median",
        Text(
            sv="Ekonomisk standard, median",
            en="Economic standard, median",
            nb="Økonomisk standard, median",
        ),
        Text(
            sv="Medianen av hushållens disponibla inkomst per konsumtionsenhet, för dem som bor i området.",
            en="Median of the households' disposable income per consumption unit, of those who live in the area.",
            nb="Medianen av husholdningenes disponible inntekt per forbruksenhet, for dem som bor i området.",
        ),
        direction="high",
        unit="tkr",
    ),
    _of_economic_standard(
        "economic_standard_quartile_1_pct",
        "000008A6|~kvartil 1",
        Text(
            sv="I rikets lägsta fjärdedel, ekonomisk standard",
            en="In the country's lowest quarter, economic standard",
            nb="I landets laveste fjerdedel, økonomisk standard",
        ),
        Text(
            sv="Andel av invånarna vars ekonomiska standard hör till den lägsta fjärdedelen i riket.",
            en="Share of inhabitants whose economic standard is in the country's lowest quarter.",
            nb="Andel av innbyggerne med økonomisk standard i landets laveste fjerdedel.",
        ),
        direction="low",
    ),
    _of_economic_standard(
        "economic_standard_quartile_4_pct",
        "000008A9|~kvartil 4",
        Text(
            sv="I rikets högsta fjärdedel, ekonomisk standard",
            en="In the country's highest quarter, economic standard",
            nb="I landets høyeste fjerdedel, økonomisk standard",
        ),
        Text(
            sv="Andel av invånarna vars ekonomiska standard hör till den högsta fjärdedelen i riket.",
            en="Share of inhabitants whose economic standard is in the country's highest quarter.",
            nb="Andel av innbyggerne med økonomisk standard i landets høyeste fjerdedel.",
        ),
        direction=None,
    ),
    Indicator(
        id="household_income_median_norway_nok",
        theme="income",
        title=Text(
            sv="Hushållets medianinkomst efter skatt (Norge)",
            en="Median household income after tax (Norway)",
            nb="Husholdningenes medianinntekt etter skatt (Norge)",
        ),
        meaning=Text(
            sv="Median av hushållens samlade inkomst efter skatt.",
            en="Median of the households' whole income after tax.",
            nb="Median av husholdningenes samlede inntekt etter skatt.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Hushållets inkomst i norska kronor, löpande priser: kan inte jämföras med personens nettoinkomst i "
            "Sverige. Utan studenthushåll.",
            en="The household's income in Norwegian kroner, current prices: not to be compared with the person's net "
            "income in Sweden. Without households of students.",
            nb="Husholdningens inntekt i norske kroner, løpende priser: kan ikke sammenlignes med personens "
            "nettoinntekt i Sverige. Uten studenthusholdninger.",
        ),
        unit="nok",
        direction="high",
        weight="population",
        sources=(SSB,),
        goal=8,
        feeds=of_norway(
            "06944", {"HusholdType": ("0000|alle husholdninger",), "ContentsCode": ("InntSkatt",)}
        ),
        comparable="not",
    ),
    Indicator(
        id="child_low_income_norway_pct",
        theme="income",
        title=Text(
            sv="Barn i hushåll med låg inkomst (Norge)",
            en="Children in low-income households (Norway)",
            nb="Barn i husholdninger med lavinntekt (Norge)",
        ),
        meaning=Text(
            sv="Andel under 18 år i hushåll under 60 procent av rikets median (EU-skala), ett år.",
            en="Share of those under 18 in households below 60 per cent of the country's median (EU scale), one year.",
            nb="Andel under 18 år i husholdninger under 60 prosent av landets median (EU-skala), ett år.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Liknar låg ekonomisk standard i Sverige, men gäller bara barn och mäts mot Norges median.",
            en="Resembles low economic standard in Sweden, but is of children only and measured against Norway's "
            "median.",
            nb="Ligner lav økonomisk standard i Sverige, men gjelder bare barn og måles mot Norges median.",
        ),
        unit="pct",
        direction="low",
        weight="population",
        sources=(SSB,),
        goal=1,
        feeds=of_norway("08764", {"ContentsCode": ("EUskala60",)}),
        comparable="similar",
    ),
    Indicator(
        id="persistent_low_income_norway_pct",
        theme="income",
        title=Text(
            sv="Varaktigt låg inkomst (Norge)",
            en="Persistent low income (Norway)",
            nb="Vedvarende lavinntekt (Norge)",
        ),
        meaning=Text(
            sv="Andel i hushåll vars medelinkomst över tre år är under 60 procent av medianen (EU-skala).",
            en="Share in households whose mean income over three years is below 60 per cent of the median (EU scale).",
            nb="Andel i husholdninger med gjennomsnittsinntekt over tre år under 60 prosent av medianen (EU-skala).",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Året är det sista av tre. Det svenska måttet låg ekonomisk standard gäller ett år.",
            en="The year is the last of three. The Swedish measure of low economic standard is of one year.",
            nb="Året er det siste av tre. Det svenske målet lav økonomisk standard gjelder ett år.",
        ),
        unit="pct",
        direction="low",
        weight="population",
        sources=(SSB,),
        goal=1,
        feeds=of_norway(
            "12944", {"Alder": ("999A|~alle aldre",), "ContentsCode": ("EUskalaSeksti",)}
        ),
        comparable="similar",
    ),
    Indicator(
        id="social_assistance_norway_per_1000",
        theme="income",
        title=Text(
            sv="Mottagare av ekonomiskt bistånd (Norge)",
            en="Recipients of social assistance (Norway)",
            nb="Sosialhjelpsmottakere (Norge)",
        ),
        meaning=Text(
            sv="Mottagare av ekonomiskt bistånd under året per 1 000 invånare.",
            en="Recipients of social assistance during the year per 1,000 inhabitants.",
            nb="Sosialhjelpsmottakere i løpet av året per 1 000 innbyggere.",
        ),
        formula=Text(
            sv="mottagare / folkmängd den 1 januari × 1 000",
            en="recipients / population on 1 January × 1,000",
            nb="mottakere / folketall 1. januar × 1 000",
        ),
        caveat=Text(
            sv="Det svenska måttet i socioekonomiskt index gäller långvarigt bistånd eller "
            "långtidsarbetslöshet.",
            en="The Swedish share in the socio-economic index is of lasting assistance or long unemployment.",
            nb="Det svenske målet i sosioøkonomisk indeks gjelder langvarig stønad eller langtidsledighet.",
        ),
        unit="per_1000",
        direction="low",
        weight="population",
        sources=(SSB,),
        goal=1,
        feeds=of_norway(
            "13995",
            {"ContentsCode": ("KOSsosantkliente0000|~sosialhjelpsmottakere (antall)",)},
            per="population",
            least={"0301": 1000},  # Oslo has tens of thousands; given per 1,000 it would be tens
        ),
        comparable="not",
    ),
)
