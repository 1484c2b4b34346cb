"""What a refreshed part holds, by the beginning of its name: checked before anything of it is read.

A part says which version of this it was written by. One of another version, or
without these columns, is as good as absent: the page on sources names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

VERSION = "1"
MARK = b"klyftkartan"  # of the file's own notes; a part from before there were marks has none

_TEXT, _NUMBER, _FLAG, _SHAPE = "text", "number", "flag", "shape"
_VALUES = {
    **dict.fromkeys(("indicator", "level", "area_id", "status", "source", "table", "query"), _TEXT),
    "retrieved": _TEXT,
    "year": _NUMBER,
    "value": _NUMBER,
}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The columns without which a part cannot be used, and what each holds."""

    columns: Mapping[str, str]


KINDS: dict[str, Kind] = {
    "values_": Kind(columns=_VALUES),
    "margins_": Kind(columns=_VALUES),
    "outlines_": Kind(columns={"geometry": _SHAPE}),
    "borders_": Kind(columns={"geometry": _SHAPE}),
    "classes_": Kind(columns={}),
    "squares_grid": Kind(columns={"population": _NUMBER, "year": _NUMBER, "is_new": _FLAG}),
    "places_osm": Kind(columns={"geometry": _SHAPE, "county": _TEXT}),
    "stops_gtfs": Kind(
        columns={"geometry": _SHAPE, "feed": _TEXT, "mode": _TEXT, "date": _TEXT, "name": _TEXT}
    ),
}


def is_ours(name: str, schema: pa.Schema) -> bool:
    """Whether a part of this name can be read as one: of this version, with the columns of its kind."""
    notes = schema.metadata or {}
    if notes.get(MARK, VERSION.encode()) != VERSION.encode():
        return False
    kind = next((kind for start, kind in KINDS.items() if name.startswith(start)), None)
    if kind is None:
        return True
    return all(_holds(schema, column, what) for column, what in kind.columns.items())


def _holds(schema: pa.Schema, column: str, what: str) -> bool:
    if column not in schema.names:
        return False
    held = schema.field(column).type
    if pa.types.is_dictionary(held):
        held = held.value_type
    return {
        _TEXT: pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_null(held),
        _NUMBER: pa.types.is_integer(held) or pa.types.is_floating(held),
        _FLAG: pa.types.is_boolean(held),
        _SHAPE: pa.types.is_binary(held) or pa.types.is_large_binary(held),
    }[what]
