"""Countries by degree of urbanisation: what a refresh has brought from Eurostat."""

import pandas as pd

from indicators import live
from loaders import eurostat

DEGREES = ("DEG1", "DEG2", "DEG3")  # cities; towns and suburbs; rural areas
_PART = "table_eurostat"


@live.cached(maxsize=1)
def by_urbanisation() -> pd.DataFrame:
    """One row a dataset, country and year, newest first; empty until a refresh. Do not change it.

    Columns dataset, table, unit, geo, year, DEG1, DEG2, DEG3 (NaN where the
    figure is missing or withheld), flags (Eurostat's own, such as "DEG3: b") and
    retrieved. Years without any figure are left out.
    """
    columns = ["dataset", "table", "unit", "geo", "year", *DEGREES, "flags", "retrieved"]
    found = live.read(_PART)
    if found is None or not set(eurostat.COLUMNS) <= set(found):
        return pd.DataFrame(columns=columns)
    shown = found[found["degurba"].isin(DEGREES)]
    key = ["dataset", "table", "unit", "geo", "year"]
    wide = shown.pivot(index=key, columns="degurba", values="value").reindex(columns=DEGREES)
    marked = shown[shown["flag"] != ""]
    flags = (
        (marked["degurba"] + ": " + marked["flag"]).groupby([marked[k] for k in key]).agg("; ".join)
    )
    retrieved = shown.groupby(key)["retrieved"].max()
    table = wide.assign(flags=flags.reindex(wide.index).fillna(""), retrieved=retrieved)
    table = table.dropna(subset=list(DEGREES), how="all").reset_index()
    order = {code: place for place, code in enumerate(eurostat.COUNTRIES)}
    return table.sort_values(
        ["table", "geo", "year"],
        key=lambda c: c.map(order) if c.name == "geo" else -c if c.name == "year" else c,
        ignore_index=True,
    )[columns]  # fmt: skip
