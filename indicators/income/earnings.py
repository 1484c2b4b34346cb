"""What people earn, whether they have work, and the municipality's tax base."""

from typing import Literal

from indicators.feeds_scb import ALL, BOTH_SEXES, SCB
from indicators.formulas import PUBLISHED, PUBLISHED_SHARE
from indicators.indicator import MUNICIPALITY, REGSO, SMALL_AREAS, Indicator, feeds_at
from loaders import municipality_panel, scb_median_income
from translations import Text

# Contents of TAB6679, by quarter.
_QUARTERS = {1: "0000089P", 4: "0000089S"}
_PANEL_YEARS = municipality_panel.SOURCE.years


def _tax_base(id: str, prices: Text, times: Text) -> Indicator:
    """`times` is what the amounts are converted by, after the formula."""
    return Indicator(
        id=id,
        theme="income",
        title=Text(
            sv="Skattekraft, {prices}", en="Tax base, {prices}", nb="Skattegrunnlag, {prices}"
        ).format(prices=prices),
        meaning=Text(
            sv="Beskattningsbar förvärvsinkomst per invånare; året är inkomståret.",
            en="Taxable earned income per inhabitant; the year is that of the income.",
            nb="Skattbar inntekt per innbygger; året er inntektsåret.",
        ),
        formula=Text(
            sv="beskattningsbara inkomster / invånare{times}",
            en="taxable incomes / inhabitants{times}",
            nb="skattbare inntekter / innbyggere{times}",
        ).format(times=times),
        caveat=Text(
            sv="I {prices}. Före utjämning mellan kommuner. Knivsta saknar värde för 2001.",
            en="In {prices}. Before equalisation between municipalities. Knivsta has no value for 2001.",
            nb="I {prices}. Før utjevning mellom kommuner. Knivsta mangler verdi for 2001.",
        ).format(prices=prices),
        unit="sek",
        direction="high",
        weight="population",
        years={MUNICIPALITY: _PANEL_YEARS},
        sources=("municipality_panel",),
    )


def _net_income(kind: str, title: Text, table: str, part: dict[str, tuple[str, ...]]) -> Indicator:
    return Indicator(
        id=f"net_income_{kind}_tkr",
        theme="income",
        title=title,
        meaning=Text(
            sv="Nettoinkomst: inkomsten efter skatt för personer 20 år och äldre, inklusive bidrag.",
            en="Net income: what people aged 20 and over have after tax, benefits included.",
            nb="Nettoinntekt: inntekten etter skatt for personer 20 år og eldre, inkludert stønader.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Fasta priser, i det senaste årets penningvärde. Personens inkomst, inte hushållets.",
            en="Constant prices, in the money of the latest year. The person's income, not the household's.",
            nb="Faste priser, i siste års pengeverdi. Personens inntekt, ikke husholdningens.",
        ),
        unit="tkr",
        direction="high",
        weight="population",
        sources=(SCB,),
        goal=8,
        feeds=feeds_at(ALL, "scb", table, part=part),
    )


def _quartile(number: int, title: Text, which: Text, direction: Literal["low"] | None) -> Indicator:
    return Indicator(
        id=f"net_income_quartile_{number}_pct",
        theme="income",
        title=title,
        meaning=Text(
            sv="Andel av invånarna 20 år och äldre vars nettoinkomst hör till {which} fjärdedelen i riket.",
            en="Share of inhabitants aged 20 and over whose net income is in the country's {which} quarter.",
            nb="Andel av innbyggerne 20 år og eldre med nettoinntekt i landets {which} fjerdedel.",
        ).format(which=which),
        formula=PUBLISHED_SHARE,
        caveat=Text(
            sv="Relativt mått: i riket är andelen alltid 25 procent. Indelningen ändrades 2024.",
            en="Relative: in the country the share is always 25 per cent. The division changed in 2024.",
            nb="Relativt mål: i landet er andelen alltid 25 prosent. Inndelingen ble endret i 2024.",
        ),
        unit="pct",
        direction=direction,
        weight="population",
        sources=(SCB,),
        goal=10,
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6679",
            part={
                **BOTH_SEXES,
                "InkomstTyp": ("NeInk|~nettoinkomst",),
                "ContentsCode": (f"{_QUARTERS[number]}|~kvartil {number}",),
            },
        ),
    )


