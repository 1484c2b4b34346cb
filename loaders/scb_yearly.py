"""SCB's table exports with a column a year."""

import pandas as pd

from loaders._files import numbers_of
from loaders.faults import InputFault
from loaders.source import Source


def by_year(table: pd.DataFrame, heading: str, source: Source) -> pd.DataFrame:
    """The columns `<heading> 2020`, `<heading> 2021` … as rows: columns year (int) and value (float)."""
    columns = {f"{heading} {year}": year for year in source.years}
    missing = [column for column in ("region", *columns) if column not in table]
    if missing:
        raise InputFault(f"{source.file}: no column {', '.join(missing)}")
    rest = [column for column in table.columns if column not in columns]
    long = table.rename(columns=columns).melt(id_vars=rest, var_name="year", value_name="value")
    return long.assign(year=long["year"].astype(int), value=numbers_of(long["value"], source))
