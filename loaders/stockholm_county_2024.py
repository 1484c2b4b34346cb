"""Minutes to T-Centralen by public transport, from the areas of Stockholm county."""

from pathlib import Path

import numpy as np
import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import NOT_STATED, Source
from translations import Text

SOURCE = Source(
    key="stockholm_county_2024",
    publisher="Trafiklab, SCB",
    title="Restid med kollektivtrafik till T-Centralen, DeSO 2025, Stockholms län",
    table="",
    address="https://www.trafiklab.se/",
    licence=NOT_STATED,
    years=(2024,),
    units="minutes",
    file="deso_commute_tcentralen.csv",
    rows=1362,
    computed=Text(
        sv="Används oförändrade. 59 av 1 362 värden är skattade i källan; ett saknas.",
        en="Used as they are. 59 of 1,362 values are estimated in the source; one is missing.",
        nb="Brukes uendret. 59 av 1 362 verdier er anslått i kilden; én mangler.",
    ),
    limits=Text(
        sv="Bearbetade av tredje part. Filen anger inte vilken dag och tid resan görs, var i området den "
        "börjar och hur gångtid och byten räknas. Områdenas folkmängd ingår inte: medelvärden över "
        "invånare kan inte beräknas.",
        en="Processed by a third party. The file does not state the day and the hour of the journey, where in the area it "
        "begins, and how walking and changes are counted. The areas' population does not come with it: no mean over "
        "inhabitants can be computed.",
        nb="Bearbeidet av tredjepart. Filen oppgir ikke dag og tidspunkt for reisen, hvor i området den "
        "begynner, og hvordan gangtid og bytter regnes. Områdenes folketall inngår ikke: gjennomsnitt "
        "over innbyggere kan ikke beregnes.",
    ),
)
COUNTY = "01"
_HOW = {"real": False, "interpolated": True, "missing": True}
_PREFIX = "deso_"


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, key_2025: pd.DataFrame) -> pd.DataFrame:
    """One row per DeSO 2025 of Stockholm county, index `area_id`; minutes_to_tcentralen and is_interpolated.

    Minutes are whole; NaN: missing from the source. `is_interpolated` where the
    minutes are not those of a journey.
    """
    table = csv_of(raw, SOURCE)
    need(table, ("desokod", "commute_min", "source"), SOURCE)
    codes = table["desokod"].str.removeprefix(_PREFIX).str.upper().rename("area_id")
    odd = set(table["source"]) - set(_HOW)
    if odd:
        raise InputFault(f"{SOURCE.file}: unknown kind of value {min(odd)}")
    minutes = numbers_of(table["commute_min"], SOURCE).mask(table["source"] == "missing", np.nan)
    frame = pd.DataFrame(
        {
            "minutes_to_tcentralen": minutes.to_numpy(float),
            "is_interpolated": table["source"].map(_HOW).to_numpy(bool),
        },
        index=pd.Index(codes),
    ).sort_index()
    check(frame, SOURCE, positive=["minutes_to_tcentralen"], rows=SOURCE.rows)
    wanted = key_2025.index[key_2025.index.str.startswith(COUNTY)]
    unknown = frame.index.symmetric_difference(wanted)
    if len(unknown):
        raise InputFault(f"{SOURCE.file}: {unknown[0]} is unknown, or missing")
    return frame
