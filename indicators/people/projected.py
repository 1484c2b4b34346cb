"""How many people are projected to live in a municipality: never a part of the series of those who do."""

from indicators.indicator import MUNICIPALITY, Indicator
from loaders import scb_projection
from translations import Text

_YEARS = scb_projection.SOURCE.years
_CAVEAT = Text(
    sv="Framskrivning från 2022, inte utfall: den räknar fram senare års födslar, dödsfall och flyttningar. För 2024 låg "
    "den 0,35 procent över utfallet i hela landet, och i en enskild kommun kan felet vara stort.",
    en="A projection of 2022, not an outcome: it carries births, deaths and moves of earlier years forward. For 2024 it was "
    "0.35 per cent above the outcome in the whole country, and in a single municipality the error can be large.",
    nb="En framskriving fra 2022, ikke et utfall: den fører tidligere års fødsler, dødsfall og flyttinger videre. For 2024 "
    "lå den 0,35 prosent over utfallet i hele landet, og i en enkelt kommune kan feilen være stor.",
)

INDICATORS = (
    Indicator(
        id="population_projection",
        theme="people",
        title=Text(
            sv="Folkmängd enligt framskrivning (2022)",
            en="Projected population (projection of 2022)",
            nb="Framskrevet folketall (framskriving fra 2022)",
        ),
        meaning=Text(
            sv="Så många invånare SCB 2022 räknade med att kommunen har den 31 december.",
            en="As many inhabitants as Statistics Sweden in 2022 reckoned the municipality to have on 31 December.",
            nb="Så mange innbyggere SCB i 2022 regnet med at kommunen har 31. desember.",
        ),
        formula=Text(
            sv="publicerad framskrivning", en="published projection", nb="publisert framskriving"
        ),
        caveat=_CAVEAT,
        unit="people",
        direction=None,
        weight=None,
        years={MUNICIPALITY: _YEARS},
        sources=("scb_projection",),
        is_projection=True,
    ),
    Indicator(
        id="population_projection_index",
        theme="people",
        title=Text(
            sv="Folkmängd enligt framskrivning, 2025 = 100",
            en="Projected population, 2025 = 100",
            nb="Framskrevet folketall, 2025 = 100",
        ),
        meaning=Text(
            sv="Framskriven folkmängd i förhållande till framskrivningens egen för 2025: under 100 väntas kommunen krympa.",
            en="Projected population relative to the projection's own for 2025: below 100 the municipality is expected to "
            "shrink.",
            nb="Framskrevet folketall i forhold til framskrivingens eget for 2025: under 100 ventes kommunen å krympe.",
        ),
        formula=Text(
            sv="framskriven folkmängd / framskriven folkmängd 2025 × 100",
            en="projected population / projected population of 2025 × 100",
            nb="framskrevet folketall / framskrevet folketall 2025 × 100",
        ),
        caveat=_CAVEAT,
        unit="of_100",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _YEARS[1:]},
        sources=("scb_projection",),
        is_projection=True,
    ),
)
