"""How people are housed: tenure and the number of dwellings."""

from indicators.coverage import STOCKHOLM
from indicators.indicator import DESO, MUNICIPALITY, REGSO, Indicator
from translations import Text

_YEARS = (2020, 2021, 2022, 2023)


def _tenure(id: str, title: Text, name: Text) -> Indicator:
    return Indicator(
        id=id,
        theme="housing",
        title=title,
        meaning=Text(
            sv="Andel av alla bostäder som är {name}, den 31 december.",
            en="Share of all dwellings that are {name}, on 31 December.",
            nb="Andel av alle boliger som er {name}, 31. desember.",
        ).format(name=name),
        formula=Text(
            sv="bostäder med upplåtelseformen / alla bostäder × 100",
            en="dwellings of that tenure / all dwellings × 100",
            nb="boliger med eieformen / alle boliger × 100",
        ),
        caveat=Text(
            sv="Andel av bostäder, inte av människor. Fritidshus ingår inte.",
            en="A share of dwellings, not of people. Holiday homes are not included.",
            nb="Andel av boliger, ikke av mennesker. Fritidsboliger inngår ikke.",
        ),
        unit="pct",
        direction=None,
        weight="dwellings",
        years={MUNICIPALITY: _YEARS, REGSO: _YEARS},
        sources=("scb_tenure",),
        goal=11,
    )


def _people_in(kind: str, name: Text) -> Indicator:
    return Indicator(
        id=f"people_in_{kind}_pct",
        theme="housing",
        title=Text(
            sv="Andel personer i {name}",
            en="Share of people in {name}",
            nb="Andel personer i {name}",
        ).format(name=name),
        meaning=Text(
            sv="Andel av folkmängden som bor i {name}, den 31 december.",
            en="Share of the population living in {name}, on 31 December.",
            nb="Andel av folketallet som bor i {name}, 31. desember.",
        ).format(name=name),
        formula=Text(
            sv="personer i upplåtelseformen / alla personer × 100",
            en="people in that tenure / all people × 100",
            nb="personer i eieformen / alle personer × 100",
        ),
        caveat=Text(
            sv="Andel av människor, inte av bostäder: jämför inte med andelen hyresrätter.",
            en="A share of people, not of dwellings: not to be compared with the share of rented dwellings.",
            nb="Andel av mennesker, ikke av boliger: ikke sammenlignbar med andelen leieboliger.",
        ),
        unit="pct",
        direction=None,
        weight="people_by_tenure",
        years={DESO: (2020,)},
        sources=("scb_stockholm_tenure",),
        goal=11,
        covers=STOCKHOLM,
    )


INDICATORS = (
    _tenure(
        "rented_pct",
        Text(sv="Andel hyresrätter", en="Share of rented dwellings", nb="Andel leieboliger"),
        Text(sv="hyresrätter", en="rented", nb="leieboliger"),
    ),
    _tenure(
        "cooperative_pct",
        Text(
            sv="Andel bostadsrätter",
            en="Share of cooperative dwellings",
            nb="Andel borettslagsboliger",
        ),
        Text(
            sv="bostadsrätter",
            en="cooperative (bostadsrätt)",
            nb="borettslagsboliger (bostadsrätt)",
        ),
    ),
    _tenure(
        "owned_pct",
        Text(
            sv="Andel äganderätter",
            en="Share of dwellings owned outright",
            nb="Andel selveierboliger",
        ),
        Text(
            sv="äganderätter, mest småhus",
            en="owned outright, mostly houses",
            nb="selveierboliger, mest småhus",
        ),
    ),
    Indicator(
        id="dwellings_per_1000",
        theme="housing",
        title=Text(
            sv="Bostäder per 1 000 invånare",
            en="Dwellings per 1,000 inhabitants",
            nb="Boliger per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Bostäder i förhållande till folkmängden, den 31 december.",
            en="Dwellings in relation to the population, on 31 December.",
            nb="Boliger i forhold til folketallet, 31. desember.",
        ),
        formula=Text(
            sv="alla bostäder / folkmängd × 1 000",
            en="all dwellings / population × 1,000",
            nb="alle boliger / folketall × 1 000",
        ),
        caveat=Text(
            sv="Säger inte hur många som står tomma: tomma bostäder är inte öppna data.",
            en="Does not tell how many stand empty: vacancy is not open data.",
            nb="Sier ikke hvor mange som står tomme: tomme boliger er ikke åpne data.",
        ),
        unit="per_1000",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _YEARS, REGSO: _YEARS},
        sources=("scb_tenure", "scb_birth_region"),
        goal=11,
    ),
    Indicator(
        id="dwellings",
        theme="housing",
        title=Text(sv="Antal bostäder", en="Number of dwellings", nb="Antall boliger"),
        meaning=Text(
            sv="Alla bostäder den 31 december, även de med okänd upplåtelseform.",
            en="All dwellings on 31 December, those with unknown tenure included.",
            nb="Alle boliger 31. desember, også dem med ukjent eieform.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=Text(
            sv="Fritidshus ingår inte.",
            en="Holiday homes are not included.",
            nb="Fritidsboliger inngår ikke.",
        ),
        unit="dwellings",
        direction=None,
        weight=None,
        years={MUNICIPALITY: _YEARS, REGSO: _YEARS},
        sources=("scb_tenure",),
    ),
    _people_in("rented", Text(sv="hyresrätt", en="rented homes", nb="leiebolig")),
    _people_in(
        "cooperative",
        Text(
            sv="bostadsrätt",
            en="cooperative homes (bostadsrätt)",
            nb="borettslagsbolig (bostadsrätt)",
        ),
    ),
    _people_in("owned", Text(sv="äganderätt", en="homes owned outright", nb="selveierbolig")),
    _people_in(
        "other",
        Text(
            sv="annan eller okänd upplåtelseform",
            en="another or unknown tenure",
            nb="annen eller ukjent eieform",
        ),
    ),
    Indicator(
        id="people_by_tenure",
        theme="housing",
        title=Text(
            sv="Personer efter upplåtelseform, alla",
            en="People by tenure, all",
            nb="Personer etter eieform, alle",
        ),
        meaning=Text(
            sv="Alla personer som upplåtelseformen anges för, den 31 december: folkmängden.",
            en="All people whose tenure is stated, on 31 December: the population.",
            nb="Alle personer som eieformen oppgis for, 31. desember: folketallet.",
        ),
        formula=Text(sv="antal", en="count", nb="antall"),
        caveat=Text(
            sv="De i annan eller okänd upplåtelseform räknas med.",
            en="Those in another or unknown tenure count too.",
            nb="De i annen eller ukjent eieform regnes med.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years={DESO: (2020,)},
        sources=("scb_stockholm_tenure",),
        covers=STOCKHOLM,
    ),
)
