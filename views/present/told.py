"""The numbers that the ready-made stories say, from the figures, as the reader's language writes them."""

import pandas as pd

from analysis import scenarios, segregation
from analysis.groups import GROUPS, known_years
from indicators import figures, vintages
from indicators.area_types import YEAR
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, REGSO, SQUARE, Indicator
from indicators.schemes import SCHEMES
from indicators.written import amount, difference
from presenting.ready import (
    GOTEBORG,
    MEASURED,
    NEAR_OSTERSUND,
    OSTERSUND,
    READY,
    RYDSGARD,
    SKURUP,
)
from presenting.story import Story
from translations.texts import language, number, said, with_unit
from views import words
from views.gaps import holds, inequality
from views.segregation import inside, relational

_PHARMACY = INDICATORS["pharmacy_over_5km_pct"]
_DEGURBA, _SKR = SCHEMES["degurba"], SCHEMES["skr"]


def story(id: str) -> Story:
    """A ready-made story in the reader's language, its numbers filled in."""
    found = {"segregation": _segregation, "pharmacy": _pharmacy, "skurup": _skurup}[id]()
    return READY[id].told(language(), found)


def _percent(value: float, decimals: int = 1) -> str:
    return with_unit(number(value, decimals), "%")


def _year(indicator: Indicator) -> int:
    """The year that a page shows unless it is asked for another."""
    return vintages.years(indicator, MUNICIPALITY)[-1]


def _values(indicator: Indicator) -> pd.Series:
    return figures.values(indicator.id, MUNICIPALITY, _year(indicator))["value"]


def _segregation() -> dict[str, str]:
    found = relational.reading()
    table = found.table
    is_yes = table["status"] == "yes"
    by_class = (100 * is_yes.groupby(figures.areas()[_DEGURBA.column]).mean()).to_dict()
    types = {kind: 100 * table[f"type_{kind}_share"][GOTEBORG] for kind in (1, 2, 3, 4, 5)}
    return {
        "year": str(YEAR),
        "yes": number(is_yes.sum()),
        "all": number(len(table)),
        "share": _percent(found.share_yes()),
        "people": _percent(found.people_share_yes()),
        "cities": _percent(by_class[1], 0),
        "towns": _percent(by_class[2], 0),
        "rural": _percent(by_class[3], 0),
        "scheme_year": str(_DEGURBA.year),
        "good": _percent(types[4] + types[5]),
        "mixed": _percent(types[3]),
        "challenges": _percent(types[1] + types[2]),
        **_dissimilarity(),
        **_homes(),
        **_inequality(),
    }


def _dissimilarity() -> dict[str, str]:
    """As the page "Measure segregation" has it for the same municipalities."""
    seen, chance, year = _uneven("foreign_born")
    return {"seen": seen, "chance": chance, "measured": year}


def _homes() -> dict[str, str]:
    seen, chance, year = _uneven("rented")
    return {"homes_seen": seen, "homes_chance": chance, "homes_year": year}


def _uneven(group: str) -> tuple[str, str, str]:
    """Göteborg's dissimilarity of a group, what chance alone would give, and the year."""
    year = known_years(GROUPS[group])[-1]
    own = segregation.of_group(group, year)
    row = segregation.with_noise(own, "dissimilarity", MEASURED).loc[GOTEBORG]
    return number(row["observed"], 2), number(row["null_mean"], 2), str(year)


def _inequality() -> dict[str, str]:
    indicator = INDICATORS["tax_base_2023_prices_sek"]
    choice = inequality.Choice(
        indicator=indicator, year=_year(indicator), scheme=_DEGURBA, index="theil"
    )
    total, between = inequality.split(choice).by_year.loc[choice.year, ["total", "between"]]
    return {
        "between": _percent(100 * between / total),
        "rest": _percent(100 - 100 * between / total),
        "tax_year": str(choice.year),
    }


def _beyond(service: str) -> tuple[float, float]:
    """People with more than 5 km to a service, and all people, counted by square."""
    squares = figures.squares()
    km = figures.values(f"{service}_nearest_km", SQUARE)["value"]
    people = squares["population"]
    return float(people[km > 5].sum()), float(people.sum())


