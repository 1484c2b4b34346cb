"""How people are housed: tenure and the number of dwellings."""

from indicators.indicator import (
    MUNICIPALITY,
    REGSO,
    SMALL_AREAS_FROM_2024,
    SMALL_AREAS_UNTIL_2023,
    Feed,
    Indicator,
    feeds_at,
)
from translations import Text

_YEARS = (2020, 2021, 2022, 2023)


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
            "scb",
            table,
            part={"Upplatelseform": tenures},
            whole={"Upplatelseform": _TENURES} if is_share else None,
            times=times,
            per=per,
        )
    )


def _tenure(id: str, title: Text, name: Text, code: str) -> Indicator:
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
        sources=("scb_tenure", "scb"),
        feeds=_dwellings(code, times=100),
        goal=11,
    )


INDICATORS = (
    _tenure(
        "rented_pct",
        Text(sv="Andel hyresrätter", en="Share of rented dwellings", nb="Andel leieboliger"),
        Text(sv="hyresrätter", en="rented", nb="leieboliger"),
        _TENURES[0],
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
        _TENURES[1],
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
            sv="Säger inte hur många som står tomma: tomma bostäder är inte öppna data.",
            en="Does not tell how many stand empty: vacancy is not open data.",
            nb="Sier ikke hvor mange som står tomme: tomme boliger er ikke åpne data.",
        ),
        unit="per_1000",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _YEARS, REGSO: _YEARS},
        sources=("scb_tenure", "scb_birth_region", "scb"),
        feeds=_dwellings(*_TENURES, times=1000, per="population"),
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
        sources=("scb_tenure", "scb"),
        feeds=_dwellings(*_TENURES),
    ),
)
