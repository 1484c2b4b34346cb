"""SCB's socio-economic area types of RegSO."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, read_bytes
from loaders.scb_area_key import codes_of_names
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_area_types",
    publisher="SCB",
    title="Områdestyper och socioekonomiskt index, RegSO 2020",
    table="AA0003F/IntGr5Socio",
    address="https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__AA__AA0003__AA0003F/",
    licence=CC0,
    years=(2022,),
    units="type 1–5",
    file="regso_area_type_2022.csv",
    rows=3363,
    computed=Text(
        sv="Används oförändrad; områdena identifieras med namn.",
        en="Used as it is; areas are recognised by name.",
        nb="Brukes uendret; områdene identifiseres med navn.",
    ),
    limits=Text(
        sv="Typerna är relativa: de mäts mot varje års medelvärde och standardavvikelse.",
        en="The types are relative: they are measured against each year's mean and standard deviation.",
        nb="Typene er relative: de måles mot hvert års gjennomsnitt og standardavvik.",
    ),
)


def load(folder: Path) -> bytes:
    """SCB's table export as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key: pd.DataFrame) -> pd.DataFrame:
    """One row per RegSO 2020, index `area_id`; column area_type (1–5)."""
    return types_of(raw, key, SOURCE)


def types_of(raw: bytes, key: pd.DataFrame, source: Source) -> pd.DataFrame:
    """The types of the one year of `source`, as `parse` returns them.

    The export ends in some forty lines of notes: rows without a type are not areas.
    """
    table = csv_of(raw, source)
    year = str(source.years[0])
    table = table.rename(columns={table.columns[0]: "region"})
    need(table, [year], source)
    table = table.rename(columns={year: "area_type"})
    table = table[table["area_type"].isin(list("12345"))]
    frame = (
        table.assign(area_id=codes_of_names(table["region"], key, source))
        .set_index("area_id")
        .sort_index()
    )
    return check(frame[["area_type"]].astype(int), source, counts=["area_type"], rows=source.rows)
