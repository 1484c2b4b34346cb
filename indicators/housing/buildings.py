"""Which houses there are and when they were built, area by area.

Seen in use of the tables: the dimensions' names, the code of multi-dwelling
buildings and of their share, the periods of building and the code of their number.
"""

from indicators.feeds_scb import ALL, SCB
from indicators.formulas import PUBLISHED_SHARE
from indicators.indicator import Indicator, feeds_at
from translations import Text

# Every period of the table: an age that is unknown is in none of them.
_PERIODS = (
    "-1920",
    "1921-1930",
    "1931-1940",
    "1941-1950",
    "1951-1960",
    "1961-1970",
    "1971-1980",
    "1981-1990",
    "1991-2000",
    "2001-2010",
    "2011-2020",
    "2021-2030|~2021-",
)


def _built(part: str, title: Text, periods: tuple[str, ...]) -> Indicator:
    number = {"ContentsCode": ("0000080B|antal",)}
    return Indicator(
        id=f"buildings_{part}_pct",
        theme="housing",
        title=title,
        meaning=Text(
            sv="Andel av bostadsbyggnaderna, efter byggnadsår.",
            en="Share of the residential buildings, by year of construction.",
            nb="Andel av boligbygningene, etter byggeår.",
        ),
        formula=Text(
            sv="bostadsbyggnader från perioden / alla med känt byggnadsår × 100",
            en="residential buildings of the period / all whose year is known × 100",
            nb="boligbygninger fra perioden / alle med kjent byggeår × 100",
        ),
        caveat=Text(
            sv="Andel av byggnader, inte av bostäder: ett flerbostadshus räknas som en byggnad. Säger inget om "
            "vad som har renoverats. Medelvärden vägs med antalet bostäder. Indelningen ändrades 2024.",
            en="A share of buildings, not of dwellings: an apartment block counts as one. Tells nothing of what has been "
            "renovated. Means are weighted by the number of dwellings. The division changed in 2024.",
            nb="Andel av bygninger, ikke av boliger: en boligblokk regnes som én bygning. Sier ingenting om hva "
            "som er pusset opp. Gjennomsnitt vektes med antall boliger. Inndelingen ble endret i 2024.",
        ),
        unit="pct",
        direction=None,
        weight="dwellings",
        sources=(SCB,),
        goal=11,
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6540",
            part={"ByggAr": periods, **number},
            whole={"ByggAr": _PERIODS},
            times=100,
        ),
    )


INDICATORS = (
    Indicator(
        id="apartment_buildings_pct",
        theme="housing",
        title=Text(
            sv="Andel flerbostadshus bland bostadsbyggnaderna",
            en="Apartment blocks among the residential buildings",
            nb="Andel boligblokker blant boligbygningene",
        ),
        meaning=Text(
            sv="Andel av områdets bostadsbyggnader som är flerbostadshus.",
            en="Share of the area's residential buildings that are multi-dwelling buildings.",
            nb="Andel av områdets boligbygninger som er flerboligbygninger.",
        ),
        formula=PUBLISHED_SHARE,
        caveat=Text(
            sv="Andel av byggnader, inte av bostäder eller människor: ett flerbostadshus rymmer många hem. "
            "Medelvärden vägs med antalet bostäder. Indelningen ändrades 2024.",
            en="A share of buildings, not of dwellings or people: one block holds many homes. Means are weighted by the "
            "number of dwellings. The division changed in 2024.",
            nb="Andel av bygninger, ikke av boliger eller mennesker: én blokk rommer mange hjem. Gjennomsnitt vektes med "
            "antall boliger. Inndelingen ble endret i 2024.",
        ),
        unit="pct",
        direction=None,
        weight="dwellings",
        sources=(SCB,),
        goal=11,
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6620",
            part={
                "Byggnadstyp": ("005|flerbostadshus|~flerbostadshus",),
                "ContentsCode": ("0000082X|~andel",),
            },
        ),
    ),
    _built(
        "until_1940",
        Text(
            sv="Bostadshus byggda till och med 1940",
            en="Residential buildings from 1940 or earlier",
            nb="Boligbygninger fra 1940 eller tidligere",
        ),
        _PERIODS[:3],
    ),
    _built(
        "1961_1980",
        Text(
            sv="Bostadshus byggda 1961–1980",
            en="Residential buildings from 1961–1980",
            nb="Boligbygninger fra 1961–1980",
        ),
        _PERIODS[5:7],
    ),
    _built(
        "since_2001",
        Text(
            sv="Bostadshus byggda från 2001",
            en="Residential buildings from 2001 or later",
            nb="Boligbygninger fra 2001 eller senere",
        ),
        _PERIODS[9:],
    ),
)
