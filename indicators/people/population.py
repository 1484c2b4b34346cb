"""How many people there are, and of which ages."""

from indicators.feeds_scb import SCB
from indicators.feeds_ssb import SSB, of_norway
from indicators.formulas import COUNT, PUBLISHED
from indicators.indicator import DESO, MUNICIPALITY, NORWAY, REGSO, SMALL_AREAS, Indicator, feeds_at
from loaders import municipality_panel, scb_birth_region, ssb_population
from translations import Text

_PANEL_YEARS = municipality_panel.SOURCE.years
_REGSO_YEARS = scb_birth_region.SOURCE.years
_NORWAY = {NORWAY: ssb_population.SOURCE.years}


# Codes as seen in the publishers' tables; where two are given, the first that is found. A table with
# one content only need not be asked for it.
_SCB_TOTAL = {"Alder": ("totalt",), "Kon": ("1+2",)}
_SSB_ALL = {"Kjonn": ("1", "2"), "Alder": ("*",)}
_AGE_CAVEAT = Text(
    sv="Före 2010 vart fjärde år. Knivsta (bildad 2003) saknar värde för 2001. I Norge den 1 januari.",
    en="Before 2010 every fourth year. Knivsta (founded in 2003) has no value for 2001. In Norway on 1 January.",
    nb="Før 2010 hvert fjerde år. Knivsta (dannet i 2003) mangler verdi for 2001. I Norge 1. januar.",
)


def _age(
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
            sv="Andel av befolkningen den 31 december.",
            en="Share of the population on 31 December.",
            nb="Andel av befolkningen 31. desember.",
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
        sources=(
            *(("municipality_panel",) if MUNICIPALITY in years else ()),
            *(("ssb_population",) if NORWAY in years else ()),
            "scb",
            "ssb",
        ),
        feeds=(
            *feeds_at(
                (MUNICIPALITY, *SMALL_AREAS),
                SCB,
                "TAB6574",
                part={**_SCB_TOTAL, "Alder": ages},
                whole=_SCB_TOTAL,
                times=100,
            ),
            *feeds_at(
                (NORWAY,),
                SSB,
                "07459",
                part={**_SSB_ALL, "Alder": norwegian_ages},
                whole=_SSB_ALL,
                times=100,
            ),
        ),
        comparable="same",
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
        formula=COUNT,
        caveat=Text(
            sv="Före 2010 finns bara vissa år. I Norge den 1 januari samma år, i kommunerna 2024; Ålesund och Haram, en "
            "kommun till och med 2023, är skattade före 2024.",
            en="Before 2010 there are only some years. In Norway on 1 January of the year, in the municipalities of 2024; "
            "Ålesund and Haram, one municipality until 2023, are estimates before 2024.",
            nb="Før 2010 finnes bare enkelte år. I Norge 1. januar samme år, i kommunene 2024; Ålesund og Haram, én kommune "
            "til og med 2023, er anslag før 2024.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years={
            MUNICIPALITY: (2001, 2005, 2009, 2013, 2017, 2019, 2020, 2021, 2022, 2023),
            REGSO: _REGSO_YEARS,
            DESO: (2019,),
            **_NORWAY,
        },
        sources=(
            "municipality_panel",
            "deso_register",
            "scb_birth_region",
            "ssb_population",
            "ssb_redistricting",
            "scb",
            "ssb",
        ),
        feeds=(
            *feeds_at((MUNICIPALITY, *SMALL_AREAS), SCB, "TAB6574", part=_SCB_TOTAL),
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
    _age(
        "0_19",
        Text(sv="Andel 0–19 år", en="Share aged 0–19", nb="Andel 0–19 år"),
        ("-4", "5-9", "10-14", "15-19"),
        tuple(f"{age:03}" for age in range(20)),
        {MUNICIPALITY: _PANEL_YEARS, **_NORWAY},
    ),
    _age(
        "65_plus",
        Text(sv="Andel 65 år och äldre", en="Share aged 65 and over", nb="Andel 65 år og eldre"),
        ("65-69", "70-74", "75-79", "80-"),
        (*(f"{years:03}" for years in range(65, 105)), "105+"),
        _NORWAY,
    ),
    _age(
        "75_plus",
        Text(sv="Andel 75 år och äldre", en="Share aged 75 and over", nb="Andel 75 år og eldre"),
        ("75-79", "80-"),
        (*(f"{age:03}" for age in range(75, 105)), "105+"),
        {MUNICIPALITY: _PANEL_YEARS},
    ),
    Indicator(
        id="density_norway_per_km2",
        theme="people",
        title=Text(
            sv="Invånare per km² land (Norge)",
            en="Inhabitants per km² of land (Norway)",
            nb="Innbyggere per km² land (Norge)",
        ),
        meaning=Text(
            sv="Folkmängd den 1 januari delad med landarealen.",
            en="Population on 1 January divided by the area of land.",
            nb="Folketall 1. januar delt på landarealet.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Medelvärde över kommunens yta: de flesta bor tätare än så.",
            en="A mean over the municipality's area: most people live more densely than that.",
            nb="Et gjennomsnitt over kommunens areal: de fleste bor tettere enn det.",
        ),
        unit="per_km2",
        direction=None,
        weight="population",
        sources=(SSB,),
        feeds=of_norway("11342", {"ContentsCode": ("FolkeLandArealKm2|~per km² land",)}),
        comparable="not",
    ),
)
