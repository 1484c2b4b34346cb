"""Pharmacies and medicine agents."""

import io
import warnings
from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import read_bytes
from loaders.faults import InputFault
from loaders.source import NOT_STATED, Source
from translations import Text

SOURCE = Source(
    key="pipos",
    publisher="Tillväxtverket",
    title="Pipos, apoteksvaror",
    table="2025-11-12",
    address="https://pipos.se/",
    licence=NOT_STATED,
    years=(2025,),
    units="points, EPSG:3006",
    file="pipos_apoteksvaror_2025-11-12.xlsx",
    rows=1968,
    computed=Text(
        sv="Fågelvägen från varje bebodd kilometerruta till närmaste ställe. Varje ställe visas med namn "
        "och kommun.",
        en="Straight-line distance from every inhabited square kilometre to the nearest place. The places themselves are shown with name and municipality.",
        nb="Luftlinje fra hver bebodd kilometerrute til nærmeste sted. Hvert sted vises med navn og "
        "kommune.",
    ),
    limits=Text(
        sv="Ett apoteksombud lämnar ut beställda läkemedel och säljer ett litet urval receptfria läkemedel. "
        "Apotek på andra sidan gränsen i Norge, Finland och Danmark räknas inte.",
        en="A medicine agent hands out ordered medicines and sells a small range of over-the-counter medicines. Pharmacies "
        "across the border in Norway, Finland and Denmark are not counted.",
        nb="Et medisinutsalg utleverer bestilte legemidler og selger et lite utvalg reseptfrie legemidler. "
        "Apotek på den andre siden av grensen i Norge, Finland og Danmark regnes ikke med.",
    ),
)
_OWN_GENITIVES = {"2080": "Falu"}


def load(folder: Path) -> bytes:
    """The publisher's workbook as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes, municipalities: pd.DataFrame) -> pd.DataFrame:
    """One row per place and kind; columns name, is_pharmacy, municipality_code, easting, northing (metres, EPSG:3006).

    Index: the publisher's id with `A` (pharmacy) or `O` (agent), since a place can
    be both. The publisher lists five pharmacies twice: each counts once.
    `municipalities` has the names that the publisher's ("Eslövs kommun") are matched with.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # the workbook names no default style
            table = pd.read_excel(io.BytesIO(raw))
    except Exception as error:
        raise InputFault(
            f"{SOURCE.file}: damaged, or not a workbook ({type(error).__name__})"
        ) from None
    need(table, ("Serviceplatsid", "Serviceform", "Namn", "Kommun", "X", "Y"), SOURCE, SOURCE.rows)
    strange = set(table["Serviceform"]) - {"Apotek", "Apoteksombud"}
    if strange:
        raise InputFault(f"{SOURCE.file}: unknown kind of place {', '.join(map(str, strange))}")
    for column in ("X", "Y"):
        table[column] = pd.to_numeric(table[column], errors="coerce")
        lost = table.loc[table[column].isna(), "Serviceplatsid"]
        if len(lost):
            raise InputFault(f"{SOURCE.file}: no {column} for place {lost.iloc[0]}")
    table = table.drop_duplicates(["Serviceplatsid", "Serviceform"])
    is_pharmacy = table["Serviceform"] == "Apotek"
    frame = pd.DataFrame(
        {
            "name": table["Namn"].astype(str).str.split().str.join(" ").to_numpy(),
            "is_pharmacy": is_pharmacy.to_numpy(),
            "municipality_code": _codes(table["Kommun"], municipalities).to_numpy(),
            "easting": table["X"].to_numpy(float),
            "northing": table["Y"].to_numpy(float),
        },
        index=(
            table["Serviceplatsid"].astype(str) + is_pharmacy.map({True: "A", False: "O"})
        ).rename("place_id"),
    )
    return check(frame, SOURCE, positive=["easting", "northing"])


def _codes(written: pd.Series, municipalities: pd.DataFrame) -> pd.Series:
    """Code of each municipality that is written in the genitive ("Eslövs kommun", "Borås stad")."""
    known = {
        f"{name}{genitive} {kind}": code
        for code, name in municipalities["name"].items()
        for genitive in ("", "s")
        for kind in ("kommun", "stad")
    }
    known |= {f"{_OWN_GENITIVES[code]} kommun": code for code in _OWN_GENITIVES}
    words = written.astype(str).str.split().str.join(" ")
    codes = words.map(known)
    if codes.isna().any():
        raise InputFault(f"{SOURCE.file}: unknown municipality {words[codes.isna()].iloc[0]}")
    return codes
