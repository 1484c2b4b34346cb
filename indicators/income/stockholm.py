"""Household incomes in Stockholm, by DeSO, in 2020."""

from typing import Literal

from indicators.coverage import STOCKHOLM
from indicators.formulas import COUNT
from indicators.indicator import DESO, Indicator
from translations import Text

_YEARS: dict[str, tuple[int, ...]] = {DESO: (2020,)}
_IN_THE_FILE = Text(
    sv="Inkomstbegreppet anges inte i filen och tolkas som disponibel inkomst per konsumtionsenhet.",
    en="The concept of income is not stated in the file; it is read as disposable income per consumption unit.",
    nb="Inntektsbegrepet oppgis ikke i filen og tolkes som disponibel inntekt per forbruksenhet.",
)
_AS_PUBLISHED = Text(sv="som publicerat", en="as published", nb="som publisert")


def _quarter(i: int, name: Text) -> Indicator:
    return Indicator(
        id=f"disposable_income_q{i}_pct",
        theme="income",
        title=Text(
            sv="Hushållsinkomst i rikets {name} fjärdedel",
            en="Household income in the country's {name} quarter",
            nb="Husholdningsinntekt i landets {name} fjerdedel",
        ).format(name=name),
        meaning=Text(
            sv="Andel av personerna, alla åldrar, vars hushållsinkomst hör till den {name} fjärdedelen i riket.",
            en="Share of people, all ages, whose household income is in the {name} quarter of the country.",
            nb="Andel av personene, alle aldre, med husholdningsinntekt i den {name} fjerdedelen i landet.",
        ).format(name=name),
        formula=_AS_PUBLISHED,
        caveat=Text(
            sv="{file} Hela procent.", en="{file} Whole percentages.", nb="{file} Hele prosenter."
        ).format(file=_IN_THE_FILE),
        unit="pct",
        direction="low" if i == 1 else None,
        weight="disposable_income_people",
        years=_YEARS,
        sources=("scb_stockholm_income",),
        goal=10,
        covers=STOCKHOLM,
    )


