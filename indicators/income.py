"""Wages, low incomes and the municipality's tax base."""

from typing import Literal

from indicators.coverage import STOCKHOLM
from indicators.indicator import DESO, MUNICIPALITY, REGSO, Indicator
from indicators.key_figures import key_figure
from translations import Text

_PANEL_YEARS = (2001, 2005, 2009, 2013, 2017, 2021)


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


_IN_THE_FILE = Text(
    sv="Inkomstbegreppet anges inte i filen och läses som disponibel inkomst per konsumtionsenhet.",
    en="The concept of income is not stated in the file; it is read as disposable income per consumption unit.",
    nb="Inntektsbegrepet oppgis ikke i filen og leses som disponibel inntekt per forbruksenhet.",
)
_AS_PUBLISHED = Text(sv="som publicerat", en="as published", nb="som publisert")
_COUNT = Text(sv="antal", en="count", nb="antall")


def _in_stockholm(
    id: str,
    title: Text,
    meaning: Text,
    formula: Text,
    caveat: Text,
    *,
    unit: str = "pct",
    direction: Literal["low", "high"] | None = None,
    weight: str | None = "disposable_income_people",
    source: str = "scb_stockholm_income",
) -> Indicator:
    return Indicator(
        id=id,
        theme="income",
        title=title,
        meaning=meaning,
        formula=formula,
        caveat=caveat,
        unit=unit,
        direction=direction,
        weight=weight,
        years={DESO: (2020,)},
        sources=(source,),
        goal=10 if unit == "pct" else None,
        covers=STOCKHOLM,
    )


def _quarter(i: int, name: Text) -> Indicator:
    return _in_stockholm(
        f"disposable_income_q{i}_pct",
        Text(
            sv="Hushållsinkomst i rikets {name} fjärdedel",
            en="Household income in the country's {name} quarter",
            nb="Husholdningsinntekt i landets {name} fjerdedel",
        ).format(name=name),
        Text(
            sv="Andel av personerna, alla åldrar, vars hushållsinkomst hör till den {name} fjärdedelen i riket.",
            en="Share of people, all ages, whose household income is in the {name} quarter of the country.",
            nb="Andel av personene, alle aldre, med husholdningsinntekt i den {name} fjerdedelen i landet.",
        ).format(name=name),
        _AS_PUBLISHED,
        Text(
            sv="{file} Hela procent.", en="{file} Whole percentages.", nb="{file} Hele prosenter."
        ).format(file=_IN_THE_FILE),
        direction="low" if i == 1 else None,
    )


def _middle(part: str, title: Text) -> Indicator:
    return _in_stockholm(
        f"disposable_income_{part}_tkr",
        title,
        Text(
            sv="Hushållets disponibla inkomst per konsumtionsenhet, räknat på personer i alla åldrar.",
            en="The household's disposable income per consumption unit, over people of all ages.",
            nb="Husholdningens disponible inntekt per forbruksenhet, regnet på personer i alle aldre.",
        ),
        _AS_PUBLISHED,
        Text(
            sv="{file} Enstaka höga inkomster drar upp medelvärdet. Ett medelvärde av medianer är ingen median.",
            en="{file} A few high incomes raise the mean. A mean of medians is no median.",
            nb="{file} Enkelte høye inntekter trekker opp gjennomsnittet. Et gjennomsnitt av medianer er ingen median.",
        ).format(file=_IN_THE_FILE),
        unit="tkr",
        direction="high",
    )


_BY_AGE = {
    "_0_19": Text(sv=", 0–19 år", en=", ages 0–19", nb=", 0–19 år"),
    "_20_64": Text(sv=", 20–64 år", en=", ages 20–64", nb=", 20–64 år"),
    "_65_plus": Text(sv=", 65 år och äldre", en=", ages 65 and over", nb=", 65 år og eldre"),
}


def _standard(end: Literal["low", "high"], age: str) -> Indicator:
    title, limit = {
        "low": (
            Text(
                sv="Låg ekonomisk standard{age}",
                en="Low economic standard{age}",
                nb="Lav økonomisk standard{age}",
            ),
            Text(
                sv="lägre än 60 procent av rikets median",
                en="below 60 per cent of the country's median",
                nb="lavere enn 60 prosent av landets median",
            ),
        ),
        "high": (
            Text(
                sv="Hög ekonomisk standard{age}",
                en="High economic standard{age}",
                nb="Høy økonomisk standard{age}",
            ),
            Text(
                sv="mer än dubbelt så hög som rikets median",
                en="more than twice the country's median",
                nb="mer enn dobbelt så høy som landets median",
            ),
        ),
    }[end]
    return _in_stockholm(
        f"{end}_economic_standard{age}_pct",
        title.format(age=_BY_AGE[age]),
        Text(
            sv="Andel av personerna{age} som lever i hushåll vars disponibla inkomst per konsumtionsenhet är {limit}.",
            en="Share of people{age} living in households whose disposable income per consumption unit is {limit}.",
            nb="Andel av personene{age} som lever i husholdninger med disponibel inntekt per forbruksenhet {limit}.",
        ).format(age=_BY_AGE[age], limit=limit),
        _AS_PUBLISHED,
        Text(
            sv="Hela procent. Gränserna är SCB:s och anges inte i filen.",
            en="Whole percentages. The limits are Statistics Sweden's and not stated in the file.",
            nb="Hele prosenter. Grensene er SCBs og oppgis ikke i filen.",
        ),
        direction="low" if end == "low" else None,
        weight=f"economic_standard_people{age}",
        source="scb_stockholm_standard",
    )


