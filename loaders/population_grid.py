"""Where people live: the inhabited one-kilometre squares."""

from pathlib import Path

import numpy as np
import pandas as pd

from loaders._check import check, need
from loaders._files import read_bytes, read_parquet
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="population_grid",
    publisher="SCB",
    title="Statistik på rutor, befolkning 1 km",
    table="",
    address="https://www.scb.se/vara-tjanster/oppna-data/oppna-geodata/statistik-pa-rutor/",
    licence=CC0,
    years=(2024,),
    units="people, 31 December; EPSG:3006",
    file="population_1km_2024.parquet",
    rows=103464,
    computed=Text(
        sv="Varje ruta hör till den kommun vars generaliserade yta den ligger i, i Stockholms och Uppsala "
        "län till kommunen för rutans DeSO. Rutor nära en gräns har flyttats till grannkommunen, så kort "
        "väg som möjligt, för att kommunernas folkmängd ska stämma med registret samma dag (±2 %). 962 "
        "rutor hör därför till en annan kommun än i SCB:s fil.",
        en="Each square belongs to the municipality whose generalised outline it lies in, in the counties of Stockholm "
        "and Uppsala the one that its DeSO belongs to. Squares near a border were moved to the neighbour, as short a "
        "way as possible, so that the municipalities' populations agree with the register of the same day (±2 %). So "
        "962 squares belong to another municipality than in Statistics Sweden's file.",
        nb="Hver rute hører til kommunen med den generaliserte flaten den ligger i, i Stockholms og Uppsala "
        "län til kommunen for rutens DeSO. Ruter nær en grense er flyttet til nabokommunen, så kort vei "
        "som mulig, for at kommunenes folketall skal stemme med registeret samme dag (±2 %). 962 ruter "
        "hører derfor til en annen kommune enn i SCBs fil.",
    ),
    limits=Text(
        sv="Avstånd mäts från rutans mitt: upp till 0,7 km fel för en enskild person.",
        en="Distances are measured from the centre of the square: up to 0.7 km off for one person.",
        nb="Avstander måles fra midten av ruten: opptil 0,7 km feil for en enkelt person.",
    ),
)
_SPELT_OTHERWISE = {"Malung": "Malung-Sälen"}


def load(folder: Path) -> bytes:
    """The publisher's grid as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, municipalities: pd.DataFrame) -> pd.DataFrame:
    """One row per inhabited square; index `area_id` (the square's id as text).

    Columns population (people), easting and northing of the centre (metres,
    EPSG:3006) and municipality_code (by the name that the grid carries).
    `municipalities` has `area_id` as index and a column `name`. Raises
    InputFault for an unknown name, and when a municipality has no square.
    """
    table = read_parquet(raw, SOURCE)
    need(table, ("square", "population", "kommun"), SOURCE)
    code_of = pd.Series(municipalities.index, index=municipalities["name"])
    codes = table["kommun"].replace(_SPELT_OTHERWISE).map(code_of)
    if codes.isna().any():
        raise InputFault(
            f"{SOURCE.file}: unknown municipality {table.loc[codes.isna(), 'kommun'].iloc[0]}"
        )
    empty = code_of[~code_of.isin(codes)]
    if len(empty):
        raise InputFault(f"{SOURCE.file}: no people in {', '.join(empty.index[:3])}")
    squares = pd.Index(table["square"].to_numpy(np.int64).astype(str), name="area_id")
    easting, northing = (corners(squares) + 500).T
    frame = pd.DataFrame(
        {
            "population": table["population"].to_numpy(),
            "easting": easting,
            "northing": northing,
            "municipality_code": codes.to_numpy(),
        },
        index=squares,
    ).sort_index()
    return check(frame, SOURCE, counts=["population"], rows=SOURCE.rows)


def corners(squares: pd.Index) -> np.ndarray:
    """South-western corners of square kilometres by their `area_id`: (n, 2) whole metres, EPSG:3006."""
    ids = squares.to_numpy().astype(np.int64)
    return np.column_stack([ids // 10**7, ids % 10**7])


def centres(squares: pd.Index) -> np.ndarray:
    """Centres of square kilometres by their `area_id`: (n, 2) metres, EPSG:3006."""
    return corners(squares) + 500.0
