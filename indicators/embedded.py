"""The embedded snapshot on disk: what its files are called, and reading them safely."""

import hashlib
import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd

FORMAT = 1  # of the snapshot's files; a snapshot of another format is refused
FOLDER = Path(__file__).parent.parent / "data" / "snapshot"
STATIC = Path(__file__).parent.parent / "static" / "map"
_HERE, _DRAWN = "data/snapshot/", "static/map/"  # as the reader finds them
_REASONS = {
    "missing": "missing",
    "damaged": "damaged",
    "format": "made by another version of Klyftkartan",
}
REBUILD = "python -m making snapshot --from DIR"


class SnapshotError(RuntimeError):
    """The snapshot cannot be used: `file` (from the root) is wrong, `reason` says how."""

    def __init__(self, file: str, reason: str) -> None:
        """`reason` is "missing", "damaged" or "format" (made by another version)."""
        super().__init__(f"{file}: {_REASONS[reason]}. Rebuild it with: {REBUILD}")
        self.file = file
        self.reason = reason


def manifest() -> dict:
    """What the snapshot holds: `format`; `files` with sha256, bytes, rows, geometry; `static` with versions.

    `gates` are what the builder's gates found (`making.gates.written`).
    """
    try:
        found = json.loads(_bytes(FOLDER, "manifest.json"))
        format = found["format"]
        if format == FORMAT:
            wanted = {"sha256", "bytes", "rows", "geometry"}
            complete = all(wanted <= set(file) for file in found["files"].values())
            complete = complete and bool(dict(found["static"]))
        else:
            complete = True
    except (ValueError, KeyError, TypeError, AttributeError):
        complete = False
    if not complete:
        raise SnapshotError(_HERE + "manifest.json", "damaged")
    if format != FORMAT:
        raise SnapshotError(_HERE + "manifest.json", "format")
    return found


def frame(name: str) -> pd.DataFrame:
    """One Parquet file of the snapshot as a frame (a GeoDataFrame where it has geometry).

    Raises SnapshotError when the file is missing, is not the one that the
    manifest describes, or cannot be read.
    """
    described = manifest()["files"].get(name)
    if described is None:
        raise SnapshotError(_HERE + name, "missing")
    raw = _bytes(FOLDER, name)
    if hashlib.sha256(raw).hexdigest() != described["sha256"]:
        raise SnapshotError(_HERE + name, "damaged")
    try:
        table = (gpd.read_parquet if described["geometry"] else pd.read_parquet)(io.BytesIO(raw))
    except Exception:
        raise SnapshotError(_HERE + name, "damaged") from None
    if ("geometry" in table) != described["geometry"]:
        raise SnapshotError(_HERE + name, "damaged")
    return table


def static_version(name: str) -> str:
    """Version of a file that the browser fetches; SnapshotError when it is missing or another."""
    version = manifest()["static"].get(name)
    if hashlib.sha256(_bytes(STATIC, name)).hexdigest()[:12] != version:
        raise SnapshotError(_DRAWN + name, "damaged")
    return version


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError:
        raise SnapshotError((_HERE if folder == FOLDER else _DRAWN) + name, "missing") from None
