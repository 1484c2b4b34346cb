"""Made values as a refresh would leave them."""

import pandas as pd

from indicators import INDICATORS, figures, live
from indicators.indicator import MUNICIPALITY

KEY_FIGURES = [i for i in INDICATORS.values() if i.sources == ("kolada",)]


SPREAD = {"gini": (0.2, 0.5), "verdict": (0, 2)}


def refresh_key_figures():
    """Made-up values of every key figure for every municipality but the first, in 2024 and 2025."""
    codes = list(figures.areas(MUNICIPALITY).index)[1:]
    rows = []
    for indicator in KEY_FIGURES:
        low, high = SPREAD.get(indicator.unit, (1, 99))
        steps = [low + (high - low) * (n % 100) / 99 for n in range(len(codes))]
        values = [round(v) if indicator.unit == "verdict" else v for v in steps]
        for year in (2024, 2025):
            rows += [(indicator.id, c, year, v) for c, v in zip(codes, values, strict=True)]
    frame = pd.DataFrame(rows, columns=["indicator", "area_id", "year", "value"]).assign(
        level=MUNICIPALITY,
        status="observed",
        source="kolada",
        table="N00000",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_kolada", frame[live.COLUMNS])
