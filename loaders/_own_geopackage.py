"""A GeoPackage's first layer, read from memory by sqlite3: rows of a plain table, and nothing that is computed.

The file is a database with a program in it if it likes: views, generated columns, virtual tables. None of
them is asked, and whoever made the file cannot make a cell larger than it is in there.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pyproj

from loaders._own_remark import MOST_CELLS, OwnFault, Remark, refuse_size, remark

_LONGEST_VALUE = 40 * 2**20  # bytes of a row: an outline of MOST_VERTICES, and a little
_LONGEST_SQL = 1_000_000  # bytes of a table's description
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes, by the code in a geometry's flags
_VERTEX = 16  # bytes, at least
_PLAIN = re.compile(r"CREATE\s+TABLE\b", re.IGNORECASE)
_VIRTUAL = re.compile(r"\s*CREATE\s+VIRTUAL", re.IGNORECASE)
_INDEX = re.compile(r"USING\s+\"?(rtree|fts\d)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Layer:
    """Names of the columns, rows of cells, each row's outline as WKB (None: no outline), the CRS as PROJ reads it."""

    names: list[str]
    rows: list[list[object]]
    shapes: list[bytes | None]
    crs: object
    notes: list[Remark]


def first_layer(raw: bytes) -> Layer:
    """The first layer with outlines, or else the first table. OwnFault where there is none to be had."""
    raw = raw[:18] + b"\x01\x01" + raw[20:]  # one that was copied while open: without its journal
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            base.deserialize(raw)
            _bind(base)
            return _read(base)
        except (sqlite3.Error, OverflowError, TypeError, ValueError) as error:
            if isinstance(error, OwnFault):
                raise
            raise OwnFault(remark("damaged")) from None


def _bind(base: sqlite3.Connection) -> None:
    """Only reading, of plain tables, within limits."""
    base.text_factory = lambda raw: raw.decode("utf-8", "replace")
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    base.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _LONGEST_SQL)
    base.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    base.execute("PRAGMA query_only = 1")
    base.execute("PRAGMA trusted_schema = 0")
    reading = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA}
    base.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in reading else sqlite3.SQLITE_DENY
    )


def _read(base: sqlite3.Connection) -> Layer:
    tables = _tables(base)
    if "gpkg_contents" not in tables:
        raise OwnFault(remark("not_geopackage"))
    layers = [str(name) for (name,) in base.execute(_LAYERS) if name in tables]
    if not layers:
        raise OwnFault(remark("no_table"))
    names, key = _columns(base, layers[0])
    column, crs = _geometry(base, layers[0], tables)
    shown = [name for name in names if name not in {key, column}]
    refuse_size(columns=len(shown))
    asked_for = ", ".join(map(_quoted, [*shown, *([column] if column else [])]))
    cells = base.execute(f"SELECT {asked_for or 'NULL'} FROM {_quoted(layers[0])}")  # noqa: S608
    rows, shapes = _bounded(cells, len(shown))
    notes = [remark("layer", name=layers[0], count=len(layers))] if len(layers) > 1 else []
    return Layer(names=shown, rows=rows, shapes=shapes if column else [], crs=crs, notes=notes)


_LAYERS = """SELECT table_name FROM gpkg_contents WHERE data_type = 'features' OR data_type = 'attributes'
ORDER BY data_type DESC, rowid LIMIT 1000"""


def _tables(base: sqlite3.Connection) -> set[str]:
    """The plain tables. OwnFault where the file holds a query of its own, or a table that is read from elsewhere."""
    plain = set()
    for kind, name, sql in base.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind == "view":
            raise OwnFault(remark("computed"))
        if _VIRTUAL.match(sql or "") and not _INDEX.search(sql):
            raise OwnFault(remark("damaged"))
        if kind == "table" and _PLAIN.match(sql or ""):
            plain.add(name)
    return plain


def _columns(base: sqlite3.Connection, layer: str) -> tuple[list[str], str | None]:
    """Names of a table's columns, and the one that numbers its rows. OwnFault where one is computed."""
    names, key, text = [], None, 0
    for _, name, kind, _, default, place, hidden in base.execute(
        f"PRAGMA table_xinfo({_quoted(layer)})"
    ):
        if hidden:
            raise OwnFault(remark("computed"))
        text += len(str(default or ""))
        names.append(str(name))
        if place and str(kind).upper() == "INTEGER":
            key = str(name)
    if text > _LONGEST_SQL // 2:  # what every row is told that says nothing there
        refuse_size(text=text * MOST_CELLS)
    return names, key


def _geometry(base: sqlite3.Connection, layer: str, tables: set[str]) -> tuple[str | None, object]:
    """The column of the outlines and their CRS; None where there is none."""
    if "gpkg_geometry_columns" not in tables:
        return None, None
    query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    row = base.execute(query, [layer]).fetchone()
    if row is None:
        return None, None
    return str(row[0]), _crs(base, row[1]) if "gpkg_spatial_ref_sys" in tables else None


def _crs(base: sqlite3.Connection, number: object) -> object:
    query = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    row = base.execute(query, [number]).fetchone()
    if row is None:
        return None
    if str(row[0]).upper() == "EPSG":
        return f"EPSG:{int(row[1])}"
    try:
        return pyproj.CRS.from_wkt(str(row[2])[:20_000])
    except pyproj.exceptions.CRSError:
        return None


def _bounded(
    cells: Iterator[tuple[Any, ...]], width: int
) -> tuple[list[list[object]], list[bytes | None]]:
    """The rows as far as they are read; OwnFault where they are more, or say more, than that."""
    rows: list[list[object]] = []
    shapes: list[bytes | None] = []
    text = vertices = 0
    for row in cells:
        values = [None if isinstance(cell, bytes) else cell for cell in row[:width]]
        text += sum(len(cell) for cell in values if isinstance(cell, str))
        shape = _wkb(row[width]) if len(row) > width else None
        vertices += len(shape or b"") // _VERTEX
        rows.append(values)
        shapes.append(shape)
        refuse_size(rows=len(rows), columns=width, text=text, vertices=vertices)
    return rows, shapes


def _wkb(blob: object) -> bytes | None:
    """A GeoPackage's geometry without its head; None where it is none."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        return None
    head = _ENVELOPES.get(blob[3] >> 1 & 7)
    return None if head is None else blob[8 + head :]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
