"""Which households people live in."""

from indicators.feeds_scb import ALL, SCB
from indicators.feeds_ssb import SSB, of_norway
from indicators.formulas import COUNT
from indicators.indicator import Indicator, feeds_at
from translations import Text

_NOISE = Text(
    sv="Från 2025 med ett litet slumpmässigt brus; indelningen i DeSO och RegSO ändrades 2024.",
    en="From 2025 with a small random noise; the division into DeSO and RegSO changed in 2024.",
    nb="Fra 2025 med en liten tilfeldig støy; inndelingen i DeSO og RegSO ble endret i 2024.",
)


def _households(id: str, type: str, title: Text, meaning: Text, caveat: Text) -> Indicator:
    return Indicator(
        id=id,
        theme="people",
        title=title,
        meaning=meaning,
        formula=Text(
            sv="hushåll av typen / alla hushåll × 100",
            en="households of that type / all households × 100",
            nb="husholdninger av typen / alle husholdninger × 100",
        ),
        caveat=caveat,
        unit="pct",
        direction=None,
        weight="households",
        sources=(SCB,),
        goal=11,
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6568",
            part={"Hushallstyp": (type,)},
            whole={"Hushallstyp": ("TOTALT",)},
            times=100,
        ),
    )


# Together they are all private households; the table has no total.
_HOUSEHOLD_TYPES = tuple(f"{type:03}" for type in range(11))
_HOUSEHOLDS = ("Husholdninger|~husholdninger",)