def _labour(
    id: str, part: str, whole: str, title: Text, formula: Text, direction: Literal["low", "high"]
) -> Indicator:
    group = {**BOTH_SEXES, "Alder": ("20-64|20-64 år",)}
    return Indicator(
        id=id,
        theme="income",
        title=title,
        meaning=Text(
            sv="Arbetsmarknadsstatus för invånare 20–64 år, enligt register.",
            en="Labour status of inhabitants aged 20–64, in registers.",
            nb="Arbeidsmarkedsstatus for innbyggere 20–64 år, ifølge registre.",
        ),
        formula=formula,
        caveat=Text(
            sv="Statistiken lades om 2019/2020: kan inte jämföras med tidigare år. Indelningen ändrades 2024.",
            en="The statistics were rebuilt in 2019/2020: no comparison with earlier years. The division changed in "
            "2024.",
            nb="Statistikken ble lagt om i 2019/2020: kan ikke sammenlignes med tidligere år. Inndelingen ble "
            "endret i 2024.",
        ),
        unit="pct",
        direction=direction,
        weight="population",
        sources=(SCB,),
        goal=8,
        feeds=feeds_at(
            SMALL_AREAS,
            SCB,
            "TAB6680",
            part={**group, "ContentsCode": (part,)},
            whole={"ContentsCode": (whole,)},
            times=100,
        ),
    )


