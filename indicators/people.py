"""Who lives where: population, age, education, birth."""

from indicators.coverage import STOCKHOLM
from indicators.indicator import (
    DESO,
    MUNICIPALITY,
    NORWAY,
    REGSO,
    REGSO_2025,
    SMALL_AREAS,
    Indicator,
    feeds_at,
)
from translations import Text

_PANEL_YEARS = (2001, 2005, 2009, 2013, 2017, 2021)
_REGSO_YEARS = (2020, 2021, 2022, 2023)

# Codes as seen in the publishers' tables; where two are given, the first that is found. A table with
# one content only need not be asked for it.
_SCB_TOTAL = {"Alder": ("totalt",), "Kon": ("1+2",)}
_SSB_ALL = {"Kjonn": ("1", "2"), "Alder": ("*",)}
_PANEL_CAVEAT = Text(
    sv="Vart fjärde år. Knivsta (bildad 2003) saknar värde för 2001.",
    en="Every fourth year. Knivsta (founded in 2003) has no value for 2001.",
    nb="Hvert fjerde år. Knivsta (dannet i 2003) mangler verdi for 2001.",
)


_AGE_CAVEAT = Text(
    sv="Före 2010 vart fjärde år. Knivsta (bildad 2003) saknar värde för 2001. I Norge den 1 januari.",
    en="Before 2010 every fourth year. Knivsta (founded in 2003) has no value for 2001. In Norway on 1 January.",
    nb="Før 2010 hvert fjerde år. Knivsta (dannet i 2003) mangler verdi for 2001. I Norge 1. januar.",
)


def age(
    part: str,
    title: Text,
    ages: tuple[str, ...],
    norwegian_ages: tuple[str, ...],
    years: dict[str, tuple[int, ...]],
) -> Indicator:
    """The share of the population in some ages, given in the publishers' codes."""
    return Indicator(
        id=f"age_{part}_pct",
        theme="people",
        title=title,
        meaning=Text(
            sv="Andel av folkmängden den 31 december.",
            en="Share of the population on 31 December.",
            nb="Andel av folketallet 31. desember.",
        ),
        formula=Text(
            sv="personer i åldern / alla personer × 100",
            en="people of that age / all people × 100",
            nb="personer i alderen / alle personer × 100",
        ),
        caveat=_AGE_CAVEAT,
        unit="pct",
        direction=None,
        weight="population",
        years=years,
        sources=(*(("municipality_panel",) if years else ()), "scb", "ssb"),
        feeds=(
            *feeds_at(
                (MUNICIPALITY, *SMALL_AREAS),
                "scb",
                "TAB6574",
                part={**_SCB_TOTAL, "Alder": ages},
                whole=_SCB_TOTAL,
                times=100,
            ),
            *feeds_at(
                (NORWAY,),
                "ssb",
                "07459",
                part={**_SSB_ALL, "Alder": norwegian_ages},
                whole=_SSB_ALL,
                times=100,
            ),
        ),
        comparable="same",
    )


def _education(part: str, title: Text, goal: int | None = None) -> Indicator:
    return Indicator(
        id=f"education_{part}_pct",
        theme="people",
        title=title,
        meaning=Text(
            sv="Högsta utbildning bland invånare 16–74 år den 31 december.",
            en="Highest education of inhabitants aged 16–74 on 31 December.",
            nb="Høyeste utdanning blant innbyggere 16–74 år 31. desember.",
        ),
        formula=Text(
            sv="personer med utbildningen / personer 16–74 år med känd utbildning × 100",
            en="people with that education / people aged 16–74 with known education × 100",
            nb="personer med utdanningen / personer 16–74 år med kjent utdanning × 100",
        ),
        caveat=_PANEL_CAVEAT,
        unit="pct",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _PANEL_YEARS},
        sources=("municipality_panel",),
        goal=goal,
    )


_AGES_25_64 = Text(
    sv="Åldern anges inte i filen: SCB:s tabell gäller 25–64 år. Utbildningen är okänd för 3,3 %; de räknas inte.",
    en="The age is not stated in the file: SCB's table covers ages 25–64. Education is unknown for 3.3%; they are not "
    "counted.",
    nb="Alderen oppgis ikke i filen: SCBs tabell gjelder 25–64 år. Utdanningen er ukjent for 3,3 %; de regnes ikke med.",
)


