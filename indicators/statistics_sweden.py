"""What only a refresh from Statistics Sweden's tables brings: households, origin, incomes, work, cars, index, turnout.

Codes of values are as seen in the tables; a label stands where the code is not known:
the quarters of TAB6679 and TAB6684, the industries of TAB6681.
"""

from dataclasses import replace
from typing import Literal

from indicators.coverage import STOCKHOLM
from indicators.indicator import (
    DESO,
    MUNICIPALITY,
    REGSO,
    REGSO_2025,
    SMALL_AREAS,
    SMALL_AREAS_FROM_2024,
    SMALL_AREAS_UNTIL_2023,
    Feed,
    Indicator,
    feeds_at,
)
from indicators.people import age
from translations import Text

_ALL = (MUNICIPALITY, *SMALL_AREAS)
_OLD = (MUNICIPALITY, *SMALL_AREAS_UNTIL_2023)
_NEW = (MUNICIPALITY, *SMALL_AREAS_FROM_2024)
_INDEX = "AA/AA0003/AA0003F/IntGr5Socio"
_TURNOUT = "AA/AA0003/AA0003J/IntGr11RegSO1"
_BOTH = {"Kon": ("1+2",)}
_NOISE = Text(
    sv="Från 2025 med ett litet slumpmässigt brus; indelningen i DeSO och RegSO byttes 2024.",
    en="From 2025 with a small random noise; the division into DeSO and RegSO changed in 2024.",
    nb="Fra 2025 med en liten tilfeldig støy; inndelingen i DeSO og RegSO ble endret i 2024.",
)


def _share(
    id: str,
    theme: str,
    title: Text,
    *,
    meaning: Text,
    formula: Text,
    feeds: tuple[Feed, ...],
    caveat: Text = _NOISE,
    direction: Literal["low", "high"] | None = None,
    weight: str | None = "population",
    unit: str = "pct",
    goal: int | None = None,
    sources: tuple[str, ...] = ("scb",),
) -> Indicator:
    return Indicator(
        id=id,
        theme=theme,
        title=title,
        meaning=meaning,
        formula=formula,
        caveat=caveat,
        unit=unit,
        direction=direction,
        weight=weight,
        years={},
        sources=sources,
        goal=goal,
        feeds=feeds,
    )


def _households(id: str, type: str, title: Text, meaning: Text, caveat: Text) -> Indicator:
    return _share(
        id,
        "people",
        title,
        meaning=meaning,
        formula=Text(
            sv="hushåll av typen / alla hushåll × 100",
            en="households of that type / all households × 100",
            nb="husholdninger av typen / alle husholdninger × 100",
        ),
        caveat=caveat,
        weight="households",
        goal=11,
        feeds=feeds_at(
            _ALL,
            "scb",
            "TAB6568",
            part={"Hushallstyp": (type,)},
            whole={"Hushallstyp": ("TOTALT",)},
            times=100,
        ),
    )


def _education(
    part: str, levels: tuple[str, ...], title: Text, direction: Literal["low", "high"]
) -> Indicator:
    known = ("21", "3+4", "5", "6")
    what = {
        "part": {"UtbildningsNiva": levels},
        "whole": {"UtbildningsNiva": known},
        "times": 100,
    }
    return _share(
        f"education_{part}_25_64_pct",
        "people",
        title,
        meaning=Text(
            sv="Högsta utbildning bland invånare 25–64 år, från 2023 års uppgifter 25–65 år.",
            en="Highest education of inhabitants aged 25–64; from reference year 2023 aged 25–65.",
            nb="Høyeste utdanning blant innbyggere 25–64 år, fra referanseår 2023 25–65 år.",
        ),
        formula=Text(
            sv="personer med utbildningen / personer i åldern med känd utbildning × 100",
            en="people with that education / people of that age with known education × 100",
            nb="personer med utdanningen / personer i alderen med kjent utdanning × 100",
        ),
        caveat=Text(
            sv="Seriebrott: två tabeller, åldersgruppen vidgas med ett år 2023 och indelningen byts 2024. Inte samma "
            "som utbildning bland 16–74-åringar.",
            en="Break in the series: two tables, the age group widens by a year in 2023 and the division changes in "
            "2024. Not the same as education of those aged 16–74.",
            nb="Brudd i serien: to tabeller, aldersgruppen utvides med ett år i 2023 og inndelingen endres i 2024. "
            "Ikke det samme som utdanning blant 16–74-åringer.",
        ),
        direction=direction,
        goal=4,
        feeds=(
            *feeds_at(_OLD, "scb", "TAB5956", **what),
            *feeds_at(_NEW, "scb", "TAB6534", **what),
        ),
    )


