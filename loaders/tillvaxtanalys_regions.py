"""Urban–rural types of the functional regions (FA regions)."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import read_bytes, read_parquet
from loaders.faults import InputFault
from loaders.source import NOT_STATED, Source
from translations import Text

SOURCE = Source(
    key="tillvaxtanalys_regions",
    publisher="Tillväxtanalys, SCB",
    title="FA-regioner med typindelning (ur3, ur6)",
    table="FA15",
    address="https://www.tillvaxtanalys.se/",
    licence=NOT_STATED,
    years=(2015,),
    units="codes",
    file="fa_regions_ur.parquet",
    rows=60,
    computed=Text(
        sv="Regionens typ gäller alla kommuner i den; gränserna används inte.",
        en="The region's type holds for every municipality in it; the borders are not used.",
        nb="Regionens type gjelder alle kommuner i den; grensene brukes ikke.",
    ),
    limits=Text(
        sv="Typen gäller hela den funktionella regionen, inte kommunen: Skurup räknas till en "
        "storstadsregion genom Malmö-Lund.",
        en="A type of the whole functional region, not of the municipality: Skurup is metropolitan through Malmö-Lund.",
        nb="Typen gjelder hele den funksjonelle regionen, ikke kommunen: Skurup regnes til en storbyregion "
        "gjennom Malmö-Lund.",
    ),
)


def load(folder: Path) -> bytes:
    """The publisher's GeoParquet as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per functional region, index `fa_code`; columns fa_name, ur3 (1–3), ur6 (1–6)."""
    frame = read_parquet(raw, SOURCE).rename(columns={"fa_kod": "fa_code", "fa_namn": "fa_name"})
    need(frame, ["fa_code", "fa_name", "ur3", "ur6"], SOURCE)
    for column, types in (("ur3", "123"), ("ur6", "123456")):
        unknown = frame.loc[~frame[column].isin(list(types)), "fa_code"]
        if len(unknown):
            raise InputFault(f"{SOURCE.file}: no known {column} for region {unknown.iloc[0]}")
    frame = check(frame.set_index("fa_code"), SOURCE, rows=SOURCE.rows)
    frame[["ur3", "ur6"]] = frame[["ur3", "ur6"]].astype(int)
    return pd.DataFrame(frame[["fa_name", "ur3", "ur6"]])
