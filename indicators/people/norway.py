"""How Norway's municipalities are tied to a centre: by minutes, and by those who work there."""

from indicators.coverage import WITH_CENTRE_ELSEWHERE
from indicators.formulas import PUBLISHED, PUBLISHED_SHARE
from indicators.indicator import NORWAY, Indicator
from loaders import ba_regions
from translations import Text

_YEARS = {NORWAY: ba_regions.SOURCE.years}
_SOURCE = (ba_regions.SOURCE.key,)

INDICATORS = (
    Indicator(
        id="ba_minutes_norway",
        theme="people",
        title=Text(
            sv="Restid till regionens centrum (Norge)",
            en="Minutes to the centre of the region (Norway)",
            nb="Reisetid til regionens senter (Norge)",
        ),
        meaning=Text(
            sv="Minuter till centrum i kommunens bo- och arbetsmarknadsregion (BA-region 2020).",
            en="Minutes to the centre of the municipality's region of homes and jobs (BA region of 2020).",
            nb="Minutter til senteret i kommunens bo- og arbeidsmarkedsregion (BA-region 2020).",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Värden för 2020 i kommunerna 2024. Filen säger inte hur restiden är räknad; centrumkommunen har inte 0, så det "
            "är troligen en medelresa. Licensen är inte angiven.",
            en="Values of 2020 in the municipalities of 2024. The file does not say how the time is reckoned; a centre does "
            "not have 0, so it is probably a mean trip. No licence is stated.",
            nb="Verdier for 2020 i kommunene 2024. Filen sier ikke hvordan reisetiden er regnet; senterkommunen har ikke 0, "
            "så det er trolig en gjennomsnittsreise. Lisensen er ikke oppgitt.",
        ),
        unit="minutes",
        direction="low",
        weight="population",
        years=_YEARS,
        sources=_SOURCE,
        comparable="not",
    ),
    Indicator(
        id="ba_commuting_norway_pct",
        theme="people",
        title=Text(
            sv="Pendlar till regionens centrum (Norge)",
            en="Commuting to the centre of the region (Norway)",
            nb="Pendler til regionens senter (Norge)",
        ),
        meaning=Text(
            sv="Andel av de sysselsatta i kommunen som arbetar i den kommun som är centrum i dess BA-region.",
            en="Share of the employed of the municipality who work in the municipality that is the centre of its BA region.",
            nb="Andel av de sysselsatte i kommunen som arbeider i den kommunen som er senter i BA-regionen.",
        ),
        formula=PUBLISHED_SHARE,
        caveat=Text(
            sv="Bara kommuner vars centrum är en annan kommun. Värden för 2020 i kommunerna 2024; filen säger inte vilka som "
            "räknas som sysselsatta. Licensen är inte angiven. Vägs med folkmängden: en approximation.",
            en="Only municipalities whose centre is another one. Values of 2020 in the municipalities of 2024; the file does "
            "not say who counts as employed. No licence is stated. Weighted by population: an approximation.",
            nb="Bare kommuner der senteret er en annen kommune. Verdier for 2020 i kommunene 2024; filen sier ikke hvem som "
            "regnes som sysselsatte. Lisensen er ikke oppgitt. Vektes med folketallet: en tilnærming.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        years=_YEARS,
        sources=_SOURCE,
        covers=WITH_CENTRE_ELSEWHERE,
        comparable="not",
    ),
)