def _people_of_age(age: str) -> Indicator:
    return _in_stockholm(
        f"economic_standard_people{age}",
        Text(
            sv="Personer med uppgift om inkomst{age}",
            en="People with known income{age}",
            nb="Personer med opplysning om inntekt{age}",
        ).format(age=_BY_AGE[age]),
        Text(
            sv="De personer som låg och hög ekonomisk standard räknas på.",
            en="The people among whom low and high economic standard are counted.",
            nb="Personene som lav og høy økonomisk standard regnes på.",
        ),
        _COUNT,
        Text(
            sv="Färre än folkmängden: alla har inte en känd hushållsinkomst.",
            en="Fewer than the population: not everyone has a known household income.",
            nb="Færre enn folketallet: ikke alle har en kjent husholdningsinntekt.",
        ),
        unit="people",
        weight=None,
        source="scb_stockholm_standard",
    )


_STANDARD = Text(
    sv="Relativt mått: följer landets median. Hushållets inkomst efter skatt per konsumtionsenhet; växelvis boende barn räknas från 2011. "
    "Kolada säger inte om kapitalvinster ingår.",
    en="A relative measure: it follows the country's median. The household's income after tax per consumption unit; children living "
    "alternately with their parents are accounted for from 2011. Kolada does not say whether capital gains are included.",
    nb="Et relativt mål: følger landets median. Husholdningens inntekt etter skatt per forbruksenhet; barn med delt bosted regnes fra 2011. "
    "Kolada sier ikke om kapitalgevinster inngår.",
)
_KEY_FIGURES = (
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
            sv="Löpande priser, individens inkomst: säger inte vad hushållet har. Ett medelvärde av medianer är ingen median.",
            en="Current prices, income of the individual: it does not tell what the household has. A mean of medians is no median.",
            nb="Løpende priser, individets inntekt: sier ikke hva husholdningen har. Et gjennomsnitt av medianer er ingen median.",
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
            sv="Ginikoefficient för disponibel inkomst per konsumtionsenhet inom kommunen: 0 när alla har lika, 1 när en har allt.",
            en="Gini coefficient of disposable income per consumption unit within the municipality: 0 when all have the same, 1 when "
            "one has everything.",
            nb="Ginikoeffisient for disponibel inntekt per forbruksenhet i kommunen: 0 når alle har likt, 1 når én har alt.",
        ),
        caveat=Text(
            sv="Skillnader inom kommunen, inte mellan kommuner: ett medelvärde av kommuner är inte landets Gini. Ett fåtal mycket höga inkomster kan lyfta "
            "värdet i en liten kommun.",
            en="Differences inside the municipality, not between municipalities: a mean of municipalities is not the country's Gini. A few "
            "very high incomes can lift the value of a small municipality.",
            nb="Forskjeller innad i kommunen, ikke mellom kommuner: et gjennomsnitt av kommuner er ikke landets Gini. Noen få svært høye inntekter kan løfte "
            "verdien i en liten kommune.",
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
            sv="Ny metod, räknad från 2017: den som flyttat under året hör till den sista kommunen. Dessförinnan blev talen troligen för låga.",
            en="New method, applied from 2017 on: someone who moved in the year belongs to the last municipality. Before that the figures "
            "were probably too low.",
            nb="Ny metode, brukt fra 2017: den som flyttet i løpet av året, hører til den siste kommunen. Før det var tallene trolig for lave.",
        ),
        direction="low",
        comparable="not",
    ),
)

