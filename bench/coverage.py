"""How often a nominal 95 % interval of a gap holds the gap that it is about.

Sweden's 290 municipalities stand for all that could be: as many are drawn from
them again and again, with replacement, the interval is found from each such
country, and it is counted how often it holds the gap of the real one.
"""

from collections.abc import Iterator

import numpy as np

from indicators import INDICATORS, SCHEMES, vintages
from indicators import figures as published
from indicators.indicator import MUNICIPALITY
from measures import gaps

SHOWN = (
    "pharmacy_over_5km_pct",
    "rented_pct",
    "cars_per_1000",
    "wage_mean_tkr",
    "dwellings_per_1000",
    "age_75_plus_pct",
)
_COUNTRIES, _DRAWS = 400, 600


def figures() -> Iterator[dict]:
    """A row an indicator and scheme: the share of intervals that hold, in per cent."""
    for id in SHOWN:
        for scheme, share in coverage(id).items():
            yield {
                "figure": f"coverage_{id}",
                "scheme": scheme,
                "nominal_pct": 95,
                "covers_pct": round(100 * share, 1),
                "countries": _COUNTRIES,
            }


def coverage(id: str, countries: int = _COUNTRIES, seed: int = 1) -> dict[str, float]:
    """By scheme, the share of simulated countries whose interval holds the real gap."""
    indicator = INDICATORS[id]
    year = vintages.default_year(indicator, MUNICIPALITY)
    areas = published.areas(MUNICIPALITY)
    values = published.values(id, year=year)["value"].reindex(areas.index).to_numpy(float)
    weights = published.weights(indicator, year).reindex(areas.index).to_numpy(float)
    sides = {
        scheme.id: tuple(
            areas[scheme.column].isin(side).to_numpy() for side in (scheme.rural, scheme.urban)
        )
        for scheme in SCHEMES.values()
        if scheme.column in areas
    }
    truth = gaps.under_schemes(values, weights, sides, draws=2)["gap"]
    generator = np.random.default_rng(seed)
    held = dict.fromkeys(sides, 0)
    for country in range(countries):
        taken = generator.integers(len(areas), size=len(areas))
        drawn = {name: (rural[taken], urban[taken]) for name, (rural, urban) in sides.items()}
        rows = gaps.under_schemes(values[taken], weights[taken], drawn, draws=_DRAWS, seed=country)
        for name, row in rows.iterrows():
            held[name] += row["low"] <= truth[name] <= row["high"]
    return {name: count / countries for name, count in held.items()}
