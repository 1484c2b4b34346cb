"""Life expectancy at birth by municipality and sex, over five years together."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_life_expectancy",
    publisher="SCB",
    title="Återstående medellivslängd vid födelsen efter kommun, femårsperioderna 1998–2002 till 2015–2019",
    table="BE0101",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    years=tuple(range(2002, 2020)),
    units="years of life",
    file="scb_life_expectancy_municipality_1998_2019.csv",
    rows=10440,
    computed=Text(
        sv="Används oförändrad. En femårsperiod anges med sitt sista år.",
        en="Used as it is. A period of five years goes by its last year.",
        nb="Brukes uendret. En femårsperiode angis med sitt siste år.",
    ),
    limits=Text(
        sv="I små kommuner varierar värdet mycket av en slump. Knivsta (bildad 2003) saknar värde för 1998–2002.",
        en="In small municipalities the figure varies much by chance. Knivsta (founded in 2003) has none for 1998–2002.",
        nb="I små kommuner varierer verdien mye tilfeldig. Knivsta (dannet i 2003) mangler verdi for 1998–2002.",
    ),
)
SEXES = ("women", "men")
PERIOD = 5  # years


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """Years of life per municipality and period: index (area_id, year), the last year of the period.

    Columns women and men; NaN: not published.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("code", "sex", "period", "life_expectancy"), SOURCE, SOURCE.rows)
    periods = table["period"].str.extract(r"^(\d{4})-(\d{4})$").astype(float)
    wrong = table["period"][~(periods[1] - periods[0] == PERIOD - 1)]
    if len(wrong):
        raise InputFault(f"{SOURCE.file}: {wrong.iloc[0]!r} is no period of {PERIOD} years")
    long = pd.DataFrame(
        {
            "area_id": table["code"].str.zfill(4),
            "year": periods[1].astype(int),
            "sex": table["sex"],
            "value": numbers_of(table["life_expectancy"], SOURCE),
        }
    )
    check(long.set_index(["area_id", "year", "sex"]), SOURCE, positive=["value"])
    frame = long.pivot(index=["area_id", "year"], columns="sex", values="value")
    need(frame, SEXES, SOURCE)
    return frame[list(SEXES)].rename_axis(columns=None).sort_index()