def _economic_standard(part: str, contents: str, title: Text, meaning: Text) -> Indicator:
    direction: Literal["low"] | None = "low" if part == "low" else None
    of_a_refresh = _share(
        f"{part}_economic_standard_pct",
        "income",
        title,
        meaning=meaning,
        formula=Text(sv="publicerad andel", en="published share", nb="publisert andel"),
        caveat=Text(
            sv="Relativ: mäts mot rikets median samma år. Hushållets inkomst, delad efter dess storlek.",
            en="Relative: measured against the country's median of the year. The household's income, shared by its "
            "size.",
            nb="Relativ: måles mot landets median samme år. Husholdningens inntekt, delt etter dens størrelse.",
        ),
        direction=direction,
        goal=1 if part == "low" else 10,
        feeds=feeds_at(
            _ALL,
            "scb",
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


def _net_income(kind: str, title: Text, table: str, part: dict[str, tuple[str, ...]]) -> Indicator:
    return _share(
        f"net_income_{kind}_tkr",
        "income",
        title,
        meaning=Text(
            sv="Nettoinkomst: vad personer 20 år och äldre har efter skatt, bidrag medräknade.",
            en="Net income: what people aged 20 and over have after tax, benefits included.",
            nb="Nettoinntekt: hva personer 20 år og eldre har etter skatt, stønader medregnet.",
        ),
        formula=Text(sv="publicerat värde", en="published value", nb="publisert verdi"),
        caveat=Text(
            sv="Fasta priser, i det senaste årets penningvärde. Personens inkomst, inte hushållets.",
            en="Constant prices, in the money of the latest year. The person's income, not the household's.",
            nb="Faste priser, i siste års pengeverdi. Personens inntekt, ikke husholdningens.",
        ),
        direction="high",
        unit="tkr",
        goal=8,
        feeds=feeds_at(_ALL, "scb", table, part=part),
    )


def _quartile(number: int, title: Text, which: Text, direction: Literal["low"] | None) -> Indicator:
    return _share(
        f"net_income_quartile_{number}_pct",
        "income",
        title,
        meaning=Text(
            sv="Andel av invånarna 20 år och äldre vars nettoinkomst hör till {which} fjärdedelen i riket.",
            en="Share of inhabitants aged 20 and over whose net income is in the country's {which} quarter.",
            nb="Andel av innbyggerne 20 år og eldre med nettoinntekt i landets {which} fjerdedel.",
        ).format(which=which),
        formula=Text(sv="publicerad andel", en="published share", nb="publisert andel"),
        caveat=Text(
            sv="Relativ: i riket är andelen alltid 25 procent. Indelningen byttes 2024.",
            en="Relative: in the country the share is always 25 per cent. The division changed in 2024.",
            nb="Relativ: i landet er andelen alltid 25 prosent. Inndelingen ble endret i 2024.",
        ),
        direction=direction,
        goal=10,
        feeds=feeds_at(
            _ALL,
            "scb",
            "TAB6679",
            part={
                **_BOTH,
                "InkomstTyp": ("NeInk|~nettoinkomst",),
                "ContentsCode": (f"~kvartil {number}",),
            },
        ),
    )


def _labour(
    id: str, part: str, whole: str, title: Text, formula: Text, direction: Literal["low", "high"]
) -> Indicator:
    group = {**_BOTH, "Alder": ("20-64|20-64 år",)}
    return _share(
        id,
        "income",
        title,
        meaning=Text(
            sv="Arbetsmarknadsstatus för invånare 20–64 år, i register.",
            en="Labour status of inhabitants aged 20–64, in registers.",
            nb="Arbeidsmarkedsstatus for innbyggere 20–64 år, i registre.",
        ),
        formula=formula,
        caveat=Text(
            sv="Statistiken byggdes om 2019/2020: ingen jämförelse med tidigare år. Indelningen byttes 2024.",
            en="The statistics were rebuilt in 2019/2020: no comparison with earlier years. The division changed in "
            "2024.",
            nb="Statistikken ble bygd om i 2019/2020: ingen sammenligning med tidligere år. Inndelingen ble endret "
            "i 2024.",
        ),
        direction=direction,
        goal=8,
        feeds=feeds_at(
            SMALL_AREAS,
            "scb",
            "TAB6680",
            part={**group, "ContentsCode": (part,)},
            whole={"ContentsCode": (whole,)},
            times=100,
        ),
    )


def _persons_by_tenure(part: str, code: str, title: Text) -> Indicator:
    return _share(
        f"living_in_{part}_pct",
        "housing",
        title,
        meaning=Text(
            sv="Andel av invånarna efter bostadens upplåtelseform, den 31 december.",
            en="Share of the inhabitants by the tenure of their dwelling, on 31 December.",
            nb="Andel av innbyggerne etter boligens eieform, 31. desember.",
        ),
        formula=Text(
            sv="personer i upplåtelseformen / alla personer × 100",
            en="people in that tenure / all people × 100",
            nb="personer i eieformen / alle personer × 100",
        ),
        caveat=Text(
            sv="Andel av människor, inte av bostäder. De utan uppgift räknas med i alla.",
            en="A share of people, not of dwellings. Those with tenure unknown count among all.",
            nb="Andel av mennesker, ikke av boliger. De uten opplysning regnes med blant alle.",
        ),
        goal=11,
        feeds=feeds_at(
            _ALL,
            "scb",
            "TAB6253",
            part={"Upplatelseform": (code,)},
            whole={"Upplatelseform": ("TOTALT",)},
            times=100,
        ),
    )


def _socio(
    id: str,
    title: Text,
    meaning: Text,
    old: str,
    new: str,
    direction: Literal["low"] | None = "low",
    unit: str = "pct",
) -> Indicator:
    return _share(
        id,
        "people",
        title,
        meaning=meaning,
        formula=Text(sv="publicerat värde", en="published value", nb="publisert verdi"),
        caveat=Text(
            sv="Relativ: mäts mot varje års medelvärde. Beskriver förutsättningar, inte människor. RegSO 2020 till "
            "och med 2023, RegSO 2025 därefter.",
            en="Relative: measured against each year's mean. It describes conditions, not people. RegSO 2020 until "
            "2023, RegSO 2025 from then on.",
            nb="Relativ: måles mot hvert års gjennomsnitt. Beskriver forutsetninger, ikke mennesker. RegSO 2020 til "
            "og med 2023, RegSO 2025 deretter.",
        ),
        direction=direction,
        unit=unit,
        goal=10,
        sources=("scb_v1", "scb"),
        feeds=(
            *feeds_at((REGSO,), "scb_v1", _INDEX, part={"ContentsCode": (old,)}),
            *feeds_at((REGSO_2025,), "scb", "TAB6586", part={"ContentsCode": (new,)}),
        ),
    )


def _turnout(part: str, contents: str, title: Text) -> Indicator:
    return _share(
        f"turnout_{part}_pct",
        "influence",
        title,
        meaning=Text(
            sv="Andel av de röstberättigade som röstade, efter var de bor.",
            en="Share of those entitled to vote who voted, by where they live.",
            nb="Andel av de stemmeberettigede som stemte, etter hvor de bor.",
        ),
        formula=Text(sv="publicerad andel", en="published share", nb="publisert andel"),
        caveat=Text(
            sv="Valen 2018 och 2022. Rösträtten är inte densamma i de tre valen.",
            en="The elections of 2018 and 2022. Not the same people are entitled to vote in the three elections.",
            nb="Valgene i 2018 og 2022. Stemmeretten er ikke den samme i de tre valgene.",
        ),
        direction="high",
        goal=16,
        sources=("scb_v1",),
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


def _economic_standard_class(
    id: str,
    contents: str,
    title: Text,
    meaning: Text,
    *,
    direction: Literal["low", "high"] | None,
    unit: str = "pct",
) -> Indicator:
    return _share(
        id,
        "income",
        title,
        meaning=meaning,
        formula=Text(sv="publicerat värde", en="published value", nb="publisert verdi"),
        caveat=Text(
            sv="Hushållets inkomst, delad efter dess storlek. Fördelning inom rikets fjärdedelar är relativ: i riket är "
            "varje andel 25 procent. Indelningen byttes 2024.",
            en="The household's income, shared by its size. Shares in the country's quarters are relative: in the "
            "country each is 25 per cent. The division changed in 2024.",
            nb="Husholdningens inntekt, delt etter dens størrelse. Andeler i landets fjerdedeler er relative: i landet "
            "er hver 25 prosent. Inndelingen ble endret i 2024.",
        ),
        direction=direction,
        unit=unit,
        goal=10,
        feeds=feeds_at(_ALL, "scb", "TAB6684", part={"ContentsCode": (contents,)}),
    )


def _industry(part: str, label: str, title: Text) -> Indicator:
    employed = {**_BOTH, "ContentsCode": ("000008A0|~sysselsatta",)}
    return _share(
        f"employed_in_{part}_pct",
        "jobs",
        title,
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
            sv="Efter var människor bor, inte var de arbetar. De vars näringsgren är okänd räknas med i alla. Statistiken "
            "byggdes om 2020; indelningen byttes 2024. Medelvärden vägs med hela folkmängden.",
            en="By where people live, not where they work. Those whose industry is unknown count among all. The "
            "statistics were rebuilt in 2020; the division changed in 2024. Means are weighted by the whole population.",
            nb="Etter hvor folk bor, ikke hvor de arbeider. De med ukjent næring regnes med blant alle. Statistikken ble "
            "bygd om i 2020; inndelingen ble endret i 2024. Gjennomsnitt vektes med hele folketallet.",
        ),
        goal=8,
        feeds=feeds_at(
            SMALL_AREAS,
            "scb",
            "TAB6681",
            part={"SNI2007": (label,), **employed},
            whole={"SNI2007": ("A-U+US|total|totalt",)},
            times=100,
        ),
    )


INDICATORS = (
    age(
        "65_plus",
        Text(sv="Andel 65 år och äldre", en="Share aged 65 and over", nb="Andel 65 år og eldre"),
        ("65-69", "70-74", "75-79", "80-"),
        (*(f"{years:03}" for years in range(65, 105)), "105+"),
        {},
    ),
    Indicator(
        id="households",
        theme="people",
        title=Text(sv="Antal hushåll", en="Number of households", nb="Antall husholdninger"),
        meaning=Text(
            sv="Hushåll den 31 december.",
            en="Households on 31 December.",
            nb="Husholdninger 31. desember.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=_NOISE,
        unit="households",
        direction=None,
        weight=None,
        years={},
        sources=("scb",),
        feeds=feeds_at(_ALL, "scb", "TAB6568", part={"Hushallstyp": ("TOTALT",)}),
    ),
    _households(
        "one_person_households_pct",
        "ESUB|ensamstående utan barn",
        Text(
            sv="Ensamstående utan barn",
            en="One-person households (single, no children)",
            nb="Enslige uten barn",
        ),
        Text(
            sv="Andel av hushållen som är av SCB:s typ ensamstående utan barn.",
            en="Share of the households that are of Statistics Sweden's type “single without children”.",
            nb="Andel av husholdningene som er av SCBs type enslig uten barn.",
        ),
        Text(
            sv="Andel av hushåll, inte av människor. I registret: den som är skriven ensam kan i praktiken bo med "
            "andra. Från 2025 med litet brus.",
            en="A share of households, not of people. As registered: somebody registered alone may live with others. "
            "From 2025 with a small noise.",
            nb="Andel av husholdninger, ikke av mennesker. I registeret: den som er registrert alene kan bo sammen "
            "med andre. Fra 2025 med liten støy.",
        ),
    ),
    _households(
        "single_parents_pct",
        "ESMB|ensamstående med barn",
        Text(sv="Ensamstående med barn", en="Single parents", nb="Enslige med barn"),
        Text(
            sv="Andel av hushållen som är ensamstående med barn.",
            en="Share of the households that are a single adult with children.",
            nb="Andel av husholdningene som er en enslig med barn.",
        ),
        _NOISE,
    ),
    _share(
        "foreign_background_pct",
        "people",
        Text(
            sv="Andel med utländsk bakgrund",
            en="Share with foreign background",
            nb="Andel med utenlandsk bakgrunn",
        ),
        meaning=Text(
            sv="Utrikes födda, och inrikes födda med två utrikes födda föräldrar.",
            en="Born abroad, or born in Sweden with two parents born abroad.",
            nb="Født i utlandet, eller født i Sverige med to foreldre født i utlandet.",
        ),
        formula=Text(
            sv="personer med utländsk bakgrund / alla personer × 100",
            en="people with foreign background / all people × 100",
            nb="personer med utenlandsk bakgrunn / alle personer × 100",
        ),
        caveat=Text(
            sv="Inte detsamma som utrikes födda. Från 2025 med litet brus; indelningen byttes 2024.",
            en="Not the same as foreign-born. From 2025 with a small noise; the division changed in 2024.",
            nb="Ikke det samme som utenlandsfødte. Fra 2025 med liten støy; inndelingen ble endret i 2024.",
        ),
        feeds=feeds_at(
            _ALL,
            "scb",
            "TAB6571",
            part={**_BOTH, "UtlBakgrund": ("1|utländsk bakgrund",)},
            whole={"UtlBakgrund": ("SA|totalt",)},
            times=100,
        ),
    ),
    _share(
        "born_outside_europe_pct",
        "people",
        Text(
            sv="Andel födda utanför Europa",
            en="Share born outside Europe",
            nb="Andel født utenfor Europa",
        ),
        meaning=Text(
            sv="Andel av folkmängden som är född i övriga världen.",
            en="Share of the population born in the rest of the world.",
            nb="Andel av folketallet født i resten av verden.",
        ),
        formula=Text(
            sv="födda i övriga världen / alla personer × 100",
            en="born in the rest of the world / all people × 100",
            nb="født i resten av verden / alle personer × 100",
        ),
        caveat=Text(
            sv="De med okänt födelseland räknas hit. Från 2025 med litet brus; indelningen byttes 2024.",
            en="Those whose country of birth is unknown are counted here. From 2025 with a small noise; the division "
            "changed in 2024.",
            nb="De med ukjent fødeland regnes med her. Fra 2025 med liten støy; inndelingen ble endret i 2024.",
        ),
        feeds=feeds_at(
            _ALL,
            "scb",
            "TAB6572",
            part={**_BOTH, "Fodelseregion": ("öv|~övriga världen|~rest of the world",)},
            whole={"Fodelseregion": ("tot|totalt|total",)},
            times=100,
        ),
    ),
    _education(
        "primary",
        ("21",),
        Text(
            sv="Förgymnasial utbildning, 25–64 år (hela landet)",
            en="Compulsory school at most, aged 25–64 (whole country)",
            nb="Grunnskole som høyeste utdanning, 25–64 år (hele landet)",
        ),
        "low",
    ),
    _education(
        "tertiary",
        ("5", "6"),
        Text(
            sv="Eftergymnasial utbildning, 25–64 år (hela landet)",
            en="Tertiary education, aged 25–64 (whole country)",
            nb="Høyere utdanning, 25–64 år (hele landet)",
        ),
        "high",
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
    _net_income(
        "mean",
        Text(sv="Nettoinkomst, medelvärde", en="Net income, mean", nb="Nettoinntekt, gjennomsnitt"),
        "TAB6683",
        {
            **_BOTH,
            "Inkomstkomponenter": ("240|~nettoinkomst",),
            "ContentsCode": ("000008A4|~medelvärde för samtliga",),
        },
    ),
    _net_income(
        "median",
        Text(sv="Nettoinkomst, median", en="Net income, median", nb="Nettoinntekt, median"),
        "TAB6679",
        {**_BOTH, "InkomstTyp": ("NeInk|~nettoinkomst",), "ContentsCode": ("0000089U|~median",)},
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
    _economic_standard_class(
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
    _economic_standard_class(
        "economic_standard_quartile_1_pct",
        "~kvartil 1",
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
    _economic_standard_class(
        "economic_standard_quartile_4_pct",
        "~kvartil 4",
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
    _industry(
        "agriculture",
        "~jordbruk",
        Text(
            sv="Sysselsatta inom jordbruk, skogsbruk och fiske",
            en="Employed in agriculture, forestry and fishing",
            nb="Sysselsatte i jordbruk, skogbruk og fiske",
        ),
    ),
    _industry(
        "manufacturing",
        "~tillverkning",
        Text(
            sv="Sysselsatta inom tillverkning och utvinning",
            en="Employed in manufacturing and mining",
            nb="Sysselsatte i industri og utvinning",
        ),
    ),
    _industry(
        "care",
        "~vård och omsorg",
        Text(
            sv="Sysselsatta inom vård och omsorg",
            en="Employed in health care and social work",
            nb="Sysselsatte i helse og omsorg",
        ),
    ),
    _industry(
        "information",
        "~informations- och kommunikation",
        Text(
            sv="Sysselsatta inom information och kommunikation",
            en="Employed in information and communication",
            nb="Sysselsatte i informasjon og kommunikasjon",
        ),
    ),
    _persons_by_tenure(
        "rented",
        "HYRESRÄTT|hyresrätt",
        Text(
            sv="Andel som bor i hyresrätt",
            en="Share of people in rented dwellings",
            nb="Andel som bor i leiebolig",
        ),
    ),
    _persons_by_tenure(
        "cooperative",
        "BOSTADSRÄTT|bostadsrätt",
        Text(
            sv="Andel som bor i bostadsrätt",
            en="Share of people in cooperative dwellings",
            nb="Andel som bor i borettslag (bostadsrätt)",
        ),
    ),
    _persons_by_tenure(
        "owned",
        "ÄG/ANDEL|äganderätt",
        Text(
            sv="Andel som bor i äganderätt",
            en="Share of people in dwellings owned outright",
            nb="Andel som bor i selveierbolig",
        ),
    ),
    Indicator(
        id="cars",
        theme="transport",
        title=Text(sv="Personbilar i trafik", en="Passenger cars in use", nb="Personbiler i bruk"),
        meaning=Text(
            sv="Bilar i trafik efter ägarens adress, vid årets slut.",
            en="Cars in use by the owner's address, at the end of the year.",
            nb="Biler i bruk etter eierens adresse, ved årets slutt.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=Text(
            sv="Leasing- och företagsbilar kan vara skrivna på annan ort. Ny tabell 2024.",
            en="Leased and company cars may be registered elsewhere. A new table in 2024.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. Ny tabell i 2024.",
        ),
        unit="cars",
        direction=None,
        weight=None,
        years={},
        sources=("scb",),
        feeds=(
            *feeds_at(_OLD, "scb", "TAB6091", part={"Bestand": ("ITRAF|i trafik",)}),
            *feeds_at(_NEW, "scb", "TAB6589", part={"Bestand": ("ITRAF|i trafik",)}),
        ),
    ),
    _share(
        "cars_in_use_per_1000",
        "transport",
        Text(
            sv="Personbilar i trafik per 1 000 invånare",
            en="Passenger cars in use per 1,000 inhabitants",
            nb="Personbiler i bruk per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Bilar i trafik i förhållande till folkmängden, vid årets slut.",
            en="Cars in use in relation to the population, at the end of the year.",
            nb="Biler i bruk i forhold til folketallet, ved årets slutt.",
        ),
        formula=Text(
            sv="bilar i trafik / folkmängd × 1 000",
            en="cars in use / population × 1,000",
            nb="biler i bruk / folketall × 1 000",
        ),
        caveat=Text(
            sv="Leasing- och företagsbilar kan vara skrivna på annan ort. Ny tabell 2024.",
            en="Leased and company cars may be registered elsewhere. A new table in 2024.",
            nb="Leasing- og firmabiler kan være registrert et annet sted. Ny tabell i 2024.",
        ),
        unit="per_1000",
        feeds=(
            *feeds_at(
                _OLD,
                "scb",
                "TAB6091",
                part={"Bestand": ("ITRAF|i trafik",)},
                per="population",
                times=1000,
            ),
            *feeds_at(
                _NEW,
                "scb",
                "TAB6589",
                part={"Bestand": ("ITRAF|i trafik",)},
                per="population",
                times=1000,
            ),
        ),
    ),
    _socio(
        "socio_economic_index",
        Text(sv="Socioekonomiskt index", en="Socio-economic index", nb="Sosioøkonomisk indeks"),
        Text(
            sv="SCB:s index av tre andelar; högre betyder större utmaningar.",
            en="Statistics Sweden's index of three shares; higher means greater challenges.",
            nb="SCBs indeks av tre andeler; høyere betyr større utfordringer.",
        ),
        "~socioekonomiskt index|~index",
        "000008IT|~socioekonomiskt index|~index",
        unit="index",
    ),
    _socio(
        "socio_low_standard_pct",
        Text(
            sv="Låg ekonomisk standard (i indexet)",
            en="Low economic standard (in the index)",
            nb="Lav økonomisk standard (i indeksen)",
        ),
        Text(
            sv="Den andel med låg ekonomisk standard som ingår i det socioekonomiska indexet.",
            en="The share with low economic standard that is part of the socio-economic index.",
            nb="Andelen med lav økonomisk standard som inngår i den sosioøkonomiske indeksen.",
        ),
        "~låg ekonomisk standard",
        "~låg ekonomisk standard",
    ),
    _socio(
        "socio_compulsory_pct",
        Text(
            sv="Förgymnasial utbildning (i indexet)",
            en="Compulsory school at most (in the index)",
            nb="Grunnskole som høyeste utdanning (i indeksen)",
        ),
        Text(
            sv="Den andel med förgymnasial utbildning som ingår i det socioekonomiska indexet.",
            en="The share with compulsory school at most that is part of the socio-economic index.",
            nb="Andelen med grunnskole som høyeste utdanning som inngår i den sosioøkonomiske indeksen.",
        ),
        "~förgymnasial",
        "~förgymnasial",
    ),
    _socio(
        "socio_benefit_or_unemployed_pct",
        Text(
            sv="Ekonomiskt bistånd eller långtidsarbetslös (i indexet)",
            en="Social assistance or long-term unemployed (in the index)",
            nb="Sosialhjelp eller langtidsledig (i indeksen)",
        ),
        Text(
            sv="Den andel med långvarigt ekonomiskt bistånd eller lång arbetslöshet som ingår i indexet.",
            en="The share with lasting social assistance or long unemployment that is part of the index.",
            nb="Andelen med langvarig sosialhjelp eller lang arbeidsledighet som inngår i indeksen.",
        ),
        "~ekonomiskt bistånd",
        "~ekonomiskt bistånd",
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
    ),
)
