"""Degree of urbanisation, SKR's municipality groups, county and functional region."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, read_bytes
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_classification",
    publisher="SCB",
    title="Kommuner i DEGURBA, SKR:s kommungruppsindelning 2023, LA- och FA-regioner",
    table="",
    address="https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/",
    licence=CC0,
    years=(2025,),
    units="codes",
    file="classification_2025.csv",
    rows=290,
    computed=Text(sv="Används oförändrad.", en="Used as it is.", nb="Brukes uendret."),
)
_SKR = {"A1", "A2", "B3", "B4", "B5", "C6", "C7", "C8", "C9"}


def load(folder: Path) -> bytes:
    """The publisher's table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per municipality, index `area_id`; columns name, county_code, county,
    degurba (1, 2, 3), skr_group (A1…C9), la_code, fa_code (two digits)."""
    table = csv_of(raw, SOURCE).rename(
        columns={
            "kommun_kod": "area_id",
            "kommun": "name",
            "lan_kod": "county_code",
            "lan": "county",
            "la": "la_code",
            "fa": "fa_code",
            "skr_grupp": "skr_group",
        }
    )
    wanted = [
        "area_id",
        "name",
        "county_code",
        "county",
        "degurba",
        "skr_group",
        "la_code",
        "fa_code",
    ]
    need(table, wanted, SOURCE)
    frame = table[wanted].set_index("area_id").sort_index()
    unknown = set(frame["degurba"]) - {"1", "2", "3"} | set(frame["skr_group"]) - _SKR
    if unknown:
        raise InputFault(f"{SOURCE.file}: unknown class {', '.join(sorted(unknown))}")
    frame["degurba"] = frame["degurba"].astype(int)
    frame["fa_code"] = frame["fa_code"].str.zfill(2)
    return check(frame, SOURCE, rows=SOURCE.rows)
