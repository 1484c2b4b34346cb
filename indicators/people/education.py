"""The highest education that people have, by three definitions of who is asked."""

from typing import Literal

from indicators.coverage import STOCKHOLM
from indicators.feeds_scb import FROM_2024, SCB, UNTIL_2023
from indicators.feeds_ssb import SSB, of_norway
from indicators.indicator import DESO, MUNICIPALITY, Indicator, feeds_at
from loaders import municipality_panel
from translations import Text

_PANEL_YEARS = municipality_panel.SOURCE.years
_PANEL_CAVEAT = Text(
    sv="Vart fjärde år. Knivsta (bildad 2003) saknar värde för 2001.",
    en="Every fourth year. Knivsta (founded in 2003) has no value for 2001.",
    nb="Hvert fjerde år. Knivsta (dannet i 2003) mangler verdi for 2001.",
)


def _education_16_74(part: str, title: Text, goal: int | None = None) -> Indicator:
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
    sv="Åldern anges inte i filen: SCB:s tabell gäller 25–64 år. Personer med okänd utbildning (3,3 %) "
    "räknas inte.",
    en="The age is not stated in the file: SCB's table covers ages 25–64. Education is unknown for 3.3%; they are not "
    "counted.",
    nb="Alderen oppgis ikke i filen: SCBs tabell gjelder 25–64 år. Personer med ukjent utdanning (3,3 "
    "%) regnes ikke med.",
)


def _education_in_stockholm(part: str, title: Text) -> Indicator:
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


def _education_25_64(
    part: str, levels: tuple[str, ...], title: Text, direction: Literal["low", "high"]
) -> Indicator:
    known = ("21", "3+4", "5", "6")
    what = {
        "part": {"UtbildningsNiva": levels},
        "whole": {"UtbildningsNiva": known},
        "times": 100,
    }
    return Indicator(
        id=f"education_{part}_25_64_pct",
        theme="people",
        title=title,
        meaning=Text(
            sv="Högsta utbildning bland invånare 25–64 år, från referensår 2023 25–65 år.",
            en="Highest education of inhabitants aged 25–64; from reference year 2023 aged 25–65.",
            nb="Høyeste utdanning blant innbyggere 25–64 år, fra referanseår 2023 25–65 år.",
        ),
        formula=Text(
            sv="personer med utbildningen / personer i åldern med känd utbildning × 100",
            en="people with that education / people of that age with known education × 100",
            nb="personer med utdanningen / personer i alderen med kjent utdanning × 100",
        ),
        caveat=Text(
            sv="Tidsseriebrott: två tabeller, åldersgruppen utvidgas med ett år 2023 och indelningen ändras "
            "2024. Inte samma som utbildning bland 16–74-åringar.",
            en="Break in the series: two tables, the age group widens by a year in 2023 and the division changes in "
            "2024. Not the same as education of those aged 16–74.",
            nb="Brudd i tidsserien: to tabeller, aldersgruppen utvides med ett år i 2023 og inndelingen endres "
            "i 2024. Ikke det samme som utdanning blant 16–74-åringer.",
        ),
        unit="pct",
        direction=direction,
        weight="population",
        sources=(SCB,),
        goal=4,
        feeds=(
            *feeds_at(UNTIL_2023, SCB, "TAB5956", **what),
            *feeds_at(FROM_2024, SCB, "TAB6534", **what),
        ),
    )


def _education_in_norway(
    part: str, levels: tuple[str, ...], title: Text, direction: Literal["low", "high"]
) -> Indicator:
    return Indicator(
        id=f"education_{part}_norway_pct",
        theme="people",
        title=title,
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
            sv="Alla från 16 år: de svenska talen gäller 16–74 eller 25–64 år. Fagskole räknas inte som högre "
            "utbildning.",
            en="Everyone from 16: the Swedish figures are of those aged 16–74 or 25–64. Vocational colleges do not "
            "count as tertiary.",
            nb="Alle fra 16 år: de svenske tallene gjelder 16–74 eller 25–64 år. Fagskole regnes ikke som "
            "høyere utdanning.",
        ),
        unit="pct",
        direction=direction,
        weight="population",
        sources=(SSB,),
        goal=4,
        feeds=of_norway(
            "09429",
            {"Nivaa": levels, "Kjonn": ("0|begge kjønn",), "ContentsCode": ("Personer|personer",)},
            {"Nivaa": ("01", "02a", "11", "03a", "04a")},
        ),
        comparable="similar",
    )


INDICATORS = (
    _education_16_74(
        "primary",
        Text(
            sv="Förgymnasial utbildning, 16–74 år",
            en="Compulsory school as highest education, aged 16–74",
            nb="Grunnskole som høyeste utdanning, 16–74 år",
        ),
    ),
    _education_16_74(
        "secondary",
        Text(
            sv="Gymnasial utbildning, 16–74 år",
            en="Upper secondary as highest education, aged 16–74",
            nb="Videregående som høyeste utdanning, 16–74 år",
        ),
    ),
    _education_16_74(
        "tertiary",
        Text(
            sv="Eftergymnasial utbildning, 16–74 år",
            en="Tertiary education, aged 16–74",
            nb="Høyere utdanning, 16–74 år",
        ),
        goal=4,
    ),
    _education_in_stockholm(
        "primary",
        Text(sv="Förgymnasial utbildning", en="Compulsory school", nb="Grunnskole"),
    ),
    _education_in_stockholm(
        "secondary",
        Text(sv="Gymnasial utbildning", en="Upper secondary", nb="Videregående"),
    ),
    _education_in_stockholm(
        "short_tertiary",
        Text(
            sv="Eftergymnasial utbildning kortare än tre år",
            en="Tertiary education of less than three years",
            nb="Høyere utdanning under tre år",
        ),
    ),
    _education_in_stockholm(
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
    _education_25_64(
        "primary",
        ("21",),
        Text(
            sv="Förgymnasial utbildning, 25–64 år (hela landet)",
            en="Compulsory school at most, aged 25–64 (whole country)",
            nb="Grunnskole som høyeste utdanning, 25–64 år (hele landet)",
        ),
        "low",
    ),
    _education_25_64(
        "tertiary",
        ("5", "6"),
        Text(
            sv="Eftergymnasial utbildning, 25–64 år (hela landet)",
            en="Tertiary education, aged 25–64 (whole country)",
            nb="Høyere utdanning, 25–64 år (hele landet)",
        ),
        "high",
    ),
    _education_in_norway(
        "primary",
        ("01",),
        Text(
            sv="Förgymnasial utbildning, 16 år och äldre (Norge)",
            en="Compulsory school as highest education, 16+ (Norway)",
            nb="Grunnskole som høyeste utdanning, 16 år og eldre (Norge)",
        ),
        "low",
    ),
    _education_in_norway(
        "tertiary",
        ("03a", "04a"),
        Text(
            sv="Universitet eller högskola, 16 år och äldre (Norge)",
            en="University or college, 16+ (Norway)",
            nb="Universitet eller høgskole, 16 år og eldre (Norge)",
        ),
        "high",
    ),
)