def _households_in_norway(id: str, type: str, title: Text, meaning: Text) -> Indicator:
    return Indicator(
        id=id,
        theme="people",
        title=title,
        meaning=meaning,
        formula=Text(
            sv="hushåll av typen / alla hushåll × 100",
            en="households of that type / all households × 100",
            nb="husholdninger av typen / alle husholdninger × 100",
        ),
        caveat=Text(
            sv="Räknat i inkomststatistiken, utan studenthushåll. Liknar den svenska andelen, som bygger på "
            "folkbokföringen.",
            en="Counted in the income statistics, without households of students. Resembles the Swedish share, which "
            "rests on where people are registered.",
            nb="Regnet i inntektsstatistikken, uten studenthusholdninger. Ligner den svenske andelen, som "
            "bygger på folkeregistrering.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        sources=(SSB,),
        goal=11,
        feeds=of_norway(
            "06944",
            {"HusholdType": (type,), "ContentsCode": ("AntallHushold|~antall husholdninger",)},
            {"HusholdType": ("0000|alle husholdninger",)},
        ),
        comparable="similar",
    )


INDICATORS = (
    Indicator(
        id="households",
        theme="people",
        title=Text(sv="Antal hushåll", en="Number of households", nb="Antall husholdninger"),
        meaning=Text(
            sv="Hushåll den 31 december.",
            en="Households on 31 December.",
            nb="Husholdninger 31. desember.",
        ),
        formula=COUNT,
        caveat=_NOISE,
        unit="households",
        direction=None,
        weight=None,
        sources=(SCB,),
        feeds=feeds_at(ALL, SCB, "TAB6568", part={"Hushallstyp": ("TOTALT",)}),
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
            sv="Andel av hushållen som är av SCB:s hushållstyp ensamstående utan barn.",
            en="Share of the households that are of Statistics Sweden's type “single without children”.",
            nb="Andel av husholdningene som er av SCBs husholdningstype enslige uten barn.",
        ),
        Text(
            sv="Andel av hushåll, inte av människor. Enligt folkbokföringen: den som är folkbokförd ensam kan i "
            "praktiken bo med andra. Från 2025 med ett litet brus.",
            en="A share of households, not of people. As registered: somebody registered alone may live with others. "
            "From 2025 with a small noise.",
            nb="Andel av husholdninger, ikke av mennesker. Ifølge folkeregisteret: den som er registrert alene, "
            "kan bo sammen med andre. Fra 2025 med liten støy.",
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
    _households_in_norway(
        "one_person_households_norway_pct",
        "0001|aleneboende",
        Text(
            sv="Ensamboende (Norge)",
            en="One-person households (Norway)",
            nb="Aleneboende (Norge)",
        ),
        Text(
            sv="Andel av hushållen med en person.",
            en="Share of the households with one person.",
            nb="Andel av husholdningene med én person.",
        ),
    ),
    _households_in_norway(
        "single_parents_norway_pct",
        "0004|~enslig mor/far",
        Text(
            sv="Ensamstående föräldrar (Norge)",
            en="Single parents (Norway)",
            nb="Enslige forsørgere (Norge)",
        ),
        Text(
            sv="Andel av hushållen som är en ensam mor eller far med barn 0–17 år.",
            en="Share of the households that are a single mother or father with children aged 0–17.",
            nb="Andel av husholdningene som er enslig mor eller far med barn 0–17 år.",
        ),
    ),
    Indicator(
        id="households_norway",
        theme="people",
        title=Text(
            sv="Antal hushåll (Norge)",
            en="Number of households (Norway)",
            nb="Antall husholdninger (Norge)",
        ),
        meaning=Text(
            sv="Privathushåll den 1 januari.",
            en="Private households on 1 January.",
            nb="Privathusholdninger 1. januar.",
        ),
        formula=COUNT,
        caveat=Text(
            sv="Den 1 januari; de svenska räknas den 31 december.",
            en="On 1 January; the Swedish ones are counted on 31 December.",
            nb="1. januar; de svenske telles 31. desember.",
        ),
        unit="households",
        direction=None,
        weight=None,
        sources=(SSB,),
        feeds=of_norway("06070", {"HushType": _HOUSEHOLD_TYPES, "ContentsCode": _HOUSEHOLDS}),
        comparable="similar",
    ),
    Indicator(
        id="living_alone_households_norway_pct",
        theme="people",
        title=Text(
            sv="Ensamboende, av alla privathushåll (Norge)",
            en="Living alone, of all private households (Norway)",
            nb="Aleneboende, av alle privathusholdninger (Norge)",
        ),
        meaning=Text(
            sv="Andel av privathushållen med en person.",
            en="Share of the private households with one person.",
            nb="Andel av privathusholdningene med én person.",
        ),
        formula=Text(
            sv="ensamboende / alla privathushåll × 100",
            en="living alone / all private households × 100",
            nb="aleneboende / alle privathusholdninger × 100",
        ),
        caveat=Text(
            sv="Andel av hushåll, inte av människor. Studenthushåll ingår, till skillnad från i "
            "inkomststatistiken. Liknar det svenska måttet ensamstående utan barn, som bygger på "
            "folkbokföringen.",
            en="A share of households, not of people. Households of students are included, unlike in the income "
            "statistics. Resembles the Swedish single without children, which rests on where people are registered.",
            nb="Andel av husholdninger, ikke av mennesker. Studenthusholdninger inngår, i motsetning til i "
            "inntektsstatistikken. Ligner det svenske målet enslige uten barn, som bygger på "
            "folkeregistrering.",
        ),
        unit="pct",
        direction=None,
        weight="households_norway",
        sources=(SSB,),
        goal=11,
        feeds=of_norway(
            "06070",
            {"HushType": ("001|aleneboende",), "ContentsCode": _HOUSEHOLDS},
            {"HushType": _HOUSEHOLD_TYPES},
        ),
        comparable="similar",
    ),
    Indicator(
        id="single_parent_families_norway_pct",
        theme="people",
        title=Text(
            sv="Familjer med ensam mor eller far (Norge)",
            en="Families of a single mother or father (Norway)",
            nb="Familier med enslig mor eller far (Norge)",
        ),
        meaning=Text(
            sv="Andel av familjerna som är en mor eller far utan partner med barn 0–17 år.",
            en="Share of the families that are a mother or father without a partner, with children aged 0–17.",
            nb="Andel av familiene som er en mor eller far uten partner, med barn 0–17 år.",
        ),
        formula=Text(
            sv="familjer av typen / alla familjer × 100",
            en="families of that type / all families × 100",
            nb="familier av typen / alle familier × 100",
        ),
        caveat=Text(
            sv="Andel av familjer, där den som bor ensam räknas som en familj; ett hushåll kan bestå av flera. "
            "Den svenska andelen gäller hushåll.",
            en="Of families, where somebody living alone is a family; a household may hold several. The Swedish share is "
            "of households.",
            nb="Andel av familier, der den som bor alene, regnes som en familie; en husholdning kan bestå av "
            "flere. Den svenske andelen gjelder husholdninger.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        sources=(SSB,),
        feeds=of_norway(
            "06083",
            # The table's nine types add up to all families.
            {
                "FamilieType": ("004|~mor/far med små|~mor med", "005|~mor/far med store|~far med"),
                "ContentsCode": ("Familier|~familier",),
            },
            {"FamilieType": ("*",)},
        ),
        comparable="similar",
    ),
)
