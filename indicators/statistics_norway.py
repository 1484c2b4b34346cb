"""What Statistics Norway's tables give for Norwegian municipalities, where it is not the Swedish definition.

An indicator here resembles a Swedish one ("similar", and the caveat says how they
differ) or must not be compared with any ("not").
"""

from typing import Literal

from indicators.indicator import NORWAY, Feed, Indicator
from translations import Text

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


def _turnout(part: str, table: str, title: Text, caveat: Text) -> Indicator:
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
        # The code of the content is not known: a table without one is named, with what it has.
        part={"ContentsCode": ("~valgdeltakelse|~frammøteprosent|~fremmøteprosent|~turnout",)},
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
        "08092",
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
        "01180",
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
