"""The embedded snapshot on disk: what its files are called, and reading them safely."""

import hashlib
import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd

FORMAT = 1  # of the snapshot's files; a snapshot of another format is refused
FOLDER = Path(__file__).parent.parent / "data" / "snapshot"
REBUILD = "python -m loaders snapshot --from DIR"


class SnapshotError(RuntimeError):
    """The snapshot cannot be used: `file` names what is wrong, `reason` is one of the words below."""

    def __init__(self, file: str, reason: str) -> None:
        """`reason` is "missing", "damaged" or "format"."""
        super().__init__(f"data/snapshot/{file}: {reason}. Rebuild it with: {REBUILD}")
        self.file = file
        self.reason = reason


def manifest() -> dict:
    """What the snapshot holds: `format`, and per file its sha256, bytes and rows."""
    raw = _bytes("manifest.json")
    try:
        found = json.loads(raw)
        format = found["format"]
        {name: (file["sha256"], file["geometry"]) for name, file in found["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SnapshotError("manifest.json", "damaged") from None
    if format != FORMAT:
        raise SnapshotError("manifest.json", "format")
    return found


def frame(name: str) -> pd.DataFrame:
    """One Parquet file of the snapshot as a frame (a GeoDataFrame where it has geometry).

    Raises SnapshotError when the file is missing, is not the one that the
    manifest describes, or cannot be read.
    """
    described = manifest()["files"].get(name)
    if described is None:
        raise SnapshotError(name, "missing")
    raw = _bytes(name)
    if hashlib.sha256(raw).hexdigest() != described["sha256"]:
        raise SnapshotError(name, "damaged")
    try:
        reader = gpd.read_parquet if described["geometry"] else pd.read_parquet
        return reader(io.BytesIO(raw))
    except Exception:
        raise SnapshotError(name, "damaged") from None


def _bytes(name: str) -> bytes:
    try:
        return (FOLDER / name).read_bytes()
    except OSError:
        raise SnapshotError(name, "missing") from None
