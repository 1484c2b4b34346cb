"""How people are housed: tenure and the number of dwellings."""

from indicators.coverage import STOCKHOLM
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
from indicators.key_figures import KOLADA, fed, key_figure
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


_KEY_FIGURES = (
    key_figure(
        "crowded_pct",
        "N07907",
        theme="housing",
        title=Text(
            sv="Trångboddhet i flerbostadshus",
            en="Crowding in blocks of flats",
            nb="Trangboddhet i blokker",
        ),
        meaning=Text(
            sv="Andel av dem som bor i flerbostadshus som har fler än två personer per rum, kök och vardagsrum oräknade (norm 2).",
            en="Share of those living in blocks of flats with more than two people to a room, kitchen and living room not "
            "counted (norm 2).",
            nb="Andel av dem som bor i blokker, som har mer enn to personer per rom, kjøkken og stue ikke medregnet (norm 2).",
        ),
        caveat=Text(
            sv="Den som bor ensam räknas aldrig som trångbodd. Småhus och specialbostäder, som studentbostäder, ingår inte.",
            en="Nobody who lives alone counts as crowded. Houses and special housing, such as student flats, are not included.",
            nb="Den som bor alene, regnes aldri som trangbodd. Småhus og spesialboliger, som studentboliger, inngår ikke.",
        ),
        direction="low",
        goal=11,
    ),
    key_figure(
        "housing_market_verdict",
        "U30446",
        theme="housing",
        title=Text(
            sv="Kommunens bedömning av bostadsmarknaden (0 underskott, 1 balans, 2 överskott)",
            en="The municipality's own verdict on its housing market (0 shortage, 1 balance, 2 surplus)",
            nb="Kommunens vurdering av boligmarkedet (0 underskudd, 1 balanse, 2 overskudd)",
        ),
        meaning=Text(
            sv="Vad kommunen själv svarade om hela kommunen i Boverkets bostadsmarknadsenkät.",
            en="What the municipality itself answered for the whole municipality in the National Board of Housing's survey.",
            nb="Hva kommunen selv svarte for hele kommunen i Boverkets boligmarkedsundersøkelse.",
        ),
        caveat=Text(
            sv="En bedömning, inte en mätning. Underskott kan komma av att många vill flytta dit; överskott säger inte att bostäderna "
            "passar dem som söker. 2013 löd svaret ”i stort sett balans”.",
            en="A judgement, not a measurement. A shortage may come of many wanting to move there; a surplus does not say that "
            "the dwellings suit those who look. In 2013 the answer read “by and large balance”.",
            nb="En vurdering, ikke en måling. Underskudd kan komme av at mange vil flytte dit; overskudd sier ikke at boligene "
            "passer dem som søker. I 2013 lød svaret «stort sett balanse».",
        ),
        unit="verdict",
        direction=None,
        weight=None,
    ),
    key_figure(
        "holiday_homes_per_1000",
        "N07911",
        theme="housing",
        title=Text(
            sv="Fritidshus per 1 000 invånare",
            en="Holiday homes per 1,000 inhabitants",
            nb="Fritidsboliger per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Småhus utan någon folkbokförd den 1 januari, ägda av privatpersoner eller dödsbon, i förhållande till folkmängden.",
            en="Houses where nobody is registered on 1 January, owned by private people or estates, in relation to the population.",
            nb="Småhus uten noen folkeregistrert 1. januar, eid av privatpersoner eller dødsbo, i forhold til folketallet.",
        ),
        caveat=Text(
            sv="Även permanenthus där ingen är folkbokförd räknas; hus som ägs av företag räknas inte. Säger inte hur ofta de används.",
            en="Permanent houses where nobody is registered count too; houses owned by companies do not. Does not tell how often "
            "they are used.",
            nb="Også helårshus der ingen er folkeregistrert, regnes med; hus eid av foretak regnes ikke med. Sier ikke hvor ofte de brukes.",
        ),
        unit="per_1000",
        direction=None,
        weight_is_base=True,
    ),
    key_figure(
        "completed_dwellings_per_1000",
        "N07916",
        theme="housing",
        title=Text(
            sv="Färdigställda bostäder per 1 000 invånare",
            en="Dwellings completed per 1,000 inhabitants",
            nb="Fullførte boliger per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Bostäder som blev färdiga under året i småhus och flerbostadshus, med nettot av ombyggda flerbostadshus.",
            en="Dwellings completed in the year in houses and blocks of flats, with the net of rebuilt blocks.",
            nb="Boliger som ble fullført i løpet av året i småhus og blokker, med nettoen av ombygde blokker.",
        ),
        caveat=Text(
            sv="Varierar mycket mellan år i små kommuner. Mer är inte bättre där folkmängden minskar.",
            en="Varies a lot between years in small municipalities. More is not better where the population falls.",
            nb="Varierer mye mellom år i små kommuner. Mer er ikke bedre der folketallet synker.",
        ),
        unit="tenths_per_1000",
        direction=None,
        weight_is_base=True,
    ),
    key_figure(
        "cooperative_price_sek_m2",
        "N07908",
        theme="housing",
        title=Text(
            sv="Pris på bostadsrätter",
            en="Price of cooperative dwellings (bostadsrätt)",
            nb="Pris på borettslagsboliger (bostadsrätt)",
        ),
        meaning=Text(
            sv="Genomsnittligt pris för bostadsrätter som såldes under året, per kvadratmeter.",
            en="Mean price of the cooperative dwellings sold in the year, per square metre.",
            nb="Gjennomsnittspris for borettslagsboliger solgt i løpet av året, per kvadratmeter.",
        ),
        caveat=Text(
            sv="Ytan är inte den sålda bostadens: priset delas med kommunens genomsnittliga yta, som antas oförändrad över åren. "
            "Löpande priser. Högt är dyrt för den som köper och värde för den som äger.",
            en="The area is not that of the dwelling sold: the price is divided by the municipality's mean area, taken to be the "
            "same over the years. Current prices. High is dear for who buys and worth for who owns.",
            nb="Arealet er ikke den solgte boligens: prisen deles på kommunens gjennomsnittlige areal, som antas uendret over årene. "
            "Løpende priser. Høyt er dyrt for den som kjøper og verdi for den som eier.",
        ),
        unit="sek_m2",
        direction=None,
        weight="dwellings",
    ),
    key_figure(
        "house_price_sek_m2",
        "N07909",
        theme="housing",
        title=Text(sv="Pris på småhus", en="Price of houses", nb="Pris på småhus"),
        meaning=Text(
            sv="Pris per kvadratmeter för permanentbostäder i småhus som såldes under året, räknat på varje köp.",
            en="Price per square metre of permanent houses sold in the year, reckoned from each purchase.",
            nb="Pris per kvadratmeter for helårsboliger i småhus solgt i løpet av året, regnet ut fra hvert kjøp.",
        ),
        caveat=Text(
            sv="Vad som är permanentbostad definierades om 2015, vilket kan störa jämförelser över tid. Löpande priser. Högt är dyrt för den som "
            "köper och värde för den som äger.",
            en="What a permanent house is was redefined in 2015, which may disturb comparisons over time. Current prices. High is "
            "dear for who buys and worth for who owns.",
            nb="Hva som er helårsbolig, ble omdefinert i 2015, noe som kan forstyrre sammenligninger over tid. Løpende priser. Høyt er dyrt for den "
            "som kjøper og verdi for den som eier.",
        ),
        unit="sek_m2",
        direction=None,
        weight="dwellings",
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
            sv="Säger inte hur många som står tomma: tomma bostäder är inte öppna data.",
            en="Does not tell how many stand empty: vacancy is not open data.",
            nb="Sier ikke hvor mange som står tomme: tomme boliger er ikke åpne data.",
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
    *_KEY_FIGURES,
)
