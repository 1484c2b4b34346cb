"""Statistics Sweden's index of socio-economic conditions, and the types of area that are made of it."""

from typing import Literal

from indicators.feeds_scb import SCB
from indicators.formulas import PUBLISHED
from indicators.indicator import REGSO, REGSO_2025, Indicator, feeds_at
from translations import Text

_TABLE = "TAB6586"  # both divisions of RegSO, 2011 on
_LEVELS = (REGSO, REGSO_2025)


def _of_the_index(
    id: str,
    title: Text,
    meaning: Text,
    contents: str,
    direction: Literal["low"] | None = "low",
    unit: str = "pct",
) -> Indicator:
    return Indicator(
        id=id,
        theme="people",
        title=title,
        meaning=meaning,
        formula=PUBLISHED,
        caveat=Text(
            sv="Relativt mått: mäts mot varje års medelvärde. Beskriver förutsättningar, inte människor. RegSO "
            "2020 till och med 2023, RegSO 2025 därefter.",
            en="Relative: measured against each year's mean. It describes conditions, not people. RegSO 2020 until "
            "2023, RegSO 2025 from then on.",
            nb="Relativt mål: måles mot hvert års gjennomsnitt. Beskriver forutsetninger, ikke mennesker. RegSO "
            "2020 til og med 2023, RegSO 2025 deretter.",
        ),
        unit=unit,
        direction=direction,
        weight="population",
        sources=(SCB,),
        goal=10,
        feeds=feeds_at(_LEVELS, SCB, _TABLE, part={"ContentsCode": (contents,)}),
    )


INDICATORS = (
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
            sv="klass för ett index av tre andelar, i standardavvikelser från årets medelvärde",
            en="class of an index of three shares, in standard deviations from the year's mean",
            nb="klasse av en indeks av tre andeler, i standardavvik fra årets gjennomsnitt",
        ),
        caveat=Text(
            sv="Relativt mått: mäts mot årets medelvärde. Beskriver förutsättningar, inte människor. Från 2022 till 2023 "
            "bytte 253 av 3 363 områden typ, alla ett steg: 131 uppåt, 122 nedåt.",
            en="Relative: measured against the year's mean. It describes conditions, not people. From 2022 to 2023 253 of "
            "3,363 areas changed type, all by one step: 131 up, 122 down.",
            nb="Relativt mål: måles mot årets gjennomsnitt. Beskriver forutsetninger, ikke mennesker. Fra 2022 til 2023 "
            "byttet 253 av 3 363 områder type, alle ett trinn: 131 opp, 122 ned.",
        ),
        unit="type",
        direction=None,
        weight=None,
        years={REGSO: (2022, 2023)},
        sources=("scb_area_types", "scb_area_types_2023", SCB),
        feeds=feeds_at(
            _LEVELS, SCB, _TABLE, part={"ContentsCode": ("000008IU|~områdestyp|~type of area",)}
        ),
    ),
    _of_the_index(
        "socio_economic_index",
        Text(sv="Socioekonomiskt index", en="Socio-economic index", nb="Sosioøkonomisk indeks"),
        Text(
            sv="SCB:s index av tre andelar; högre betyder större utmaningar.",
            en="Statistics Sweden's index of three shares; higher means greater challenges.",
            nb="SCBs indeks av tre andeler; høyere betyr større utfordringer.",
        ),
        "000008IT|~socioekonomiskt index|~index",
        unit="index",
    ),
    _of_the_index(
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
    ),
    _of_the_index(
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
    ),
    _of_the_index(
        "socio_benefit_or_unemployed_pct",
        Text(
            sv="Långvarigt ekonomiskt bistånd eller långtidsarbetslöshet (i indexet)",
            en="Social assistance or long-term unemployed (in the index)",
            nb="Langvarig sosialhjelp eller langtidsledighet (i indeksen)",
        ),
        Text(
            sv="Den andel med långvarigt ekonomiskt bistånd eller långtidsarbetslöshet som ingår i indexet.",
            en="The share with lasting social assistance or long unemployment that is part of the index.",
            nb="Andelen med langvarig sosialhjelp eller langtidsledighet som inngår i indeksen.",
        ),
        "~ekonomiskt bistånd",
    ),
)