def _education_25_64(part: str, title: Text) -> Indicator:
    return Indicator(
        id=f"education_25_64_{part}_pct",
        theme="people",
        title=Text(sv="{title}, 25–64 år", en="{title}, ages 25–64", nb="{title}, 25–64 år").format(
            title=title
        ),
        meaning=Text(
            sv="Högsta utbildning bland invånare 25–64 år.",
            en="Highest education of inhabitants aged 25–64.",
            nb="Høyeste utdanning blant innbyggere 25–64 år.",
        ),
        formula=Text(
            sv="personer med utbildningen / personer med känd utbildning × 100",
            en="people with that education / people with known education × 100",
            nb="personer med utdanningen / personer med kjent utdanning × 100",
        ),
        caveat=_AGES_25_64,
        unit="pct",
        direction=None,
        weight="education_25_64_people",
        years={DESO: (2020,)},
        sources=("scb_stockholm_education",),
        goal=4,
        covers=STOCKHOLM,
    )


INDICATORS = (
    Indicator(
        id="population",
        theme="people",
        title=Text(sv="Folkmängd", en="Population", nb="Folketall"),
        meaning=Text(
            sv="Folkbokförda den 31 december.",
            en="Registered inhabitants on 31 December.",
            nb="Folkeregistrerte 31. desember.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=Text(
            sv="Före 2010 finns bara vissa år. I Norge den 1 januari samma år.",
            en="Before 2010 there are only some years. In Norway on 1 January of the year.",
            nb="Før 2010 finnes bare enkelte år. I Norge 1. januar samme år.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years={
            MUNICIPALITY: (2001, 2005, 2009, 2013, 2017, 2019, 2020, 2021, 2022, 2023),
            REGSO: _REGSO_YEARS,
            DESO: (2019,),
        },
        sources=("municipality_panel", "deso_register", "scb_birth_region", "scb", "ssb"),
        feeds=(
            *feeds_at((MUNICIPALITY, *SMALL_AREAS), "scb", "TAB6574", part=_SCB_TOTAL),
            *feeds_at((NORWAY,), "ssb", "07459", part=_SSB_ALL),
        ),
        comparable="same",
    ),
    Indicator(
        id="population_in_squares",
        theme="people",
        title=Text(
            sv="Personer i bebodda kilometerrutor",
            en="People in inhabited square kilometres",
            nb="Personer i bebodde kilometerruter",
        ),
        meaning=Text(
            sv="De personer som avstånden till service beräknas för.",
            en="The people for whom the distances on the pages about services are counted.",
            nb="Personene som avstandene på sidene om tjenester regnes for.",
        ),
        formula=Text(
            sv="summan av rutornas personer",
            en="sum of the people in the squares",
            nb="summen av rutenes personer",
        ),
        caveat=Text(
            sv="Rutor vid en kommungräns är fördelade efter en skattning, så att summan stämmer med registret "
            "(±2 %, som mest 7 %).",
            en="Squares at a municipal border are assigned by an estimate, so that the sum agrees with the "
            "register (±2 %, at most 7 %).",
            nb="Ruter ved en kommunegrense er fordelt etter et anslag, slik at summen stemmer med registeret "
            "(±2 %, på det meste 7 %).",
        ),
        unit="people",
        direction=None,
        weight=None,
        years={MUNICIPALITY: (2024,)},
        sources=("population_grid",),
    ),
    age(
        "0_19",
        Text(sv="Andel 0–19 år", en="Share aged 0–19", nb="Andel 0–19 år"),
        ("-4", "5-9", "10-14", "15-19"),
        tuple(f"{age:03}" for age in range(20)),
        {MUNICIPALITY: _PANEL_YEARS},
    ),
    age(
        "75_plus",
        Text(sv="Andel 75 år och äldre", en="Share aged 75 and over", nb="Andel 75 år og eldre"),
        ("75-79", "80-"),
        (*(f"{age:03}" for age in range(75, 105)), "105+"),
        {MUNICIPALITY: _PANEL_YEARS},
    ),
    _education(
        "primary",
        Text(
            sv="Grundskola som högsta utbildning",
            en="Compulsory school as highest education",
            nb="Grunnskole som høyeste utdanning",
        ),
    ),
    _education(
        "secondary",
        Text(
            sv="Gymnasium som högsta utbildning",
            en="Upper secondary as highest education",
            nb="Videregående som høyeste utdanning",
        ),
    ),
    _education(
        "tertiary",
        Text(sv="Eftergymnasial utbildning", en="Tertiary education", nb="Høyere utdanning"),
        goal=4,
    ),
    _education_25_64(
        "primary",
        Text(sv="Förgymnasial utbildning", en="Compulsory school", nb="Grunnskole"),
    ),
    _education_25_64(
        "secondary",
        Text(sv="Gymnasial utbildning", en="Upper secondary", nb="Videregående"),
    ),
    _education_25_64(
        "short_tertiary",
        Text(
            sv="Eftergymnasial utbildning kortare än tre år",
            en="Tertiary education of less than three years",
            nb="Høyere utdanning under tre år",
        ),
    ),
    _education_25_64(
        "long_tertiary",
        Text(
            sv="Eftergymnasial utbildning, tre år eller mer",
            en="Tertiary education of three years or more",
            nb="Høyere utdanning på tre år eller mer",
        ),
    ),
    Indicator(
        id="education_25_64_people",
        theme="people",
        title=Text(
            sv="Personer 25–64 år med känd utbildning",
            en="People aged 25–64 with known education",
            nb="Personer 25–64 år med kjent utdanning",
        ),
        meaning=Text(
            sv="Invånare 25–64 år vars utbildning är känd.",
            en="Inhabitants aged 25–64 whose education is known.",
            nb="Innbyggere 25–64 år med kjent utdanning.",
        ),
        formula=Text(
            sv="summan av de fyra nivåerna",
            en="sum of the four levels",
            nb="summen av de fire nivåene",
        ),
        caveat=_AGES_25_64,
        unit="people",
        direction=None,
        weight=None,
        years={DESO: (2020,)},
        sources=("scb_stockholm_education",),
        covers=STOCKHOLM,
    ),
    Indicator(
        id="foreign_born_pct",
        theme="people",
        title=Text(sv="Andel utrikes födda", en="Share foreign-born", nb="Andel utenlandsfødte"),
        meaning=Text(
            sv="Andel av folkmängden som är född utanför Sverige.",
            en="Share of the population born outside Sweden.",
            nb="Andel av folketallet født utenfor Sverige.",
        ),
        formula=Text(
            sv="(alla − födda i Sverige) / alla × 100",
            en="(all − born in Sweden) / all × 100",
            nb="(alle − født i Sverige) / alle × 100",
        ),
        caveat=Text(
            sv="Födelseland, inte ursprung eller medborgarskap: den som är född i Sverige av utrikes födda räknas inte.",
            en="Country of birth, not origin or citizenship: those born in Sweden of foreign-born parents are not counted.",
            nb="Fødeland, ikke opprinnelse eller statsborgerskap: den som er født i Sverige av utenlandsfødte, regnes ikke med.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _REGSO_YEARS, REGSO: _REGSO_YEARS},
        sources=("scb_birth_region", "scb"),
        feeds=feeds_at(
            (MUNICIPALITY, *SMALL_AREAS),
            "scb",
            "TAB6572",
            part={
                "Fodelseregion": (
                    "eu|~europa utom sverige|~europe except sweden",
                    "öv|~övriga världen|~rest of the world",
                ),
                "Kon": ("1+2",),
            },
            whole={"Fodelseregion": ("tot|totalt|total",)},
            times=100,
        ),
    ),
    Indicator(
        id="area_type",
        theme="people",
        title=Text(
            sv="Områdestyp (SCB)", en="Area type (Statistics Sweden)", nb="Områdetype (SCB)"
        ),
        meaning=Text(
            sv="SCB:s områdestyp: 5 mycket goda, 4 goda, 3 blandade socioekonomiska förutsättningar, "
            "2 socioekonomiska utmaningar, 1 stora socioekonomiska utmaningar.",
            en="Statistics Sweden's area type: 5 very good, 4 good, 3 mixed socio-economic conditions, "
            "2 socio-economic challenges, 1 major socio-economic challenges.",
            nb="SCBs områdetype: 5 svært gode, 4 gode, 3 blandede sosioøkonomiske forutsetninger, "
            "2 sosioøkonomiske utfordringer, 1 store sosioøkonomiske utfordringer.",
        ),
        formula=Text(
            sv="klass av ett index byggt på tre andelar, i standardavvikelser från årets medelvärde",
            en="class of an index of three shares, in standard deviations from the year's mean",
            nb="klasse av en indeks av tre andeler, i standardavvik fra årets gjennomsnitt",
        ),
        caveat=Text(
            sv="Relativ: mäts mot årets medelvärde. Beskriver förutsättningar, inte människor.",
            en="Relative: measured against the year's mean. It describes conditions, not people.",
            nb="Relativ: måles mot årets gjennomsnitt. Beskriver forutsetninger, ikke mennesker.",
        ),
        unit="type",
        direction=None,
        weight=None,
        years={REGSO: (2022,)},
        sources=("scb_area_types", "scb_v1", "scb"),
        feeds=(
            *feeds_at(
                (REGSO,),
                "scb_v1",
                "AA/AA0003/AA0003F/IntGr5Socio",
                part={"ContentsCode": ("~områdestyp|~type of area",)},
            ),
            *feeds_at(
                (REGSO_2025,),
                "scb",
                "TAB6586",
                part={"ContentsCode": ("000008IU|~områdestyp",)},
            ),
        ),
    ),
)