INDICATORS = (
    Indicator(
        id="earned_income_median_tkr",
        theme="income",
        title=Text(
            sv="Förvärvsinkomst, median", en="Earned income, median", nb="Yrkesinntekt, median"
        ),
        meaning=Text(
            sv="Medianen av sammanräknad förvärvsinkomst (lön, pension, sjukpenning och annat) för alla från 16 år.",
            en="The median of total earned income (wages, pensions, sickness benefit and more) of everybody aged 16 and older.",
            nb="Medianen av samlet yrkesinntekt (lønn, pensjon, sykepenger og annet) for alle fra 16 år.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Studerande och pensionärer ingår, så åldern påverkar. Priserna anges inte i tabellen. Landets siffra är ett "
            "medelvärde av medianer, vägt med folkmängden: en skattning.",
            en="Students and pensioners are among them, so age matters. The table does not state the prices. The country's "
            "figure is a mean of medians weighted by population: an estimate.",
            nb="Studenter og pensjonister er med, så alderen har betydning. Tabellen oppgir ikke prisene. Landets tall er et "
            "gjennomsnitt av medianer, vektet med folketallet: et anslag.",
        ),
        unit="tkr",
        direction="high",
        weight="population",
        years={MUNICIPALITY: scb_median_income.SOURCE.years},
        sources=(scb_median_income.SOURCE.key,),
        goal=8,
    ),
    Indicator(
        id="wage_mean_tkr",
        theme="income",
        title=Text(
            sv="Löneinkomst, medelvärde för alla",
            en="Wage income, mean over everyone",
            nb="Lønnsinntekt, gjennomsnitt for alle",
        ),
        meaning=Text(
            sv="Löneinkomst, medelvärde för samtliga: även de utan lön räknas.",
            en="Wage income, mean over everyone: those without a wage count too.",
            nb="Lønnsinntekt, gjennomsnitt for alle: også de uten lønn regnes med.",
        ),
        formula=Text(
            sv="kommun: Σ RegSO-värde × folkmängd / Σ folkmängd",
            en="municipality: Σ RegSO value × population / Σ population",
            nb="kommune: Σ RegSO-verdi × folketall / Σ folketall",
        ),
        caveat=Text(
            sv="Filen anger varken prisnivån eller åldrarna; serien faller 2021–2023, som den skulle göra i "
            "fasta priser, så en förändring kan bero på priserna. Kommunens värde är en skattning: "
            "RegSO-värdena vägs med hela folkmängden. Medelvärdet gånger folkmängden är inte lönesumman.",
            en="The file states neither the prices nor the ages; the series falls 2021–2023, as in constant prices, so a change may be one of prices. A municipality's value is an estimate: the RegSO values are "
            "weighted by the whole population. The mean times the population is no sum of wages.",
            nb="Filen oppgir verken prisnivået eller aldrene; serien faller 2021–2023, som den ville gjort i "
            "faste priser, så en endring kan skyldes prisene. Kommunens verdi er et anslag: RegSO-verdiene "
            "vektes med hele folketallet. Gjennomsnittet ganger folketallet er ikke lønnssummen.",
        ),
        unit="tkr",
        direction="high",
        weight="population",
        years={MUNICIPALITY: (2020, 2021, 2022, 2023), REGSO: (2020, 2021, 2022, 2023)},
        sources=("scb_wages",),
        goal=8,
    ),
    _tax_base(
        "tax_base_sek",
        Text(sv="löpande priser", en="current prices", nb="løpende priser"),
        Text(sv="", en="", nb=""),
    ),
    _tax_base(
        "tax_base_2023_prices_sek",
        Text(sv="2023 års priser", en="2023 prices", nb="2023-priser"),
        Text(
            sv=" × KPI 2023 / KPI inkomståret",
            en=" × CPI of 2023 / CPI of the income year",
            nb=" × KPI 2023 / KPI inntektsåret",
        ),
    ),
    _net_income(
        "mean",
        Text(sv="Nettoinkomst, medelvärde", en="Net income, mean", nb="Nettoinntekt, gjennomsnitt"),
        "TAB6683",
        {
            **BOTH_SEXES,
            "Inkomstkomponenter": ("240|~nettoinkomst",),
            "ContentsCode": ("000008A4|~medelvärde för samtliga",),
        },
    ),
    _net_income(
        "median",
        Text(sv="Nettoinkomst, median", en="Net income, median", nb="Nettoinntekt, median"),
        "TAB6679",
        {
            **BOTH_SEXES,
            "InkomstTyp": ("NeInk|~nettoinkomst",),
            "ContentsCode": ("0000089U|~median",),
        },
    ),
    _quartile(
        1,
        Text(
            sv="I rikets lägsta fjärdedel, nettoinkomst",
            en="In the country's lowest quarter, net income",
            nb="I landets laveste fjerdedel, nettoinntekt",
        ),
        Text(sv="den lägsta", en="lowest", nb="laveste"),
        "low",
    ),
    _quartile(
        4,
        Text(
            sv="I rikets högsta fjärdedel, nettoinkomst",
            en="In the country's highest quarter, net income",
            nb="I landets høyeste fjerdedel, nettoinntekt",
        ),
        Text(sv="den högsta", en="highest", nb="høyeste"),
        None,
    ),
    _labour(
        "unemployed_pct",
        "0000089W|antal arbetslösa",
        "0000089V|~arbetskraften",
        Text(sv="Arbetslösa, 20–64 år", en="Unemployed, aged 20–64", nb="Arbeidsledige, 20–64 år"),
        Text(
            sv="arbetslösa / arbetskraften (sysselsatta och arbetslösa) × 100",
            en="unemployed / labour force (employed and unemployed) × 100",
            nb="arbeidsledige / arbeidsstyrken (sysselsatte og arbeidsledige) × 100",
        ),
        "low",
    ),
    _labour(
        "employed_pct",
        "0000089X|antal sysselsatta",
        "0000089Y|antal totalt",
        Text(sv="Sysselsatta, 20–64 år", en="Employed, aged 20–64", nb="Sysselsatte, 20–64 år"),
        Text(
            sv="sysselsatta / alla i åldern × 100",
            en="employed / all people of that age × 100",
            nb="sysselsatte / alle i alderen × 100",
        ),
        "high",
    ),
)