INDICATORS = (
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
            sv="Filen anger varken prisnivån eller åldrarna; serien faller 2021–2023, som i fasta priser, så en förändring kan bero på priserna. Kommunens värde är en skattning: RegSO-värdena vägs med hela "
            "folkmängden. Medelvärdet gånger folkmängden är ingen lönesumma.",
            en="The file states neither the prices nor the ages; the series falls 2021–2023, as in constant prices, so a change may be one of prices. A municipality's value is an estimate: the RegSO values are "
            "weighted by the whole population. The mean times the population is no sum of wages.",
            nb="Filen oppgir verken prisnivået eller aldrene; serien faller 2021–2023, som i faste priser, så en endring kan skyldes prisene. Kommunens verdi er et anslag: RegSO-verdiene vektes med hele "
            "folketallet. Gjennomsnittet ganger folketallet er ingen lønnssum.",
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
    _quarter(1, Text(sv="lägsta", en="lowest", nb="laveste")),
    _quarter(2, Text(sv="näst lägsta", en="second lowest", nb="nest laveste")),
    _quarter(3, Text(sv="näst högsta", en="second highest", nb="nest høyeste")),
    _quarter(4, Text(sv="högsta", en="highest", nb="høyeste")),
    _middle(
        "median",
        Text(
            sv="Hushållsinkomst, median",
            en="Household income, median",
            nb="Husholdningsinntekt, median",
        ),
    ),
    _middle(
        "mean",
        Text(
            sv="Hushållsinkomst, medelvärde",
            en="Household income, mean",
            nb="Husholdningsinntekt, gjennomsnitt",
        ),
    ),
    _in_stockholm(
        "disposable_income_people",
        Text(
            sv="Personer med uppgift om hushållsinkomst",
            en="People with known household income",
            nb="Personer med opplysning om husholdningsinntekt",
        ),
        Text(
            sv="De personer, alla åldrar, som inkomstfjärdedelarna räknas på.",
            en="The people, of all ages, among whom the income quarters are counted.",
            nb="Personene, i alle aldre, som inntektsfjerdedelene regnes på.",
        ),
        _COUNT,
        Text(
            sv="Färre än folkmängden: alla har inte en känd hushållsinkomst.",
            en="Fewer than the population: not everyone has a known household income.",
            nb="Færre enn folketallet: ikke alle har en kjent husholdningsinntekt.",
        ),
        unit="people",
        weight=None,
    ),
    _in_stockholm(
        "income_ends_lowest_pct",
        Text(
            sv="I lägsta fjärdedelen, av dem i lägsta och högsta",
            en="In the lowest quarter, of those in the lowest and highest",
            nb="I laveste fjerdedel, av dem i laveste og høyeste",
        ),
        Text(
            sv="Av personerna i rikets lägsta eller högsta inkomstfjärdedel: andelen i den lägsta.",
            en="Of the people in the country's lowest or highest income quarter: the share in the lowest.",
            nb="Av personene i landets laveste eller høyeste inntektsfjerdedel: andelen i den laveste.",
        ),
        Text(
            sv="andel i lägsta / (andel i lägsta + andel i högsta) × 100",
            en="share in the lowest / (share in the lowest + share in the highest) × 100",
            nb="andel i laveste / (andel i laveste + andel i høyeste) × 100",
        ),
        Text(
            sv="{file} Från andelar i hela procent. Att dess dissimilaritet är Segregationsbarometerns ojämlikhetsindex är "
            "vår läsning; den räknar femtedelar, här är det fjärdedelar.",
            en="{file} From shares in whole percentages. That its dissimilarity is the Swedish Segregation Barometer's "
            "inequality index (ojämlikhetsindex) is our reading; theirs is of fifths, this of quarters.",
            nb="{file} Fra andeler i hele prosenter. At dens dissimilaritet er den svenske Segregationsbarometerns "
            "ulikhetsindeks (ojämlikhetsindex) er vår lesning; den regner femdeler, her er det fjerdedeler.",
        ).format(file=_IN_THE_FILE),
        direction="low",
        weight="income_ends_people",
    ),
    _in_stockholm(
        "income_ends_people",
        Text(
            sv="Personer i lägsta eller högsta inkomstfjärdedelen",
            en="People in the lowest or highest income quarter",
            nb="Personer i laveste eller høyeste inntektsfjerdedel",
        ),
        Text(
            sv="Personer, alla åldrar, vars hushållsinkomst hör till rikets lägsta eller högsta fjärdedel.",
            en="People, all ages, whose household income is in the country's lowest or highest quarter.",
            nb="Personer, alle aldre, med husholdningsinntekt i landets laveste eller høyeste fjerdedel.",
        ),
        Text(
            sv="(andel i lägsta + andel i högsta) × personer / 100",
            en="(share in the lowest + share in the highest) × people / 100",
            nb="(andel i laveste + andel i høyeste) × personer / 100",
        ),
        Text(
            sv="Skattning från andelar i hela procent, alltså inte ett helt antal.",
            en="An estimate from shares in whole percentages, so no whole number.",
            nb="Anslag fra andeler i hele prosenter, altså ikke et helt antall.",
        ),
        unit="people",
        weight=None,
    ),
    *(_standard(end, age) for age in _BY_AGE for end in ("low", "high")),
    *(_people_of_age(age) for age in _BY_AGE),
    *_KEY_FIGURES,
)
