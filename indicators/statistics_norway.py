"""What Statistics Norway's tables give for Norwegian municipalities, where it is not the Swedish definition.

An indicator here resembles a Swedish one ("similar", and the caveat says how they
differ) or must not be compared with any ("not"). Votes by party (08092, 01180) tell
nothing of turnout: that is in 08243 and 09475. Basic units (04362) are no level here,
and their small numbers are rounded: no share of a municipality is made of them.
"""

from typing import Literal

from indicators.indicator import NORWAY, Feed, Indicator
from translations import Text

# Together they are all private households; the table has no total.
_HOUSEHOLD_TYPES = tuple(f"{type:03}" for type in range(11))
_HOUSEHOLDS = ("Husholdninger|~husholdninger",)
_PUBLISHED = Text(sv="publicerat värde", en="published value", nb="publisert verdi")


def _indicator(
    id: str,
    theme: str,
    title: Text,
    *,
    meaning: Text,
    caveat: Text,
    table: str,
    part: dict[str, tuple[str, ...]],
    whole: dict[str, tuple[str, ...]] | None = None,
    per: str | None = None,
    formula: Text = _PUBLISHED,
    unit: str = "pct",
    direction: Literal["low", "high"] | None = None,
    weight: str | None = "population",
    comparable: Literal["similar", "not"] = "similar",
    goal: int | None = None,
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
        sources=("ssb",),
        goal=goal,
        feeds=(
            Feed(
                source="ssb",
                table=table,
                level=NORWAY,
                part=part,
                whole=whole,
                per=per,
                times=1000 if per else 100 if whole else 1,
            ),
        ),
        comparable=comparable,
    )


def _households(id: str, type: str, title: Text, meaning: Text) -> Indicator:
    return _indicator(
        id,
        "people",
        title,
        meaning=meaning,
        formula=Text(
            sv="hushåll av typen / alla hushåll × 100",
            en="households of that type / all households × 100",
            nb="husholdninger av typen / alle husholdninger × 100",
        ),
        caveat=Text(
            sv="Räknat i inkomststatistiken, utan studenthushåll. Liknar den svenska andelen, som bygger på var folk "
            "är skrivna.",
            en="Counted in the income statistics, without households of students. Resembles the Swedish share, which "
            "rests on where people are registered.",
            nb="Regnet i inntektsstatistikken, uten studenthusholdninger. Ligner den svenske andelen, som bygger på "
            "hvor folk er registrert.",
        ),
        table="06944",
        part={"HusholdType": (type,), "ContentsCode": ("AntallHushold|~antall husholdninger",)},
        whole={"HusholdType": ("0000|alle husholdninger",)},
        goal=11,
    )


def _education(
    part: str, levels: tuple[str, ...], title: Text, direction: Literal["low", "high"]
) -> Indicator:
    return _indicator(
        f"education_{part}_norway_pct",
        "people",
        title,
        meaning=Text(
            sv="Högsta utbildning bland invånare 16 år och äldre den 1 oktober.",
            en="Highest education of inhabitants aged 16 and over on 1 October.",
            nb="Høyeste utdanning blant innbyggere 16 år og eldre 1. oktober.",
        ),
        formula=Text(
            sv="personer med utbildningen / personer med känd utbildning × 100",
            en="people with that education / people with known education × 100",
            nb="personer med utdanningen / personer med kjent utdanning × 100",
        ),
        caveat=Text(
            sv="Alla från 16 år: de svenska talen gäller 16–74 eller 25–64 år. Fackskola räknas inte som högre.",
            en="Everyone from 16: the Swedish figures are of those aged 16–74 or 25–64. Vocational colleges do not "
            "count as tertiary.",
            nb="Alle fra 16 år: de svenske tallene gjelder 16–74 eller 25–64 år. Fagskole regnes ikke som høyere.",
        ),
        table="09429",
        part={"Nivaa": levels, "Kjonn": ("0|begge kjønn",), "ContentsCode": ("Personer|personer",)},
        whole={"Nivaa": ("01", "02a", "11", "03a", "04a")},
        direction=direction,
        goal=4,
    )


def _turnout(part: str, table: str, contents: str, title: Text, caveat: Text) -> Indicator:
    return _indicator(
        f"turnout_{part}_norway_pct",
        "influence",
        title,
        meaning=Text(
            sv="Andel av de röstberättigade som röstade.",
            en="Share of those entitled to vote who voted.",
            nb="Andel av de stemmeberettigede som stemte.",
        ),
        caveat=caveat,
        table=table,
        part={"ContentsCode": (contents,)},
        direction="high",
        goal=16,
    )