def _pharmacy() -> dict[str, str]:
    year = _year(_PHARMACY)
    beyond, everyone = _beyond("pharmacy")
    with_agents, _ = _beyond("pharmacy_or_agent")
    gap = words.indicator_gap(_PHARMACY, year, _DEGURBA)
    schemes = holds.gaps_of(_PHARMACY, MUNICIPALITY, year)
    values = _values(_PHARMACY)
    return {
        "year": str(year),
        "beyond": number(round(beyond, -2)),
        "share": _percent(100 * beyond / everyone),
        "share_agent": _percent(100 * with_agents / everyone),
        "rural": amount(gap.rural, _PHARMACY),
        "urban": amount(gap.urban, _PHARMACY),
        "difference": difference(gap.value, _PHARMACY),
        "half": number((values > 50).sum()),
        "all": number(len(values)),
        "squares": number(len(figures.squares())),
        "agreement": words.agreement_sentence(schemes.set_axis(schemes["scheme"].map(_title))),
        "least": number(schemes["gap"].min(), 1),
        "most": difference(schemes["gap"].max(), _PHARMACY),
        **_opened(OSTERSUND, NEAR_OSTERSUND),
    }


def _title(scheme: str) -> str:
    return said(SCHEMES[scheme].title)


def _opened(area: str, place: str) -> dict[str, str]:
    """What one pharmacy more changes, as the page "What if" has it."""
    places, _ = scenarios.read(place)
    found = scenarios.outcome(
        area, "pharmacy", 5000.0, places, _DEGURBA.column, _DEGURBA.rural, _DEGURBA.urban
    )
    return {
        "gained": number(found.gained),
        "inhabitants": number(found.people),
        "before": _percent(100 * found.before / found.people),
        "after": _percent(100 * found.after / found.people),
    }


def _skurup() -> dict[str, str]:
    population = figures.series("population")
    years = population.columns[population.loc[SKURUP].notna()]
    group = figures.areas()[_SKR.column][SKURUP]
    opened = _opened(SKURUP, RYDSGARD)
    cars = inside.means("cars_per_1000").loc[SKURUP]
    return {
        **opened,
        "inhabitants_squares": opened["inhabitants"],
        "inhabitants": number(population.loc[SKURUP, years[-1]]),
        "inhabitants_first": number(population.loc[SKURUP, years[0]]),
        "people_year": str(years[-1]),
        "people_first": str(years[0]),
        "group": said(_SKR.classes[group]),
        **_areas_by_type(),
        **_beside_group("homes", "dwellings_per_1000", is_bare=True),
        **_beside_group("wage", "wage_mean_tkr"),
        **_beside_group("pharmacy", _PHARMACY.id),
        "cars_centre": number(cars["C"]),
        "cars_country": number(cars["A"]),
        "cars_year": str(vintages.default_year(INDICATORS["cars_per_1000"], DESO)),
    }


def _areas_by_type() -> dict[str, str]:
    types = figures.values("area_type", REGSO, YEAR)["value"]
    own = types[figures.areas(REGSO)["municipality_code"] == SKURUP].dropna()
    return {
        "areas": number(len(own)),
        "areas_good": number((own >= 4).sum()),
        "areas_mixed": number((own == 3).sum()),
        "areas_challenges": number((own <= 2).sum()),
        "types_year": str(YEAR),
    }


def _beside_group(word: str, id: str, *, is_bare: bool = False) -> dict[str, str]:
    """Skurup's value beside the median of its group of municipalities and of all."""
    indicator = INDICATORS[id]
    values = _values(indicator)
    groups = figures.areas()[_SKR.column]
    own = {
        word: values[SKURUP],
        f"{word}_group": values[groups == groups[SKURUP]].median(),
        f"{word}_all": values.median(),
    }
    written = {key: number(v) if is_bare else amount(v, indicator) for key, v in own.items()}
    return {**written, f"{word}_year": str(_year(indicator))}
