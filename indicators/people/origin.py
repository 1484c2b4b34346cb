"""Where people were born, and their parents."""

from indicators.feeds_scb import ALL, BOTH_SEXES, SCB
from indicators.indicator import MUNICIPALITY, REGSO, SMALL_AREAS, Indicator, feeds_at
from loaders import scb_birth_region
from translations import Text

_REGSO_YEARS = scb_birth_region.SOURCE.years
INDICATORS = (
    Indicator(
        id="foreign_born_pct",
        theme="people",
        title=Text(sv="Andel utrikes födda", en="Share foreign-born", nb="Andel utenlandsfødte"),
        meaning=Text(
            sv="Andel av befolkningen som är född utanför Sverige.",
            en="Share of the population born outside Sweden.",
            nb="Andel av befolkningen født utenfor Sverige.",
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
            SCB,
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
        id="foreign_background_pct",
        theme="people",
        title=Text(
            sv="Andel med utländsk bakgrund",
            en="Share with foreign background",
            nb="Andel med utenlandsk bakgrunn",
        ),
        meaning=Text(
            sv="Utrikes födda, och inrikes födda med två utrikes födda föräldrar.",
            en="Born abroad, or born in Sweden with two parents born abroad.",
            nb="Født i utlandet, eller født i Sverige med to foreldre født i utlandet.",
        ),
        formula=Text(
            sv="personer med utländsk bakgrund / alla personer × 100",
            en="people with foreign background / all people × 100",
            nb="personer med utenlandsk bakgrunn / alle personer × 100",
        ),
        caveat=Text(
            sv="Inte detsamma som utrikes födda. Från 2025 med ett litet brus; indelningen ändrades 2024.",
            en="Not the same as foreign-born. From 2025 with a small noise; the division changed in 2024.",
            nb="Ikke det samme som utenlandsfødte. Fra 2025 med liten støy; inndelingen ble endret i 2024.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        sources=(SCB,),
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6571",
            part={**BOTH_SEXES, "UtlBakgrund": ("1|utländsk bakgrund",)},
            whole={"UtlBakgrund": ("SA|totalt",)},
            times=100,
        ),
    ),
    Indicator(
        id="born_outside_europe_pct",
        theme="people",
        title=Text(
            sv="Andel födda utanför Europa",
            en="Share born outside Europe",
            nb="Andel født utenfor Europa",
        ),
        meaning=Text(
            sv="Andel av befolkningen som är född i övriga världen.",
            en="Share of the population born in the rest of the world.",
            nb="Andel av befolkningen født i resten av verden.",
        ),
        formula=Text(
            sv="födda i övriga världen / alla personer × 100",
            en="born in the rest of the world / all people × 100",
            nb="født i resten av verden / alle personer × 100",
        ),
        caveat=Text(
            sv="Personer med okänt födelseland ingår. Från 2025 med ett litet brus; indelningen ändrades 2024.",
            en="Those whose country of birth is unknown are counted here. From 2025 with a small noise; the division "
            "changed in 2024.",
            nb="Personer med ukjent fødeland inngår. Fra 2025 med liten støy; inndelingen ble endret i 2024.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        sources=(SCB,),
        feeds=feeds_at(
            ALL,
            SCB,
            "TAB6572",
            part={**BOTH_SEXES, "Fodelseregion": ("öv|~övriga världen|~rest of the world",)},
            whole={"Fodelseregion": ("tot|totalt|total",)},
            times=100,
        ),
    ),
)
