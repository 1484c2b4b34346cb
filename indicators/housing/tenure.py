"""How many dwellings there are, of which tenure, and who lives in them."""

from indicators.coverage import STOCKHOLM
from indicators.feeds_scb import ALL, SCB
from indicators.feeds_ssb import SSB, of_norway
from indicators.formulas import COUNT
from indicators.indicator import (
    DESO,
    MUNICIPALITY,
    REGSO,
    SMALL_AREAS_FROM_2024,
    SMALL_AREAS_UNTIL_2023,
    Feed,
    Indicator,
    feeds_at,
)
from indicators.key_figures import KOLADA, fed
from loaders import scb_tenure
from translations import Text

_YEARS = scb_tenure.SOURCE.years
_TENURES = ("1|hyresrätt", "2|bostadsrätt", "3|äganderätt", "ÖVRIGT|uppgift saknas")


def _dwellings(*tenures: str, times: float = 1, per: str | None = None) -> tuple[Feed, ...]:
    """Dwellings of some tenures: as a count, or as a share of all (or `per` another count).

    There is no published total: all are the sum of the tenures, those unknown included.
    """
    tables = (("TAB6258", SMALL_AREAS_UNTIL_2023), ("TAB6638", SMALL_AREAS_FROM_2024))
    is_share = times == 100
    return tuple(
        feed
        for table, levels in tables
        for feed in feeds_at(
            levels,
            SCB,
            table,
            part={"Upplatelseform": tenures},
            whole={"Upplatelseform": _TENURES} if is_share else None,
            times=times,
            per=per,
        )
    )


def _tenure(id: str, number: str, title: Text, name: Text, code: str) -> Indicator:
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
        sources=("scb_tenure", KOLADA, "scb"),
        goal=11,
        # The same figures: of municipalities from Kolada, of smaller areas from SCB itself.
        feeds=(fed(number), *_dwellings(code, times=100)),
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
            sv="Andel av befolkningen som bor i {name}, den 31 december.",
            en="Share of the population living in {name}, on 31 December.",
            nb="Andel av befolkningen som bor i {name}, 31. desember.",
        ).format(name=name),
        formula=Text(
            sv="personer i upplåtelseformen / alla personer × 100",
            en="people in that tenure / all people × 100",
            nb="personer i eieformen / alle personer × 100",
        ),
        caveat=Text(
            sv="Andel av människor, inte av bostäder: kan inte jämföras med andelen hyresrätter.",
            en="A share of people, not of dwellings: not to be compared with the share of rented dwellings.",
            nb="Andel av mennesker, ikke av boliger: kan ikke sammenlignes med andelen leieboliger.",
        ),
        unit="pct",
        direction=None,
        weight="people_by_tenure",
        years={DESO: (2020,)},
        sources=("scb_stockholm_tenure",),
        goal=11,
        covers=STOCKHOLM,
    )


def _living_in(part: str, code: str, title: Text) -> Indicator:
    return Indicator(
        id=f"living_in_{part}_pct",
        theme="housing",
        title=title,
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
            sv="Andel av människor, inte av bostäder. Personer utan uppgift ingår i nämnaren.",
            en="A share of people, not of dwellings. Those with tenure unknown count among all.",
            nb="Andel av mennesker, ikke av boliger. Personer uten opplysning inngår i nevneren.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        sources=(SCB,),
        goal=11,
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6253",
            part={"Upplatelseform": (code,)},
            whole={"Upplatelseform": ("TOTALT",)},
            times=100,
        ),
    )


INDICATORS = (
    _tenure(
        "rented_pct",
        "N07956",
        Text(sv="Andel hyresrätter", en="Share of rented dwellings", nb="Andel leieboliger"),
        Text(sv="hyresrätter", en="rented", nb="leieboliger"),
        _TENURES[0],
    ),
    _tenure(
        "cooperative_pct",
        "N07957",
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
        _TENURES[1],
    ),
    _tenure(
        "owned_pct",
        "N07958",
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
        _TENURES[2],
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
            sv="Visar inte hur många som står tomma: öppna data om tomma bostäder saknas.",
            en="Does not tell how many stand empty: vacancy is not open data.",
            nb="Viser ikke hvor mange som står tomme: åpne data om tomme boliger mangler.",
        ),
        unit="per_1000",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _YEARS, REGSO: _YEARS},
        sources=("scb_tenure", "scb_birth_region", KOLADA, "scb"),
        goal=11,
        feeds=(fed("N07913"), *_dwellings(*_TENURES, times=1000, per="population")),
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
        formula=COUNT,
        caveat=Text(
            sv="Fritidshus ingår inte.",
            en="Holiday homes are not included.",
            nb="Fritidsboliger inngår ikke.",
        ),
        unit="dwellings",
        direction=None,
        weight=None,
        years={MUNICIPALITY: _YEARS, REGSO: _YEARS},
        sources=("scb_tenure", "scb"),
        feeds=_dwellings(*_TENURES),
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
        formula=COUNT,
        caveat=Text(
            sv="Personer i annan eller okänd upplåtelseform räknas med.",
            en="Those in another or unknown tenure count too.",
            nb="Personer i annen eller ukjent eieform regnes med.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years={DESO: (2020,)},
        sources=("scb_stockholm_tenure",),
        covers=STOCKHOLM,
    ),
    _living_in(
        "rented",
        "HYRESRÄTT|hyresrätt",
        Text(
            sv="Andel som bor i hyresrätt",
            en="Share of people in rented dwellings",
            nb="Andel som bor i leiebolig",
        ),
    ),
    _living_in(
        "cooperative",
        "BOSTADSRÄTT|bostadsrätt",
        Text(
            sv="Andel som bor i bostadsrätt",
            en="Share of people in cooperative dwellings",
            nb="Andel som bor i borettslag (bostadsrätt)",
        ),
    ),
    _living_in(
        "owned",
        "ÄG/ANDEL|äganderätt",
        Text(
            sv="Andel som bor i äganderätt",
            en="Share of people in dwellings owned outright",
            nb="Andel som bor i selveierbolig",
        ),
    ),
    Indicator(
        id="dwellings_norway",
        theme="housing",
        title=Text(
            sv="Antal bostäder (Norge)",
            en="Number of dwellings (Norway)",
            nb="Antall boliger (Norge)",
        ),
        meaning=Text(
            sv="Alla bostäder den 1 januari, bebodda och obebodda.",
            en="All dwellings on 1 January, inhabited or not.",
            nb="Alle boliger 1. januar, bebodde og ubebodde.",
        ),
        formula=COUNT,
        caveat=Text(
            sv="Den 1 januari; de svenska räknas den 31 december. Fritidshus ingår inte.",
            en="On 1 January; the Swedish ones are counted on 31 December. Holiday homes are not included.",
            nb="1. januar; de svenske telles 31. desember. Fritidsboliger inngår ikke.",
        ),
        unit="dwellings",
        direction=None,
        weight=None,
        sources=(SSB,),
        feeds=of_norway("06513", {"BygnType": ("*",), "BruksAreal": ("*",)}),
        comparable="similar",
    ),
)
