"""SCB's socio-economic area types of RegSO, a year after those of `scb_area_types`."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from loaders import scb_area_types
from loaders._files import read_bytes
from loaders.source import USUAL_TERMS

SOURCE = replace(
    scb_area_types.SOURCE,
    key="scb_area_types_2023",
    title="Områdestyper och socioekonomiskt index, RegSO 2020, publicerade i januari 2025",
    licence=USUAL_TERMS,
    years=(2023,),
    file="regso_area_type_2023.csv",
)


def load(folder: Path) -> bytes:
    """SCB's table export as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key: pd.DataFrame) -> pd.DataFrame:
    """One row per RegSO 2020, index `area_id`; column area_type (1–5)."""
    return scb_area_types.types_of(raw, key, SOURCE)
