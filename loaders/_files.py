"""Reading the publishers' files from a folder: by name, whole, once."""

import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd

from loaders.faults import InputFault
from loaders.source import Source


def read_bytes(folder: Path, source: Source) -> bytes:
    """The bytes of the source's one file, wherever below `folder` it lies.

    Raises InputFault when it is missing, empty, or there in more than one copy
    (`name (1).csv`, `name - Copy.csv`, or the same name in two folders).
    """
    path = Path(source.file)
    copies = re.compile(
        rf"{re.escape(path.stem)}(\s*\(\d+\)|[\s_-]*(copy|kopia))*{re.escape(path.suffix)}",
        re.IGNORECASE,
    )
    paths = sorted(p for p in folder.rglob(f"*{path.suffix}") if copies.fullmatch(p.name))
    if not paths:
        raise InputFault(f"{source.file}: missing")
    if len(paths) > 1:
        names = ", ".join(str(p.relative_to(folder)) for p in paths)
        raise InputFault(f"{source.file}: found more than once ({names})")
    raw = paths[0].read_bytes()
    if not raw:
        raise InputFault(f"{source.file}: empty")
    return raw


def read_several(folder: Path, sources: Iterable[Source]) -> tuple[bytes, ...]:
    """The bytes of each source's file, in the order given; every fault in one InputFault."""
    raws: list[bytes] = []
    faults: list[str] = []
    for source in sources:
        try:
            raws.append(read_bytes(folder, source))
        except InputFault as fault:
            faults.append(str(fault))
    if faults:
        raise InputFault("\n".join(faults))
    return tuple(raws)


def text_of(raw: bytes, source: Source) -> str:
    """UTF-8 text without its byte-order mark; InputFault when it is in another encoding."""
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputFault(f"{source.file}: not UTF-8 text (byte {error.start:,})") from None


def csv_of(raw: bytes, source: Source) -> pd.DataFrame:
    """A comma-separated table with every column as text (codes keep their zeros)."""
    try:
        return pd.read_csv(io.StringIO(text_of(raw, source)), dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise InputFault(f"{source.file}: not a table ({error})") from None


def json_of(raw: bytes, source: Source) -> dict:
    """A JSON object; InputFault when it is cut off or something else."""
    try:
        answer = json.loads(text_of(raw, source))
    except json.JSONDecodeError:
        raise InputFault(f"{source.file}: cut off, or not JSON") from None
    if not isinstance(answer, dict):
        raise InputFault(f"{source.file}: not a JSON object")
    return answer


def numbers_of(column: pd.Series, source: Source) -> pd.Series:
    """Numbers from text; `..` and blank are NaN, anything else that is no number a fault."""
    text = column.str.strip().mask(lambda s: s.isin(["", "..", "."]))
    numbers = pd.to_numeric(text, errors="coerce")
    wrong = text[numbers.isna() & text.notna()]
    if len(wrong):
        raise InputFault(f"{source.file}: {wrong.iloc[0]!r} is no number ({column.name})")
    return numbers


def read_outlines(raw: bytes, source: Source) -> gpd.GeoDataFrame:
    """Any vector file that GDAL knows, as a frame; InputFault when it is damaged."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source.file  # GDAL goes by the ending
        path.write_bytes(raw)
        try:
            return gpd.read_file(path)
        except Exception as error:
            raise InputFault(
                f"{source.file}: damaged, or not a map file ({type(error).__name__})"
            ) from None


def read_parquet(raw: bytes, source: Source) -> pd.DataFrame:
    """A Parquet file with its geometry where it has one; InputFault when it is damaged."""
    try:
        return gpd.read_parquet(io.BytesIO(raw))
    except ValueError:  # a table without geometry
        pass
    except Exception as error:
        raise InputFault(
            f"{source.file}: cut off, or not Parquet ({type(error).__name__})"
        ) from None
    try:
        return pd.read_parquet(io.BytesIO(raw))
    except Exception as error:
        raise InputFault(
            f"{source.file}: cut off, or not Parquet ({type(error).__name__})"
        ) from None
