"""The numbers that the ready-made stories say, from the figures, as the reader's language writes them."""

from analysis import access, gap, inequality, inside, relational, scenarios, segregation
from analysis.groups import GROUPS, known_years
from indicators import figures, vintages
from indicators.area_types import YEAR
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, REGSO
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

_PHARMACY = INDICATORS["pharmacy_over_5km_pct"]
_DEGURBA, _SKR = SCHEMES["degurba"], SCHEMES["skr"]


def story(id: str) -> Story:
    """A ready-made story in the reader's language, its numbers filled in."""
    numbers = {"segregation": _segregation, "pharmacy": _pharmacy, "skurup": _skurup}[id]()
    return READY[id].told(language(), numbers)


def _percent(value: float, decimals: int = 1) -> str:
    return with_unit(number(value, decimals), "%")


def _segregation() -> dict[str, str]:
    reading = relational.reading()
    table = reading.table
    by_class = relational.by_class(reading, "degurba")["share"]
    types = {kind: 100 * table[f"type_{kind}_share"][GOTEBORG] for kind in (1, 2, 3, 4, 5)}
    return {
        "year": str(YEAR),
        "yes": number(reading.is_yes.sum()),
        "all": number(len(table)),
        "share": _percent(reading.share_yes()),
        "people": _percent(reading.people_share_yes()),
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
    counted = segregation.of_group(group, year)
    row = segregation.with_noise(counted, "dissimilarity", MEASURED).loc[GOTEBORG]
    return number(row["observed"], 2), number(row["null_mean"], 2), str(year)


def _inequality() -> dict[str, str]:
    by_year = inequality.split("tax_base_2023_prices_sek", "degurba").by_year
    total, between = by_year.iloc[-1][["total", "between"]]
    return {
        "between": _percent(100 * between / total),
        "rest": _percent(100 - 100 * between / total),
        "tax_year": str(by_year.index[-1]),
    }


def _pharmacy() -> dict[str, str]:
    year = vintages.default_year(_PHARMACY, MUNICIPALITY)
    beyond, everyone = access.people_beyond("pharmacy", 5)
    with_agents, _ = access.people_beyond("pharmacy_or_agent", 5)
    rural_gap = gap.of_indicator(_PHARMACY.id, "degurba")
    schemes = gap.under_schemes(_PHARMACY.id).query("same_as == ''")
    cuts = gap.under_cuts(_PHARMACY.id)["gap"]
    values = figures.values(_PHARMACY.id)["value"]
    return {
        "year": str(year),
        "beyond": number(round(beyond, -2)),
        "share": _percent(100 * beyond / everyone),
        "share_agent": _percent(100 * with_agents / everyone),
        "rural": amount(rural_gap.rural, _PHARMACY),
        "urban": amount(rural_gap.urban, _PHARMACY),
        "difference": difference(rural_gap.value, _PHARMACY),
        "half": number((values > 50).sum()),
        "all": number(len(values)),
        "squares": number(len(figures.squares())),
        "agreement": words.agreement_sentence(schemes.set_axis(schemes["scheme"].map(_title))),
        "least": number(cuts.min(), 1),
        "most": difference(cuts.max(), _PHARMACY),
        **_opened(OSTERSUND, NEAR_OSTERSUND),
    }


def _title(scheme: str) -> str:
    return said(SCHEMES[scheme].title)


def _opened(area: str, place: str) -> dict[str, str]:
    """What one pharmacy more changes, as the page "What if" has it."""
    places, _ = scenarios.read(place)
    outcome = scenarios.outcome(area, "pharmacy", 5000.0, places, "degurba")
    return {
        "gained": number(outcome.gained),
        "inhabitants": number(outcome.people),
        "before": _percent(100 * outcome.before / outcome.people),
        "after": _percent(100 * outcome.after / outcome.people),
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
    kinds = types[figures.areas(REGSO)["municipality_code"] == SKURUP].dropna()
    return {
        "areas": number(len(kinds)),
        "areas_good": number((kinds >= 4).sum()),
        "areas_mixed": number((kinds == 3).sum()),
        "areas_challenges": number((kinds <= 2).sum()),
        "types_year": str(YEAR),
    }


def _beside_group(word: str, id: str, *, is_bare: bool = False) -> dict[str, str]:
    """Skurup's value beside the median of its group of municipalities and of all."""
    indicator = INDICATORS[id]
    values = figures.values(id)["value"]
    groups = figures.areas()[_SKR.column]
    beside = {
        word: values[SKURUP],
        f"{word}_group": values[groups == groups[SKURUP]].median(),
        f"{word}_all": values.median(),
    }
    written = {key: number(v) if is_bare else amount(v, indicator) for key, v in beside.items()}
    return {**written, f"{word}_year": str(vintages.default_year(indicator, MUNICIPALITY))}
