"""Six goals of Agenda 2030: their official short names, which indicators stand for each, and who says so.

The names are the short ones of the United Nations (en), of the Swedish
Government and the UN Association of Sweden (sv), and of the Norwegian
Government and the UN Association of Norway (nb).

Who says so is told apart. RKA (the Swedish Council for the Promotion of
Municipal Analyses) chose key figures of Kolada for municipalities and regions,
on the Government's commission, with Statistics Sweden and the Agenda 2030
delegation; published in 2019 and revised since. The rest are this project's own choice.
"""

from dataclasses import dataclass

from analysis import standing
from indicators import vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from translations import Text


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """A key figure of RKA's choice, by its number in Kolada, and the indicator that shows it.

    `shown_as` is the number that the indicator's values have, where it is another.
    """

    number: str
    indicator: str
    shown_as: str = ""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A goal by its number, with its official short name and RKA's key figures for it."""

    number: int
    title: Text
    key_figures: tuple[KeyFigure, ...]


_HOURLY_STOP = KeyFigure(number="N07418", indicator="stop_hourly_within_500m_pct")
GOALS = {
    goal.number: goal
    for goal in (
        Goal(
            number=3,
            title=Text(
                sv="God hälsa och välbefinnande",
                en="Good health and well-being",
                nb="God helse og livskvalitet",
            ),
            key_figures=(
                KeyFigure(number="U01405", indicator="good_health_survey_pct"),
                KeyFigure(number="N00925", indicator="life_expectancy_women_years"),
            ),
        ),
        Goal(
            number=4,
            title=Text(sv="God utbildning för alla", en="Quality education", nb="God utdanning"),
            key_figures=(
                KeyFigure(number="N15428", indicator="eligible_vocational_pct"),
                KeyFigure(number="N17461", indicator="graduated_in_4_years_pct"),
            ),
        ),
        Goal(
            number=5,
            title=Text(sv="Jämställdhet", en="Gender equality", nb="Likestilling mellom kjønnene"),
            key_figures=(
                KeyFigure(number="N00952", indicator="womens_income_of_mens_pct"),
                KeyFigure(number="N00943", indicator="parental_leave_men_pct"),
                KeyFigure(number="N05815", indicator="women_in_council_pct"),
            ),
        ),
        Goal(
            number=8,
            title=Text(
                sv="Anständiga arbetsvillkor och ekonomisk tillväxt",
                en="Decent work and economic growth",
                nb="Anstendig arbeid og økonomisk vekst",
            ),
            key_figures=(
                KeyFigure(number="N02267", indicator="employed_20_64_pct"),
                KeyFigure(number="N02797", indicator="neither_work_nor_study_16_24_pct"),
                KeyFigure(number="N03700", indicator="gross_product_tkr", shown_as="N03702"),
            ),
        ),
        Goal(
            number=9,
            title=Text(
                sv="Hållbar industri, innovationer och infrastruktur",
                en="Industry, innovation and infrastructure",
                nb="Industri, innovasjon og infrastruktur",
            ),
            key_figures=(
                KeyFigure(number="N07900", indicator="broadband_100mbit_pct"),
                _HOURLY_STOP,
            ),
        ),
        Goal(
            number=11,
            title=Text(
                sv="Hållbara städer och samhällen",
                en="Sustainable cities and communities",
                nb="Bærekraftige byer og lokalsamfunn",
            ),
            key_figures=(
                KeyFigure(number="N07907", indicator="crowded_pct"),
                KeyFigure(number="N07530", indicator="grocery_within_2km_pct"),
                _HOURLY_STOP,
            ),
        ),
    )
}


def chosen_by_rka(goal: Goal) -> list[Indicator]:
    """The indicators that show RKA's key figures for a goal, in its order."""
    return [INDICATORS[figure.indicator] for figure in goal.key_figures]


def chosen_here(goal: Goal) -> list[Indicator]:
    """The project's own choice for a goal: what a profile tells of, of municipalities, now or after a refresh."""
    of_rka = {figure.indicator for other in GOALS.values() for figure in other.key_figures}
    return [
        indicator
        for indicator in INDICATORS.values()
        if indicator.goal == goal.number
        and indicator.id not in of_rka
        and standing.is_told(indicator)
        and _is_of_municipalities(indicator)
    ]


def _is_of_municipalities(indicator: Indicator) -> bool:
    known = bool(vintages.years(indicator, MUNICIPALITY))
    return known or vintages.is_awaited(indicator, MUNICIPALITY)
