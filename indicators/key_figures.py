"""What all indicators from Kolada share: each is one key figure, published per municipality.

The texts of an indicator say in the project's own words what the key figure's
description says. Nothing of it is embedded: a refresh brings the values.
"""

from typing import Literal

from indicators.indicator import MUNICIPALITY, Feed, Indicator
from translations import Text

KOLADA = "kolada"
_FORMULA = Text(
    sv="som Kolada publicerar, nyckeltal {number}",
    en="as published by Kolada, key figure {number}",
    nb="som publisert av Kolada, nøkkeltall {number}",
)
_NEAR = {
    "population": Text(
        sv="{caveat} Vägs med folkmängden: en approximation.",
        en="{caveat} Weighted by population: an approximation.",
        nb="{caveat} Vektes med folketallet: en tilnærming.",
    ),
    "dwellings": Text(
        sv="{caveat} Vägs med antalet bostäder: en approximation.",
        en="{caveat} Weighted by dwellings: an approximation.",
        nb="{caveat} Vektes med antall boliger: en tilnærming.",
    ),
}
_ANSWER = Text(
    sv="Andel av de svarande som svarade {answer} på frågan om {question}. De som svarade {left_out} räknas inte.",
    en="Share of respondents who answered {answer} when asked about {question}. Those who answered {left_out} are "
    "not counted.",
    nb="Andel av de svarende som svarte {answer} på spørsmålet om {question}. De som svarte {left_out}, regnes ikke "
    "med.",
)
_LEFT_OUT = Text(
    sv="vet inte eller ingen åsikt",
    en="don't know or no opinion",
    nb="vet ikke eller ingen mening",
)
_LESS_LEFT_OUT = Text(sv="ingen åsikt", en="no opinion", nb="ingen mening")
_COUNTS_UNSURE = {"N00666", "N00669"}  # those who answered don't know are among the respondents
# The key figure that gives ± ("osäkerhetstal") around each of those of the citizen survey.
_UNCERTAINTIES = {
    "N00558": "U01558",
    "N00559": "U01559",
    "N00572": "U01676",
    "N00574": "U01574",
    "N00591": "U01591",
    "N00592": "U01592",
    "N00650": "U01650",
    "N00664": "U01664",
    "N00666": "U01666",
    "N00669": "U01669",
}
_SURVEY = Text(
    sv="Enkät: SCB:s medborgarundersökning, ett urval av invånarna. Alla kommuner deltar inte varje år; hur stor andel "
    "som svarade visar indikatorn ”Svarsandel i medborgarundersökningen”. Osäkerheten (±) är den som Kolada publicerar.",
    en="Survey: Statistics Sweden's citizen survey, a sample of the inhabitants. Not every municipality takes part "
    "each year; the indicator “Response to the citizen survey” shows what share answered. The uncertainty (±) "
    "is the one that Kolada publishes.",
    nb="Spørreundersøkelse: SCBs innbyggerundersøkelse, et utvalg av innbyggerne. Ikke alle kommuner deltar hvert år; "
    "hvor stor andel som svarte, viser indikatoren «Svarprosent i innbyggerundersøkelsen». Usikkerheten (±) er den som Kolada publiserer.",
)
GOOD = Text(
    sv="mycket bra eller ganska bra", en="very good or fairly good", nb="svært bra eller ganske bra"
)


def key_figure(
    id: str,
    number: str,
    *,
    theme: str,
    title: Text,
    meaning: Text,
    caveat: Text,
    direction: Literal["low", "high"] | None,
    unit: str = "pct",
    weight: str | None = "population",
    weight_is_base: bool = False,
    goal: int | None = None,
    comparable: Literal["same", "similar", "not"] | None = None,
    uncertainty: str = "",
) -> Indicator:
    """An indicator that is Kolada's key figure `number`.

    Where `weight` is not what the key figure is a share of (`weight_is_base`), its
    means are approximations, and the caveat says so. `uncertainty` is the key figure
    that gives ± around each value.
    """
    is_near = weight is not None and not weight_is_base
    return Indicator(
        id=id,
        theme=theme,
        title=title,
        meaning=meaning,
        formula=_FORMULA.format(number=number),
        caveat=_NEAR[weight].format(caveat=caveat) if weight and is_near else caveat,
        unit=unit,
        direction=direction,
        weight=weight,
        years={},
        sources=(KOLADA,),
        goal=goal,
        feeds=(fed(number, uncertainty),),
        comparable=comparable,
    )


def survey(
    id: str, number: str, *, theme: str, title: Text, question: Text, answer: Text = GOOD
) -> Indicator:
    """The share of those asked in the citizen survey who gave one of the two best answers."""
    return key_figure(
        id,
        number,
        theme=theme,
        title=title,
        meaning=_ANSWER.format(
            answer=answer,
            question=question,
            left_out=_LESS_LEFT_OUT if number in _COUNTS_UNSURE else _LEFT_OUT,
        ),
        caveat=_SURVEY,
        direction="high",
        uncertainty=_UNCERTAINTIES[number],
    )


def fed(number: str, uncertainty: str = "") -> Feed:
    """Where a refresh finds a key figure, and its uncertainty where that is one of its own."""
    return Feed(source=KOLADA, table=number, level=MUNICIPALITY, uncertainty=uncertainty)
