"""Norway's regions of homes and jobs: minutes to the centre, and who commutes to it."""

from pathlib import Path

import numpy as np
import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.source import NOT_STATED, Source
from translations import Text

SOURCE = Source(
    key="ba_regions",
    publisher="Transportøkonomisk institutt",
    title="Bo- og arbeidsmarkedsregioner (BA-regioner) 2020",
    table="",
    address="",
    licence=NOT_STATED,
    years=(2020,),
    units="minutes, shares",
    file="ba_regions_travel_time_commuting_2024_codes.csv",
    rows=357,
    computed=Text(
        sv="Andelen som pendlar till centrum anges bara för kommuner som har sitt centrum i en annan kommun.",
        en="The share that commutes to the centre is given only for municipalities whose centre is another one.",
        nb="Andelen som pendler til senteret, oppgis bare for kommuner som har senteret sitt i en annen kommune.",
    ),
    limits=Text(
        sv="Värden för 2020 i kommunerna 2024, genom Folkehelseinstituttets sammanställning. Filen säger inte hur "
        "restiden är räknad; den är inte 0 i centrumkommunen, så den gäller troligen invånarnas medelresa. Licensen är "
        "inte angiven.",
        en="Values of 2020 in the municipalities of 2024, through a compilation of the Norwegian Institute of Public Health. "
        "The file does not say how the time is reckoned; it is not 0 in a centre, so it is probably the inhabitants' mean "
        "trip. No licence is stated.",
        nb="Verdier for 2020 i kommunene 2024, gjennom Folkehelseinstituttets sammenstilling. Filen sier ikke hvordan "
        "reisetiden er regnet; den er ikke 0 i senterkommunen, så den gjelder trolig innbyggernes gjennomsnittsreise. "
        "Lisensen er ikke oppgitt.",
    ),
)
_OWN_CENTRE = "senterkommune|egen ba-region"  # in words: the municipality is the centre itself


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """One row per Norwegian municipality of 2024, index `area_id`; columns minutes and commuting_pct.

    `commuting_pct`: of the employed who live there, the share who work in the municipality that
    is the centre of its region; NaN where it is that centre itself, or a region of its own.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("code", "travel_time_min", "out_commuting_pct", "basis"), SOURCE)
    is_centre = table["basis"].str.casefold().str.contains(_OWN_CENTRE)
    frame = pd.DataFrame(
        {
            "minutes": numbers_of(table["travel_time_min"], SOURCE),
            "commuting_pct": np.where(
                is_centre, np.nan, numbers_of(table["out_commuting_pct"], SOURCE)
            ),
        }
    )
    frame.index = pd.Index(table["code"].str.zfill(4), name="area_id")
    frame = frame.sort_index()
    return check(frame, SOURCE, counts=["minutes"], shares=["commuting_pct"], rows=SOURCE.rows)