def _middle(part: str, title: Text) -> Indicator:
    return Indicator(
        id=f"disposable_income_{part}_tkr",
        theme="income",
        title=title,
        meaning=Text(
            sv="Hushållets disponibla inkomst per konsumtionsenhet, räknat på personer i alla åldrar.",
            en="The household's disposable income per consumption unit, over people of all ages.",
            nb="Husholdningens disponible inntekt per forbruksenhet, regnet på personer i alle aldre.",
        ),
        formula=_AS_PUBLISHED,
        caveat=Text(
            sv="{file} Enstaka höga inkomster drar upp medelvärdet. Ett medelvärde av medianer är ingen median.",
            en="{file} A few high incomes raise the mean. A mean of medians is no median.",
            nb="{file} Enkelte høye inntekter trekker opp gjennomsnittet. Et gjennomsnitt av medianer er ingen median.",
        ).format(file=_IN_THE_FILE),
        unit="tkr",
        direction="high",
        weight="disposable_income_people",
        years=_YEARS,
        sources=("scb_stockholm_income",),
        covers=STOCKHOLM,
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
    return Indicator(
        id=f"{end}_economic_standard{age}_pct",
        theme="income",
        title=title.format(age=_BY_AGE[age]),
        meaning=Text(
            sv="Andel av personerna{age} som lever i hushåll vars disponibla inkomst per konsumtionsenhet är {limit}.",
            en="Share of people{age} living in households whose disposable income per consumption unit is {limit}.",
            nb="Andel av personene{age} som lever i husholdninger med disponibel inntekt per forbruksenhet {limit}.",
        ).format(age=_BY_AGE[age], limit=limit),
        formula=_AS_PUBLISHED,
        caveat=Text(
            sv="Hela procent. Gränserna är SCB:s och anges inte i filen.",
            en="Whole percentages. The limits are Statistics Sweden's and not stated in the file.",
            nb="Hele prosenter. Grensene er SCBs og oppgis ikke i filen.",
        ),
        unit="pct",
        direction="low" if end == "low" else None,
        weight=f"economic_standard_people{age}",
        years=_YEARS,
        sources=("scb_stockholm_standard",),
        goal=10,
        covers=STOCKHOLM,
    )


def _people_of_age(age: str) -> Indicator:
    return Indicator(
        id=f"economic_standard_people{age}",
        theme="income",
        title=Text(
            sv="Personer med uppgift om inkomst{age}",
            en="People with known income{age}",
            nb="Personer med opplysning om inntekt{age}",
        ).format(age=_BY_AGE[age]),
        meaning=Text(
            sv="De personer som låg och hög ekonomisk standard räknas på.",
            en="The people among whom low and high economic standard are counted.",
            nb="Personene som lav og høy økonomisk standard regnes på.",
        ),
        formula=COUNT,
        caveat=Text(
            sv="Färre än folkmängden: hushållsinkomsten är inte känd för alla.",
            en="Fewer than the population: not everyone has a known household income.",
            nb="Færre enn folketallet: husholdningsinntekten er ikke kjent for alle.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years=_YEARS,
        sources=("scb_stockholm_standard",),
        covers=STOCKHOLM,
    )


INDICATORS = (
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
    Indicator(
        id="disposable_income_people",
        theme="income",
        title=Text(
            sv="Personer med uppgift om hushållsinkomst",
            en="People with known household income",
            nb="Personer med opplysning om husholdningsinntekt",
        ),
        meaning=Text(
            sv="De personer, alla åldrar, som inkomstfjärdedelarna räknas på.",
            en="The people, of all ages, among whom the income quarters are counted.",
            nb="Personene, i alle aldre, som inntektsfjerdedelene regnes på.",
        ),
        formula=COUNT,
        caveat=Text(
            sv="Färre än folkmängden: hushållsinkomsten är inte känd för alla.",
            en="Fewer than the population: not everyone has a known household income.",
            nb="Færre enn folketallet: husholdningsinntekten er ikke kjent for alle.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years=_YEARS,
        sources=("scb_stockholm_income",),
        covers=STOCKHOLM,
    ),
    Indicator(
        id="income_ends_lowest_pct",
        theme="income",
        title=Text(
            sv="I lägsta fjärdedelen, av dem i lägsta och högsta",
            en="In the lowest quarter, of those in the lowest and highest",
            nb="I laveste fjerdedel, av dem i laveste og høyeste",
        ),
        meaning=Text(
            sv="Av personerna i rikets lägsta eller högsta inkomstfjärdedel: andelen i den lägsta.",
            en="Of the people in the country's lowest or highest income quarter: the share in the lowest.",
            nb="Av personene i landets laveste eller høyeste inntektsfjerdedel: andelen i den laveste.",
        ),
        formula=Text(
            sv="andel i lägsta / (andel i lägsta + andel i högsta) × 100",
            en="share in the lowest / (share in the lowest + share in the highest) × 100",
            nb="andel i laveste / (andel i laveste + andel i høyeste) × 100",
        ),
        caveat=Text(
            sv="{file} Beräknat från andelar i hela procent. Att dess dissimilaritetsindex motsvarar "
            "Segregationsbarometerns ojämlikhetsindex är vår tolkning; barometern räknar med femtedelar, här "
            "används fjärdedelar.",
            en="{file} From shares in whole percentages. That its dissimilarity is the Swedish Segregation Barometer's "
            "inequality index (ojämlikhetsindex) is our reading; theirs is of fifths, this of quarters.",
            nb="{file} Beregnet fra andeler i hele prosenter. At dissimilaritetsindeksen tilsvarer "
            "«ojämlikhetsindex» i den svenske Segregationsbarometern, er vår tolkning; barometeret regner "
            "med femdeler, her brukes fjerdedeler.",
        ).format(file=_IN_THE_FILE),
        unit="pct",
        direction="low",
        weight="income_ends_people",
        years=_YEARS,
        sources=("scb_stockholm_income",),
        goal=10,
        covers=STOCKHOLM,
    ),
    Indicator(
        id="income_ends_people",
        theme="income",
        title=Text(
            sv="Personer i lägsta eller högsta inkomstfjärdedelen",
            en="People in the lowest or highest income quarter",
            nb="Personer i laveste eller høyeste inntektsfjerdedel",
        ),
        meaning=Text(
            sv="Personer, alla åldrar, vars hushållsinkomst hör till rikets lägsta eller högsta fjärdedel.",
            en="People, all ages, whose household income is in the country's lowest or highest quarter.",
            nb="Personer, alle aldre, med husholdningsinntekt i landets laveste eller høyeste fjerdedel.",
        ),
        formula=Text(
            sv="(andel i lägsta + andel i högsta) × personer / 100",
            en="(share in the lowest + share in the highest) × people / 100",
            nb="(andel i laveste + andel i høyeste) × personer / 100",
        ),
        caveat=Text(
            sv="Skattning från andelar i hela procent, och därför inte ett helt antal.",
            en="An estimate from shares in whole percentages, so no whole number.",
            nb="Anslag fra andeler i hele prosenter, og derfor ikke et helt antall.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years=_YEARS,
        sources=("scb_stockholm_income",),
        covers=STOCKHOLM,
    ),
    *(_standard(end, age) for age in _BY_AGE for end in ("low", "high")),
    *(_people_of_age(age) for age in _BY_AGE),
)