INDICATORS = (
    _indicator(
        "household_income_median_norway_nok",
        "income",
        Text(
            sv="Hushållets medianinkomst efter skatt (Norge)",
            en="Median household income after tax (Norway)",
            nb="Husholdningenes medianinntekt etter skatt (Norge)",
        ),
        meaning=Text(
            sv="Median av hushållens samlade inkomst efter skatt.",
            en="Median of the households' whole income after tax.",
            nb="Median av husholdningenes samlede inntekt etter skatt.",
        ),
        caveat=Text(
            sv="Hushållets inkomst i norska kronor, löpande priser: kan inte jämföras med personens nettoinkomst i "
            "Sverige. Utan studenthushåll.",
            en="The household's income in Norwegian kroner, current prices: not to be compared with the person's net "
            "income in Sweden. Without households of students.",
            nb="Husholdningens inntekt i norske kroner, løpende priser: kan ikke sammenlignes med personens "
            "nettoinntekt i Sverige. Uten studenthusholdninger.",
        ),
        table="06944",
        part={"HusholdType": ("0000|alle husholdninger",), "ContentsCode": ("InntSkatt",)},
        unit="nok",
        direction="high",
        comparable="not",
        goal=8,
    ),
    _indicator(
        "child_low_income_norway_pct",
        "income",
        Text(
            sv="Barn i hushåll med låg inkomst (Norge)",
            en="Children in low-income households (Norway)",
            nb="Barn i husholdninger med lavinntekt (Norge)",
        ),
        meaning=Text(
            sv="Andel under 18 år i hushåll under 60 procent av rikets median (EU-skala), ett år.",
            en="Share of those under 18 in households below 60 per cent of the country's median (EU scale), one year.",
            nb="Andel under 18 år i husholdninger under 60 prosent av landets median (EU-skala), ett år.",
        ),
        caveat=Text(
            sv="Liknar låg ekonomisk standard i Sverige, men gäller bara barn och mäts mot Norges median.",
            en="Resembles low economic standard in Sweden, but is of children only and measured against Norway's "
            "median.",
            nb="Ligner lav økonomisk standard i Sverige, men gjelder bare barn og måles mot Norges median.",
        ),
        table="08764",
        part={"ContentsCode": ("EUskala60",)},
        direction="low",
        goal=1,
    ),
    _indicator(
        "persistent_low_income_norway_pct",
        "income",
        Text(
            sv="Varaktigt låg inkomst (Norge)",
            en="Persistent low income (Norway)",
            nb="Vedvarende lavinntekt (Norge)",
        ),
        meaning=Text(
            sv="Andel i hushåll vars medelinkomst över tre år är under 60 procent av medianen (EU-skala).",
            en="Share in households whose mean income over three years is below 60 per cent of the median (EU scale).",
            nb="Andel i husholdninger med gjennomsnittsinntekt over tre år under 60 prosent av medianen (EU-skala).",
        ),
        caveat=Text(
            sv="Året är det sista av tre. Den svenska låga standarden gäller ett år.",
            en="The year is the last of three. The Swedish low standard is of one year.",
            nb="Året er det siste av tre. Den svenske lave standarden gjelder ett år.",
        ),
        table="12944",
        part={"Alder": ("999A|~alle aldre",), "ContentsCode": ("EUskalaSeksti",)},
        direction="low",
        goal=1,
    ),
    _households(
        "one_person_households_norway_pct",
        "0001|aleneboende",
        Text(
            sv="Ensamboende hushåll (Norge)",
            en="One-person households (Norway)",
            nb="Aleneboende (Norge)",
        ),
        Text(
            sv="Andel av hushållen med en person.",
            en="Share of the households with one person.",
            nb="Andel av husholdningene med én person.",
        ),
    ),
    _households(
        "single_parents_norway_pct",
        "0004|~enslig mor/far",
        Text(
            sv="Ensamstående föräldrar (Norge)",
            en="Single parents (Norway)",
            nb="Enslige forsørgere (Norge)",
        ),
        Text(
            sv="Andel av hushållen som är ensam mor eller far med barn 0–17 år.",
            en="Share of the households that are a single mother or father with children aged 0–17.",
            nb="Andel av husholdningene som er enslig mor eller far med barn 0–17 år.",
        ),
    ),
    _indicator(
        "households_norway",
        "people",
        Text(
            sv="Antal hushåll (Norge)",
            en="Number of households (Norway)",
            nb="Antall husholdninger (Norge)",
        ),
        meaning=Text(
            sv="Privathushåll den 1 januari.",
            en="Private households on 1 January.",
            nb="Privathusholdninger 1. januar.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=Text(
            sv="Den 1 januari; de svenska räknas den 31 december.",
            en="On 1 January; the Swedish ones are counted on 31 December.",
            nb="1. januar; de svenske telles 31. desember.",
        ),
        table="06070",
        part={"HushType": _HOUSEHOLD_TYPES, "ContentsCode": _HOUSEHOLDS},
        unit="households",
        weight=None,
    ),
    _indicator(
        "living_alone_households_norway_pct",
        "people",
        Text(
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
            sv="Andel av hushåll, inte av människor. Studenters hushåll ingår, till skillnad från inkomststatistiken. "
            "Liknar det svenska ensamstående utan barn, som bygger på var folk är skrivna.",
            en="A share of households, not of people. Households of students are included, unlike in the income "
            "statistics. Resembles the Swedish single without children, which rests on where people are registered.",
            nb="Andel av husholdninger, ikke av mennesker. Studenthusholdninger inngår, i motsetning til i "
            "inntektsstatistikken. Ligner det svenske enslig uten barn, som bygger på hvor folk er registrert.",
        ),
        table="06070",
        part={"HushType": ("001|aleneboende",), "ContentsCode": _HOUSEHOLDS},
        whole={"HushType": _HOUSEHOLD_TYPES},
        weight="households_norway",
        goal=11,
    ),
    _indicator(
        "single_parent_families_norway_pct",
        "people",
        Text(
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
            sv="Av familjer, där den som bor ensam är en familj för sig; ett hushåll kan hålla flera. Den svenska andelen "
            "är av hushåll.",
            en="Of families, where somebody living alone is a family; a household may hold several. The Swedish share is "
            "of households.",
            nb="Av familier, der en som bor alene er en familie; en husholdning kan ha flere. Den svenske andelen er av "
            "husholdninger.",
        ),
        table="06083",
        # The table's nine types add up to all families; their labels are not known for certain.
        part={
            "FamilieType": ("~mor/far med små|~mor med", "~mor/far med store|~far med"),
            "ContentsCode": ("Familier|~familier",),
        },
        whole={"FamilieType": ("*",)},
    ),
    _indicator(
        "employed_15_74_norway_pct",
        "jobs",
        Text(
            sv="Sysselsatta, 15–74 år (Norge)",
            en="Employed, aged 15–74 (Norway)",
            nb="Sysselsatte, 15–74 år (Norge)",
        ),
        meaning=Text(
            sv="Andel av invånarna 15–74 år som är sysselsatta enligt register, i fjärde kvartalet.",
            en="Share of inhabitants aged 15–74 who are employed according to registers, in the fourth quarter.",
            nb="Andel av innbyggerne 15–74 år som er sysselsatt ifølge registre, i fjerde kvartal.",
        ),
        caveat=Text(
            sv="Åldern skiljer: de svenska talen gäller 20–64 år, så andelen är lägre här. Registren och kravet på arbetad "
            "tid är inte desamma.",
            en="Another age group: the Swedish figures are of those aged 20–64, so the share is lower here. The registers "
            "and the work needed to count are not the same.",
            nb="En annen aldersgruppe: de svenske tallene gjelder 20–64 år, så andelen er lavere her. Registrene og "
            "kravet til arbeidet tid er ikke de samme.",
        ),
        table="06445",
        part={"Alder": ("15-74|15-74 år",)},
        direction="high",
        goal=8,
    ),
    _education(
        "primary",
        ("01",),
        Text(
            sv="Grundskola som högsta utbildning, 16+ (Norge)",
            en="Compulsory school as highest education, 16+ (Norway)",
            nb="Grunnskole som høyeste utdanning, 16+ (Norge)",
        ),
        "low",
    ),
    _education(
        "tertiary",
        ("03a", "04a"),
        Text(
            sv="Universitet eller högskola, 16+ (Norge)",
            en="University or college, 16+ (Norway)",
            nb="Universitet eller høgskole, 16+ (Norge)",
        ),
        "high",
    ),
    _indicator(
        "social_assistance_norway_per_1000",
        "income",
        Text(
            sv="Mottagare av ekonomiskt bistånd (Norge)",
            en="Recipients of social assistance (Norway)",
            nb="Sosialhjelpsmottakere (Norge)",
        ),
        meaning=Text(
            sv="Mottagare av ekonomiskt bistånd under året per 1 000 invånare.",
            en="Recipients of social assistance during the year per 1,000 inhabitants.",
            nb="Sosialhjelpsmottakere i løpet av året per 1 000 innbyggere.",
        ),
        caveat=Text(
            sv="Den svenska andelen i det socioekonomiska indexet gäller långvarigt bistånd eller lång arbetslöshet.",
            en="The Swedish share in the socio-economic index is of lasting assistance or long unemployment.",
            nb="Den svenske andelen i den sosioøkonomiske indeksen gjelder langvarig stønad eller lang ledighet.",
        ),
        formula=Text(
            sv="mottagare / folkmängd den 1 januari × 1 000",
            en="recipients / population on 1 January × 1,000",
            nb="mottakere / folketall 1. januar × 1 000",
        ),
        table="13995",
        part={"ContentsCode": ("KOSsosantkliente0000|~sosialhjelpsmottakere (antall)",)},
        per="population",
        unit="per_1000",
        direction="low",
        comparable="not",
        goal=1,
    ),
    _turnout(
        "parliament",
        "08243",
        "ValgSProsent|~valdeltak|~valgdeltak",
        Text(
            sv="Valdeltagande i stortingsvalet",
            en="Turnout in the Storting election",
            nb="Valgdeltakelse i stortingsvalget",
        ),
        Text(
            sv="Liknar riksdagsvalet: medborgare från 18 år. Norska val är ett år före eller efter de svenska.",
            en="Resembles the Riksdag election: citizens from 18. Norwegian elections are a year before or after the "
            "Swedish ones.",
            nb="Ligner riksdagsvalget: borgere fra 18 år. Norske valg er et år før eller etter de svenske.",
        ),
    ),
    _turnout(
        "municipality",
        "09475",
        "DeltaProsent|~valgdeltakelse i prosent",
        Text(
            sv="Valdeltagande i kommunalvalet (Norge)",
            en="Turnout in the municipal election (Norway)",
            nb="Valgdeltakelse i kommunestyrevalget",
        ),
        Text(
            sv="Norska kommunalval hålls en annan dag än stortingsvalet; i Sverige hålls valen samma dag.",
            en="Norwegian municipal elections are held on another day than the Storting election; in Sweden all are "
            "held on one day.",
            nb="Norske kommunevalg holdes en annen dag enn stortingsvalget; i Sverige holdes valgene samme dag.",
        ),
    ),
    _indicator(
        "dwellings_norway",
        "housing",
        Text(
            sv="Antal bostäder (Norge)",
            en="Number of dwellings (Norway)",
            nb="Antall boliger (Norge)",
        ),
        meaning=Text(
            sv="Alla bostäder den 1 januari, bebodda och obebodda.",
            en="All dwellings on 1 January, inhabited or not.",
            nb="Alle boliger 1. januar, bebodde og ubebodde.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=Text(
            sv="Den 1 januari; de svenska räknas den 31 december. Fritidshus ingår inte.",
            en="On 1 January; the Swedish ones are counted on 31 December. Holiday homes are not included.",
            nb="1. januar; de svenske telles 31. desember. Fritidsboliger inngår ikke.",
        ),
        table="06513",
        part={},
        unit="dwellings",
        weight=None,
    ),
    _indicator(
        "density_norway_per_km2",
        "people",
        Text(
            sv="Invånare per km² land (Norge)",
            en="Inhabitants per km² of land (Norway)",
            nb="Innbyggere per km² land (Norge)",
        ),
        meaning=Text(
            sv="Folkmängd den 1 januari delad med landarealen.",
            en="Population on 1 January divided by the area of land.",
            nb="Folketall 1. januar delt på landarealet.",
        ),
        caveat=Text(
            sv="Medelvärde över kommunens yta: de flesta bor tätare än så.",
            en="A mean over the municipality's area: most people live more densely than that.",
            nb="Et gjennomsnitt over kommunens areal: de fleste bor tettere enn det.",
        ),
        table="11342",
        part={"ContentsCode": ("FolkeLandArealKm2|~per km² land",)},
        unit="per_km2",
        comparable="not",
    ),
)
